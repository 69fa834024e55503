"""Whatever happens to an item, in whatever order it is entered: one place and one state on every day."""

from datetime import date
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.item_life import DISPOSED, FOUND, LOST, MOVED, TRANSFERRED, Event, State, after, is_gone, state_after
from hrdesk.domain.partial_date import PartialDate

KINDS = [entry.code for entry in catalog("item_event_kind").entries if entry.code != "RECEIVED"]
CONDITIONS = [entry.code for entry in catalog("item_condition").entries]
PLACES = ["office", "room", "desk"]
BEGINNING = State("office", "IN_USE", "person")

days = st.dates(date(2015, 1, 1), date(2026, 12, 31)).map(PartialDate.of)
partial_days = st.one_of(days, st.integers(2015, 2026).map(PartialDate))
events = st.builds(
    Event,
    id=st.uuids().map(str),
    kind=st.sampled_from(KINDS),
    happened_on=partial_days,
    sequence=st.integers(1, 9),
    place_id=st.sampled_from([None, *PLACES]),
    custodian_id=st.sampled_from([None, "person", "other"]),
    condition=st.sampled_from([None, *CONDITIONS]),
)
lives = st.lists(events, max_size=8, unique_by=lambda event: event.id)


def state_on(day: str, life: list[Event]) -> State:
    """Return the state on a day (ISO): the fold of what had happened by then."""
    return state_after(BEGINNING, [event for event in life if event.happened_on.iso <= day])


@given(lives, days)
def test_an_item_is_in_exactly_one_place_and_one_state_on_any_day(life: list[Event], day: PartialDate) -> None:
    state = state_on(day.iso, life)
    assert state.place_id in PLACES
    assert state.condition in CONDITIONS


@given(lives.filter(lambda life: len(life) <= 4))
def test_the_order_of_entry_does_not_matter(life: list[Event]) -> None:
    assert len({str(state_after(BEGINNING, entered)) for entered in permutations(life)}) == 1


@given(lives, events, days)
def test_what_is_entered_later_for_a_later_day_changes_nothing_before(
    life: list[Event], later: Event, day: PartialDate
) -> None:
    if later.happened_on.iso > day.iso:
        assert state_on(day.iso, [*life, later]) == state_on(day.iso, life)


@given(lives)
def test_the_state_only_changes_on_the_day_of_an_event(life: list[Event]) -> None:
    named = sorted({event.happened_on.iso for event in life})
    assert state_on("1999", life) == BEGINNING
    for earlier, later in pairwise(named):
        between = [event for event in life if event.happened_on.iso <= earlier]
        assert state_on(earlier, life) == state_after(BEGINNING, between)
        assert earlier < later


@given(lives, events)
def test_what_left_the_office_stays_away_and_what_is_lost_comes_back_only_when_found(
    life: list[Event], event: Event
) -> None:
    before = state_after(BEGINNING, life)
    changed = after(before, event)
    if before.condition in (DISPOSED, TRANSFERRED) or (before.condition == LOST and event.kind != FOUND):
        assert changed == before
    elif event.kind in (DISPOSED, TRANSFERRED, LOST):
        assert is_gone(changed.condition)


def test_a_move_of_a_year_counts_from_its_first_day() -> None:
    move = Event("1", MOVED, PartialDate(2020), 1, place_id="room")
    assert state_on("2019-12-31", [move]).place_id == "office"
    assert state_on("2020-01-01", [move]).place_id == "room"


def test_what_is_taken_back_has_no_custodian_any_more() -> None:
    back = Event("1", "TAKEN_BACK", PartialDate(2020, 5, 1), 1)
    assert state_after(BEGINNING, [back]) == State("office", "UNUSED")
