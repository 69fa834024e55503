"""What the workbook template says to the clerk who fills it."""

STAFF_SHEET = "Danh sách"
TRAINING_SHEET = "Đào tạo, bồi dưỡng"
EQUIPMENT_SHEET = "Tài sản"
GUIDE_SHEET = "Hướng dẫn"
GUIDE_TITLE = "HƯỚNG DẪN ĐIỀN DANH SÁCH CÁN BỘ, CÔNG CHỨC, NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH"
GUIDE_ADVICE = (
    "1. Mỗi dòng là một người giữ một chức danh. Người giữ hai chức danh ghi thành hai dòng, "
    "cùng số CCCD (hoặc cùng họ tên và ngày sinh).",
    "2. Cột có tên in đậm là bắt buộc. Ô chưa biết thì để trống: ô trống nghĩa là chưa có thông tin, "
    "không phải là “chưa qua đào tạo” hay “không”.",
    "3. Không đổi tên cột, không gộp ô, không chèn dòng tiêu đề; được xóa cột không bắt buộc và đổi thứ tự cột.",
    "4. Ngày ghi ngày/tháng/năm đủ bốn chữ số của năm; chỉ biết tháng hoặc năm thì ghi 03/1975 hoặc 1975.",
    "5. Ô có danh sách thì nên chọn trong danh sách; các chữ viết tắt quen dùng (ĐH, TC, CVC, CT UBND) cũng đọc được.",
)
TRAINING_GUIDE_TITLE = "HƯỚNG DẪN ĐIỀN DANH SÁCH ĐÀO TẠO, BỒI DƯỠNG"
TRAINING_GUIDE_ADVICE = (
    "1. Mỗi dòng là một lượt học của một người đã có hồ sơ. Người học hai khóa ghi thành hai dòng.",
    "2. Cột có tên in đậm là bắt buộc. Người được tìm theo số CCCD, hoặc theo họ tên và ngày sinh; "
    "người chưa có hồ sơ thì nhập danh sách cán bộ, công chức trước.",
    "3. Không đổi tên cột, không chèn dòng tiêu đề; được xóa cột không bắt buộc và đổi thứ tự cột.",
    "4. Ngày ghi ngày/tháng/năm đủ bốn chữ số của năm; chỉ biết tháng hoặc năm thì ghi 03/2019 hoặc 2019.",
    "5. Nhập lại một lượt học đã có thì không thành lượt mới; ô để trống không xóa điều đã ghi trong hồ sơ.",
)
EQUIPMENT_GUIDE_TITLE = "HƯỚNG DẪN ĐIỀN DANH SÁCH TÀI SẢN, TRANG THIẾT BỊ"
EQUIPMENT_GUIDE_ADVICE = (
    "1. Mỗi dòng là một tài sản, hoặc nhiều đồ nhỏ giống nhau để cùng một nơi (ghi số lượng). Máy có mã tài sản hoặc "
    "số sê-ri riêng thì mỗi máy một dòng.",
    "2. Cột có tên in đậm là bắt buộc. Ô chưa biết thì để trống: nhập lại không xóa điều đã ghi trong hồ sơ.",
    "3. Không đổi tên cột, không gộp ô, không chèn dòng tiêu đề; được xóa cột không bắt buộc và đổi thứ tự cột.",
    "4. Nguyên giá là của cả dòng (đơn giá nhân số lượng), ghi đủ số đồng. Ngày ghi ngày/tháng/năm; chỉ biết năm thì ghi 2022.",
    "5. Nơi đặt chưa có trong hồ sơ sẽ được thêm sau khi xem trước. Nhà văn hóa ghi kèm thôn, ví dụ “Nhà văn hóa thôn Nội Phật”.",
    "6. Tài sản đã có được tìm theo mã tài sản, rồi số sê-ri, rồi tên, nhãn hiệu, nơi đặt, năm dùng và giá. Nơi đặt hoặc "
    "tình trạng khác hồ sơ thì ghi thành sự kiện của ngày nhập.",
)
GUIDE_HEADINGS = ("Số", "Tên cột", "Bắt buộc", "Ý nghĩa", "Cách ghi", "Ví dụ", "Căn cứ")
REQUIRED = "x"
NO_SOURCE = "Yêu cầu quản lý của đơn vị"

PROMPT_DATE = "Ghi 12/03/1975; chỉ biết tháng hoặc năm thì ghi 03/1975 hoặc 1975."
PROMPT_COURSE = "Ghi x nếu đã bồi dưỡng, hoặc ghi năm hoàn thành, ví dụ 2019."
PROMPT_CITIZEN_ID = "Ghi đủ 12 chữ số, giữ số 0 ở đầu."

