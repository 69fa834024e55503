import pytest

from hrdesk.rules.dates import date_orders
from tests.rules.offices import day, holding, office, person


def found(born: str | None, **changes: str) -> list[str]:
    since = changes.pop("held", "2010-01-01")
    dates = {key: day(value) for key, value in changes.items()}
    somebody = person(holding("CULTURE_SOCIETY", since=since), born=born, **dates)
    return [item.rule for item in date_orders(office(somebody))]


@pytest.mark.parametrize(
    ("born", "changes", "rules"),
    [
        ("1980-01-01", {}, []),
        (None, {}, []),
        ("2023-01-01", {}, ["DATE-BIRTH"]),
        ("2022", {"held": "2041"}, []),
        ("1980-06-01", {"party_joined_on": "1998-06-01"}, []),
        ("1980-06-01", {"party_joined_on": "1998-05-31"}, ["DATE-PARTY_AGE"]),
        ("1980", {"party_joined_on": "1998"}, []),
        ("1980", {"party_joined_on": "1997"}, ["DATE-PARTY_AGE"]),
        ("1980-06-01", {"held": "1998-05-31"}, ["DATE-HELD_AGE"]),
        ("1980-06-01", {"held": "1998-06-01"}, []),
        ("1960-01-01", {"party_joined_on": "1990-05-19", "party_official_on": "1990-05-18"}, ["DATE-PARTY_ORDER"]),
        ("1960-01-01", {"party_joined_on": "1990-05-19", "party_official_on": "1990"}, []),
        ("1960-01-01", {"party_joined_on": "1991", "party_official_on": "1990"}, ["DATE-PARTY_ORDER"]),
        ("1960-01-01", {"party_official_on": "1990"}, []),
    ],
)
def test_orders_of_dates(born: str | None, changes: dict[str, str], rules: list[str]) -> None:
    assert found(born, **dict(changes)) == rules


def test_the_sentence_names_the_two_dates() -> None:
    somebody = person("CULTURE_SOCIETY", party_joined_on=day("1999-05-19"), party_official_on=day("1999-03"))
    assert [item.message for item in date_orders(office(somebody))] == [
        "Nguyễn Văn An có ngày vào Đảng 19/05/1999 sau ngày chính thức 03/1999; hãy kiểm tra lại hai ngày này."
    ]
