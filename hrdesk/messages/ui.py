"""Sentences of the window: fields, saving, lists, trouble."""


def our_fault() -> str:
    """Something of ours went wrong."""
    return "Chương trình gặp lỗi khi làm việc này. Dữ liệu đã lưu vẫn nguyên vẹn; hãy thử lại, hoặc đóng rồi mở lại chương trình."


def where_the_log_is(folder: str) -> str:
    """Where to find what the programmers need."""
    return f"Nhật ký lỗi (không chứa thông tin cá nhân) nằm ở {folder}; hãy gửi kèm tệp này khi báo lỗi."


def not_a_date(text: str) -> str:
    """The text is no date."""
    return f"“{text}” không phải là ngày; hãy ghi như 15/09/1976, 09/1976 hoặc 1976."


def no_such_day(text: str) -> str:
    """The calendar has no such day."""
    return f"Không có ngày “{text}” trong lịch; hãy kiểm tra ngày và tháng."


def which_century(text: str, earlier: str, later: str) -> str:
    """A year of two digits."""
    return f"“{text}” chưa rõ là {earlier} hay {later}; hãy ghi đủ bốn chữ số của năm."


def whole_day_needed(text: str) -> str:
    """A month or a year where a day is needed."""
    return f"Ở đây cần đủ ngày, tháng, năm; “{text}” còn thiếu."


def not_a_number(text: str) -> str:
    """The text is no number."""
    return f"“{text}” không phải là số; hãy chỉ ghi chữ số, phần lẻ sau dấu phẩy."


def not_in_list(text: str) -> str:
    """The text is no choice of the list."""
    return f"“{text}” không có trong danh mục; hãy chọn một dòng trong danh sách."


def field_help(text: str, source: str) -> str:
    """What a field means and where it comes from."""
    return "\n".join(part for part in (text, f"Căn cứ: {source}" if source else "") if part)


def row_came(table: str, summary: str) -> str:
    """A row was added."""
    return f"Thêm {table.lower()}: {summary}" if summary else f"Thêm {table.lower()}"


def row_went(table: str, summary: str) -> str:
    """A row was removed."""
    return f"Bỏ {table.lower()}: {summary}" if summary else f"Bỏ {table.lower()}"


def fact_changed(label: str, before: str, after: str) -> str:
    """A fact changed."""
    return f"{label}: {before} → {after}"


def done_by(user: str, when: str) -> str:
    """Who did it, and when."""
    return f"{when}, {user}"


def entered_on(day: str) -> str:
    """The day a record was first written down."""
    return f"Nhập ngày {day}"


def next_step(day: str) -> str:
    """From when the next step of the pay is due."""
    return f"Kỳ nâng bậc thường xuyên tiếp theo: từ {day}."


def another_level() -> str:
    """The button under a level: a further diploma, certificate or level of the same kind."""
    return "Thêm bằng, chứng chỉ khác"


def another_level_tip() -> str:
    """Why a new diploma is not written over the one before."""
    return "Ghi bằng, chứng chỉ mới mà vẫn giữ cái đã có: báo cáo của những ngày trước không thay đổi."


def new_level() -> str:
    """A level that is being entered."""
    return "Bằng mới"


def level_without_day() -> str:
    """A further level has no day, so that every report counts it."""
    return "Hãy ghi ngày hoặc năm cấp; chưa ghi thì báo cáo của mọi ngày, kể cả trước khi có bằng này, đều tính nó."


def person_saved(name: str) -> str:
    """A record was saved."""
    return f"Đã lưu hồ sơ {name}."


def nothing_to_save() -> str:
    """Nothing was changed."""
    return "Hồ sơ không có gì thay đổi nên không cần lưu."


def not_saved(count: int) -> str:
    """A draft has errors."""
    return f"Chưa lưu: còn {count} chỗ cần sửa, ghi bằng chữ đỏ dưới ô."


def people_deleted(name: str, count: int) -> str:
    """Records were deleted."""
    return f"Đã xóa hồ sơ {name}." if count == 1 else f"Đã xóa {count} hồ sơ."


