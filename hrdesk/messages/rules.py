"""Sentences of the check: what is not met, by whom, and what the law asks."""

from datetime import date

from hrdesk.text import count_vi

_DIMENSIONS = {
    "general_education": "trình độ giáo dục phổ thông",
    "professional_level": "trình độ chuyên môn",
    "political_theory_level": "trình độ lý luận chính trị",
    "state_management_level": "trình độ quản lý nhà nước",
    "foreign_language_level": "trình độ ngoại ngữ",
    "it_skill_level": "trình độ tin học",
}
_WITHOUT = {
    "professional_level": "chưa qua đào tạo chuyên môn",
    "political_theory_level": "chưa qua đào tạo lý luận chính trị",
    "state_management_level": "chưa bồi dưỡng quản lý nhà nước",
    "foreign_language_level": "chưa có chứng chỉ ngoại ngữ",
    "it_skill_level": "chưa có chứng chỉ tin học",
}


def dimension_name(dimension: str) -> str:
    """Return what a level is about: "trình độ chuyên môn"."""
    return _DIMENSIONS[dimension]


def day_vi(day: date) -> str:
    """Return a day as papers write it."""
    return f"{day:%d/%m/%Y}"


# --- Standards as files ---------------------------------------------------------------------------


def unreadable_standard(file: str, problem: str) -> str:
    """A file of standards cannot be used."""
    return f"Tệp tiêu chuẩn {file} không đọc được: {problem}. Sửa hoặc bỏ tệp này rồi mở lại chương trình."


def rule_declared_twice(rule: str) -> str:
    """Two files declare one rule."""
    return f"Quy tắc {rule} được khai báo hai lần; mỗi mã quy tắc chỉ dùng một lần, hãy đổi mã trong tệp của đơn vị."


def unknown_standard(standard: str, known: str) -> str:
    """Somebody asks for a standard that is not there."""
    return f"Không có bộ tiêu chuẩn {standard}. Các bộ hiện có: {known}."


def citation(title: str, article: str, verified: bool) -> str:
    """Return a full citation; what was not held against the text of the law says so."""
    cited = f"{title}, {article}" if article else title
    return cited if verified else f"{cited} (cần đối chiếu)"


# --- Requirements ---------------------------------------------------------------------------------


def level_required(dimension: str, minimum: str, code: str) -> str:
    """Return "trình độ chuyên môn từ Đại học"."""
    if code == "CERTIFICATE":
        return "có chứng chỉ tin học" if dimension == "it_skill_level" else "có chứng chỉ ngoại ngữ"
    rank = "ngạch " if dimension == "state_management_level" else ""
    return f"{_DIMENSIONS[dimension]} từ {rank}{minimum}"


def course_required(course: str) -> str:
    """The course by its label, "Bồi dưỡng xây dựng Đảng"."""
    return f"đã được {lower_first(course)}"


def membership_required() -> str:
    """Party membership."""
    return "là đảng viên"


def field_required(minimum: str, field: str) -> str:
    """Return "bằng từ Trung cấp ngành Luật"."""
    return f"bằng từ {minimum} ngành {field}"


def first_age_required(maximum: int, maximum_female: int | None) -> str:
    """The age at the first appointment."""
    return f"giữ chức danh lần đầu khi {_at_most(maximum, maximum_female)}"


def holding_age_required(maximum: int, maximum_female: int | None) -> str:
    """The age while holding the title."""
    return f"giữ chức danh khi {_at_most(maximum, maximum_female)}"


def minimum_age_required(minimum: int) -> str:
    """The lowest age."""
    return f"đủ {minimum} tuổi trở lên"


def term_required(months: int) -> str:
    """Months of work left at the first appointment."""
    return f"khi giữ chức danh lần đầu còn đủ {months} tháng công tác đến tuổi nghỉ hưu"


def staffed_required() -> str:
    """Every title at least one holder."""
    return "mỗi chức danh có ít nhất 01 người"


def quota_required(numbers: str) -> str:
    """Return "số lượng theo loại đơn vị I/II/III: 22/20/18"."""
    return f"số lượng {numbers}"


def waiver(dimension: str) -> str:
    """The instrument asks nothing."""
    return f"không yêu cầu chứng chỉ về {_DIMENSIONS[dimension]}"


def _at_most(maximum: int, maximum_female: int | None) -> str:
    if maximum_female is None:
        return f"không quá {maximum} tuổi"
    return f"không quá {maximum} tuổi đối với nam, {maximum_female} tuổi đối với nữ"


# --- Shortfalls of persons ------------------------------------------------------------------------


