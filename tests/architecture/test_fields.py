"""Every column of a record is declared once, and every declaration has its column and its catalog."""

import pytest

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import Kind
from hrdesk.models import records
from hrdesk.models.base import BOOKKEEPING, DERIVED
from hrdesk.text import search_key

# Which person, qualification or unit a row belongs to is shown by where it stands.
STRUCTURE = {"person_id"}


def test_every_column_that_states_something_is_declared() -> None:
    declared = {(field.record, field.column) for field in fields.ALL}
    columns = {
        (info.name, column)
        for info in records.tables().values()
        if not info.is_local
        for column in info.columns
        if column not in BOOKKEEPING | DERIVED | STRUCTURE
    }
    assert columns - declared == set()


def test_every_declaration_has_its_column() -> None:
    tables = records.tables()
    missing = {field.key for field in fields.ALL if field.column not in tables[field.record].columns}
    assert missing == set()


def test_every_code_has_its_catalog() -> None:
    for field in fields.ALL:
        if field.catalog:
            assert catalog(field.catalog).entries, field.key
        else:
            assert field.kind != Kind.CODE, field.key


@pytest.mark.parametrize("template", [fields.STAFF, fields.TRAINING, fields.EQUIPMENT])
def test_no_heading_of_a_template_means_two_fields(template: tuple[fields.Field, ...]) -> None:
    seen: dict[str, str] = {}
    for field in template:
        for text in (field.label, *field.aliases):
            assert seen.setdefault(search_key(text), field.key) == field.key, text


def test_labels_are_vietnamese_and_one_field_is_declared_once_per_place() -> None:
    assert all(field.label.strip() == field.label != "" for field in fields.ALL)
    places = [(field.record, field.column, field.slot) for field in (*fields.STAFF, *fields.OFFICE)]
    assert len(places) == len(set(places))
