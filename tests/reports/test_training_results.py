"""Kết quả đào tạo, bồi dưỡng: the printed figures of Uông Bí, sums, people and turns apart."""

import io
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import Qualification, TargetFigure, Turn, Unit
from hrdesk.errors import UserError
from hrdesk.reports.context import context_of
from hrdesk.reports.pdf.render import render_pdf
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.training_layout import layout
from tests.reports import sample_office as office
from tests.reports import uongbi

REPORT = REPORTS["training-results"]
PRINTED = uongbi.FIGURES["table_1"]["rows"]
YEAR_END = date(2022, 12, 31)


def facts_of(snapshot, **params):
    return REPORT.facts(snapshot, params)


def turn(course, ended="2021", kind="IN_SERVICE_TRAINING", place="DOMESTIC", name=None, started=None):
    day = parse_iso(ended) if ended else None
    return Turn(course, kind, name, place, parse_iso(started) if started else None, day)


def row(snapshot, tt, label="", **params):
    """The first row with this ordinal whose label contains ``label``."""
    lines = facts_of(snapshot, **params).lines
    return next(line for line in lines if line.row.tt == tt and label in line.row.label)


def leader(*turns, area="u1", **more):
    return office.person(more.pop("name", "Lê An"), office.holding("PARTY_SECRETARY", area), turns=turns, **more)


@pytest.fixture(scope="module")
def town():
    return facts_of(uongbi.town(), picture_of=uongbi.picture_of)


def test_the_rows_are_those_of_the_printed_table_in_its_order():
    rows = layout("training-results").row
    labels = [(line.get("label_corrected") or line["label"]).removeprefix("I.2 ") for line in PRINTED]
    assert [line.level for line in rows] == [line["level"] for line in PRINTED]
    # One label is cut off in print.
    assert [line.label for line in rows if line.label not in labels] == [rows[5].label]
    assert [line.reporting_unit or None for line in rows] == [line["reporting_unit"] for line in PRINTED]


@pytest.mark.parametrize("place", [place for place, line in enumerate(PRINTED) if line["trained_turns"]])
def test_the_printed_figures_come_out(town, place):
    line, printed = town.lines[place], PRINTED[place]
    assert (line.headcount, line.turns) == (printed["total_people"], printed["trained_turns"])
    share = Decimal(100 * line.turns) / line.headcount
    assert f"{share.quantize(Decimal(1), ROUND_HALF_UP)}%" == printed["pct_printed"]


def test_turns_may_pass_the_heads_and_people_never_do(town):
    state_management = next(line for line in town.lines if "QLNN" in line.row.label)
    assert (state_management.headcount, len(state_management.people), state_management.turns) == (58, 45, 61)


def test_parents_are_the_sum_of_their_children(town):
    rows = layout("training-results")
    for place, line in enumerate(town.lines):
        children = [town.lines[under] for under in rows.below(place)]
        if children and not line.row.counts_people and not line.row.figure:
            turns = [child.turns for child in children if child.turns is not None]
            assert line.turns == (sum(turns) if turns else None)


def test_rows_nobody_has_stated_stay_empty(town):
    line = next(line for line in town.lines if "sở, ban, ngành" in line.row.label)
    assert (line.source, line.headcount, line.turns, line.people) == ("missing", None, None, None)


def test_a_sum_of_unknown_parts_has_turns_but_no_heads(town):
    whole = town.lines[0]
    assert (whole.turns, whole.headcount, whole.people) == (76, None, None)


@pytest.mark.parametrize(
    ("done", "counted"),
    [
        (turn("STATE_MANAGEMENT"), 1),
        (turn("STATE_MANAGEMENT", kind=None), 1),
        (turn("STATE_MANAGEMENT", kind="DEGREE_TRAINING"), 0),
        (turn("IT_SKILLS"), 0),
        (turn("STATE_MANAGEMENT", ended="2016-12-31"), 0),
        (turn("STATE_MANAGEMENT", ended="2017"), 1),
        (turn("STATE_MANAGEMENT", ended=None, started="2019-05"), 1),
        (turn("STATE_MANAGEMENT", ended=None), 0),
    ],
)
def test_only_turns_of_the_kind_and_the_period_count(done, counted):
    found = row(office.office(leader(done, area="c1")), "2", "QLNN")
    assert (found.turns, len(found.people)) == (counted, counted)


def test_the_period_is_five_years_and_this_one_unless_asked_otherwise():
    snapshot = office.office(leader(turn("STATE_MANAGEMENT", "2016"), turn("STATE_MANAGEMENT", "2018"), area="c1"))
    assert row(snapshot, "2", "QLNN").turns == 1
    assert row(snapshot, "2", "QLNN", **{"from": date(2016, 1, 1)}).turns == 2
    assert row(snapshot, "2", "QLNN", **{"from": "2016-01-01", "to": "2017-12-31"}).turns == 1
    with pytest.raises(UserError, match="01/01/2021"):
        facts_of(snapshot, **{"from": date(2021, 1, 1), "to": date(2020, 1, 1)})


