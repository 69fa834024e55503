from datetime import date, timedelta
from pathlib import Path

import pytest

from hrdesk import paths
from hrdesk.domain.finding import Severity
from hrdesk.errors import UserError
from hrdesk.rules import Instrument, check, load_standards
from hrdesk.rules.conditions import requirement
from hrdesk.rules.standards import read_standard
from tests.rules.offices import commune, office, person, rules_of

RULES = load_standards()
BY_ID = {rule.id: rule for rule in RULES}
INSTRUMENTS = {rule.standard: rule.instrument for rule in RULES if rule.instrument}

OWN = """
[instrument]
id = "OWN.2022"
title = "Quyết định 15/QĐ-UBND"
name = "Yêu cầu riêng của huyện"
valid_from = 2022-01-01

[[rule]]
id = "OWN.2022-1"
kind = "level"
severity = "target"
positions = ["CULTURE_SOCIETY"]
dimension = "professional_level"
minimum = "MASTER"
"""


def test_every_instrument_asked_for_is_shipped() -> None:
    assert {"QD04.2004", "TT13.2019", "ND34.2019", "ND33.2023", "QDI05.VP", "LHT.2014"} <= set(INSTRUMENTS)


def test_rule_ids_are_unique_and_begin_with_their_instrument() -> None:
    assert len(BY_ID) == len(RULES)
    assert all(rule.id.startswith(f"{rule.standard}-") for rule in RULES)


def test_every_rule_is_dated_cited_and_says_what_it_asks() -> None:
    for rule in RULES:
        assert rule.valid_from is not None, rule.id
        assert rule.instrument is not None
        assert rule.instrument.title in rule.legal_basis
        assert requirement(rule), rule.id


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS)
def test_rules_hold_on_both_ends_of_their_validity_and_not_beyond(instrument: Instrument) -> None:
    for rule in RULES:
        if rule.instrument is instrument:
            start = rule.valid_from
            assert start is not None
            assert rule.in_force(start)
            assert not rule.in_force(start - timedelta(days=1))
            if rule.valid_to is not None and rule.valid_to.year < 9999:
                assert rule.in_force(rule.valid_to)
                assert not rule.in_force(rule.valid_to + timedelta(days=1))


@pytest.mark.parametrize(
    "rule",
    [
        "QD04.2004-5-AGE",
        "QD04.2004-5-PROF",
        "QD04.2004-7-PROF",
        "QD04.2004-DOAN-AGE",
        "QD04.2004-MTTQ-AGE",
        "QD04.2004-CCB-AGE",
        "QD04.2004-CCB-THEORY",
        "ND33.2023-8.1-THEORY",
        "ND33.2023-36-PROF",
        "LKT.2015-PROF",
    ],
)
def test_what_is_known_from_memory_only_says_so(rule: str) -> None:
    assert not BY_ID[rule].verified
    assert BY_ID[rule].legal_basis.endswith("(cần đối chiếu)")


@pytest.mark.parametrize(
    "rule",
    ["QD04.2004-8-PROF", "QD04.2004-CCB-EDU", "QD04.2004-HOI-PROF", "ND33.2023-8.1-PROF", "LHT.2014-72-PROF"],
)
def test_what_was_read_in_a_source_does_not(rule: str) -> None:
    assert "cần đối chiếu" not in BY_ID[rule].legal_basis


def test_the_seven_conflicts_are_data_and_name_rules_that_exist() -> None:
    conflicts = read_standard(paths.resources() / "standards" / "conflicts.toml").conflict
    assert [one.id for one in conflicts] == ["C1", "C2", "C3", "C4", "C5", "C6", "C7"]
    for one in conflicts:
        assert set(one.prevailing + one.yielding) <= set(BY_ID)
        assert one.reason


def test_the_five_years_after_the_decree_are_data() -> None:
    transition = BY_ID["ND33.2023-8.1-PROF"].transition
    assert transition is not None
    assert (transition.held_before, transition.until) == (date(2023, 8, 1), date(2028, 8, 1))
    assert transition.severity is Severity.SHOULD


