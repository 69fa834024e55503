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
    """Something a report can be told: several codes, one, a day or a line of text.

    ``chosen`` is what was used last; ``empty`` says what holds without a choice.
    """

    key: str
    label: str
    many: bool
    choices: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    is_day: bool = False
    is_text: bool = False
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
        ReportInfo(
            report.identifier, report.title, _choices(store, report, reporting.remembered(store, report.identifier))
        )
        for report in reporting.reports()
    )


def _choices(store: Any, report: Any, last: Params) -> tuple[Choice, ...]:
    found = (_choice(store, parameter, last.get(parameter.key, parameter.default)) for parameter in report.parameters)
    return tuple(choice for choice in found if choice)


def _choice(store: Any, parameter: Any, value: Any) -> Choice | None:
    """Return what the window asks; None for what only the services can give."""
    from hrdesk.reports.report import ParameterKind
    from hrdesk.services import report_choices

    kind, key, word = parameter.kind, parameter.key, parameter.label
    if kind in (ParameterKind.DATE, ParameterKind.TEXT):
        text = str(value or parameter.default or "")
        is_day = kind is ParameterKind.DATE
        return Choice(key, word, False, (), (text,), is_day=is_day, is_text=not is_day)
    chosen = (str(value),) if isinstance(value, str) else tuple(map(str, value or ()))
    empty = parameter.empty or "Chưa ghi"
    if kind in report_choices.STORED:
        known = report_choices.choices(store, kind)
        return Choice(key, word, False, known, tuple(code for code in chosen if code in dict(known)), empty=empty)
    if kind in (ParameterKind.FIELDS, ParameterKind.CHOICES, ParameterKind.CHOICE):
        choices = parameter.choices or (_field_choices() if kind is ParameterKind.FIELDS else ())
        return Choice(key, word, kind is not ParameterKind.CHOICE, choices, chosen, empty=empty)
    return None


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
