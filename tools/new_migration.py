"""Write the next migration: what the models declare beyond the migrations that exist.

``python tools/new_migration.py "add equipment"`` writes ``versions/NNNN_add_equipment.py``. Read it,
complete it by hand where data has to move, and add its number to ``migrations.REVISIONS``.
"""

import re
import sys

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from hrdesk.models import schema


def main(message: str) -> None:
    """Upgrade an empty database with the existing migrations, then compare it with the models."""
    config = Config()
    config.set_main_option("script_location", str(schema.SCRIPTS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    written = sorted(path.name[:4] for path in (schema.SCRIPTS / "versions").glob("[0-9]*.py"))
    number = f"{int(written[-1]) + 1 if written else 1:04d}"
    with create_engine("sqlite://").connect() as connection:
        config.attributes["connection"] = connection
        if written:
            command.upgrade(config, "head")
        command.revision(config, message.capitalize(), autogenerate=True, rev_id=number)
    print(f"Now read it, and add {number!r} to REVISIONS in hrdesk/models/migrations/__init__.py.")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not re.fullmatch(r"[a-z0-9 ]+", sys.argv[1]):
        sys.exit('usage: python tools/new_migration.py "what it does, in lower case"')
    main(sys.argv[1])
