"""Kết quả rà soát tiêu chuẩn: what does not meet the law, by which article, and what was accepted and why.

The findings come from whoever asks for the report (``hrdesk.rules`` computes them); this module
orders, counts and prints them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import msgspec

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import Equipment
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    Number,
    Orientation,
    Paper,
    Paragraph,
    Row,
    RowKind,
    SectionHeading,
    Table,
    column_numbers,
    group_row,
)
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.report import Parameter, ParameterKind, Params, Report
from hrdesk.text import count_vi

BY_POSITION = "POSITION"
BY_PERSON = "PERSON"

SEVERITY_LABELS = {Severity.MUST: "Bắt buộc", Severity.SHOULD: "Nên đạt", Severity.TARGET: "Chỉ tiêu"}
_UNIT = "Đơn vị"
_RECORD = "Số liệu hồ sơ"
_EQUIPMENT = "Trang thiết bị, cơ sở vật chất"
_UNVERIFIED = "cần đối chiếu"


@dataclass(frozen=True, slots=True)
class StandardsFacts:
    """The findings, in the order of units, then people by name; ``unit_names`` by code, ``units`` by id.

    ``things`` are the ids of places, items, services and stocktakes.
    """

    as_of: date
    unit: Unit
    findings: tuple[Finding, ...]
    group_by: str
    person_count: int
    people: frozenset[str]
    unit_names: Mapping[str, str]
    units: frozenset[str]
    things: frozenset[str] = frozenset()


def facts(snapshot: Snapshot, params: Params) -> StandardsFacts:
    """Return the findings given as ``findings``, to be grouped by POSITION (default) or PERSON."""
    return StandardsFacts(
        snapshot.as_of,
        snapshot.unit,
        tuple(params.get("findings") or ()),
        params.get("group_by") or BY_POSITION,
        len(snapshot.persons),
        frozenset(person.id for person in snapshot.persons),
        {unit.code: unit_title(unit.kind, unit.name) for unit in snapshot.units},
        frozenset(unit.id for unit in snapshot.units),
        _things(snapshot.equipment),
    )


def _things(held: Equipment) -> frozenset[str]:
    kinds = (held.places, held.items, held.services, held.stocktakes)
    return frozenset(each.id for kind in kinds for each in kind)


def to_json(found: StandardsFacts) -> dict[str, Any]:
    """Return every finding with its fields (contracts, section 6)."""
    return {"findings": [msgspec.to_builtins(finding) for finding in found.findings]}


def paper(found: StandardsFacts, context: PaperContext) -> Paper:
    """Return the report: summary, shortfalls, accepted exceptions, what the records do not show or show wrongly."""
    sections = (
        ("Chưa đạt tiêu chuẩn", "Chưa đạt", _shortfalls(found)),
        ("Trường hợp đã được chấp nhận", "Đã chấp nhận", [f for f in found.findings if f.accepted]),
        ("Chưa đủ số liệu để kết luận", "Thiếu số liệu", _open(found, FindingKind.MISSING_DATA)),
        ("Số liệu hồ sơ cần kiểm tra lại", "Số liệu", _doubts(found)),
    )
    blocks: list[Block] = [Paragraph(_opening(found, context))]
    if found.findings:
        blocks += [SectionHeading("1. Tổng hợp", 2), _summary(found)]
    number = 1
    for title, name, findings in sections:
        if findings:
            number += 1
            blocks += [SectionHeading(f"{number}. {title}", 2), _table(found, findings, name)]
    if any(_UNVERIFIED in finding.legal_basis for finding in found.findings):
        blocks.append(Paragraph(f"Căn cứ ghi “{_UNVERIFIED}” chưa được đối chiếu với văn bản gốc."))
    blocks.append(Paragraph(f"Trên đây là kết quả rà soát tiêu chuẩn của {context.office}./."))
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(blocks),
        subject=f"Kết quả rà soát tiêu chuẩn cán bộ, công chức {unit_title(found.unit.kind, found.unit.name)}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.LANDSCAPE,
    )


def _open(found: StandardsFacts, kind: FindingKind) -> list[Finding]:
    return [finding for finding in found.findings if finding.kind is kind and not finding.accepted]


def _shortfalls(found: StandardsFacts) -> list[Finding]:
    """Return what was held against a standard and fell short of it."""
    return [f for f in _open(found, FindingKind.SHORTFALL) if f.standard or f.position is not None]


def _doubts(found: StandardsFacts) -> list[Finding]:
    """Return what doubts the values of a record: no standard stands behind it."""
    return [f for f in _open(found, FindingKind.SHORTFALL) if not f.standard and f.position is None]


def _opening(found: StandardsFacts, context: PaperContext) -> str:
    text = (
        f"{context.office} đã rà soát hồ sơ của {count_vi(found.person_count)} người, "
        f"tính đến ngày {found.as_of:%d/%m/%Y}. "
    )
    short = [finding for finding in _shortfalls(found) if finding.severity is Severity.MUST]
    people = {finding.subject for finding in short} & found.people
    if not found.findings:
        return f"{text}Không có trường hợp nào chưa đạt tiêu chuẩn."
    if not short:
        return f"{text}Không có trường hợp nào chưa đạt tiêu chuẩn bắt buộc. Kết quả cụ thể như sau:"
    return (
        f"{text}Có {count_vi(len(short))} nội dung chưa đạt tiêu chuẩn bắt buộc, "
        f"ở {count_vi(len(people))} người. Kết quả cụ thể như sau:"
    )


def _summary(found: StandardsFacts) -> Table:
    """Count the findings of each title: open ones by severity, then those without data, then accepted ones."""
    kinds: tuple[tuple[str, str, Callable[[Finding], bool]], ...] = (
        *((severity.value, label, _is_open(severity)) for severity, label in SEVERITY_LABELS.items()),
        ("missing", "Thiếu số liệu", lambda f: f.kind is FindingKind.MISSING_DATA and not f.accepted),
        ("accepted", "Đã chấp nhận", lambda f: bool(f.accepted)),
    )
    columns = (
        Column("ordinal", "TT", 10, Align.CENTER, Number.INTEGER, grows=False),
        Column("title", "Chức danh", 80),
        *(Column(key, label, 24, Align.CENTER, Number.INTEGER, grows=False) for key, label, _ in kinds),
    )
    rows = []
    for place, (title, findings) in enumerate(_by_title(found, found.findings), 1):
        chosen = {key: [finding for finding in findings if test(finding)] for key, _, test in kinds}
        behind = {key: _people(found, one) for key, one in chosen.items()}
        counts = tuple(len(one) for one in chosen.values())
        rows.append(Row((place, title, *counts), people=_people(found, findings), behind=behind))
    totals = tuple(sum(map(test, found.findings)) for _, _, test in kinds)
    rows.append(Row(("Tổng số", None, *totals), RowKind.TOTAL, span=2))
    return Table(columns, tuple(rows), name="Tổng hợp", note="Đơn vị tính: nội dung")


def _is_open(severity: Severity) -> Callable[[Finding], bool]:
    return lambda f: f.severity is severity and f.kind is FindingKind.SHORTFALL and not f.accepted


def _people(found: StandardsFacts, findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.subject for finding in findings if finding.subject in found.people))


def _table(found: StandardsFacts, findings: Sequence[Finding], name: str) -> Table:
    accepted = any(finding.accepted for finding in findings)
    by_person = found.group_by == BY_PERSON
    columns = [
        Column("ordinal", "TT", 10, Align.CENTER, Number.INTEGER, grows=False),
        Column("subject", "Chức danh" if by_person else _whom(found, findings), 42),
        Column("message", "Nội dung", 90),
        Column("severity", "Mức độ", 20, Align.CENTER),
        Column("legal_basis", "Căn cứ pháp lý", 75),
    ]
    if accepted:
        columns.append(Column("accepted", "Lý do chấp nhận", 45))
    rows = tuple(_rows(found, findings, len(columns), accepted=accepted))
    return Table(tuple(columns), rows, name=name, numbers=column_numbers(len(columns)))


def _whom(found: StandardsFacts, findings: Sequence[Finding]) -> str:
    """Return what the names in a table are: those of people, or also of places and things."""
    return "Đối tượng" if any(finding.subject in found.things for finding in findings) else "Họ và tên"


def _rows(found: StandardsFacts, findings: Sequence[Finding], columns: int, *, accepted: bool) -> Iterator[Row]:
    by_person = found.group_by == BY_PERSON
    several = len({finding.unit for finding in findings}) > 1
    order = {code: place for place, code in enumerate(found.unit_names)}
    number = 0
    in_order = sorted(findings, key=lambda finding: order.get(finding.unit, len(order)))
    for unit, of_unit in _grouped(in_order, lambda finding: finding.unit):
        if several:
            yield group_row(found.unit_names.get(unit, unit).upper(), columns)
        groups = _grouped(of_unit, lambda finding: finding.subject) if by_person else _by_title(found, of_unit)
        for title, members in groups:
            yield group_row(members[0].subject_name if by_person else title, columns, _people(found, members))
            for finding in members:
                number += 1
                yield _row(number, finding, found, accepted=accepted)


def _row(number: int, finding: Finding, found: StandardsFacts, *, accepted: bool) -> Row:
    subject = _title(found, finding) if found.group_by == BY_PERSON else finding.subject_name
    basis = f"{finding.legal_basis}\n{finding.competing}" if finding.competing else finding.legal_basis
    cells = (number, subject, finding.message, SEVERITY_LABELS[finding.severity], basis)
    return Row((*cells, finding.accepted) if accepted else cells, people=_people(found, [finding]))


def _title(found: StandardsFacts, finding: Finding) -> str:
    """Return what a finding is grouped under: a title, the unit itself, its equipment, or the record of a person."""
    if finding.position:
        return catalog("position").label(finding.position)
    if finding.subject in found.things:
        return _EQUIPMENT
    return _UNIT if finding.subject in found.units else _RECORD  # somebody counted nowhere has a record too


def _by_title(found: StandardsFacts, findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """Return the findings by title: the unit first, titles in official order, records of persons last."""
    order = {_UNIT: -2, _EQUIPMENT: -1, _RECORD: 1 << 16}
    ranks = catalog("position").by_code

    def place(finding: Finding) -> int:
        entry = ranks.get(finding.position or "")
        return entry.rank if entry else order.get(_title(found, finding), 0)

    return _grouped(sorted(findings, key=place), partial(_title, found))


def _grouped(findings: Sequence[Finding], key: Callable[[Finding], str]) -> list[tuple[str, list[Finding]]]:
    """Return the findings by ``key``, in the order of its first appearance."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return list(groups.items())


REPORT = Report(
    "standards",
    "Kết quả rà soát tiêu chuẩn",
    facts,
    paper,
    to_json,
    (
        Parameter("findings", "Kết quả rà soát", ParameterKind.FINDINGS, ()),
        Parameter(
            "group_by",
            "Xếp theo",
            ParameterKind.CHOICE,
            BY_POSITION,
            ((BY_POSITION, "Chức danh"), (BY_PERSON, "Người")),
        ),
    ),
)
