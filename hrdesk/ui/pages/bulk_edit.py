"""Sửa nhiều người: what to change at the top, what becomes of each person below, before anything is written."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.messages import bulk_edit as say
from hrdesk.ui import bulk_edits
from hrdesk.ui.bulk_edits import Shown, ShownLine
from hrdesk.ui.desk import Desk
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.form import FieldRow, field
from hrdesk.ui.widgets.parts import box, button, column, label, row, scroll
from hrdesk.ui.widgets.person_tabs import LABELS

if TYPE_CHECKING:
    from hrdesk.services.bulk_edit import Edit, Edited, Part
    from hrdesk.services.people import PersonRow

_PREVIEW_AFTER = 200  # milliseconds after typing
# Without these, nothing of the part can be said.
_NEEDED = {"annual_rating": ("rating_period", "rating")}


class NewValue(QWidget):
    """One field with its new value; nothing is changed before there is one, or it is ticked to be emptied."""

    edited = Signal()
    dropped = Signal()

    def __init__(self, key: str, text: str) -> None:
        super().__init__()
        self.key = key
        self.field = FieldRow(field(key), label=text)
        self.empty = QCheckBox("Xóa trống")
        self.empty.setToolTip("Bỏ giá trị đang ghi, để thành chưa ghi")
        drop = button("", self.dropped.emit, icon="close", role="quiet", tip="Thôi sửa mục này")
        drop.setAccessibleName(f"Thôi sửa mục {text}")
        line = row(self.field, self.empty, drop)
        line.setStretch(0, 1)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        self.field.edited.connect(self.edited)
        self.empty.toggled.connect(self._on_empty)

    def _on_empty(self, is_empty: bool) -> None:
        self.field.editor.setEnabled(not is_empty)
        if is_empty:
            self.field.editor.set_value(None)
        self.edited.emit()

    @property
    def is_stated(self) -> bool:
        """Whether it is said what the field becomes."""
        return self.empty.isChecked() or (self.field.editor.value() is not None and not self.field.editor.problem())


class BulkEditDialog(QDialog):
    """Asks what to change, shows what becomes of everybody, writes it in one step."""

    def __init__(
        self, parent: QWidget, desk: Desk, people: "Sequence[PersonRow]", done: "Callable[[Edited], None]"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sửa nhiều người")
        letter = self.fontMetrics().averageCharWidth()
        self.resize(min(150 * letter, parent.width()), 640)
        self._desk = desk
        self._ids = tuple(person.id for person in people)
        self._done = done
        self._request = 0
        self._parts: dict[str, Part] = {part.key: part for part in bulk_edits.parts()}
        self.part = ChoiceValue([(part.key, part.label) for part in self._parts.values()], "Chọn mục cần sửa")
        self.part.setAccessibleName("Mục cần sửa")
        held = dict.fromkeys(code for person in people for code in person.positions)
        posts = [(code, catalog("position").label(code)) for code in held]
        self.position = ChoiceValue(posts, "Mọi chức danh đang giữ")
        self.position.setAccessibleName("Chỉ chức danh")
        self.more = ChoiceValue((), "Thêm trường cần sửa…")
        self.more.setAccessibleName("Thêm trường cần sửa")
        self.values: dict[str, NewValue] = {}
        self._fields = column(1, margin=8)
        self._sentence = label(say.choose_something(len(self._ids)), wrap=True)
        self._make_table()
        self.ok = button(say.will_change(0), self.write, icon="save", role="primary")
        self.ok.setEnabled(False)
        self._arrange()
        self._timer = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER)
        self._timer.timeout.connect(self.preview)
        self.part.edited.connect(self._on_part)
        self.position.edited.connect(self._on_edited)
        self.more.edited.connect(lambda: self.add_field(str(self.more.value() or "")))
        self._on_part()

    def _make_table(self) -> None:
        columns = (
            Column[ShownLine]("Họ và tên", lambda line: line.name, 20),
            Column[ShownLine]("Mục", lambda line: line.item, 24),
            Column[ShownLine]("Hiện nay", lambda line: line.before, 14),
            Column[ShownLine]("Sau khi sửa", lambda line: line.after, 14),
            Column[ShownLine]("Kết quả", lambda line: line.outcome, 30, stretch=True, tone=lambda line: line.tone),
        )
        self.model: RowsModel[ShownLine] = RowsModel(columns, self)
        self.view = table_view(self.model, "Trước và sau khi sửa")
        self.reason = label(role="danger", wrap=True)  # whole, where the column is too narrow for it
        self.reason.hide()
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_reason())

    def _arrange(self) -> None:
        asked = column(self.part, self.position, self.more, scroll(box(self._fields)))
        asked.setStretch(3, 1)
        left = box(asked)
        left.setFixedWidth(46 * self.fontMetrics().averageCharWidth())
        body = row(left, box(column(self._sentence, self.view, self.reason)), spacing=12)
        body.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(body, 1)
        layout.addLayout(row(1, button("Thôi", self.reject), self.ok))

    def _on_part(self) -> None:
        """Offer the fields of another part."""
        for key in list(self.values):
            self._drop(key)
        part = self._parts.get(self.part.value() or "")
        self.position.setVisible(part is not None and part.table == "assignment")
        self.more.setVisible(part is not None)
        if part is not None:
            for key in _NEEDED.get(part.key, part.fields[:1]):
                self.add_field(key)
        self._on_edited()

    def _offer(self) -> None:
        part = self._parts.get(self.part.value() or "")
        keys = [key for key in part.fields if key not in self.values] if part else []
        self.more.set_choices([(key, _label(key)) for key in keys])
        self.more.set_value(None)
        self.more.setEnabled(bool(keys))

    def add_field(self, key: str) -> None:
        """Ask for the new value of one more field."""
        if not key or key in self.values:
            return
        made = self.values[key] = NewValue(key, _label(key))
        made.edited.connect(self._on_edited)
        made.dropped.connect(partial(self._drop, key))
        self._fields.insertWidget(self._fields.count() - 1, made)
        self._offer()
        made.field.editor.setFocus()

    def _drop(self, key: str) -> None:
        made = self.values.pop(key)
        made.hide()
        made.deleteLater()
        self._offer()
        self._on_edited()

    def _on_edited(self) -> None:
        self.ok.setEnabled(False)
        self._timer.start()

    @property
    def edit(self) -> "Edit | None":
        """What is asked; None while nothing is, or something cannot be read."""
        stated = [made for made in self.values.values() if made.is_stated]
        unread = any(made.field.editor.problem() for made in self.values.values())
        if not stated or unread:
            return None
        values: dict[str, Any] = {made.field.declared.column: made.field.editor.value() for made in stated}
        return bulk_edits.edit(str(self.part.value()), values, self.position.value())

    def preview(self) -> None:
        """Show what would become of everybody."""
        self._timer.stop()
        self._request += 1
        edit = self.edit
        if edit is None:
            self._sentence.setText(say.choose_something(len(self._ids)))
            self.model.set_rows(())
            self.ok.setEnabled(False)
            return
        work = partial(bulk_edits.preview, as_of=self._desk.as_of, ids=self._ids, edit=edit)
        self._desk.database.read(
            work, partial(self._show, self._request), owner=self, failed=self._desk.complain, title="Đang xem trước…"
        )

    def _show(self, request: int, found: Shown) -> None:
        if request != self._request:
            return
        self.model.set_rows(found.lines)
        self._show_reason()
        several = len(self.edit.values) > 1 if self.edit else False
        self.view.setColumnHidden(1, not several and self.part.value() != "assignment")
        self._sentence.setText(say.counts(found.changed, found.same, found.refused))
        self.ok.setText(say.will_change(found.changed))
        self.ok.setEnabled(found.changed > 0 and not self._timer.isActive())

    def _show_reason(self) -> None:
        """Say the whole reason why the chosen line stays as it is."""
        places = selected_rows(self.view)
        line = self.model.rows[places[0]] if places and places[0] < len(self.model.rows) else None
        self.reason.setVisible(line is not None and line.tone == "danger")
        self.reason.setText(f"{line.name}: {line.outcome}" if line else "")

    def write(self) -> None:
        """Write what is shown."""
        edit = self.edit
        if edit is not None:
            self.accept()
            self._desk.database.write(
                partial(bulk_edits.change, as_of=self._desk.as_of, ids=self._ids, edit=edit),
                self._done,
                owner=self._desk,
                failed=self._desk.complain,
                title="Đang ghi…",
            )


def _label(key: str) -> str:
    return LABELS.get(key) or field(key).label
