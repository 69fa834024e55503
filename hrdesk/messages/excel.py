"""Sentences about workbooks: files that cannot be read, cells that cannot be taken, and what was understood."""

from collections.abc import Sequence

KIND_PDF = "tệp PDF"
KIND_HTML = "trang web hoặc tệp XML mang tên bảng tính"
KIND_IMAGE = "tệp ảnh"
KIND_ARCHIVE = "tệp nén"
KIND_DOCUMENT = "văn bản Word hoặc tài liệu khác"
KIND_XLSB = "bảng tính dạng nhị phân (.xlsb)"
KIND_TEXT = "tệp chữ (CSV hoặc TXT)"
KIND_OTHER = "tệp thuộc loại khác"

# --- the file ---------------------------------------------------------------------------------------


def missing(path: str) -> str:
    """No such file."""
    return f"Không tìm thấy tệp “{path}”; hãy kiểm tra lại tên và thư mục."


def not_a_file(path: str) -> str:
    """A folder was named."""
    return f"“{path}” không phải là một tệp; hãy chọn một tệp bảng tính .xlsx, .xls hoặc .ods."


def locked(name: str) -> str:
    """The system does not let it be read."""
    return (
        f"Không mở được tệp “{name}” vì tệp đang bị khóa hoặc không có quyền đọc; "
        "hãy đóng tệp trong Excel (hoặc xin quyền đọc) rồi làm lại."
    )


def unreadable(name: str) -> str:
    """The disk or the network failed."""
    return f"Không đọc được tệp “{name}”; hãy kiểm tra ổ đĩa, thẻ nhớ hoặc mạng rồi làm lại."


def open_in_excel(name: str, user: str) -> str:
    """Somebody has it open; what he has not saved would be lost."""
    who = f" (người mở: {user})" if user else ""
    return (
        f"Tệp “{name}” đang mở trong Excel{who}; hãy lưu và đóng tệp rồi làm lại "
        "(nếu không ai mở, hãy xóa tệp khóa đi kèm)."
    )


def lock_file(name: str) -> str:
    """The lock file itself was chosen."""
    return f"“{name}” chỉ là tệp khóa tạm của chương trình bảng tính; hãy chọn tệp chính, đóng nó rồi làm lại."


def empty_file(name: str) -> str:
    """Nothing in it, not even an empty sheet."""
    return f"Tệp “{name}” rỗng (0 byte); hãy lấy lại tệp gốc."


def too_large(name: str, limit: int) -> str:
    """Larger than any roster; ``limit`` in MB."""
    return f"Tệp “{name}” lớn hơn {limit} MB, quá lớn đối với một danh sách; hãy bỏ ảnh và trang tính thừa rồi làm lại."


def too_large_inside(name: str) -> str:
    """It would unpack to more than memory holds."""
    return f"Tệp “{name}” bung ra quá lớn nên không mở; hãy chép danh sách sang một tệp mới rồi làm lại."


def far_cell(name: str, sheet: str, cell: str) -> str:
    """A stray cell makes the sheet enormous."""
    return (
        f"Trang “{sheet}” của tệp “{name}” có ô dữ liệu ở quá xa (ô {cell}); "
        "hãy xóa các hàng, cột thừa hoặc chép danh sách sang tệp mới rồi làm lại."
    )


def password_protected(name: str) -> str:
    """Encrypted by a password to open."""
    return f"Tệp “{name}” có mật khẩu; hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập tệp đã lưu."


def damaged(name: str) -> str:
    """Looks like a workbook and is not a whole one."""
    return f"Tệp “{name}” bị hỏng hoặc chép chưa hết; hãy lấy lại tệp gốc hoặc mở bằng Excel rồi lưu thành tệp mới."


def not_a_workbook(name: str, kind: str) -> str:
    """Another kind of file under the name of a workbook."""
    return f"Tệp “{name}” là {kind}, không phải bảng tính .xlsx, .xls hay .ods; hãy lưu thành .xlsx rồi làm lại."


def empty_workbook(name: str) -> str:
    """No cell has anything in it."""
    return f"Tệp “{name}” không có ô nào có dữ liệu; hãy chọn tệp khác."


def no_heading(name: str) -> str:
    """No sheet has a heading row with names and something else that is known."""
    return (
        f"Không thấy hàng tiêu đề nào có cột “Họ và tên” trong tệp “{name}”; "
        "hãy dùng mẫu của chương trình hoặc đặt tên cột như trong mẫu."
    )


def no_training_heading(name: str) -> str:
    """No sheet has a row of headings of a list of training."""
    return (
        f"{name}: không thấy hàng tiêu đề của danh sách đào tạo, bồi dưỡng (Họ và tên, Ngày sinh, Loại, Nội dung, "
        "Nơi học, Từ ngày); hãy dùng mẫu training."
    )


def ends_before_it_begins(start: str) -> str:
    """A turn of training ends before it begins."""
    return f"“Đến ngày” trước “Từ ngày” ({start}); hãy kiểm tra lại hai ngày."


