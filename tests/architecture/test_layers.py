"""The layers and the fences around the heavy libraries, as pyproject.toml declares them."""

import pytest
from importlinter.cli import lint_imports

from tests.architecture.source import ROOT


def test_imports_point_downwards_and_heavy_libraries_stay_behind_their_fences(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    result = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert result == 0, capsys.readouterr().out
