"""Stores of any size with plausible rows, for measuring: nothing here is a real or sample person."""

import random
from pathlib import Path
from typing import Any

from hrdesk.models import crypt
from hrdesk.models.store import Store
from hrdesk.services.offices import OfficeCard, create_office, unit_id
from hrdesk.services.transaction import transaction

CHEAP = crypt.Kdf(memory_kib=1024, iterations=1, lanes=1)  # key derivation is measured apart
PASSPHRASE = "do-toc-do-2022"
POSITIONS = (
    "PARTY_SECRETARY", "COUNCIL_CHAIR", "COMMITTEE_CHAIR", "COMMITTEE_VICE_CHAIR", "YOUTH_UNION_SECRETARY",
    "WOMENS_UNION_CHAIR", "FARMERS_UNION_CHAIR", "VETERANS_ASSOCIATION_CHAIR", "MILITARY_COMMANDER",
    "OFFICE_STATISTICS", "FINANCE_ACCOUNTING", "LAND_CONSTRUCTION_ENVIRONMENT", "JUSTICE_CIVIL_STATUS",
    "CULTURE_SOCIETY",
)  # fmt: skip
ITEMS_PER_COMMUNE, ITEMS_PER_PLACE = 120, 5  # one in three with an event
PERSONS_PER_COMMUNE = 95  # 12,960 persons in 136 communes
STAFF, DEPUTIES = 20, 25
Row = dict[str, Any]


def office(folder: Path, card: OfficeCard) -> Store:
    """Return a new open store."""
    return create_office(folder, card, user="đo", passphrase=PASSPHRASE, kdf=CHEAP)[0]


def rows_of_commune(place: int, *, persons: int = PERSONS_PER_COMMUNE) -> dict[str, list[Row]]:
    """Return the rows of one commune by table; ``place`` makes them differ."""
    draw = random.Random(place)
    unit = unit_id(f"{10000 + place}")
    found: dict[str, list[Row]] = {
        t: [] for t in ("person", "assignment", "qualification", "training", "party_membership", "pay")
    }
    for number in range(persons):
        key = f"{place:04d}-{number:04d}-0000-4000-8000-000000000000"
        base = {"owner_id": unit, "entered_on": "2022-10-01"}
        year = draw.randrange(1960, 1998)
        found["person"].append(
            {**base, "id": key, "full_name": f"Nguyễn {draw.choice('ABCDEGHIKLMN')} {draw.choice(('An', 'Bình', 'Đạt'))}",
             "date_of_birth": f"{year}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}", "sex": draw.choice(("MALE", "FEMALE")),
             "citizen_id": f"0260{year % 100:02d}{draw.randrange(10**6):06d}", "ethnicity": "Kinh", "religion": "Không"}
        )  # fmt: skip
        group = number < STAFF
        code = (
            POSITIONS[number % len(POSITIONS)]
            if group
            else "COUNCIL_DEPUTY"
            if number < STAFF + DEPUTIES
            else "HAMLET_HEAD"
        )
        found["assignment"].append(
            {
                **base,
                "id": "a" + key,
                "person_id": key,
                "unit_id": unit,
                "position_code": code,
                "valid_from": "2021-05-10",
            }
        )
        levels = [("professional_level", draw.choice(("BACHELOR", "MASTER", "INTERMEDIATE", "NONE"))),
                  ("political_theory_level", draw.choice(("INTERMEDIATE", "ELEMENTARY", "NONE"))),
                  ("general_education", "UPPER_SECONDARY")]  # fmt: skip
        if group:
            levels += [
                ("state_management_level", "SPECIALIST"),
                ("it_skill_level", "CERTIFICATE"),
                ("foreign_language_level", "CERTIFICATE"),
            ]
            found["training"] += [
                {**base, "id": f"t{course[:3]}" + key, "person_id": key, "course_code": course, "ended_on": "2019"}
                for course in ("PARTY_BUILDING", "ECONOMIC_MANAGEMENT", "PROFESSIONAL_SKILLS")
            ]
            found["pay"].append(
                {
                    **base,
                    "id": "s" + key,
                    "person_id": key,
                    "rank_code": "01.003",
                    "pay_step": 3,
                    "coefficient": 300,
                    "effective_on": "2021-01-01",
                }
            )
        found["qualification"] += [
            {**base, "id": f"q{kind[:5]}" + key, "person_id": key, "kind": kind, "level": level}
            for kind, level in levels
        ]
        if draw.random() < 0.8:
            found["party_membership"].append({**base, "id": "m" + key, "person_id": key, "admitted_on": "2005-03-03"})
    return found


def equipment_of_commune(place: int) -> dict[str, list[Row]]:
    """Return the places of a commune, the things in them and what happened to some."""
    unit = unit_id(f"{10000 + place}")
    base = {"owner_id": unit, "entered_on": "2022-10-01"}
    places: list[Row] = []
    items: list[Row] = []
    events: list[Row] = []
    for number in range(ITEMS_PER_COMMUNE):
        key = f"{place:04d}-{number:04d}-0000-4000-8000-000000000000"
        if number % ITEMS_PER_PLACE == 0:
            kind = "ONE_STOP" if number == 0 else "ROOM"
            places.append({**base, "id": "p" + key, "unit_id": unit, "kind": kind, "name": f"Phòng {number}"})
        items.append(
            {**base, "id": "i" + key, "name": "Máy vi tính để bàn", "category_code": "DESKTOP_COMPUTER", "quantity": 1,
             "asset_code": f"{place}.MVT.{number}", "model": "OptiPlex 3090", "unit_cost": 12_900_000, "measure": "Bộ",
             "acquired_on": "2019-05-06", "in_use_since": "2019-05-10", "source": "Ngân sách xã",
             "place_id": places[-1]["id"], "condition": "IN_USE"}
        )  # fmt: skip
        if number % 3 == 0:
            events.append({**base, "id": "e" + key, "item_id": "i" + key, "kind": "REPAIRED", "happened_on": "2021-04-05",
                           "sequence": 1, "cost": 450_000})  # fmt: skip
    return {"place": places, "item": items, "item_event": events}


def fill(store: Store, communes: int) -> None:
    """Put ``communes`` communes below the store's office, one transaction each."""
    for place in range(communes):
        code = f"{10000 + place}"
        with transaction(store, f"Xã {code}") as writing:
            writing.add("org_unit", {"id": unit_id(code), "owner_id": unit_id(code), "code": code, "name": f"xã {code}",
                                     "kind": "XA", "unit_class": "II", "area_type": "DELTA", "parent_id": writing.owner})  # fmt: skip
            for table, rows in (rows_of_commune(place) | equipment_of_commune(place)).items():
                writing.add_many(table, rows)
