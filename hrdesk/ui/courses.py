"""What the page Đào tạo asks of the services. Runs on the database thread, returns frozen data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hrdesk.services.people import PersonRow
    from hrdesk.services.training import Added, TurnRow, TurnsPreview


@dataclass(frozen=True)
class Courses:
    """The turns by a day, and the people in office to whom turns can be given."""

    turns: "tuple[TurnRow, ...]"
    people: "tuple[PersonRow, ...]"


def everything(store: Any, as_of: date) -> Courses:
    """Return the turns and the people."""
    from hrdesk.services.people import list_people
    from hrdesk.services.training import turns

    return Courses(tuple(turns(store, as_of)), tuple(list_people(store, as_of)))


def problems(values: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with a turn, by column."""
    from hrdesk.services import training

    return training.problems(values)


def preview(store: Any, ids: Sequence[str], values: Mapping[str, Any]) -> "TurnsPreview":
    """Return what giving the people a turn will write."""
    from hrdesk.services import training

    return training.preview(store, ids, values)


def add_turns(store: Any, ids: Sequence[str], values: Mapping[str, Any]) -> "Added":
    """Give several people the same turn."""
    from hrdesk.services import training

    return training.add_turns(store, ids, values)
