"""Checks of posts held at once: by one person, by several, and one post recorded twice."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from hrdesk.domain.catalogs import Entry, catalog
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot
from hrdesk.domain.uncounted import PastPost
from hrdesk.messages import plain_checks as say
from hrdesk.rules.naming import official_title, spoken_title
from hrdesk.rules.plain import BASIS, about, about_unit, full_time_titles, unit_title

_Post = Holding | PastPost


def double_posts(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield people in two full-time posts without a mark of kiêm nhiệm, or in two that exclude each other."""
    full_time = full_time_titles()
    for person in snapshot.persons:
        if len(person.holdings) < 2:
            continue
        held = {(one.position_code, one.unit_id): one for one in reversed(person.holdings)}
        posts = [one for one in reversed(held.values()) if one.position_code in full_time]
        if len(posts) > 1 and sum(not one.is_concurrent for one in posts) > 1:
            message = say.posts_not_marked(person.full_name, _titles(snapshot, posts))
            yield about(snapshot, person, "POST-DOUBLE", Severity.SHOULD, message, field="is_concurrent")
        for one, other in combinations(posts, 2):
            yield from _excluding(snapshot, person, one, other)


def _titles(snapshot: Snapshot, posts: list[Holding]) -> list[str]:
    """Return the titles, each with its unit where there is more than one."""
    units = [snapshot.unit_by_id[one.unit_id] for one in posts]
    titles = [official_title(one.position_code, unit.kind) for one, unit in zip(posts, units, strict=True)]
    if len({unit.id for unit in units}) == 1:
        return titles
    return [f"{title} {unit.name}" for title, unit in zip(titles, units, strict=True)]


def _excluding(snapshot: Snapshot, person: PersonAt, one: Holding, other: Holding) -> Iterator[Finding]:
    positions = catalog("position").by_code
    if one.unit_id != other.unit_id:
        return
    for first, second in ((one, other), (other, one)):
        excluded = positions[first.position_code].attributes.get("excludes", {})
        if second.position_code in excluded:
            message = say.posts_exclude(person.full_name, *_titles(snapshot, [first, second]))
            basis = excluded[second.position_code] or BASIS
            rule = "POST-EXCLUDES"
            yield about(snapshot, person, rule, Severity.MUST, message, field="position_code", basis=basis)


def single_titles(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the titles of which a commune or a hamlet has one, and which several people hold."""
    for entry in catalog("position").entries:
        if not entry.attributes.get("one_holder"):
            continue
        for unit_id, people in _holders_by_unit(snapshot, entry).items():
            if len(people) > 1:
                unit = snapshot.unit_by_id[unit_id]
                title = official_title(entry.code, unit.kind)
                message = say.several_holders(unit_title(unit), title, list(people.values()))
                # Each title has an id of its own, so that one can be accepted without the others.
                yield about_unit(snapshot, unit, f"POST-SINGLE-{entry.code}", message, field="position_code")


def _holders_by_unit(snapshot: Snapshot, entry: Entry) -> dict[str, dict[str, str]]:
    """Return the names of the holders by id, for each commune or hamlet."""
    in_hamlets = entry.attributes.get("tier") == "HAMLET"
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for person, holding in snapshot.holders.get(entry.code, ()):
        commune = snapshot.commune_of[holding.unit_id]
        unit = holding.unit_id if in_hamlets else commune.id
        if not (in_hamlets and unit == commune.id):  # recorded without its hamlet: another check says so
            found[unit][person.id] = person.full_name
    return found


def overlapping_posts(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield people who have one post in one unit twice at a time, now or before."""
    past = snapshot.uncounted.past
    for person in snapshot.persons:
        before = past.get(person.id, ())
        if len(person.holdings) + len(before) < 2:
            continue
        held = {one.id for one in person.holdings}
        by_post: dict[tuple[str, str], list[_Post]] = defaultdict(list)
        for post in person.holdings:
            by_post[post.position_code, post.unit_id].append(post)
        for earlier in before:
            if earlier.id not in held:
                by_post[earlier.position_code, earlier.unit_id].append(earlier)
        for (position, unit), posts in by_post.items():
            found = _first_overlap(posts) if len(posts) > 1 else None
            if found is not None:
                yield _overlap(snapshot, person, position, unit, found)


def _first_overlap(posts: list[_Post]) -> tuple[_Post, _Post] | None:
    whole = [one for one in posts if not _is_backward(one)]
    whole.sort(key=lambda one: one.valid_from.iso if one.valid_from else "")
    return next((pair for pair in combinations(whole, 2) if _overlaps(*pair)), None)


def _is_backward(post: _Post) -> bool:
    since, until = post.valid_from, post.valid_to
    return since is not None and until is not None and until.iso < since.iso


def _overlaps(earlier: _Post, later: _Post) -> bool:
    """Whether two periods certainly meet, however partial dates are read."""
    if isinstance(earlier, Holding) and isinstance(later, Holding):
        return True  # both in force on the day
    if earlier.valid_from is None or later.valid_from is None:
        return False
    return earlier.valid_to is None or earlier.valid_to.first > later.valid_from.last


def _overlap(snapshot: Snapshot, person: PersonAt, position: str, unit_id: str, found: tuple[_Post, _Post]) -> Finding:
    unit = snapshot.unit_by_id.get(unit_id)
    who = f"{spoken_title(position, unit.kind if unit else '')} {person.full_name}"
    first, second = (
        say.period(*(str(day) if day else None for day in (one.valid_from, one.valid_to))) for one in found
    )
    message = say.posts_overlap(who, unit.name if unit else "đơn vị cũ", first, second)
    return about(snapshot, person, f"POST-OVERLAP-{position}", Severity.MUST, message, field="held_from")


def missing_papers(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield people in full-time posts without the day, the decision or an identity number."""
    full_time = full_time_titles()
    for person in snapshot.persons:
        posts = [one for one in person.holdings if one.position_code in full_time]
        if not posts:
            continue
        for rule, field, what, lacking in (
            ("PAPER-START", "held_from", say.START, [one for one in posts if one.valid_from is None]),
            ("PAPER-DECISION", "decision_no", say.DECISION, [one for one in posts if not one.decision_no]),
        ):
            if lacking:
                message = say.papers_missing(person.full_name, what, _titles(snapshot, lacking))
                yield _missing(snapshot, person, rule, message, field)
        if not person.citizen_id:
            yield _missing(snapshot, person, "PAPER-CITIZEN_ID", say.citizen_id_missing(person.full_name), "citizen_id")


def _missing(snapshot: Snapshot, person: PersonAt, rule: str, message: str, field: str) -> Finding:
    kind = FindingKind.MISSING_DATA
    return about(snapshot, person, rule, Severity.SHOULD, message, field=field, kind=kind)
