"""Sentences about lists of equipment: what a cell cannot be, what was understood, what an import will do."""

from collections.abc import Sequence

from hrdesk.text import decimal_vi

SHEET_NO_ITEMS = "không thấy hàng tiêu đề có cột “Tên tài sản”"
SKIPPED_NO_NAME = "dòng không có tên tài sản"


def no_items_heading(name: str) -> str:
    """No sheet has a row of headings of a list of equipment."""
    return (
        f"Không thấy hàng tiêu đề của danh sách tài sản (Tên tài sản, Số lượng, Tình trạng) trong tệp “{name}”; "
        "hãy dùng mẫu equipment hoặc đặt tên cột như trong mẫu."
    )


# --- cells that cannot be taken ---------------------------------------------------------------------


def quantity_not_positive() -> str:
    """Zero or less."""
    return "Số lượng phải từ 1 trở lên; hãy ghi lại, hoặc xóa dòng nếu không còn tài sản."


def quantity_not_whole() -> str:
    """No whole number."""
    return "Số lượng phải là một số nguyên, ví dụ 2; đơn vị (cái, bộ) ghi ở cột “Đơn vị tính”."


def not_money() -> str:
    """No amount."""
    return "Không đọc được số tiền; hãy ghi số đồng, ví dụ 9.800.000."


def money_negative() -> str:
    """Less than nothing."""
    return "Số tiền không thể âm; hãy ghi lại."


def money_fraction() -> str:
    """Parts of a đồng."""
    return "Số tiền có phần lẻ của đồng; hãy ghi số đồng tròn, ví dụ 9.800.000."


def money_ambiguous(text: str) -> str:
    """A point or a comma that may group thousands or begin a fraction."""
    return (
        f"“{text}” đọc được hai cách vì không rõ dấu chấm, dấu phẩy là hàng nghìn hay phần lẻ; "
        "hãy ghi đủ số đồng, ví dụ 9.800.000."
    )


def money_too_large() -> str:
    """No thing of a commune costs so much."""
    return "Số tiền quá lớn; hãy kiểm tra lại số chữ số."


def category_unknown(suggestions: Sequence[str]) -> str:
    """Neither the cell nor the name says what it is."""
    near = f" (gần giống: {'; '.join(suggestions)})" if suggestions else ""
    return f"Chưa rõ loại tài sản, tên tài sản cũng không cho biết{near}; hãy chọn “Loại” theo danh mục."


def place_missing() -> str:
    """No cell and no line above says where it stands."""
    return "Không có ô “Nơi đặt” hay dòng tên phòng nào phía trên; hãy ghi nơi đặt."


def code_twice(code: str, row: int) -> str:
    """An asset code names one thing."""
    return f"Mã tài sản “{code}” đã có ở dòng {row}; mỗi tài sản một mã, hãy sửa một trong hai dòng."


def serial_twice(number: str, row: int) -> str:
    """A serial number names one thing."""
    return f"Số sê-ri “{number}” đã có ở dòng {row} cho cùng loại tài sản; hãy sửa một trong hai dòng."


def several_places(name: str) -> str:
    """Two places of one unit have the same name."""
    return f"Có hai nơi đặt cùng tên “{name}”; hãy đổi tên để phân biệt rồi nhập lại."


def gone_and_not_recorded(condition: str) -> str:
    """The office no longer has it, and never had a record of it."""
    return (
        f"Tài sản “{condition.lower()}” mà chưa có trong hồ sơ thì không nhập; hãy xóa dòng, "
        "hoặc nhập khi còn sử dụng rồi ghi sự kiện."
    )


def transfer_needs_counterpart() -> str:
    """A transfer must name the office it went to, which a list has no column for."""
    return "Điều chuyển phải ghi cơ quan nhận; hãy ghi sự kiện “Điều chuyển” ở trang Trang thiết bị, không nhập từ bảng tính."


def before_received(day: str) -> str:
    """A change of today of a thing that is received later."""
    return (
        f"Tài sản trong hồ sơ được nhận ngày {day}, sau hôm nay, nên chưa đổi nơi đặt, tình trạng được; hãy sửa ngày."
    )


# --- what was understood, to be looked at -----------------------------------------------------------


def category_from_name(label: str) -> str:
    """The name tells the category."""
    return f"Loại suy từ tên tài sản: {label}."


def category_corrected(text: str, label: str) -> str:
    """The category as written is none of the catalog; the name tells one."""
    return f"Loại “{text}” không có trong danh mục; theo tên tài sản đã xếp vào “{label}”."


def place_above(row: int) -> str:
    """The place stands on a line above."""
    return f"Nơi đặt lấy từ dòng {row}."


def money_scaled(amount: int) -> str:
    """Thousands or millions made đồng."""
    return f"Đã đọc là {decimal_vi(amount)} đồng."


def cost_rounded(cost: int, unit_cost: int) -> str:
    """A total that the quantity does not divide."""
    return (
        f"Nguyên giá {decimal_vi(cost)} không chia hết cho số lượng; đơn giá làm tròn là {decimal_vi(unit_cost)} đồng."
    )


def cost_differs(cost: int, computed: int) -> str:
    """Unit price times quantity is not the total."""
    return (
        f"Đơn giá nhân số lượng là {decimal_vi(computed)}, khác nguyên giá {decimal_vi(cost)} ghi trong dòng; "
        "đã lấy đơn giá, hãy kiểm tra lại."
    )


def cost_small(unit_cost: int) -> str:
    """A price that looks like thousands."""
    return f"Đơn giá chỉ {decimal_vi(unit_cost)} đồng; nếu bảng tính bằng nghìn đồng thì hãy ghi đủ số đồng."


def new_place(kind: str, unit: str) -> str:
    """A place that the import adds."""
    return f"Nơi đặt mới, sẽ được thêm: {kind}, {unit}."


def new_place_of_unknown_kind(unit: str) -> str:
    """A place that the import adds, and whose name does not say what it is."""
    return f"Nơi đặt mới, sẽ được thêm vào {unit}; tên không cho biết là phòng hay nhà nào nên ghi là “Nơi khác”."


def several_people(name: str, count: int) -> str:
    """A custodian's name that several people have."""
    return f"Có {count} người tên {name} nên chỉ ghi tên; hãy chọn đúng người ở trang Trang thiết bị."


def received_later(day: str) -> str:
    """A date after today."""
    return f"Ngày đưa vào sử dụng {day} sau hôm nay nên tài sản chưa hiện trong danh sách; hãy kiểm tra lại ngày."


def new_places(names: str) -> str:
    """Places that the import will add."""
    return f"Sẽ thêm nơi đặt: {names}."


def imported_from(file: str) -> str:
    """Why an event of an import happened."""
    return f"Theo bảng tính {file}"


def transaction_name(file: str) -> str:
    """Name the transaction of an import."""
    return f"Nhập tài sản: {file}"


def gone_in_records(condition: str) -> str:
    """What is disposed of or transferred does not come back."""
    return f"Trong hồ sơ tài sản này “{condition.lower()}” nên không đổi được nữa; nếu là tài sản khác thì ghi mã khác."
