"""The lists of a stocktake: the sessions, the rooms with their progress, the lines that are counted in place."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.stocktaking import LABELS, LineStatus, differences, status
from hrdesk.messages import stocktaking as say
from hrdesk.text import search_key
from hrdesk.ui.tables.rows import Column, Index, RowsModel
from hrdesk.ui.widgets.chips import Chip

if TYPE_CHECKING:
    from hrdesk.services.equipment.stocktakes import Counted, LineView, Session

EVERYWHERE = ""
EDITED = ("counted", "condition", "place", "note")
ACCEPT = "accept"
# Icon and colour of a status: never colour alone.
LOOK: dict[LineStatus, tuple[str, str]] = {
    LineStatus.NOT_COUNTED: ("", "muted"),
    LineStatus.FOUND: ("ok", "good"),
    LineStatus.MOVED: ("exchange", "accent"),
    LineStatus.SHORT: ("warning", "warning"),
    LineStatus.SURPLUS: ("add", "accent"),
    LineStatus.CHANGED: ("history", "warning"),
    LineStatus.UNEXPECTED: ("info", "accent"),
    LineStatus.MISSING: ("error", "danger"),
}


UNIT = "unit"


def session_columns(units: Mapping[str, str]) -> "tuple[Column[Session], ...]":
    """Return the columns of the list of stocktakes; ``units`` names the units by id, also those learnt later."""
    return (
        Column("Đợt kiểm kê", lambda row: row.stocktake.name, 42, stretch=True),
        Column("Đơn vị", lambda row: units.get(row.stocktake.unit_id, ""), 24, id=UNIT),
        Column("Ngày", lambda row: str(row.stocktake.counted_on), 13, key=lambda row: row.stocktake.counted_on.iso),
        Column("Số biên bản", lambda row: row.stocktake.number or "", 16),
        Column("Số nơi", lambda row: str(len(row.stocktake.place_ids)), 9, right=True),
        Column("Đã đếm", lambda row: f"{row.counted}/{row.expected}", 11, key=lambda row: row.counted, right=True),
        Column(
            "Tình trạng",
            lambda row: say.state(is_open=row.is_open, booked=row.booked, equal=is_equal(row)),
            26,
            tone=lambda row: _session_look(row)[1],
            icon=_session_look,
        ),
    )


def is_equal(session: "Session") -> bool:
    """Whether all that the session counted is as in the books."""
    return all(view.status is LineStatus.FOUND for view in session.lines)


def _session_look(row: "Session") -> tuple[str, str]:
    if row.is_open:
        return "history", "accent"
    return ("ok", "good") if row.booked or is_equal(row) else ("warning", "warning")


@dataclass(frozen=True, slots=True)
class Room:
    """A place of a stocktake with how far it is counted."""

    id: str
    name: str
    counted: int
    expected: int


def rooms(session: "Session") -> list[Room]:
    """Return the places of a session that have lines, all of them together first."""
    found = [Room(EVERYWHERE, "Tất cả các nơi", session.counted, session.expected)]
    for place, name in session.place_names.items():
        lines = [view for view in session.lines if room_of(view) == place]
        if lines:
            expected = [view for view in lines if view.line.expected_quantity is not None]
            counted = sum(view.line.counted_quantity is not None for view in expected)
            found.append(Room(place, name, counted, len(expected)))
    return found


def room_of(view: "LineView") -> str | None:
    """Return the place on whose sheet a line stands."""
    return view.line.expected_place_id or view.line.counted_place_id


def room_columns() -> tuple[Column[Room], ...]:
    """Return the columns of the list of rooms."""
    return (
        Column("Nơi", lambda room: room.name, 20, stretch=True),
        Column("Đã đếm", lambda room: f"{room.counted}/{room.expected}", 7, right=True, tone=_room_tone),
    )


def _room_tone(room: Room) -> str:
    return "good" if room.expected and room.counted == room.expected else ""


def line_columns() -> "tuple[Column[LineView], ...]":
    """Return the columns of the lines; those named in ``EDITED`` are typed into."""
    conditions = catalog("item_condition")
    return (
        Column("Tài sản", _name, 30, tip=_name_tip),
        Column("Theo sổ", lambda view: _number(view.line.expected_quantity), 7, right=True),
        Column("Đếm được", lambda view: _number(view.line.counted_quantity), 9, right=True, id="counted"),
        Column(
            "Tình trạng",
            lambda view: conditions.label(view.line.counted_condition or view.line.expected_condition),
            12,
            tone=lambda view: "warning" if LineStatus.CHANGED in differences(view.line) else "",
            id="condition",
        ),
        Column("Nơi thấy", _place, 16, tone=lambda view: "accent" if _is_elsewhere(view) else "", id="place"),
        Column("Kết quả", lambda view: LABELS[view.status], 15, tone=lambda view: LOOK[view.status][1], icon=_picture),
        Column(
            "Nơi mới",
            _acceptance,
            11,
            tone=lambda view: "accent" if can_accept(view) else "muted",
            icon=lambda view: ("ok", "accent") if can_accept(view) else None,
            id=ACCEPT,
        ),
        Column("Ghi chú", lambda view: view.line.note or "", 8, id="note"),
    )


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _name(view: "LineView") -> str:
    code = view.item.asset_code if view.item else None
    return f"{view.line.name} ({code})" if code else view.line.name


def _name_tip(view: "LineView") -> str:
    if view.item is None:
        return view.line.name
    facts = (view.item.model, view.item.serial_no and f"số sê-ri {view.item.serial_no}")
    return ", ".join((_name(view), *filter(None, facts)))


def _place(view: "LineView") -> str:
    return view.counted_place or view.expected_place


def _is_elsewhere(view: "LineView") -> bool:
    return LineStatus.MOVED in differences(view.line) or view.status is LineStatus.UNEXPECTED


def _picture(view: "LineView") -> tuple[str, str] | None:
    picture = LOOK[view.status]
    return picture if picture[0] else None


def has_moves(lines: "Iterable[LineView]") -> bool:
    """Whether the column about new places has anything to say."""
    return any(map(_acceptance, lines))


def can_accept(view: "LineView") -> bool:
    """Whether a line was found elsewhere and nobody has accepted that yet."""
    if view.line.is_move_accepted:
        return False
    is_known_elsewhere = view.line.expected_quantity is None and view.item is not None and view.item.is_present
    return is_known_elsewhere or LineStatus.MOVED in differences(view.line)


def _acceptance(view: "LineView") -> str:
    return "Chấp nhận" if can_accept(view) else "đã chấp nhận" if view.line.is_move_accepted else ""


def chips(lines: "Sequence[LineView]") -> list[Chip]:
    """Return a chip for each status with how many lines have it."""
    found = [view.status for view in lines]
    return [Chip(str(each), word, found.count(each)) for each, word in LABELS.items()]


def narrowed(lines: "Iterable[LineView]", room: str, statuses: Collection[str], text: str) -> "list[LineView]":
    """Return the lines of a room (or all) with one of the statuses and all words of a text."""
    words = search_key(text).split()
    return [
        view
        for view in lines
        if (room == EVERYWHERE or room_of(view) == room)
        and (not statuses or str(view.status) in statuses)
        and all(word in search_key(_name_tip(view)) for word in words)
    ]


class CountModel(RowsModel["LineView"]):
    """Lines to count. What is typed is shown at once and told as ``counted``: line id to ``Counted``."""

    counted = Signal(object)

    def __init__(self, parent: Any = None) -> None:
        super().__init__(line_columns(), parent)
        self.is_editable = False
        self.place_names: dict[str, str] = {}

    def place_of(self, column: str) -> int:
        """Return the place of a column by its id."""
        return next(place for place, each in enumerate(self.columns) if each.id == column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what is counted can be typed into, while the session is open."""
        usual = super().flags(index)
        is_typed = index.isValid() and self.columns[index.column()].id in EDITED
        return usual | Qt.ItemFlag.ItemIsEditable if is_typed and self.is_editable else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown; counted numbers are bold."""
        if role == Qt.ItemDataRole.FontRole and index.isValid() and self.columns[index.column()].id == "counted":
            font = QFont()
            font.setBold(True)
            return font
        return super().data(index, role)

    def refresh(self, lines: "Sequence[LineView]") -> None:
        """Show lines; where they are the same ones, in place, so that an open editor stays open."""
        if [view.id for view in lines] != [view.id for view in self.rows]:
            self.set_rows(lines)
            return
        for place, (old, new) in enumerate(zip(self.rows, lines, strict=True)):
            if old != new:
                self.rows[place] = new
                self._tell(place)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Take what was typed; an empty value says nothing and erases nothing."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or value in (None, ""):
            return False
        view = self.rows[index.row()]
        given = _stated(self.columns[index.column()].id, value, view)
        if given is None:
            return False
        self.count({view.id: given})
        return True

    def count(self, counts: "dict[str, Counted]") -> None:
        """Show counts at once and tell them."""
        for place, view in enumerate(self.rows):
            if view.id in counts:
                self.rows[place] = _with(view, counts[view.id], self.place_names)
                self._tell(place)
        self.counted.emit(counts)

    def _tell(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount(QModelIndex()) - 1))


def _stated(column: str, value: Any, view: "LineView") -> "Counted | None":
    """Return what a typed value says. A single thing whose place or condition is stated has been seen."""
    from hrdesk.services.equipment.stocktakes import Counted

    line = view.line
    seen = 1 if line.counted_quantity is None and line.expected_quantity == 1 else None
    makers = {
        "counted": lambda: Counted(quantity=int(value)) if int(value) != line.counted_quantity else None,
        "condition": lambda: Counted(seen, condition=value) if value != _now(line, "condition") else None,
        "place": lambda: Counted(seen, place=value) if value != _now(line, "place_id") else None,
        "note": lambda: Counted(note=str(value)) if value != line.note else None,
    }
    return makers[column]()


def _now(line: Any, what: str) -> str | None:
    found: str | None = getattr(line, f"counted_{what}") or getattr(line, f"expected_{what}")
    return found


def _with(view: "LineView", given: "Counted", names: dict[str, str]) -> "LineView":
    """Return a line as it will be once its count is written."""
    line = view.line
    if given.quantity is not None:
        line = msgspec.structs.replace(
            line,
            counted_quantity=given.quantity,
            counted_place_id=line.counted_place_id or line.expected_place_id,
            counted_condition=line.counted_condition or line.expected_condition,
        )
    stated = {"counted_place_id": given.place, "counted_condition": given.condition, "note": given.note}
    line = msgspec.structs.replace(line, **{key: value for key, value in stated.items() if value is not None})
    place = names.get(line.counted_place_id or "", view.counted_place)
    return replace(view, line=line, status=status(line, closed=False), counted_place=place)


def as_books(lines: "Iterable[LineView]") -> "dict[str, Counted]":
    """Return counts that say of the expected lines what the books say."""
    from hrdesk.services.equipment.stocktakes import Counted

    return {
        view.id: Counted(quantity=view.line.expected_quantity)
        for view in lines
        if view.line.expected_quantity is not None and view.line.counted_quantity != view.line.expected_quantity
    }
