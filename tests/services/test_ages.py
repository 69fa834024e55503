"""How ages are counted is settled once; lists and reports follow, a report may be told otherwise."""

from datetime import date
from typing import Any

import pytest

from hrdesk.domain.ages import COMPLETE_YEARS, YEAR_DIFFERENCE, AgeRule
from hrdesk.errors import UserError
from hrdesk.models.store import Store
from hrdesk.services import ages, people, reporting, stores
from tests import factories

ON = date(2022, 6, 30)
BORN = "1991-12-31"  # 30 complete years on that day, 31 by the difference of years
BANDED = ("staff-quality", "council-deputies", "part-time-officials")


def bands(store: Store, **params: Any) -> dict[str, int]:
    """The ages of the civil servants that the report counts, without the empty bands."""
    _, found = reporting.facts(store, "staff-quality", ON, params=params)
    group = next(one for one in found.groups if one.code == "CIVIL_SERVANTS")
    return {code: len(ids) for code, ids in group.levels["age_band"].items() if ids}


def test_until_something_is_settled_ages_are_complete_years_in_tens(store: Store) -> None:
    assert ages.age_rule(store) == AgeRule(COMPLETE_YEARS, (30, 40, 50, 60))


def test_what_is_settled_holds_for_the_list_and_for_reports(store: Store) -> None:
    factories.saved_person(store, date_of_birth=BORN)
    assert bands(store) == {"UP_TO_30": 1}
    changes = ages.settle(store, AgeRule(YEAR_DIFFERENCE, (35, 45)))
    assert changes.tables == {"setting"}
    row = people.list_people(store, ON)[0]
    assert (row.age, row.age_band) == (31, "UP_TO_35")
    assert bands(store) == {"UP_TO_35": 1}


def test_the_answer_given_to_a_report_goes_before_the_setting(store: Store) -> None:
    factories.saved_person(store, date_of_birth=BORN)
    ages.settle(store, AgeRule(YEAR_DIFFERENCE, (30, 40)))
    assert bands(store) == {"FROM_31_TO_40": 1}
    assert bands(store, age_rule=COMPLETE_YEARS) == {"UP_TO_30": 1}
    assert bands(store, age_limits=(25, 45)) == {"FROM_26_TO_45": 1}
    reporting.remember(store, "staff-quality", {"age_rule": COMPLETE_YEARS})
    assert bands(store) == {"UP_TO_30": 1}
    reporting.remember(store, "staff-quality", {"age_rule": None})
    assert bands(store) == {"FROM_31_TO_40": 1}


@pytest.mark.parametrize("identifier", BANDED)
def test_papers_print_the_bands_settled(store: Store, identifier: str) -> None:
    factories.saved_person(store)
    ages.settle(store, AgeRule(YEAR_DIFFERENCE, (35, 60)))
    paper = reporting.paper(store, identifier, ON)
    table = next(table for table in paper.tables if table.name == "Độ tuổi")
    titles = [heading.label for heading in table.headings if "tuổi" in heading.label]
    assert titles == ["Từ 35 tuổi trở xuống", "Từ 36 đến 60 tuổi", "Trên 60 tuổi"]
    data, result = reporting.pdf_bytes(paper)
    assert data.startswith(b"%PDF")
    assert not result.warnings


def test_ages_that_the_law_counts_do_not_follow_the_setting(store: Store) -> None:
    factories.saved_person(store, date_of_birth=BORN)
    before = [reporting.facts(store, one, ON)[1] for one in ("targets", "retirement-forecast", "standards")]
    ages.settle(store, AgeRule(YEAR_DIFFERENCE, (20, 25)))
    assert [reporting.facts(store, one, ON)[1] for one in ("targets", "retirement-forecast", "standards")] == before


def test_the_setting_is_no_record_and_changes_no_digest(store: Store) -> None:
    before = stores.verify(store).state_digest
    ages.settle(store, AgeRule(YEAR_DIFFERENCE, (35, 60)))
    assert stores.verify(store).state_digest == before


@pytest.mark.parametrize("text", ["30, 40, 50, 60", "30 40 50 60", " 30;40,50,  60 "])
def test_limits_are_read_as_they_are_typed(text: str) -> None:
    assert ages.limits_of(text) == (30, 40, 50, 60)


@pytest.mark.parametrize("text", ["", "40, 30", "30, 30", "17, 40", "30, 100", "ba mươi", "-30", "30.5", "１００"])
def test_limits_that_make_no_bands_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(UserError, match="ví dụ 30, 40, 50, 60"):
        ages.limits_of(text)


def test_a_rule_that_is_none_is_not_kept(store: Store) -> None:
    for rule in (AgeRule("BY_EYE"), AgeRule(COMPLETE_YEARS, (60, 30)), AgeRule(COMPLETE_YEARS, ())):
        with pytest.raises(UserError):
            ages.settle(store, rule)
    assert ages.age_rule(store) == AgeRule()
