"""Software, mailboxes, certificates and lines of an office."""

from datetime import date

from hrdesk.services.sample.ledger import Holder, Ledger
from hrdesk.services.sample.things import described, serial

_AUTHORITY = "Ban Cơ yếu Chính phủ"
_CARRIERS = ("VNPT Vĩnh Phúc", "Viettel Vĩnh Phúc")
_YEARS = 5  # a certificate is valid
_OLD_PROGRAM = "Phần mềm một cửa (bản cũ)"


def services(ledger: Ledger) -> None:
    """Enter what the office and its people use."""
    _software(ledger)
    _service(ledger, "MAILBOX", f"ubnd@xa{ledger.office.code}.example", provider="Sở Thông tin và Truyền thông")
    _certificate(ledger, "ORGANISATION_CERTIFICATE", f"Ủy ban nhân dân {ledger.office.name}", None)
    for person in ledger.office.staff:
        if person.mailbox:
            _service(ledger, "MAILBOX", person.mailbox, person_id=person.id, provider="Sở Thông tin và Truyền thông")
        if person.signs:
            _certificate(ledger, "PERSONAL_CERTIFICATE", person.name, person)
    carrier = ledger.draw.choice(_CARRIERS)
    for name in ("Mạng truyền số liệu chuyên dùng", "Internet cáp quang"):
        number = serial(ledger.draw, "211-#######")
        _service(ledger, "LINE", name, provider=carrier, identifier=number, valid_from=str(2014 + len(name) % 4))


def _service(ledger: Ledger, kind: str, name: str, **values: str | int | None) -> None:
    ledger.add("digital_service", {"unit_id": ledger.office.unit, "kind": kind, "name": name, **values})


def _software(ledger: Ledger) -> None:
    """Enter the programs in use: all that every commune has, most of the scarce ones, some of those after the date."""
    draw = ledger.draw
    for program in described()["software"]:
        chance = draw.random() if program.get("scarce") else 0.0
        if chance > 0.75:
            continue
        since = ledger.later().isoformat() if chance > 0.68 else str(draw.randint(program["since"], 2021))
        number = draw.randint(1, max(1, len(ledger.office.staff)))
        _service(ledger, "SOFTWARE", program["name"], provider=program["provider"], quantity=number, valid_from=since)
    if draw.random() < 0.2:
        _service(ledger, "SOFTWARE", _OLD_PROGRAM, valid_from="2012", valid_to="2019-01-01")


def _certificate(ledger: Ledger, kind: str, name: str, person: Holder | None) -> None:
    """Enter a certificate valid at the reporting date; some follow one that has run out."""
    draw, on = ledger.draw, ledger.office.entered_on
    since = ledger.day_between(date(on.year - _YEARS + 1, 1, 10), on)
    held = {"person_id": person.id} if person else {}
    if draw.random() < 0.25:
        before = since.replace(year=since.year - _YEARS, day=min(since.day, 28))
        _issued(ledger, kind, name, before, **held)
    _issued(ledger, kind, name, since, **held)


def _issued(ledger: Ledger, kind: str, name: str, since: date, **held: str) -> None:
    until = since.replace(year=since.year + _YEARS, day=min(since.day, 28))
    _service(
        ledger, kind, name, provider=_AUTHORITY, identifier=serial(ledger.draw, "5402@##@####@@##"),
        valid_from=since.isoformat(), valid_to=until.isoformat(), **held,
    )  # fmt: skip
