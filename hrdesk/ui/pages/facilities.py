"""Cơ sở vật chất: places, software and lines, what norms ask and what is there, the office's own norms."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import Kind
from hrdesk.messages import premises as say
from hrdesk.ui import premises
from hrdesk.ui.desk import Desk
from hrdesk.ui.following import Follower
from hrdesk.ui.operations import Office, Row
from hrdesk.ui.premises import Premises
from hrdesk.ui.tables import premises as listed
from hrdesk.ui.tables.items import money
from hrdesk.ui.tables.rows import RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.chips import Chip, ChipBar
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.form import RecordForm
from hrdesk.ui.widgets.parts import box, button, card, column, label, row, wide_first
from hrdesk.ui.widgets.row_editor import RowEditor, Work

if TYPE_CHECKING:
    from hrdesk.rules.norms import NormLine

_TABLES = frozenset(
    {"place", "item", "item_event", "digital_service", "equipment_norm", "org_unit", "person", "assignment"}
)
_PLACE = (
    "place_name", "place_kind", "place_parent", "place_hamlet", "area_m2", "staff_count", "seats", "serves_hamlets",
    "place_from", "place_to", "place_note",
)  # fmt: skip
_SERVICE = (
    "service_name", "service_kind", "service_person", "service_identifier", "service_provider", "service_quantity",
    "service_from", "service_to", "service_note",
)  # fmt: skip
_NORM = (
    "norm_category", "norm_basis", "norm_quantity", "norm_max_price", "norm_position", "norm_from", "norm_to",
    "norm_basis_text",
)  # fmt: skip
_WIDE = ("place_name", "place_note", "service_name", "service_note", "norm_category", "norm_basis_text")


class FacilitiesPage(QWidget):
    """Four numbers above, four lists below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found = Premises()
        self._office: Office | None = None
        self._writable = True
        self._cards = {key: label(role="section", wrap=True) for key in ("desk", "area", "houses", "services")}
        words = {
            "desk": "Bộ phận một cửa",
            "area": "Diện tích làm việc",
            "houses": "Nhà văn hóa",
            "services": "Dịch vụ số",
        }
        numbers = row(
            *(
                card(column(label(words[key], "muted"), self._cards[key], 1, margin=10, spacing=4))
                for key in self._cards
            )
        )
        self._make_lists()
        papers = (
            ("Bộ phận một cửa", "one-stop"),
            ("Cơ sở vật chất", "facilities"),
            ("Định mức", "equipment-norms"),
        )
        doors = [button(text, partial(desk.go, "reports", paper), icon="report") for text, paper in papers]
        head = Flow(label("Cơ sở vật chất", "title"), *doors)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        for part in (head, box(numbers), self.tabs):
            layout.addWidget(part)
        layout.setStretch(2, 1)
        Follower(self, desk, self.reload, _TABLES)

    def _make_lists(self) -> None:
        place = Work(
            "nơi đặt", say.places_belong_here(), "facilities", premises.save_place, premises.delete_place,
            say.delete_place,
        )  # fmt: skip
        self.places = RowEditor(
            self._desk, place, listed.places(), RecordForm(_PLACE, wide=_WIDE, labels={"place_hamlet": "Thuộc đơn vị"}),
            new=self._new_place, name=lambda row: str(row.get("name") or ""),
        )  # fmt: skip
        self._inside = button("Xem tài sản ở đây", self._show_items, icon="equipment")
        self.places.tools.add(self._inside)
        service = Work(
            "dịch vụ số", say.services_belong_here(), "exchange", premises.save_service, premises.delete_service,
            say.delete_service,
        )  # fmt: skip
        self._names: dict[str, str] = {}
        self.services = RowEditor(
            self._desk, service, listed.services(self._names), RecordForm(_SERVICE, wide=_WIDE),
            new=self._new_of_office, name=lambda row: str(row.get("name") or ""),
        )  # fmt: skip
        norm = Work(
            "định mức riêng", say.norms_belong_here(), "target", premises.save_norm, premises.delete_norm,
            say.delete_norm,
        )  # fmt: skip
        self.own_norms = RowEditor(
            self._desk, norm, listed.own_norms(), RecordForm(_NORM, wide=_WIDE), new=self._new_of_office,
            name=lambda row: catalog("equipment_category").label(row.get("category_code")),
        )  # fmt: skip
        self.norms = _NormList(self._desk)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.places, "Nơi đặt")
        self.tabs.addTab(self.norms, "Thừa, thiếu theo định mức")
        self.tabs.addTab(self.services, "Phần mềm, hộp thư, chứng thư, đường truyền")
        self.tabs.addTab(self.own_norms, "Định mức riêng")

    # Loading

    def show_office(self, office: Office, *, writable: bool) -> None:
        """Know the office's units and whether anything may be changed."""
        self._office, self._writable = office, writable
        units = [(unit.id, unit.name) for unit in office.units if unit.id == office.unit.id]
        units += [(unit.id, unit.name) for unit in office.units if unit.parent_id == office.unit.id]
        self.places.form.set_units(units)
        self._show()

    def reload(self) -> None:
        """Read everything again."""
        work = partial(premises.everything, as_of=self._desk.as_of)
        self._desk.database.read(work, self._on_loaded, owner=self, title="Đang đọc cơ sở vật chất…")

    def _on_loaded(self, found: Premises) -> None:
        self._found = found
        self._names.clear()
        self._names.update(found.names)
        self.places.form.set_choices(Kind.PLACE, found.place_choices)
        self.services.form.set_choices(Kind.PERSON, found.people_choices)
        self._show()

    def _show(self) -> None:
        found = self._found
        self.places.show_rows(listed.place_rows(found.places, found.place_rows), writable=self._writable)
        self.services.show_rows(found.services, writable=self._writable)
        self.own_norms.show_rows(found.own_norms, writable=self._writable)
        self.norms.show_lines(found.lines)
        self._inside.setEnabled(bool(found.places))
        short = sum(bool(line.short) for line in found.lines)
        self.tabs.setTabText(1, f"Thừa, thiếu theo định mức ({short})" if short else "Thừa, thiếu theo định mức")
        if found.counts is not None:
            self._show_numbers()

    def _show_numbers(self) -> None:
        found, counts = self._found, self._found.counts
        assert counts is not None
        complete = sum(desk.complete for desk in found.desks)
        one = found.desks[0] if len(found.desks) == 1 else None
        if one is None:
            desk = say.desks_complete(complete, len(found.desks))
        elif one.place is None:
            desk = say.no_desk()
        else:
            desk = say.desk_complete() if one.complete else say.desk_lacks(listed.missing(one))
        self._cards["desk"].setText(desk)
        self._cards["area"].setText(
            say.area_per_person(f"{found.area:.1f}".replace(".", ","), found.staff)
            if found.area
            else say.area_unknown()
        )
        self._cards["houses"].setText(
            say.houses(counts.culture_houses_with_workplace.count, counts.culture_houses.count)
        )
        numbers = (counts.software, counts.official_mailboxes, counts.organisation_certificates)
        software, mailboxes, certificates = (each.count for each in numbers)
        self._cards["services"].setText(
            say.services(software, mailboxes, certificates, counts.personal_signatures.count)
        )

    @property
    def is_dirty(self) -> bool:
        """Whether a form holds something that is not saved."""
        return any(each.is_dirty for each in self._editors)

    @property
    def _editors(self) -> tuple[RowEditor, ...]:
        return self.places, self.services, self.own_norms

    def leave(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        """Commit the draft before something else is shown; ask when it cannot be written."""
        dirty = next((each for each in self._editors if each.is_dirty), None)
        if dirty is None:
            then()
        else:
            self.tabs.setCurrentWidget(dirty)
            dirty.leave(then, stay)

    def show_argument(self, argument: object) -> None:
        """Open a place by id, or the tab "places", "norms", "services", "own_norms"; "services:ID" opens a service."""
        tabs = {"places": 0, "norms": 1, "services": 2, "own_norms": 3}
        tab, _, service = str(argument).partition(":")
        self.tabs.setCurrentIndex(tabs.get(tab, 0))
        if service:
            self.services.show_row(service)
        elif tab not in tabs:
            self.places.show_row(tab)

    # Commands

    def _new_of_office(self) -> Row:
        assert self._office is not None
        return {"unit_id": self._office.unit.id}

    def _new_place(self) -> Row:
        """Return an empty place in the headquarters, where there is one."""
        head = next((each.id for each in self._found.places if each.place.kind == "HEADQUARTERS"), None)
        return {**self._new_of_office(), "parent_id": head, "kind": "ROOM" if head else "HEADQUARTERS"}

    def _show_items(self) -> None:
        place = self.places.row.get("id")
        self._desk.go("equipment", f"place:{place}" if place else None)


class _NormList(QWidget):
    """What norms ask and what is there; a line opens the items behind it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[NormLine, ...] = ()
        self.model: RowsModel[NormLine] = RowsModel(listed.norm_lines(), self)
        self.view = table_view(self.model, "Thừa, thiếu theo định mức")
        self.view.activated.connect(lambda _: self.open_items())
        self.chips = ChipBar()
        self.chips.changed.connect(self._show)
        self._count = label(role="muted", wrap=True)
        self._open = button("Xem tài sản của dòng đang chọn", self.open_items, icon="equipment")
        self.setLayout(column(self.chips, self.view, wide_first(row(self._count, self._open)), margin=8))

    def show_lines(self, lines: "tuple[NormLine, ...]") -> None:
        """Show other lines."""
        self._lines = lines
        self.chips.show_chips(
            (
                Chip("short", "Thiếu", sum(bool(line.short) for line in lines)),
                Chip("surplus", "Thừa", sum(bool(line.surplus) and not line.is_minimum for line in lines)),
            )
        )
        self._show()

    def _show(self) -> None:
        on = self.chips.chosen
        rows = [
            line
            for line in self._lines
            if ("short" not in on or line.short) and ("surplus" not in on or (line.surplus and not line.is_minimum))
        ]
        self.model.set_rows(rows)
        self.view.viewport().update()
        cost = sum(line.shortage_cost or 0 for line in rows)
        short = sum(bool(line.short) for line in rows)
        self._count.setText(say.norm_lines(len(rows), short, money(cost) if cost else "") if rows else say.no_norms())

    def open_items(self) -> None:
        """Show the items that a line counts."""
        places = selected_rows(self.view)
        if places:
            line = self.model.rows[places[0]]
            self._desk.go("equipment", frozenset(item.id for item in line.items))
