"""Forms that a circular prescribes: their number and circular are told to the report, for regimes change.

Thông tư 107/2017/TT-BTC gives way to Thông tư 24/2024/TT-BTC, and communes have had a circular of their own.
"""

from dataclasses import dataclass

from hrdesk.domain.paper import FormHeading, Signature
from hrdesk.reports.context import PaperContext, place_and_date
from hrdesk.reports.report import Parameter, ParameterKind, Params

CIRCULAR = "Thông tư 107/2017/TT-BTC"
_DOTS = "……………"


@dataclass(frozen=True, slots=True)
class CircularForm:
    """The number of the form, where it comes from, and what the office fills in once."""

    number: str
    circular: str
    budget_code: str = ""  # mã quan hệ ngân sách
    accountant: str = ""


def form_parameters(number: str, circular: str = CIRCULAR) -> tuple[Parameter, ...]:
    """Return what a form asks for; ``number`` and ``circular`` hold without an answer."""
    return (
        Parameter("form", "Mẫu số", ParameterKind.TEXT, number),
        Parameter("circular", "Ban hành theo", ParameterKind.TEXT, circular),
        Parameter("budget_code", "Mã QHNS", ParameterKind.TEXT, ""),
        Parameter("accountant", "Kế toán trưởng", ParameterKind.TEXT, ""),
    )


def form_of(params: Params, number: str, circular: str = CIRCULAR) -> CircularForm:
    """Return the form that was asked for."""
    return CircularForm(
        str(params.get("form") or number),
        str(params.get("circular") or circular),
        str(params.get("budget_code") or ""),
        str(params.get("accountant") or ""),
    )


def form_heading(form: CircularForm, context: PaperContext) -> FormHeading:
    """Return the head: the office and its budget code at the left, the form at the right."""
    return FormHeading(
        (f"Đơn vị: {context.office}", f"Mã QHNS: {form.budget_code or _DOTS}"),
        (f"Mẫu số: {form.number}", f"(Ban hành kèm theo {form.circular})"),
    )


def head_signature(context: PaperContext, *, dated: bool = True, note: str = "") -> Signature:
    """Return the place of the head of the office; ``note`` stands between the title and the hint."""
    hint = "Ký, họ tên, đóng dấu"
    day = place_and_date(context) if dated else ""
    return Signature(("Thủ trưởng đơn vị",), context.signer_name, day, f"{note}; {hint}" if note else hint)


def accountant_signature(form: CircularForm) -> Signature:
    """Return the place of the chief accountant."""
    return Signature(("Kế toán trưởng",), form.accountant, hint="Ký, họ tên")
