"""Every field, declared once: workbook headings, forms, tables, reports and bundles read it here.

``label`` is the official heading (contracts, section 3). ``record`` and ``column`` say where the
value lives; ``slot`` tells the rows of one record table apart (the kind of a qualification, the
code of a course). A model column without a declaration fails ``tests/architecture``.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a value is, and so how it is read, edited and printed."""

    TEXT = "text"
    DATE = "date"  # PartialDate
    CODE = "code"  # one entry of the catalog
    BOOL = "bool"  # yes, no or not stated
    INTEGER = "integer"
    HUNDREDTHS = "hundredths"  # a decimal of two places kept as an integer
    COURSE = "course"  # x, or the year it was finished
    UNIT = "unit"  # the name of a unit below the office


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``width`` is the usual column width in millimetres on paper."""

    key: str
    label: str
    kind: Kind
    record: str
    column: str
    slot: str | None = None
    catalog: str | None = None
    required: bool = False
    sensitive: bool = False
    aliases: tuple[str, ...] = ()
    help: str = ""
    source: str = ""
    width: float = 22


def _text(key: str, label: str, record: str = "person", column: str = "", **more: object) -> Field:
    return Field(key, label, Kind.TEXT, record, column or key, **more)  # type: ignore[arg-type]


def _date(key: str, label: str, record: str, column: str = "", **more: object) -> Field:
    return Field(key, label, Kind.DATE, record, column or key, **{"width": 20, **more})  # type: ignore[arg-type]


def _flag(key: str, label: str, record: str = "assignment", **more: object) -> Field:
    return Field(key, label, Kind.BOOL, record, key, **{"width": 14, **more})  # type: ignore[arg-type]


def _level(key: str, label: str, **more: object) -> Field:
    return Field(
        key,
        label,
        Kind.CODE,
        "qualification",
        "level",
        slot=key,
        catalog=key,
        **{"width": 20, **more},  # type: ignore[arg-type]
    )


def _course(code: str, label: str, *aliases: str) -> Field:
    key = f"course_{code.lower()}"
    return Field(
        key,
        label,
        Kind.COURSE,
        "training",
        "ended_on",
        slot=code,
        aliases=aliases,
        width=16,
        help="Đánh x nếu đã bồi dưỡng, hoặc ghi năm hoàn thành.",
        source="Quyết định 04/2004/QĐ-BNV; Thông tư 13/2019/TT-BNV",
    )


# The staff template, in the order of its columns.
STAFF: tuple[Field, ...] = (
    _text(
        "full_name",
        "Họ và tên",
        required=True,
        width=42,
        aliases=("Họ tên", "Họ và tên khai sinh", "Tên cán bộ", "Họ, tên", "Họ và tên cán bộ, công chức"),
        help="Họ, chữ đệm và tên như trong giấy khai sinh, chữ thường có dấu.",
        source="Mẫu 2C-BNV/2008, mục 1",
    ),
    _date(
        "date_of_birth",
        "Ngày sinh",
        "person",
        required=True,
        aliases=("Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh", "Sinh ngày", "NTNS"),
        help="dd/mm/yyyy; nếu chỉ biết tháng hoặc năm thì ghi 03/1975 hoặc 1975.",
        source="Mẫu 2C-BNV/2008, mục 3",
    ),
    Field(
        "sex",
        "Giới tính",
        Kind.CODE,
        "person",
        "sex",
        catalog="sex",
        required=True,
        width=14,
        aliases=("Nam/Nữ", "Nam, nữ", "GT", "Phái"),
        help="Nam hoặc Nữ.",
        source="Mẫu 2C-BNV/2008, mục 3",
    ),
    _text(
        "citizen_id",
        "Số CCCD",
        sensitive=True,
        width=28,
        aliases=(
            "CCCD",
            "Số định danh cá nhân",
            "Số định danh",
            "Số CMND/CCCD",
            "Căn cước công dân",
            "Số căn cước",
            "CCCD/CMND",
            "CMND/CCCD",
        ),
        help="12 chữ số, ghi dạng văn bản để không mất số 0 ở đầu.",
        source="Nghị định 137/2015/NĐ-CP, Điều 13; Luật Căn cước 2023",
    ),
    Field(
        "ethnicity",
        "Dân tộc",
        Kind.CODE,
        "person",
        "ethnicity",
        catalog="ethnicity",
        sensitive=True,
        width=16,
        help="Theo danh mục 54 dân tộc.",
        source="Quyết định 121-TCTK/PPCĐ ngày 02/3/1979",
    ),
    Field(
        "religion",
        "Tôn giáo",
        Kind.CODE,
        "person",
        "religion",
        catalog="religion",
        sensitive=True,
        width=18,
        help="Không theo tôn giáo nào thì ghi Không, đừng bỏ trống.",
        source="Mẫu 2C-BNV/2008, mục 7",
    ),
    _text("place_of_origin", "Quê quán", width=40, aliases=("Nguyên quán",), source="Mẫu 2C-BNV/2008, mục 5"),
    _text(
        "place_of_residence",
        "Nơi ở hiện nay",
        width=40,
        aliases=("Chỗ ở hiện nay", "Nơi thường trú", "Nơi ở", "Địa chỉ"),
        source="Mẫu 2C-BNV/2008, mục 9",
    ),
    _text(
        "phone",
        "Điện thoại",
        width=22,
        aliases=("Số điện thoại", "ĐT", "SĐT", "Điện thoại di động"),
        help="Ghi dạng văn bản để giữ số 0 ở đầu.",
    ),
    _text("official_email", "Thư điện tử công vụ", width=36, aliases=("Email công vụ", "Email", "Thư điện tử")),
    _flag(
        "digital_signature",
        "Chữ ký số",
        "person",
        aliases=("Chứng thư số", "Có chữ ký số"),
        help="x hoặc Có nếu đã được cấp chữ ký số cá nhân.",
    ),
    _date(
        "party_joined_on",
        "Ngày vào Đảng",
        "party_membership",
        "admitted_on",
        sensitive=True,
        aliases=(
            "Ngày vào Đảng (dự bị)",
            "Vào Đảng",
            "Ngày kết nạp",
            "Ngày kết nạp Đảng",
            "Ngày vào Đảng CSVN",
            "Dự bị",
        ),
        source="Mẫu 2C-BNV/2008, mục 16",
    ),
    _date(
        "party_official_on",
        "Ngày chính thức",
        "party_membership",
        "full_member_on",
        sensitive=True,
        aliases=("Ngày vào Đảng chính thức", "Chính thức"),
        source="Mẫu 2C-BNV/2008, mục 16",
    ),
    _text(
        "general_education",
        "Giáo dục phổ thông",
        "qualification",
        "certificate",
        slot="general_education",
        catalog="general_education",
        width=16,
        aliases=(
            "Trình độ văn hóa",
            "Văn hóa",
            "VH",
            "GDPT",
            "Trình độ GDPT",
            "Trình độ giáo dục phổ thông",
            "Trình độ phổ thông",
        ),
        help="12/12, 10/10 hoặc THPT, THCS, Tiểu học.",
        source="Mẫu 2C-BNV/2008, mục 15.1",
    ),
    _level(
        "professional_level",
        "Trình độ chuyên môn",
        aliases=("Chuyên môn", "TĐCM", "CMNV", "Trình độ chuyên môn nghiệp vụ", "Trình độ CM", "Trình độ đào tạo"),
        help="Trình độ cao nhất đã có bằng; chưa qua đào tạo thì ghi Chưa qua đào tạo.",
        source="Mẫu 2C-BNV/2008, mục 15.2",
    ),
    _text(
        "professional_field",
        "Chuyên ngành",
        "qualification",
        "field",
        slot="professional_level",
        width=30,
        aliases=("Ngành", "Chuyên ngành đào tạo", "Ngành đào tạo", "Ngành/chuyên ngành"),
    ),
    _text(
        "professional_school",
        "Nơi đào tạo",
        "qualification",
        "school",
        slot="professional_level",
        width=34,
        aliases=("Cơ sở đào tạo", "Trường đào tạo", "Trường"),
    ),
    _date(
        "professional_attained_on",
        "Năm tốt nghiệp",
        "qualification",
        "attained_on",
        slot="professional_level",
        aliases=("Năm TN", "Tốt nghiệp năm"),
    ),
    _level(
        "political_theory_level",
        "Lý luận chính trị",
        aliases=(
            "LLCT",
            "Trình độ lý luận chính trị",
            "Trình độ LLCT",
            "Chính trị",
            "Trình độ chính trị",
            "Lý luận",
            "Lý luận CT",
        ),
        source="Mẫu 2C-BNV/2008, mục 15.3",
    ),
    _level(
        "state_management_level",
        "Quản lý nhà nước",
        aliases=("QLNN", "Trình độ quản lý nhà nước", "Quản lý NN", "BD QLNN", "Bồi dưỡng quản lý nhà nước", "QLHCNN"),
        help="Chứng chỉ bồi dưỡng theo ngạch; khác với ngạch đang giữ.",
        source="Mẫu 2C-BNV/2008, mục 15.4",
    ),
    _text(
        "foreign_language",
        "Ngoại ngữ",
        "qualification",
        "certificate",
        slot="foreign_language_level",
        catalog="foreign_language_level",
        aliases=("Trình độ ngoại ngữ", "Anh văn", "Tiếng Anh"),
        width=20,
        help="Chứng chỉ (B1, Anh C, bậc 3 ...) hoặc bằng đại học ngoại ngữ; chưa có thì ghi Chưa.",
        source="Thông tư 01/2014/TT-BGDĐT; Mẫu 2C-BNV/2008, mục 15.5",
    ),
    _text(
        "it_skill",
        "Tin học",
        "qualification",
        "certificate",
        slot="it_skill_level",
        catalog="it_skill_level",
        aliases=("Trình độ tin học", "CNTT"),
        width=20,
        help="Chứng chỉ (A, B, ƯDCNTT cơ bản ...) hoặc bằng công nghệ thông tin; chưa có thì ghi Chưa.",
        source="Thông tư 03/2014/TT-BTTTT; Mẫu 2C-BNV/2008, mục 15.6",
    ),
    Field(
        "position_code",
        "Chức danh",
        Kind.CODE,
        "assignment",
        "position_code",
        catalog="position",
        required=True,
        width=40,
        aliases=(
            "Chức vụ",
            "Chức vụ, chức danh",
            "Chức danh, chức vụ",
            "Chức vụ hiện nay",
            "Chức danh công tác",
            "Chức vụ hoặc chức danh công tác",
            "Chức vụ/Chức danh",
        ),
        help="Theo danh mục chức danh; một người giữ hai chức danh ghi thành hai dòng.",
        source="Nghị định 33/2023/NĐ-CP, Điều 5",
    ),
    _date(
        "held_from",
        "Ngày giữ chức danh",
        "assignment",
        "valid_from",
        aliases=("Ngày bổ nhiệm", "Ngày bầu", "Ngày bổ nhiệm/bầu", "Thời gian giữ chức vụ", "Từ ngày giữ chức"),
    ),
    _date("held_to", "Ngày thôi giữ", "assignment", "valid_to", aliases=("Ngày thôi giữ chức danh", "Ngày thôi")),
    _text("decision_no", "Số quyết định", "assignment", width=26, aliases=("Quyết định số", "Số QĐ")),
    _flag("is_concurrent", "Kiêm nhiệm", aliases=("Kiêm", "Kiêm nhiệm chức danh")),
    Field(
        "hamlet",
        "Thôn, tổ dân phố",
        Kind.UNIT,
        "assignment",
        "unit_id",
        width=30,
        aliases=("Thôn/TDP", "Thôn", "Thôn, TDP", "Tổ dân phố", "Thôn (TDP)"),
        help="Chỉ ghi cho chức danh ở thôn, tổ dân phố; tên mới sẽ được thêm sau khi xem trước.",
    ),
    _flag("is_reelected", "Tái cử"),
    _flag("is_local", "Người địa phương", aliases=("Là người địa phương",)),
    _flag("requires_foreign_language", "Vị trí yêu cầu ngoại ngữ"),
    _course("PARTY_BUILDING", "Bồi dưỡng xây dựng Đảng", "BD xây dựng Đảng", "Nghiệp vụ công tác xây dựng Đảng"),
    _course("ECONOMIC_MANAGEMENT", "Bồi dưỡng quản lý kinh tế", "BD quản lý kinh tế"),
    _course("DEPUTY_SKILLS", "Bồi dưỡng kỹ năng đại biểu HĐND", "Kỹ năng đại biểu", "BD đại biểu HĐND"),
    _course("LEADERSHIP_SKILLS", "Bồi dưỡng kỹ năng lãnh đạo, quản lý", "Kỹ năng lãnh đạo", "BD lãnh đạo, quản lý"),
    _course("PROFESSIONAL_SKILLS", "Bồi dưỡng nghiệp vụ", "BD nghiệp vụ", "Bồi dưỡng chuyên môn, nghiệp vụ"),
    Field(
        "rank_code",
        "Mã ngạch",
        Kind.CODE,
        "pay",
        "rank_code",
        catalog="rank",
        width=18,
        aliases=("Mã số ngạch", "Ngạch"),
        help="Ví dụ 01.003 (chuyên viên).",
        source="Nghị định 204/2004/NĐ-CP; Thông tư 2/2021/TT-BNV",
    ),
    Field(
        "pay_step",
        "Bậc lương",
        Kind.INTEGER,
        "pay",
        "pay_step",
        width=12,
        aliases=("Bậc",),
        source="Nghị định 204/2004/NĐ-CP",
    ),
    Field(
        "pay_coefficient",
        "Hệ số lương",
        Kind.HUNDREDTHS,
        "pay",
        "coefficient",
        width=14,
        aliases=("Hệ số", "HSL"),
        source="Nghị định 204/2004/NĐ-CP",
    ),
    _date(
        "pay_effective_on",
        "Hưởng từ ngày",
        "pay",
        "effective_on",
        aliases=("Ngày hưởng", "Ngày hưởng lương", "Lương từ ngày"),
    ),
    _text("note", "Ghi chú", width=30),
)

# Values that reports and lists show but that follow from others.
DERIVED: tuple[Field, ...] = (
    Field(
        "party_member",
        "Đảng viên",
        Kind.BOOL,
        "party_membership",
        "id",
        sensitive=True,
        width=14,
        help="Có ngày vào Đảng, hoặc được đánh dấu là đảng viên.",
    ),
    Field(
        "general_education_level",
        "Cấp học phổ thông",
        Kind.CODE,
        "qualification",
        "level",
        slot="general_education",
        catalog="general_education",
    ),
    Field(
        "foreign_language_level",
        "Trình độ ngoại ngữ (nhóm)",
        Kind.CODE,
        "qualification",
        "level",
        slot="foreign_language_level",
        catalog="foreign_language_level",
    ),
    Field(
        "foreign_language_step",
        "Bậc ngoại ngữ (1-6)",
        Kind.INTEGER,
        "qualification",
        "step",
        slot="foreign_language_level",
        source="Thông tư 01/2014/TT-BGDĐT",
    ),
    Field(
        "it_skill_level",
        "Trình độ tin học (nhóm)",
        Kind.CODE,
        "qualification",
        "level",
        slot="it_skill_level",
        catalog="it_skill_level",
    ),
)

# Facts that have a form of their own and no place in the staff template.
OFFICE: tuple[Field, ...] = (
    _text("unit_code", "Mã đơn vị", "org_unit", "code", source="Quyết định 124/2004/QĐ-TTg; Quyết định 19/2025/QĐ-TTg"),
    _text("unit_name", "Tên đơn vị", "org_unit", "name"),
    Field("unit_kind", "Loại đơn vị", Kind.CODE, "org_unit", "kind", catalog="unit_kind"),
    Field(
        "unit_class",
        "Phân loại",
        Kind.CODE,
        "org_unit",
        "unit_class",
        catalog="unit_class",
        source="Nghị quyết 1211/2016/UBTVQH13; Nghị định 307/2025/NĐ-CP",
    ),
    Field(
        "area_type",
        "Vùng",
        Kind.CODE,
        "org_unit",
        "area_type",
        catalog="area_type",
        help="Đồng bằng, đô thị hay miền núi: tiêu chuẩn khác nhau.",
        source="Quyết định 04/2004/QĐ-BNV",
    ),
    Field(
        "population",
        "Dân số (người)",
        Kind.INTEGER,
        "org_unit",
        "population",
        help="Thường trú và tạm trú quy đổi, tính đến 31/12.",
        source="Nghị định 33/2023/NĐ-CP, Điều 6",
    ),
    Field(
        "area_km2", "Diện tích (km²)", Kind.HUNDREDTHS, "org_unit", "area_km2", source="Nghị định 33/2023/NĐ-CP, Điều 6"
    ),
    Field("households", "Số hộ", Kind.INTEGER, "org_unit", "households", source="Nghị định 33/2023/NĐ-CP, Điều 34"),
    Field(
        "has_regular_police",
        "Trưởng Công an xã là công an chính quy",
        Kind.BOOL,
        "org_unit",
        "has_regular_police",
        source="Nghị định 42/2021/NĐ-CP",
    ),
    _date("unit_valid_from", "Thành lập ngày", "org_unit", "valid_from"),
    _date("unit_valid_to", "Kết thúc ngày", "org_unit", "valid_to"),
    Field("parent_unit", "Đơn vị cấp trên", Kind.UNIT, "org_unit", "parent_id"),
    Field("quota_unit", "Đơn vị được giao", Kind.UNIT, "headcount_quota", "unit_id"),
    Field("quota_group", "Nhóm được giao", Kind.CODE, "headcount_quota", "group_code", catalog="position_group"),
    Field("quota_assigned", "Số được giao", Kind.INTEGER, "headcount_quota", "assigned"),
    _text("quota_decision", "Số quyết định giao", "headcount_quota", "decision_no"),
    _date("quota_from", "Giao từ ngày", "headcount_quota", "valid_from"),
    _date("quota_to", "Giao đến ngày", "headcount_quota", "valid_to"),
    Field("qualification_kind", "Loại trình độ", Kind.CODE, "qualification", "kind", catalog="qualification_kind"),
    _text("qualification_mode", "Hình thức đào tạo", "qualification", "mode"),
    Field("course_code", "Nội dung", Kind.CODE, "training", "course_code", catalog="course"),
    Field("training_kind", "Loại", Kind.CODE, "training", "kind", catalog="training_kind"),
    _text("training_name", "Tên khóa học", "training", "name"),
    Field("training_place", "Nơi học", Kind.CODE, "training", "place", catalog="training_place"),
    _date("training_from", "Từ ngày", "training", "started_on"),
    _text("training_institution", "Cơ sở đào tạo", "training", "institution"),
    _text("training_mode", "Hình thức", "training", "mode"),
    _text("training_result", "Kết quả", "training", "result"),
    _text("training_certificate", "Số chứng chỉ", "training", "certificate_no"),
    _text("training_decision", "Số quyết định", "training", "decision_no"),
    _text("training_note", "Ghi chú", "training", "note"),
    _date("party_left_on", "Ngày ra khỏi Đảng", "party_membership", "left_on", sensitive=True),
    Field("end_reason", "Lý do thôi giữ", Kind.CODE, "assignment", "end_reason", catalog="end_reason"),
    _text("accepted_rule", "Mã quy tắc", "accepted_finding", "rule"),
    _text("accepted_subject", "Đối tượng", "accepted_finding", "subject_id"),
    _text("accepted_reason", "Lý do chấp nhận", "accepted_finding", "reason"),
    _text("accepted_by", "Người chấp nhận", "accepted_finding", "accepted_by"),
)

ALL: tuple[Field, ...] = (*STAFF, *DERIVED, *OFFICE)
BY_KEY: dict[str, Field] = {declared.key: declared for declared in ALL}
assert len(BY_KEY) == len(ALL), "a field key is declared twice"


def field(key: str) -> Field:
    """Return the declaration of a field. Raises ``KeyError``."""
    return BY_KEY[key]
