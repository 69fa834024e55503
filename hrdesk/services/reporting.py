"""Reports of a store: facts once, then paper, workbook or JSON from the same facts."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain.paper import Paper
from hrdesk.domain.snapshot import Snapshot
from hrdesk.errors import UserError
from hrdesk.files import write_whole
from hrdesk.messages import reporting as say
from hrdesk.models import records, setting
from hrdesk.models.snapshot import snapshot, without_people
from hrdesk.models.store import Store
from hrdesk.reports.context import PaperContext, context_of
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import ParameterKind, Report, as_json
from hrdesk.services import ages
from hrdesk.services.checking import lawful, programmes
from hrdesk.services.transaction import transaction

if TYPE_CHECKING:
    from hrdesk.reports.pdf.render import PdfResult

SUFFIXES = (".pdf", ".xlsx", ".json")
_LETTERHEAD, _PARAMS = "letterhead", "report-params:"
# What an office may settle once for all its papers.
LETTERHEAD_KEYS = ("parent_office", "place", "signer_titles", "signer_name", "preparer_name", "symbol")


def reports() -> tuple[Report[Any], ...]:
    """Return every report, in the order of the list."""
    return tuple(REPORTS.values())


def _report(identifier: str) -> Report[Any]:
    if identifier not in REPORTS:
        raise UserError(say.no_such_report(identifier, ", ".join(REPORTS)))
    return REPORTS[identifier]


def told(identifier: str, given: Mapping[str, str]) -> dict[str, Any]:
    """Return what a report is told in words: a parameter of several values takes them between commas.

    Raises ``UserError`` for an unknown report or a parameter it does not have.
    """
    parameters = {parameter.key: parameter for parameter in _report(identifier).parameters}
    found: dict[str, Any] = {}
    for key, text in given.items():
        if key not in parameters:
            raise UserError(say.no_such_parameter(identifier, key, ", ".join(parameters)))
        several = parameters[key].kind in (ParameterKind.FIELDS, ParameterKind.CHOICES)
        found[key] = tuple(part.strip() for part in text.split(",") if part.strip()) if several else text
    return found


def facts(
    store: Store, identifier: str, as_of: date, *, unit: str | None = None, params: Mapping[str, Any] | None = None
) -> tuple[Snapshot, Any]:
    """Return the snapshot and the facts of a report.

    Parameters not given are those used last for it; ages are counted as the office settled, unless a
    parameter says otherwise. Raises ``UserError`` for an unknown report or unit.
    """
    report = _report(identifier)
    with store.reading() as connection:
        taken = snapshot(connection, as_of, unit)
    wanted = {**_ages(store), **_stated(remembered(store, identifier)), **_stated(params or {})}
    for parameter in report.parameters:
        if parameter.kind is ParameterKind.FINDINGS:
            from hrdesk.rules import check

            wanted[parameter.key] = check(taken, lawful(store))
        elif parameter.kind is ParameterKind.RULES:
            wanted[parameter.key] = lawful(store)
        elif parameter.kind is ParameterKind.PROGRAMMES:
            wanted[parameter.key] = programmes(store)
        elif parameter.kind is ParameterKind.PICTURES:
            wanted[parameter.key] = partial(_picture, store, unit)
    return taken, report.facts(taken, wanted)


def _stated(params: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in params.items() if value is not None}


def _ages(store: Store) -> dict[str, Any]:
    """Return the office's rule about ages as parameters, which a report's own answer overrides."""
    rule = ages.age_rule(store)
    return {"age_rule": rule.counting, "age_limits": rule.limits}


def _picture(store: Store, unit: str | None, day: date) -> Snapshot:
    """Return the office, or the unit with this code, on another day."""
    with store.reading() as connection:
        return snapshot(connection, day, unit)


def paper(
    store: Store, identifier: str, as_of: date, *, unit: str | None = None, params: Mapping[str, Any] | None = None
) -> Paper:
    """Return the paper of a report, which the screen shows as a table and the printer as pages."""
    taken, found = facts(store, identifier, as_of, unit=unit, params=params)
    return _report(identifier).paper(found, letterhead(store, taken))


def pdf_bytes(paper: Paper) -> tuple[bytes, "PdfResult"]:
    """Return the pages of a paper as PDF, and how many there are and what does not fit."""
    from hrdesk.reports.pdf.render import render_pdf

    stream = BytesIO()
    result = render_pdf(paper, stream)
    return stream.getvalue(), result


def write(
    store: Store,
    identifier: str,
    as_of: date,
    path: Path,
    *,
    unit: str | None = None,
    params: Mapping[str, Any] | None = None,
) -> list[str]:
    """Write a report as PDF, workbook or JSON by the suffix of ``path``; return warnings about the layout.

    Raises ``UserError`` for another suffix, ``EnvironmentProblem`` when the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(say.unknown_suffix(path.name))
    report = _report(identifier)
    taken, found = facts(store, identifier, as_of, unit=unit, params=params)
    if suffix == ".json":
        text = json.dumps(as_json(report, found, taken), ensure_ascii=False, indent=1)
        write_whole(path, text.encode())
        return []
    made = report.paper(found, letterhead(store, taken))
    return write_paper(made, path)


def write_paper(made: Paper, path: Path) -> list[str]:
    """Write a paper as PDF or workbook; return warnings about the layout."""
    if path.suffix.lower() == ".xlsx":
        from hrdesk.excel import paper_sheet

        paper_sheet.write(made, path)
        return []
    data, result = pdf_bytes(made)
    write_whole(path, data)
    return list(result.warnings)


def letterhead(store: Store, taken: Snapshot | None = None) -> PaperContext:
    """Return who issues papers here: this office, with what it has settled about signature and place."""
    with store.reading() as connection:
        units = records.fetch(connection, "org_unit")
        settled = json.loads(setting.read(connection, _LETTERHEAD) or "{}")
        own = units[setting.own_unit_id(connection)]
        whole = taken or without_people(connection, date.today(), items=())
    parent = units.get(own["parent_id"])
    unit = whole.unit_by_id.get(own["id"], whole.unit)
    context = context_of(unit, parent["name"] if parent else "")
    if "signer_titles" in settled:
        settled["signer_titles"] = tuple(settled["signer_titles"])
    return replace(context, **{key: value for key, value in settled.items() if key in LETTERHEAD_KEYS and value})


def settle_letterhead(store: Store, context: PaperContext) -> None:
    """Remember what papers say about this office."""
    values = {key: value for key, value in asdict(context).items() if key in LETTERHEAD_KEYS}
    with transaction(store, "Thiết lập thể thức văn bản", undoable=False) as writing:
        writing.remember(_LETTERHEAD, json.dumps(values, ensure_ascii=False))


def remembered(store: Store, identifier: str) -> dict[str, Any]:
    """Return the parameters used last for a report."""
    with store.reading() as connection:
        kept = json.loads(setting.read(connection, _PARAMS + identifier) or "{}")
    return dict(kept)


def remember(store: Store, identifier: str, params: Mapping[str, Any]) -> None:
    """Remember the parameters of a report (its columns, its groups) for the next time."""
    with transaction(store, f"Ghi nhớ lựa chọn báo cáo {identifier}", undoable=False) as writing:
        writing.remember(_PARAMS + identifier, json.dumps(dict(params), ensure_ascii=False))