_HOW_BY_KIND = {
    "text": "Ghi bằng chữ.",
    "date": "dd/mm/yyyy, mm/yyyy hoặc yyyy.",
    "code": "Chọn trong danh sách của ô.",
    "bool": "x, Có hoặc Không; để trống nếu chưa biết.",
    "integer": "Ghi một số nguyên.",
    "hundredths": "Ghi số có hai chữ số thập phân.",
    "course": "x hoặc năm hoàn thành; để trống nếu chưa biết.",
    "unit": "Chọn hoặc ghi đúng tên thôn, tổ dân phố.",
    "place": "Chọn hoặc ghi tên phòng, bộ phận, kho, nhà văn hóa.",
    "money": "Số đồng, ví dụ 9.800.000.",
}
_HOW_BY_KEY = {
    "citizen_id": "12 chữ số dạng văn bản.",
    "phone": "Chữ số, giữ số 0 ở đầu.",
    "general_education": "Chọn trong danh sách hoặc ghi lớp/hệ.",
    "foreign_language": "Chọn trong danh sách hoặc ghi tên chứng chỉ.",
    "it_skill": "Chọn trong danh sách hoặc ghi tên chứng chỉ.",
    "rank_code": "Chọn mã trong danh sách của ô.",
    "party_joined_on": "dd/mm/yyyy, mm/yyyy, yyyy; x hoặc Không.",
    "asset_code": "Ghi bằng chữ, giữ số 0 ở đầu.",
    "serial_no": "Ghi bằng chữ, giữ số 0 ở đầu.",
    "custodian": "Chọn hoặc ghi họ và tên.",
    "quantity": "Số nguyên từ 1.",
}

EXAMPLES = {
    "full_name": "Nguyễn Văn An",
    "date_of_birth": "12/03/1975",
    "sex": "Nam",
    "citizen_id": "026075001234",
    "ethnicity": "Kinh",
    "religion": "Không",
    "place_of_origin": "Xã Tam Hợp, tỉnh Vĩnh Phúc",
    "place_of_residence": "Thôn Nội Phật, xã Tam Hợp",
    "phone": "0912345678",
    "official_email": "an.nguyenvan@vinhphuc.gov.vn",
    "digital_signature": "x",
    "party_joined_on": "03/02/2001",
    "party_official_on": "03/02/2002",
    "general_education": "12/12",
    "professional_level": "Đại học",
    "professional_field": "Luật",
    "professional_school": "Trường Đại học Luật Hà Nội",
    "professional_attained_on": "1998",
    "political_theory_level": "Trung cấp",
    "state_management_level": "Chuyên viên",
    "foreign_language": "B1 (bậc 3/6)",
    "it_skill": "Ứng dụng CNTT cơ bản",
    "position_code": "Chủ tịch Ủy ban nhân dân",
    "held_from": "01/07/2021",
    "decision_no": "215/QĐ-UBND",
    "is_concurrent": "Không",
    "hamlet": "Thôn Nội Phật",
    "is_reelected": "x",
    "is_local": "x",
    "requires_foreign_language": "Không",
    "course_party_building": "2019",
    "course_economic_management": "x",
    "course_deputy_skills": "2021",
    "course_leadership_skills": "x",
    "course_professional_skills": "05/2020",
    "rank_code": "01.003",
    "pay_step": "3",
    "pay_coefficient": "3,00",
    "pay_effective_on": "01/01/2023",
    "note": "Đang học cao cấp lý luận chính trị",
    "training_kind": "Bồi dưỡng",
    "course_code": "Bồi dưỡng quản lý nhà nước",
    "training_name": "Bồi dưỡng ngạch chuyên viên khóa 12",
    "training_place": "Trong nước",
    "training_from": "04/03/2019",
    "training_to": "26/04/2019",
    "training_institution": "Trường Chính trị tỉnh Vĩnh Phúc",
    "training_mode": "Tập trung",
    "training_result": "Giỏi",
    "training_certificate": "1254/2019",
    "training_decision": "18/QĐ-UBND",
    "training_note": "Học bù hai buổi",
    "name": "Máy in laser",
    "category_code": "Máy in",
    "asset_code": "MI-001",
    "model": "Canon LBP2900",
    "serial_no": "0123456",
    "place": "Nhà văn hóa thôn Nội Phật",
    "place_hamlet": "Thôn Nội Phật",
    "custodian": "Nguyễn Văn An",
    "in_use_since": "15/03/2022",
    "cost": "3.650.000",
    "source": "Ngân sách xã",
    "condition": "Đang sử dụng",
    "quantity": "1",
    "measure": "Cái",
    "item_note": "Thay mực tháng 5/2023",
}


def how_to_write(key: str, kind: str) -> str:
    """How a column is written."""
    return _HOW_BY_KEY.get(key) or _HOW_BY_KIND[kind]


def warn_not_in_list() -> str:
    """A value outside the list of its column."""
    return "Giá trị không có trong danh sách. Chữ viết tắt quen dùng vẫn đọc được; bạn có giữ lại không?"


def warn_not_whole(least: int) -> str:
    """Not a whole number, or too small."""
    return f"Chỉ ghi một số nguyên, từ {least} trở lên. Bạn có giữ lại không?"


def warn_citizen_id() -> str:
    """Not twelve signs."""
    return "Số CCCD phải có đúng 12 chữ số, giữ số 0 ở đầu. Bạn có giữ lại không?"
