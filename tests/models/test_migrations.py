"""The migrations and the models say the same; every upgrade keeps the data; a newer store is refused."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models import digest, schema, session
from hrdesk.models.base import Base
from hrdesk.models.migrations import REVISIONS
from hrdesk.models.store import Store
from tests import factories

NEXT = '''"""A revision of tomorrow: a column, a rebuilt table and data that moves."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("person") as batch_op:
        batch_op.add_column(sa.Column("nickname", sa.String(), nullable=True))
    with op.batch_alter_table("org_unit", recreate="always") as batch_op:
        batch_op.alter_column("name", new_column_name="title")
    op.execute("UPDATE person SET nickname = full_name")
    {last}
'''


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return session.open_engine(tmp_path / "store.db", bytes(32))


def created(engine: Engine) -> None:
    with session.writing(engine) as connection:
        schema.create(connection)


def upgraded(engine: Engine) -> None:
    schema.upgrade(engine)


def statements(connection: Connection) -> set[tuple[str, ...]]:
    """Return every statement that made the schema in its parts: neither white space nor order matters."""
    rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")
    parts = ([" ".join(part.replace(")", " ").split()) for part in str(row[0]).split(",")] for row in rows)
    return {tuple(sorted(each)) for each in parts}


@pytest.mark.parametrize("make", [created, upgraded])
def test_a_new_file_equals_the_models(engine: Engine, make: object) -> None:
    assert callable(make)
    make(engine)
    with engine.connect() as connection, connection.begin():
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert schema.version_of(connection) == schema.HEAD


def test_migrations_make_the_very_tables_that_the_models_make(tmp_path: Path) -> None:
    found = []
    for make in (created, upgraded):
        engine = session.open_engine(tmp_path / f"{make.__name__}.db", bytes(32))
        make(engine)
        with engine.connect() as connection, connection.begin():
            found.append({made for made in statements(connection) if "alembic_version" not in "".join(made)})
        engine.dispose()
    assert found[0] == found[1]


def test_the_list_of_revisions_is_the_chain_of_files() -> None:
    scripts = ScriptDirectory(str(schema.SCRIPTS))
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS
    for path in (schema.SCRIPTS / "versions").glob("[0-9]*.py"):
        assert path.name[:4] in REVISIONS


def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str = "pass") -> None:
    """Make this program one revision newer than the stores it made so far."""
    scripts = tmp_path / "migrations"
    shutil.copytree(schema.SCRIPTS, scripts)
    (scripts / "versions" / "9999_tomorrow.py").write_text(NEXT.format(head=schema.HEAD, last=last), "utf-8")
    monkeypatch.setattr(schema, "SCRIPTS", scripts)
    monkeypatch.setattr(schema, "REVISIONS", (*REVISIONS, "9999"))
    monkeypatch.setattr(schema, "HEAD", "9999")


def test_an_older_store_is_copied_aside_then_upgraded_with_its_data(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.saved_person(store)
    with store.reading() as connection:
        before = digest.state_digest(connection)
    store.close()
    tomorrow(tmp_path, monkeypatch)
    with factories.open_store(store.folder) as opened, opened.reading() as connection:
        assert schema.version_of(connection) == "9999"
        assert connection.exec_driver_sql("SELECT nickname FROM person").scalar() == "Nguyễn Văn An"
        assert connection.exec_driver_sql("SELECT count(*) FROM org_unit WHERE title LIKE 'xã%'").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
    monkeypatch.undo()
    (copy,) = (store.folder / "backups").iterdir()
    shutil.copy(store.folder / "store.keys", tmp_path)
    shutil.copy(copy, tmp_path / "store.db")
    with factories.open_store(tmp_path) as old, old.reading() as connection:
        assert digest.state_digest(connection) == before


@pytest.mark.parametrize(
    "last",
    [
        'raise ValueError("half-way")',
        'op.execute("DELETE FROM org_unit WHERE parent_id IS NOT NULL")',  # people's positions lie there
    ],
)
def test_an_upgrade_that_fails_leaves_the_store_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    factories.saved_person(store)
    with store.reading() as connection:
        before = digest.state_digest(connection)
    store.close()
    with monkeypatch.context() as patched:
        tomorrow(tmp_path, patched, last)
        with pytest.raises((ValueError, RuntimeError), match=r"half-way|reference"):
            factories.open_store(store.folder)
    with factories.open_store(store.folder) as opened, opened.reading() as connection:
        assert schema.version_of(connection) == REVISIONS[-1]
        assert digest.state_digest(connection) == before


def test_an_older_store_is_upgraded_for_whoever_only_looks(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.saved_person(store)
    store.close()
    tomorrow(tmp_path, monkeypatch)
    with factories.open_store(store.folder, read_only=True) as opened, opened.reading() as connection:
        assert opened.read_only
        assert schema.version_of(connection) == "9999"
        assert connection.exec_driver_sql("SELECT nickname FROM person").scalar() == "Nguyễn Văn An"
    assert len(list((store.folder / "backups").iterdir())) == 1


def test_a_newer_store_is_refused_and_left_alone(store: Store) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    before = (store.folder / "store.db").read_bytes()
    for read_only in (False, True):
        with pytest.raises(UserError) as refused:
            factories.open_store(store.folder, read_only=read_only)
        assert refused.value.sentence == say.newer_store("9999")
    assert (store.folder / "store.db").read_bytes() == before
    assert not (store.folder / "store.lock").exists()
