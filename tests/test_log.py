import logging
from pathlib import Path

from hrdesk import log


def _fail() -> None:
    try:
        raise KeyError("Nguyễn Văn An")
    except KeyError as cause:
        raise ValueError("026075001234") from cause


def test_a_traceback_is_kept_without_what_it_says_about_people(tmp_path: Path) -> None:
    target = log.start(tmp_path)
    try:
        try:
            _fail()
        except ValueError:
            logging.getLogger("hrdesk.ui").exception("uncaught")
    finally:
        log.stop()
    assert target is not None
    text = target.read_text("utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_log.py:" in text
    assert "Nguyễn" not in text
    assert "026075001234" not in text


def test_a_folder_that_cannot_be_written_leaves_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert log.start(tmp_path / "file") is None
