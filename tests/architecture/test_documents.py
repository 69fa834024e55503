"""The documents: the README's commands in both forms, links that lead somewhere, one screen."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, project_files

README = (ROOT / "README.md").read_text("utf-8")
PAGES = [path for path in project_files() if path.suffix == ".md"]


def test_the_readme_fits_on_a_screen() -> None:
    assert len(README.splitlines()) <= 50


def test_each_command_stands_in_one_line_with_its_windows_form_beside_it() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.M)
    windows = re.findall(r"^py -m venv .*$", README, re.M)
    assert len(commands) == 2
    assert [
        line.replace("python3 -m", "py -m").replace(".venv/bin/", ".venv\\Scripts\\") for line in commands
    ] == windows
    assert commands[0].endswith(".venv/bin/hrdesk demo")
    assert commands[1].endswith(".venv/bin/python -m pytest")
    assert all((ROOT / name).is_file() for line in commands for name in re.findall(r"\S+\.lock", line))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_decisions_say_context_decision_and_consequences() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        parts = re.findall(r"^\*\*(\w+)\.\*\*", page.read_text("utf-8"), re.M)
        assert parts == ["Context", "Decision", "Consequences"], page.name
