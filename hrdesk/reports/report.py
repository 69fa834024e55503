"""What a report is: facts from a snapshot, a paper from the facts, and the JSON that others read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from hrdesk.domain.paper import Paper
from hrdesk.domain.snapshot import Snapshot
from hrdesk.reports.context import PaperContext

Facts = TypeVar("Facts")
Params = Mapping[str, Any]


class ParameterKind(StrEnum):
    """How a parameter is asked for, and what its value is."""

    FIELDS = "fields"  # a sequence of keys of domain.fields, in the order of the columns
    CHOICES = "choices"  # a sequence of codes
    CHOICE = "choice"  # one code
    DATE = "date"  # a date, or its ISO text
    TEXT = "text"  # what somebody types: a number, a name
    PLACE = "place"  # the id of a place; empty for all of them
    STOCKTAKE = "stocktake"  # the id of a stocktake; empty for the latest
    HANDOVER = "handover"  # the key of a handover (reports.handovers); empty for the latest
    FINDINGS = "findings"  # a sequence of Finding, computed by whoever asks for the report
    RULES = "rules"  # the rules of the law that hold for the office, given by whoever asks for the report
    PICTURES = "pictures"  # a function from a day to the snapshot of the office, given by whoever asks for the report
    PROGRAMMES = "programmes"  # the programmes of targets that the office knows, given by whoever asks for the report


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something a report can be told. ``choices`` are (code, label); ``default`` holds without an answer.

    ``empty`` says what no answer means, where that is a choice too.
    """

    key: str
    label: str
    kind: ParameterKind
    default: Any
    choices: tuple[tuple[str, str], ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Report(Generic[Facts]):
    """A report: ``facts`` is a pure function of snapshot and parameters, ``paper`` of facts and context.

    ``to_json`` gives the object that the contracts promise (section 5).
    """

    identifier: str
    title: str
    facts: Callable[[Snapshot, Params], Facts]
    paper: Callable[[Facts, PaperContext], Paper]
    to_json: Callable[[Facts], dict[str, Any]]
    parameters: tuple[Parameter, ...] = ()


def as_json(report: Report[Facts], facts: Facts, snapshot: Snapshot) -> dict[str, Any]:
    """Return ``{"report", "title", "as_of", "unit": {"code", "name"}, "facts"}`` (contracts, section 5)."""
    return {
        "report": report.identifier,
        "title": report.title,
        "as_of": snapshot.as_of.isoformat(),
        "unit": {"code": snapshot.unit.code, "name": snapshot.unit.name},
        "facts": report.to_json(facts),
    }
