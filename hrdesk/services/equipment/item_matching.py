"""Which recorded item each line of a list means: all lines together, the surest signs first.

A line that says exactly what a record says is that item. Then the asset code decides, then the serial
number, then name, model, place, year of use and price. What only resembles an item that no line of
the list means is for a person to decide.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hrdesk.domain import item_life
from hrdesk.domain.item_words import category_of
from hrdesk.messages import equipment_lists as say
from hrdesk.services.equipment.item_plan import FACTS, LASTING, ItemPlan, Recorded, Refusal, plain
from hrdesk.services.equipment.place_book import small
from hrdesk.services.staff_plan import stored

Values = Mapping[str, Any]
_TEMPLATE = tuple(
    one for one in FACTS if one.key not in ("acquisition_way", "acquired_on", "item_document", "warranty_until")
)
_AS_WRITTEN = frozenset(["name", "model"])


@dataclass(slots=True)
class Claim:
    """One line: the recorded ``item`` that it means, or the ``candidates``, or why it is refused; none of them: new."""

    values: Values
    row: int
    item: str | None = None
    candidates: list[str] = field(default_factory=list)
    refusal: Refusal | None = None
    is_new: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing is known of it yet."""
        return not (self.item or self.candidates or self.refusal or self.is_new)


def match(plan: ItemPlan, claims: Sequence[Claim]) -> None:
    """Find the item of every claim that is open; claims with an ``item`` have been decided by a person."""
    matcher = _Matcher(plan, claims)
    matcher.by_everything()
    matcher.by_number("asset_code", say.code_twice)
    matcher.by_number("serial_no", say.serial_twice)
    matcher.by_facts()
    matcher.by_likeness()


