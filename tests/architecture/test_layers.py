"""The layers and the fences around the heavy libraries, as pyproject.toml declares them."""

import subprocess
import sys

from tests.architecture.source import ROOT

# In a process of its own: the linter sets up logging for everybody.
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_imports_point_downwards_and_heavy_libraries_stay_behind_their_fences() -> None:
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", LINT], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout
