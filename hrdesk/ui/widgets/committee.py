"""The committee of a stocktake: a row for each member, chosen among the people of the office or typed."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from hrdesk.domain.equipment import StocktakeMember
from hrdesk.text import squeeze
from hrdesk.ui.stocktaking import Colleague
from hrdesk.ui.widgets.choices import ChoiceValue, choices_of
from hrdesk.ui.widgets.parts import button, label, row
from hrdesk.ui.widgets.values import TextValue

if TYPE_CHECKING:
    from hrdesk.services.equipment.stocktakes import Member

_HEADINGS = ("Họ và tên", "Chức vụ", "Đại diện cho", "Vai trò")
_STRETCH = (5, 4, 4, 3)
_CHAIR, _MEMBER = "CHAIR", "MEMBER"


def go_on(line: QWidget) -> None:
    """Go to the next field: what Enter does in a line."""
    line.focusNextChild()


class _Seat:
    """The editors of one member."""

    def __init__(self, people: Sequence[Colleague], represents: str, role: str) -> None:
        self.name = ChoiceValue([(one.id, one.full_name) for one in people], "Chọn hoặc gõ họ tên", searchable=True)
        self.title, self.represents = TextValue(), TextValue()
        self.represents.set_value(represents)
        self.role = ChoiceValue(choices_of("stocktake_role"))
        self.role.set_value(role)
        self._titles = {one.id: one.job_title for one in people}
        self._names = {one.id: one.full_name for one in people}
        self.name.edited.connect(self._fill)
        parts = (self.name, self.title, self.represents, self.role)
        for heading, part in zip(_HEADINGS, parts, strict=True):
            part.setAccessibleName(heading)
        for line in (self.name.lineEdit(), self.title, self.represents):
            if isinstance(line, QLineEdit):
                line.returnPressed.connect(partial(go_on, line))

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """The editors in the order of the headings."""
        return (self.name, self.title, self.represents, self.role)

    def _fill(self) -> None:
        title = self._titles.get(self.name.value() or "")
        if title:
            self.title.set_value(title)

    def show(self, member: "Member") -> None:
        """Show a member."""
        known = {name: key for key, name in self._names.items()}
        self.name.set_value(known.get(member.full_name, member.full_name))
        self.title.set_value(member.job_title)
        self.represents.set_value(member.represents)
        self.role.set_value(member.role)

    def member(self) -> "Member | None":
        """Return the member; None for a row without a name."""
        from hrdesk.services.equipment.stocktakes import Member

        value = self.name.value()
        name = squeeze(self._names.get(value or "", value or ""))
        role = self.role.value() or _MEMBER
        return Member(name, self.title.value(), self.represents.value(), role) if name else None


class Committee(QWidget):
    """Rows of members, with one more button than rows."""

    def __init__(self, people: Sequence[Colleague], represents: str) -> None:
        super().__init__()
        self._people, self._represents = people, represents
        self.seats: list[_Seat] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, share in enumerate(_STRETCH):
            self._grid.setColumnStretch(place, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addLayout(row(button("Thêm người", self.add, icon="add", role="quiet"), 1))
        layout.addStretch(1)

    def show_members(self, members: "Sequence[Member]") -> None:
        """Show the members; without any, two rows to fill in."""
        self.seats = []
        for member in members:
            self.seats.append(self._seat())
            self.seats[-1].show(member)
        while len(self.seats) < 2:
            self.seats.append(self._seat())
        self._arrange()

    def _seat(self) -> _Seat:
        return _Seat(self._people, self._represents, _MEMBER if self.seats else _CHAIR)

    def add(self) -> None:
        """Add an empty row and put the cursor into it."""
        self.seats.append(self._seat())
        self._arrange()
        self.seats[-1].name.setFocus()

    def remove(self, seat: _Seat) -> None:
        """Take a row out."""
        self.seats.remove(seat)
        for part in seat.parts:
            part.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        kept = {part for seat in self.seats for part in seat.parts}
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept:
                widget.hide()
                widget.deleteLater()
        for place, heading in enumerate(_HEADINGS):
            self._grid.addWidget(label(heading, "muted"), 0, place)
        for line, seat in enumerate(self.seats, 1):
            for place, part in enumerate(seat.parts):
                self._grid.addWidget(part, line, place)
            gone = button("", partial(self.remove, seat), icon="close", role="quiet", tip="Bỏ người này")
            gone.setAccessibleName("Bỏ người này")
            self._grid.addWidget(gone, line, len(_HEADINGS))

    def members(self) -> "list[Member]":
        """Return the members that have a name, in their order."""
        return [member for seat in self.seats if (member := seat.member())]


def members_of(stored: "Sequence[StocktakeMember]") -> "list[Member]":
    """Return the members of a stocktake as they are edited."""
    from hrdesk.services.equipment.stocktakes import Member

    return [Member(each.full_name, each.job_title, each.represents, each.role) for each in stored]
