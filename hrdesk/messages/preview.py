"""Sentences of the page that imports a roster."""


def nothing_chosen() -> str:
    """No workbook was chosen yet."""
    return "Thả tệp Excel vào đây, hoặc bấm để chọn tệp"


def what_is_read(kind: str) -> str:
    """What kinds of lists can be read."""
    read = {
        "staff": "Đọc được biểu mẫu của chương trình, Mẫu 02/CL.CBCCX và danh sách tự lập (.xlsx, .xls, .ods), kể cả "
        "phông TCVN3, VNI.",
        "training": "Mỗi dòng là một lượt học của một người đã có hồ sơ (.xlsx, .xls, .ods). Người được tìm theo số "
        "CCCD, hoặc theo họ tên và ngày sinh.",
        "equipment": "Đọc được biểu mẫu của chương trình và sổ theo dõi tài sản tự lập (.xlsx, .xls, .ods): tên phòng ghi "
        "thành dòng riêng, giá ghi 9.800.000. Tài sản đã có được tìm theo mã, số sê-ri, rồi tên và nơi đặt.",
    }
    return f"{read[kind]} Chương trình cho xem trước từng dòng; chưa ghi gì cho đến khi bấm Nhập."


def summary(rows: int, new: int, changed: int, same: int, rejected: int, duplicates: int) -> str:
    """Count every row that was read."""
    return (
        f"Đọc {rows} dòng = {new} mới + {changed} thay đổi + {same} giống hồ sơ + {rejected} bị loại "
        f"+ {duplicates} nghi trùng."
    )


def imported(file: str, written: int, left: int) -> str:
    """The import was written."""
    rest = f" {left} dòng không nhập (bị loại hoặc chưa quyết định)." if left else ""
    return f"Đã nhập {written} dòng từ {file}.{rest}"


def undecided(count: int) -> str:
    """Suspected duplicates wait for a decision."""
    return f"Còn {count} dòng nghi trùng chưa quyết định; những dòng này sẽ được bỏ qua."


def new_hamlets(names: str) -> str:
    """Hamlets that the import will add."""
    return f"Sẽ thêm thôn, tổ dân phố: {names}."


def unmapped(columns: str) -> str:
    """Columns nobody knows."""
    return f"Không đọc các cột chưa rõ nghĩa: {columns}."


def error_sheet_written(file: str) -> str:
    """The clerk's file with the reasons was written."""
    return f"Đã lưu {file}: tệp gốc có thêm cột “Lỗi”; sửa xong thì nhập lại tệp đó."


def what_is_it(kind: str, name: str) -> str:
    """Ask what a doubtful row of a kind of list is about."""
    asked = {
        "staff": f"Dòng này ({name}) có thể là người đã có hồ sơ. Đây là ai?",
        "training": "Dòng này có thể là của người nào?",
        "equipment": f"Dòng này ({name}) có thể là tài sản đã có trong hồ sơ. Đây là tài sản nào?",
    }
    return asked[kind]


def sheets_not_read(sheets: str) -> str:
    """Sheets that are left out, each with the reason."""
    return f"Không đọc {sheets}."
