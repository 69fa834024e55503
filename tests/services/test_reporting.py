"""Reports of a store: what is not asked of the user is filled in from the office."""

import json
from datetime import date
from pathlib import Path

from hrdesk.models import records
from hrdesk.services import reporting
from hrdesk.services.equipment.importing import import_equipment
from hrdesk.services.transaction import transaction
from tests import factories

OWN_LAW = """
[instrument]
id = "OWN"
title = "Nghị quyết của tỉnh"
name = "Nghị quyết của tỉnh"
valid_from = 2000-01-01

[[rule]]
id = "OWN-QUOTA"
kind = "quota"
severity = "must"
quota_group = "CADRES_AND_CIVIL_SERVANTS"
unit_kinds = ["XA"]
number = 19
priority = 99
"""


def test_headcount_holds_by_the_standards_that_an_office_has_added(store, tmp_path):
    factories.saved_person(store)
    (store.folder / "standards").mkdir()
    (store.folder / "standards" / "own.toml").write_text(OWN_LAW, "utf-8")
    path = tmp_path / "headcount.json"
    reporting.write(store, "headcount", date(2022, 12, 31), path)
    value = json.loads(path.read_text("utf-8"))
    assert value["facts"]["total"]["CADRES_AND_CIVIL_SERVANTS"] == {"assigned": 19, "present": 1, "vacant": 18}


def test_training_by_year_counts_who_was_there_at_the_end_of_each_year(store, tmp_path):
    factories.saved_person(store)
    with transaction(store, "Thôi giữ chức danh") as writing:
        for held in records.fetch(writing.connection, "assignment").values():
            writing.change("assignment", held["id"], {"valid_to": "2021-01-01"})
    path = tmp_path / "years.json"
    reporting.write(store, "training-by-year", date(2022, 6, 30), path, params={"from": date(2018, 1, 1)})
    rows = json.loads(path.read_text("utf-8"))["facts"]["rows"]
    commune = next(row for row in rows if row["ordinal"] == "II")
    assert list(commune["years"]) == ["2018", "2019", "2020", "2021", "2022"]
    assert commune["years"]["2019"] == {"people": 1, "turns": 1}
    assert (commune["headcount"], commune["turns"]) == (0, 1)


OWN_PROGRAMME = """
[programme]
id = "OWN"
title = "Nghị quyết 1 của xã"
name = "Đề án của xã"
counted_from = 2022-10-01
excludes = ["QD1893.VP"]

[[target]]
id = "X1"
section = "Công chức"
scope = "Công chức"
indicator = "Chuyên môn từ đại học"
op = ">="
threshold = 90
year = 2030
source = "records"
test = "level"
groups = ["CIVIL_SERVANTS"]
dimension = "professional_level"
minimum = "BACHELOR"
"""


def test_targets_are_those_of_the_programme_that_an_office_has_added(store, tmp_path):
    factories.saved_person(store)
    (store.folder / "targets").mkdir()
    (store.folder / "targets" / "own.toml").write_text(OWN_PROGRAMME, "utf-8")
    path = tmp_path / "targets.json"
    reporting.write(store, "targets", date(2022, 12, 31), path)
    (target,) = json.loads(path.read_text("utf-8"))["facts"]["targets"]
    assert (target["id"], target["numerator"], target["denominator"], target["met"]) == ("X1", 1, 1, True)


def test_the_register_of_an_imported_workbook_says_what_the_workbook_says(store, tmp_path):
    data = next((Path(__file__).parent.parent / "data").rglob("equipment.truth.json"))
    import_equipment(store, data.with_name("equipment.xlsx"))
    path = tmp_path / "register.json"
    reporting.write(store, "equipment-register", date(2026, 11, 22), path)
    truth = json.loads(data.read_text("utf-8"))
    rows = json.loads(path.read_text("utf-8"))["facts"]["rows"]
    found = [{key: row[key] for key in truth[0]} for row in rows]
    assert sorted(found, key=json.dumps) == sorted(truth, key=json.dumps)
