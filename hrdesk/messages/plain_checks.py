"""Sentences of the plain checks: what the records say twice, in the wrong order or not at all, and what to do."""

from collections.abc import Sequence
from datetime import date

from hrdesk.messages.rules import day_vi
from hrdesk.text import count_vi

_NAMED = 3
_PERIODS = {
    "assignment": ("ngày thôi giữ chức danh", "ngày giữ"),
    "training": ("ngày kết thúc khóa học", "ngày bắt đầu"),
    "disciplinary_action": ("ngày hết hiệu lực kỷ luật", "ngày quyết định"),
    "succession_plan": ("ngày đưa ra khỏi quy hoạch", "ngày phê duyệt"),
    "party_membership": ("ngày ra khỏi Đảng", "ngày vào Đảng"),
    "org_unit": ("ngày kết thúc", "ngày thành lập"),
    "headcount_quota": ("ngày cuối của số lượng được giao", "ngày được giao"),
}


def listed(names: Sequence[str]) -> str:
    """Return some names in one sentence: "A, B, C và 02 người khác"."""
    if len(names) <= _NAMED:
        return " và ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"{', '.join(names[:_NAMED])} và {count_vi(len(names) - _NAMED)} người khác"


# --- Posts ----------------------------------------------------------------------------------------


def posts_not_marked(name: str, titles: Sequence[str]) -> str:
    """Several full-time posts and no mark which one is held besides."""
    return (
        f"{name} đang giữ {' và '.join(titles)} mà chưa ghi kiêm nhiệm; hãy ghi kiêm nhiệm ở chức danh giữ thêm "
        "hoặc kết thúc chức danh đã thôi."
    )


def posts_exclude(name: str, title: str, other: str) -> str:
    """Two titles that one person cannot hold."""
    return (
        f"{name} đang giữ cả {title} và {other}, hai chức danh không thể do một người giữ; hãy kết thúc một chức danh."
    )


def several_holders(unit: str, title: str, names: Sequence[str]) -> str:
    """A title with one holder has several."""
    return (
        f"{unit} có {count_vi(len(names))} người cùng giữ chức danh {title} ({listed(names)}) trong khi chức danh này "
        "chỉ có 01 người; hãy kết thúc chức danh của người đã thôi."
    )


def posts_overlap(who: str, unit: str, first: str, second: str) -> str:
    """One person has one post twice at a time."""
    return f"{who} được ghi hai lần ở {unit} với thời gian chồng nhau ({first}; {second}); hãy sửa ngày hoặc xóa dòng thừa."


def period(since: str | None, until: str | None) -> str:
    """Return the two ends of a period."""
    return f"từ {since or 'chưa rõ'} đến {until or 'nay'}"


def post_without_end(who: str, reason: str) -> str:
    """Why somebody left is on record, and not when."""
    return (
        f"{who} đã ghi lý do thôi giữ chức danh là {_lower(reason)} nhưng chưa ghi ngày thôi giữ nên vẫn được tính là "
        "đang giữ; hãy ghi ngày thôi giữ hoặc bỏ lý do."
    )


def died_in_office(who: str, died: str) -> str:
    """Dead and still in office."""
    return f"{who} được ghi là từ trần ngày {died} nhưng vẫn đang giữ chức danh này; hãy kết thúc chức danh hoặc sửa lý do."


def retired_in_office(who: str, retired: str) -> str:
    """Retired and in a full-time post."""
    return (
        f"{who} được ghi là nghỉ hưu ngày {retired} nhưng vẫn đang giữ chức danh này; hãy kết thúc chức danh hoặc sửa "
        "lý do thôi giữ trước đó."
    )


def left_in_office(who: str, reason: str, left: str) -> str:
    """Somebody left the service and one of the posts was left open."""
    return (
        f"{who} được ghi là {_lower(reason)} ngày {left} nhưng chức danh giữ từ trước vẫn chưa kết thúc; hãy kết thúc "
        "chức danh này hoặc sửa lý do thôi giữ."
    )


def past_retirement(who: str, reached: date) -> str:
    """Older than the retirement age in a full-time post; for information."""
    return (
        f"{who} đã đủ tuổi nghỉ hưu từ ngày {day_vi(reached)}; hãy kiểm tra quyết định kéo dài thời gian công tác "
        "hoặc làm thủ tục nghỉ hưu."
    )


def post_in_ended_unit(who: str, unit: str, ended: str) -> str:
    """The unit of a post has ended."""
    return (
        f"{who} còn giữ chức danh ở {unit}, đơn vị đã kết thúc từ ngày {ended}, nên không được tính vào báo cáo; hãy kết "
        "thúc chức danh hoặc chuyển sang đơn vị mới."
    )


def post_in_later_unit(who: str, unit: str, starts: str) -> str:
    """The unit of a post does not exist yet."""
    return (
        f"{who} giữ chức danh ở {unit}, đơn vị chỉ có từ ngày {starts}, nên không được tính vào báo cáo; hãy sửa ngày "
        "giữ chức danh hoặc ngày thành lập đơn vị."
    )


def office_ended(unit: str, ended: str, names: Sequence[str]) -> str:
    """People are still in a unit that has ended and became nothing else."""
    return (
        f"{unit} đã kết thúc từ ngày {ended} nhưng còn {count_vi(len(names))} người được ghi đang giữ chức danh "
        f"({listed(names)}); hãy kết thúc các chức danh hoặc ghi đơn vị mới."
    )


def papers_missing(name: str, what: str, titles: Sequence[str]) -> str:
    """A full-time post without its date or decision."""
    return f"{name} chưa ghi {what} ({', '.join(titles)}); hãy bổ sung theo quyết định."


START, DECISION = "ngày giữ chức danh", "số quyết định"


