"""``demo --scale district``: stores, bundles and papers of one district."""

import json
from pathlib import Path

import pytest

from hrdesk.errors import UserError
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
