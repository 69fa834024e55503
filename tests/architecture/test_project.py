"""The files around the program: packages, catalogs, changelog, glossary, what no file may say."""

import re
import tomllib
from pathlib import Path

import pytest

import hrdesk
from hrdesk.domain.catalogs import catalog
from tests.architecture.source import PACKAGE, ROOT, project_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TEXT = {".py", ".md", ".toml", ".txt", ".lock", ".json", ".cfg", ".ini", ".sh", ".spec", ".yaml", ".yml", ".mako", ""}
RELEASE = r"## \[(?:Chưa phát hành\]|\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d)"
KIND = r"### (?:Thêm mới|Thay đổi|Sắp bỏ|Đã bỏ|Sửa lỗi|Bảo mật)"
# Written in two halves, or this file would find itself.
FORBIDDEN = {
    "a path of one machine": r"/wo" r"rk/|/ro" r"ot/|/tmp/w" r"t\b|/ho" r"me/\w+/|C:\\Us" r"ers\\\w",
    "the address of a registry": r"py" r"pi\.org|pythonho" r"sted\.org|registry\.np" r"mjs|deb\.deb" r"ian\.org",
    "an index to install from": r"--(?:extra-)?in" r"dex-url|--find-li" r"nks",
}


def test_every_package_is_installed() -> None:
    listed = set(PROJECT["tool"]["setuptools"]["packages"]) - {"hrdesk.resources"}
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in PACKAGE.rglob("__init__.py")}
    assert listed == found


def test_every_folder_of_modules_is_a_package() -> None:
    assert [path for path in PACKAGE.rglob("*.py") if not (path.parent / "__init__.py").exists()] == []


@pytest.mark.parametrize("path", sorted((ROOT / "resources" / "catalogs").glob("*.toml")), ids=lambda path: path.stem)
def test_every_catalog_is_well_formed(path: Path) -> None:
    found = catalog(path.stem)
    assert found.title
    assert found.source
    codes = [entry.code for entry in found.entries]
    assert len(codes) == len(set(codes)) > 0
    for entry in found.entries:
        assert entry.label
        if entry.valid_from and entry.valid_to:
            assert entry.valid_from <= entry.valid_to


def test_the_version_is_the_one_of_the_changelog() -> None:
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert re.fullmatch(r"\d+\.\d+\.\d+", hrdesk.__version__)
    assert not released or released[0] == hrdesk.__version__


def test_the_changelog_is_well_formed() -> None:
    title, *blocks = re.split(r"\n{1,2}(?=#|- )", (ROOT / "CHANGELOG.md").read_text("utf-8").rstrip())
    assert title.startswith("# Nhật ký thay đổi\n")
    assert re.match(r"## \[", blocks[0])
    for block in blocks:
        if block.startswith("- "):
            assert block.endswith("."), block
        else:
            assert re.fullmatch(RELEASE, block) or re.fullmatch(KIND, block), block


def test_locked_requirements_cover_what_the_project_asks_for() -> None:
    locks = {name: (ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-test.lock")}
    wanted = {
        "requirements.lock": PROJECT["project"]["dependencies"],
        "requirements-test.lock": PROJECT["project"]["optional-dependencies"]["test"],
    }
    for name, text in locks.items():
        pinned = set(re.findall(r"^([a-z0-9-]+)==\S+", text, re.M))
        asked = {re.match(r"[\w.-]+", each)[0].lower().replace("_", "-") for each in wanted[name]}  # type: ignore[index]
        assert asked <= pinned
        blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.M)[1:]
        assert all("--hash=sha256:" in block for block in blocks)


def readable(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.suffix in TEXT else ""


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_says(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in project_files()
        if (hit := re.search(FORBIDDEN[what], readable(path)))
    ]
    assert found == []
