"""Office cards: giving ours, believing another's."""

import base64
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from hrdesk.domain.catalogs import catalog
from hrdesk.errors import UserError
from hrdesk.files import read_small, write_whole
from hrdesk.messages import sending as say
from hrdesk.models import records, setting
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services import office_keys
from hrdesk.services.transaction import transaction

if TYPE_CHECKING:
    from hrdesk.exchange.card import OfficeCard

ABOVE, BELOW = "above", "below"
MAXIMUM_CARD = 64 * 1024


@dataclass(frozen=True, slots=True)
class TrustedRow:
    """An office whose card is believed. ``relation`` is above or below."""

    unit_id: str
    code: str
    name: str
    relation: str
    fingerprint: str


def make_card(store: Store) -> bytes:
    """Return this office's card: what it is called and its public keys."""
    from hrdesk.exchange import card

    with store.reading() as connection:
        units = records.fetch(connection, "org_unit")
        own = units[setting.own_unit_id(connection)]
        parent = units.get(own["parent_id"])
        return card.make_card(
            office_keys.identity(connection),
            unit=card.UnitRef(own["id"], own["code"], own["name"]),
            kind=own["kind"],
            created=date.today(),
            unit_class=own["unit_class"],
            parent_code=parent["code"] if parent else None,
        )


def write_card(store: Store, path: Path) -> "OfficeCard":
    """Write this office's card to a file and return it; its fingerprint is compared by telephone."""
    from hrdesk.exchange.card import read_card

    data = make_card(store)
    write_whole(path, data)
    return read_card(data)


def read_card_file(path: Path) -> "OfficeCard":
    """Return the card in a file. Raises ``UserError`` for a file that is none."""
    from hrdesk.exchange.card import read_card

    return read_card(read_small(path, MAXIMUM_CARD))


def trust(store: Store, path: Path, *, fingerprint: str | None = None) -> TrustedRow:
    """Believe an office's card from now on; a second card of the same office replaces the first.

    Raises ``UserError`` when ``fingerprint`` is given and differs, or the card is our own.
    """
    from hrdesk.exchange.card import check_fingerprint

    card = read_card_file(path)
    if fingerprint is not None:
        check_fingerprint(fingerprint, card)
    with transaction(store, f"Tin cậy thẻ của {card.unit.name}") as writing:
        units = records.fetch(writing.connection, "org_unit")
        own = units[setting.own_unit_id(writing.connection)]
        if card.unit.id == own["id"]:
            raise UserError(say.own_card())
        relation = _relation(card, own, units)
        for row in records.fetch(writing.connection, "trusted_office").values():
            if row["unit_id"] == card.unit.id or (relation == ABOVE and row["relation"] == ABOVE):
                writing.delete("trusted_office", row["id"])
        encoded = base64.b64encode(read_small(path, MAXIMUM_CARD)).decode()
        writing.add(
            "trusted_office",
            {
                "unit_id": card.unit.id,
                "unit_code": card.unit.code,
                "unit_name": card.unit.name,
                "relation": relation,
                "fingerprint": card.fingerprint,
                "card": encoded,
            },
        )
        if card.unit.id not in units:
            writing.add("org_unit", _placeholder(card, own, relation))
        if relation == ABOVE and own["parent_id"] != card.unit.id:
            writing.change("org_unit", own["id"], {"parent_id": card.unit.id})
    return TrustedRow(card.unit.id, card.unit.code, card.unit.name, relation, card.fingerprint)


def _relation(card: "OfficeCard", own: Row, units: dict[str, Row]) -> str:
    """Return where an office stands: by who names whom as the one above, else by the kind of unit."""
    if own["parent_id"] == card.unit.id:
        return ABOVE
    if card.parent_code == own["code"] or units.get(card.unit.id, {}).get("parent_id") == own["id"]:
        return BELOW
    rank = catalog("unit_kind").rank
    return ABOVE if rank(card.kind) < rank(own["kind"]) else BELOW


def _placeholder(card: "OfficeCard", own: Row, relation: str) -> Row:
    """Return the record of a unit known only by its card, until its own bundle brings the real one."""
    return {
        "id": card.unit.id,
        "owner_id": card.unit.id,
        "code": card.unit.code,
        "name": card.unit.name,
        "kind": card.kind,
        "unit_class": card.unit_class,
        "parent_id": own["id"] if relation == BELOW else None,
    }


def trusted(store: Store) -> list[TrustedRow]:
    """Return the offices whose cards are believed, the one above first."""
    with store.reading() as connection:
        rows = records.fetch(connection, "trusted_office").values()
    found = [TrustedRow(r["unit_id"], r["unit_code"], r["unit_name"], r["relation"], r["fingerprint"]) for r in rows]
    return sorted(found, key=lambda row: (row.relation, row.code))


def cards(connection: Connection, relation: str) -> "list[OfficeCard]":
    """Return the believed cards of offices above or below."""
    rows = records.fetch(connection, "trusted_office", [relation], by="relation").values()
    return [_card(row["card"]) for row in rows]


@lru_cache(maxsize=4096)  # a province opens a hundred bundles in one go; each card is verified once
def _card(encoded: str) -> "OfficeCard":
    from hrdesk.exchange.card import read_card

    return read_card(base64.b64decode(encoded))
