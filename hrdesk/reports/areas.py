"""The units of a report, one line each under the unit above them, with sums."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import Align, Column, Number, People, Row, RowKind, Value
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.reports.context import unit_title
from hrdesk.rules.quotas import communes
from hrdesk.text import count_vi

UNIT_COLUMNS = (
    Column("ordinal", "TT", 9, Align.CENTER, grows=False),
    Column("unit", "Đơn vị", 46),
)
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Area:
    """The communes directly under one unit; a commune that reports for itself stands under itself."""

    above: Unit
    communes: tuple[Unit, ...]


class Cells(NamedTuple):
    """The cells of a line after the name of the unit, and the people behind them."""

    values: tuple[Value, ...]
    people: People
    behind: Mapping[str, People]


def areas_of(snapshot: Snapshot) -> tuple[Area, ...]:
    """Return the communes of a snapshot under the units above them, in the order of the units."""
    found: dict[str, tuple[Unit, list[Unit]]] = {}
    for commune in communes(snapshot):
        above = snapshot.unit_by_id.get(commune.parent_id or "", commune)
        found.setdefault(above.id, (above, []))[1].append(commune)
    return tuple(Area(above, tuple(members)) for above, members in found.values())


def communes_in(areas: Sequence[Area]) -> tuple[Unit, ...]:
    """Return the communes of all areas."""
    return tuple(commune for area in areas for commune in area.communes)


def is_single(areas: Sequence[Area]) -> bool:
    """Whether the report is about one commune only, for itself."""
    return len(areas) == 1 and areas[0].communes == (areas[0].above,)


def unit_rows(areas: Sequence[Area], cells_of: Callable[[Sequence[Unit]], Cells]) -> Iterator[Row]:
    """Yield a row per commune, a sum per area where there are several, and the sum of all.

    ``cells_of`` gives the line of any number of communes together.
    """
    several = len(areas) > 1
    for place, area in enumerate(areas, 1):
        if several:
            title = unit_title(area.above.kind, area.above.name)
            yield _row(roman(place), title[:1].upper() + title[1:], cells_of(area.communes), RowKind.SUBTOTAL)
        for number, commune in enumerate(area.communes, 1):
            yield _row(str(number), unit_title(commune.kind, commune.name), cells_of((commune,)), RowKind.DATA)
    total = cells_of(communes_in(areas))
    yield Row(("Tổng số", None, *total.values), RowKind.TOTAL, 2, total.people, total.behind)


def ordinal_column() -> Column:
    """Return the column of running numbers."""
    return Column("ordinal", "TT", 9, Align.CENTER, Number.INTEGER, grows=False)


def described(areas: Sequence[Area]) -> str:
    """Return "136 đơn vị cấp xã (105 xã, 15 phường, 16 thị trấn)", nothing without any."""
    units = communes_in(areas)
    if not units:
        return ""
    kinds = {code: sum(unit.kind == code for unit in units) for code in dict.fromkeys(unit.kind for unit in units)}
    order = catalog("unit_kind")
    parts = [
        f"{count_vi(kinds[code])} {order.by_code[code].attributes['prefix']}" for code in sorted(kinds, key=order.rank)
    ]
    return f"{count_vi(len(units))} đơn vị cấp xã ({', '.join(parts)})"


def roman(number: int) -> str:
    """Return a number from 1 to 39 in Roman letters."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def _row(ordinal: str, title: str, cells: Cells, kind: RowKind) -> Row:
    return Row((ordinal, title, *cells.values), kind, people=cells.people, behind=cells.behind)
