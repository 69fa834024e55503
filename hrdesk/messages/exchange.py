"""Sentences about sealed bundles, office cards and control codes."""


def not_a_bundle(file: str) -> str:
    """Say that the file is something else."""
    return f"{file} không phải là gói dữ liệu (.hrb); hãy chọn lại tệp do chương trình này tạo ra."


def card_instead(file: str) -> str:
    """Say that an office card was given where a bundle belongs."""
    return f"{file} là thẻ cơ quan (.hrc), không phải gói dữ liệu; hãy dùng chức năng tin cậy cơ quan để nhận thẻ."


def truncated(file: str) -> str:
    """Say that the end of the file is missing."""
    return f"{file} bị thiếu phần cuối (chưa chép xong); hãy chép lại từ nguồn, tệp gốc không bị đụng tới."


def too_large(file: str, megabytes: int) -> str:
    """Say that a limit is passed."""
    return f"{file} vượt giới hạn {megabytes} MB của một gói dữ liệu; hãy báo nơi gửi kiểm tra lại."


def newer_version(file: str, made_by: str) -> str:
    """Say that the program must be updated first."""
    by = f" (phiên bản {made_by})" if made_by else ""
    return f"{file} do chương trình mới hơn{by} tạo ra; tệp được giữ lại, hãy cập nhật chương trình rồi nhận lại."


def wrong_kind(file: str, kind: str) -> str:
    """Say that this kind of bundle belongs elsewhere."""
    what = {"up": "gói báo cáo gửi lên", "down": "gói trả lời gửi xuống"}.get(kind, "gói loại khác")
    return f"{file} là {what}, không nhận được ở chức năng này; hãy chọn đúng tệp."


def wrong_recipient(file: str, to: str) -> str:
    """Say for whom the bundle is, as far as its first line tells."""
    whom = f"gửi cho {to}" if to else "gửi cho cơ quan khác"
    return f"{file} {whom}, không phải cho cơ quan này; hãy chuyển tệp đến đúng nơi nhận."


def tampered(file: str) -> str:
    """Say that the content is not what was sealed."""
    return (
        f"Nội dung {file} đã bị thay đổi hoặc bị hỏng sau khi niêm phong; không nhận, hãy xin nơi gửi chép lại tệp gốc."
    )


def untrusted_sender(file: str, sender: str) -> str:
    """Say that nobody trusted signed it; ``sender`` is what the unproven first line claims."""
    claim = f" (ghi là của {sender})" if sender else ""
    return f"{file}{claim} không có chữ ký của cơ quan nào đã được tin cậy; hãy nhận thẻ cơ quan và đối chiếu mã trước."


def wrong_sender(file: str, signer: str, claimed: str) -> str:
    """Say that one office signed for another."""
    return f"{file} do {signer} ký nhưng lại ghi là dữ liệu của {claimed}; không nhận, hãy hỏi lại cả hai cơ quan."


def malformed(file: str, where: str) -> str:
    """Say that a genuine bundle breaks the format."""
    return f"{file} không đúng khuôn dạng ở {where}; không nhận, hãy báo nơi gửi tạo lại gói."


def cannot_read(file: str, reason: str) -> str:
    """Say that the system refused to read."""
    return f"Không đọc được {file} ({reason}); hãy kiểm tra USB hoặc quyền đọc tệp rồi thử lại."


def cannot_write(file: str, reason: str) -> str:
    """Say that the system refused to write."""
    return f"Không ghi được {file} ({reason}); hãy kiểm tra dung lượng trống và quyền ghi rồi thử lại."


def write_differs(file: str) -> str:
    """Say that reading back gave something else than was written."""
    return f"Tệp {file} đọc lại khác với nội dung đã ghi; hãy đổi USB hoặc ổ đĩa rồi tạo lại gói."


def record_too_long(table: str, record: str) -> str:
    """Say which record passes the limit of one line."""
    return f"Bản ghi {record} (bảng {table}) quá dài để gửi; hãy rút ngắn phần ghi chú rồi tạo lại gói."


