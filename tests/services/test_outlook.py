"""Who is behind the numbers of the first page, on the day looked at."""

from datetime import date

import pytest

from hrdesk.domain.catalogs import catalog
from hrdesk.models.store import Store
from hrdesk.services import checking
from hrdesk.services.outlook import Outlook, outlook
from hrdesk.services.transaction import Transaction, transaction
from tests import factories

ON = date(2022, 12, 31)


def seen(store: Store, on: date = ON) -> Outlook:
    return outlook(store, on)


def person(writing: Transaction, unit: str, post: str = "JUSTICE_CIVIL_STATUS", level: str = "", **values: str) -> str:
    """Add somebody in a post with every course, and with a level of profession where it is stated."""
    made = writing.add("person", factories.person(citizen_id=None, **values))
    writing.add("assignment", factories.assignment(made, unit, position_code=post))
    for course in catalog("course").entries:
        writing.add("training", {"person_id": made, "course_code": course.code, "ended_on": "2019"})
    if level:
        writing.add("qualification", {"person_id": made, "kind": "professional_level", "level": level})
    return made


def test_an_empty_office_has_nobody_behind_any_number(store: Store) -> None:
    found = seen(store)
    nobody = (found.below_standard, found.needing_training, found.level_unknown, found.retiring, found.concerned)
    assert set(nobody) == {frozenset()}
    assert (found.headcount, found.equipment_short, found.desks_complete, found.desks) == (0, 0, 0, 1)


def test_a_level_below_what_the_title_asks_is_a_need_and_an_unstated_one_is_not(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        low = person(writing, unit_id, level="NONE", full_name="Lê An")
        unstated = person(writing, unit_id, post="CULTURE_SOCIETY", full_name="Lê Bình")
        hamlet = person(writing, unit_id, post="HAMLET_HEAD", full_name="Lê Cường")
    found = seen(store)
    assert low in found.needing_training
    assert unstated in found.level_unknown - found.needing_training
    assert hamlet not in found.needing_training | found.level_unknown
    assert not found.needing_training & found.level_unknown


def test_who_must_be_mended_is_named_for_the_person_also_when_the_finding_is_about_a_post(
    store: Store, unit_id: str
) -> None:
    with transaction(store, "Thêm") as writing:
        low = person(writing, unit_id, level="NONE", full_name="Lê An")
        fine = person(writing, unit_id, level="BACHELOR", full_name="Lê Bình")
    findings = checking.findings(store, ON)
    must = {one.subject for one in findings if one.severity == "must"}
    with store.reading() as connection:
        posts = dict(connection.exec_driver_sql("SELECT id, person_id FROM assignment").all())
    behind = {posts.get(subject, subject) for subject in must} & {low, fine}
    assert seen(store).below_standard & {low, fine} == behind
    assert low in behind


@pytest.mark.parametrize(
    ("on", "soon"),
    [(date(2022, 3, 1), False), (date(2022, 12, 31), True), (date(2023, 7, 1), False)],
)
def test_somebody_retires_within_twelve_months_and_not_before_nor_after(
    store: Store, unit_id: str, on: date, soon: bool
) -> None:
    # A man born in September 1962 retires at 60 years and 9 months: on 1 July 2023 (Nghị định 135/2020/NĐ-CP).
    with transaction(store, "Thêm") as writing:
        man = person(writing, unit_id, full_name="Lê An", date_of_birth="1962-09-15", sex="MALE")
        person(writing, unit_id, post="HAMLET_HEAD", full_name="Lê Bình", date_of_birth="1962-09-15", sex="MALE")
    assert seen(store, on).retiring == ({man} if soon else frozenset())


def test_nobody_retires_whose_birth_or_sex_is_not_stated(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        one = writing.add("person", {"full_name": "Lê An", "sex": "MALE"})
        two = writing.add("person", {"full_name": "Lê Bình", "date_of_birth": "1962-09-15"})
        for each in (one, two):
            writing.add("assignment", factories.assignment(each, unit_id))
    assert seen(store).retiring == frozenset()