def delete_many(count: int) -> str:
    """Ask before deleting several."""
    return f"Xóa {count} hồ sơ đang chọn cùng mọi thông tin của họ? Có thể hoàn tác sau đó."


def select_first() -> str:
    """Nobody is selected."""
    return (
        "Hãy chọn những người cần sửa trong danh sách (giữ Ctrl hoặc Shift khi bấm, Ctrl+A chọn mọi người đang thấy)."
    )


def already_recorded(name: str, born: str) -> str:
    """Somebody like this is there."""
    detail = f" (sinh {born})" if born else ""
    return f"Đã có hồ sơ {name}{detail}. Nếu là cùng một người, hãy mở hồ sơ đó thay vì thêm mới."


def unsaved(name: str) -> str:
    """A draft with errors is about to be left."""
    return f"Hồ sơ {name} còn chỗ chưa đúng nên chưa lưu được. Ở lại để sửa, hay bỏ những thay đổi vừa nhập?"


def exported(count: int, file: str) -> str:
    """A list was written."""
    return f"Đã ghi {count} dòng vào {file}."


def template_written(file: str) -> str:
    """The blank workbook was written."""
    return f"Đã lưu biểu mẫu trống vào {file}; điền xong thì dùng “Nhập từ Excel”."


def people_shown(shown: int, total: int) -> str:
    """How many of how many are shown."""
    return f"{total} người" if shown == total else f"{shown} trong {total} người"


def behind(title: str, count: int) -> str:
    """The list is narrowed to the people behind a number."""
    return f"{title}: {count} người"


def undone(name: str) -> str:
    """Something was taken back."""
    return f"Đã hoàn tác: {name}."


def redone(name: str) -> str:
    """Something was done again."""
    return f"Đã làm lại: {name}."


def looking_back(day: str) -> str:
    """The window shows another day than today."""
    return f"Đang xem số liệu tính đến ngày {day}, không phải hôm nay."


def read_only() -> str:
    """The store is open for looking only."""
    return "Dữ liệu đang mở để xem; mọi thay đổi đều bị khóa."


def saved_at(time: str) -> str:
    """When the last work was written."""
    return f"Đã lưu {time}"


def practice() -> str:
    """The store holds fictional people."""
    return "DỮ LIỆU THỬ: mọi người trong đây đều không có thật"


def undo_would(name: str) -> str:
    """What Undo would take back."""
    return f"Hoàn tác được: {name}"


def user_line(name: str, role: str, read_only: bool) -> str:
    """Who works here."""
    return f"{name} ({role}{', chỉ xem' if read_only else ''})"


def last_backup(when: str) -> str:
    """When the last copy was made."""
    return f"Sao lưu gần nhất: {when}" if when else "Chưa sao lưu"


def backup_done(file: str) -> str:
    """A copy was written and read back."""
    return f"Đã sao lưu và đọc lại để kiểm tra: {file}."


def no_command(text: str) -> str:
    """The search found nothing."""
    return f"Không tìm thấy người hay lệnh nào có “{text}”."


def no_help() -> str:
    """No field has the cursor."""
    return "Đặt con trỏ vào một ô rồi bấm F1 để xem ô đó nghĩa là gì và căn cứ vào đâu."


def about(version: str) -> str:
    """What this is."""
    return (
        f"hrdesk {version}\nHồ sơ nhân sự của xã, phường; làm việc không cần mạng.\n"
        "Dữ liệu được mã hóa và chỉ nằm trên máy này."
    )


def over(count: int) -> str:
    """More people than assigned."""
    return f"thừa {count}"


def of_quota(present: int, assigned: int) -> str:
    """The people in office, and the staff beside the posts assigned."""
    return f"người đang giữ chức danh; cán bộ, công chức có {present}, được giao {assigned}"


def days_ago(days: int) -> str:
    """How long ago something was."""
    return "gửi cấp trên hôm nay" if days <= 0 else f"gửi cấp trên, {days} ngày trước"


def short_of_equipment() -> str:
    """How many lines of norms are not met."""
    return "dòng định mức trang thiết bị còn thiếu"


def desks(complete: int, offices: int) -> str:
    """So many one-stop desks of so many."""
    return f"{complete}/{offices}"
