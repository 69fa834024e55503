"""What is on record and in no count of the day: past posts, posts in units that do not stand, impossible periods.

Reports never read it; the checks do, so that nothing is left out in silence.
"""

import msgspec

from hrdesk.domain.partial_date import PartialDate


class PastPost(msgspec.Struct, frozen=True, gc=False):
    """A post that somebody in office has held before, or whose end is stated without its day."""

    id: str
    position_code: str
    unit_id: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    end_reason: str | None


class LostPost(msgspec.Struct, frozen=True, gc=False):
    """A post in force in a unit that does not stand on the day; ``office_code`` is that of its commune.

    ``until`` is the day the unit ended, ``since`` the one on which it begins.
    """

    person_id: str
    full_name: str
    position_code: str
    unit_name: str
    unit_kind: str
    office_code: str
    since: PartialDate | None
    until: PartialDate | None


class BackwardPeriod(msgspec.Struct, frozen=True, gc=False):
    """A row of ``table`` that ends before it begins. ``subject_id`` is a person, or the unit it is about."""

    table: str
    subject_id: str
    subject_name: str
    office_code: str
    position_code: str
    start: PartialDate
    end: PartialDate


class Uncounted(msgspec.Struct, frozen=True):
    """All of it on a day. ``past`` is by person; ``ended_offices`` are counted although they have ended."""

    past: dict[str, tuple[PastPost, ...]] = {}
    lost: tuple[LostPost, ...] = ()
    backward: tuple[BackwardPeriod, ...] = ()
    ended_offices: dict[str, PartialDate] = {}
