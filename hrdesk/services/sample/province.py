"""The plan of the sample province: a pure function of one seed, its rows made commune by commune."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from hrdesk.models.records import Row
from hrdesk.services.offices import unit_id
from hrdesk.services.sample import identity
from hrdesk.services.sample.equipment import equipment_rows, office_of
from hrdesk.services.sample.figures import District, Figures, figures
from hrdesk.services.sample.manual_figures import manual_figures
from hrdesk.services.sample.people import SamplePerson, people
from hrdesk.services.sample.places import Commune, communes, spread
from hrdesk.services.sample.rows import Places, commune_rows
from hrdesk.services.sample.seats import seats
from hrdesk.services.sample.sites import Site, sites

SEED = 20220930
_STAFF = ("CADRES", "CIVIL_SERVANTS")


@dataclass(frozen=True)
class Province:
    """The plan: units and who sits where. ``people`` has one tuple for each of ``communes``."""

    seed: int
    target: Figures
    communes: tuple[Commune, ...]
    people: tuple[tuple[SamplePerson, ...], ...]

    @property
    def code(self) -> str:
        """The code of the province."""
        return self.target.code

    @property
    def name(self) -> str:
        """The name of the province."""
        return self.target.name

    @property
    def as_of(self) -> date:
        """The reporting date at which everything comes out."""
        return self.target.as_of

    @property
    def entered_on(self) -> date:
        """The day on which everything was entered."""
        return self.as_of - timedelta(days=10)

    @property
    def districts(self) -> tuple[District, ...]:
        """The districts."""
        return self.target.districts

    def communes_of(self, district: str) -> tuple[Commune, ...]:
        """Return the communes of the district with code ``district``."""
        return tuple(commune for commune in self.communes if commune.district == district)

    def rows(self, commune: Commune) -> dict[str, list[Row]]:
        """Return the records of a commune by table, always the same; its own unit is not among them."""
        place = self.communes.index(commune)
        draw = random.Random(f"{self.seed}/{commune.code}")
        tables = commune_rows(draw, self._around, place, self.people[place], self._discipline[place])
        tables["target_entry"] = list(self._entered(commune, place))
        office = office_of(commune, self.people[place], tables, self.as_of, self.entered_on)
        # Numbers of its own: whatever is added here changes no person of the plan.
        draw = random.Random(f"{self.seed}/equipment/{commune.code}")
        return tables | equipment_rows(draw, office, self.sites[place])

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """What each of ``communes`` has."""
        return sites(random.Random(f"{self.seed}/sites"), self.target, self.communes)

    def _entered(self, commune: Commune, place: int) -> Iterator[Row]:
        """Yield the figures that a commune enters by hand."""
        draw = random.Random(f"{self.seed}/manual/{commune.code}")
        for target, (numerator, denominator) in self._manual[place].items():
            yield {
                "id": identity.new_id(draw),
                "entered_on": self.entered_on.isoformat(),
                "unit_id": unit_id(commune.code),
                "target": target,
                "period": self.target.manual.period.isoformat(),
                "numerator": numerator,
                "denominator": denominator,
                "note": "Số liệu thực hành",
            }

    @cached_property
    def _manual(self) -> tuple[dict[str, tuple[int, int]], ...]:
        return manual_figures(random.Random(f"{self.seed}/manual"), self.target.manual, len(self.communes))

    @cached_property
    def _around(self) -> Places:
        names = {district.code: district.name for district in self.districts}
        return Places(self.communes, names, self.code, self.name, self.as_of, self.entered_on)

    @cached_property
    def _discipline(self) -> tuple[dict[int, str], ...]:
        """Who was disciplined and why, by commune and number of the person."""
        staff = [
            (place, number)
            for place, of_commune in enumerate(self.people)
            for number, person in enumerate(of_commune)
            if person.group in _STAFF
        ]
        draw = random.Random(f"{self.seed}/discipline")
        reasons = spread(draw, self.target.discipline)
        found: tuple[dict[int, str], ...] = tuple({} for _ in self.communes)
        for (place, number), reason in zip(draw.sample(staff, len(reasons)), reasons, strict=True):
            found[place][number] = reason
        return found


def province(seed: int = SEED) -> Province:
    """Return the plan of the sample province. Raises ``ValueError`` for a seed that finds no way to deal it out."""
    target = figures()
    draw = random.Random(seed)
    places = communes(draw, target)
    everybody = _by_commune(people(draw, target, places, seats(draw, target, places)), len(places))
    return Province(seed, target, places, tuple(tuple(of_commune) for of_commune in everybody))


def _by_commune(everybody: tuple[SamplePerson, ...], number: int) -> Iterator[list[SamplePerson]]:
    found: list[list[SamplePerson]] = [[] for _ in range(number)]
    for person in everybody:
        found[person.place].append(person)
    return iter(found)
