"""The paper of facilities: for one commune each number with what is behind it, above it a line per commune."""

from collections.abc import Iterator, Sequence

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
    Table,
    column_numbers,
    columns_of,
)
from hrdesk.domain.snapshot import Unit
from hrdesk.messages import equipment_notes as notes
from hrdesk.reports.areas import UNIT_COLUMNS, Cells, communes_in, described, is_single, ordinal_column, unit_rows
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.facilities import KEYS, FacilitiesFacts, facts, to_json
from hrdesk.reports.report import Report
from hrdesk.rules.facilities import FacilityCounts
from hrdesk.text import count_vi

_LABELS = {
    "headquarters": "Trụ sở",
    "communes_with_workplace_for_hamlet_officials": "Đơn vị cấp xã bố trí nơi làm việc cho người hoạt động ở thôn",
    "culture_houses": "Nhà văn hóa thôn, tổ dân phố",
    "culture_houses_with_workplace": "Nhà văn hóa có bàn làm việc và trang thiết bị",
    "meeting_rooms": "Phòng họp, hội trường",
    "online_meeting_rooms": "Phòng họp trực tuyến",
    "archives": "Kho lưu trữ",
    "software": "Phần mềm",
    "official_mailboxes": "Hộp thư điện tử công vụ",
    "organisation_certificates": "Chứng thư số của cơ quan",
    "personal_signatures": "Chữ ký số cá nhân",
}
# Common headings over the numbers of a commune, and their short labels.
_GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Trụ sở, phòng",
        (
            ("headquarters", "Trụ sở"),
            ("meeting_rooms", "Phòng họp"),
            ("online_meeting_rooms", "Họp trực tuyến"),
            ("archives", "Kho lưu trữ"),
        ),
    ),
    (
        "Nơi làm việc của người hoạt động ở thôn",
        (
            ("communes_with_workplace_for_hamlet_officials", "Tại xã"),
            ("culture_houses", "Nhà văn hóa"),
            ("culture_houses_with_workplace", "Nhà văn hóa có bàn, thiết bị"),
        ),
    ),
    (
        "Dịch vụ số",
        (
            ("software", "Phần mềm"),
            ("official_mailboxes", "Hộp thư"),
            ("organisation_certificates", "Chứng thư cơ quan"),
            ("personal_signatures", "Chữ ký số cá nhân"),
        ),
    ),
)
_NAMED = 12  # behind one number


def paper(found: FacilitiesFacts, context: PaperContext) -> Paper:
    """Return the report as a document of the office, lying down where it has many units."""
    single = is_single(found.areas)
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(_blocks(found, context, single=single)),
        subject=f"Cơ sở vật chất và dịch vụ số {unit_title(found.unit.kind, found.unit.name)}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.PORTRAIT if single else Orientation.LANDSCAPE,
    )


def _blocks(found: FacilitiesFacts, context: PaperContext, *, single: bool) -> Iterator[Block]:
    scope = "" if single else described(found.areas)
    yield Paragraph(
        f"{context.office} báo cáo cơ sở vật chất và dịch vụ số tính đến ngày {found.as_of:%d/%m/%Y}"
        f"{f', gồm {scope}' if scope else ''}."
    )
    yield _summary(found, named=single)
    if not single:
        yield _by_unit(found)
        yield Paragraph(notes.software_by_name(), italic=True)
    yield Paragraph(f"Trên đây là báo cáo cơ sở vật chất và dịch vụ số của {context.office}./.")


def _summary(found: FacilitiesFacts, *, named: bool) -> Table:
    headings = [
        ordinal_column(),
        Column("what", "Nội dung", 84),
        Column("count", "Số lượng", 18, Align.CENTER, Number.INTEGER, grows=False),
    ]
    if named:
        headings.append(Column("names", "Gồm", 60))
    rows = []
    for place, key in enumerate(KEYS, 1):
        cells = (place, _LABELS[key], getattr(found.whole, key).count)
        rows.append(Row((*cells, _names(found, key)) if named else cells))
    return Table(tuple(headings), tuple(rows), name="Tổng hợp", numbers=column_numbers(len(headings)))


def _names(found: FacilitiesFacts, key: str) -> str | None:
    """Return the names behind a number; what has no name of its own is only counted."""
    if key in ("official_mailboxes", "personal_signatures"):
        return None
    names = found.named(key)
    more = f" và {count_vi(len(names) - _NAMED)} mục khác" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more or None


def _by_unit(found: FacilitiesFacts) -> Table:
    headings: tuple[Heading, ...] = (
        *UNIT_COLUMNS,
        *(
            ColumnGroup(label, tuple(Column(key, word, 17, Align.CENTER, Number.INTEGER) for key, word in members))
            for label, members in _GROUPS
        ),
    )
    keys = [key for _, members in _GROUPS for key, _ in members]
    above = {frozenset(unit.id for unit in area.communes): area.above.id for area in found.areas}
    everybody = frozenset(unit.id for unit in communes_in(found.areas))

    def counts_of(units: Sequence[Unit]) -> FacilityCounts:
        ids = frozenset(unit.id for unit in units)
        if ids == everybody:
            return found.whole
        return found.by_unit[units[0].id] if len(units) == 1 else found.by_area[above[ids]]

    def cells_of(units: Sequence[Unit]) -> Cells:
        counts = counts_of(units)
        return Cells(tuple(getattr(counts, key).count for key in keys), (), {})

    numbers = column_numbers(len(columns_of(headings)))
    return Table(headings, tuple(unit_rows(found.areas, cells_of)), name="Theo đơn vị", numbers=numbers)


REPORT = Report("facilities", "Cơ sở vật chất, dịch vụ số", facts, paper, to_json)
