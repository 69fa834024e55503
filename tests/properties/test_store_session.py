"""A session of work on a real encrypted store, step by step, in any order a person may think of.

Held against a model of a few lines: every undo brings back the very rows and the digest they had, every
redo the change; what was changed since, or is in use, is refused whole; a failed step changes nothing.
"""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hrdesk.errors import UserError
from hrdesk.models import digest, records
from hrdesk.services import offices, undo
from hrdesk.services.transaction import Transaction, transaction
from tests import factories

Rows = dict[str, dict[str, dict[str, Any]]]
Images = dict[tuple[str, str], tuple[dict[str, Any] | None, dict[str, Any] | None]]

names = st.sampled_from(["Nguyễn Văn An", "Trần Thị Bích", "Đỗ Hoà", "Đỗ Hòa", "Lê Ước", "Phạm Ái"])
dates = st.sampled_from([None, "1975", "1975-03", "1975-03-12", "2001-12-31"])
texts = st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=8)
picks = st.integers(0, 2)  # few records, so that steps meet


def pick(rows: dict[str, Any], number: int) -> str:
    """Choose a record by number, the same one whatever the random ids."""
    return list(rows)[number % len(rows)]


@dataclass
class Step:
    """A transaction as the model knows it. ``turned`` is when it was last taken back, None when it stands."""

    entry: str
    images: Images
    turned: int | None = field(default=None)


def images(before: Rows, after: Rows) -> Images:
    """Return what differs between two states, record by record."""
    pairs = {
        (table, record_id): (before[table].get(record_id), after[table].get(record_id))
        for table in before
        for record_id in before[table].keys() | after[table].keys()
    }
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def turned(rows: Rows, step: Step, *, back: bool) -> Rows | None:
    """Return the rows once a step is taken back or done again, None when later work is in the way."""
    result = {table: dict(found) for table, found in rows.items()}
    for (table, record_id), (before, after) in step.images.items():
        now, wanted = (after, before) if back else (before, after)
        if rows[table].get(record_id) != now:
            return None
        result[table].pop(record_id, None)
        if wanted is not None:
            result[table][record_id] = wanted
    return result if references_hold(result) else None


def references_hold(rows: Rows) -> bool:
    return all(
        row[column] is None or row[column] in rows[target]
        for info in records.tables().values()
        for row in rows[info.name].values()
        for column, target in info.references.items()
    )


