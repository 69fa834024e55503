"""Valid records by default: a test names only what it is about."""

from pathlib import Path
from typing import Any

from hrdesk.models import crypt
from hrdesk.models import store as stores
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services import offices
from hrdesk.services.transaction import Transaction, transaction

PASSPHRASE = "một câu dễ nhớ"
USER = "Lê Thị Lan"
CHEAP = crypt.Kdf(memory_kib=32, iterations=1, lanes=1)
COMMUNE = offices.OfficeCard(
    "08866", "xã Tam Hợp", "XA", unit_class="II", area_type=None, parent_code="249", parent_name="huyện Bình Xuyên"
)


def make_store(folder: Path, office: offices.OfficeCard = COMMUNE) -> Store:
    """Return the open store of an office; its key is derived cheaply, all else is real."""
    return offices.create_office(folder, office, user=USER, passphrase=PASSPHRASE, kdf=CHEAP)[0]


def open_store(folder: Path, *, read_only: bool = False) -> Store:
    """Open what ``make_store`` made."""
    return stores.open_store(folder, user=None, passphrase=PASSPHRASE, read_only=read_only)


def person(**values: Any) -> Row:
    """Return a person's row."""
    return {
        "full_name": "Nguyễn Văn An",
        "date_of_birth": "1975-03-12",
        "sex": "MALE",
        "citizen_id": "026075001234",
        "ethnicity": "Kinh",
        "religion": "Không",
        "place_of_origin": "Tam Hợp, Bình Xuyên, Vĩnh Phúc",
    } | values


def assignment(person_id: str, unit_id: str, **values: Any) -> Row:
    """Return the row of a position held."""
    held = {"position_code": "JUSTICE_CIVIL_STATUS", "valid_from": "2015-06-01", "decision_no": "12/QĐ-UBND"}
    return {"person_id": person_id, "unit_id": unit_id} | held | values


def add_person(writing: Transaction, unit_id: str, **values: Any) -> str:
    """Add a person with a position, a degree, a course, party membership and pay; return the id."""
    person_id = writing.add("person", person(**values))
    writing.add("assignment", assignment(person_id, unit_id))
    degree = {"kind": "professional_level", "level": "BACHELOR", "field": "Luật", "attained_on": "1998"}
    writing.add("qualification", {"person_id": person_id, **degree})
    writing.add("training", {"person_id": person_id, "course_code": "PROFESSIONAL_SKILLS", "ended_on": "2019"})
    writing.add("party_membership", {"person_id": person_id, "admitted_on": "2001-05-19"})
    writing.add("pay", {"person_id": person_id, "rank_code": "01.003", "pay_step": 5, "coefficient": 366})
    return person_id


def saved_person(store: Store, **values: Any) -> str:
    """Add a whole person in a transaction of its own and return the id."""
    unit_id = offices.own_unit(store).id
    with transaction(store, "Thêm hồ sơ") as writing:
        return add_person(writing, unit_id, **values)
