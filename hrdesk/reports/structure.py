"""The make-up of a group of people: levels of profession and theory, ages, women, minorities, religion, party."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hrdesk.domain.ages import AgeRule
from hrdesk.domain.paper import People
from hrdesk.domain.snapshot import PersonAt
from hrdesk.reports.ages import age_bands, ages_at
from hrdesk.reports.tally import Tallies, Tally, counts_of, is_minority, is_religious, tally_ages, tally_levels

LEVELS = ("professional_level", "political_theory_level")
YOUNG_TO = 40  # trẻ tuổi: up to forty, by the custom of official tables
_UNSTATED: Mapping[str, Callable[[PersonAt], bool]] = {
    "sex": lambda person: person.sex is None,
    "ethnicity": lambda person: person.ethnicity is None,
    "religion": lambda person: person.religion is None,
}


class Structure:
    """How people are counted at a date: made once, asked for every line."""

    def __init__(self, as_of: date, age_rule: AgeRule, levels: Sequence[str] = LEVELS) -> None:
        self._levels = levels
        self._limits = age_rule.limits
        self._age_of = ages_at(as_of, age_rule)
        self._band_of = age_bands(as_of, age_rule)

    def count(self, people: Iterable[PersonAt], re_elected: Callable[[PersonAt], bool | None] | None = None) -> Tallies:
        """Return the tallies of people, each once; ``re_elected`` says who was, None where it is not stated."""
        once = tuple({person.id: person for person in people}.values())
        tallies: dict[str, Tally] = {
            kind: tally_levels(kind, ((person.level(kind), person.id) for person in once)) for kind in self._levels
        }
        tallies["age_band"] = tally_ages(self._limits, ((self._band_of(person), person.id) for person in once))
        tests, unstated = self._attributes(), dict(_UNSTATED)
        if re_elected is not None:
            tests["re_elected"] = lambda person: re_elected(person) is True
            unstated["re_elected"] = lambda person: re_elected(person) is None
        tallies["attributes"] = {name: _those(once, test) for name, test in tests.items()}
        tallies["unstated"] = {name: _those(once, test) for name, test in unstated.items()}
        return Tallies(tuple(person.id for person in once), tallies)

    def _attributes(self) -> dict[str, Callable[[PersonAt], bool]]:
        return {
            "female": lambda person: person.sex == "FEMALE",
            "ethnic_minority": is_minority,
            "religious": is_religious,
            "party_member": lambda person: person.party_member,
            "non_party": lambda person: not person.party_member,
            "young": self._is_young,
        }

    def _is_young(self, person: PersonAt) -> bool:
        age = self._age_of(person)
        return age is not None and age <= YOUNG_TO


def structure_json(line: Tallies) -> dict[str, Any]:
    """Return the counts of a line, attributes beside the levels."""
    counts = counts_of(line)
    attributes = counts.pop("attributes")
    return {**counts, **attributes}


def unstated_of(line: Tallies) -> list[tuple[str, int]]:
    """Return what is not stated of some people, and of how many: ("tôn giáo", 5)."""
    labels = {"sex": "giới tính", "ethnicity": "dân tộc", "religion": "tôn giáo", "re_elected": "tái cử"}
    return [(labels[name], len(ids)) for name, ids in line.tallies["unstated"].items() if ids]


def _those(people: Sequence[PersonAt], test: Callable[[PersonAt], bool]) -> People:
    return tuple(person.id for person in people if test(person))