def test_a_period_does_not_reach_beyond_the_day_of_the_report():
    assert facts_of(office.office(), to=date(2030, 1, 1)).period.last == office.AS_OF


def test_a_day_known_only_by_its_year_counts_where_it_may_lie():
    snapshot = office.office(leader(turn("STATE_MANAGEMENT", "2018"), turn("STATE_MANAGEMENT", "2018-03"), area="c1"))
    period = {"from": date(2018, 6, 1), "to": date(2018, 12, 31)}
    assert row(snapshot, "2", "QLNN", **period).turns == 1


def test_a_level_reached_in_the_period_is_a_result_of_its_area():
    units = [Unit("c", "1", "phường Một", "PHUONG", "I", "URBAN", None)]
    reached = {"professional_level": Qualification("BACHELOR", attained_on=PartialDate(2020, 7))}
    before = {"professional_level": Qualification("MASTER", attained_on=PartialDate(2010))}
    people = (leader(area="c", qualifications=reached, id="a"), leader(area="c", qualifications=before, id="b"))
    lines = facts_of(office.office(*people, units=units)).lines
    (urban, *others) = [line for line in lines if line.row.dimension == "professional_level" and line.row.leadership]
    assert (urban.headcount, urban.people, urban.turns) == (2, ("a",), 1)
    assert [line.headcount for line in others] == [0, 0]
    parent = next(line for line in lines if line.row.tt == "3.1")
    assert (parent.headcount, parent.people, parent.turns) == (2, ("a",), 1)


def test_a_doctorate_abroad_is_found_by_its_name():
    done = turn("OTHER", kind="DEGREE_TRAINING", place="ABROAD", name="Nghiên cứu sinh Tiến sỹ; tiến sĩ quản lý")
    found = row(office.office(leader(done, area="c1")), "1", "Tiến sĩ")
    assert (found.turns, row(office.office(leader(done, area="c1")), "2", "Thạc sĩ").turns) == (1, 0)


def test_whoever_has_left_since_stays_in_the_years_he_was_there():
    left = leader(turn("STATE_MANAGEMENT", "2018"), area="c1", id="left")

    def picture_of(day):
        return office.office(*([left] if day.year < 2020 else []), as_of=day)

    found = row(office.office(), "2", "QLNN", picture_of=picture_of)
    assert (found.headcount, found.people, found.turns) == (0, ("left",), 1)


def test_figures_entered_by_hand_add_up_over_communes_and_years():
    figures = (TargetFigure("c1", "TR-II-1", "2019", 5, 9), TargetFigure("c1", "TR-II-2", "2015", 1, 9))
    snapshot = office.office(target_figures=figures)
    assert (row(snapshot, "1", "trong nước").turns, row(snapshot, "1", "trong nước").headcount) == (5, 9)
    assert row(snapshot, "2", "nước ngoài").source == "missing"  # 2015 is before the period


def test_turns_without_any_year_are_said_and_not_counted():
    found = facts_of(office.office(leader(turn("STATE_MANAGEMENT", None), turn("OTHER", None), area="c1", id="a")))
    assert found.undated == ("a", "a")
    text = REPORT.paper(found, context_of(office.COMMUNE)).blocks[-1].text
    assert text.startswith("Còn 02 lượt của 01 người không ghi thời gian học")


def test_cells_open_the_people_and_percentages_have_one_decimal(town):
    (table,) = REPORT.paper(town, context_of(uongbi.TOWN, "tỉnh Quảng Ninh")).tables
    line = next(line for line in table.rows if "QLNN" in line.cells[1])
    cells = dict(zip((column.key for column in table.columns), line.cells, strict=True))
    assert (cells["people.share"], cells["turns.share"]) == (Decimal("77.6"), Decimal("105.2"))
    keys = {column.key: column for column in table.columns}
    assert len(line.people_of(keys["turns"])) == 45
    assert len(line.people_of(keys["headcount"])) == 58


def test_json_keeps_heads_people_and_turns_apart(town):
    found = REPORT.to_json(town)
    assert (found["from"], found["to"]) == ("2015-01-01", "2020-04-06")
    assert found["rows"][21] == {
        "ordinal": "2",
        "label": "Cán bộ chủ chốt cấp xã được bồi dưỡng về kiến thức QLNN",
        "level": 2,
        "headcount": 58,
        "people": 45,
        "turns": 61,
        "reporting_unit": "",
        "source": "records",
    }


@pytest.mark.parametrize("snapshot", [office.commune(), office.office(), uongbi.town()])
def test_the_paper_prints_without_warnings(snapshot):
    paper = REPORT.paper(facts_of(snapshot), context_of(snapshot.unit))
    assert render_pdf(paper, io.BytesIO()).warnings == ()
