"""Targets of a programme (đề án) as data: one file per programme in ``resources/targets``, dated and cited.

The format is described in ``docs/targets.md``. An office may add a folder of its own.
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
from hrdesk.domain.snapshot import LEVELS
from hrdesk.errors import UserError
from hrdesk.messages import targets as say

Op = Literal[">=", ">", "=", "times", "each"]
TestName = Literal[
    "level", "course", "language", "not_local", "party_member", "one_stop_complete", "culture_house_equipped"
]


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """One target: who is counted (``groups``, ``positions`` ...), by which test, held against what.

    ``threshold`` is per cent, with ``times`` a number a year. ``is_aspired`` marks "phấn đấu",
    ``is_need`` a target that names every holder, so that whoever is below needs training.
    ``note`` is a sentence that whoever compares years must read.
    ``positions`` hold the codes of ``groups`` and of the leading titles too once loaded, ``programme``
    its title.
    """

    id: str
    section: str
    scope: str
    indicator: str
    op: Op
    threshold: int
    year: int
    source: Literal["records", "manual"]
    article: str = ""
    line: int | None = None
    is_aspired: bool = False
    is_need: bool = False
    test: TestName | None = None
    groups: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    except_positions: tuple[str, ...] = ()
    leadership: bool = False
    requires_foreign_language: bool = False
    under_age: int | None = None
    dimension: str = ""
    minimum: str = ""
    course: str = ""
    step: int = 0
    numerator: str = ""
    denominator: str = ""
    note: str = ""
    programme: str = ""

    @property
    def counts_units(self) -> bool:
        """Whether communes or hamlets are counted, by their equipment, and not people."""
        return self.test in ("one_stop_complete", "culture_house_equipped")

    @property
    def legal_basis(self) -> str:
        """The full citation."""
        return f"{self.programme}, {self.article}" if self.article else self.programme


class Programme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """A programme; its figures count from ``counted_from``, ``valid_to`` is its last day.

    ``needs_apart`` are the instruments that it reports by themselves when it states needs,
    ``excludes`` the programmes that it switches off.
    """

    id: str
    title: str
    name: str
    counted_from: date
    valid_to: date | None = None
    scope: str = ""
    needs_apart: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()

    def in_force(self, on: date) -> bool:
        """Whether the programme counts on a day."""
        return self.counted_from <= on and (self.valid_to is None or on <= self.valid_to)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    programme: Programme
    target: tuple[Target, ...] = ()


def load_programmes(extra: Iterable[Path] = ()) -> tuple[Programme, ...]:
    """Return the shipped programmes and those of the folders ``extra``, the earliest first.

    Raises ``UserError`` naming the file and what is wrong in it.
    """
    folders = (paths.resources() / "targets", *extra)
    found = [path for folder in folders for path in sorted(Path(folder).glob("*.toml"))]
    return _load(tuple((path, path.stat().st_mtime_ns) for path in found))


def programme_on(programmes: Sequence[Programme], on: date) -> Programme:
    """Return the programme to report on: the one in force, else the last that began, else the first."""
    begun = [programme for programme in programmes if programme.counted_from <= on]
    lasting = [programme for programme in begun if programme.in_force(on)]
    return (lasting or begun or [programmes[0]])[-1]


@lru_cache(maxsize=4)
def _load(files: tuple[tuple[Path, int], ...]) -> tuple[Programme, ...]:
    programmes = [_read(path) for path, _ in files]
    gone = {name for programme in programmes for name in programme.excludes}
    kept = [programme for programme in programmes if programme.id not in gone]
    return tuple(sorted(kept, key=lambda programme: programme.counted_from))


def _read(path: Path) -> Programme:
    try:
        file = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise UserError(say.unreadable_targets(path.name, str(problem))) from problem
    targets = tuple(
        msgspec.structs.replace(target, positions=_positions(target), programme=file.programme.title)
        for target in file.target
        if _is_sound(path, target)
    )
    seen: set[str] = set()
    for target in targets:
        if target.id in seen:
            raise UserError(say.unreadable_targets(path.name, target.id))
        seen.add(target.id)
    return msgspec.structs.replace(file.programme, targets=targets)


def _positions(target: Target) -> tuple[str, ...]:
    """Return the titles counted, in official order."""
    return tuple(
        entry.code
        for entry in catalog("position").entries
        if entry.code not in target.except_positions
        and (
            entry.code in target.positions
            or entry.group in target.groups
            or (target.leadership and entry.attributes.get("leadership"))
        )
    )


def _is_sound(path: Path, target: Target) -> bool:
    """Refuse codes that stand in no catalog; a silent slip would count nobody."""
    groups = {entry.group or "" for entry in catalog("position").entries}
    positions = set(catalog("position").by_code)
    levels = set(catalog(target.dimension).by_code) if target.dimension in LEVELS else set()
    for key, codes, known in (
        ("groups", target.groups, groups),
        ("positions", target.positions, positions),
        ("except_positions", target.except_positions, positions),
        ("dimension", (target.dimension,), {*LEVELS, ""}),
        ("minimum", (target.minimum,), {*levels, ""}),
        ("course", (target.course,), {*catalog("course").by_code, ""}),
    ):
        for code in codes:
            if code not in known:
                raise UserError(say.unreadable_targets(path.name, f"{target.id}: {key} = {code}"))
    needed = {"level": target.minimum, "course": target.course, "language": target.step}.get(target.test or "", True)
    if (target.source == "records") != bool(target.test) or not needed:
        raise UserError(say.unreadable_targets(path.name, f"{target.id}: test = {target.test}"))
    return True
