"""The law, held against a snapshot of an office. Pure functions: no database, no clock, no window."""

from hrdesk.rules.applying import Requirement, required_levels
from hrdesk.rules.checking import check
from hrdesk.rules.naming import official_title, spoken_title, unit_title, wrong_title
from hrdesk.rules.programme import Programme, Target, load_programmes
from hrdesk.rules.quotas import QuotaRow, quotas
from hrdesk.rules.standards import Instrument, Rule, load_standards

__all__ = [
    "Instrument",
    "Programme",
    "QuotaRow",
    "Requirement",
    "Rule",
    "Target",
    "check",
    "load_programmes",
    "load_standards",
    "official_title",
    "quotas",
    "required_levels",
    "spoken_title",
    "unit_title",
    "wrong_title",
]
