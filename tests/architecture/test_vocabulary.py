"""One English word for one Vietnamese term, and no word that means two things (docs/glossary.md)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from hrdesk.domain import fields
from tests.architecture.source import modules

# In published translations each of these names two different things.
BANNED_WORDS = {"payroll", "dismissal"}
BANNED_CODES = {"DISMISSAL", "REMOVAL", "PAYROLL"}
BANNED_MODULES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}
# A Vietnamese term written without its accents is neither language.
TRANSLITERATED = re.compile(
    r"(?:^|_)(?:can_bo|cong_chuc|vien_chuc|chuc_danh|chuc_vu|don_vi|ho_ten|ho_va_ten|ngay_sinh|nam_sinh|gioi_tinh"
    r"|dan_toc|ton_giao|que_quan|noi_o|trinh_do|chuyen_mon|ly_luan|quan_ly|ngoai_ngu|tin_hoc|dang_vien|ngay_vao"
    r"|ngach|bac_luong|he_so|ma_so|so_quyet|quyet_dinh|danh_sach|bao_cao|ho_so|nhan_su|bien_che|chi_tieu|tieu_chuan"
    r"|ky_luat|khen_thuong|nghi_huu|thiet_bi|tai_san|kiem_ke|kiem_nhiem|ghi_chu|dai_bieu|hoi_dong|uy_ban|thon|to_dan)"
    r"(?:_|$)"
)


def identifiers(tree: ast.Module) -> Iterator[str]:
    """Yield every name that the module gives to something."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr


def words(identifier: str) -> str:
    """Return an identifier as snake case words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier).lower()


def wrong_names(path: Path, tree: ast.Module) -> set[str]:
    names = {name for name in identifiers(tree) if BANNED_WORDS & set(words(name).split("_"))}
    names |= {name for name in identifiers(tree) if TRANSLITERATED.search(words(name)) or not name.isascii()}
    parts = (*path.parts[:-1], path.stem)
    return names | {part for part in parts if part in BANNED_MODULES or TRANSLITERATED.search(part)}


def test_names_are_english_and_mean_one_thing() -> None:
    found = {str(path): wrong_names(path, tree) for path, tree in modules().items()}
    assert {path: names for path, names in found.items() if names} == {}


def test_no_code_names_two_measures() -> None:
    found = {
        (str(path), node.value)
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in BANNED_CODES
    }
    assert found == set()


def test_field_keys_are_english() -> None:
    assert [key for key in fields.BY_KEY if not re.fullmatch(r"[a-z0-9_]+", key) or TRANSLITERATED.search(key)] == []
