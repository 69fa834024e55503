"""A budget of size: what grows beyond it is split by noun, not squeezed."""

import ast
from pathlib import Path
from statistics import median

from tests.architecture.source import ROOT, functions, modules

MODULE = 500
FUNCTION = 60
MEDIAN = 8
NINE_TENTHS = 25
COMPLEXITY = 12

_BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)


def is_generated(path: Path) -> bool:
    """Migrations are generated, then never touched again."""
    return "versions" in path.parts


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno
    return function.end_lineno - function.lineno + 1


def complexity(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the number of ways through, as McCabe counts statements."""
    return 1 + sum(isinstance(node, _BRANCHES) for node in ast.walk(function))


def written() -> list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return [
        (f"{path}:{function.lineno} {function.name}", function)
        for path, tree in modules().items()
        if not is_generated(path)
        for function in functions(tree)
    ]


def test_no_module_is_longer_than_500_lines() -> None:
    lines = {str(path): len((ROOT / path).read_text("utf-8").splitlines()) for path in modules()}
    assert {path: count for path, count in lines.items() if count > MODULE} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    assert {name: length(function) for name, function in written() if length(function) > FUNCTION} == {}


def test_most_functions_are_short() -> None:
    lengths = sorted(length(function) for _, function in written())
    assert median(lengths) <= MEDIAN
    assert lengths[len(lengths) * 9 // 10] <= NINE_TENTHS


def test_no_function_has_more_than_12_ways_through() -> None:
    assert {name: complexity(function) for name, function in written() if complexity(function) > COMPLEXITY} == {}
