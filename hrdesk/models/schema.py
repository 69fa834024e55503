"""The version of the schema: refuse the future, upgrade the past with a copy aside."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models import migrations, records
from hrdesk.models.base import Base
from hrdesk.models.migrations import REVISIONS

HEAD = REVISIONS[-1]
NUMBER = len(REVISIONS)  # how bundles name the version of the records in them
SCRIPTS = Path(migrations.__file__).parent


def version_of(connection: Connection) -> str | None:
    """Return the schema version, None for an empty file."""
    named = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").scalar()
    if named is None:
        return None
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def require_known(version: str | None) -> None:
    """Raise ``UserError`` when a newer program made the store."""
    if version is not None and version not in REVISIONS:
        raise UserError(say.newer_store(version))


def create(connection: Connection) -> None:
    """Make every table of the present version. A test holds this against the migrations."""
    assert records.tables()
    Base.metadata.create_all(connection)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def upgrade(engine: Engine) -> None:
    """Run the migrations that the store lacks in one transaction: all of them, or none.

    Raises ``RuntimeError`` when a migration leaves a reference to nothing.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA query_only = OFF")
        # Batch migrations drop and rename tables, which must not count as deleting rows.
        driver.execute("PRAGMA foreign_keys = OFF")
        config.attributes["connection"] = connection
        try:
            with connection.execution_options(writes=True).begin():
                command.upgrade(config, "head")
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise RuntimeError(f"migration broke a reference of {broken[0]}")
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
            driver.execute("PRAGMA query_only = ON")
