"""The papers of one-stop desks and facilities of the sample province: the figures of the province document."""

from hrdesk.domain.paper import RowKind
from hrdesk.domain.snapshot import Snapshot
from hrdesk.reports.registry import REPORTS
from tests.reports.reading import paper_of


def test_the_one_stop_desks_are_those_of_the_document(whole: Snapshot) -> None:
    report = REPORTS["one-stop"]
    value = report.to_json(report.facts(whole, {}))
    assert (value["offices"], value["complete"], value["lacking"]) == (136, 93, 43)
    assert value["missing"] == {"DESKTOP_COMPUTER": 26, "PHOTOCOPIER": 33, "SCANNER": 16}
    (table,) = paper_of(report, whole).tables
    districts = [row.cells for row in table.rows if row.kind is RowKind.SUBTOTAL]
    assert len(districts) == 9
    assert [sum(cells[place] for cells in districts) for place in (2, 3, 4)] == [136, 93, 43]


def test_the_facilities_are_those_of_the_document(whole: Snapshot) -> None:
    report = REPORTS["facilities"]
    value = report.to_json(report.facts(whole, {}))
    assert (value["headquarters"], value["software"], value["culture_houses_with_workplace"]) == (136, 15, 407)
    assert value["communes_with_workplace_for_hamlet_officials"] == 54
    keys = ("headquarters", "communes_with_workplace_for_hamlet_officials", "culture_houses_with_workplace")
    assert [sum(row[key] for row in value["rows"]) for key in keys] == [136, 54, 407]
