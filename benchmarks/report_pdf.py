"""A list of staff of 18 columns as PDF, held against its strings drawn straight and a table of Paragraphs.

Run: ``python -m benchmarks.report_pdf [rows ...]`` (100, 1000, 2468 and 10000 without any; the
table of Paragraphs takes minutes at 10,000 and can be left out with ``--no-paragraphs``).
Bars at 2,468 rows: at most 3 times the strings drawn straight, and at least 5 times faster than
the table of Paragraphs; time per row must not grow with the number of rows.
"""

import io
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from xml.sax.saxutils import escape

from hrdesk.domain.paper import Paper, text_of
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Holding, PersonAt, Qualification, Snapshot, Unit
from hrdesk.reports import staff_list
from hrdesk.reports.context import context_of
from hrdesk.reports.pdf.fonts import FaceName
from hrdesk.reports.pdf.render import render_pdf
from hrdesk.text import name_sort_key

SIZES = (100, 1_000, 2_468, 10_000)
BAR_FLOOR, BAR_PARAGRAPHS, BAR_ROWS = 3.0, 5.0, 2_468
COLUMNS = tuple(key for key in staff_list.staff_columns.DEFAULT if key != "note")  # 18 with the ordinal

FAMILY = ("Nguyễn Văn", "Trần Thị Hồng", "Lê Hữu", "Đỗ Thị Thu", "Phạm Quang", "Hoàng Thị Minh", "Vũ Đình")
GIVEN = ("An", "Bình", "Cường", "Dung", "Hạnh", "Kiên", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quỳnh", "Sơn")
POSITIONS = ("PARTY_SECRETARY", "COMMITTEE_VICE_CHAIR", "OFFICE_STATISTICS", "JUSTICE_CIVIL_STATUS", "CULTURE_SOCIETY")
FIELDS = ("Luật", "Hành chính công", "Kế toán doanh nghiệp", "Quản lý đất đai", "Nông học", "Công tác xã hội")
COMMUNE = Unit("u", "08866", "xã Tam Hợp", "XA", "II", "PLAIN", None)


def person(number: int) -> PersonAt:
    family = FAMILY[number % 7]
    name = f"{family} {GIVEN[number * 5 % 13]}"
    day = PartialDate(1964 + number % 35, number % 12 + 1, number % 28 + 1)
    codes = {
        "general_education": Qualification("UPPER_SECONDARY", "12/12"),
        "professional_level": Qualification(
            ("BACHELOR", "MASTER", "INTERMEDIATE")[number % 3], None, FIELDS[number % 6]
        ),
        "political_theory_level": Qualification(("INTERMEDIATE", "ADVANCED", "NONE")[number % 3]),
        "state_management_level": Qualification(("SPECIALIST", "PRINCIPAL_SPECIALIST", "NONE")[number % 3]),
        "foreign_language_level": Qualification("CERTIFICATE", ("B", "B1", "A2")[number % 3]),
        "it_skill_level": Qualification("CERTIFICATE", ("UDCNTTCB", "B")[number % 2]),
    }
    held = Holding(f"a{number}", POSITIONS[number % 5], "u", PartialDate(2010 + number % 12, number % 12 + 1, 1))
    return PersonAt(
        id=f"p{number}",
        full_name=name,
        sort_key=name_sort_key(name),
        date_of_birth=day,
        sex="FEMALE" if "Thị" in family else "MALE",
        citizen_id=None,
        ethnicity=("Kinh", "Sán Dìu")[number % 9 == 4],
        religion=("Không", "Công giáo")[number % 11 == 7],
        holdings=(held,),
        qualifications=codes,
        courses={},
        party_joined_on=day,
        party_official_on=day,
        party_member=True,
        place_of_origin=f"Thôn {number % 14}, xã Tam Hợp, huyện Bình Xuyên, tỉnh Vĩnh Phúc",
    )


def staff_paper(rows: int) -> Paper:
    snapshot = Snapshot(date(2022, 12, 31), COMMUNE, (COMMUNE,), tuple(map(person, range(rows))))
    return staff_list.paper(staff_list.facts(snapshot, {"columns": COLUMNS}), context_of(COMMUNE))


def strings(paper: Paper) -> list[list[str]]:
    table = paper.tables[0]
    numbers = [column.number for column in table.columns]
    return [[text_of(value, number) for value, number in zip(row.cells, numbers, strict=True)] for row in table.rows]


def draw_straight(texts: list[list[str]]) -> None:
    """The floor: every string once at a fixed place, 30 rows a page, nothing measured or broken."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), pagesize=(842, 595), invariant=1, pageCompression=1)
    for place, row in enumerate(texts):
        if place % 30 == 0:
            if place:
                canvas.showPage()
            canvas.setFont(FaceName.REGULAR.value, 9)
        for column, text in enumerate(row):
            if text:
                canvas.drawString(30 + 43 * column, 550 - 17 * (place % 30), text)
    canvas.save()


def table_of_paragraphs(texts: list[list[str]]) -> None:
    """What reportlab offers: a table that breaks the lines of Paragraph cells."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = ParagraphStyle("cell", fontName=FaceName.REGULAR.value, fontSize=9, leading=10.4)
    cells = [[Paragraph(escape(text), style) for text in row] for row in texts]
    table = Table(cells, colWidths=[39] * len(texts[0]), repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
    SimpleDocTemplate(io.BytesIO(), pagesize=(842, 595), invariant=1).build([table])


def seconds(work: Callable[[], object], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or list(SIZES)
    paragraphs = "--no-paragraphs" not in sys.argv
    render_pdf(staff_paper(2), io.BytesIO())  # fonts and libraries are loaded once, outside the measure
    print(f"{'rows':>7} {'pages':>6} {'paper s':>8} {'straight s':>11} {'Paragraphs s':>13} {'× straight':>11}", end="")
    print(f" {'× faster':>9} {'ms/row':>7}")
    for rows in sizes:
        repeats = 3 if rows <= 3_000 else 1
        paper = staff_paper(rows)
        texts = strings(paper)
        pages = render_pdf(paper, io.BytesIO()).pages
        ours = seconds(lambda: render_pdf(paper, io.BytesIO()), repeats)  # noqa: B023
        floor = seconds(lambda: draw_straight(texts), repeats)  # noqa: B023
        theirs = seconds(lambda: table_of_paragraphs(texts), 1) if paragraphs else float("nan")  # noqa: B023
        verdict = ""
        if rows == BAR_ROWS:
            met = ours <= BAR_FLOOR * floor and (not paragraphs or theirs >= BAR_PARAGRAPHS * ours)
            verdict = "  within the bar" if met else "  OVER THE BAR"
        print(
            f"{rows:>7,} {pages:>6,} {ours:>8.2f} {floor:>11.2f} {theirs:>13.2f} {ours / floor:>11.2f}"
            f" {theirs / ours:>9.1f} {1000 * ours / rows:>7.3f}{verdict}",
            flush=True,
        )


if __name__ == "__main__":
    main()
