"""Sentences of the first start: opening a store, a new office, the recovery code."""


def welcome() -> str:
    """What the first page offers."""
    return "Hồ sơ nhân sự của xã, phường: nhập, rà soát, in báo cáo, gửi cấp trên. Làm việc không cần mạng."


def no_recent() -> str:
    """No store was opened on this computer yet."""
    return "Máy này chưa mở dữ liệu nào. Hãy tạo dữ liệu cho đơn vị mình, hoặc mở thư mục đã có."


def passphrase_of(name: str) -> str:
    """Ask for the passphrase."""
    return f"Nhập mật khẩu để mở dữ liệu “{name}”"


def step(number: int, total: int) -> str:
    """Which page this is."""
    return f"Bước {number} trên {total}"


def code_hint() -> str:
    """What the unit code is."""
    return "Mã đơn vị hành chính theo danh mục của Nhà nước, ví dụ xã: 08962, huyện: 249, tỉnh: 26."


def name_hint() -> str:
    """How the name is written."""
    return "Ghi cả loại đơn vị, ví dụ: xã Tam Hợp."


def parent_hint() -> str:
    """The office above is optional."""
    return "Đơn vị nhận báo cáo của mình; chưa rõ thì để trống, sau này ghi thêm được."


def place_hint() -> str:
    """Where the data should lie."""
    return "Nên để trên ổ đĩa của máy này. Đừng để trên ổ mạng, thư mục đồng bộ đám mây hoặc thẻ USB."


def folder_used() -> str:
    """Something is in the folder already."""
    return "Thư mục này đã có tệp khác; hãy chọn một thư mục trống hoặc tên khác."


def passphrase_hint(minimum: int) -> str:
    """What a passphrase should be."""
    return f"Mật khẩu là một câu dễ nhớ, ít nhất {minimum} ký tự. Không ai lấy lại được mật khẩu đã quên, trừ khi có mã khôi phục."


def passphrases_differ() -> str:
    """The second one differs."""
    return "Hai lần nhập mật khẩu chưa giống nhau; hãy nhập lại."


def passphrase_short(minimum: int) -> str:
    """Too short."""
    return f"Mật khẩu phải có ít nhất {minimum} ký tự."


def needed(label: str) -> str:
    """A required field of the wizard is empty."""
    return f"Hãy điền “{label}” trước khi sang bước sau."


def recovery_hint() -> str:
    """What the recovery code is for."""
    return (
        "Mã này mở được dữ liệu khi quên mật khẩu. Chương trình chỉ cho xem một lần: hãy in ra, "
        "bỏ phong bì dán kín và cất ở két của cơ quan."
    )


def recovery_confirm() -> str:
    """The box to tick."""
    return "Tôi đã in hoặc chép lại mã khôi phục"


def recovery_sheet(office: str, user: str, code: str, day: str, folder: str) -> str:
    """The sheet that is printed, as simple HTML made of escaped parts."""
    return (
        f"<h2>Mã khôi phục dữ liệu hrdesk</h2><p>Đơn vị: <b>{office}</b></p><p>Người lập: {user}</p>"
        f"<p>Ngày lập: {day}</p><p>Thư mục dữ liệu: {folder}</p>"
        f"<p style='font-size:22pt; font-family:monospace; margin-top:24pt; margin-bottom:24pt'><b>{code}</b></p>"
        "<p>Dùng khi quên mật khẩu: trên trang mở dữ liệu, chọn “Quên mật khẩu” rồi gõ mã này.</p>"
        "<p>Bỏ phong bì dán kín, cất ở két. Ai có mã này đều mở được dữ liệu.</p>"
    )


def card_hint(parent: str) -> str:
    """What the card of the office above is."""
    return (
        f"Thẻ cơ quan (tệp .hrc) của {parent or 'đơn vị cấp trên'} cho biết gói dữ liệu phải niêm phong cho ai. "
        "Nhận tệp qua thư điện tử công vụ hoặc USB; chưa có thì bỏ qua, sau này thêm ở mục Gửi, nhận dữ liệu."
    )


def begin_hint() -> str:
    """The last page."""
    return "Dữ liệu của đơn vị đã sẵn sàng. Muốn bắt đầu thế nào?"


def opening() -> str:
    """The store is being opened."""
    return "Đang mở dữ liệu…"


def creating() -> str:
    """The store is being made."""
    return "Đang tạo dữ liệu cho đơn vị…"
