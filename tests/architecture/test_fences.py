"""Ways of doing a thing that went wrong before: each may be done in one place only, or nowhere."""

import ast
from collections.abc import Iterator

from tests.architecture.source import modules, suite

MARKUP = {"Paragraph", "XPreformatted"}  # both read "<" and "&" in a name as markup
SHEETS = {"sheet", "worksheet", "ws"}
WAITS = {"sleep", "msleep", "usleep", "qWait", "qSleep", "processEvents"}


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield each call with the name called and the name of what it is called on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr, _name(node.func.value)
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id, ""


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def imported(tree: ast.Module, library: str) -> set[str]:
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == library
        for alias in node.names
    }


def test_no_text_is_printed_as_markup() -> None:
    assert {str(path) for path, tree in modules().items() if imported(tree, "reportlab") & MARKUP} == set()


def unfenced_cells(tree: ast.Module) -> list[int]:
    """Return the lines where a text may become a formula: a cell's value is None, a number or ``plain_text(...)``."""
    lines = [
        call.lineno
        for call, name, owner in calls(tree)
        if (name == "cell" and (len(call.args) > 2 or any(keyword.arg == "value" for keyword in call.keywords)))
        or (name == "append" and owner in SHEETS)
    ]
    given = [
        node.value for node in ast.walk(tree) if isinstance(node, ast.Assign) and any(map(_is_value, node.targets))
    ]
    return lines + [each.lineno for each in given if _may_be_text(each)]


def _is_value(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr == "value"


def _may_be_text(given: ast.expr) -> bool:
    if isinstance(given, ast.Call):
        return _name(given.func) != "plain_text"
    return isinstance(given, ast.JoinedStr) or (isinstance(given, ast.Constant) and isinstance(given.value, str))


def test_no_text_becomes_a_formula() -> None:
    found = {str(path): unfenced_cells(tree) for path, tree in modules().items() if "excel" in path.parts}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_the_search_for_raw_cells_finds_them() -> None:
    raw = (
        "sheet.cell(1, 2, text)\nsheet.cell(1, 2, value=text)\nsheet.append([text])\n"
        "cell.value = f'{text}'\ncell.value = str(text)\ncell.value = '=1'\n"
    )
    assert sorted(unfenced_cells(ast.parse(raw))) == [1, 2, 3, 4, 5, 6]
    fine = "cell.value = None\ncell.value = plain_text(text)\ncell.value = count\nfound.append(1)\nsheet.cell(1, 2)\n"
    assert unfenced_cells(ast.parse(fine)) == []


def test_nothing_waits_for_time_to_pass() -> None:
    waits = {
        f"{path}:{call.lineno}"
        for path, tree in {**modules(), **suite()}.items()
        for call, name, owner in calls(tree)
        if name in WAITS or (name == "wait" and owner == "qtbot")
    }
    assert waits == set()


def test_only_transactions_open_the_store_for_writing() -> None:
    """``Store.writing`` is called by services.transaction; models.store makes and upgrades the file."""
    found = {
        str(path)
        for path, tree in modules().items()
        for _, name, owner in calls(tree)
        if name == "writing" and owner not in ("session",)
    }
    assert found == {"hrdesk/models/store.py", "hrdesk/services/transaction.py"}
