"""Who holds several titles: why persons and positions differ, by name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hrdesk.domain.catalogs import position_group
from hrdesk.domain.paper import Block, Column, Item, ItemList, Row, Table
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.reports.areas import ordinal_column
from hrdesk.reports.context import unit_title
from hrdesk.rules import official_title

_NAMES_IN_TEXT = 10  # more people than that go into a table


@dataclass(frozen=True, slots=True)
class DoubleHolder:
    """A person who holds more than one position of some groups."""

    person_id: str
    full_name: str
    unit: Unit
    titles: tuple[str, ...]


def double_holders(snapshot: Snapshot, groups: Collection[str]) -> tuple[DoubleHolder, ...]:
    """Return those who hold several positions of ``groups``, in the order of names."""
    found = []
    for person in snapshot.persons:
        held = [holding for holding in person.holdings if position_group(holding.position_code) in groups]
        if len(held) > 1:
            units = snapshot.unit_by_id
            titles = tuple(official_title(one.position_code, units[one.unit_id].kind) for one in held)
            unit = snapshot.commune_of[held[0].unit_id]
            found.append(DoubleHolder(person.id, person.full_name, unit, titles))
    return tuple(found)


def holders_block(holders: Sequence[DoubleHolder]) -> Block:
    """Return the names as a list where they are few and of one unit, otherwise as a table."""
    several = len({holder.unit.id for holder in holders}) > 1
    if len(holders) <= _NAMES_IN_TEXT and not several:
        return ItemList(
            tuple(
                Item(f"{holder.full_name}: {'; '.join(holder.titles)}.", people=(holder.person_id,))
                for holder in holders
            )
        )
    headings = (
        ordinal_column(),
        Column("full_name", "Họ và tên", 50),
        Column("unit", "Đơn vị", 40),
        Column("titles", "Chức danh", 100),
    )
    rows = tuple(
        Row(
            (place, holder.full_name, unit_title(holder.unit.kind, holder.unit.name), "; ".join(holder.titles)),
            people=(holder.person_id,),
        )
        for place, holder in enumerate(holders, 1)
    )
    return Table(headings, rows, name="Giữ hai chức danh")
