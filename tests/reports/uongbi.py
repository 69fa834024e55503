"""Six years of a town whose training tables come out as printed where the print agrees with itself.

Communes are records: 232 people in 2020, the turns of each year as printed, 61 turns of state
management and 10 of a foreign language among the 58 leaders. Those above the communes are no people
of the store: their figures are entered by hand, a year each.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path

from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Snapshot, TargetFigure, Turn, Unit
from tests.reports import sample_office as office

FIGURES = json.loads((Path(__file__).parents[1] / "data" / "uongbi-figures.json").read_text("utf-8"))
AS_OF = date(2020, 4, 6)
YEARS = (2015, 2016, 2017, 2018, 2019, 2020)
TOWN = Unit("t", "196", "thành phố Uông Bí", "HUYEN", None, None, None)
URBAN = Unit("u", "06820", "phường Quang Trung", "PHUONG", "I", "URBAN", "t")
DELTA = Unit("d", "06841", "xã Thượng Yên Công", "XA", "II", "DELTA", "t")
LEADERS, CADRES = 58, 110
STAFF = dict(zip(YEARS, (224, 242, 235, 236, 232, 232), strict=True))
# By year: turns of leaders in state management and a foreign language, of other cadres, of civil servants.
STATE_MANAGEMENT = (13, 11, 3, 13, 10, 11)
LANGUAGE = (2, 2, 1, 2, 1, 2)
OTHER_CADRES = (4, 3, 0, 4, 4, 3)
SERVANTS = (25, 21, 14, 15, 25, 13)
ABROAD = (0, 0, 0, 0, 1, 1)
ENTERED = {
    "1.1.1": (6, (6,) * 6),
    "1.1.2": (159, (159,) * 6),
    "1.2": (1192, (876, 896, 902, 916, 923, 920)),
    "2.1.1": (6, (2, 2, 4, 1, 1, 4)),
    "2.1.2": (159, (0, 0, 6, 1, 0, 0)),
}
RESULTS = {
    "TR-I2-1": (5, 59),
    "TR-II-1": (142, 142),
    "TR-II-2": (10, 142),
    "TR-III-1": (11, 11),
    "TR-V-1": (1273, 1273),
}


def picture_of(day: date) -> Snapshot:
    """The town on a day: who was there at the end of the year, and what had been learnt by then."""
    count = STAFF[day.year]
    people = [_person(number, day.year) for number in range(count)]
    figures = [
        TargetFigure("t", f"TY-{row}", str(day.year), turns[YEARS.index(day.year)], heads)
        for row, (heads, turns) in ENTERED.items()
    ]
    if day >= AS_OF:
        figures += [TargetFigure("t", code, "2020", turns, heads) for code, (turns, heads) in RESULTS.items()]
    return office.office(*people, units=(TOWN, URBAN, DELTA), as_of=day, target_figures=tuple(figures))


def town() -> Snapshot:
    """The town on the day of its report."""
    return picture_of(AS_OF)


def _person(number: int, year: int):
    title = (
        "COMMITTEE_VICE_CHAIR" if number < LEADERS else "FARMERS_UNION_CHAIR" if number < CADRES else "CULTURE_SOCIETY"
    )
    turns = tuple(turn for turn in _turns().get(number, ()) if turn.ended_on.year <= year)
    return office.person(f"Người {number:03d}", office.holding(title, "ud"[number % 2]), id=f"n{number}", turns=turns)


@cache
def _turns() -> dict[int, list[Turn]]:
    """The turns of each person, dealt round so that some learn twice."""
    found: dict[int, list[Turn]] = {}
    dealt = dict.fromkeys(("leaders", "language", "cadres", "servants"), 0)

    def deal(who: str, first: int, size: int, count: int, course: str, year: int) -> None:
        for _ in range(count):
            number = first + dealt[who] % size
            dealt[who] += 1
            day = PartialDate(year, 2, 1 + number % 28) if number % 3 else PartialDate(year)
            turn = Turn(course, "IN_SERVICE_TRAINING" if number % 2 else None, None, "DOMESTIC", None, day)
            found.setdefault(number, []).append(turn)

    for place, year in enumerate(YEARS):
        deal("leaders", 0, 45, STATE_MANAGEMENT[place], "STATE_MANAGEMENT", year)
        deal("language", 0, LEADERS, LANGUAGE[place], "FOREIGN_LANGUAGE", year)
        deal("cadres", LEADERS, CADRES - LEADERS, OTHER_CADRES[place], "PROFESSIONAL_SKILLS", year)
        deal("servants", CADRES, 110, SERVANTS[place], "PROFESSIONAL_SKILLS", year)
        for _ in range(ABROAD[place]):
            turn = Turn("LEADERSHIP_SKILLS", "IN_SERVICE_TRAINING", None, "ABROAD", None, PartialDate(year, 3))
            found.setdefault(3, []).append(turn)
    return found
