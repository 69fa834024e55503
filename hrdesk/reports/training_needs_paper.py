"""The paper of training-needs: how many need what, by group, title and unit; by which law; and who, in a commune."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    ColumnGroup,
    Heading,
    Number,
    Orientation,
    Paper,
    Paragraph,
    Row,
    RowKind,
    SectionHeading,
    Table,
    Value,
    column_numbers,
    columns_of,
    group_row,
)
from hrdesk.messages import training as say
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.report import Parameter, ParameterKind, Report
from hrdesk.reports.training_needs import TrainingNeedsFacts, facts, to_json
from hrdesk.rules.needs import DIMENSIONS, LEADERSHIP, Ids, Lack, Reviewed, Tally, subjects

_LEVELS = {
    "PROFESSIONAL_LEVEL": "Chuyên môn",
    "POLITICAL_THEORY_LEVEL": "Lý luận chính trị",
    "STATE_MANAGEMENT_LEVEL": "Quản lý nhà nước",
}
_GROUPS = {"CADRES": "Cán bộ", "CIVIL_SERVANTS": "Công chức", LEADERSHIP: "Trong đó: lãnh đạo chủ chốt"}
Chosen = Callable[[Tally], Mapping[str, Ids]]


def paper(found: TrainingNeedsFacts, context: PaperContext) -> Paper:
    """Return the report as a document of the office."""
    staff = {person for tally in found.needs.groups for person in tally.people}
    blocks: list[Block] = [Paragraph(say.needs_opening(context.office, found.as_of, len(staff)))]
    sections = [section for section in _sections(found) if section]
    for number, (heading, *body) in enumerate(sections, 1):
        blocks += [SectionHeading(f"{number}. {heading}", 2), *body]
    blocks.append(Paragraph(say.needs_closing(context.office)))
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(blocks),
        subject=f"Nhu cầu đào tạo, bồi dưỡng cán bộ, công chức {unit_title(found.unit.kind, found.unit.name)}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.LANDSCAPE,
    )


def _sections(found: TrainingNeedsFacts) -> Iterator[tuple[str, *tuple[Block, ...]] | None]:
    """Yield the heading and the blocks of each section that has something to say."""
    tallies = (*found.needs.groups, *found.needs.positions)
    table = _table("Chức danh", _titles(found, _needs), _asked(found), "Nhu cầu")
    by_title: tuple[Block, ...] = (table, *_not_asked(found))
    yield "Nhu cầu theo chức danh", *by_title
    if found.needs.units:
        yield "Nhu cầu theo đơn vị", _table("Đơn vị", _units(found), _asked(found), "Đơn vị")
    missing = tuple(subject for subject in subjects() if any(tally.unknown[subject] for tally in tallies))
    if missing:
        rows = _titles(found, _unknown)
        yield "Chưa có dữ liệu", Paragraph(say.needs_unknown()), _table("Chức danh", rows, missing, "Thiếu dữ liệu")
    if found.is_one_commune and found.needs.lacks:
        yield "Danh sách người có nhu cầu", _people(found)
    if found.needs.reviewed:
        yield "Yêu cầu của từng văn bản", Paragraph(say.needs_review()), _review(found)


def _not_asked(found: TrainingNeedsFacts) -> tuple[Paragraph, ...]:
    """Name the titles held of which no instrument of the day asks anything."""
    asked = {code for reviewed in found.needs.reviewed if reviewed.asked.counts for code in reviewed.positions}
    label = catalog("position").label
    free = [label(tally.code) for tally in found.needs.positions if tally.people and tally.code not in asked]
    return (Paragraph(say.needs_not_asked(free)),) if free else ()


def _needs(tally: Tally) -> Mapping[str, Ids]:
    return tally.needs


def _unknown(tally: Tally) -> Mapping[str, Ids]:
    return tally.unknown


def _asked(found: TrainingNeedsFacts) -> tuple[str, ...]:
    """Return the three levels, and the courses asked of anybody here."""
    asked = {reviewed.asked.subject for reviewed in found.needs.reviewed if reviewed.asked.counts}
    return tuple(subject for subject in subjects() if subject in _LEVELS or subject in asked)


def _label(subject: str) -> str:
    return _LEVELS.get(subject) or catalog("course").by_code[subject].short


class _Line(NamedTuple):
    """A line: what stands before its title (nothing: its number), the ids shown by subject."""

    mark: str | None
    title: str
    tally: Tally
    shown: Mapping[str, Ids]
    kind: RowKind = RowKind.DATA


def _titles(found: TrainingNeedsFacts, chosen: Chosen) -> list[_Line | str]:
    """Return the groups that count persons, then the titles; a text heads the lines under it."""
    by_code = {tally.code: tally for tally in found.needs.groups}
    lines: list[_Line | str] = []
    for mark, code in (("I", "CADRES"), ("", LEADERSHIP), ("II", "CIVIL_SERVANTS")):
        if by_code[code].people:
            kind = RowKind.SUBTOTAL if mark else RowKind.DATA
            lines.append(_Line(mark, _GROUPS[code], by_code[code], chosen(by_code[code]), kind))
    held = [tally for tally in found.needs.positions if tally.people]
    lines += ["III. Từng chức danh"] * bool(held)
    lines += [_Line(None, catalog("position").label(tally.code), tally, chosen(tally)) for tally in held]
    return lines


def _units(found: TrainingNeedsFacts) -> list[_Line | str]:
    lines: list[_Line | str] = []
    for tally in found.needs.units:
        unit = found.units[tally.code]
        lines.append(_Line(None, unit_title(unit.kind, unit.name), tally, tally.needs))
    everybody = [tally for tally in found.needs.groups if tally.code != LEADERSHIP]
    needs = {
        subject: tuple(dict.fromkeys(person for tally in everybody for person in tally.needs[subject]))
        for subject in subjects()
    }
    people = tuple(dict.fromkeys(person for tally in everybody for person in tally.people))
    lines.append(_Line("", "Tổng số", Tally("", people, needs, {}), needs, RowKind.TOTAL))
    return lines


def _table(first: str, lines: Sequence[_Line | str], shown: Sequence[str], name: str) -> Table:
    levels = tuple(_column(subject) for subject in shown if subject in _LEVELS)
    courses = tuple(_column(subject) for subject in shown if subject not in _LEVELS)
    groups: list[Heading] = [
        ColumnGroup(label, members)
        for label, members in (("Đào tạo, nâng trình độ", levels), ("Bồi dưỡng", courses))
        if members
    ]
    headings: tuple[Heading, ...] = (
        Column("ordinal", "TT", 10, Align.CENTER, Number.INTEGER, grows=False),
        Column("title", first, 70),
        Column("headcount", "Số lượng", 17, Align.CENTER, Number.INTEGER, grows=False),
        *groups,
    )
    width = len(columns_of(headings))
    return Table(
        headings, tuple(_rows(lines, shown, width)), name=name, note="Đơn vị tính: người", numbers=column_numbers(width)
    )


def _column(subject: str) -> Column:
    return Column(subject, _label(subject), 21, Align.CENTER, Number.INTEGER)


def _rows(lines: Sequence[_Line | str], shown: Sequence[str], width: int) -> Iterator[Row]:
    number = 0
    for line in lines:
        if isinstance(line, str):
            yield group_row(line, width)
            continue
        number += line.mark is None
        mark: Value = number if line.mark is None else line.mark
        counts = (len(line.shown[subject]) for subject in shown)
        behind = {subject: line.shown[subject] for subject in shown}
        yield Row(
            (mark, line.title, len(line.tally.people), *counts), line.kind, people=line.tally.people, behind=behind
        )


def _people(found: TrainingNeedsFacts) -> Table:
    """Return everybody with a need, once, in the order of names."""
    headings = (
        Column("ordinal", "TT", 10, Align.CENTER, Number.INTEGER, grows=False),
        Column("full_name", "Họ và tên", 40),
        Column("born", "Ngày sinh", 21, Align.CENTER, grows=False),
        Column("titles", "Chức danh", 46),
        Column("levels", "Cần đào tạo, nâng trình độ", 66),
        Column("courses", "Cần bồi dưỡng", 46),
        Column("unknown", "Chưa có dữ liệu", 28),
    )
    by_person: dict[str, list[Lack]] = {}
    for lack in found.needs.lacks:
        by_person.setdefault(lack.person_id, []).append(lack)
    shown = headings if any(lack.is_unknown for lack in found.needs.lacks) else headings[:-1]
    rows = tuple(
        _person(number, found, sorted(lacks, key=_place), len(shown))
        for number, lacks in enumerate(by_person.values(), 1)
    )
    return Table(shown, rows, name="Danh sách", numbers=column_numbers(len(shown)))


def _place(lack: Lack) -> int:
    return subjects().index(lack.subject)


def _person(number: int, found: TrainingNeedsFacts, lacks: Sequence[Lack], width: int) -> Row:
    person = found.people[lacks[0].person_id]
    titles = dict.fromkeys(catalog("position").label(lack.position) for lack in lacks)
    short = [lack for lack in lacks if not lack.is_unknown]
    levels = dict.fromkeys(_level(lack) for lack in short if lack.minimum)
    courses = dict.fromkeys(_label(lack.subject) for lack in short if not lack.minimum)
    unknown = dict.fromkeys(_label(lack.subject) for lack in lacks if lack.is_unknown)
    born = str(person.date_of_birth or "")
    texts = ("; ".join(listed) for listed in (titles, levels, courses, unknown))
    cells: tuple[Value, ...] = (number, person.full_name, born, *texts)
    return Row(cells[:width], people=(person.id,))


def _level(lack: Lack) -> str:
    levels = catalog(lack.subject.lower())
    minimum, level = (_small(levels.label(code)) for code in (lack.minimum, lack.level))
    return say.level_needed(_label(lack.subject), minimum, level)


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def _review(found: TrainingNeedsFacts) -> Table:
    """Return what each instrument asks of which titles, and how many holders fall short of that."""
    headings = (
        Column("minimum", "Yêu cầu", 32),
        Column("titles", "Chức danh áp dụng", 80),
        Column("legal_basis", "Căn cứ", 72),
        Column("counts", "Tính vào nhu cầu", 21, Align.CENTER, grows=False),
        Column("short", "Chưa đạt", 15, Align.CENTER, Number.INTEGER, grows=False),
        Column("unknown", "Chưa có dữ liệu", 16, Align.CENTER, Number.INTEGER, grows=False),
    )
    rows: list[Row] = []
    subject = ""
    for reviewed in found.needs.reviewed:
        if reviewed.asked.subject != subject:
            subject = reviewed.asked.subject
            rows.append(group_row(_subject(subject), len(headings)))
        rows.append(_reviewed(reviewed))
    return Table(headings, tuple(rows), name="Yêu cầu", numbers=column_numbers(len(headings)))


def _subject(subject: str) -> str:
    if subject.lower() in DIMENSIONS:
        return f"Trình độ {_small(_label(subject))}"
    return catalog("course").label(subject)


def _reviewed(reviewed: Reviewed) -> Row:
    asked = reviewed.asked
    required = f"Từ {_small(catalog(asked.dimension).label(asked.minimum))}" if asked.minimum else "Đã bồi dưỡng"
    if asked.or_course:
        required += ", hoặc đã bồi dưỡng"
    short = catalog("position").by_code
    cells = (
        required,
        "; ".join(short[code].short or short[code].label for code in reviewed.positions),
        asked.legal_basis,
        "x" if asked.counts else None,
        len(reviewed.short),
        len(reviewed.unknown) or None,
    )
    people = tuple(dict.fromkeys(reviewed.short + reviewed.unknown))
    return Row(cells, people=people, behind={"short": reviewed.short, "unknown": reviewed.unknown})


REPORT = Report(
    "training-needs",
    "Nhu cầu đào tạo, bồi dưỡng",
    facts,
    paper,
    to_json,
    (
        Parameter("rules", "Tiêu chuẩn", ParameterKind.RULES, ()),
        Parameter("programmes", "Đề án", ParameterKind.PROGRAMMES, ()),
    ),
)
