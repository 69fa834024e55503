"""The pictures of an item, and adding and removing them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import inventory as say
from hrdesk.ui.operations import Row
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.parts import button, label

_SIDE = 200


class PhotoStrip(QWidget):
    """Pictures as small images; a double click shows one large."""

    added = Signal()
    removed = Signal(str)  # photo id

    def __init__(self) -> None:
        super().__init__()
        self._bytes: Mapping[str, bytes] = {}
        self.list = QListWidget()
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setIconSize(QSize(_SIDE, _SIDE))
        self.list.setSpacing(8)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Ảnh của tài sản")
        self.list.itemActivated.connect(self._show_large)
        self.list.itemSelectionChanged.connect(self._update)
        self.add = button("Thêm ảnh…", self.added.emit, icon="add")
        self.remove = button("Bỏ ảnh đang chọn", self._ask_removal, icon="delete", role="quiet")
        self._none = label("Chưa có ảnh; ảnh được thu nhỏ và giữ ngay trong dữ liệu của cơ quan.", "muted", wrap=True)
        self._writable = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        for part in (Flow(self.add, self.remove), self._none, self.list):
            layout.addWidget(part)

    def show_photos(self, photos: Sequence[Row], contents: Mapping[str, bytes], *, writable: bool) -> None:
        """Show the pictures of another item; ``contents`` has the bytes by hash."""
        self._writable, self._bytes = writable, contents
        self.list.clear()
        for photo in photos:
            self.list.addItem(self._item(photo, contents.get(photo["sha256"])))
        self._none.setVisible(not photos)
        self.list.setVisible(bool(photos))
        self.add.setEnabled(writable)
        self._update()

    def _item(self, photo: Row, content: bytes | None) -> QListWidgetItem:
        taken = str(parse_iso(photo["taken_on"])) if photo["taken_on"] else ""
        text = ", ".join(filter(None, (photo["caption"], taken)))
        made = QListWidgetItem(text if content else say.photo_elsewhere())
        if content:
            made.setIcon(QIcon(_picture(content, _SIDE)))
        made.setData(Qt.ItemDataRole.UserRole, (photo["id"], photo["sha256"]))
        return made

    def _update(self) -> None:
        self.remove.setEnabled(self._writable and bool(self.list.selectedItems()))

    def _ask_removal(self) -> None:
        for item in self.list.selectedItems():
            self.removed.emit(item.data(Qt.ItemDataRole.UserRole)[0])

    def _show_large(self, item: QListWidgetItem) -> None:
        content = self._bytes.get(item.data(Qt.ItemDataRole.UserRole)[1])
        if content:
            from PySide6.QtWidgets import QDialog

            shown = QDialog(self)
            shown.setWindowTitle(item.text() or "Ảnh")
            large = label()
            large.setPixmap(_picture(content, 1000))
            QVBoxLayout(shown).addWidget(large)
            shown.open()


def _picture(content: bytes, side: int) -> QPixmap:
    found = QPixmap()
    found.loadFromData(content)
    return found.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