def no_rows(name: str) -> str:
    """Headings and nothing below."""
    return f"Tệp “{name}” có hàng tiêu đề nhưng chưa có dòng nào bên dưới; hãy điền danh sách rồi nhập lại."


def missing_columns(name: str, sheet: str, labels: Sequence[str]) -> str:
    """Required columns that no heading gives."""
    named = ", ".join(f"“{label}”" for label in labels)
    return (
        f"Trang “{sheet}” của tệp “{name}” thiếu cột bắt buộc {named}; "
        "hãy thêm cột, hoặc chỉ cho chương trình cột nào là cột đó."
    )


# --- cells that cannot be taken ---------------------------------------------------------------------


def excel_error(code: str) -> str:
    """``#N/A``, ``#REF!`` and the like."""
    return f"Ô báo lỗi {code or 'của Excel'}; hãy sửa công thức hoặc gõ giá trị vào ô."


def formula_without_result() -> str:
    """A formula that was never calculated."""
    return "Công thức chưa có kết quả; hãy mở bằng Excel cho tính lại rồi lưu, hoặc gõ giá trị vào ô."


def required(label: str) -> str:
    """A required cell is empty."""
    return f"Thiếu “{label}”; hãy điền vào ô này."


def no_position() -> str:
    """No cell and no line above says which position."""
    return "Không có ô hay dòng nào phía trên ghi chức danh của người này; hãy ghi chức danh."


def unknown_position_above(text: str, row: int) -> str:
    """The line that names the position of the people below is not known."""
    return f"Chức danh “{text}” ghi ở dòng {row} không có trong danh mục; hãy sửa theo danh mục chức danh."


def unknown_position(suggestions: Sequence[str]) -> str:
    """Not in the catalog of positions."""
    return f"Chức danh không có trong danh mục{_suggest(suggestions)}; hãy chọn theo danh mục chức danh."


def several_positions() -> str:
    """Two positions in one cell."""
    return "Một ô ghi hai chức danh; hãy ghi thành hai dòng, mỗi dòng một chức danh."


def unknown_code(title: str, suggestions: Sequence[str]) -> str:
    """Not in the catalog ``title``."""
    return f"Không có trong danh mục “{title}”{_suggest(suggestions)}; hãy chọn theo danh mục."


def _suggest(suggestions: Sequence[str]) -> str:
    return f" (gần giống: {'; '.join(suggestions)})" if suggestions else ""


def no_such_day(text: str) -> str:
    """31/02/1975."""
    return f"Không có ngày “{text}” trong lịch; hãy sửa lại ngày, tháng, năm."


def two_digit_year(text: str, century: str) -> str:
    """A date like 12/3/75, of one of two centuries."""
    return f"Năm chỉ ghi hai chữ số: “{text}” là {century}? Hãy ghi đủ bốn chữ số của năm."


def not_a_date() -> str:
    """No date in it."""
    return "Không đọc được ngày; hãy ghi ngày/tháng/năm (12/03/1975), tháng/năm (03/1975) hoặc năm (1975)."


def serial_number(day: str) -> str:
    """A number that Excel would show as a day."""
    return f"Ô là số, có thể là ngày {day} mất định dạng; hãy định dạng ô là ngày hoặc gõ lại thành chữ."


def year_out_of_range(year: int) -> str:
    """No such year in a staff record."""
    return f"Năm {year} không hợp lý; hãy kiểm tra lại năm."


def citizen_id_length(count: int) -> str:
    """Not twelve digits."""
    if count == 9:
        return "9 chữ số là số chứng minh nhân dân cũ; hãy ghi số căn cước công dân 12 chữ số hoặc để trống."
    return f"Số CCCD phải có đúng 12 chữ số, ô này có {count}; hãy ghi lại dạng văn bản, giữ số 0 ở đầu."


def citizen_id_letters() -> str:
    """Signs that are no digits."""
    return "Số CCCD chỉ gồm 12 chữ số; hãy bỏ chữ cái và dấu."


def citizen_id_rounded() -> str:
    """1,23E+11: the digits are gone."""
    return "Excel đã làm tròn nên mất các chữ số của số CCCD; hãy gõ lại đủ 12 chữ số vào ô dạng văn bản."


def phone_letters() -> str:
    """Not a telephone number."""
    return "Không phải số điện thoại; hãy ghi chữ số, giữ số 0 ở đầu."


def not_yes_or_no() -> str:
    """Neither x nor Có nor Không."""
    return "Chỉ nhận x, Có, Không hoặc để trống."


def not_a_course() -> str:
    """Neither x nor a year."""
    return "Chỉ nhận x (đã bồi dưỡng) hoặc năm hoàn thành (2019)."


def not_an_integer() -> str:
    """Not a whole number."""
    return "Phải là một số nguyên."


def not_hundredths() -> str:
    """Not a coefficient."""
    return "Phải là một số có nhiều nhất hai chữ số thập phân, ví dụ 2,34."


def number_out_of_range() -> str:
    """A coefficient like 234."""
    return "Số quá lớn; hãy kiểm tra dấu phẩy thập phân (2,34)."