def citizen_id_missing(name: str) -> str:
    """No identity number."""
    return f"{name} chưa ghi số CCCD nên không phát hiện được hồ sơ trùng; hãy bổ sung."


# --- Periods and dates ----------------------------------------------------------------------------


def backward(who: str, table: str, start: str, end: str) -> str:
    """A period that ends before it begins."""
    last, first = _PERIODS[table]
    uncounted = " nên không được tính vào báo cáo nào" if table in ("assignment", "org_unit", "headcount_quota") else ""
    return f"{who} có {last} {end} trước {first} {start}{uncounted}; hãy sửa lại hai ngày."


def end_unclear(who: str, start: str, end: str) -> str:
    """The end is only a year or a month, and counts from its first day, before the start."""
    return (
        f"{who} thôi giữ chức danh {end} mà chưa ghi đủ ngày, tháng, trong khi giữ từ {start}, nên thời gian này không "
        "được tính vào báo cáo; hãy ghi đủ ngày thôi giữ."
    )


def before_birth(name: str, born: str, what: str) -> str:
    """Something on record from before the birth."""
    return f"{name} sinh {born} mà hồ sơ có {what}; hãy sửa lại ngày sinh hoặc ngày này."


def before_office(name: str, what: Sequence[str], since: str) -> str:
    """Acts of service on record from before the first post on record."""
    return (
        f"{name} có {', '.join(what)}, trước ngày giữ chức danh sớm nhất trong hồ sơ ({since}); hãy bổ sung quá trình "
        "công tác hoặc sửa lại ngày."
    )


def dated(what: str, when: str) -> str:
    """Return something with its day."""
    return f"{what} {when}"


AWARD, DISCIPLINE, TURN, DIPLOMA, PAY = (
    "quyết định khen thưởng",
    "quyết định kỷ luật",
    "khóa bồi dưỡng",
    "trình độ đạt được",
    "mức lương hưởng từ",
)


def rating_of(period: str) -> str:
    """Return how a rating is called: "xếp loại năm 2023", "xếp loại quý 4 năm 2023"."""
    year, _, quarter = period.partition("-Q")
    return f"xếp loại quý {quarter} năm {year}" if quarter else f"xếp loại năm {year}"


# --- Codes ----------------------------------------------------------------------------------------


def period_unreadable(name: str, period: str) -> str:
    """A rating of something that is neither a year nor a quarter."""
    return f"{name} có xếp loại của kỳ “{period}” không đọc được; hãy ghi năm (2023) hoặc quý (2023-Q4)."


def no_such_step(name: str, step: int, rank: str, steps: int) -> str:
    """A pay step beyond the last of the rank."""
    return (
        f"{name} được ghi bậc {step} trong khi ngạch {rank} chỉ có {count_vi(steps)} bậc; hãy kiểm tra lại bậc lương."
    )


def step_has_another_coefficient(name: str, step: int, rank: str, stated: int, expected: int) -> str:
    """A coefficient (hundredths) that is not the one of the step."""
    return (
        f"{name} được ghi hệ số {_hundredths(stated)} ở bậc {step} ngạch {rank}; bậc này có hệ số "
        f"{_hundredths(expected)}, hãy kiểm tra lại bậc hoặc hệ số."
    )


def _hundredths(value: int) -> str:
    return f"{value // 100},{value % 100:02d}"


def rated_twice(name: str, period: str, labels: Sequence[str]) -> str:
    """One period has two different ratings; only one can be counted."""
    return f"{name} có {count_vi(len(labels))} mức {rating_of(period)} khác nhau ({', '.join(labels)}); hãy giữ lại một mức."


def discipline_of_others(name: str, form: str, group: str) -> str:
    """A form of discipline that is not for this kind of official."""
    return f"{name} có hình thức kỷ luật {form}, chỉ áp dụng đối với {_lower(group)}; hãy kiểm tra lại."


def rating_not_used(name: str, rated: Sequence[str]) -> str:
    """Ratings that the rules of their time did not have."""
    return f"{name} có mức xếp loại không dùng ở thời điểm đó ({'; '.join(rated)}); hãy chọn lại theo quy định của kỳ."


def rated_as(period: str, label: str) -> str:
    """Return the period and the rating."""
    return f"{rating_of(period)}: {label}"


def discipline_not_used(name: str, form: str, decided: str) -> str:
    """A form that the law of the day did not have."""
    return (
        f"{name} có hình thức kỷ luật {form} ngày {decided} không có trong quy định ở thời điểm đó; hãy kiểm tra lại."
    )


# --- Levels ---------------------------------------------------------------------------------------


def level_without_base(name: str, level: str, base: str, needed: str) -> str:
    """A level that stands on another one, which is lower on record than it must have been."""
    return f"{name} có {level} nhưng {base}, thấp hơn mức phải có trước là {needed}; hãy kiểm tra lại hai trình độ."


def theory_outside_party(name: str, level: str) -> str:
    """Advanced political theory is for members."""
    return (
        f"{name} có trình độ lý luận chính trị {level}, chương trình dành cho đảng viên, nhưng hồ sơ không ghi là đảng "
        "viên; hãy kiểm tra lại."
    )


# --- Duplicates -----------------------------------------------------------------------------------


def person_in(name: str, unit: str) -> str:
    """Return a name with the unit."""
    return f"{name} ({unit})"


def same_citizen_id(one: str, other: str) -> str:
    """Two people have one number."""
    return f"{one} và {other} trùng số CCCD; hãy kiểm tra giấy tờ, nếu là một người thì chỉ giữ một hồ sơ."


def same_name_and_birth(one: str, other: str, born: str) -> str:
    """Two people of one name are born on one day."""
    return f"{one} và {other} trùng họ tên và ngày sinh {born}; hãy kiểm tra có phải một người được ghi hai lần không."


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
