"""Rà soát: what does not meet the law, by rule or by person, with its article; open the person, or accept it."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.finding import Finding, Severity
from hrdesk.messages import checks as say
from hrdesk.text import sort_key
from hrdesk.ui import icons, reviews, theme
from hrdesk.ui.desk import Desk
from hrdesk.ui.following import Follower
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.reviews import Review
from hrdesk.ui.widgets.chips import Chip, ChipBar
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.parts import box, button, card, column, label, row, scroll

_LOOKS = {
    Severity.MUST: (say.SEVERITY["must"], "error", "danger"),
    Severity.SHOULD: (say.SEVERITY["should"], "warning", "warning"),
    Severity.TARGET: (say.SEVERITY["target"], "target", "accent"),
}
_FINDING = Qt.ItemDataRole.UserRole
_BY_RULE, _BY_PERSON = "rule", "person"
_PORTION = 1000  # findings put into the list at once


class ChecksPage(QWidget):
    """The findings of the day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._review = Review((), {}, ())
        self._finding: Finding | None = None
        self._waiting: list[tuple[str, list[Finding], bool]] = []  # groups still to be shown, the next one last
        self._pouring = QTimer(self, singleShot=True, interval=0)
        self._pouring.timeout.connect(self._pour)
        self.order = ChoiceValue(
            ((_BY_PERSON, "Xếp theo người, tài sản"), (_BY_RULE, "Xếp theo quy định")), "Xếp theo người"
        )
        self.order.setAccessibleName("Cách xếp")
        self.standard = ChoiceValue((), "Mọi văn bản")
        self.standard.setAccessibleName("Lọc theo văn bản")
        self.standard.setMinimumContentsLength(20)
        self.chips = ChipBar()
        self._count = label(role="muted")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Các điều cần xem")
        self.tree.setHeaderLabels(("Điều cần xem", "Mức"))
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tree)
        self.stack.addWidget(self.empty)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.addWidget(self.stack)
        self._side = self._detail()
        self.splitter.addWidget(self._side)
        self.splitter.setSizes([760, 420])
        head = self._head = Flow(label("Rà soát", "title"), self._count, self.order)
        head.add(self.standard, grow=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(head)
        layout.addWidget(self.chips)
        layout.addWidget(self.splitter, 1)
        self._connect()

    def _detail(self) -> QWidget:
        self._severity = label(role="section")
        self._who = label(role="section", wrap=True, selectable=True)
        self._message = label(wrap=True, selectable=True)
        self._basis = label(wrap=True, selectable=True)
        self._other = label(role="warning", wrap=True, selectable=True)
        self._reason = label(role="good", wrap=True, selectable=True)
        self._rule = label(role="muted", selectable=True)
        self.open_button = button("Mở hồ sơ", self.open_record, icon="person", role="primary")
        self.accept_button = button("Chấp nhận, ghi lý do…", self.ask_reason, icon="ok")
        self.withdraw_button = button("Bỏ chấp nhận", self.withdraw, icon="undo")
        captions = [label(text, "muted") for text in ("Căn cứ", "Quy định khác cùng nói về việc này")]
        self._other_caption = captions[1]
        buttons = self._buttons = Flow(self.open_button, self.accept_button, self.withdraw_button)
        parts = (
            self._who, self._severity, self._message, captions[0], self._basis, captions[1], self._other,
            self._reason, buttons, 1, self._rule,
        )  # fmt: skip
        made = card(column(scroll(box(column(*parts, margin=10, spacing=10))), margin=4))
        made.setMinimumWidth(260)
        return made

    def _connect(self) -> None:
        self.order.edited.connect(self._show)
        self.standard.edited.connect(self.reload)
        self.chips.changed.connect(self._show)
        self.tree.currentItemChanged.connect(lambda item, _: self._show_finding(item))
        self.tree.itemActivated.connect(lambda *_: self.open_record())
        Follower(self, self._desk, self.reload)

    def reload(self) -> None:
        """Check again."""
        work = partial(reviews.review, as_of=self._desk.as_of, standard=self.standard.value())
        self._desk.database.read(work, self._on_loaded, owner=self, title="Đang rà soát…")

    def _on_loaded(self, review: Review) -> None:
        self._review = review
        self.standard.set_choices(review.standards)
        self._show()

    # The list

    def _show(self) -> None:
        every = self._review.findings
        counts = Counter(each.severity for each in every if each.accepted is None)
        chips = [Chip(each.value, _LOOKS[each][0], counts[each]) for each in Severity]
        taken = sum(each.accepted is not None for each in every)
        self.chips.show_chips([*chips, Chip("accepted", "Đã chấp nhận", taken)])
        self._count.setText(say.counted(sum(counts.values()), taken))
        self._head.rearrange()
        chosen = self.chips.chosen
        shown = [each for each in every if _passes(each, chosen)]
        self._fill(shown)
        self.stack.setCurrentWidget(self.tree if shown else self.empty)
        if not shown:
            self.empty.show_state(
                "checks", "Không có điều gì cần xem", say.nothing_found(f"{self._desk.as_of:%d/%m/%Y}")
            )

    def _fill(self, shown: Sequence[Finding]) -> None:
        kept = self._finding
        by_rule = self.order.value() == _BY_RULE
        # Two people, or six desks, may have one name: what is about one record stands together.
        groups: dict[tuple[str, str], list[Finding]] = {}
        for each in shown:
            groups.setdefault(self._group(each, by_rule=by_rule), []).append(each)
        self.tree.clear()
        keys = sorted(groups, key=lambda key: (-len(groups[key]) if by_rule else 0, sort_key(key[0]), key[1]))
        self._waiting = [(key[0], groups[key], by_rule) for key in reversed(keys)]
        self._pour()
        while kept is not None and any(kept in found for _, found, _ in self._waiting):
            self._pour()
        self.tree.resizeColumnToContents(1)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        self._select(kept)

    def _pour(self) -> None:
        """Add the next groups: a province has tens of thousands of findings, and the window goes on between them."""
        poured = 0
        while self._waiting and poured < _PORTION:
            name, found, by_rule = self._waiting.pop()
            self._add_group(name, found, by_rule)
            poured += len(found)
        if self._waiting:
            self._pouring.start()

    def _group(self, finding: Finding, *, by_rule: bool) -> tuple[str, str]:
        """Return under what a finding stands: its law, or the name and the record that it is about."""
        if by_rule:
            return finding.legal_basis, ""
        door = self._review.doors.get(finding.subject)
        return finding.subject_name, door[1] if door else finding.subject

    def _add_group(self, name: str, found: list[Finding], by_rule: bool) -> None:
        head = QTreeWidgetItem([f"{name} ({len(found)})", ""])
        font = self.tree.font()
        font.setBold(True)
        head.setFont(0, font)
        head.setToolTip(0, name)
        self.tree.addTopLevelItem(head)
        for each in found:
            word, picture, tone = _LOOKS[each.severity]
            text = f"{each.subject_name}: {each.message}" if by_rule else each.message
            item = QTreeWidgetItem([text, "Đã chấp nhận" if each.accepted else word])
            item.setIcon(0, icons.icon(picture, getattr(theme.current(), tone)))
            item.setToolTip(0, f"{each.message}\n{each.legal_basis}")
            item.setData(0, _FINDING, each)
            head.addChild(item)
        head.setExpanded(True)

    def _select(self, finding: Finding | None) -> None:
        heads = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        items = [head.child(place) for head in heads if head for place in range(head.childCount())]
        wanted = (finding.rule, finding.subject) if finding else None
        same = (item for item in items if item is not None and _key(item) == wanted)
        chosen = next(same, items[0] if items else None)
        if chosen is not None:
            self.tree.setCurrentItem(chosen)
        self._show_finding(chosen)

    # One finding

    def _show_finding(self, item: QTreeWidgetItem | None) -> None:
        found = item.data(0, _FINDING) if item is not None else None
        self._finding = found if isinstance(found, Finding) else None
        self._side.setVisible(self._finding is not None)
        for part in (self.open_button, self.accept_button, self.withdraw_button):
            part.setVisible(self._finding is not None)
        if self._finding is not None:
            self._describe(self._finding)

    def _describe(self, finding: Finding) -> None:
        word, _, tone = _LOOKS[finding.severity]
        self._severity.setText(word)
        self._severity.setStyleSheet(f"color: {getattr(theme.current(), tone)}")
        self._who.setText(finding.subject_name)
        self._message.setText(finding.message)
        self._basis.setText(finding.legal_basis)
        self._other.setText(finding.competing or "")
        self._other.setVisible(bool(finding.competing))
        self._other_caption.setVisible(bool(finding.competing))
        self._reason.setText(say.accepted_because(finding.accepted) if finding.accepted else "")
        self._reason.setVisible(finding.accepted is not None)
        self._rule.setText(f"Mã quy tắc: {finding.rule}")
        self.open_button.setVisible(reviews.door_of(finding, self._review.doors) is not None)
        self.accept_button.setVisible(finding.accepted is None)
        self.withdraw_button.setVisible(finding.accepted is not None)
        self._buttons.rearrange()

    def open_record(self) -> None:
        """Open the record the finding is about."""
        door = reviews.door_of(self._finding, self._review.doors) if self._finding else None
        if door is not None:
            self._desk.go(*door)

    def ask_reason(self) -> None:
        """Ask why, then accept."""
        if self._finding is not None:
            ReasonDialog(self, self._finding).open()

    def accept(self, finding: Finding, reason: str) -> None:
        """Accept a finding; the reason is printed from then on."""
        self._desk.database.write(
            partial(reviews.accept, finding=finding, reason=reason),
            lambda _: self._desk.say(say.accepted(finding.subject_name), Tone.GOOD),
            owner=self,
            failed=self._desk.complain,
        )

    def withdraw(self) -> None:
        """Take the acceptance back."""
        finding = self._finding
        if finding is not None:
            self._desk.database.write(
                partial(reviews.withdraw, finding=finding),
                lambda _: self._desk.say(say.withdrawn(finding.subject_name), Tone.GOOD),
                owner=self,
                failed=self._desk.complain,
            )


class ReasonDialog(QDialog):
    """Asks for the reason with which a finding is accepted."""

    def __init__(self, page: ChecksPage, finding: Finding) -> None:
        super().__init__(page)
        self.setWindowTitle("Chấp nhận điều cần xem")
        self.setMinimumWidth(460)
        self._finding = finding
        self._page = page
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Lý do")
        self._wrong = label(say.reason_needed(), "danger", wrap=True)
        self._wrong.hide()
        ok = button("Chấp nhận", self.take, icon="ok", role="primary")
        layout = QVBoxLayout(self)
        for part in (label(finding.message, wrap=True), label(say.ask_reason(finding.subject_name), wrap=True)):
            layout.addWidget(part)
        layout.addWidget(self.text)
        layout.addWidget(self._wrong)
        layout.addLayout(row(1, button("Thôi", self.reject), ok))

    def take(self) -> None:
        """Accept when there is a reason."""
        reason = " ".join(self.text.toPlainText().split())
        if not reason:
            self._wrong.show()
            return
        QDialog.accept(self)
        self._page.accept(self._finding, reason)


def _key(item: QTreeWidgetItem) -> tuple[str, str] | None:
    found = item.data(0, _FINDING)
    return (found.rule, found.subject) if isinstance(found, Finding) else None


def _passes(finding: Finding, chosen: frozenset[str]) -> bool:
    if finding.accepted is not None:
        return "accepted" in chosen
    severities = chosen - {"accepted"}
    return finding.severity.value in severities if severities else "accepted" not in chosen
