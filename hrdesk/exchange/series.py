"""Where a genuine bundle stands among those already merged from its sender: a pure function.

Order comes from counters, hashes and the order of merging, never from clocks. Every bundle is a full snapshot, so a gap
is information and not an obstacle, and an older one is of no use any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hrdesk.exchange.manifest import Manifest
from hrdesk.messages import exchange as say


class Place(StrEnum):
    """The six answers."""

    ALREADY_MERGED = "already_merged"
    NEXT = "next"
    GAP = "gap"
    OLD = "old"
    FORK = "fork"
    NEW_EPOCH = "new_epoch"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A bundle that was merged, as the store remembers it; ``prev`` None: first, or not remembered."""

    bundle_id: str
    series: str
    epoch: str
    seq: int
    prev: str | None
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class Placement:
    """The answer and its sentence."""

    place: Place
    sentence: str

    @property
    def may_be_merged(self) -> bool:
        """Whether it may be staged; a new epoch only after somebody has compared the code."""
        return self.place in (Place.NEXT, Place.GAP, Place.NEW_EPOCH)


def place_in_series(receipts: Iterable[Receipt], manifest: Manifest, manifest_sha256: str) -> Placement:
    """Place a manifest among the receipts of everything merged from its sender, first merged first."""
    known = tuple(receipts)
    if any(receipt.manifest_sha256 == manifest_sha256 for receipt in known):
        return Placement(Place.ALREADY_MERGED, say.already_merged(manifest.seq))
    if any(receipt.bundle_id == manifest.bundle_id for receipt in known):
        return _fork(manifest)
    if any(receipt.prev == manifest_sha256 and receipt.epoch != manifest.epoch for receipt in known):
        return Placement(Place.OLD, say.superseded_epoch(manifest.seq))
    ours = {receipt.seq: receipt for receipt in known if _chain(receipt) == (manifest.series, manifest.epoch)}
    if not ours:
        return _first(manifest, bool(known))
    last = max(ours)
    if _contradicts(ours, manifest, manifest_sha256):
        return _fork(manifest)
    if _chain(known[-1]) != (manifest.series, manifest.epoch):
        return Placement(Place.OLD, say.superseded_epoch(manifest.seq))
    if manifest.seq < last:
        return Placement(Place.OLD, say.older_than_merged(manifest.seq, last))
    return _after(last, manifest.seq)


def _chain(receipt: Receipt) -> tuple[str, str]:
    return receipt.series, receipt.epoch


def _first(manifest: Manifest, sender_known: bool) -> Placement:
    """Place the first bundle of a series and epoch."""
    if sender_known:
        return Placement(Place.NEW_EPOCH, say.new_epoch(manifest.seq))
    return _after(0, manifest.seq)


def _after(last: int, seq: int) -> Placement:
    if seq == last + 1:
        return Placement(Place.NEXT, say.next_in_series(seq))
    return Placement(Place.GAP, say.gap_in_series(last + 1, seq - 1, seq))


def _contradicts(ours: dict[int, Receipt], manifest: Manifest, manifest_sha256: str) -> bool:
    """Whether a neighbour in the chain of hashes names another bundle in this place."""
    before, after = ours.get(manifest.seq - 1), ours.get(manifest.seq + 1)
    return (
        manifest.seq in ours
        or (before is not None and manifest.prev != before.manifest_sha256)
        or (after is not None and after.prev is not None and after.prev != manifest_sha256)
    )


def _fork(manifest: Manifest) -> Placement:
    return Placement(Place.FORK, say.fork(manifest.seq))
