"""Tổng quan: a few numbers, each of which is a door to the people behind it."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.messages import ui as say
from hrdesk.ui import reviews
from hrdesk.ui.desk import Desk
from hrdesk.ui.following import Follower
from hrdesk.ui.reviews import Overview
from hrdesk.ui.tables.people import Behind
from hrdesk.ui.tables.targets import SHORT, STATUS_WORDS, status
from hrdesk.ui.widgets.parts import button, card, clear, column, label, row, scroll, wide_first

if TYPE_CHECKING:
    from hrdesk.rules.targets import Standing

_CARDS_IN_A_ROW = 4
_CARD_WIDTH = 28  # characters; large text puts fewer cards in a row
_STAFF = "CADRES_AND_CIVIL_SERVANTS"
Door = tuple[str, str, str, Callable[[], object]]  # icon, number, words, where it leads


class OverviewPage(QWidget):
    """Cards and two short tables."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shown: Overview | None = None
        content = QWidget()
        self._body = QVBoxLayout(content)
        self._body.setContentsMargins(10, 10, 10, 10)
        self._body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(content))
        Follower(self, desk, self.reload)

    def reload(self) -> None:
        """Count again."""
        work = partial(reviews.overview, as_of=self._desk.as_of)
        self._desk.database.read(work, self._show, owner=self, title="Đang tính…")

    def _show(self, found: Overview) -> None:
        self.shown = found
        clear(self._body)
        self._body.addWidget(label("Tổng quan", "title"))
        doors = (*self._counts(found), *self._ahead(found))
        grid = QGridLayout()
        grid.setSpacing(12)
        room = self.width() // (_CARD_WIDTH * self.fontMetrics().averageCharWidth())
        in_a_row = max(1, min(_CARDS_IN_A_ROW, room))
        for place, door in enumerate(doors):
            grid.addWidget(_door(*door), place // in_a_row, place % in_a_row)
        self._body.addLayout(grid)
        self._body.addLayout(row(self._quotas(found), self._levels(found), spacing=12))
        if found.outlook.targets:
            self._body.addWidget(self._targets(found.outlook.targets))
        if found.urgent:
            self._body.addWidget(self._urgent(found))
        self._body.addStretch(1)

    def _counts(self, found: Overview) -> tuple[Door, ...]:
        go = self._desk.go
        staff = next((each for each in found.outlook.quotas if each.group == _STAFF), None)
        quota = "người đang giữ chức danh"
        if staff is not None and staff.assigned is not None:
            quota = say.of_quota(staff.present, staff.assigned)
        sent = say.days_ago(_days(found.last_sent, self._desk.today)) if found.last_sent else ""
        return (
            ("people", str(found.outlook.headcount), quota, lambda: go("people")),
            (
                "warning",
                str(len(found.outlook.concerned)),
                "người có điều cần xem",
                lambda: go("people", "chip:concern"),
            ),
            ("error", str(found.severities.get("must", 0)), "điều phải sửa theo luật", lambda: go("checks")),
            ("exchange", _day(found.last_sent), sent or "lần gửi cấp trên gần nhất", lambda: go("exchange")),
        )

    def _ahead(self, found: Overview) -> tuple[Door, ...]:
        ahead = found.outlook

        def door(icon: str, ids: frozenset[str], text: str) -> Door:
            return icon, str(len(ids)), text, lambda: self._desk.go("people", Behind(_capital(text), ids))

        return (
            door("person", ahead.below_standard, "người chưa đạt tiêu chuẩn"),
            door("checks", ahead.needing_training, "cán bộ, công chức cần đào tạo, bồi dưỡng"),
            door("calendar", ahead.retiring, "cán bộ, công chức đến tuổi nghỉ hưu trong 12 tháng tới"),
            door("help", ahead.level_unknown, "cán bộ, công chức chưa ghi trình độ để đối chiếu"),
            (
                "equipment",
                str(ahead.equipment_short),
                say.short_of_equipment(),
                lambda: self._desk.go("facilities", "norms"),
            ),
            (
                "report",
                say.desks(ahead.desks_complete, ahead.desks),
                "bộ phận một cửa đủ trang thiết bị",
                self._one_stop,
            ),
        )

    def _urgent(self, found: Overview) -> QWidget:
        body = column(label("Việc phải sửa trước", "section"), margin=14)
        for finding in found.urgent:
            text = label(f"{finding.message} ({finding.legal_basis})", wrap=True)
            door = reviews.door_of(finding, found.doors)
            look = button("Mở hồ sơ", partial(self._desk.go, *door)) if door else button("Xem", self._checks)
            body.addLayout(wide_first(row(text, look)))
        return card(body)

    def _one_stop(self) -> None:
        self._desk.go("reports", "one-stop")

    def _checks(self) -> None:
        self._desk.go("checks")

    def _quotas(self, found: Overview) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        for place, text in enumerate(("Nhóm", "Được giao", "Có mặt", "Còn thiếu")):
            grid.addWidget(label(text, "muted"), 0, place)
        for line, quota in enumerate(found.outlook.quotas, 1):
            grid.addWidget(label(catalog("position_group").label(quota.group), wrap=True), line, 0)
            over = quota.vacant is not None and quota.vacant < 0
            missing = "" if quota.vacant is None else say.over(-quota.vacant) if over else str(quota.vacant)
            for place, text in (
                (1, "chưa rõ" if quota.assigned is None else str(quota.assigned)),
                (2, str(quota.present)),
            ):
                grid.addWidget(label(text), line, place)
            grid.addWidget(label(missing, "danger" if over else ""), line, 3)
        grid.setColumnStretch(0, 1)
        return card(column(label("Biên chế, số lượng được giao và có mặt", "section"), grid, 1, margin=14))

    def _levels(self, found: Overview) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        levels = [(entry.code, entry.label) for entry in catalog("professional_level").entries]
        shown = [
            (label_, found.outlook.trained.get(code, 0)) for code, label_ in (*levels[::-1], ("UNKNOWN", "Chưa ghi"))
        ]
        for line, (name, count) in enumerate(item for item in shown if item[1]):
            bar = QProgressBar(maximum=max(found.outlook.headcount, 1), value=count, textVisible=False)
            bar.setAccessibleName(f"{name}: {count} người")
            bar.setFixedHeight(round(bar.fontMetrics().height() * 0.8))
            grid.addWidget(label(name), line, 0)
            grid.addWidget(bar, line, 1)
            grid.addWidget(label(f"{count} người"), line, 2)
        grid.setColumnStretch(1, 1)
        return card(column(label("Trình độ chuyên môn", "section"), grid, 1, margin=14))

    def _targets(self, standings: "Sequence[Standing]") -> QWidget:
        """Return how many targets are where, and the way to them."""
        counts = Counter(map(status, standings))
        parts = [f"{counts[key]} {word[:1].lower()}{word[1:]}" for key, word in STATUS_WORDS.items() if counts[key]]
        look = button("Xem chỉ tiêu chưa đạt", lambda: self._desk.go("targets", f"chip:{SHORT}"), icon="target")
        line = wide_first(row(label("; ".join(parts), wrap=True), look))
        return card(column(label("Chỉ tiêu của đề án", "section"), line, margin=14))


def _door(icon: str, number: str, text: str, action: Callable[[], object]) -> QPushButton:
    from hrdesk.ui import icons, theme

    made = QPushButton()
    made.setProperty("role", "card")
    made.setAccessibleName(f"{number} {text}")
    made.clicked.connect(lambda: action())
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, theme.current().accent, 28))
    words = column(label(number, "number"), label(text, "muted", wrap=True), spacing=2)
    inside = row(picture, margin=12, spacing=12)
    inside.addLayout(words, 1)
    made.setLayout(inside)
    made.setMinimumHeight(made.fontMetrics().height() * 5 + 20)
    return made


def _days(iso: str, today: date) -> int:
    return (today - date.fromisoformat(iso)).days


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else "Chưa gửi"
