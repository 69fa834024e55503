"""The form of an item: the same fields in the editor and where several alike are added."""

from collections.abc import Sequence

from hrdesk.domain.fields import Kind
from hrdesk.ui.inventory import Inventory
from hrdesk.ui.widgets.form import RecordForm

FIELDS = (
    "name", "category_code", "asset_code", "model", "serial_no", "quantity", "measure", "unit_cost", "in_use_since",
    "acquired_on", "acquisition_way", "source", "item_document", "warranty_until", "place", "condition",
    "custodian_person", "custodian", "item_note",
)  # fmt: skip
_WIDE = ("name", "item_note")
_LABELS = {
    "place": "Nơi đặt khi nhận",
    "condition": "Tình trạng khi nhận",
    "custodian_person": "Người giữ khi nhận",
    "custodian": "Người giữ (ngoài danh sách)",
}


def item_form(known: Inventory, *, without: Sequence[str] = ()) -> RecordForm:
    """Return the form, without the fields named."""
    form = RecordForm([key for key in FIELDS if key not in without], labels=_LABELS, wide=_WIDE)
    offer(form, known)
    return form


def offer(form: RecordForm, known: Inventory) -> None:
    """Offer the places and the people of the office."""
    form.set_choices(Kind.PLACE, known.place_choices)
    form.set_choices(Kind.PERSON, known.people_choices)
