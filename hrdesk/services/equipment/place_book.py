"""The places of an office by their names, as lists write them, and those that an import will add.

A culture house is found by its hamlet however its name is shortened; a new one belongs to the hamlet
that its name or the list says. Nothing is added before the preview has said so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.item_words import place_kind_of
from hrdesk.messages import equipment as say_form
from hrdesk.messages import equipment_lists as say
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.services.staff_plan import hamlet_key, new_hamlet
from hrdesk.text import match_key, squeeze

OTHER, CULTURE_HOUSE = "OTHER", "CULTURE_HOUSE"
_ONE_EACH = ("ONE_STOP", "HEADQUARTERS")  # a commune has one, whatever a list calls it
_HAMLET = re.compile(
    r"\b((?:thôn|tổ dân phố|tdp|khu phố|khu|bản|ấp|làng|xóm|khối)\s+[^,;()]+?)\s*(?:[,;()].*|\b(?:xã|phường)\b.*)?$",
    re.I,
)
_OF_COMMUNE = re.compile(r"\b(?:xã|phường|thị trấn|trung tâm)\b", re.I)
_CULTURE_WORDS = re.compile(r"^(?:nhà văn hóa|nhà văn hoá|nhà sinh hoạt cộng đồng|nvh)\b[\s,:–-]*", re.I)
Key = tuple[str, str]  # unit, name in small letters


class NoPlace(Exception):
    """No place can be taken for a name; carries the sentence for the clerk."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place in use, or about to be added."""

    id: str
    unit_id: str
    kind: str
    name: str


@dataclass
class PlaceBook:
    """The places of an office and of its hamlets. ``units`` are their names by id, the office first."""

    office_id: str
    office_kind: str
    units: dict[str, str]
    new_units: list[Row] = field(default_factory=list)
    new_places: list[Row] = field(default_factory=list)
    _by_name: dict[Key, list[KnownPlace]] = field(default_factory=lambda: defaultdict(list))
    _by_words: dict[Key, list[KnownPlace]] = field(default_factory=lambda: defaultdict(list))
    _found: dict[tuple[str, str | None], list[KnownPlace]] = field(default_factory=dict)
    _of_unit: dict[str, list[KnownPlace]] = field(default_factory=lambda: defaultdict(list))

    def put(self, places: Iterable[KnownPlace]) -> None:
        """Make places findable."""
        self._found.clear()
        for place in places:
            self._by_words[place.unit_id, match_key(place.name)].append(place)
            self._by_name[place.unit_id, small(place.name)].append(place)
            self._of_unit[place.unit_id].append(place)

    def names(self) -> list[str]:
        """Return the names of all places."""
        return [place.name for places in self._of_unit.values() for place in places]

    def key(self, name: str, hamlet: str | None) -> Key:
        """Return the unit and the name that a list states, to the letter; an unknown hamlet is no unit."""
        unit = self._hamlet(hamlet) if hamlet else self.office_id
        return unit or "", small(name)

    def find(self, name: str, hamlet: str | None) -> list[KnownPlace]:
        """Return the known places that a name may mean, best known first; none where it is new."""
        known = self._found.get((name, hamlet))
        if known is None:
            known = self._found[name, hamlet] = self._look_for(name, hamlet)
        return known

    def _look_for(self, name: str, hamlet: str | None) -> list[KnownPlace]:
        if hamlet:
            unit = self._hamlet(hamlet)
            return self._in_unit(unit, name) if unit else []
        found = self._in_unit(self.office_id, name)
        if found:
            return found
        in_name = self._hamlet_in(name)
        if in_name:
            return self._in_unit(in_name, name)
        return [place for unit in self.units for place in self._by_name.get((unit, small(name)), ())]

    def _in_unit(self, unit: str, name: str) -> list[KnownPlace]:
        exact = self._by_name.get((unit, small(name)))
        if exact:
            return exact
        alike = self._by_words.get((unit, match_key(name)))
        return alike or self._only_one_of_its_kind(unit, name)

    def _only_one_of_its_kind(self, unit: str, name: str) -> list[KnownPlace]:
        """Return the one-stop desk, the headquarters, or the culture house of a hamlet, when a name says no more."""
        entry = catalog("place_kind").find(name)
        kind = entry.code if entry and entry.code in _ONE_EACH else None
        if kind is None and unit != self.office_id and self._says_only_culture_house(unit, name):
            kind = CULTURE_HOUSE
        found = [place for place in self._of_unit[unit] if place.kind == kind]
        return found if len(found) == 1 else []

    def _says_only_culture_house(self, unit: str, name: str) -> bool:
        rest = _CULTURE_WORDS.sub("", squeeze(name))
        return rest != squeeze(name) and (not rest or hamlet_key(rest) == hamlet_key(self.units[unit]))

    def _hamlet(self, name: str) -> str | None:
        """Return the hamlet of a name: written alike, else alike without accents and the word for hamlet."""
        hamlets = [unit for unit in self.units if unit != self.office_id]
        exact = [unit for unit in hamlets if small(self.units[unit]) == small(name)]
        return next(iter(exact or [unit for unit in hamlets if hamlet_key(self.units[unit]) == hamlet_key(name)]), None)

    def _hamlet_in(self, name: str) -> str | None:
        """Return the known hamlet whose culture house a name means: "Nhà văn hóa thôn Nội Phật", "NVH Nội Phật"."""
        written = _HAMLET.search(squeeze(name))
        if written:
            return self._hamlet(written[1])
        rest = _CULTURE_WORDS.sub("", squeeze(name))
        return self._hamlet(rest) if rest and rest != squeeze(name) else None

    def add(self, name: str, hamlet: str | None) -> tuple[KnownPlace, str]:
        """Plan a new place, with its hamlet when that is new too; return it and what to tell of it.

        Raises ``NoPlace`` for a culture house of no hamlet.
        """
        kind = place_kind_of(name)
        unit = self._unit_of_new(name, hamlet, kind)
        if kind == CULTURE_HOUSE and unit == self.office_id:
            if not _OF_COMMUNE.search(name):
                raise NoPlace(say_form.hamlet_needed())
            kind = OTHER
        row = {"id": records.new_id(), "unit_id": unit, "kind": kind or OTHER, "name": squeeze(name)}
        self.new_places.append(row)
        place = KnownPlace(row["id"], unit, row["kind"], row["name"])
        self.put([place])
        label = catalog("place_kind").label(place.kind)
        told = say.new_place(label, self.units[unit]) if kind else say.new_place_of_unknown_kind(self.units[unit])
        return place, told

    def _unit_of_new(self, name: str, hamlet: str | None, kind: str | None) -> str:
        if hamlet:
            return self._hamlet(hamlet) or self._new_hamlet(hamlet)
        known = self._hamlet_in(name)
        if known:
            return known
        written = _HAMLET.search(squeeze(name)) if kind == CULTURE_HOUSE else None
        return self._new_hamlet(written[1]) if written else self.office_id

    def _new_hamlet(self, name: str) -> str:
        named = name[0].upper() + name[1:]
        row = {"id": records.new_id(), **new_hamlet(named, self.office_id, self.office_kind)}
        self.new_units.append(row)
        self.units[row["id"]] = row["name"]
        return str(row["id"])


def small(text: str) -> str:
    """Return a text in small letters and single spaces, with its accents."""
    return squeeze(text).lower()


def only(found: list[KnownPlace], name: str) -> KnownPlace | None:
    """Return the one place that was found, None for none. Raises ``NoPlace`` when a name means several."""
    if len(found) > 1:
        raise NoPlace(say.several_places(name))
    return found[0] if found else None
