"""``demo --scale district``: stores, bundles and papers of one district."""

import json
from datetime import date
from pathlib import Path

import pytest

from hrdesk.errors import EnvironmentProblem, UserError
from hrdesk.services import demo, receiving, stores


def test_a_district_is_made_from_bundles_and_prints_its_papers(tmp_path: Path) -> None:
    said: list[str] = []
    made = demo.run(tmp_path / "demo", scale="district", tell=said.append)
    shown = made.as_json()
    assert shown["province"] is None
    assert made.opens == made.district == Path(shown["district"])
    assert all(Path(path).exists() for path in (shown["commune"], *shown["files"]))
    assert {Path(path).suffix for path in shown["files"]} >= {".hrb", ".hrc", ".pdf", ".xlsx", ".json"}
    groups = json.loads((tmp_path / "demo" / "giay-to" / "staff-quality.json").read_text("utf-8"))["facts"]["groups"]
    assert {group["code"]: group["headcount"] for group in groups}["CADRES"] > 100
    assert made.district
    with stores.open_store(made.district, passphrase=demo.PASSPHRASE) as store:
        assert {row.state for row in receiving.inbox(store)} == {"received"}
    assert said[-1].endswith(f"(mật khẩu: {demo.PASSPHRASE})")


def test_an_unknown_scale_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        demo.run(tmp_path / "demo", scale="country", tell=lambda line: None)
    assert not (tmp_path / "demo").exists()


def test_the_town_shows_the_training_tables_of_six_years(tmp_path: Path) -> None:
    said: list[str] = []
    made = demo.run(tmp_path / "demo", scale="town", tell=said.append)
    assert (made.commune, made.opens, made.as_of) == (None, made.district, date(2020, 12, 31))
    assert all(path.exists() for path in made.files)
    table = json.loads((tmp_path / "demo" / "giay-to" / "training-by-year.json").read_text("utf-8"))["facts"]
    communes = next(row for row in table["rows"] if row["ordinal"] == "II")
    assert communes["headcount"] == 232
    assert "31/12/2020" in said[-2]
    assert not any("/.demo-" in line for line in said)


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        (UserError("Gói dữ liệu không đọc được."), UserError),
        (EnvironmentProblem("Ổ đĩa đã đầy."), EnvironmentProblem),
        (OSError(28, "No space left on device"), EnvironmentProblem),
    ],
)
def test_a_run_that_fails_midway_leaves_nothing_and_says_so(
    tmp_path: Path, trouble: Exception, expected: type[Exception]
) -> None:
    def tell(line: str) -> None:
        if line.startswith("2."):  # both stores are there, a workbook is read
            raise trouble

    with pytest.raises(expected, match="làm dở đã được xóa"):
        demo.run(tmp_path / "demo", scale="commune", tell=tell)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    def tell(line: str) -> None:
        if line.startswith("1."):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.run(tmp_path / "demo", scale="commune", tell=tell)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_refused_and_an_empty_one_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "việc.txt").write_text("của tôi", "utf-8")
    with pytest.raises(UserError, match="đang có dữ liệu"):
        demo.run(folder, scale="town", tell=lambda line: None)
    (folder / "việc.txt").unlink()
    made = demo.run(folder, scale="town", tell=lambda line: None)
    assert made.opens is not None
    assert made.opens.parent == folder
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]
