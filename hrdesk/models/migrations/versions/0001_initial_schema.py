"""Initial schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Initial schema."""
    op.create_table(
        "accepted_finding",
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("accepted_by", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_finding")),
    )
    with op.batch_alter_table("accepted_finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accepted_finding_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_accepted_finding_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "journal_entry",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False, comment="what the user reads: Sửa hồ sơ: Nguyễn Văn An"),
        sa.Column("kind", sa.String(), nullable=False, comment="do, undo or redo"),
        sa.Column("undoable", sa.Integer(), nullable=False),
        sa.Column("undone", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False, comment="local time, shown, never used for order"),
        sa.ForeignKeyConstraint(["undoes"], ["journal_entry.seq"], name=op.f("fk_journal_entry_undoes_journal_entry")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal_entry")),
        sa.UniqueConstraint("id", name=op.f("uq_journal_entry_id")),
    )
    op.create_table(
        "org_unit",
        sa.Column("code", sa.String(), nullable=False, comment="official code; empty for hamlets without one"),
        sa.Column("name", sa.String(), nullable=False, comment="with its kind: xã Tam Hợp"),
        sa.Column("kind", sa.String(), nullable=False, comment="catalog unit_kind"),
        sa.Column("unit_class", sa.String(), nullable=True, comment="catalog unit_class (phân loại)"),
        sa.Column("area_type", sa.String(), nullable=True, comment="catalog area_type (vùng)"),
        sa.Column("parent_id", sa.String(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("area_km2", sa.Integer(), nullable=True, comment="hundredths of a square kilometre"),
        sa.Column("households", sa.Integer(), nullable=True),
        sa.Column(
            "has_regular_police",
            sa.Integer(),
            nullable=True,
            comment="the police chief is regular police: one post less",
        ),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["org_unit.id"],
            name=op.f("fk_org_unit_parent_id_org_unit"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_org_unit")),
    )
    with op.batch_alter_table("org_unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_org_unit_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_org_unit_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_org_unit_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "person",
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False, comment="given name first, dictionary order"),
        sa.Column("search_key", sa.String(), nullable=False, comment="without accents"),
        sa.Column("date_of_birth", sa.String(), nullable=True),
        sa.Column("sex", sa.String(), nullable=True, comment="catalog sex"),
        sa.Column("citizen_id", sa.String(), nullable=True, comment="số định danh cá nhân, text"),
        sa.Column("ethnicity", sa.String(), nullable=True, comment="catalog ethnicity"),
        sa.Column("religion", sa.String(), nullable=True, comment="catalog religion"),
        sa.Column("place_of_origin", sa.String(), nullable=True),
        sa.Column("place_of_residence", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("official_email", sa.String(), nullable=True),
        sa.Column("digital_signature", sa.Integer(), nullable=True, comment="1, 0 or not stated"),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_citizen_id"), ["citizen_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_sort_key"), ["sort_key"], unique=False)

    op.create_table(
        "received_bundle",
        sa.Column("bundle_id", sa.String(), nullable=False),
        sa.Column("from_unit_id", sa.String(), nullable=False),
        sa.Column("from_unit_code", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("prev", sa.String(), nullable=True, comment="hash of the manifest before it, as its sender says"),
        sa.Column("manifest_sha256", sa.String(), nullable=False),
        sa.Column("file_sha256", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("control_code", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False, comment="JSON, as receive --json prints them"),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_bundle")),
        sa.UniqueConstraint("bundle_id", name=op.f("uq_received_bundle_bundle_id")),
    )
    with op.batch_alter_table("received_bundle", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_received_bundle_from_unit_id"), ["from_unit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_received_bundle_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "sent_bundle",
        sa.Column("bundle_id", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("manifest_sha256", sa.String(), nullable=False),
        sa.Column("file_sha256", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=False),
        sa.Column("sealed_at", sa.String(), nullable=False),
        sa.Column("control_code", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_bundle")),
    )
    with op.batch_alter_table("sent_bundle", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sent_bundle_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "trusted_office",
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False, comment="above or below"),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("card", sa.String(), nullable=False, comment="the whole card, base64"),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trusted_office")),
    )
    with op.batch_alter_table("trusted_office", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trusted_office_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_trusted_office_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "assignment",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("position_code", sa.String(), nullable=False, comment="catalog position"),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_to", sa.String(), nullable=True, comment="the first day no longer in office"),
        sa.Column("decision_no", sa.String(), nullable=True),
        sa.Column("is_concurrent", sa.Integer(), nullable=True),
        sa.Column("is_reelected", sa.Integer(), nullable=True),
        sa.Column("is_local", sa.Integer(), nullable=True),
        sa.Column("requires_foreign_language", sa.Integer(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True, comment="catalog end_reason"),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_assignment_person_id_person"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["org_unit.id"],
            name=op.f("fk_assignment_unit_id_org_unit"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "headcount_quota",
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("group_code", sa.String(), nullable=False, comment="catalog position_group"),
        sa.Column("assigned", sa.Integer(), nullable=False),
        sa.Column("decision_no", sa.String(), nullable=True),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["org_unit.id"],
            name=op.f("fk_headcount_quota_unit_id_org_unit"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_headcount_quota")),
    )
    with op.batch_alter_table("headcount_quota", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_headcount_quota_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_headcount_quota_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "journal_image",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False, comment="the order of the changes in the transaction"),
        sa.Column("record_table", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.Column("after", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["seq"], ["journal_entry.seq"], name=op.f("fk_journal_image_seq_journal_entry")),
        sa.PrimaryKeyConstraint("seq", "place", name=op.f("pk_journal_image")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("journal_image", schema=None) as batch_op:
        batch_op.create_index("ix_journal_image_record", ["record_id"], unique=False)

    op.create_table(
        "party_membership",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("admitted_on", sa.String(), nullable=True),
        sa.Column("full_member_on", sa.String(), nullable=True),
        sa.Column("left_on", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_party_membership_person_id_person"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_membership")),
    )
    with op.batch_alter_table("party_membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_party_membership_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_party_membership_person_id"), ["person_id"], unique=False)

    op.create_table(
        "pay",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("rank_code", sa.String(), nullable=True, comment="catalog rank (mã ngạch)"),
        sa.Column("pay_step", sa.Integer(), nullable=True),
        sa.Column("coefficient", sa.Integer(), nullable=True, comment="hundredths: 2,34 is 234"),
        sa.Column("effective_on", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_pay_person_id_person"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay")),
    )
    with op.batch_alter_table("pay", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pay_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pay_person_id"), ["person_id"], unique=False)

    op.create_table(
        "qualification",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column(
            "kind", sa.String(), nullable=False, comment="catalog qualification_kind, which names the catalog of level"
        ),
        sa.Column("level", sa.String(), nullable=False, comment="NONE is stated; not stated is no row"),
        sa.Column("certificate", sa.String(), nullable=True, comment="as it is called: 12/12, B1, ƯDCNTT cơ bản"),
        sa.Column("step", sa.Integer(), nullable=True, comment="1 to 6, foreign languages"),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("school", sa.String(), nullable=True),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("attained_on", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_qualification_person_id_person"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification")),
    )
    with op.batch_alter_table("qualification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_qualification_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_qualification_person_id"), ["person_id"], unique=False)

    op.create_table(
        "training",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("course_code", sa.String(), nullable=False, comment="catalog course"),
        sa.Column("kind", sa.String(), nullable=True, comment="catalog training_kind"),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True, comment="catalog training_place"),
        sa.Column("started_on", sa.String(), nullable=True),
        sa.Column("ended_on", sa.String(), nullable=True),
        sa.Column("institution", sa.String(), nullable=True),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("certificate_no", sa.String(), nullable=True),
        sa.Column("decision_no", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False, comment="UUID; never derived from the content"),
        sa.Column("owner_id", sa.String(), nullable=False, comment="the office that may change this record"),
        sa.Column(
            "entered_on", sa.String(), nullable=False, comment="the day it was entered, beside the day it takes effect"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_training_person_id_person"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    with op.batch_alter_table("training", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_training_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_training_person_id"), ["person_id"], unique=False)
