"""The law as data: one file per instrument in ``resources/standards``, dated and cited.

The format is described in ``docs/standards.md``. An office may add folders of its own; a file
there may also switch off shipped instruments (``excludes``), such as those of another province.
"""

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from hrdesk import paths
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.finding import Severity
from hrdesk.errors import UserError
from hrdesk.messages import rules as say

Effect = Literal["target", "should", "both"]
RuleKind = Literal[
    "level", "course", "membership", "age", "term", "field", "staffed", "quota", "waiver", "equipment", "space"
]


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law, decree, circular or resolution; both ends of its validity are days it is in force."""

    id: str
    title: str
    name: str
    valid_from: date
    valid_to: date | None = None
    scope: str = ""
    excludes: tuple[str, ...] = ()


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number of posts from a population upwards; no number where the law's is not known."""

    from_: int = msgspec.field(name="from")
    number: int | None = None


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One post more for each full ``each`` people over ``over``, up to the next step."""

    over: int
    each: int


class Norm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Population and area (km²) of a unit kind above which posts are added."""

    unit_kinds: tuple[str, ...]
    population: int
    population_parts: int
    area_km2: float
    area_types: tuple[str, ...] = ()
    parent_prefix: str = ""
    verified: bool = True


class Transition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who held a title before a day is given time until another one."""

    id: str
    rules: tuple[str, ...]
    held_before: date
    until: date
    severity: Severity
    legal_basis: str


class Conflict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two sides of the law that disagree, and what becomes of the yielding one."""

    id: str
    matter: str
    prevailing: tuple[str, ...]
    yielding: tuple[str, ...]
    effect: Effect
    reason: str
    positions: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


class Retirement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Retirement age of one sex in months: a first year, a step a year, an end."""

    sex: str
    before_months: int
    first_year: int
    first_months: int
    step: int
    last_months: int
    verified: bool = True


class FixedAsset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a thing a fixed asset: ``minimum_cost`` in đồng, of one."""

    minimum_cost: int
    article: str = ""
    verified: bool = True


class Wear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long things of some categories last: years, and the share of the cost worn each year ("12.5").

    ``dear`` are the categories of which one usually costs as much as a fixed asset.
    """

    name: str
    categories: tuple[str, ...]
    years: int
    percent: str
    dear: tuple[str, ...] = ()
    verified: bool = True


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a set bought alone, known by the word in its name, and its share of the price in per cent."""

    word: str
    percent: int


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules that together say when a one-stop desk is fully equipped; ``name`` is what papers print."""

    id: str
    name: str
    rules: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    note: str = ""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """One requirement: to whom it applies, what it asks, how grave a shortfall is, by which article.

    ``positions`` hold the codes of ``groups`` too once loaded; ``valid_from`` and ``valid_to`` are
    those of the instrument unless the rule has its own. Rules are compared by identity.

    Of equipment ``quantity`` things of any of ``categories`` are asked for every ``each`` of the
    ``basis`` (catalog norm_basis); ``max_price`` is in đồng, areas in square metres for one person.
    """

    id: str
    kind: RuleKind
    severity: Severity
    article: str = ""
    positions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    unit_kinds: tuple[str, ...] = ()
    area_types: tuple[str, ...] = ()
    applies: Literal["holding", "first_appointment"] = "holding"
    verified: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    dimension: str = ""
    minimum: str = ""
    course: str = ""
    or_course: str = ""
    grace_years: int = 0
    maximum: int | None = None
    maximum_female: int | None = None
    minimum_age: int | None = None
    months: int = 0
    field_name: str = ""
    words: tuple[str, ...] = ()
    quota_group: str = ""
    number: int | None = None
    numbers: dict[str, int] = {}
    bands: tuple[Band, ...] = ()
    steps: tuple[Step, ...] = ()
    ceiling: int | None = None
    at_most: int | None = None
    less_for_regular_police: int = 0
    additional_posts: bool = False
    counted_positions: tuple[str, ...] = ()
    priority: int = 0
    title: str = ""
    basis: str = ""
    categories: tuple[str, ...] = ()
    quantity: int = 1
    each: int = 1
    is_minimum: bool = False
    max_price: int | None = None
    parts: tuple[Part, ...] = ()
    place_kind: str = ""
    area_minimum: int | None = None
    area_maximum: int | None = None
    instrument: Instrument | None = None
    norms: tuple[Norm, ...] = ()
    transition: Transition | None = None
    conflicts: tuple[Conflict, ...] = ()
    definitions: tuple[Definition, ...] = ()

    @property
    def standard(self) -> str:
        """The id of the instrument."""
        return self.instrument.id if self.instrument else ""

    @property
    def legal_basis(self) -> str:
        """The full citation, marked where the text of the law was not at hand."""
        return say.citation(self.instrument.title if self.instrument else self.id, self.article, self.verified)

    def in_force(self, on: date) -> bool:
        """Whether the rule applies on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


class StandardFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one file of ``resources/standards`` may hold."""

    instrument: Instrument | None = None
    rule: tuple[Rule, ...] = ()
    conflict: tuple[Conflict, ...] = ()
    transition: tuple[Transition, ...] = ()
    norm: tuple[Norm, ...] = ()
    retirement: tuple[Retirement, ...] = ()
    definition: tuple[Definition, ...] = ()
    fixed_asset: FixedAsset | None = None
    wear: tuple[Wear, ...] = ()


def load_standards(extra: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """Return the shipped rules and those of the folders ``extra``, in the order of file names.

    Raises ``UserError`` naming the file and what is wrong in it.
    """
    paths_read = [path for folder in (_shipped(), *extra) for path in sorted(Path(folder).glob("*.toml"))]
    return _load(tuple((path, path.stat().st_mtime_ns) for path in paths_read))


@lru_cache(maxsize=4)
def _load(files: tuple[tuple[Path, int], ...]) -> tuple[Rule, ...]:
    """Read the files once, until one is changed."""
    read = [(path, read_standard(path)) for path, _ in files]
    gone = {name for _, file in read if file.instrument for name in file.instrument.excludes}
    kept = [(path, file) for path, file in read if not (file.instrument and file.instrument.id in gone)]
    rules = [rule for path, file in kept for rule in _completed(path, file)]
    _refuse_twins(rules)
    known = {rule.id for _, file in read for rule in file.rule}
    for path, file in kept:
        _refuse_unknown_rules(path, file, known)
    conflicts = [conflict for _, file in kept for conflict in file.conflict]
    transitions = {name: item for _, file in kept for item in file.transition for name in item.rules}
    definitions = [definition for _, file in kept for definition in file.definition]
    return tuple(
        msgspec.structs.replace(
            rule,
            transition=transitions.get(rule.id),
            definitions=tuple(one for one in definitions if rule.id in one.rules),
            conflicts=tuple(one for one in conflicts if rule.id in one.prevailing or rule.id in one.yielding),
        )
        for rule in rules
    )


def _shipped() -> Path:
    return paths.resources() / "standards"


def shipped_files() -> tuple[StandardFile, ...]:
    """Return the shipped files in the order of their names."""
    return tuple(read_standard(path) for path in sorted(_shipped().glob("*.toml")))


def read_standard(path: Path) -> StandardFile:
    """Return one file. Raises ``UserError``."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), StandardFile)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise UserError(say.unreadable_standard(path.name, str(problem))) from problem


def retirement_ages() -> dict[str, Retirement]:
    """Return the shipped retirement ages by sex."""
    return {row.sex: row for row in read_standard(_shipped() / "ND135.2020.toml").retirement}


def _completed(path: Path, file: StandardFile) -> list[Rule]:
    """Fill in what a rule takes from its file and its groups."""
    instrument = file.instrument
    if file.rule and instrument is None:
        raise UserError(say.unreadable_standard(path.name, "[instrument]"))
    return [
        msgspec.structs.replace(
            rule,
            instrument=instrument,
            norms=file.norm,
            positions=_positions(path, rule),
            valid_from=rule.valid_from or (instrument and instrument.valid_from),
            valid_to=rule.valid_to or (instrument and instrument.valid_to),
        )
        for rule in file.rule
        if _sound(path, rule)
    ]


def _positions(path: Path, rule: Rule) -> tuple[str, ...]:
    entries = catalog("position").entries
    members = tuple(entry.code for entry in entries if entry.group in rule.groups)
    _refuse_strangers(path, rule, "groups", rule.groups, {entry.group or "" for entry in entries})
    return rule.positions + tuple(code for code in members if code not in rule.positions)


def _sound(path: Path, rule: Rule) -> bool:
    """Refuse codes that stand in no catalog; a silent slip would let a rule hold for nobody."""
    for key, codes, name in (
        ("positions", rule.positions, "position"),
        ("counted_positions", rule.counted_positions, "position"),
        ("unit_kinds", rule.unit_kinds, "unit_kind"),
        ("area_types", rule.area_types, "area_type"),
        ("course", (rule.course, rule.or_course), "course"),
        ("numbers", tuple(rule.numbers), "unit_class"),
        ("quota_group", (rule.quota_group,), "position_group"),
        ("dimension", (rule.dimension,), "qualification_kind"),
        ("minimum", (rule.minimum,), rule.dimension or "professional_level"),
        ("basis", (rule.basis,), "norm_basis"),
        ("categories", rule.categories, "equipment_category"),
        ("place_kind", (rule.place_kind,), "place_kind"),
    ):
        _refuse_strangers(path, rule, key, codes, set(catalog(name).by_code) | {""})
    needed: dict[str, object] = {
        "level": rule.minimum,
        "course": rule.course,
        "quota": rule.quota_group,
        "field": rule.words,
        "equipment": rule.basis and rule.categories and rule.quantity > 0 and rule.each > 0,
        "space": rule.place_kind or rule.area_minimum or rule.area_maximum,
    }
    if not needed.get(rule.kind, True):
        raise UserError(say.unreadable_standard(path.name, f"{rule.id}: {rule.kind}"))
    return True


def _refuse_strangers(path: Path, rule: Rule, key: str, codes: Sequence[str], known: set[str]) -> None:
    for code in codes:
        if code not in known:
            raise UserError(say.unreadable_standard(path.name, f"{rule.id}: {key} = {code}"))


def _refuse_twins(rules: Sequence[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise UserError(say.rule_declared_twice(rule.id))
        seen.add(rule.id)


def _refuse_unknown_rules(path: Path, file: StandardFile, known: set[str]) -> None:
    named = [name for one in file.conflict for name in one.prevailing + one.yielding]
    named += [name for one in file.transition for name in one.rules]
    named += [name for definition in file.definition for name in definition.rules]
    for name in named:
        if name not in known:
            raise UserError(say.unreadable_standard(path.name, name))
