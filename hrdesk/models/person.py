"""People and what is known of them over time."""

from sqlalchemy.orm import Mapped, mapped_column

from hrdesk.models.base import Record, reference


class Person(Record):
    """Cán bộ, công chức, đại biểu, người hoạt động không chuyên trách."""

    __tablename__ = "person"

    full_name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(index=True, comment="given name first, dictionary order")
    search_key: Mapped[str] = mapped_column(comment="without accents")
    date_of_birth: Mapped[str | None]
    sex: Mapped[str | None] = mapped_column(comment="catalog sex")
    citizen_id: Mapped[str | None] = mapped_column(index=True, comment="số định danh cá nhân, text")
    ethnicity: Mapped[str | None] = mapped_column(comment="catalog ethnicity")
    religion: Mapped[str | None] = mapped_column(comment="catalog religion")
    place_of_origin: Mapped[str | None]
    place_of_residence: Mapped[str | None]
    phone: Mapped[str | None]
    official_email: Mapped[str | None]
    digital_signature: Mapped[int | None] = mapped_column(comment="1, 0 or not stated")
    note: Mapped[str | None]


class PartyMembership(Record):
    """Đảng viên. A row without dates says: a member, since when is not stated."""

    __tablename__ = "party_membership"

    person_id: Mapped[str] = reference("person")
    admitted_on: Mapped[str | None]
    full_member_on: Mapped[str | None]
    left_on: Mapped[str | None]


class Qualification(Record):
    """One level reached: education, profession, theory, administration, language or IT."""

    __tablename__ = "qualification"

    person_id: Mapped[str] = reference("person")
    kind: Mapped[str] = mapped_column(comment="catalog qualification_kind, which names the catalog of level")
    level: Mapped[str] = mapped_column(comment="NONE is stated; not stated is no row")
    certificate: Mapped[str | None] = mapped_column(comment="as it is called: 12/12, B1, ƯDCNTT cơ bản")
    step: Mapped[int | None] = mapped_column(comment="1 to 6, foreign languages")
    field: Mapped[str | None]
    school: Mapped[str | None]
    mode: Mapped[str | None]
    attained_on: Mapped[str | None]


class Training(Record):
    """One turn (lượt) of training."""

    __tablename__ = "training"

    person_id: Mapped[str] = reference("person")
    course_code: Mapped[str] = mapped_column(comment="catalog course")
    kind: Mapped[str | None] = mapped_column(comment="catalog training_kind")
    name: Mapped[str | None]
    place: Mapped[str | None] = mapped_column(comment="catalog training_place")
    started_on: Mapped[str | None]
    ended_on: Mapped[str | None]
    institution: Mapped[str | None]
    mode: Mapped[str | None]
    result: Mapped[str | None]
    certificate_no: Mapped[str | None]
    decision_no: Mapped[str | None]
    note: Mapped[str | None]


class Pay(Record):
    """Diễn biến lương: rank, step and coefficient from a day on."""

    __tablename__ = "pay"

    person_id: Mapped[str] = reference("person")
    rank_code: Mapped[str | None] = mapped_column(comment="catalog rank (mã ngạch)")
    pay_step: Mapped[int | None]
    coefficient: Mapped[int | None] = mapped_column(comment="hundredths: 2,34 is 234")
    effective_on: Mapped[str | None]
    post_allowance: Mapped[int | None] = mapped_column(comment="hundredths of the base pay")
    responsibility_allowance: Mapped[int | None] = mapped_column(comment="hundredths")
    region_allowance: Mapped[int | None] = mapped_column(comment="hundredths")
    beyond_scale_percent: Mapped[int | None] = mapped_column(comment="thâm niên vượt khung, per cent")


class Assignment(Record):
    """Giữ chức danh: who holds which position, where, from when to when."""

    __tablename__ = "assignment"

    person_id: Mapped[str] = reference("person")
    unit_id: Mapped[str] = reference("org_unit")
    position_code: Mapped[str] = mapped_column(comment="catalog position")
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None] = mapped_column(comment="the first day no longer in office")
    decision_no: Mapped[str | None]
    is_concurrent: Mapped[int | None]
    is_reelected: Mapped[int | None]
    is_local: Mapped[int | None]
    requires_foreign_language: Mapped[int | None]
    end_reason: Mapped[str | None] = mapped_column(comment="catalog end_reason")
    start_reason: Mapped[str | None] = mapped_column(comment="catalog start_reason: elected, recruited, rotated ...")
    term: Mapped[str | None] = mapped_column(comment="2021-2026")


class AcceptedFinding(Record):
    """A finding of the checks accepted with a reason, which is printed."""

    __tablename__ = "accepted_finding"

    rule: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str]
    accepted_by: Mapped[str]
