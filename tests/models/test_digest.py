"""One hash for what a store says: equal for equal records, whatever their ids and the order of entry."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.models import digest, records
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services import undo
from hrdesk.services.transaction import transaction
from tests import factories


def state(store: Store) -> str:
    with store.reading() as connection:
        return digest.state_digest(connection)


def test_equal_records_give_equal_digests_whatever_their_ids_and_order(store: Store, tmp_path: Any) -> None:
    names = ["Nguyễn Văn An", "Trần Thị Bích", "Đỗ Hoà"]
    with factories.make_store(tmp_path / "other") as other:
        assert state(store) == state(other)
        for target, order in ((store, names), (other, names[::-1])):
            for name in order:
                person_id = factories.saved_person(target, full_name=name)
                with transaction(target, "Chấp nhận") as writing:
                    accepted = {"rule": "R001", "subject_id": person_id, "reason": name, "accepted_by": "Lan"}
                    writing.add("accepted_finding", accepted)
        assert state(store) == state(other)
        with transaction(other, "Sửa") as writing:
            writing.change("person", person_id, {"note": "khác"})
        assert state(store) != state(other)


def test_who_holds_what_is_part_of_the_digest(store: Store, tmp_path: Any) -> None:
    with factories.make_store(tmp_path / "other") as other:
        for target, swapped in ((store, False), (other, True)):
            with transaction(target, "Nhập") as writing:
                pair = [writing.add("person", factories.person(full_name=name)) for name in ("An", "Bình")]
                first, second = reversed(pair) if swapped else pair
                writing.add("pay", {"person_id": first, "pay_step": 1})
                writing.add("pay", {"person_id": second, "pay_step": 2})
        assert state(store) != state(other)


def test_what_the_office_keeps_for_itself_is_not_part_of_it(store: Store) -> None:
    before = state(store)
    card = dict.fromkeys(("unit_id", "unit_code", "unit_name", "relation", "fingerprint", "card"), "x")
    with transaction(store, "Tin cậy") as writing:
        writing.add("trusted_office", card)
        writing.remember("key", "value")
    assert state(store) == before
    assert "trusted_office" not in digest_counts(store)


def digest_counts(store: Store) -> dict[str, int]:
    with store.reading() as connection:
        return digest.counts(connection)


def test_counts_are_of_the_records_that_are_sent(store: Store) -> None:
    factories.saved_person(store)
    counts = digest_counts(store)
    assert (counts["person"], counts["org_unit"], counts["training"]) == (1, 2, 1)
    undo.undo(store)
    assert digest_counts(store)["person"] == 0


Stated = list[tuple[str, str | None]]


def rows_of(texts: Stated, ids: list[str]) -> dict[str, dict[str, Row]]:
    """Return people and their courses under the given ids."""
    people, courses = records.tables()["person"], records.tables()["training"]
    found: dict[str, dict[str, Row]] = {"person": {}, "training": {}}
    for (name, note), one in zip(texts, ids, strict=True):
        found["person"][one] = people.whole({"id": one, "owner_id": one, "full_name": name, "note": note})
        course = {"id": "t" + one, "person_id": one, "course_code": "OTHER", "name": name}
        found["training"]["t" + one] = courses.whole(course)
    return found


texts = st.lists(st.tuples(st.text(max_size=3), st.none() | st.text(max_size=3)), max_size=5)


@given(texts, st.randoms())
def test_ids_and_order_do_not_count(stated: Stated, random: Any) -> None:
    ids = [f"{number:03}" for number in range(len(stated))]
    shuffled = random.sample(list(zip(stated, ids, strict=True)), len(stated))
    other = rows_of([one for one, _ in shuffled], [f"x{each}" for each in ids])
    assert digest.digest_of(rows_of(stated, ids)) == digest.digest_of(other)


@given(texts, texts)
def test_other_texts_give_another_digest(first: Stated, second: Stated) -> None:
    found = [digest.digest_of(rows_of(one, [str(number) for number in range(len(one))])) for one in (first, second)]
    same = sorted(map(repr, first)) == sorted(map(repr, second))
    assert (found[0] == found[1]) == same
