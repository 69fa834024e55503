"""The screens that ``screenshots.py`` takes, in the order a clerk meets them."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from hrdesk.services import demo
from hrdesk.ui import stocktaking
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.bulk_edit import BulkEditDialog
from hrdesk.ui.pages.new_office import NewOffice

Step = tuple[str, Callable[[MainWindow], QWidget | None]]
_BUSIEST = "exchange"
_TABS = (
    "chuc-danh", "trinh-do", "dao-tao", "dang", "luong", "xep-loai", "ky-luat", "khen-thuong", "quy-hoach",
    "gia-dinh", "lich-su",
)  # fmt: skip


def settle(window: MainWindow) -> None:
    """Let the window work until the database thread has nothing left to say."""
    for _ in range(4):
        while window.database.pending:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()


def steps(made: demo.Demo) -> Iterator[Step]:
    """Yield a name and how to get there; what is returned is a dialog to be taken instead of the window."""
    assert made.commune is not None
    assert made.district is not None
    yield from _first_start(made.commune)
    yield "10-tong-quan", lambda window: _open(window, Path(str(made.commune)), "overview")
    yield from _people()
    yield from _work(made)
    yield "80-cap-tren-bang-nop", lambda window: _board(window, made)


def _first_start(folder: Path) -> Iterator[Step]:
    yield "01-trang-dau", lambda window: None
    yield "02-don-vi-moi", lambda window: window.show_new_office()
    yield "03-mat-khau", lambda window: _secrets(window)
    yield "04-mo-khoa", lambda window: _locked(window, folder)


def _secrets(window: MainWindow) -> None:
    page = window.outer.currentWidget()
    assert isinstance(page, NewOffice)
    page.name.setText("xã Tam Hợp")
    page.code.setText("08962")
    page.kind.set_value("XA")
    page.next()
    page.next()


def _locked(window: MainWindow, folder: Path) -> None:
    page = window.outer.currentWidget()
    assert isinstance(page, NewOffice)
    page.cancelled.emit()
    window.start.look_at(folder)


def _open(window: MainWindow, folder: Path, page: str) -> None:
    window.open_folder(folder, demo.PASSPHRASE, demo.USER)
    settle(window)
    window.go(page)


def _people() -> Iterator[Step]:
    yield "20-nhan-su", lambda window: window.go("people")
    yield "21-ho-so", lambda window: window.people.view.selectRow(3)
    for place, name in enumerate(_TABS, 1):
        yield f"22-{place:02d}-{name}", lambda window, place=place: window.people.editor.tabs.setCurrentIndex(place)
    yield "23-loc-theo-cot", lambda window: _boxes(window)
    yield "24-sua-nhieu-nguoi", lambda window: _many(window)
    yield "28-cho-sai", lambda window: _wrong(window)
    yield "29-tim-khong-thay", lambda window: _nobody(window)
    yield "30-tim-ctrl-k", lambda window: _dialog(window, "search")
    yield "31-tinh-den-ngay", lambda window: _dialog(window, "as_of")
    yield "32-nhat-ky", lambda window: _dialog(window, "history")
    yield "33-phim-tat", lambda window: _dialog(window, "keys")


def _boxes(window: MainWindow) -> None:
    window.people.toggle_boxes()
    window.people.header.boxes["position"].setText("chu tich")
    window.people.header.boxes["date_of_birth"].setText("> 1970")


def _many(window: MainWindow) -> QWidget | None:
    window.people.toggle_boxes()
    window.people._select([row.id for row in window.people.model.rows[:12]])
    window.run("edit_many")
    settle(window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BulkEditDialog)
    dialog.part.set_value("party_membership")
    dialog.part.edited.emit()
    line = dialog.values["party_joined_on"].field.editor
    line.set_value("1985-05-19")
    line.edited.emit()
    dialog.preview()
    return dialog


def _wrong(window: MainWindow) -> None:
    window.people.view.selectRow(3)
    settle(window)
    editor = window.people.editor
    editor.tabs.setCurrentIndex(0)
    for column, text in (("date_of_birth", "150976"), ("citizen_id", "0260")):
        line = editor.general.fields[column].editor
        line.setText(text)  # type: ignore[union-attr]
        line.edited.emit()
    editor.save()


def _nobody(window: MainWindow) -> None:
    window.people.editor.revert()
    window.people.search.setText("không có ai tên này")


def _dialog(window: MainWindow, command: str) -> QWidget | None:
    window.people.clear_filter()
    window.run(command)
    settle(window)
    return QApplication.activeModalWidget()


def _equipment() -> Iterator[Step]:
    yield "47-1-trang-thiet-bi", lambda window: window.go("equipment")
    yield "47-2-tai-san", lambda window: window.pages["equipment"].view.selectRow(2)
    yield "47-3-vong-doi", lambda window: window.pages["equipment"].editor.tabs.setCurrentIndex(1)
    yield "47-4-ghi-su-kien", lambda window: _asked(window, lambda page: page.editor.ask_event("MOVED"))
    yield "47-5-them-nhieu", lambda window: _asked(window, lambda page: page.add_alike())
    yield "48-1-co-so-vat-chat", lambda window: window.go("facilities")
    yield "48-2-noi-dat", lambda window: window.pages["facilities"].places.view.selectRow(1)
    for place, name in enumerate(("dinh-muc", "dich-vu-so", "dinh-muc-rieng"), 1):
        yield (
            f"48-{place + 2}-{name}",
            lambda window, place=place: window.pages["facilities"].tabs.setCurrentIndex(place),
        )


def _asked(window: MainWindow, ask: Callable[[Any], None]) -> QWidget:
    page = window.pages["equipment"]
    ask(page)
    settle(window)
    return next(each for each in page.findChildren(QDialog) if each.isVisible())


def _work(made: demo.Demo) -> Iterator[Step]:
    roster = Path(__file__).resolve().parent.parent / "tests" / "data" / "workbooks" / "mau02.xlsx"
    yield "40-nhap-excel", lambda window: window.go("import")
    yield "41-xem-truoc", lambda window: window.pages["import"].read(roster)
    yield "42-cac-cot", lambda window: window.pages["import"].show_columns()
    yield "43-cot-chua-ro", lambda window: window.pages["import"].read(_doubtful(made))
    yield "43-can-luu-y", lambda window: window.pages["import"].confirm_columns()
    yield "44-nhap-dao-tao", lambda window: window.go("import", "training")
    yield "44-xem-dao-tao", lambda window: window.pages["import"].read(_turns_list(window, made))
    yield "45-dao-tao", lambda window: window.go("training")
    yield "46-them-luot", lambda window: _turns(window)
    yield from _equipment()
    register = roster.with_name("equipment.xlsx")
    yield "49-1-nhap-tai-san", lambda window: window.go("import", "equipment")
    yield "49-2-xem-tai-san", lambda window: window.pages["import"].read(register)
    yield from _stocktake()
    yield "50-ra-soat", lambda window: window.go("checks")
    yield "55-chi-tieu", lambda window: window.go("targets")
    yield "60-bao-cao", lambda window: window.go("reports")
    yield "61-chat-luong", lambda window: window.pages["reports"].choose("staff-quality")
    yield "62-bang-so-lieu", lambda window: window.pages["reports"].table_button.setChecked(True)
    yield "63-dao-tao-theo-nam", lambda window: window.pages["reports"].choose("training-by-year")
    yield "70-gui", lambda window: window.go("exchange")
    yield "71-thiet-lap", lambda window: window.go("settings")
    for place, name in enumerate(
        ("thon", "so-duoc-giao", "danh-muc", "chi-tieu", "sap-xep", "tinh-tuoi", "nguoi-dung", "sao-luu", "hien-thi"), 1
    ):
        yield f"72-{place}-{name}", lambda window, place=place: window.pages["settings"].tabs.setCurrentIndex(place)
    yield "78-ngay-khac", lambda window: _another_day(window)


def _stocktake() -> Iterator[Step]:
    yield "49-kiem-ke-1-cac-dot", lambda window: window.go("stocktake")
    yield "49-kiem-ke-2-dot-moi", lambda window: _stocktake_asks(window, lambda page: page.ask_new())
    yield "49-kiem-ke-3-dem", lambda window: _counting(window)
    yield "49-kiem-ke-4-ngoai-so", lambda window: _stocktake_asks(window, lambda page: page.session.ask_unexpected())
    yield "49-kiem-ke-5-bien-ban", lambda window: _stocktake_asks(window, lambda page: page.session.ask_minutes())
    yield "49-kiem-ke-6-quet-ma", lambda window: _scanning(window)
    yield "49-kiem-ke-7-hoi-so-luong", lambda window: _several(window)
    yield "49-kiem-ke-8-da-ghi-so", lambda window: _closed(window, lambda row: row.booked)
    yield "49-kiem-ke-9-chenh-lech", lambda window: _differences(window)


def _stocktake_asks(window: MainWindow, ask: Callable[[Any], None]) -> QWidget | None:
    ask(window.pages["stocktake"])
    settle(window)
    return QApplication.activeModalWidget()


def _counting(window: MainWindow) -> None:
    page = window.pages["stocktake"]
    page.open_session(next(each.stocktake.id for each in page.model.rows if each.is_open))
    settle(window)
    session = page.session
    elsewhere = session._known.place_choices[0][0]
    session.model.setData(session.model.index(0, session.model.place_of("place")), elsewhere)
    session.model.setData(session.model.index(1, session.model.place_of("condition")), "BROKEN")
    session.view.go_to(3)


def _scanning(window: MainWindow) -> None:
    session = window.pages["stocktake"].session
    session.tabs.setCurrentIndex(1)
    left = [view for view in session.session.lines if view.line.counted_quantity is None and view.item]
    codes = [view.item.asset_code for view in left if view.item.asset_code and view.line.expected_quantity == 1]
    for code in (*codes[:2], codes[0], "MVT-9999"):
        session.scanner.scan(code)


def _several(window: MainWindow) -> None:
    session = window.pages["stocktake"].session
    left = [view for view in session.session.lines if view.line.counted_quantity is None and view.item]
    several = next(view for view in left if view.line.expected_quantity > 1)
    session.scanner.scan(several.item.asset_code or f"HR{several.item.id[:8]}".upper())


def _closed(window: MainWindow, wanted: Callable[[Any], bool]) -> None:
    page = window.pages["stocktake"]
    page.show_list()
    settle(window)
    page.open_session(next(each.stocktake.id for each in page.model.rows if wanted(each)))
    page.session.tabs.setCurrentIndex(0)


def _differences(window: MainWindow) -> QWidget | None:
    """Show what booking the open stocktake would write, had it been closed; it stays open."""
    _closed(window, lambda row: row.is_open)
    settle(window)
    session = window.pages["stocktake"].session
    window.database.write(partial(stocktaking.close, stocktake=session._id, on=window.desk.today), owner=window)
    settle(window)
    dialog = _stocktake_asks(window, lambda page: page.session.preview_booking())
    session.reopen()
    return dialog


def _doubtful(made: demo.Demo) -> Path:
    """Return a roster with columns that nobody knows and two titles for the warning."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Danh sách 2022"
    sheet.append(
        ["STT", "Họ và tên", "Năm sinh", "Phái", "Công tác", "Cỡ giày", "Chức danh", "Điện thoại", "Điện thoại"]
    )
    rows = (("Nguyễn Văn Tới", "12/03/1985", "Nam", "Thôn Nội Phật", "42", "Tư pháp - Hộ tịch", "0912345678", "0211123456"),
            ("Lê Thị Lui", "1990", "Nữ", "Thôn Ngoại", "37", "Địa chính - xây dựng - đô thị và môi trường", "0987654321", ""),
        ("Trần Văn Bước", "02/1979", "Nam", "Thôn Ngoại", "40", "Văn hóa - Xã hội", "x", ""))  # fmt: skip
    for number, row in enumerate(rows, 1):
        sheet.append([number, *row])
    file = Path(str(made.commune)).with_name("danh-sach-2022.xlsx")
    book.save(file)
    return file


def _turns_list(window: MainWindow, made: demo.Demo) -> Path:
    """Return a list of training of two people on record and a stranger."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(
        ["Họ và tên", "Ngày sinh", "Loại", "Nội dung", "Tên khóa học", "Nơi học", "Từ ngày", "Đến ngày", "Kết quả"]
    )
    people = [(one.full_name, str(one.date_of_birth)) for one in window.people.everybody[:2]]
    for name, born in (*people, ("Người Không Có Hồ Sơ", "01/01/1980")):
        course = (
            "Bồi dưỡng",
            "Quản lý nhà nước",
            "Ngạch chuyên viên khóa 12",
            "Trong nước",
            "04/03/2021",
            "26/04/2021",
        )
        sheet.append([name, born, *course, "Giỏi"])
    file = Path(str(made.commune)).with_name("dao-tao-2021.xlsx")
    book.save(file)
    return file


def _turns(window: MainWindow) -> QWidget | None:
    window.pages["training"].add_turns()
    settle(window)
    return QApplication.activeModalWidget()


def _another_day(window: MainWindow) -> None:
    window.go("overview")
    window.desk.as_of = window.desk.today.replace(year=window.desk.today.year - 1)


def _board(window: MainWindow, made: demo.Demo) -> None:
    window.lock()
    settle(window)
    _open(window, Path(str(made.district)), _BUSIEST)
    settle(window)
    bundle = next(file for file in made.files if file.suffix == ".hrb")
    window.pages[_BUSIEST].receive.preview([bundle])
