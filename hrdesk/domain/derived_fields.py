"""Fields that follow from others: reports and lists show them, the staff template has no column for them."""

from hrdesk.domain.field import Field, Kind

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
