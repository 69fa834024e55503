"""Tabs of Thiết lập: entries the office adds to open lists, and figures of targets entered by hand."""

from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QLineEdit, QWidget

from hrdesk.domain.catalogs import Entry, catalog
from hrdesk.domain.changes import Changes
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import rules as say_rules
from hrdesk.messages import setup as say
from hrdesk.messages import target_figures as say_figures
from hrdesk.ui import office_lists
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.office_lists import Addition, Figure, Lists
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.parts import box, button, column, label, row
from hrdesk.ui.widgets.values import DateValue, IntegerValue

_OPEN = ("position", "commendation_form", "discipline_reason")
# The lists that can be looked at, in the order of a personal record; the first ones take entries of the office.
_LISTS = (
    *_OPEN, "position_group", "start_reason", "end_reason", "general_education", "professional_level",
    "political_theory_level", "state_management_level", "foreign_language_level", "language_certificate",
    "it_skill_level", "it_certificate", "course", "training_kind", "training_place", "rank", "rating",
    "discipline_form", "ethnicity", "religion", "sex", "family_relation", "age_band", "unit_kind", "unit_class",
    "area_type", "unit_change_kind", "equipment_category", "item_condition",
)  # fmt: skip
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


class Listed(NamedTuple):
    """An entry of a list as the tab shows it; ``id`` is empty for one that an instrument fixes."""

    id: str
    catalog: str
    label: str
    group: str | None
    span: str
    basis: str


class CatalogTab(_ListTab):
    """Every list with its days and its law; those that the law leaves open take entries of the office.

    With no list chosen it shows what the office has added.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        columns = (
            Column[Listed]("Danh mục", lambda one: catalog(one.catalog).title, 20),
            Column[Listed]("Tên gọi", lambda one: one.label, 34, stretch=True),
            Column[Listed]("Nhóm", _group, 26),
            Column[Listed]("Được dùng", lambda one: one.span, 20),
            Column[Listed]("Căn cứ", lambda one: one.basis, 52),
        )
        self._additions: tuple[Addition, ...] = ()
        self.model: RowsModel[Listed] = RowsModel(columns, self)
        self.view = table_view(self.model, "Các mục của danh mục", sortable=False)
        self.list = ChoiceValue([(name, _title(name)) for name in _LISTS], "Các mục đơn vị đã thêm")
        self.group = ChoiceValue((), "Chọn nhóm")
        self.words = _line("Tên gọi", 260)
        self.since = DateValue()
        self.since.setPlaceholderText("Dùng từ ngày")
        self.since.setAccessibleName("Dùng từ ngày")
        self.since.setFixedWidth(120)
        self.basis = _line("Căn cứ (số văn bản)", 190)
        self.add = button("Thêm", self.add_entry, icon="add", role="primary")
        self.remove = button("Bỏ mục đang chọn", self.remove_entry, icon="delete", role="quiet")
        for made, name, width in ((self.list, "Danh mục", 34), (self.group, "Nhóm", 28)):
            made.setAccessibleName(name)
            made.setMinimumContentsLength(width)
        self.list.edited.connect(self._on_list)
        self.words.returnPressed.connect(self.add_entry)
        self.group.hide()
        self._entry = box(row(self.words, self.since, self.basis, self.add, 1))
        hint = label(say.catalog_hint(), "muted", wrap=True)
        self.setLayout(
            column(hint, row(self.list, self.group, 1), self._entry, self.view, row(self.remove, 1), margin=14)
        )
        self._on_list()

    def _on_list(self) -> None:
        name = self.list.value()
        groups = [group for group in catalog(str(name)).open if group != "*"] if name in _OPEN else []
        self.group.set_choices([(group, catalog("position_group").label(group)) for group in groups])
        self.group.set_value(groups[0] if groups else None)
        self.group.setVisible(bool(groups))
        self._entry.setVisible(name in _OPEN)
        self._show()

    def show_lists(self, found: Lists) -> None:
        """Show the entries, with those added."""
        self._additions = found.additions
        self._show()

    def _show(self) -> None:
        name = self.list.value()
        added = {(one.catalog, one.label): one for one in self._additions}
        names = [str(name)] if name else list(dict.fromkeys(one.catalog for one in self._additions))
        rows = [
            _listed(each, entry, added.get((each, entry.label))) for each in names for entry in catalog(each).entries
        ]
        self.model.set_rows([one for one in rows if name or one.id])
        self.view.setColumnHidden(0, bool(name))
        self.view.setColumnHidden(2, bool(name) and name != "position")
        self.remove.setEnabled(self.add.isEnabled() and any(one.id for one in self.model.rows))

    def add_entry(self) -> None:
        """Add what was typed."""
        name, words = self.list.value(), self.words.text().strip()
        if not name:
            self._desk.say(say.choose_catalog(), Tone.WARNING)
            return
        if self.since.problem():
            self._desk.say(str(self.since.problem()), Tone.WARNING)
            return
        since = self.since.value()
        work = partial(
            office_lists.add_entry,
            name=str(name),
            label=words,
            group=self.group.value() if not self.group.isHidden() else None,
            since=parse_iso(str(since)).first if since else None,
            basis=self.basis.text().strip() or None,
        )
        self._write(work, say.entry_added(words, catalog(str(name)).title))
        self.words.clear()

    def remove_entry(self) -> None:
        """Remove the entry that is selected; what an instrument fixes stays."""
        for place in selected_rows(self.view)[:1]:
            chosen = self.model.rows[place]
            if chosen.id:
                self._write(partial(office_lists.remove_entry, addition=chosen.id), say.entry_removed(chosen.label))
            else:
                self._desk.say(say.entry_is_fixed(chosen.label, chosen.basis), Tone.WARNING)


def _title(name: str) -> str:
    title = catalog(name).title
    return say.takes_entries(title) if name in _OPEN else title


def _listed(name: str, entry: Entry, addition: Addition | None) -> Listed:
    basis = entry.legal_basis or ("" if addition else catalog(name).source)
    shown = say_rules.citation(basis, "", entry.verified) if basis else ""
    span = say.used_between(entry.valid_from, entry.valid_to)
    return Listed(addition.id if addition else "", name, entry.label, entry.group, span, shown)


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


def _group(one: Listed) -> str:
    return catalog("position_group").label(one.group) if one.group and one.catalog == "position" else ""


def _line(name: str, width: int) -> QLineEdit:
    made = QLineEdit(placeholderText=name)
    made.setAccessibleName(name)
    made.setFixedWidth(width)
    return made
