"""Columns that count people of a line by dimension and code: a number with its percentage, or the number alone."""

from collections.abc import Sequence
from typing import NamedTuple

from hrdesk.domain.ages import band
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import Align, Column, ColumnGroup, Number, People, Value
from hrdesk.domain.snapshot import UNKNOWN
from hrdesk.reports.areas import Cells
from hrdesk.reports.share import percent
from hrdesk.reports.tally import Tallied, levels_of

NO_DATA = "Chưa có dữ liệu"
_NO_BREAK = "\u00a0"
_ATTRIBUTES = {
    "female": "Nữ",
    "ethnic_minority": "Dân tộc thiểu số",
    "religious": "Tôn giáo",
    "party_member": "Đảng viên",
    "non_party": "Ngoài Đảng",
    "young": "Trẻ tuổi",
    "re_elected": "Tái cử",
}


class Measure(NamedTuple):
    """What a column counts. ``path`` is a dimension and a code in the tallies of a line."""

    label: str
    path: tuple[str, str]

    @property
    def key(self) -> str:
        """The key of the column."""
        return ".".join(self.path)


def attribute_measures(names: Sequence[str]) -> tuple[Measure, ...]:
    """Return a column for each attribute."""
    return tuple(Measure(_ATTRIBUTES[name], ("attributes", name)) for name in names)


def level_measures(dimension: str, lines: Sequence[Tallied], *, short: bool = False) -> tuple[Measure, ...]:
    """Return the levels from high to low what is not stated last and only if it occurs."""
    entries = catalog(dimension).by_code
    ordered = [code for code in levels_of(dimension) if code != UNKNOWN][::-1]
    if dimension == "age_band":
        return age_measures(lines, short=short)
    measures = [
        Measure((entries[code].short if short else "") or entries[code].label, (dimension, code)) for code in ordered
    ]
    return (*measures, *_unknown(dimension, lines, short))


def age_measures(lines: Sequence[Tallied], *, short: bool = False) -> tuple[Measure, ...]:
    """Return the age bands of the lines from young to old, those of unknown age last and only if they occur."""
    counted = [band(code) for code in lines[0].tallies["age_band"] if code != UNKNOWN] if lines else []
    measures = [
        Measure(entry.short.replace(" ", _NO_BREAK) if short else entry.label, ("age_band", entry.code))
        for entry in counted
    ]
    return (*measures, *_unknown("age_band", lines, short))


def _unknown(dimension: str, lines: Sequence[Tallied], short: bool) -> list[Measure]:
    if any(line.tallies[dimension][UNKNOWN] for line in lines):
        return [Measure("Chưa có DL" if short else NO_DATA, (dimension, UNKNOWN))]
    return []


def headcount_column(label: str = "Số lượng") -> Column:
    """Return the column before the measures: how many people the line counts."""
    return Column("headcount", label, 14, Align.CENTER, Number.INTEGER, grows=False)


def share_columns(measures: Sequence[Measure]) -> tuple[ColumnGroup, ...]:
    """Return a number and its percentage under each label."""
    return tuple(
        ColumnGroup(
            measure.label,
            (
                Column(measure.key, "SL", 10, Align.CENTER, Number.INTEGER),
                Column(f"{measure.key}.share", "%", 11.5, Align.CENTER, Number.PERCENT),
            ),
        )
        for measure in measures
    )


def count_columns(measures: Sequence[Measure], width: float = 10) -> tuple[Column, ...]:
    """Return the number alone under each label."""
    return tuple(Column(measure.key, measure.label, width, Align.CENTER, Number.INTEGER) for measure in measures)


def shares(line: Tallied, measures: Sequence[Measure]) -> Cells:
    """Return the headcount, then numbers and percentages of it."""
    values: list[Value] = [len(line.people)]
    behind: dict[str, People] = {}
    for measure in measures:
        people = _behind(line, measure)
        values += [len(people), percent(len(people), len(line.people))]
        behind[measure.key] = behind[f"{measure.key}.share"] = people
    return Cells(tuple(values), line.people, behind)


def counts(line: Tallied, measures: Sequence[Measure]) -> Cells:
    """Return the headcount, then the numbers."""
    behind = {measure.key: _behind(line, measure) for measure in measures}
    return Cells((len(line.people), *map(len, behind.values())), line.people, behind)


def _behind(line: Tallied, measure: Measure) -> People:
    dimension, code = measure.path
    return line.tallies[dimension].get(code, ())
