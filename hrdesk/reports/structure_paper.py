"""Tables of the make-up of people: one a subject with percentages, and one by unit with numbers alone."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from hrdesk.domain.paper import Block, ColumnGroup, Heading, Row, SectionHeading, Table, column_numbers, columns_of
from hrdesk.domain.snapshot import Unit
from hrdesk.reports.areas import UNIT_COLUMNS, Area, Cells, unit_rows
from hrdesk.reports.measures import (
    Measure,
    attribute_measures,
    count_columns,
    counts,
    headcount_column,
    level_measures,
    share_columns,
    shares,
)
from hrdesk.reports.tally import Tallied, Tallies

PEOPLE = "Đơn vị tính: người"


class Subject(NamedTuple):
    """What one table is about: its title, the name of its worksheet, its columns."""

    title: str
    name: str
    measures: tuple[Measure, ...]


_DIMENSIONS = (
    ("Giáo dục phổ thông", "Giáo dục phổ thông", "general_education"),
    ("Trình độ chuyên môn", "Chuyên môn", "professional_level"),
    ("Trình độ lý luận chính trị", "Lý luận chính trị", "political_theory_level"),
    ("Độ tuổi", "Độ tuổi", "age_band"),
)


def subjects(lines: Sequence[Tallied], attributes: Sequence[str]) -> tuple[Subject, ...]:
    """Return the subjects: attributes, then the levels that are counted, then ages."""
    counted = [one for one in _DIMENSIONS if all(one[2] in line.tallies for line in lines)]
    return (
        Subject("Số lượng, cơ cấu", "Cơ cấu", attribute_measures(attributes)),
        *(Subject(title, name, level_measures(dimension, lines)) for title, name, dimension in counted),
    )


def subject_blocks(
    found: Sequence[Subject], first: Sequence[Heading], rows_of: Callable[[Callable[[Tallied], Cells]], Iterator[Row]]
) -> Iterator[Block]:
    """Yield a numbered heading and a table for each subject.

    ``first`` are the columns before the headcount; ``rows_of`` gives the rows from what makes
    the cells of a line.
    """
    for number, subject in enumerate(found, 1):
        headings = (*first, headcount_column(), *share_columns(subject.measures))
        rows = tuple(rows_of(_shares_of(subject.measures)))
        numbers = column_numbers(len(columns_of(headings)))
        yield SectionHeading(f"{number}. {subject.title}", 2)
        yield Table(headings, rows, name=subject.name, note=PEOPLE, numbers=numbers)


def structure_by_unit(
    name: str, areas: Sequence[Area], of: Callable[[Sequence[Unit]], Tallies], attributes: Sequence[str]
) -> Table:
    """Return the numbers of every unit with sums, levels and ages in short."""
    total = of([unit for area in areas for unit in area.communes])
    groups = (
        ("", attribute_measures(attributes)),
        ("Trình độ chuyên môn", level_measures("professional_level", [total], short=True)),
        ("Lý luận chính trị", level_measures("political_theory_level", [total], short=True)),
        ("Độ tuổi", level_measures("age_band", [total], short=True)),
    )
    headings: list[Heading] = [*UNIT_COLUMNS, headcount_column()]
    for label, measures in groups:
        columns = count_columns(measures)
        headings.extend((ColumnGroup(label, columns),) if label else columns)
    chosen = [measure for _, measures in groups for measure in measures]
    rows = tuple(unit_rows(areas, lambda units: counts(of(units), chosen)))
    return Table(tuple(headings), rows, name=name, note=PEOPLE, numbers=column_numbers(len(columns_of(headings))))


def _shares_of(measures: Sequence[Measure]) -> Callable[[Tallied], Cells]:
    return lambda line: shares(line, measures)
