"""Runs migrations on the connection that ``models.schema`` hands over."""

from alembic import context

from hrdesk.models import records
from hrdesk.models.base import Base

assert records.tables()  # every table is declared
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
