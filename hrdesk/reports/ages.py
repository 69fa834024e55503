"""Ages for counting: by the rule of the office, unless a report is told another one."""

from collections.abc import Callable
from datetime import date

from hrdesk.domain.ages import COMPLETE_YEARS, YEAR_DIFFERENCE, AgeRule, age_at, band_of, usual_limits
from hrdesk.domain.snapshot import PersonAt
from hrdesk.reports.report import Parameter, ParameterKind, Params

AGE_RULE = Parameter(
    "age_rule",
    "Cách tính tuổi",
    ParameterKind.CHOICE,
    None,
    (
        (COMPLETE_YEARS, "Tròn năm đến ngày báo cáo"),
        (YEAR_DIFFERENCE, "Năm báo cáo trừ năm sinh"),
    ),
    empty="Theo Thiết lập",
)


def age_rule_of(params: Params) -> AgeRule:
    """Return the rule asked for: ``age_rule`` and ``age_limits``; complete years and the usual bands without."""
    limits = params.get("age_limits")
    return AgeRule(params.get("age_rule") or COMPLETE_YEARS, tuple(limits) if limits else usual_limits())


def ages_at(as_of: date, rule: AgeRule) -> Callable[[PersonAt], int | None]:
    """Return what gives the age of a person by a rule; None without a date of birth."""
    return lambda person: age_at(person.date_of_birth, as_of, rule.counting)


def age_bands(as_of: date, rule: AgeRule) -> Callable[[PersonAt], str]:
    """Return what gives the age band of a person, ``UNKNOWN`` without a date of birth."""
    age_of, code_of = ages_at(as_of, rule), band_of(rule.limits)
    return lambda person: code_of(age_of(person))


def age_sentence(counting: str) -> str:
    """Return how a paper says which rule it follows."""
    if counting == YEAR_DIFFERENCE:
        return "Tuổi là hiệu của năm báo cáo và năm sinh."
    return "Tuổi tính tròn năm đến ngày báo cáo."
