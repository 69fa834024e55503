"""What the page Thiết lập asks of the services. Runs on the database thread, returns frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hrdesk.domain.changes import Changes

if TYPE_CHECKING:
    from hrdesk.domain.ages import AgeRule
    from hrdesk.services.stores import Verification
    from hrdesk.services.units import Reorganization


@dataclass(frozen=True, slots=True)
class Hamlet:
    """A hamlet as the list shows it; ``record`` is its whole row."""

    id: str
    name: str
    unit_class: str | None
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quota:
    """Posts assigned by decision."""

    id: str
    group: str
    assigned: int
    since: str
    decision_no: str


@dataclass(frozen=True, slots=True)
class UserRow:
    """Somebody who can open the store."""

    name: str
    role: str


@dataclass(frozen=True)
class Settings:
    """Everything the page shows."""

    unit: dict[str, Any]
    hamlets: tuple[Hamlet, ...]
    quotas: tuple[Quota, ...]
    users: tuple[UserRow, ...]
    copies: str
    past: tuple[dict[str, Any], ...] = ()


def everything(store: Any) -> Settings:
    """Return what the page shows."""
    from hrdesk.services import offices, stores

    own = offices.own_unit(store)
    return Settings(
        dict(offices.unit_record(store, own.id)),
        tuple(
            Hamlet(unit.id, unit.name, unit.unit_class, dict(offices.unit_record(store, unit.id)))
            for unit in offices.hamlets(store)
        ),
        tuple(
            Quota(row["id"], row["group_code"], row["assigned"], row["valid_from"] or "", row["decision_no"] or "")
            for row in offices.quotas(store)
            if row["unit_id"] == own.id
        ),
        tuple(UserRow(user.name, str(user.role)) for user in stores.users(store)),
        str(store.folder / "backups"),
        tuple(offices.unit_past(store, own.id)),
    )


def age_rule(store: Any) -> "AgeRule":
    """Return how ages are counted here."""
    from hrdesk.services import ages

    return ages.age_rule(store)


def age_limits(text: str) -> tuple[int, ...]:
    """Return the limits of age bands typed. Raises ``UserError``."""
    from hrdesk.services import ages

    return ages.limits_of(text)


def settle_ages(store: Any, rule: "AgeRule") -> Changes:
    """Keep how ages are counted."""
    from hrdesk.services import ages

    return ages.settle(store, rule)


def change_unit(
    store: Any, unit: str, values: Mapping[str, Any], since: date | None = None, decision_no: str | None = None
) -> Changes:
    """Change what is known of a unit: from a day on, or for every day when it was written wrong."""
    from hrdesk.services import offices

    return offices.change_unit(store, unit, values, since=since, decision_no=decision_no)


def add_hamlet(store: Any, name: str, unit_class: str | None) -> Changes:
    """Add a hamlet."""
    from hrdesk.services import offices

    return offices.add_hamlet(store, name, unit_class=unit_class)


def set_quota(store: Any, group: str, assigned: int, since: date, decision_no: str | None) -> Changes:
    """Enter posts assigned by decision."""
    from hrdesk.services import offices

    own = offices.own_unit(store)
    return offices.set_quota(store, unit=own.id, group=group, assigned=assigned, since=since, decision_no=decision_no)


def remove_quota(store: Any, quota: str) -> Changes:
    """Take back posts assigned by decision."""
    from hrdesk.services import offices

    return offices.remove_quota(store, quota)


def add_user(store: Any, name: str, role: str, passphrase: str) -> None:
    """Give somebody a key of their own."""
    from hrdesk.services import stores
    from hrdesk.services.roles import role_of

    stores.add_user(store, name=name, role=role_of(role), passphrase=passphrase)


def set_role(store: Any, name: str, role: str) -> None:
    """Change what somebody may do."""
    from hrdesk.services import stores
    from hrdesk.services.roles import role_of

    stores.set_role(store, name=name, role=role_of(role))


def remove_user(store: Any, name: str) -> None:
    """Take somebody's key away."""
    from hrdesk.services import stores

    stores.remove_user(store, name=name)


def change_passphrase(store: Any, old: str, new: str) -> None:
    """Change one's own passphrase."""
    from hrdesk.services import stores

    stores.change_passphrase(store, old=old, new=new)


def new_recovery(store: Any) -> str:
    """Make a new recovery code."""
    from hrdesk.services import stores

    return stores.new_recovery(store)


def verify(store: Any) -> "Verification":
    """Check the whole file."""
    from hrdesk.services import stores

    return stores.verify(store)


def reorganization(
    store: Any, sources: list[str], successor: Mapping[str, Any], effective_on: date, move_people: bool
) -> "Reorganization":
    """Return what a reorganization will write."""
    from hrdesk.services import units
    from hrdesk.services.offices import OfficeCard

    return units.preview(
        store,
        sources=sources,
        successor=OfficeCard(**successor),
        effective_on=effective_on,
        move_people=move_people,
    )


def reorganize(
    store: Any,
    sources: list[str],
    successor: Mapping[str, Any],
    effective_on: date,
    decision_no: str | None,
    kind: str,
    move_people: bool,
) -> Changes:
    """Let units become one new unit on a day; ``successor`` has the fields of ``OfficeCard``."""
    from hrdesk.services import units
    from hrdesk.services.offices import OfficeCard

    return units.reorganize(
        store,
        sources=sources,
        successor=OfficeCard(**successor),
        effective_on=effective_on,
        decision_no=decision_no,
        kind=kind,
        move_people=move_people,
    )
