"""Ages for counting: complete years at the reporting date, or year minus year of birth where the office says so."""

from collections.abc import Callable
from datetime import date

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.snapshot import UNKNOWN, PersonAt
from hrdesk.reports.report import Parameter, ParameterKind, Params

COMPLETE_YEARS = "COMPLETE_YEARS"
YEAR_DIFFERENCE = "YEAR_DIFFERENCE"

AGE_RULE = Parameter(
    "age_rule",
    "Cách tính tuổi",
    ParameterKind.CHOICE,
    COMPLETE_YEARS,
    (
        (COMPLETE_YEARS, "Tròn năm đến ngày báo cáo"),
        (YEAR_DIFFERENCE, "Năm báo cáo trừ năm sinh"),
    ),
)


def age_rule_of(params: Params) -> str:
    """Return the rule asked for, complete years without an answer."""
    return params.get("age_rule") or COMPLETE_YEARS


def ages_at(as_of: date, age_rule: str) -> Callable[[PersonAt], int | None]:
    """Return what gives the age of a person by a rule; None without a date of birth."""

    def age_of(person: PersonAt) -> int | None:
        born = person.date_of_birth
        if born is None or age_rule == COMPLETE_YEARS:
            return person.age(as_of)
        return as_of.year - born.year

    return age_of


def age_bands(as_of: date, age_rule: str) -> Callable[[PersonAt], str]:
    """Return what gives the age band of a person, ``UNKNOWN`` without a date of birth."""
    bands = [
        (entry.attributes.get("min", 0), entry.attributes.get("max", 999), entry.code)
        for entry in catalog("age_band").entries
    ]
    age_of = ages_at(as_of, age_rule)

    def band_of(person: PersonAt) -> str:
        age = age_of(person)
        if age is None:
            return UNKNOWN
        return next((code for least, most, code in bands if least <= age <= most), UNKNOWN)

    return band_of


def age_sentence(age_rule: str) -> str:
    """Return how a paper says which rule it follows."""
    if age_rule == YEAR_DIFFERENCE:
        return "Tuổi là hiệu của năm báo cáo và năm sinh."
    return "Tuổi tính tròn năm đến ngày báo cáo."
