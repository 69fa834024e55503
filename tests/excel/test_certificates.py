from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.catalogs import catalog
from hrdesk.excel import certificates
from hrdesk.excel.cells import Refused
from hrdesk.excel.certificates import LEVEL_KEY, STEP_KEY, read, write


@pytest.mark.parametrize(
    ("field", "text", "certificate", "level", "step"),
    [
        ("general_education", "12/12", "12/12", "UPPER_SECONDARY", None),
        ("general_education", "10/10", "10/10", "UPPER_SECONDARY", None),
        ("general_education", "lớp 9/12", "lớp 9/12", "LOWER_SECONDARY", None),
        ("general_education", "7/10", "7/10", "LOWER_SECONDARY", None),
        ("general_education", "6/12", "6/12", "PRIMARY", None),
        ("general_education", "THPT", "THPT", "UPPER_SECONDARY", None),
        ("general_education", "Trung học phổ thông", None, "UPPER_SECONDARY", None),
        ("foreign_language", "B1", "B1", "CERTIFICATE", 3),
        ("foreign_language", "Anh C", "C", "CERTIFICATE", 3),
        ("foreign_language", "TOEIC 500", "TOEIC 500", "CERTIFICATE", None),
        ("foreign_language", "TOEIC 500; bậc 3", "TOEIC 500", "CERTIFICATE", 3),
        ("foreign_language", "Chưa", None, "NONE", None),
        ("foreign_language", "x", None, "CERTIFICATE", None),
        ("it_skill", "ƯDCNTT cơ bản", "UDCNTTCB", "CERTIFICATE", None),
        ("it_skill", "Trung cấp tin học", "INTERMEDIATE", "DEGREE", None),
        ("it_skill", "B", "B", "CERTIFICATE", None),
    ],
)
def test_one_cell_says_certificate_level_and_step(
    field: str, text: str, certificate: str | None, level: str, step: int | None
) -> None:
    found = read(field, text)
    assert (found.certificate, found.level, found.step, found.note) == (certificate, level, step, None)


def test_an_unknown_certificate_is_kept_as_written_and_noted() -> None:
    found = read("it_skill", "Chứng nhận lớp tin học của huyện")
    assert (found.certificate, found.level) == ("Chứng nhận lớp tin học của huyện", "CERTIFICATE")
    assert found.note == "Chứng chỉ không có trong danh mục; giữ nguyên chữ và xếp vào “Chứng chỉ”."


@pytest.mark.parametrize("text", ["13/12", "2/12", "khá"])
def test_a_schooling_without_a_level_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read("general_education", text)


def entries(field: str) -> list[Any]:
    return [
        entry
        for entry in catalog(certificates._CERTIFICATES[field]).entries
        if entry.code not in ("NONE", "CERTIFICATE")
    ]


@st.composite
def attainments(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A record as reading makes it: a catalog's certificate, a free text, or a level alone; any step beside it."""
    field = draw(st.sampled_from(sorted(LEVEL_KEY)))
    levels = [entry.code for entry in catalog(certificates._LEVELS[field]).entries]
    level = draw(st.sampled_from(levels))
    values: dict[str, Any] = {LEVEL_KEY[field]: level}
    if field != "general_education" and level != "NONE" and draw(st.booleans()):
        entry = draw(st.sampled_from(entries(field)))
        values[field] = entry.code
        step = entry.attributes.get("step")
        if step is not None and field in STEP_KEY:
            values[STEP_KEY[field]] = step
    elif draw(st.booleans()):
        values[field] = draw(st.sampled_from(["12/12", "Bằng lái đò", "IELTS 6.0", "Mos: Word"]))
        if field in STEP_KEY and draw(st.booleans()):
            values[STEP_KEY[field]] = draw(st.integers(1, 6))
    return field, values


@given(attainments())
def test_a_record_written_into_one_cell_is_read_back(case: tuple[str, dict[str, Any]]) -> None:
    field, values = case
    found = read(field, write(field, values))
    back = {LEVEL_KEY[field]: found.level, field: found.certificate, STEP_KEY.get(field, "step"): found.step}
    assert {key: value for key, value in back.items() if value is not None} == values
