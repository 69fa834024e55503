"""What a career brings: ratings, discipline, commendations, succession plans, family."""

from sqlalchemy.orm import Mapped, mapped_column

from hrdesk.models.base import Record, reference


class AnnualRating(Record):
    """Xếp loại chất lượng of a year or a quarter, under the instrument of its time."""

    __tablename__ = "annual_rating"

    person_id: Mapped[str] = reference("person")
    period: Mapped[str] = mapped_column(comment="2023, or 2023-Q4")
    rating: Mapped[str] = mapped_column(comment="catalog rating")
    points: Mapped[int | None] = mapped_column(comment="hundredths, from 2026 on")
    decision_no: Mapped[str | None]
    note: Mapped[str | None]


class DisciplinaryAction(Record):
    """Kỷ luật. Forms that the law has dropped stay valid for the time they were used."""

    __tablename__ = "disciplinary_action"

    person_id: Mapped[str] = reference("person")
    form: Mapped[str] = mapped_column(comment="catalog discipline_form")
    reason: Mapped[str] = mapped_column(comment="catalog discipline_reason")
    decided_on: Mapped[str | None]
    decision_no: Mapped[str | None]
    ended_on: Mapped[str | None] = mapped_column(comment="the day it ceases to have effect")
    note: Mapped[str | None]


class Commendation(Record):
    """Khen thưởng, danh hiệu thi đua."""

    __tablename__ = "commendation"

    person_id: Mapped[str] = reference("person")
    form: Mapped[str] = mapped_column(comment="catalog commendation_form")
    decided_on: Mapped[str | None]
    decision_no: Mapped[str | None]
    note: Mapped[str | None]


class SuccessionPlan(Record):
    """Quy hoạch: planned for a position in a term."""

    __tablename__ = "succession_plan"

    person_id: Mapped[str] = reference("person")
    position_code: Mapped[str] = mapped_column(comment="catalog position")
    term: Mapped[str | None] = mapped_column(comment="2025-2030")
    decided_on: Mapped[str | None]
    decision_no: Mapped[str | None]
    removed_on: Mapped[str | None] = mapped_column(comment="the day the name was taken out again")


class FamilyMember(Record):
    """Quan hệ gia đình, as far as the curriculum vitae form asks."""

    __tablename__ = "family_member"

    person_id: Mapped[str] = reference("person")
    relation: Mapped[str] = mapped_column(comment="catalog family_relation")
    full_name: Mapped[str]
    born_on: Mapped[str | None]
    occupation: Mapped[str | None]
