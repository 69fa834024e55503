"""Doubtful duplicates: people recorded twice, in one office or in two communes below it."""

from collections import defaultdict
from collections.abc import Iterator

from hrdesk.domain.finding import Finding, Severity
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import PersonAt, Snapshot
from hrdesk.messages import plain_checks as say
from hrdesk.rules.plain import about, where
from hrdesk.text import search_key


def doubtful_twins(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield people of one name (accents aside) and one whole date of birth.

    Two identity numbers tell two people apart, and one number is reported by ``citizen_ids``.
    """
    by_birth: dict[PartialDate, list[PersonAt]] = defaultdict(list)
    for person in snapshot.persons:
        born = person.date_of_birth
        if born is not None and born.day is not None:
            by_birth[born].append(person)
    for born, people in by_birth.items():
        if len(people) > 1:
            yield from _of_one_birth(snapshot, born, people)


def _of_one_birth(snapshot: Snapshot, born: PartialDate, people: list[PersonAt]) -> Iterator[Finding]:
    first_of: dict[str, list[PersonAt]] = defaultdict(list)
    for person in people:
        same = first_of[search_key(person.full_name)]
        twin = next((other for other in same if _may_be_one(person, other)), None)
        same.append(person)
        if twin is not None:
            message = say.same_name_and_birth(where(snapshot, twin), where(snapshot, person), str(born))
            yield about(snapshot, person, "DUPLICATE-PERSON", Severity.SHOULD, message, field="full_name")


def _may_be_one(one: PersonAt, other: PersonAt) -> bool:
    if one.citizen_id and other.citizen_id:
        return False
    return not (one.sex and other.sex and one.sex != other.sex)
