"""The table of a paper on the screen: rows are measured when they come into sight, not before."""

from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from hrdesk.domain.paper import Column, Row, Table
from hrdesk.ui.widgets.paper_table import PaperModel, PaperTable

LONG = "Ban chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh xã, nhiệm kỳ 2022 - 2027"


def table(count: int) -> Table:
    columns = (Column("name", "Họ và tên", 40), Column("number", "Số", 20, number=True))
    return Table(columns, tuple(Row((f"{LONG} {place}", place)) for place in range(count)))


def test_a_row_in_sight_is_as_high_as_its_words_and_one_far_below_only_when_it_is_reached(
    qapp: object, qtbot: QtBot
) -> None:
    shown = PaperTable(table(400))
    qtbot.addWidget(shown)
    shown.resize(400, 300)
    plain = shown.rowHeight(399)
    shown.show()
    assert shown.rowHeight(1) > plain
    assert shown.rowHeight(399) == plain
    shown.scrollToBottom()
    assert shown.rowHeight(399) > plain


def test_a_large_table_asks_its_model_only_about_what_is_in_sight(qapp: object, qtbot: QtBot) -> None:
    asked: set[int] = set()

    class Counted(PaperModel):
        def data(self, index: QModelIndex, role: int = 0) -> object:
            asked.add(index.row())
            return super().data(index, role)

    shown = PaperTable(table(5000))
    qtbot.addWidget(shown)
    shown.shown = Counted(shown.shown.table, shown)
    shown.setModel(shown.shown)
    shown.resize(400, 300)
    shown.show()
    shown.grab()
    assert 0 < len(asked) < 100