def test_an_office_adds_its_own_standards(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    rules = load_standards([tmp_path])
    assert len(rules) == len(RULES) + 1
    snapshot = office(person("CULTURE_SOCIETY"))
    assert "OWN.2022-1" not in rules_of(snapshot)
    assert "OWN.2022-1" in {found.rule for found in check(snapshot, rules)}


def test_an_office_switches_off_an_instrument_of_another_province(tmp_path: Path) -> None:
    text = OWN.replace("valid_from", 'excludes = ["QDI05.VP", "NQ22.2017.VP", "QD1893.VP"]\nvalid_from')
    (tmp_path / "own.toml").write_text(text, "utf-8")
    kept = {rule.standard for rule in load_standards([tmp_path])}
    assert not kept & {"QDI05.VP", "NQ22.2017.VP", "QD1893.VP"}
    assert "ND33.2023" in kept


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('minimum = "MASTER"', 'minimum = "PROFESSOR"', "PROFESSOR"),
        ('["CULTURE_SOCIETY"]', '["WIZARD"]', "WIZARD"),
        ('minimum = "MASTER"', "", "OWN.2022-1"),
        ('"target"', '"deadly"', "deadly"),
        ('kind = "level"', 'kind = "level"\nminimun = "x"', "minimun"),
        ("valid_from = 2022-01-01", 'valid_from = "mai"', "valid_from"),
        ("[instrument]", "[instrument", "own.toml"),
        ("OWN.2022-1", "LHT.2014-72-PROF", "LHT.2014-72-PROF"),
    ],
)
def test_a_faulty_file_is_refused_by_name(tmp_path: Path, old: str, new: str, named: str) -> None:
    (tmp_path / "own.toml").write_text(OWN.replace(old, new), "utf-8")
    with pytest.raises(UserError) as refused:
        load_standards([tmp_path])
    assert named in refused.value.sentence


def test_rules_without_an_instrument_are_refused(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN[OWN.index("[[rule]]") :], "utf-8")
    with pytest.raises(UserError, match=r"own\.toml"):
        load_standards([tmp_path])


def test_a_conflict_about_an_unknown_rule_is_refused(tmp_path: Path) -> None:
    conflict = '[[conflict]]\nid = "X"\nmatter = "m"\nprevailing = ["NO-RULE"]\nyielding = []\neffect = "both"\n'
    (tmp_path / "own.toml").write_text(f'{conflict}reason = "r"\n', "utf-8")
    with pytest.raises(UserError, match="NO-RULE"):
        load_standards([tmp_path])


@pytest.mark.parametrize(
    ("position", "changes", "last_day", "rule"),
    [
        ("COMMITTEE_CHAIR", {"professional_level": "ELEMENTARY"}, date(2023, 7, 31), "QD04.2004-8-PROF"),
        ("CULTURE_SOCIETY", {"professional_level": "COLLEGE"}, date(2023, 7, 31), "TT13.2019-1-PROF"),
        ("CULTURE_SOCIETY", {"professional_level": "ELEMENTARY"}, date(2019, 12, 24), "TT06.2012-2-PROF"),
        ("CULTURE_SOCIETY", {"professional_level": "ELEMENTARY"}, date(2012, 12, 14), "QD04.2004-CC-PROF"),
        ("PARTY_SECRETARY", {"professional_level": "COLLEGE"}, date(2025, 6, 30), "QDI05.VP-PROF"),
        ("PARTY_SECRETARY", {"professional_level": "COLLEGE"}, date(2025, 6, 30), "ND33.2023-8.1-PROF"),
        ("HAMLET_HEAD", {"party_member": False}, date(2025, 12, 31), "QD1893.VP-T21"),
    ],
)
def test_a_standard_speaks_until_its_last_day(
    position: str, changes: dict[str, object], last_day: date, rule: str
) -> None:
    somebody = person(position, **changes)
    assert rule in rules_of(office(somebody, on=last_day))
    assert rule not in rules_of(office(somebody, on=last_day + timedelta(days=1)))


