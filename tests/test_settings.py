from pathlib import Path

import pytest

from hrdesk import settings


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRDESK_CONFIG", str(tmp_path))


def test_settings_come_back_with_their_types() -> None:
    kept = settings.Settings(("/a", "/b"), (("/a", "Lan"),), 130, "dark", (300, 700), (0, 0, 1366, 768, 1), "/c")
    settings.save(kept)
    assert settings.load() == kept


@pytest.mark.parametrize("text", ["", "not toml [", "text_size = 'large'\ntheme = 3\nrecent_folders = [1]", "x = 1"])
def test_a_damaged_file_means_the_defaults(text: str, tmp_path: Path) -> None:
    (tmp_path / settings.FILE_NAME).write_text(text)
    assert settings.load() == settings.Settings()


def test_a_bad_value_leaves_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / settings.FILE_NAME).write_text("text_size = 117\ntheme = 'dark'\nlast_user = [['a']]")
    assert settings.load() == settings.Settings(theme="dark")


def test_the_store_opened_last_comes_first() -> None:
    for name in ("a", "b", "a"):
        settings.remember_folder(Path("/xa") / name, f"user {name}")
    kept = settings.load()
    assert kept.recent_folders == (str(Path("/xa/a")), str(Path("/xa/b")))
    assert dict(kept.last_user)[str(Path("/xa/a"))] == "user a"


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.save(settings.Settings(), tmp_path / "file" / "settings.toml")