class StoreSession(RuleBasedStateMachine):
    """Every rule does something to the store and the same to the model."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = factories.make_store(Path(self.folder.name) / "store")
        self.unit_id = offices.own_unit(self.store).id
        self.rows = self.read()
        self.steps: list[Step] = []
        self.clock = self.last_new = 0
        self.digests: list[tuple[Rows, str]] = []

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def read(self) -> Rows:
        with self.store.reading() as connection:
            return {name: records.fetch(connection, name) for name in records.tables()}

    def written(self, writing: Transaction) -> None:
        """Take note of a finished transaction: a new step, and no way forward any more."""
        after = self.read()
        assert bool(writing.changes) == (after != self.rows)
        if writing.changes:
            assert writing.changes.transaction
            self.steps.append(Step(writing.changes.transaction, images(self.rows, after)))
            self.clock += 1
            self.last_new = self.clock
        self.rows = after

    def next_undo(self) -> Step | None:
        return next((step for step in reversed(self.steps) if step.turned is None), None)

    def next_redo(self) -> Step | None:
        ahead = [step for step in self.steps if (step.turned or 0) > self.last_new]
        return max(ahead, key=lambda step: step.turned or 0, default=None)

    def turn(self, step: Step | None, *, back: bool, by_name: bool = False) -> None:
        """Take a step back or do it again, in the store and in the model."""
        expected = turned(self.rows, step, back=back) if step else None
        try:
            if back:
                undo.undo(self.store, step.entry if step and by_name else None)
            else:
                undo.redo(self.store)
        except UserError:
            assert expected is None
            return
        assert step is not None
        assert expected is not None
        self.clock += 1
        step.turned = self.clock if back else None
        self.rows = expected

    # What a person does

    @initialize()
    def begin_with_a_person(self) -> None:
        self.add_a_person(name="Nguyễn Văn An")

    @rule(name=names)
    def add_a_person(self, name: str) -> None:
        with transaction(self.store, f"Thêm hồ sơ: {name}") as writing:
            factories.add_person(writing, self.unit_id, full_name=name)
        self.written(writing)

    @rule(people=st.lists(st.tuples(names, dates), max_size=6))
    def import_a_list(self, people: list[tuple[str, str | None]]) -> None:
        with transaction(self.store, "Nhập danh sách") as writing:
            rows = [factories.person(full_name=name, date_of_birth=born) for name, born in people]
            ids = writing.add_many("person", rows)
            writing.add_many("assignment", [factories.assignment(each, self.unit_id) for each in ids])
            known = list(self.rows["person"])[: len(people)]
            writing.change_many("person", {each: {"note": f"nhập {len(people)}"} for each in known})
        self.written(writing)

    @precondition(lambda self: self.rows["person"])
    @rule(number=picks, name=names, phone=texts, born=dates)
    def change_a_person(self, number: int, name: str, phone: str | None, born: str | None) -> None:
        with transaction(self.store, "Sửa hồ sơ") as writing:
            person_id = pick(self.rows["person"], number)
            writing.change("person", person_id, {"full_name": name, "note": "đang sửa"})
            writing.change("person", person_id, {"note": None, "phone": phone, "date_of_birth": born})
        self.written(writing)

    @precondition(lambda self: self.rows["person"])
    @rule(number=picks, ended=dates)
    def add_a_course(self, number: int, ended: str | None) -> None:
        course = {"person_id": pick(self.rows["person"], number), "course_code": "OTHER", "ended_on": ended}
        with transaction(self.store, "Thêm khóa học") as writing:
            writing.add("training", course)
        self.written(writing)

    @precondition(lambda self: self.rows["person"])
    @rule(number=picks, reason=names)
    def accept_a_finding(self, number: int, reason: str) -> None:
        subject = pick(self.rows["person"], number)
        with transaction(self.store, "Chấp nhận") as writing:
            accepted = {"rule": "R001", "subject_id": subject, "reason": reason, "accepted_by": "Lan"}
            writing.add("accepted_finding", accepted)
        self.written(writing)

    @precondition(lambda self: self.rows["person"])
    @rule(number=picks)
    def delete_a_person_with_all_that_belongs_to_it(self, number: int) -> None:
        person_id = pick(self.rows["person"], number)
        with transaction(self.store, "Xóa hồ sơ") as writing:
            writing.delete("person", person_id)
        self.written(writing)
        left = (row for rows in self.rows.values() for row in rows.values())
        assert all(person_id not in row.values() for row in left)

    @rule(name=names)
    def fail_half_way(self, name: str) -> None:
        with pytest.raises(ZeroDivisionError), transaction(self.store, "Hỏng") as writing:
            factories.add_person(writing, self.unit_id, full_name=name)
            for person_id in self.rows["person"]:
                writing.delete("person", person_id)
            raise ZeroDivisionError

    @rule()
    def close_and_open_again(self) -> None:
        folder = self.store.folder
        self.store.close()
        self.store = factories.open_store(folder)

    # Taking back

    @rule()
    def undo_the_latest(self) -> None:
        self.turn(self.next_undo(), back=True)

    @rule()
    def do_again(self) -> None:
        self.turn(self.next_redo(), back=False)

    @rule(number=picks)
    def undo_an_early_one(self, number: int) -> None:
        self.undo_named(number)

    @rule(number=picks)
    def undo_a_late_one(self, number: int) -> None:
        self.undo_named(-1 - number)

    def undo_named(self, place: int) -> None:
        standing = [step for step in self.steps if step.turned is None]
        if standing:
            self.turn(standing[place % len(standing)], back=True, by_name=True)

    @rule(count=st.integers(2, 4))
    def undo_several_and_do_them_again(self, count: int) -> None:
        for _ in range(count):
            self.turn(self.next_undo(), back=True)
        for _ in range(count):
            self.turn(self.next_redo(), back=False)

    # What always holds

    @invariant()
    def the_rows_are_exactly_those_and_equal_rows_have_one_digest(self) -> None:
        assert self.read() == self.rows
        with self.store.reading() as connection:
            found = digest.state_digest(connection)
        known = next((each for rows, each in self.digests if rows == self.rows), None)
        assert known in (None, found)
        if known is None:
            self.digests.append((self.rows, found))

    @invariant()
    def the_lists_name_what_comes_next(self) -> None:
        back, forward = self.next_undo(), self.next_redo()
        found = undo.next_undo(self.store), undo.next_redo(self.store)
        assert [each and each.id for each in found] == [each and each.entry for each in (back, forward)]


def test_a_session_of_work_can_be_taken_back_and_done_again_step_by_step() -> None:
    run_state_machine_as_test(StoreSession, settings=settings(max_examples=25, stateful_step_count=40))