def level_below(who: str, dimension: str, level: str, required: str) -> str:
    """The level is stated and too low."""
    return f"{who} có {_DIMENSIONS[dimension]} {level}; yêu cầu {_after_dimension(dimension, required)}."


def level_none(who: str, dimension: str, required: str) -> str:
    """Stated as none."""
    return f"{who} {_WITHOUT[dimension]}; yêu cầu {_after_dimension(dimension, required)}."


def level_unknown(who: str, dimension: str, required: str) -> str:
    """Not stated: neither met nor failed."""
    return (
        f"{who} chưa có dữ liệu về {_DIMENSIONS[dimension]} (yêu cầu {_after_dimension(dimension, required)}); "
        "hãy bổ sung hồ sơ."
    )


def _after_dimension(dimension: str, required: str) -> str:
    """Leave out the name of the level where the sentence has said it."""
    return required.removeprefix(f"{_DIMENSIONS[dimension]} ")


def course_missing(who: str, course: str) -> str:
    """No such course on record."""
    return f"{who} chưa được {lower_first(course)}; tiêu chuẩn chức danh yêu cầu nội dung này."


def not_a_member(who: str) -> str:
    """The record says no party membership."""
    return f"{who} chưa được ghi nhận là đảng viên; chức danh này yêu cầu là đảng viên."


def field_differs(who: str, field: str, required: str) -> str:
    """The highest diploma is in another field."""
    return f"{who} có chuyên ngành {field}; yêu cầu {required}."


def field_unknown(who: str, required: str) -> str:
    """A diploma without its field."""
    return f"{who} chưa ghi chuyên ngành đào tạo (yêu cầu {required}); hãy bổ sung hồ sơ."


def too_old_at_first(who: str, started: str, age: int, maximum: int) -> str:
    """Older than allowed when first taking the title."""
    return f"{who} giữ chức danh lần đầu ngày {started} khi {age} tuổi; yêu cầu không quá {maximum} tuổi."


def too_old(who: str, age: int, on: date, maximum: int) -> str:
    """Older than allowed while holding the title."""
    return f"{who} {age} tuổi tính đến ngày {day_vi(on)}; chỉ giữ chức danh này đến không quá {maximum} tuổi."


def too_young(who: str, age: int, minimum: int) -> str:
    """Under the lowest age."""
    return f"{who} mới {age} tuổi; yêu cầu đủ {minimum} tuổi trở lên."


def age_unknown(who: str, required: str, missing: str) -> str:
    """What the age depends on is not recorded."""
    return f"{who} chưa ghi {missing} nên chưa xét được yêu cầu {required}; hãy bổ sung hồ sơ."


def age_unclear(who: str, required: str) -> str:
    """Only a year is known, or the sex is not: the age may or may not be within the limit."""
    return f"{who} chưa ghi đủ ngày, tháng hoặc giới tính nên chưa xét được yêu cầu {required}; hãy bổ sung hồ sơ."


def term_short(who: str, started: str, left: int, months: int) -> str:
    """Not enough months to the retirement age at the first appointment."""
    rest = f"còn {count_vi(left)} tháng" if left > 0 else "không còn thời gian"
    return f"{who} giữ chức danh lần đầu ngày {started}, khi đó {rest} đến tuổi nghỉ hưu; yêu cầu đủ {months} tháng."


def in_transition(until: date) -> str:
    """Added where the law gives time."""
    return f" Được chuyển tiếp đến ngày {day_vi(until)}."


def transition_unclear(until: date) -> str:
    """Added where the day of taking the title is not known."""
    return f" Chưa ghi ngày giữ chức danh nên chưa xét được thời hạn chuyển tiếp đến ngày {day_vi(until)}."


def within_grace(until: date) -> str:
    """Added while the years after recruitment run."""
    return f" Thời hạn hoàn thành: ngày {day_vi(until)}."


# --- Conflicts ------------------------------------------------------------------------------------


def requirement_of(legal_basis: str, required: str) -> str:
    """One side of a conflict."""
    return f"{legal_basis}: {required}"


def not_in_force(day: date, ended: bool) -> str:
    """One side of a conflict that does not apply on the day."""
    return f" (hết hiệu lực sau ngày {day_vi(day)})" if ended else f" (có hiệu lực từ ngày {day_vi(day)})"


def competing(others: str, effect: str, applied: str, reason: str) -> str:
    """Both sides, which one prevails and why; ``effect`` is that of the conflict."""
    handling = {"both": "Xét cả hai", "should": "Chỉ nhắc, không coi là chưa đạt"}.get(effect, f"Áp dụng {applied}")
    return f"{others}. {handling}, vì {reason}."