class _Matcher:
    def __init__(self, plan: ItemPlan, claims: Sequence[Claim]) -> None:
        self.plan, self.claims = plan, claims
        self.used = {claim.item for claim in claims if claim.item}

    def _open(self) -> Iterable[Claim]:
        return (claim for claim in self.claims if claim.is_open)

    def _free(self) -> Iterable[tuple[str, Recorded]]:
        return ((item, known) for item, known in self.plan.items.items() if item not in self.used)

    def _take(self, claim: Claim, item: str) -> None:
        claim.item = item
        self.used.add(item)

    def by_everything(self) -> None:
        """Take for the same what agrees in every column of the template."""
        recorded: dict[tuple[Any, ...], list[str]] = defaultdict(list)
        for item, known in self._free():
            facts = tuple(plain(known.row[one.column]) for one in _TEMPLATE)
            recorded[*facts, known.place, known.state.condition, small(known.holder)].append(item)
        for claim in self._open():
            values = claim.values
            facts = tuple(plain(stored(values.get(one.key))) for one in _TEMPLATE)
            place = self.plan.book.key(values["place"], values.get("place_hamlet"))
            found = recorded.get((*facts, place, values["condition"], small(values.get("custodian", ""))))
            if found:
                self._take(claim, found.pop(0))

    def by_number(self, key: str, twice: Any) -> None:
        """Let the asset code, or the serial number of a thing of the same kind, decide."""
        recorded: dict[tuple[str, str], list[str]] = defaultdict(list)
        for item, known in self._free():
            if known.row[key]:
                recorded[self._number(key, known.row[key], known.row["category_code"])].append(item)
        seen: dict[tuple[str, str], Claim] = {}
        for claim in self.claims:
            if not claim.values.get(key):
                continue
            number = self._number(key, claim.values[key], category(claim.values))
            first = seen.setdefault(number, claim)
            if not claim.is_open:
                continue
            if first is not claim and not _told_apart(first.values, claim.values):
                claim.refusal = Refusal(key, twice(claim.values[key], first.row))
                continue
            found = [item for item in recorded[number] if item not in self.used]
            self._decide(claim, [item for item in found if not _contradicts(self.plan.items[item], claim.values, key)])

    @staticmethod
    def _number(key: str, number: str, of_category: str) -> tuple[str, str]:
        return small(number), of_category if key == "serial_no" else ""

    def _decide(self, claim: Claim, found: list[str]) -> None:
        ended = [item for item in found if self._is_ended(item, claim.values)]
        if len(found) == 1 and not ended:
            self._take(claim, found[0])
        else:
            claim.candidates = found

    def _is_ended(self, item: str, values: Values) -> bool:
        """Whether an item is gone for good on record, and not so in the list: the code may have gone to another."""
        condition = self.plan.items[item].state.condition
        return condition in LASTING and condition != values["condition"]

    def by_facts(self) -> None:
        """Take for the same what agrees in name, model, place and price, and in the date as far as both know it."""
        recorded: dict[tuple[Any, ...], list[str]] = defaultdict(list)
        for item, known in self._free():
            facts = self._facts(known.row)
            recorded[facts, known.state.place_id].append(item)
            recorded[facts, known.place].append(item)
        for claim in self._open():
            facts = self._facts({one.column: stored(claim.values.get(one.key)) for one in FACTS})
            there = [item for place in self._places(claim.values) for item in recorded.get((facts, place), ())]
            alike = [item for item in dict.fromkeys(there) if self._fits(item, claim.values)]
            if alike:
                self._take(claim, max(alike, key=lambda item: self._agreeing(item, claim.values)))

    def _places(self, values: Values) -> list[Any]:
        """Return the place of a line, to the letter and as one of those that its name may mean."""
        name, hamlet = str(values["place"]), values.get("place_hamlet")
        return [self.plan.book.key(name, hamlet), *(place.id for place in self.plan.book.find(name, hamlet))]

    @staticmethod
    def _facts(row: Mapping[str, Any]) -> tuple[Any, ...]:
        return small(row["name"]), small(row["model"] or ""), row["unit_cost"]

    def _fits(self, item: str, values: Values) -> bool:
        known = self.plan.items[item]
        return (
            item not in self.used
            and (known.is_present or known.state.condition == values["condition"])
            and not _contradicts(known, values, "")
            and _agree_on_date(known.row["in_use_since"], stored(values.get("in_use_since")))
        )

    def _agreeing(self, item: str, values: Values) -> int:
        known = self.plan.items[item]
        same = [one for one in FACTS if plain(known.row[one.column]) == plain(stored(values.get(one.key)))]
        return len(same) + int(known.state.condition == values["condition"])

    def by_likeness(self) -> None:
        """Point out an item that no line means and that differs from a new line in one thing at most."""
        left: dict[str, list[str]] = defaultdict(list)
        for item, known in self._free():
            if known.is_present or known.state.condition == item_life.LOST:
                left[small(known.row["name"])].append(item)
        if not left:
            return
        covered = Counter(
            self.plan.book.key(claim.values["place"], claim.values.get("place_hamlet")) for claim in self.claims
        )
        for claim in self._open():
            near = [item for item in left[small(claim.values["name"])] if self._is_like(item, claim.values, covered)]
            if near:
                claim.candidates = near[:1]
                left[small(claim.values["name"])].remove(near[0])

    def _is_like(self, item: str, values: Values, covered: Counter[tuple[str, str]]) -> bool:
        known = self.plan.items[item]
        if _contradicts(known, values, "") or known.row["category_code"] != category(values):
            return False
        is_there = self.plan.is_there(known, values)
        if not is_there and not covered[known.place]:
            return False  # the list is about other places
        since, stated = known.row["in_use_since"], stored(values.get("in_use_since"))
        differing = [
            not is_there,
            bool(since and stated and not _agree_on_date(since, stated)),
            *(_differs(known.row[key], values.get(key)) for key in ("model", "unit_cost")),
        ]
        return sum(differing) <= 1


def _differs(recorded: Any, stated: Any) -> bool:
    """Whether both say something, and not the same."""
    return recorded is not None and stated is not None and plain(recorded) != plain(stated)


def category(values: Values) -> str:
    """Return the category of a line: as stated, or as its name tells."""
    return str(values.get("category_code") or category_of(str(values["name"])))


def _told_apart(first: Values, second: Values) -> bool:
    """Whether two lines with one serial number bear different asset codes."""
    one, other = first.get("asset_code"), second.get("asset_code")
    return bool(one and other) and small(str(one)) != small(str(other))


def _contradicts(known: Recorded, values: Values, key: str) -> bool:
    """Whether a line names another asset code or serial number than the record; ``key`` is what led to it."""
    numbers = [one for one in ("asset_code", "serial_no") if one != key]
    if key == "asset_code":
        numbers = []  # the code decides: a serial number that differs is a correction
    return any(values.get(one) and known.row[one] and small(values[one]) != small(known.row[one]) for one in numbers)


def _agree_on_date(known: str | None, stated: str | None) -> bool:
    if known is None or stated is None:
        return known == stated
    return known.startswith(stated) or stated.startswith(known)