@pytest.mark.parametrize(
    ("position", "changes", "first_day", "rule"),
    [
        ("PARTY_SECRETARY", {"professional_level": "COLLEGE"}, date(2023, 8, 1), "ND33.2023-8.1-PROF"),
        ("CULTURE_SOCIETY", {"professional_level": "COLLEGE"}, date(2019, 12, 25), "TT13.2019-1-PROF"),
        ("PARTY_SECRETARY", {"professional_level": "COLLEGE"}, date(2018, 11, 2), "QDI05.VP-PROF"),
        ("JUSTICE_CIVIL_STATUS", {"professional_level": "ELEMENTARY"}, date(2016, 1, 1), "LHT.2014-72-PROF"),
        ("MILITARY_COMMANDER", {"professional_level": "ELEMENTARY"}, date(2020, 7, 1), "LDQTV.2019-26-PROF"),
        ("FINANCE_ACCOUNTING", {"professional_level": "ELEMENTARY"}, date(2017, 1, 1), "LKT.2015-PROF"),
        ("YOUTH_UNION_SECRETARY", {"born": "1970"}, date(2010, 2, 8), "QD289.2010-AGE"),
        ("HAMLET_HEAD", {"born": "2000"}, date(2012, 10, 15), "TT04.2012-11-AGE"),
        ("CULTURE_SOCIETY", {"professional_level": "ELEMENTARY"}, date(2012, 12, 15), "TT06.2012-2-PROF"),
    ],
)
def test_a_standard_speaks_from_its_first_day(
    position: str, changes: dict[str, object], first_day: date, rule: str
) -> None:
    somebody = person(position, **changes)
    assert rule in rules_of(office(somebody, on=first_day))
    assert rule not in rules_of(office(somebody, on=first_day - timedelta(days=1)))


def test_the_mountains_ask_less() -> None:
    somebody = person("COMMITTEE_CHAIR", professional_level="ELEMENTARY", political_theory_level="ELEMENTARY")
    plain = rules_of(office(somebody), "QD04.2004")
    assert {"QD04.2004-8-PROF", "QD04.2004-8-THEORY"} <= plain
    mountain = rules_of(office(somebody, units=(commune(area_type="MOUNTAIN"),)), "QD04.2004")
    assert not mountain & {"QD04.2004-8-PROF", "QD04.2004-8-THEORY", "QD04.2004-8-PROF-MOUNTAIN"}
    # Whoever took the title first under the decision needs Trung cấp there too.
    assert "QD04.2004-8-PROF-FIRST" in mountain


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ('kind = "equipment"\nbasis = "ROOM"\ncategories = ["PRINTERS"]', "categories = PRINTERS"),
        ('kind = "equipment"\nbasis = "FLOOR"\ncategories = ["PRINTER"]', "basis = FLOOR"),
        ('kind = "equipment"\nbasis = "ROOM"', "equipment"),
        ('kind = "equipment"\nbasis = "ROOM"\ncategories = ["PRINTER"]\neach = 0', "equipment"),
        ('kind = "space"', "space"),
        ('kind = "space"\nplace_kind = "GARAGE"', "place_kind = GARAGE"),
    ],
)
def test_a_slip_in_a_norm_is_refused_by_name(tmp_path: Path, lines: str, what: str) -> None:
    head = OWN.split("[[rule]]")[0]
    (tmp_path / "own.toml").write_text(f'{head}[[rule]]\nid = "OWN.2022-1"\nseverity = "should"\n{lines}\n', "utf-8")
    with pytest.raises(UserError, match=r"own\.toml") as refused:
        load_standards([tmp_path])
    assert what in str(refused.value)


def test_a_definition_of_rules_that_do_not_exist_is_refused(tmp_path: Path) -> None:
    text = f'{OWN}\n[[definition]]\nid = "X"\nname = "Đủ"\nrules = ["OWN.2022-2"]\nvalid_from = 2022-01-01\n'
    (tmp_path / "own.toml").write_text(text, "utf-8")
    with pytest.raises(UserError, match=r"OWN\.2022-2"):
        load_standards([tmp_path])