# --- Units and quotas -----------------------------------------------------------------------------


def title_vacant(unit: str, title: str) -> str:
    """Nobody holds a title that each commune has."""
    return f"{unit} chưa có người giữ chức danh {title}."


def over_quota(unit: str, group: str, present: int, assigned: int) -> str:
    """More people than assigned."""
    over = present - assigned
    return (
        f"{unit} có {count_vi(present)} {lower_first(group)}, vượt {count_vi(over)} người so với số lượng tối đa "
        f"{count_vi(assigned)} người."
    )


def class_unknown(unit: str) -> str:
    """The class decides the quota."""
    return f"{unit} chưa ghi phân loại đơn vị hành chính nên chưa tính được số lượng được giao; hãy bổ sung."


def area_unknown(unit: str) -> str:
    """The area decides which level is asked."""
    return f"{unit} chưa ghi khu vực; đang rà soát theo tiêu chuẩn vùng đồng bằng, đô thị."


def source_decision(decision_no: str | None) -> str:
    """Where an assigned number comes from."""
    return f"Quyết định số {decision_no}" if decision_no else "Số lượng được giao đã nhập"


def source_additional(legal_basis: str, base: int, added: int) -> str:
    """The number of the class and the posts added for population and area."""
    return f"{legal_basis}: {base} + {added} theo dân số, diện tích"


def source_unknown() -> str:
    """No rule gives a number."""
    return "Chưa có căn cứ để tính"


def position_ended(who: str, ended: date) -> str:
    """The title no longer exists."""
    return f"{who} giữ chức danh chỉ dùng đến ngày {day_vi(ended)}; hãy kết thúc và chuyển sang chức danh hiện hành."


def position_not_yet(who: str, starts: date) -> str:
    """The title does not exist yet."""
    return f"{who} giữ chức danh chỉ có từ ngày {day_vi(starts)}; hãy kiểm tra lại chức danh."


def hamlet_missing(who: str, unit: str) -> str:
    """A hamlet's title held in the commune itself."""
    return f"{who} giữ chức danh của thôn, tổ dân phố nhưng chưa ghi thôn, tổ dân phố nào của {unit}."


def hamlet_wrong(who: str, hamlet: str) -> str:
    """A commune's title held in a hamlet."""
    return f"{who} giữ chức danh cấp xã nhưng được ghi ở {hamlet}; hãy sửa nơi giữ chức danh."


def title_differs(written: str, kind: str, official: str) -> str:
    """The written title belongs to another kind of unit."""
    return f"Chức danh “{written}” không dùng ở {lower_first(kind)}; tên đúng là “{official}”."


# --- Identity and dates ---------------------------------------------------------------------------


def citizen_id_length(name: str, digits: int) -> str:
    """The number has not twelve digits."""
    return f"Số CCCD của {name} có {count_vi(digits)} ký tự; phải có đúng 12 chữ số."


def citizen_id_letters(name: str) -> str:
    """The number has something else than digits."""
    return f"Số CCCD của {name} có ký tự không phải chữ số; phải có đúng 12 chữ số."


def citizen_id_province(name: str, digits: str) -> str:
    """The first three digits name no province or country."""
    return f"Số CCCD của {name} bắt đầu bằng {digits}, không phải mã tỉnh hoặc quốc gia đã biết; hãy kiểm tra lại."


def citizen_id_sex(name: str) -> str:
    """The fourth digit says the other sex."""
    return f"Chữ số thứ tư của số CCCD của {name} không khớp với giới tính; hãy kiểm tra lại."


def citizen_id_year(name: str, year: int, born: int) -> str:
    """The number says another year of birth."""
    return f"Số CCCD của {name} cho biết sinh năm {year}, hồ sơ ghi năm {born}; hãy kiểm tra lại."


def born_in_future(name: str, born: str) -> str:
    """A date of birth after the reporting date."""
    return f"{name} có ngày sinh {born} sau ngày rà soát; hãy sửa ngày sinh."


def too_young_to_work(name: str, born: str, what: str) -> str:
    """Under eighteen on a day when one has to be older."""
    return f"{name} sinh {born}, chưa đủ 18 tuổi {what}; hãy kiểm tra lại các ngày."


def dates_reversed(name: str, first: str, second: str) -> str:
    """Two dates stand in the wrong order."""
    return f"{name} có {first} sau {second}; hãy kiểm tra lại hai ngày này."


def lower_first(text: str) -> str:
    """Return ``text`` for the middle of a sentence; words in capitals keep them."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
