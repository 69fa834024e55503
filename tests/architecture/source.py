"""The program's source as the tests of its architecture read it."""

import ast
import os
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hrdesk"


@cache
def modules() -> dict[Path, ast.Module]:
    """Return every module of the program, parsed, by its path from the root."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(ROOT): ast.parse(path.read_text("utf-8")) for path in paths}


@cache
def suite() -> dict[Path, ast.Module]:
    """Return every module of the tests, parsed, by its path from the root."""
    paths = sorted((ROOT / "tests").rglob("*.py"))
    return {path.relative_to(ROOT): ast.parse(path.read_text("utf-8")) for path in paths}


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function and method, nested ones too."""
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


@cache
def project_files() -> tuple[Path, ...]:
    """Return the files that belong to the project: those under version control, or else all that lie here."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        ).stdout.decode("utf-8", "surrogateescape")
        names = [name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if not _is_litter(path.relative_to(ROOT))]
    return tuple(path for path in (ROOT / name for name in names) if path.is_file())


def _is_litter(path: Path) -> bool:
    return any(part.startswith(".") or part in ("build", "dist", "__pycache__") for part in path.parts)