def no_text() -> str:
    """A logical value or a time where text is asked for."""
    return "Ô không phải là chữ; hãy gõ lại."


def level_unclear(title: str) -> str:
    """A word that names no level of the list."""
    return f"Không rõ trình độ nào của “{title}”; hãy ghi theo danh mục."


def several_marks(headings: Sequence[str]) -> str:
    """Two marks where one is asked for."""
    return f"Đánh dấu ở nhiều cột cùng lúc ({'; '.join(headings)}); hãy chỉ giữ một dấu."


def not_a_mark() -> str:
    """Something other than x below a level."""
    return "Dưới cột này chỉ nhận dấu x; hãy sửa lại ô."


def born_twice() -> str:
    """A birth date under Nam and another under Nữ."""
    return "Ngày sinh ghi ở cả cột Nam và cột Nữ; hãy chỉ giữ một ô."


# --- what was understood, to be looked at -----------------------------------------------------------


def from_formula() -> str:
    """The saved result of a formula was taken."""
    return "Giá trị lấy từ kết quả đã lưu của công thức."


def zeros_restored(number: str) -> str:
    """Excel had dropped leading zeros."""
    return f"Ô là số nên mất số 0 ở đầu; đã ghi lại là {number}."


def rank_restored(code: str) -> str:
    """Excel made a number of a rank code."""
    return f"Ô là số; đã ghi lại mã ngạch là {code}."


def name_recased(name: str) -> str:
    """Capitals made ordinary."""
    return f"Đã viết lại chữ hoa, chữ thường: {name}."


def blank_means(meaning: str) -> str:
    """An empty cell of a column of levels."""
    return f"Ô trống trong danh sách này được hiểu là “{meaning}”."


def lower_of_joint_column(heading: str, label: str) -> str:
    """A mark in a column of two levels."""
    return f"Cột “{heading}” gộp nhiều trình độ; đã ghi mức thấp hơn là “{label}”."


def not_marked() -> str:
    """A block with a column for none, and no mark in it."""
    return "Không đánh dấu cột nào nên để là chưa có thông tin."


def class_from_date(text: str) -> str:
    """12/12 that Excel took for the twelfth of December."""
    return f"Excel đã đổi thành ngày; đã đọc lại là {text}."


def field_beside_level(label: str, field: str) -> str:
    """ĐH Luật."""
    return f"Đã tách thành trình độ “{label}” và chuyên ngành “{field}”."


def unknown_certificate(label: str) -> str:
    """A certificate that the catalog does not have."""
    return f"Chứng chỉ không có trong danh mục; giữ nguyên chữ và xếp vào “{label}”."


def zero_day(text: str) -> str:
    """00/03/1975."""
    return f"Ngày hoặc tháng ghi 00 nên chỉ lấy phần đã biết: {text}."


def day_without_time(text: str) -> str:
    """A cell with a day and a time."""
    return f"Ô có cả giờ; chỉ lấy ngày {text}."


def maybe_swapped(day: str, other: str) -> str:
    """A real date beside texts that could not be one where the month comes first."""
    return f"Ô là ngày {day}; nếu Excel đã đảo ngày và tháng thì phải là {other}, hãy kiểm tra lại."


def number_as_text(text: str) -> str:
    """A number, date or logical value where text is asked for."""
    return f"Ô không phải dạng văn bản; đã ghi là “{text}”."


def hamlet_above(row: int) -> str:
    """The hamlet stands on a line above."""
    return f"Thôn, tổ dân phố lấy từ dòng {row}."


def hidden_rows(sheet: str, count: int) -> str:
    """Lines that nobody sees in the workbook are read like the others."""
    return f"Trang “{sheet}” có {count} dòng ẩn, vẫn được đọc; không muốn nhập thì hãy xóa các dòng đó."


def hidden_columns(sheet: str, names: Sequence[str]) -> str:
    """Columns that nobody sees in the workbook are read like the others."""
    return f"Trang “{sheet}” có cột ẩn, vẫn được đọc: {', '.join(names)}."


# --- lines and sheets left out ----------------------------------------------------------------------

SKIPPED_HEADING = "hàng tiêu đề lặp lại"
SKIPPED_NUMBERS = "hàng số thứ tự cột"
SKIPPED_GROUP = "dòng tên nhóm"
SKIPPED_POSITION = "dòng tên chức danh"
SKIPPED_TOTAL = "dòng cộng"
SKIPPED_NOTE = "dòng ghi chú"
SKIPPED_SIGNATURE = "phần ký tên"
SKIPPED_NO_PERSON = "dòng không có tên người"
SHEET_HIDDEN = "trang ẩn"
SHEET_EMPTY = "trang trống"
SHEET_EXPLANATION = "trang hướng dẫn"
SHEET_NO_TRAINING = "không thấy hàng tiêu đề có cột “Họ và tên” và “Nội dung”"
SHEET_NO_HEADING = "không thấy hàng tiêu đề có cột “Họ và tên”"


def sheet_lacks(labels: Sequence[str]) -> str:
    """A sheet without the required columns."""
    return "thiếu cột bắt buộc: " + ", ".join(labels)
