"""Reports of a store: what is not asked of the user is filled in from the office."""

import json
from datetime import date

from hrdesk.services import reporting
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
