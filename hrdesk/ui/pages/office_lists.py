"""Tabs of Thiết lập: entries the office adds to open lists, and figures of targets entered by hand."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.messages import setup as say
from hrdesk.messages import target_figures as say_figures
from hrdesk.ui import office_lists
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.office_lists import Addition, Figure, Lists
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.parts import button, column, label, row
from hrdesk.ui.widgets.values import IntegerValue

_OPEN = ("position", "commendation_form", "discipline_reason")
_TABLES = frozenset({"catalog_addition", "target_entry"})


class _ListTab(QWidget):
    """What both tabs have in common: they write with a sentence, and show what there is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        desk.database.changed.connect(self._on_changes)
        desk.as_of_changed.connect(self.reload)

    def _on_changes(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self.reload()

    def reload(self) -> None:
        """Read what there is."""
        work = partial(office_lists.everything, as_of=self._desk.as_of)
        self._desk.database.read(work, self.show_lists, owner=self, failed=self._desk.complain)

    def show_lists(self, found: Lists) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _write(self, work: Any, sentence: str) -> None:
        self._desk.database.write(
            work, lambda _: self._desk.say(sentence, Tone.GOOD), owner=self, failed=self._desk.complain
        )


class CatalogTab(_ListTab):
    """Entries that the office added; only lists that the law leaves open take any."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        columns = (
            Column[Addition]("Danh mục", lambda one: catalog(one.catalog).title, 24),
            Column[Addition]("Tên gọi", lambda one: one.label, 36, stretch=True),
            Column[Addition]("Nhóm", _group, 34),
            Column[Addition]("Căn cứ", lambda one: one.basis, 22),
        )
        self.model: RowsModel[Addition] = RowsModel(columns, self)
        self.view = table_view(self.model, "Các mục đơn vị đã thêm")
        self.list = ChoiceValue([(name, catalog(name).title) for name in _OPEN], "Chọn danh mục")
        self.group = ChoiceValue((), "Chọn nhóm")
        self.words = _line("Tên gọi", 260)
        self.basis = _line("Căn cứ (số văn bản)", 190)
        self.add = button("Thêm", self.add_entry, icon="add", role="primary")
        self.remove = button("Bỏ mục đang chọn", self.remove_entry, icon="delete", role="quiet")
        for made, name, width in ((self.list, "Danh mục", 24), (self.group, "Nhóm", 28)):
            made.setAccessibleName(name)
            made.setMinimumContentsLength(width)
        self.list.edited.connect(self._on_list)
        self.words.returnPressed.connect(self.add_entry)
        self.group.hide()
        entry = row(self.words, self.basis, self.add, 1)
        hint = label(say.catalog_hint(), "muted", wrap=True)
        self.setLayout(column(hint, row(self.list, self.group, 1), entry, self.view, row(self.remove, 1), margin=14))

    def _on_list(self) -> None:
        name = self.list.value()
        groups = [group for group in catalog(str(name)).open if group != "*"] if name else []
        self.group.set_choices([(group, catalog("position_group").label(group)) for group in groups])
        self.group.set_value(groups[0] if groups else None)
        self.group.setVisible(bool(groups))

    def show_lists(self, found: Lists) -> None:
        """Show the entries added."""
        self.model.set_rows(found.additions)
        self.remove.setEnabled(self.add.isEnabled() and bool(found.additions))

    def add_entry(self) -> None:
        """Add what was typed."""
        name, words = self.list.value(), self.words.text().strip()
        if not name:
            self._desk.say(say.choose_catalog(), Tone.WARNING)
            return
        work = partial(
            office_lists.add_entry,
            name=str(name),
            label=words,
            group=self.group.value() if not self.group.isHidden() else None,
            basis=self.basis.text().strip() or None,
        )
        self._write(work, say.entry_added(words, catalog(str(name)).title))
        self.words.clear()

    def remove_entry(self) -> None:
        """Remove the entry that is selected."""
        for place in selected_rows(self.view)[:1]:
            chosen = self.model.rows[place]
            self._write(partial(office_lists.remove_entry, addition=chosen.id), say.entry_removed(chosen.label))


class FigureTab(_ListTab):
    """Figures of targets that records cannot give."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        columns = (
            Column[Figure]("Chỉ tiêu", self._title, 44, stretch=True),
            Column[Figure]("Kỳ", lambda one: "/".join(reversed(one.period.split("-"))), 12),
            Column[Figure]("Số đạt", lambda one: str(one.numerator), 10, right=True),
            Column[Figure]("Tổng số", lambda one: str(one.denominator), 10, right=True),
            Column[Figure]("Nguồn số liệu", lambda one: one.note, 26),
        )
        self._targets: dict[str, tuple[str, str, str]] = {}
        self._wanted = ""
        self.model: RowsModel[Figure] = RowsModel(columns, self)
        self.view = table_view(self.model, "Số liệu chỉ tiêu nhập tay")
        self.target = ChoiceValue((), "Chọn chỉ tiêu")
        self.target.setAccessibleName("Chỉ tiêu")
        self.target.setMinimumContentsLength(46)
        self.period = _line("Kỳ: 2023 hoặc 30/06/2023", 210)
        self.numerator, self.denominator = IntegerValue(), IntegerValue()
        for made, name in ((self.numerator, "Số đạt"), (self.denominator, "Tổng số")):
            made.setPlaceholderText(name)
            made.setAccessibleName(name)
            made.setFixedWidth(110)
        self.note = _line("Nguồn số liệu", 190)
        self.add = button("Ghi", self.enter, icon="add", role="primary")
        self.remove = button("Bỏ dòng đang chọn", self.remove_figure, icon="delete", role="quiet")
        self.meaning = label(role="muted", wrap=True)
        self.target.edited.connect(self._on_target)
        entry = row(self.period, self.numerator, self.denominator, self.note, self.add, 1)
        hint = label(say_figures.hint(), "muted", wrap=True)
        self.setLayout(
            column(hint, row(self.target, 1), self.meaning, entry, self.view, row(self.remove, 1), margin=14)
        )

    def _title(self, figure: Figure) -> str:
        return (
            f"{figure.target}. {self._targets[figure.target][0]}" if figure.target in self._targets else figure.target
        )

    def _on_target(self) -> None:
        found = self._targets.get(str(self.target.value()))
        self.meaning.setText(say.counted_of(found[1], found[2]) if found else "")

    def show_lists(self, found: Lists) -> None:
        """Show the figures entered."""
        self._targets = found.targets
        self.target.set_choices([(target, f"{target}. {words[0]}") for target, words in found.targets.items()])
        if self._wanted in found.targets:
            self.target.set_value(self._wanted)
            self._wanted = ""
        self.model.set_rows(found.figures)
        self.remove.setEnabled(self.add.isEnabled() and bool(found.figures))
        self._on_target()

    def choose(self, target: str) -> None:
        """Choose a target as soon as the lists are there."""
        self._wanted = target

    def enter(self) -> None:
        """Enter the figure typed."""
        target, numbers = self.target.value(), (self.numerator.value(), self.denominator.value())
        if not target or not all(isinstance(number, int) for number in numbers):
            self._desk.say(say.figure_needed(), Tone.WARNING)
            return
        period = self.period.text().strip()
        work = partial(
            office_lists.enter_figure,
            target=str(target),
            as_of=self._desk.as_of,
            period=period,
            numerator=int(numbers[0]),
            denominator=int(numbers[1]),
            note=self.note.text().strip() or None,
        )
        self._write(work, say_figures.kept(str(target), period))

    def remove_figure(self) -> None:
        """Remove the figure that is selected."""
        for place in selected_rows(self.view)[:1]:
            chosen = self.model.rows[place]
            done = say_figures.removed(chosen.target, chosen.period)
            self._write(partial(office_lists.remove_figure, figure=chosen.id), done)


def _group(one: Addition) -> str:
    return catalog("position_group").label(one.group) if one.group else ""


def _line(name: str, width: int) -> QLineEdit:
    made = QLineEdit(placeholderText=name)
    made.setAccessibleName(name)
    made.setFixedWidth(width)
    return made
