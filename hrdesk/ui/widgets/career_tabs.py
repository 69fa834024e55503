"""The tabs of a career: ratings, discipline, commendations, succession plans, family."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hrdesk.ui.tables.rows import Column
from hrdesk.ui.widgets.child_list import ChildList
from hrdesk.ui.widgets.form import Row
from hrdesk.ui.widgets.person_tabs import ENTERED, date_of, shown


def _points(row: Row) -> str:
    value = row.get("points")
    return f"{value // 100},{value % 100:02d}" if isinstance(value, int) else ""


def _planned(row: Row) -> str:
    """Return the post planned for, and that the plan has ended: a column of its own would crowd out the post."""
    post = shown("position_code", "position")(row)
    return f"Đã đưa ra: {post}" if row.get("removed_on") else post


class Listed(NamedTuple):
    """How the rows of one table are listed and which fields their form has."""

    title: str
    add: str
    columns: Sequence[Column[Row]]
    fields: Sequence[str]
    wide: Sequence[str] = ()


CAREER: dict[str, Listed] = {
    "annual_rating": Listed(
        "Xếp loại",
        "Thêm xếp loại",
        (
            Column("Năm, quý", shown("period"), 10),
            Column("Xếp loại", shown("rating", "rating"), 26, stretch=True),
            Column("Điểm", _points, 7, right=True),
            ENTERED,
        ),
        ("rating_period", "rating_points", "rating", "rating_decision", "rating_note"),
        ("rating",),
    ),
    "disciplinary_action": Listed(
        "Kỷ luật",
        "Thêm kỷ luật",
        (
            Column("Hình thức", shown("form", "discipline_form"), 22, stretch=True),
            Column("Từ ngày", date_of("decided_on"), 11),
            Column("Hết hiệu lực", date_of("ended_on"), 11),
            ENTERED,
        ),
        (
            "discipline_form", "discipline_reason", "discipline_on", "discipline_decision", "discipline_ended_on",
            "discipline_note",
        ),
        ("discipline_form", "discipline_reason"),
    ),
    "commendation": Listed(
        "Khen thưởng",
        "Thêm khen thưởng",
        (
            Column("Hình thức", shown("form", "commendation_form"), 30, stretch=True),
            Column("Ngày", date_of("decided_on"), 11),
            ENTERED,
        ),
        ("commendation_form", "commendation_on", "commendation_decision", "commendation_note"),
        ("commendation_form", "commendation_note"),
    ),
    "succession_plan": Listed(
        "Quy hoạch",
        "Thêm quy hoạch",
        (
            Column("Chức danh", _planned, 28, stretch=True),
            Column("Nhiệm kỳ", shown("term"), 11),
            Column("Phê duyệt", date_of("decided_on"), 11),
            ENTERED,
        ),
        ("planned_position", "planned_term", "planned_on", "planned_decision", "plan_removed_on"),
        ("planned_position",),
    ),
    "family_member": Listed(
        "Gia đình",
        "Thêm người thân",
        (
            Column("Quan hệ", shown("relation", "family_relation"), 10),
            Column("Họ và tên", shown("full_name"), 24, stretch=True),
            Column("Năm sinh", date_of("born_on"), 10),
            ENTERED,
        ),
        ("family_relation", "family_born_on", "family_name", "family_occupation"),
        ("family_name", "family_occupation"),
    ),
}  # fmt: skip


def made(table: str, new: Callable[[], Row] = dict) -> ChildList:
    """Return the list of one table of a career."""
    listed = CAREER[table]
    return ChildList(listed.columns, listed.fields, name=listed.title, add=listed.add, new=new, wide=listed.wide)
