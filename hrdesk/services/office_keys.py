"""The keys of this office and its place in the series of bundles, kept inside the encrypted store."""

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from hrdesk.models import records, setting

if TYPE_CHECKING:
    from hrdesk.exchange.identity import Identity
    from hrdesk.services.transaction import Transaction

_IDENTITY, _SERIES, _EPOCH = "office_identity", "bundle_series", "bundle_epoch"


@dataclass(frozen=True, slots=True)
class Series:
    """The series of this office's bundles; ``epoch`` is new after a restored or copied store."""

    series: str
    epoch: str


def create(writing: "Transaction") -> None:
    """Make the office's keys and series when its store is made."""
    from hrdesk.exchange.identity import create_identity, identity_to_bytes

    writing.remember(_IDENTITY, base64.b64encode(identity_to_bytes(create_identity())).decode())
    writing.remember(_SERIES, records.new_id())
    writing.remember(_EPOCH, records.new_id())


def start_new_epoch(writing: "Transaction") -> None:
    """Begin a new chain of bundles: this store is a copy of one that may have sent others since."""
    writing.remember(_EPOCH, records.new_id())


def identity(connection: Connection) -> "Identity":
    """Return the office's keys."""
    from hrdesk.exchange.identity import identity_from_bytes

    return identity_from_bytes(base64.b64decode(setting.read(connection, _IDENTITY) or ""))


def series(connection: Connection) -> Series:
    """Return the series and epoch that the next bundle belongs to."""
    return Series(setting.read(connection, _SERIES) or "", setting.read(connection, _EPOCH) or "")