def records_too_large(megabytes: int) -> str:
    """Say that all records together pass the limit."""
    return f"Dữ liệu gửi vượt giới hạn {megabytes} MB của một gói; hãy chia đơn vị gửi nhỏ hơn."


# The place in the series


def already_merged(seq: int) -> str:
    """Say that the very file was merged before."""
    return f"Gói số {seq} này đã được nhận trước đây; không có gì thay đổi."


def next_in_series(seq: int) -> str:
    """Say that the bundle follows the last one."""
    return f"Gói số {seq} nối tiếp gói đã nhận."


def gap_in_series(first: int, last: int, seq: int) -> str:
    """Say which numbers were not seen; full snapshots make that harmless."""
    missing = f"gói số {first}" if first == last else f"các gói số {first} đến {last}"
    return f"Chưa thấy {missing}; gói số {seq} chứa đủ dữ liệu nên vẫn nhận được."


def older_than_merged(seq: int, last: int) -> str:
    """Say that newer data is already here."""
    return f"Gói số {seq} cũ hơn gói số {last} đã nhận; không nhận để khỏi ghi đè dữ liệu mới."


def superseded_epoch(seq: int) -> str:
    """Say that the sender has started a new series since."""
    return f"Gói số {seq} thuộc chuỗi cũ mà nơi gửi đã thay bằng chuỗi mới; không nhận để khỏi ghi đè dữ liệu mới."


def fork(seq: int) -> str:
    """Name both causes of a fork and the way out."""
    return (
        f"Gói số {seq} không nối tiếp gói đã nhận: nơi gửi đã khôi phục bản sao lưu hoặc dùng chương trình ở hai máy, "
        "hoặc tệp bị làm giả; hãy gọi điện đối chiếu mã kiểm tra, rồi nhờ nơi gửi mở chuỗi mới và gửi lại."
    )


def new_epoch(seq: int) -> str:
    """Say that the sender started anew, so that everything must be looked at."""
    return (
        f"Nơi gửi đã mở chuỗi mới (gói số {seq}), thường do khôi phục bản sao lưu hoặc đổi máy; "
        "hãy đối chiếu mã kiểm tra và xem kỹ các bản ghi bị thiếu trước khi nhận."
    )


# Control codes and cards


def code_mistyped() -> str:
    """Say that the digits cannot be right by themselves."""
    return "Mã kiểm tra gõ chưa đúng (mã gồm 20 chữ số, chia nhóm bốn số); hãy gõ lại theo phiếu."


def code_differs() -> str:
    """Say that the code is whole but belongs to something else."""
    return "Mã kiểm tra đúng dạng nhưng không phải của tệp này; hãy kiểm tra phiếu và tệp có cùng một lần gửi không."


def not_a_card() -> str:
    """Say that the file is something else."""
    return "Tệp không phải là thẻ cơ quan (.hrc); hãy chọn lại tệp thẻ do chương trình này tạo ra."


def card_newer() -> str:
    """Say that the program must be updated first."""
    return "Thẻ cơ quan do chương trình mới hơn tạo ra; hãy cập nhật chương trình rồi nhận lại thẻ."


def card_tampered() -> str:
    """Say that the card's own signature does not fit."""
    return "Thẻ cơ quan đã bị thay đổi hoặc bị hỏng; hãy xin lại thẻ từ cơ quan đó."


def card_malformed() -> str:
    """Say that the card breaks the format."""
    return "Thẻ cơ quan không đúng khuôn dạng; hãy xin cơ quan đó tạo lại thẻ."


def fingerprint_differs(office: str) -> str:
    """Say that the card is not the one on paper."""
    return f"Mã đối chiếu không khớp với thẻ của {office}; không tin cậy thẻ này, hãy hỏi lại mã qua điện thoại."


def identity_damaged() -> str:
    """Say that the office's own keys cannot be read."""
    return "Khóa của cơ quan trong kho dữ liệu bị hỏng; hãy khôi phục kho dữ liệu từ bản sao lưu."
