"""Sentences of the page Thiết lập."""

from datetime import date


def unit_saved() -> str:
    """The unit was changed."""
    return "Đã lưu thông tin đơn vị."


def hamlet_added(name: str) -> str:
    """A hamlet was added."""
    return f"Đã thêm {name}."


def hamlet_saved(name: str) -> str:
    """A hamlet was changed."""
    return f"Đã lưu {name}."


def quota_set(group: str, count: int) -> str:
    """Posts were assigned."""
    return f"Đã ghi số được giao: {group}, {count} người."


def quota_hint() -> str:
    """What assigned numbers do."""
    return "Số ghi ở đây thay cho số chương trình tính theo luật. Số ghi sau được áp dụng từ ngày của quyết định."


def user_added(name: str) -> str:
    """A user was added."""
    return f"Đã thêm người dùng {name}; hãy để người đó tự đổi mật khẩu khi đăng nhập lần đầu."


def user_removed(name: str) -> str:
    """A user was removed."""
    return f"Đã gỡ người dùng {name}; người đó không mở được dữ liệu nữa."


def remove_user(name: str) -> str:
    """Ask before removing a user."""
    return f"Gỡ người dùng {name}? Người đó sẽ không mở được dữ liệu này nữa."


def role_set(name: str, role: str) -> str:
    """A role was changed."""
    return f"{name} nay có vai trò {role}."


def passphrase_changed() -> str:
    """The passphrase was changed."""
    return "Đã đổi mật khẩu."


def new_recovery(code: str) -> str:
    """The new recovery code, shown once."""
    return f"Mã khôi phục mới, chỉ hiện một lần: {code}\nHãy chép hoặc in lại và cất ở két; mã cũ không dùng được nữa."


def admin_only() -> str:
    """Only an administrator may do this."""
    return "Chỉ người có vai trò quản trị mới thêm, gỡ hoặc đổi vai trò người dùng."


def verified(people: int, digest: str) -> str:
    """The store is sound."""
    return f"Dữ liệu nguyên vẹn ({people} người). Dấu trạng thái: {digest[:16]}."


def damaged(what: str) -> str:
    """The store is damaged."""
    return f"Dữ liệu có chỗ hỏng: {what}. Hãy sao chép cả thư mục dữ liệu rồi khôi phục từ bản sao lưu gần nhất."


def backup_hint(folder: str) -> str:
    """How copies are kept."""
    return (
        f"Bản sao lưu là một tệp đã mã hóa; mở bằng mật khẩu như dữ liệu gốc. Chương trình cũng giữ các bản gần đây trong "
        f"{folder}. Hãy chép một bản ra USB hoặc máy khác mỗi tuần."
    )


def restore_hint() -> str:
    """How to restore."""
    return "Muốn khôi phục: chọn Tệp → Đóng dữ liệu và khóa lại, rồi bấm “Khôi phục từ bản sao lưu” ở trang đầu."


def catalog_hint() -> str:
    """What may be added to lists."""
    return (
        "Chọn một danh mục để xem các mục, thời gian được dùng và căn cứ. Chỉ thêm được vào danh mục mà pháp luật để địa "
        "phương quy định, ví dụ chức danh không chuyên trách. Mục đã có hồ sơ dùng thì không bỏ được."
    )


def takes_entries(title: str) -> str:
    """A list that the office may add to."""
    return f"{title} (đơn vị được thêm mục)"


def entry_is_fixed(label: str, basis: str) -> str:
    """An entry that the office did not add."""
    return f"“{label}” theo {basis}; chỉ bỏ được mục do đơn vị thêm."


def used_between(since: date | None, until: date | None) -> str:
    """When an entry may be used; empty for always."""
    first = f"từ {since:%d/%m/%Y}" if since else ""
    last = f"đến hết {until:%d/%m/%Y}" if until else ""
    return " ".join(filter(None, (first, last)))


def choose_catalog() -> str:
    """No list was chosen."""
    return "Hãy chọn danh mục cần thêm."


def entry_added(label: str, title: str) -> str:
    """An entry was added to a list."""
    return f"Đã thêm “{label}” vào danh mục {title}."


def entry_removed(label: str) -> str:
    """An entry was removed."""
    return f"Đã bỏ “{label}” khỏi danh mục."


def quota_removed(group: str) -> str:
    """Posts assigned by decision were taken back."""
    return f"Đã bỏ số được giao: {group}."


def figure_needed() -> str:
    """The target or a number is missing."""
    return "Hãy chọn chỉ tiêu và ghi đủ số đạt, tổng số (chỉ ghi chữ số)."


def counted_of(numerator: str, denominator: str) -> str:
    """What the two numbers of a target are."""
    return f"Số đạt: {numerator}. Tổng số: {denominator}."


def reorganize_hint() -> str:
    """What reorganizing units does."""
    return (
        "Đánh dấu các đơn vị được nhập, chia hay đổi tên. Từ ngày hiệu lực, thôn và người đang giữ chức danh sang đơn vị "
        "mới; báo cáo của những ngày trước vẫn in đơn vị cũ. Cả việc này hoàn tác được một lần."
    )


def reorganize_needs() -> str:
    """Something is missing."""
    return "Hãy đánh dấu ít nhất một đơn vị và ghi đủ hình thức, tên, mã, loại đơn vị mới, ngày hiệu lực."


def will_reorganize(day: str, name: str, units: int, hamlets: int, posts: int, people: int) -> str:
    """What will be written."""
    return (
        f"Từ ngày {day}: {units} đơn vị kết thúc, {name} bắt đầu; {hamlets} thôn, tổ dân phố và {posts} chức danh của "
        f"{people} người chuyển sang. Báo cáo của những ngày trước không đổi."
    )


def posts_left(count: int) -> str:
    """Some posts stay in units that end."""
    return (
        f"{count} chức danh không chuyển sang (ghi ở cuối bảng): sau ngày đó các chức danh này không còn được tính. Hãy sửa "
        "hồ sơ của những người này, trước hoặc sau khi sắp xếp."
    )


def unit_ends(day: str) -> str:
    """What becomes of an old unit."""
    return f"Kết thúc ngày {day}"


def unit_begins(day: str) -> str:
    """The new unit."""
    return f"Đơn vị mới từ ngày {day}"


def post_stays() -> str:
    """A post that does not go over."""
    return "Không chuyển"


def reorganized(name: str) -> str:
    """Units were reorganized."""
    return f"Đã sắp xếp đơn vị: {name}. Mở Nhật ký thay đổi để hoàn tác nếu cần."


def since_hint() -> str:
    """When a change of a unit holds."""
    return (
        "Đơn vị thay đổi (xếp lại loại, đổi tên, dân số mới …) thì ghi ngày thay đổi, báo cáo của những ngày trước vẫn theo "
        "thông tin cũ. Để trống ngày nếu chỉ sửa chỗ đã ghi sai."
    )


def was_before(day: str, facts: str) -> str:
    """What a unit was before a day."""
    return f"Trước ngày {day}: {facts}."
