"""Sentences of the page Gửi, nhận dữ liệu."""


def compare_fingerprint() -> str:
    """Why and how fingerprints are compared."""
    return (
        "Gọi điện cho đơn vị này, đề nghị họ đọc dấu vân tay trên màn hình của họ và gõ vào ô dưới. "
        "Chỉ tin cậy khi hai bên giống nhau."
    )


def type_fingerprint() -> str:
    """The fingerprint was not typed."""
    return "Hãy gõ dấu vân tay mà đơn vị kia đọc qua điện thoại trước khi tin cậy."


def card_of(name: str, code: str) -> str:
    """Whose card was read."""
    return f"Thẻ của {name} (mã {code})"


def now_trusted(name: str) -> str:
    """The card is believed."""
    return f"Đã tin cậy thẻ của {name}."


def above_is(name: str) -> str:
    """The office that bundles are sealed for."""
    return f"Gói dữ liệu sẽ niêm phong cho: {name}"


def nobody_above() -> str:
    """No card of the office above yet."""
    return "Chưa có thẻ của đơn vị cấp trên nên chưa gửi được; hãy nhận tệp thẻ (.hrc) của cấp trên rồi thêm ở bước 1."


def checked(must: int, should: int) -> str:
    """What the checks say before sending."""
    if not must and not should:
        return "Rà soát: không có điều gì cần sửa."
    return f"Rà soát: {must} điều phải sửa, {should} điều nên sửa. Vẫn gửi được; cấp trên cũng sẽ thấy những điều này."


def sealed(file: str) -> str:
    """The bundle was written."""
    return f"Đã niêm phong: {file}"


def hand_over() -> str:
    """What to do with the bundle and the slip."""
    return (
        "Chép tệp vào USB hoặc gửi qua thư điện tử công vụ; mã kiểm tra ghi trên phiếu bàn giao, đi đường khác với tệp. "
        "Bên nhận phải gõ mã này."
    )


def card_saved(file: str, fingerprint: str) -> str:
    """The card of this office was written."""
    return f"Đã lưu thẻ của đơn vị mình vào {file}. Dấu vân tay để đọc qua điện thoại: {fingerprint}"


def drop_here() -> str:
    """Where files are dropped."""
    return "Thả các tệp .hrb vào đây, hoặc bấm để chọn tệp"


def nothing_below() -> str:
    """No unit below."""
    return "Đơn vị mình chưa có đơn vị cấp dưới nào gửi dữ liệu. Hãy thêm thẻ (.hrc) của từng đơn vị cấp dưới."


def code_asked(unit: str, seq: int | None) -> str:
    """Ask for the code on the slip."""
    return f"Gõ mã kiểm tra trên phiếu bàn giao của {unit}, gói số {seq}:"


def code_needed() -> str:
    """The code was not typed."""
    return "Hãy gõ mã kiểm tra trên phiếu bàn giao trước khi nhận."


def received(unit: str, new: int, changed: int, deleted: int) -> str:
    """A bundle was applied."""
    return f"Đã nhận dữ liệu của {unit}: {new} bản ghi mới, {changed} thay đổi, {deleted} xóa."


_RESULTS = {
    "applied": "Đã nhận",
    "previewed": "Chờ nhận",
    "already_merged": "Đã nhận từ trước",
    "held": "Giữ lại",
    "quarantined": "Cách ly",
    "refused": "Từ chối",
}


def result_label(result: str) -> str:
    """What became of a file."""
    return _RESULTS.get(result, result)
