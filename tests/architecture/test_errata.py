"""docs/errata.md says what the printed documents say and what their counts give."""

import pytest

from tools import errata


def test_the_page_is_not_stale() -> None:
    assert errata.ERRATA.read_text("utf-8") == errata.render(), "run: python tools/errata.py"


def test_the_24_percentages_are_wrong_and_put_right() -> None:
    right = [
        "2,6",
        "5,0",
        "4,8",
        "1,2",
        "37,7",
        "33,4",
        "25,0",
        "0,8",
        "8,2",
        "87,7",
        "3,1",
        "1,6",
        "3,3",
        "92,1",
        "0,5",
        "0,5",
        "3,1",
        "0,0",
        "24,6",
        "2,6",
        "0,1",
        "85,7",
        "69,6",
        "96,2",
    ]
    entries = errata.PRINTED["percentage"]
    assert [errata.correct(one) for one in entries] == [f"{number}%" for number in right]
    assert all(errata.is_wrong(one) for one in entries)


def test_what_is_listed_as_right_is_right_and_what_is_wrong_says_why() -> None:
    for one in (*errata.PRINTED["statement"], *errata.PRINTED["increase"]):
        assert "why" in one or not errata.is_wrong(one), one["item"]


def test_persons_are_found_from_positions_and_second_posts() -> None:
    found = {one["item"]: errata.correct(one) for one in errata.PRINTED["statement"]}
    assert found["2.1c: lãnh đạo chủ chốt cần đào tạo đại học"] == "21"
    assert found["2.1c: lãnh đạo chủ chốt cần bồi dưỡng quản lý nhà nước"] == "27"
    assert errata.count("POSITIONS.headcount") - errata.count("CADRES.headcount") == 119
    assert errata.count("SERVANTS.headcount") == errata.count("CIVIL_SERVANTS.headcount")


def test_a_level_that_is_not_printed_is_nobody_and_a_slip_of_the_pen_is_refused() -> None:
    assert errata.count("PARTY_SECRETARY.professional_level.COLLEGE") == 0
    with pytest.raises(KeyError):
        errata.count("PARTY_SECRETARY.professional_level.COLEGE")
    with pytest.raises(KeyError):
        errata.count("SECRETARY.headcount")
