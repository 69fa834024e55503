"""Writes docs/glossary.md from the field declarations: one Vietnamese term, one English identifier.

``python tools/glossary.py`` writes the file; a test fails while it is stale.
"""

from collections.abc import Iterable
from pathlib import Path

from hrdesk.domain import fields
from hrdesk.domain.fields import Field, Kind

GLOSSARY = Path(__file__).resolve().parents[1] / "docs" / "glossary.md"
_HEAD = """# Glossary

One Vietnamese term has one English identifier, in code, workbooks, bundles and reports. This page is made from
`hrdesk/domain/fields.py` by `python tools/glossary.py`; do not edit it. Bold: required. The headings other than the
official one that offices use are listed under it.
"""


def render() -> str:
    """Return the page: the staff and equipment templates in their order, then what else is declared, table by table."""
    shown = {*fields.STAFF, *fields.DERIVED, *fields.EQUIPMENT}
    by_record: dict[str, list[Field]] = {}
    for field in fields.ALL:
        if field not in shown:
            by_record.setdefault(field.record, []).append(field)
    parts = [
        _part("Staff: the columns of the template, in their order", fields.STAFF),
        _part("Derived: what follows from other fields", fields.DERIVED),
        _part("Equipment: the columns of the template, in their order", fields.EQUIPMENT),
        *(_part(f"Further fields of `{record}`", declared) for record, declared in by_record.items()),
    ]
    return "\n".join((_HEAD, *parts))


def _part(title: str, declared: Iterable[Field]) -> str:
    head = f"## {title}\n\n| thuật ngữ | identifier | kind | kept in | source |\n|---|---|---|---|---|\n"
    return head + "".join(map(_line, declared))


def _line(field: Field) -> str:
    label = f"**{field.label}**" if field.required else field.label
    aliases = f"<br>{' · '.join(field.aliases)}" if field.aliases else ""
    place = f"`{field.record}.{field.column}`" + (f" ({field.slot})" if field.slot else "")
    return f"| {label}{aliases} | `{field.key}` | {_kind(field)} | {place} | {field.source} |\n"


def _kind(field: Field) -> str:
    if field.kind == Kind.CODE or field.catalog:
        return f"{field.kind}, catalog `{field.catalog}`"
    return str(field.kind)


if __name__ == "__main__":
    GLOSSARY.write_text(render(), "utf-8")
