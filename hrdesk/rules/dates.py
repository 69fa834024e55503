"""Checks of the order of dates: birth, party membership, titles. Unclear partial dates pass."""

from collections.abc import Iterator
from datetime import date

from hrdesk.domain.finding import Finding, Severity
from hrdesk.domain.partial_date import PartialDate, complete_years
from hrdesk.domain.snapshot import PersonAt, Snapshot
from hrdesk.messages import rules as say

BASIS = "Kiểm tra dữ liệu hồ sơ"
PARTY_BASIS = "Điều lệ Đảng Cộng sản Việt Nam, Điều 1 (cần đối chiếu)"
ADULT = 18

_Fault = tuple[str, Severity, str, str, str]  # rule, severity, field, basis, sentence


def date_orders(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each pair of dates in a wrong order, by their most lenient reading."""
    for person in snapshot.persons:
        for rule, severity, field, basis, message in _faults(person, snapshot.as_of):
            commune = snapshot.commune_of[person.holdings[0].unit_id] if person.holdings else snapshot.unit
            yield Finding(
                rule=rule,
                severity=severity,
                subject=person.id,
                subject_name=person.full_name,
                unit=commune.code,
                message=message,
                legal_basis=basis,
                field=field,
            )


def _faults(person: PersonAt, as_of: date) -> Iterator[_Fault]:
    born, joined, official = person.date_of_birth, person.party_joined_on, person.party_official_on
    if born is not None and born.year >= as_of.year and born.first > as_of:
        message = say.born_in_future(person.full_name, str(born))
        yield "DATE-BIRTH", Severity.MUST, "date_of_birth", BASIS, message
    elif born is not None:
        yield from _too_early(person, born)
    if joined is not None and official is not None and joined.first > official.last:
        message = say.dates_reversed(person.full_name, f"ngày vào Đảng {joined}", f"ngày chính thức {official}")
        yield "DATE-PARTY_ORDER", Severity.MUST, "party_official_on", BASIS, message


def _too_early(person: PersonAt, born: PartialDate) -> Iterator[_Fault]:
    """Yield what somebody did under eighteen: joining the party, the first title."""
    joined = person.party_joined_on
    if joined is not None and under_age(born, joined):
        message = say.too_young_to_work(person.full_name, str(born), f"khi vào Đảng ngày {joined}")
        yield "DATE-PARTY_AGE", Severity.SHOULD, "party_joined_on", PARTY_BASIS, message
    for holding in person.holdings:
        started = holding.first_held_from or holding.valid_from
        if started is not None and under_age(born, started):
            message = say.too_young_to_work(person.full_name, str(born), f"khi giữ chức danh ngày {started}")
            yield "DATE-HELD_AGE", Severity.MUST, "held_from", BASIS, message
            return


def under_age(born: PartialDate, on: PartialDate) -> bool:
    """Whether somebody was certainly under eighteen, however the partial dates are read."""
    return on.year - born.year <= ADULT and complete_years(born.first, on.last) < ADULT
