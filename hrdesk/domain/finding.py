"""What a check says: the rule, how grave, about whom, in one sentence, by which law."""

from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How a shortfall counts."""

    MUST = "must"
    SHOULD = "should"
    TARGET = "target"


class FindingKind(StrEnum):
    """What a finding says: the requirement is not met, or the record does not show whether it is."""

    SHORTFALL = "shortfall"
    MISSING_DATA = "missing_data"


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One statement of a rule about a subject (person, assignment or unit).

    ``subject`` is the record's id, ``unit`` the code of the unit it belongs to. ``legal_basis``
    is the full citation, with "cần đối chiếu" where the text of the law was not at hand.
    ``competing`` shows the other side of a conflict of laws (facts 3.4) and which one prevails.
    ``standard`` is the instrument the rule belongs to ("ND33.2023"), empty for plain checks of data.
    """

    rule: str
    severity: Severity
    subject: str
    subject_name: str
    unit: str
    message: str
    legal_basis: str
    position: str | None = None
    field: str | None = None
    competing: str | None = None
    accepted: str | None = None
    kind: FindingKind = FindingKind.SHORTFALL
    standard: str = ""
