"""What the report page asks of the services. Runs on the database thread, returns frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hrdesk.domain.changes import Changes
from hrdesk.domain.paper import Table


@dataclass(frozen=True)
class Choice:
    """Something a report can be told: several codes, one, or a day. ``chosen`` is what was used last."""

    key: str
    label: str
    many: bool
    choices: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    is_day: bool = False
    empty: str = "Chưa ghi"


@dataclass(frozen=True)
class ReportInfo:
    """One line of the list of reports."""

    identifier: str
    title: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Pages:
    """The very PDF, what does not fit, and the tables with the people behind their cells."""

    data: bytes
    warnings: tuple[str, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What papers say about this office."""

    parent_office: str = ""
    place: str = ""
    symbol: str = ""
    signer_titles: str = ""  # one line each
    signer_name: str = ""
    preparer_name: str = ""


Params = Mapping[str, Any]


def reports(store: Any) -> tuple[ReportInfo, ...]:
    """Return every report with its parameters as they were used last."""
    from hrdesk.services import reporting

    return tuple(
        ReportInfo(report.identifier, report.title, _choices(report, reporting.remembered(store, report.identifier)))
        for report in reporting.reports()
    )


def _choices(report: Any, last: Params) -> tuple[Choice, ...]:
    from hrdesk.reports.report import ParameterKind

    found = []
    for parameter in report.parameters:
        if parameter.kind is ParameterKind.DATE:
            day = str(last.get(parameter.key) or parameter.default or "")
            found.append(Choice(parameter.key, parameter.label, False, (), (day,), is_day=True))
        if parameter.kind not in (ParameterKind.FIELDS, ParameterKind.CHOICES, ParameterKind.CHOICE):
            continue
        value = last.get(parameter.key, parameter.default)
        chosen = (str(value),) if isinstance(value, str) else tuple(map(str, value or ()))
        choices = parameter.choices or (_field_choices() if parameter.kind is ParameterKind.FIELDS else ())
        many = parameter.kind is not ParameterKind.CHOICE
        found.append(Choice(parameter.key, parameter.label, many, choices, chosen, empty=parameter.empty or "Chưa ghi"))
    return tuple(found)


def _field_choices() -> tuple[tuple[str, str], ...]:
    from hrdesk.domain import fields

    return tuple((declared.key, declared.label) for declared in (*fields.STAFF, *fields.DERIVED))


def pages(store: Any, identifier: str, as_of: date, params: Params) -> Pages:
    """Return the PDF of a report, and remember what it was told."""
    from hrdesk.services import reporting

    made = reporting.paper(store, identifier, as_of, params=params)
    data, result = reporting.pdf_bytes(made)
    return Pages(data, tuple(map(str, result.warnings)), made.tables)


def remember(store: Any, identifier: str, params: Params) -> Changes:
    """Remember what a report was told, for the next time."""
    from hrdesk.services import reporting

    reporting.remember(store, identifier, params)
    return Changes()


def write(store: Any, identifier: str, as_of: date, path: Path, params: Params) -> list[str]:
    """Write a report as PDF, workbook or JSON; return warnings."""
    from hrdesk.services import reporting

    return reporting.write(store, identifier, as_of, path, params=params)


def letterhead(store: Any) -> Letterhead:
    """Return what papers say about this office."""
    from hrdesk.services import reporting

    found = reporting.letterhead(store)
    return Letterhead(
        found.parent_office or "",
        found.place or "",
        found.symbol or "",
        "\n".join(found.signer_titles),
        found.signer_name or "",
        found.preparer_name or "",
    )


def settle(store: Any, wanted: Letterhead) -> Changes:
    """Remember what papers say about this office."""
    from dataclasses import replace

    from hrdesk.services import reporting

    titles = tuple(line.strip() for line in wanted.signer_titles.splitlines() if line.strip())
    context = replace(
        reporting.letterhead(store),
        parent_office=wanted.parent_office,
        place=wanted.place,
        symbol=wanted.symbol,
        signer_titles=titles,
        signer_name=wanted.signer_name,
        preparer_name=wanted.preparer_name,
    )
    reporting.settle_letterhead(store, context)
    return Changes()
