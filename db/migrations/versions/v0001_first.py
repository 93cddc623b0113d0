"""The first schema."""

from __future__ import annotations

__all__ = ["upgrade"]

import sqlalchemy as sa
from alembic import op


def text(length: int) -> sa.String:
    """Text; PostgreSQL holds any length, as SQLite does."""
    return sa.String(length).with_variant(sa.Text(), "postgresql")


def whole() -> sa.Integer:
    """A whole number; PostgreSQL holds any size, as SQLite does."""
    return sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "access_log",
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("what", text(1), nullable=False),
        sa.Column("purpose", text(1), nullable=False),
        sa.Column("note", text(200), nullable=False),
        sa.Column("by", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
    )
    op.create_index(op.f("ix_access_log_office"), "access_log", ["office"], unique=False)
    op.create_index(op.f("ix_access_log_person"), "access_log", ["person"], unique=False)
    op.create_table(
        "advice_log",
        sa.Column("post", sa.LargeBinary(16), nullable=False),
        sa.Column("on", text(10), nullable=False),
        sa.Column("minutes", whole(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("people", whole(), nullable=False),
        sa.Column("matters", whole(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("state_on", text(10), nullable=False),
        sa.Column("confirmer", text(50), nullable=False),
        sa.Column("confirmed_on", text(10), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("reviewed_on", text(10), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.LargeBinary(16), nullable=True),
        sa.Column("paid_on", text(10), nullable=True),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("document_no", text(80), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advice_log")),
    )
    op.create_index(op.f("ix_advice_log_office"), "advice_log", ["office"], unique=False)
    op.create_index(op.f("ix_advice_log_post"), "advice_log", ["post"], unique=False)
    op.create_table(
        "advice_rate",
        sa.Column("basis", text(1), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", text(10), nullable=False),
        sa.Column("source", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advice_rate")),
    )
    op.create_index(op.f("ix_advice_rate_office"), "advice_rate", ["office"], unique=False)
    op.create_table(
        "adviser_post",
        sa.Column("village", text(12), nullable=False),
        sa.Column("lawyer", sa.LargeBinary(16), nullable=False),
        sa.Column("appointed_on", text(10), nullable=False),
        sa.Column("until", text(10), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("ended_on", text(10), nullable=True),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adviser_post")),
    )
    op.create_index(op.f("ix_adviser_post_lawyer"), "adviser_post", ["lawyer"], unique=False)
    op.create_index(op.f("ix_adviser_post_office"), "adviser_post", ["office"], unique=False)
    op.create_table(
        "agreement",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("form", text(1), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("liability", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("performance", sa.Text(), nullable=False),
        sa.Column("copies", whole(), nullable=False),
        sa.Column("reached_on", text(10), nullable=False),
        sa.Column("replaces", sa.LargeBinary(16), nullable=True),
        sa.Column("by_agent", sa.Text(), nullable=False),
        sa.Column("minor_view", sa.Text(), nullable=False),
        sa.Column("effective_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_case"), "agreement", ["case"], unique=False)
    op.create_index(op.f("ix_agreement_office"), "agreement", ["office"], unique=False)
    op.create_index(op.f("ix_agreement_replaces"), "agreement", ["replaces"], unique=False)
    op.create_table(
        "agreement_item",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("agreement", sa.LargeBinary(16), nullable=False),
        sa.Column("ordinal", whole(), nullable=False),
        sa.Column("debtor", text(100), nullable=False),
        sa.Column("creditor", text(100), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("due_on", text(10), nullable=True),
        sa.Column("manner", text(100), nullable=False),
        sa.Column("status", text(1), nullable=False),
        sa.Column("performed_on", text(10), nullable=True),
        sa.Column("proof", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_item")),
    )
    op.create_index(
        op.f("ix_agreement_item_agreement"), "agreement_item", ["agreement"], unique=False
    )
    op.create_index(op.f("ix_agreement_item_case"), "agreement_item", ["case"], unique=False)
    op.create_index(op.f("ix_agreement_item_office"), "agreement_item", ["office"], unique=False)
    op.create_table(
        "aid_asset",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("means", sa.LargeBinary(16), nullable=False),
        sa.Column("ordinal", whole(), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("area", whole(), nullable=False),
        sa.Column("value_fen", sa.BigInteger(), nullable=False),
        sa.Column("note", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_asset")),
    )
    op.create_index(op.f("ix_aid_asset_case"), "aid_asset", ["case"], unique=False)
    op.create_index(op.f("ix_aid_asset_means"), "aid_asset", ["means"], unique=False)
    op.create_index(op.f("ix_aid_asset_office"), "aid_asset", ["office"], unique=False)
    op.create_table(
        "aid_assignment",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("assigned_on", text(10), nullable=False),
        sa.Column("doc_no", text(60), nullable=False),
        sa.Column("unit_kind", text(1), nullable=False),
        sa.Column("unit", text(100), nullable=False),
        sa.Column("lawyer", text(50), nullable=False),
        sa.Column("licence_no", text(40), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("years_practice", whole(), nullable=True),
        sa.Column("minor_specialist", sa.Boolean(), nullable=False),
        sa.Column("handed_by", text(50), nullable=False),
        sa.Column("entered", text(1), nullable=False),
        sa.Column("letter_no", text(60), nullable=False),
        sa.Column("organ_told_on", text(10), nullable=True),
        sa.Column("contract_on", text(10), nullable=True),
        sa.Column("authority_on", text(10), nullable=True),
        sa.Column("ended_on", text(10), nullable=True),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_assignment")),
    )
    op.create_index(op.f("ix_aid_assignment_case"), "aid_assignment", ["case"], unique=False)
    op.create_index(op.f("ix_aid_assignment_office"), "aid_assignment", ["office"], unique=False)
    op.create_table(
        "aid_card",
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("tab", text(10), nullable=False),
        sa.Column("sort", text(12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("number", text(60), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("due_rule", text(20), nullable=False),
        sa.Column("due_subject", sa.LargeBinary(16), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("reviews", whole(), nullable=False),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_aid_card")),
    )
    op.create_index("ix_aid_card_order", "aid_card", ["tab", "sort", "record"], unique=False)
    op.create_table(
        "aid_case",
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("entry", text(1), nullable=False),
        sa.Column("apply_no", text(60), nullable=False),
        sa.Column("number", whole(), nullable=True),
        sa.Column("number_year", whole(), nullable=True),
        sa.Column("state", text(3), nullable=False),
        sa.Column("state_on", text(10), nullable=False),
        sa.Column("state_note", sa.Text(), nullable=False),
        sa.Column("received_at", text(32), nullable=False),
        sa.Column("received_by", text(1), nullable=False),
        sa.Column("registrar", sa.LargeBinary(16), nullable=False),
        sa.Column("identity_seen", sa.Boolean(), nullable=False),
        sa.Column("told_on", text(10), nullable=True),
        sa.Column("home_visit", sa.Boolean(), nullable=False),
        sa.Column("asked_at", text(32), nullable=True),
        sa.Column("filer_basis", text(1), nullable=False),
        sa.Column("categories", sa.Text(), nullable=False),
        sa.Column("fast", sa.Text(), nullable=False),
        sa.Column("aid_form", text(1), nullable=False),
        sa.Column("matter", text(2), nullable=False),
        sa.Column("case_kind", text(1), nullable=False),
        sa.Column("litigation", sa.Boolean(), nullable=False),
        sa.Column("cause", text(100), nullable=False),
        sa.Column("legal_status", text(2), nullable=False),
        sa.Column("stage", text(2), nullable=False),
        sa.Column("claim_fen", sa.BigInteger(), nullable=True),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("forum_kind", text(1), nullable=False),
        sa.Column("forum", text(100), nullable=False),
        sa.Column("retrial_ordered", sa.Boolean(), nullable=True),
        sa.Column("insists", sa.Boolean(), nullable=False),
        sa.Column("limitation_on", text(10), nullable=True),
        sa.Column("urged", sa.Text(), nullable=False),
        sa.Column("means_route", text(1), nullable=False),
        sa.Column("route_ground", text(2), nullable=False),
        sa.Column("prior_aid", sa.Boolean(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("origin_line", text(20), nullable=False),
        sa.Column("origin", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_case")),
    )
    op.create_index(
        "ix_aid_case_number", "aid_case", ["office", "number_year", "number"], unique=False
    )
    op.create_index(op.f("ix_aid_case_office"), "aid_case", ["office"], unique=False)
    op.create_index(op.f("ix_aid_case_origin"), "aid_case", ["origin"], unique=False)
    op.create_index(op.f("ix_aid_case_person"), "aid_case", ["person"], unique=False)
    op.create_index("ix_aid_case_state", "aid_case", ["office", "state"], unique=False)
    op.create_table(
        "aid_change",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("assignment", sa.LargeBinary(16), nullable=False),
        sa.Column("asked_on", text(10), nullable=False),
        sa.Column("reason", text(1), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("outcome", text(1), nullable=False),
        sa.Column("decided_on", text(10), nullable=True),
        sa.Column("doc_no", text(60), nullable=False),
        sa.Column("answer_note", sa.Text(), nullable=False),
        sa.Column("handed_by", text(50), nullable=False),
        sa.Column("entered", text(1), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_change")),
    )
    op.create_index(op.f("ix_aid_change_assignment"), "aid_change", ["assignment"], unique=False)
    op.create_index(op.f("ix_aid_change_case"), "aid_change", ["case"], unique=False)
    op.create_index(op.f("ix_aid_change_office"), "aid_change", ["office"], unique=False)
    op.create_table(
        "aid_closing",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("ended_on", text(10), nullable=False),
        sa.Column("way", text(1), nullable=False),
        sa.Column("result", text(1), nullable=False),
        sa.Column("result_note", sa.Text(), nullable=False),
        sa.Column("light", sa.Boolean(), nullable=False),
        sa.Column("recovered_fen", sa.BigInteger(), nullable=True),
        sa.Column("reported_on", text(10), nullable=True),
        sa.Column("materials_ok", sa.Boolean(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("reviewed_on", text(10), nullable=True),
        sa.Column("review_note", sa.Text(), nullable=False),
        sa.Column("entered", text(1), nullable=False),
        sa.Column("subsidy_fen", sa.BigInteger(), nullable=True),
        sa.Column("subsidy_on", text(10), nullable=True),
        sa.Column("archived_on", text(10), nullable=True),
        sa.Column("archive_no", text(60), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_closing")),
    )
    op.create_index(op.f("ix_aid_closing_case"), "aid_closing", ["case"], unique=False)
    op.create_index(op.f("ix_aid_closing_office"), "aid_closing", ["office"], unique=False)
    op.create_table(
        "aid_completion",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("told_on", text(10), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("until", text(10), nullable=False),
        sa.Column("by_centre", sa.Boolean(), nullable=False),
        sa.Column("supplied_on", text(10), nullable=True),
        sa.Column("supply_note", sa.Text(), nullable=False),
        sa.Column("lapsed_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_completion")),
    )
    op.create_index(op.f("ix_aid_completion_case"), "aid_completion", ["case"], unique=False)
    op.create_index(op.f("ix_aid_completion_office"), "aid_completion", ["office"], unique=False)
    op.create_table(
        "aid_decision",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("ground", text(2), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("doc_no", text(60), nullable=False),
        sa.Column("decided_on", text(10), nullable=False),
        sa.Column("signed_by", text(100), nullable=False),
        sa.Column("remedy_told", sa.Boolean(), nullable=False),
        sa.Column("came_on", text(10), nullable=False),
        sa.Column("handed_by", text(50), nullable=False),
        sa.Column("entered", text(1), nullable=False),
        sa.Column("served_on", text(10), nullable=True),
        sa.Column("served_how", text(1), nullable=False),
        sa.Column("receiver", text(50), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_decision")),
    )
    op.create_index(op.f("ix_aid_decision_case"), "aid_decision", ["case"], unique=False)
    op.create_index(op.f("ix_aid_decision_office"), "aid_decision", ["office"], unique=False)
    op.create_table(
        "aid_dossier",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("volume", text(10), nullable=False),
        sa.Column("retention", text(1), nullable=False),
        sa.Column("binder", text(50), nullable=False),
        sa.Column("bound_on", text(10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("pages", whole(), nullable=False),
        sa.Column("shelf", text(100), nullable=False),
        sa.Column("reviewer", text(50), nullable=False),
        sa.Column("archived_on", text(10), nullable=True),
        sa.Column("archived_by", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_dossier")),
    )
    op.create_index(op.f("ix_aid_dossier_case"), "aid_dossier", ["case"], unique=False)
    op.create_index(op.f("ix_aid_dossier_office"), "aid_dossier", ["office"], unique=False)
    op.create_table(
        "aid_forwarding",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("forwarded_at", text(32), nullable=False),
        sa.Column("to", text(100), nullable=False),
        sa.Column("way", text(1), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("received_on", text(10), nullable=True),
        sa.Column("receiver", text(50), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_forwarding")),
    )
    op.create_index(op.f("ix_aid_forwarding_case"), "aid_forwarding", ["case"], unique=False)
    op.create_index(op.f("ix_aid_forwarding_office"), "aid_forwarding", ["office"], unique=False)
    op.create_table(
        "aid_material",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("ordinal", whole(), nullable=False),
        sa.Column("key", text(40), nullable=False),
        sa.Column("name", text(100), nullable=False),
        sa.Column("needed", sa.Boolean(), nullable=False),
        sa.Column("received_on", text(10), nullable=True),
        sa.Column("copies", whole(), nullable=False),
        sa.Column("pages", whole(), nullable=True),
        sa.Column("original", sa.Boolean(), nullable=False),
        sa.Column("instead", text(100), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_material")),
    )
    op.create_index(op.f("ix_aid_material_case"), "aid_material", ["case"], unique=False)
    op.create_index(op.f("ix_aid_material_office"), "aid_material", ["office"], unique=False)
    op.create_table(
        "aid_means",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("stated_on", text(10), nullable=False),
        sa.Column("spending_fen", sa.BigInteger(), nullable=True),
        sa.Column("own_spending_fen", sa.BigInteger(), nullable=True),
        sa.Column("hardship", text(1), nullable=False),
        sa.Column("verify_way", text(1), nullable=False),
        sa.Column("pledged_on", text(10), nullable=True),
        sa.Column("result", text(1), nullable=False),
        sa.Column("result_why", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_means")),
    )
    op.create_index(op.f("ix_aid_means_case"), "aid_means", ["case"], unique=False)
    op.create_index(op.f("ix_aid_means_office"), "aid_means", ["office"], unique=False)
    op.create_table(
        "aid_member",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("means", sa.LargeBinary(16), nullable=False),
        sa.Column("ordinal", whole(), nullable=False),
        sa.Column("name", text(50), nullable=False),
        sa.Column("kinship", text(1), nullable=False),
        sa.Column("wage_fen", sa.BigInteger(), nullable=False),
        sa.Column("business_fen", sa.BigInteger(), nullable=False),
        sa.Column("property_fen", sa.BigInteger(), nullable=False),
        sa.Column("transfer_fen", sa.BigInteger(), nullable=False),
        sa.Column("is_opponent", sa.Boolean(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_member")),
    )
    op.create_index(op.f("ix_aid_member_case"), "aid_member", ["case"], unique=False)
    op.create_index(op.f("ix_aid_member_means"), "aid_member", ["means"], unique=False)
    op.create_index(op.f("ix_aid_member_office"), "aid_member", ["office"], unique=False)
    op.create_table(
        "aid_note",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("source", text(1), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("told_applicant", sa.Boolean(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_note")),
    )
    op.create_index(op.f("ix_aid_note_case"), "aid_note", ["case"], unique=False)
    op.create_index(op.f("ix_aid_note_office"), "aid_note", ["office"], unique=False)
    op.create_table(
        "aid_notice",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("organ_kind", text(1), nullable=False),
        sa.Column("organ", text(100), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("doc_no", text(60), nullable=False),
        sa.Column("ground", text(1), nullable=False),
        sa.Column("contact", text(50), nullable=False),
        sa.Column("contact_phone", text(30), nullable=False),
        sa.Column("detention_place", text(100), nullable=False),
        sa.Column("found_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_notice")),
    )
    op.create_index(op.f("ix_aid_notice_case"), "aid_notice", ["case"], unique=False)
    op.create_index(op.f("ix_aid_notice_office"), "aid_notice", ["office"], unique=False)
    op.create_table(
        "aid_objection",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("decision", sa.LargeBinary(16), nullable=False),
        sa.Column("against", text(1), nullable=False),
        sa.Column("filed_on", text(10), nullable=False),
        sa.Column("to", text(100), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("outcome", text(1), nullable=False),
        sa.Column("decided_on", text(10), nullable=True),
        sa.Column("doc_no", text(60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("handed_by", text(50), nullable=False),
        sa.Column("entered", text(1), nullable=False),
        sa.Column("served_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_objection")),
    )
    op.create_index(op.f("ix_aid_objection_case"), "aid_objection", ["case"], unique=False)
    op.create_index(op.f("ix_aid_objection_decision"), "aid_objection", ["decision"], unique=False)
    op.create_index(op.f("ix_aid_objection_office"), "aid_objection", ["office"], unique=False)
    op.create_table(
        "aid_party",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("ordinal", whole(), nullable=False),
        sa.Column("role", text(1), nullable=False),
        sa.Column("person", sa.LargeBinary(16), nullable=True),
        sa.Column("organisation", sa.LargeBinary(16), nullable=True),
        sa.Column("relation", text(50), nullable=False),
        sa.Column("household", sa.Boolean(), nullable=False),
        sa.Column("lawyer", text(50), nullable=False),
        sa.Column("lawyer_unit", text(100), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_party")),
    )
    op.create_index(op.f("ix_aid_party_case"), "aid_party", ["case"], unique=False)
    op.create_index(op.f("ix_aid_party_office"), "aid_party", ["office"], unique=False)
    op.create_index(op.f("ix_aid_party_organisation"), "aid_party", ["organisation"], unique=False)
    op.create_index(op.f("ix_aid_party_person"), "aid_party", ["person"], unique=False)
    op.create_table(
        "aid_proposal",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("made_on", text(10), nullable=False),
        sa.Column("opinion", text(1), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("provisional", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_proposal")),
    )
    op.create_index(op.f("ix_aid_proposal_case"), "aid_proposal", ["case"], unique=False)
    op.create_index(op.f("ix_aid_proposal_office"), "aid_proposal", ["office"], unique=False)
    op.create_table(
        "aid_standard",
        sa.Column("since", text(10), nullable=False),
        sa.Column("monthly_fen", sa.BigInteger(), nullable=False),
        sa.Column("area_per_head", whole(), nullable=True),
        sa.Column("basis", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_standard")),
    )
    op.create_index(op.f("ix_aid_standard_office"), "aid_standard", ["office"], unique=False)
    op.create_table(
        "aid_wish",
        sa.Column("person", sa.LargeBinary(16), nullable=True),
        sa.Column("name", text(50), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("asked_at", text(32), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("cause", text(100), nullable=False),
        sa.Column("matter", text(2), nullable=False),
        sa.Column("claim_fen", sa.BigInteger(), nullable=True),
        sa.Column("opponent", text(100), nullable=False),
        sa.Column("opponent_person", sa.LargeBinary(16), nullable=True),
        sa.Column("opponent_organisation", sa.LargeBinary(16), nullable=True),
        sa.Column("route", text(1), nullable=False),
        sa.Column("ground", text(10), nullable=False),
        sa.Column("origin_line", text(20), nullable=False),
        sa.Column("origin", sa.LargeBinary(16), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("dropped_on", text(10), nullable=True),
        sa.Column("drop_note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_wish")),
    )
    op.create_index(op.f("ix_aid_wish_office"), "aid_wish", ["office"], unique=False)
    op.create_index(op.f("ix_aid_wish_origin"), "aid_wish", ["origin"], unique=False)
    op.create_index(op.f("ix_aid_wish_person"), "aid_wish", ["person"], unique=False)
    op.create_table(
        "appraisal",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("appraiser", text(100), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("began_on", text(10), nullable=False),
        sa.Column("received_on", text(10), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appraisal")),
    )
    op.create_index(op.f("ix_appraisal_case"), "appraisal", ["case"], unique=False)
    op.create_index(op.f("ix_appraisal_office"), "appraisal", ["office"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("line", text(20), nullable=False),
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("place", text(10), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("name", text(200), nullable=False),
        sa.Column("note", text(200), nullable=False),
        sa.Column("content", sa.LargeBinary(32), nullable=False),
        sa.Column("sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", text(100), nullable=False),
        sa.Column("paper", sa.LargeBinary(16), nullable=True),
        sa.Column("version", whole(), nullable=True),
        sa.Column("page", whole(), nullable=True),
        sa.Column("captured_at", text(32), nullable=False),
        sa.Column("captured_by", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_content"), "attachment", ["content"], unique=False)
    op.create_index(op.f("ix_attachment_office"), "attachment", ["office"], unique=False)
    op.create_index(op.f("ix_attachment_paper"), "attachment", ["paper"], unique=False)
    op.create_index(op.f("ix_attachment_record"), "attachment", ["record"], unique=False)
    op.create_index(op.f("ix_attachment_subject"), "attachment", ["subject"], unique=False)
    op.create_table(
        "batch",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stream_no", whole(), nullable=False),
        sa.Column("lo", sa.BigInteger(), nullable=False),
        sa.Column("hi", sa.BigInteger(), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("carrier", text(3), nullable=False),
        sa.Column("size", whole(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("hub_epoch", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_batch")),
    )
    op.create_table(
        "blob",
        sa.Column("content", sa.LargeBinary(32), nullable=False),
        sa.Column("sent", whole(), nullable=False),
        sa.Column("carrier", text(3), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("content", name=op.f("pk_blob")),
    )
    op.create_table(
        "case_card",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("tab", text(10), nullable=False),
        sa.Column("sort", text(12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", text(40), nullable=False),
        sa.Column("number", text(60), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("due_rule", text(20), nullable=False),
        sa.Column("due_subject", sa.LargeBinary(16), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("reviews", whole(), nullable=False),
        sa.PrimaryKeyConstraint("case", name=op.f("pk_case_card")),
    )
    op.create_index("ix_case_card_order", "case_card", ["tab", "sort", "case"], unique=False)
    op.create_table(
        "case_note",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("happened_at", text(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_note")),
    )
    op.create_index(op.f("ix_case_note_case"), "case_note", ["case"], unique=False)
    op.create_index(op.f("ix_case_note_office"), "case_note", ["office"], unique=False)
    op.create_table(
        "case_party",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("ordinal", whole(), nullable=False),
        sa.Column("role", text(1), nullable=False),
        sa.Column("person", sa.LargeBinary(16), nullable=True),
        sa.Column("organisation", sa.LargeBinary(16), nullable=True),
        sa.Column("own_income", sa.Boolean(), nullable=False),
        sa.Column("joined_on", text(10), nullable=True),
        sa.Column("recusal_ok", sa.Boolean(), nullable=False),
        sa.Column("service_address", text(200), nullable=False),
        sa.Column("succeeds", sa.LargeBinary(16), nullable=True),
        sa.Column("left_on", text(10), nullable=True),
        sa.Column("left_ground", text(1), nullable=False),
        sa.Column("left_proof", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_party")),
    )
    op.create_index(op.f("ix_case_party_case"), "case_party", ["case"], unique=False)
    op.create_index(op.f("ix_case_party_office"), "case_party", ["office"], unique=False)
    op.create_index(
        op.f("ix_case_party_organisation"), "case_party", ["organisation"], unique=False
    )
    op.create_index(op.f("ix_case_party_person"), "case_party", ["person"], unique=False)
    op.create_table(
        "committee",
        sa.Column("name", text(100), nullable=False),
        sa.Column("kind", text(2), nullable=False),
        sa.Column("form", text(1), nullable=False),
        sa.Column("division", text(12), nullable=True),
        sa.Column("number_pattern", text(100), nullable=False),
        sa.Column("term_start", text(10), nullable=True),
        sa.Column("ended_on", text(10), nullable=True),
        sa.Column("end_note", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
    )
    op.create_index(op.f("ix_committee_office"), "committee", ["office"], unique=False)
    op.create_table(
        "committee_funding",
        sa.Column("committee", sa.LargeBinary(16), nullable=False),
        sa.Column("received_on", text(10), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("giver", text(100), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_funding")),
    )
    op.create_index(
        op.f("ix_committee_funding_committee"), "committee_funding", ["committee"], unique=False
    )
    op.create_index(
        op.f("ix_committee_funding_office"), "committee_funding", ["office"], unique=False
    )
    op.create_table(
        "consultation",
        sa.Column("number_year", whole(), nullable=False),
        sa.Column("number_device", text(4), nullable=False),
        sa.Column("number", whole(), nullable=False),
        sa.Column("person", sa.LargeBinary(16), nullable=True),
        sa.Column("name", text(50), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("number_refused", sa.Boolean(), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("people", whole(), nullable=False),
        sa.Column("received_at", text(32), nullable=False),
        sa.Column("way", text(1), nullable=False),
        sa.Column("topic", text(2), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("division", text(12), nullable=False),
        sa.Column("scope", text(1), nullable=False),
        sa.Column("registrar", sa.LargeBinary(16), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("state_on", text(10), nullable=False),
        sa.Column("taken_by", text(50), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", text(50), nullable=False),
        sa.Column("answered_at", text(32), nullable=True),
        sa.Column("told", text(1), nullable=False),
        sa.Column("minutes", whole(), nullable=True),
        sa.Column("appointed_at", text(32), nullable=True),
        sa.Column("appointed_on", text(10), nullable=True),
        sa.Column("appointed_for", text(200), nullable=False),
        sa.Column("satisfaction", text(1), nullable=False),
        sa.Column("rated_on", text(10), nullable=True),
        sa.Column("rating_note", sa.Text(), nullable=False),
        sa.Column("closed_on", text(10), nullable=True),
        sa.Column("lead", sa.LargeBinary(16), nullable=True),
        sa.Column("application", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
    )
    op.create_index(op.f("ix_consultation_office"), "consultation", ["office"], unique=False)
    op.create_index(op.f("ix_consultation_person"), "consultation", ["person"], unique=False)
    op.create_index("ix_consultation_state", "consultation", ["office", "state"], unique=False)
    op.create_table(
        "consultation_card",
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("tab", text(10), nullable=False),
        sa.Column("sort", text(12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("grave", sa.Boolean(), nullable=False),
        sa.Column("due_rule", text(20), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("reviews", whole(), nullable=False),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_consultation_card")),
    )
    op.create_index(
        "ix_consultation_card_order", "consultation_card", ["tab", "sort", "record"], unique=False
    )
    op.create_table(
        "consultation_danger",
        sa.Column("consultation", sa.LargeBinary(16), nullable=False),
        sa.Column("step", text(1), nullable=False),
        sa.Column("assessed_at", text(32), nullable=False),
        sa.Column("level", text(1), nullable=False),
        sa.Column("triggers", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("advised", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("next_on", text(10), nullable=True),
        sa.Column("assessor", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_danger")),
    )
    op.create_index(
        op.f("ix_consultation_danger_consultation"),
        "consultation_danger",
        ["consultation"],
        unique=False,
    )
    op.create_index(
        op.f("ix_consultation_danger_office"), "consultation_danger", ["office"], unique=False
    )
    op.create_table(
        "consultation_note",
        sa.Column("consultation", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_note")),
    )
    op.create_index(
        op.f("ix_consultation_note_consultation"),
        "consultation_note",
        ["consultation"],
        unique=False,
    )
    op.create_index(
        op.f("ix_consultation_note_office"), "consultation_note", ["office"], unique=False
    )
    op.create_table(
        "consultation_referral",
        sa.Column("consultation", sa.LargeBinary(16), nullable=False),
        sa.Column("target", text(2), nullable=False),
        sa.Column("organ", text(100), nullable=False),
        sa.Column("sent_on", text(10), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("replied_on", text(10), nullable=True),
        sa.Column("outcome", text(1), nullable=False),
        sa.Column("received_by", text(50), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_referral")),
    )
    op.create_index(
        op.f("ix_consultation_referral_consultation"),
        "consultation_referral",
        ["consultation"],
        unique=False,
    )
    op.create_index(
        op.f("ix_consultation_referral_office"), "consultation_referral", ["office"], unique=False
    )
    op.create_table(
        "consultation_report",
        sa.Column("consultation", sa.LargeBinary(16), nullable=False),
        sa.Column("reported_at", text(32), nullable=False),
        sa.Column("reported_to", sa.Text(), nullable=False),
        sa.Column("written", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("received_by", text(50), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_report")),
    )
    op.create_index(
        op.f("ix_consultation_report_consultation"),
        "consultation_report",
        ["consultation"],
        unique=False,
    )
    op.create_index(
        op.f("ix_consultation_report_office"), "consultation_report", ["office"], unique=False
    )
    op.create_table(
        "correction_activity",
        sa.Column("kind", text(1), nullable=False),
        sa.Column("topic", text(200), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("place", text(200), nullable=False),
        sa.Column("minutes", whole(), nullable=True),
        sa.Column("minor_group", sa.Boolean(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_activity")),
    )
    op.create_index(
        op.f("ix_correction_activity_office"), "correction_activity", ["office"], unique=False
    )
    op.create_table(
        "correction_attendance",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("activity", sa.LargeBinary(16), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_attendance")),
    )
    op.create_index(
        op.f("ix_correction_attendance_activity"),
        "correction_attendance",
        ["activity"],
        unique=False,
    )
    op.create_index(
        op.f("ix_correction_attendance_office"), "correction_attendance", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_attendance_subject"), "correction_attendance", ["subject"], unique=False
    )
    op.create_table(
        "correction_checkin",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("due_from", text(10), nullable=True),
        sa.Column("due_to", text(10), nullable=True),
        sa.Column("done_at", text(32), nullable=True),
        sa.Column("checked_by", text(1), nullable=False),
        sa.Column("result", text(1), nullable=False),
        sa.Column("excuse", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_checkin")),
    )
    op.create_index(
        "ix_correction_checkin_done", "correction_checkin", ["office", "done_at"], unique=False
    )
    op.create_index(
        op.f("ix_correction_checkin_office"), "correction_checkin", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_checkin_subject"), "correction_checkin", ["subject"], unique=False
    )
    op.create_table(
        "correction_class",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("grade", text(1), nullable=False),
        sa.Column("from_on", text(10), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("confirmed_on", text(10), nullable=True),
        sa.Column("reviewed_on", text(10), nullable=True),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_class")),
    )
    op.create_index(
        op.f("ix_correction_class_office"), "correction_class", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_class_subject"), "correction_class", ["subject"], unique=False
    )
    op.create_table(
        "correction_class_schedule",
        sa.Column("grade", text(1), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("times", whole(), nullable=False),
        sa.Column("months", whole(), nullable=False),
        sa.Column("days", whole(), nullable=False),
        sa.Column("from_on", text(10), nullable=False),
        sa.Column("basis", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_class_schedule")),
    )
    op.create_index(
        op.f("ix_correction_class_schedule_office"),
        "correction_class_schedule",
        ["office"],
        unique=False,
    )
    op.create_table(
        "correction_clue",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("rule", text(20), nullable=False),
        sa.Column("found_at", text(32), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("checkin_kind", text(1), nullable=False),
        sa.Column("checkin_due", text(10), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("verified_on", text(10), nullable=True),
        sa.Column("justified", sa.Boolean(), nullable=True),
        sa.Column("severity", text(1), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("defence", sa.Text(), nullable=False),
        sa.Column("proposal", text(1), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_clue")),
    )
    op.create_index(op.f("ix_correction_clue_office"), "correction_clue", ["office"], unique=False)
    op.create_index(
        op.f("ix_correction_clue_subject"), "correction_clue", ["subject"], unique=False
    )
    op.create_table(
        "correction_cross_area",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("frequency", text(100), nullable=False),
        sa.Column("from_on", text(10), nullable=False),
        sa.Column("to_on", text(10), nullable=False),
        sa.Column("asked_on", text(10), nullable=False),
        sa.Column("ended_on", text(10), nullable=True),
        sa.Column("trips", sa.Text(), nullable=False),
        sa.Column("answer", text(1), nullable=False),
        sa.Column("answered_on", text(10), nullable=True),
        sa.Column("approver", text(60), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_cross_area")),
    )
    op.create_index(
        op.f("ix_correction_cross_area_office"), "correction_cross_area", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_cross_area_subject"), "correction_cross_area", ["subject"], unique=False
    )
    op.create_table(
        "correction_custody",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("organ", text(100), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("notice_on", text(10), nullable=False),
        sa.Column("from_on", text(10), nullable=False),
        sa.Column("told_on", text(10), nullable=True),
        sa.Column("to_on", text(10), nullable=True),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_custody")),
    )
    op.create_index(
        op.f("ix_correction_custody_office"), "correction_custody", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_custody_subject"), "correction_custody", ["subject"], unique=False
    )
    op.create_table(
        "correction_dossier",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(4), nullable=False),
        sa.Column("volume", text(10), nullable=False),
        sa.Column("retention", text(1), nullable=False),
        sa.Column("binder", text(50), nullable=False),
        sa.Column("bound_on", text(10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("pages", whole(), nullable=False),
        sa.Column("shelf", text(100), nullable=False),
        sa.Column("reviewer", text(50), nullable=False),
        sa.Column("archived_on", text(10), nullable=True),
        sa.Column("archived_by", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_dossier")),
    )
    op.create_index(
        op.f("ix_correction_dossier_office"), "correction_dossier", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_dossier_subject"), "correction_dossier", ["subject"], unique=False
    )
    op.create_table(
        "correction_entrustment",
        sa.Column("item", text(1), nullable=False),
        sa.Column("doc_no", text(80), nullable=False),
        sa.Column("from_on", text(10), nullable=False),
        sa.Column("to_on", text(10), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_entrustment")),
    )
    op.create_index(
        op.f("ix_correction_entrustment_office"), "correction_entrustment", ["office"], unique=False
    )
    op.create_table(
        "correction_exit_document",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(2), nullable=False),
        sa.Column("number", text(30), nullable=False),
        sa.Column("handling", text(2), nullable=False),
        sa.Column("handled_on", text(10), nullable=True),
        sa.Column("basis", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_exit_document")),
    )
    op.create_index(
        op.f("ix_correction_exit_document_office"),
        "correction_exit_document",
        ["office"],
        unique=False,
    )
    op.create_index(
        op.f("ix_correction_exit_document_subject"),
        "correction_exit_document",
        ["subject"],
        unique=False,
    )
    op.create_table(
        "correction_incident",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("happened_at", text(32), nullable=False),
        sa.Column("heard_at", text(32), nullable=False),
        sa.Column("told_by", text(100), nullable=False),
        sa.Column("place", text(200), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("handling", sa.Text(), nullable=False),
        sa.Column("county_at", text(32), nullable=True),
        sa.Column("police_at", text(32), nullable=True),
        sa.Column("procurator_at", text(32), nullable=True),
        sa.Column("closed_at", text(32), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_incident")),
    )
    op.create_index(
        op.f("ix_correction_incident_office"), "correction_incident", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_incident_subject"), "correction_incident", ["subject"], unique=False
    )
    op.create_table(
        "correction_judgment",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("category", text(2), nullable=False),
        sa.Column("organ", text(100), nullable=False),
        sa.Column("doc_no", text(80), nullable=False),
        sa.Column("doc_on", text(10), nullable=False),
        sa.Column("effective_on", text(10), nullable=False),
        sa.Column("executed_on", text(10), nullable=True),
        sa.Column("exec_no", text(80), nullable=False),
        sa.Column("offence", text(100), nullable=False),
        sa.Column("offence_kind", text(2), nullable=False),
        sa.Column("offence_on", text(10), nullable=False),
        sa.Column("co_offenders", sa.Text(), nullable=False),
        sa.Column("victims", sa.Text(), nullable=False),
        sa.Column("principal", text(2), nullable=False),
        sa.Column("years", whole(), nullable=False),
        sa.Column("months", whole(), nullable=False),
        sa.Column("days", whole(), nullable=False),
        sa.Column("probation_years", whole(), nullable=False),
        sa.Column("probation_months", whole(), nullable=False),
        sa.Column("custody_days", whole(), nullable=False),
        sa.Column("accessory", sa.Text(), nullable=False),
        sa.Column("nominal_end", text(10), nullable=True),
        sa.Column("start_on", text(10), nullable=False),
        sa.Column("end_on", text(10), nullable=False),
        sa.Column("uncounted_days", whole(), nullable=False),
        sa.Column("term_doc_no", text(80), nullable=False),
        sa.Column("term_reason", sa.Text(), nullable=False),
        sa.Column("asked_on", text(10), nullable=True),
        sa.Column("asked_answer", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_judgment")),
    )
    op.create_index(
        op.f("ix_correction_judgment_office"), "correction_judgment", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_judgment_subject"), "correction_judgment", ["subject"], unique=False
    )
    op.create_table(
        "correction_leave",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("reason", text(1), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("destinations", sa.Text(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("asked_on", text(10), nullable=False),
        sa.Column("depart_on", text(10), nullable=False),
        sa.Column("due_on", text(10), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("level", text(1), nullable=False),
        sa.Column("filed_on", text(10), nullable=True),
        sa.Column("told_procurator_on", text(10), nullable=True),
        sa.Column("returned_at", text(32), nullable=True),
        sa.Column("return_proof", sa.Text(), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("answer", text(1), nullable=False),
        sa.Column("answered_on", text(10), nullable=True),
        sa.Column("approver", text(60), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_leave")),
    )
    op.create_index(
        op.f("ix_correction_leave_office"), "correction_leave", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_leave_subject"), "correction_leave", ["subject"], unique=False
    )
    op.create_table(
        "correction_leave_entry",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("leave", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("way", text(1), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_leave_entry")),
    )
    op.create_index(
        op.f("ix_correction_leave_entry_leave"), "correction_leave_entry", ["leave"], unique=False
    )
    op.create_index(
        op.f("ix_correction_leave_entry_office"), "correction_leave_entry", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_leave_entry_subject"),
        "correction_leave_entry",
        ["subject"],
        unique=False,
    )
    op.create_table(
        "correction_medical_review",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("due_on", text(10), nullable=False),
        sa.Column("done_on", text(10), nullable=True),
        sa.Column("hospital", text(100), nullable=False),
        sa.Column("designated", sa.Boolean(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_medical_review")),
    )
    op.create_index(
        op.f("ix_correction_medical_review_office"),
        "correction_medical_review",
        ["office"],
        unique=False,
    )
    op.create_index(
        op.f("ix_correction_medical_review_subject"),
        "correction_medical_review",
        ["subject"],
        unique=False,
    )
    op.create_table(
        "correction_monitoring",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("ground", text(1), nullable=False),
        sa.Column("device", text(60), nullable=False),
        sa.Column("asked_on", text(10), nullable=False),
        sa.Column("start_on", text(10), nullable=False),
        sa.Column("end_on", text(10), nullable=False),
        sa.Column("told_on", text(10), nullable=True),
        sa.Column("removed_on", text(10), nullable=True),
        sa.Column("removed_why", sa.Text(), nullable=False),
        sa.Column("answer", text(1), nullable=False),
        sa.Column("answered_on", text(10), nullable=True),
        sa.Column("approver", text(60), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_monitoring")),
    )
    op.create_index(
        op.f("ix_correction_monitoring_office"), "correction_monitoring", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_monitoring_subject"), "correction_monitoring", ["subject"], unique=False
    )
    op.create_table(
        "correction_monitoring_extension",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("monitoring", sa.LargeBinary(16), nullable=False),
        sa.Column("start_on", text(10), nullable=False),
        sa.Column("end_on", text(10), nullable=False),
        sa.Column("approver", text(60), nullable=False),
        sa.Column("approved_on", text(10), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_monitoring_extension")),
    )
    op.create_index(
        op.f("ix_correction_monitoring_extension_monitoring"),
        "correction_monitoring_extension",
        ["monitoring"],
        unique=False,
    )
    op.create_index(
        op.f("ix_correction_monitoring_extension_office"),
        "correction_monitoring_extension",
        ["office"],
        unique=False,
    )
    op.create_index(
        op.f("ix_correction_monitoring_extension_subject"),
        "correction_monitoring_extension",
        ["subject"],
        unique=False,
    )
    op.create_table(
        "correction_note",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("happened_at", text(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_note")),
    )
    op.create_index(op.f("ix_correction_note_office"), "correction_note", ["office"], unique=False)
    op.create_index(
        op.f("ix_correction_note_subject"), "correction_note", ["subject"], unique=False
    )
    op.create_table(
        "correction_outside",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("ground", text(1), nullable=False),
        sa.Column("hospital", text(100), nullable=False),
        sa.Column("diagnosis", sa.Text(), nullable=False),
        sa.Column("expected_on", text(10), nullable=True),
        sa.Column("born_on", text(10), nullable=True),
        sa.Column("until_on", text(10), nullable=True),
        sa.Column("guarantor", text(50), nullable=False),
        sa.Column("guarantor_id_no", text(30), nullable=False),
        sa.Column("guarantor_phone", text(30), nullable=False),
        sa.Column("guarantor_state", text(1), nullable=False),
        sa.Column("guarantor_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_outside")),
    )
    op.create_index(
        op.f("ix_correction_outside_office"), "correction_outside", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_outside_subject"), "correction_outside", ["subject"], unique=False
    )
    op.create_table(
        "correction_permit",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("target", text(200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("from_at", text(32), nullable=False),
        sa.Column("to_at", text(32), nullable=False),
        sa.Column("asked_on", text(10), nullable=False),
        sa.Column("told_court_on", text(10), nullable=True),
        sa.Column("told_procurator_on", text(10), nullable=True),
        sa.Column("answer", text(1), nullable=False),
        sa.Column("answered_on", text(10), nullable=True),
        sa.Column("approver", text(60), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_permit")),
    )
    op.create_index(
        op.f("ix_correction_permit_office"), "correction_permit", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_permit_subject"), "correction_permit", ["subject"], unique=False
    )
    op.create_table(
        "correction_plan",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("version", whole(), nullable=False),
        sa.Column("made_on", text(10), nullable=False),
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("psyche", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_plan")),
    )
    op.create_index(op.f("ix_correction_plan_office"), "correction_plan", ["office"], unique=False)
    op.create_index(
        op.f("ix_correction_plan_subject"), "correction_plan", ["subject"], unique=False
    )
    op.create_table(
        "correction_procurator_notice",
        sa.Column("subject", sa.LargeBinary(16), nullable=True),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("doc_no", text(80), nullable=False),
        sa.Column("received_on", text(10), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reply_due", text(10), nullable=True),
        sa.Column("adopted", sa.Boolean(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("replied_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_procurator_notice")),
    )
    op.create_index(
        op.f("ix_correction_procurator_notice_office"),
        "correction_procurator_notice",
        ["office"],
        unique=False,
    )
    op.create_index(
        op.f("ix_correction_procurator_notice_subject"),
        "correction_procurator_notice",
        ["subject"],
        unique=False,
    )
    op.create_table(
        "correction_prohibition",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("start_on", text(10), nullable=False),
        sa.Column("end_on", text(10), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_prohibition")),
    )
    op.create_index(
        op.f("ix_correction_prohibition_office"), "correction_prohibition", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_prohibition_subject"),
        "correction_prohibition",
        ["subject"],
        unique=False,
    )
    op.create_table(
        "correction_relocation",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("target", text(200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("applied_on", text(10), nullable=False),
        sa.Column("consulted_on", text(10), nullable=True),
        sa.Column("replied_on", text(10), nullable=True),
        sa.Column("reply", text(1), nullable=False),
        sa.Column("decided_on", text(10), nullable=True),
        sa.Column("decision", text(1), nullable=False),
        sa.Column("decision_no", text(80), nullable=False),
        sa.Column("told_on", text(10), nullable=True),
        sa.Column("sent_on", text(10), nullable=True),
        sa.Column("reported_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_relocation")),
    )
    op.create_index(
        op.f("ix_correction_relocation_office"), "correction_relocation", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_relocation_subject"), "correction_relocation", ["subject"], unique=False
    )
    op.create_table(
        "correction_request",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(2), nullable=False),
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("level", text(1), nullable=False),
        sa.Column("asked_on", text(10), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("answer", text(1), nullable=False),
        sa.Column("answered_on", text(10), nullable=True),
        sa.Column("approver", text(60), nullable=False),
        sa.Column("answer_no", text(80), nullable=False),
        sa.Column("answer_note", sa.Text(), nullable=False),
        sa.Column("entered", text(1), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_request")),
    )
    op.create_index(
        op.f("ix_correction_request_office"), "correction_request", ["office"], unique=False
    )
    op.create_index(
        "ix_correction_request_open", "correction_request", ["office", "answer"], unique=False
    )
    op.create_index(
        op.f("ix_correction_request_record"), "correction_request", ["record"], unique=False
    )
    op.create_index(
        op.f("ix_correction_request_subject"), "correction_request", ["subject"], unique=False
    )
    op.create_table(
        "correction_sanction",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("item", text(60), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("clues", sa.Text(), nullable=False),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("proposed_on", text(10), nullable=False),
        sa.Column("answer", text(1), nullable=False),
        sa.Column("decided_on", text(10), nullable=True),
        sa.Column("decided_by", text(100), nullable=False),
        sa.Column("doc_no", text(80), nullable=False),
        sa.Column("served_on", text(10), nullable=True),
        sa.Column("copied_to", sa.Text(), nullable=False),
        sa.Column("filed_on", text(10), nullable=True),
        sa.Column("arrest_asked_at", text(32), nullable=True),
        sa.Column("arrested_on", text(10), nullable=True),
        sa.Column("outcome", text(1), nullable=False),
        sa.Column("outcome_on", text(10), nullable=True),
        sa.Column("outcome_no", text(80), nullable=False),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.Column("objected_on", text(10), nullable=True),
        sa.Column("objection_answer", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_sanction")),
    )
    op.create_index(
        op.f("ix_correction_sanction_office"), "correction_sanction", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_sanction_subject"), "correction_sanction", ["subject"], unique=False
    )
    op.create_table(
        "correction_schedule",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("times", whole(), nullable=False),
        sa.Column("months", whole(), nullable=False),
        sa.Column("days", whole(), nullable=False),
        sa.Column("weekday", whole(), nullable=True),
        sa.Column("from_on", text(10), nullable=False),
        sa.Column("until_on", text(10), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_schedule")),
    )
    op.create_index(
        op.f("ix_correction_schedule_office"), "correction_schedule", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_schedule_subject"), "correction_schedule", ["subject"], unique=False
    )
    op.create_table(
        "correction_search",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("lost_since", text(32), nullable=False),
        sa.Column("last_contact", sa.Text(), nullable=False),
        sa.Column("police_at", text(32), nullable=True),
        sa.Column("procurator_at", text(32), nullable=True),
        sa.Column("county_at", text(32), nullable=True),
        sa.Column("found_at", text(32), nullable=True),
        sa.Column("found_how", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_search")),
    )
    op.create_index(
        op.f("ix_correction_search_office"), "correction_search", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_search_subject"), "correction_search", ["subject"], unique=False
    )
    op.create_table(
        "correction_search_step",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("search", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("way", text(1), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("officers", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_search_step")),
    )
    op.create_index(
        op.f("ix_correction_search_step_office"), "correction_search_step", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_search_step_search"), "correction_search_step", ["search"], unique=False
    )
    op.create_index(
        op.f("ix_correction_search_step_subject"),
        "correction_search_step",
        ["subject"],
        unique=False,
    )
    op.create_table(
        "correction_subject",
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("area", text(6), nullable=False),
        sa.Column("subject_no", text(60), nullable=False),
        sa.Column("number", whole(), nullable=True),
        sa.Column("number_year", whole(), nullable=True),
        sa.Column("state", text(3), nullable=False),
        sa.Column("state_on", text(10), nullable=False),
        sa.Column("notice_on", text(10), nullable=False),
        sa.Column("notice_no", text(60), nullable=False),
        sa.Column("moved_in", sa.Boolean(), nullable=False),
        sa.Column("decision_on", text(10), nullable=True),
        sa.Column("papers_on", text(10), nullable=True),
        sa.Column("receipt_on", text(10), nullable=True),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("reported_on", text(10), nullable=True),
        sa.Column("checked_by", text(1), nullable=False),
        sa.Column("accepted_on", text(10), nullable=True),
        sa.Column("declared_on", text(10), nullable=True),
        sa.Column("declared_by", text(60), nullable=False),
        sa.Column("reports_from", text(10), nullable=True),
        sa.Column("guardian_present", sa.Boolean(), nullable=False),
        sa.Column("exit_filed_on", text(10), nullable=True),
        sa.Column("minor_regime", sa.Boolean(), nullable=False),
        sa.Column("officer", sa.LargeBinary(16), nullable=True),
        sa.Column("aides", sa.Text(), nullable=False),
        sa.Column("education", text(2), nullable=False),
        sa.Column("marital", text(2), nullable=False),
        sa.Column("employment", text(2), nullable=False),
        sa.Column("political", text(30), nullable=False),
        sa.Column("three_none", sa.Boolean(), nullable=False),
        sa.Column("resume", sa.Text(), nullable=False),
        sa.Column("three_involved", sa.Text(), nullable=False),
        sa.Column("four_history", sa.Text(), nullable=False),
        sa.Column("mental", sa.Boolean(), nullable=False),
        sa.Column("infectious", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("appraised_on", text(10), nullable=True),
        sa.Column("attitude", text(2), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("ended_as", text(3), nullable=False),
        sa.Column("ended_on", text(10), nullable=True),
        sa.Column("end_doc_no", text(80), nullable=False),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("told_on", text(10), nullable=True),
        sa.Column("sealed_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_subject")),
    )
    op.create_index(
        op.f("ix_correction_subject_office"), "correction_subject", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_subject_person"), "correction_subject", ["person"], unique=False
    )
    op.create_index(
        "ix_correction_subject_state", "correction_subject", ["office", "state"], unique=False
    )
    op.create_table(
        "correction_survey",
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("organ", text(100), nullable=False),
        sa.Column("letter_no", text(80), nullable=False),
        sa.Column("received_on", text(10), nullable=False),
        sa.Column("expedited", sa.Boolean(), nullable=False),
        sa.Column("planned", text(2), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("fit", text(1), nullable=False),
        sa.Column("replied_on", text(10), nullable=True),
        sa.Column("reply_no", text(80), nullable=False),
        sa.Column("adopted", text(1), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_survey")),
    )
    op.create_index(
        op.f("ix_correction_survey_office"), "correction_survey", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_survey_person"), "correction_survey", ["person"], unique=False
    )
    op.create_table(
        "correction_team_member",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("name", text(50), nullable=False),
        sa.Column("sex", text(1), nullable=False),
        sa.Column("standing", text(1), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("knows_minors", sa.Boolean(), nullable=False),
        sa.Column("joined_on", text(10), nullable=False),
        sa.Column("letter_on", text(10), nullable=True),
        sa.Column("left_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_team_member")),
    )
    op.create_index(
        op.f("ix_correction_team_member_office"), "correction_team_member", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_team_member_subject"),
        "correction_team_member",
        ["subject"],
        unique=False,
    )
    op.create_table(
        "correction_visit",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("target", text(1), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("officers", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_visit")),
    )
    op.create_index(
        op.f("ix_correction_visit_office"), "correction_visit", ["office"], unique=False
    )
    op.create_index(
        op.f("ix_correction_visit_subject"), "correction_visit", ["subject"], unique=False
    )
    op.create_table(
        "dispute_lead",
        sa.Column("screening", sa.LargeBinary(16), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("people_count", whole(), nullable=True),
        sa.Column("dispute_type", text(2), nullable=False),
        sa.Column("place", text(200), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("risk", text(1), nullable=False),
        sa.Column("next_step", text(1), nullable=False),
        sa.Column("outcome", text(1), nullable=False),
        sa.Column("closed_on", text(10), nullable=True),
        sa.Column("closed_note", sa.Text(), nullable=False),
        sa.Column("case", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute_lead")),
    )
    op.create_index(op.f("ix_dispute_lead_case"), "dispute_lead", ["case"], unique=False)
    op.create_index(op.f("ix_dispute_lead_office"), "dispute_lead", ["office"], unique=False)
    op.create_index(op.f("ix_dispute_lead_screening"), "dispute_lead", ["screening"], unique=False)
    op.create_table(
        "dossier",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("volume", text(10), nullable=False),
        sa.Column("retention", text(1), nullable=False),
        sa.Column("binder", text(50), nullable=False),
        sa.Column("bound_on", text(10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("pages", whole(), nullable=False),
        sa.Column("shelf", text(100), nullable=False),
        sa.Column("reviewer", text(50), nullable=False),
        sa.Column("archived_on", text(10), nullable=True),
        sa.Column("archived_by", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
    )
    op.create_index(op.f("ix_dossier_case"), "dossier", ["case"], unique=False)
    op.create_index(op.f("ix_dossier_office"), "dossier", ["office"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("owner", sa.LargeBinary(16), nullable=False),
        sa.Column("form", text(40), nullable=False),
        sa.Column("title", text(200), nullable=False),
        sa.Column("fields", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", text(32), nullable=False),
        sa.Column("saved_at", text(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_table(
        "drug_aftercare",
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("opened_on", text(10), nullable=False),
        sa.Column("ordered_on", text(10), nullable=True),
        sa.Column("agreed_on", text(10), nullable=True),
        sa.Column("reported_on", text(10), nullable=True),
        sa.Column("ends_on", text(10), nullable=True),
        sa.Column("organ", text(100), nullable=False),
        sa.Column("closed_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drug_aftercare")),
    )
    op.create_index(op.f("ix_drug_aftercare_office"), "drug_aftercare", ["office"], unique=False)
    op.create_index(op.f("ix_drug_aftercare_person"), "drug_aftercare", ["person"], unique=False)
    op.create_table(
        "drug_aftercare_entry",
        sa.Column("card", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("way", text(1), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drug_aftercare_entry")),
    )
    op.create_index(
        op.f("ix_drug_aftercare_entry_card"), "drug_aftercare_entry", ["card"], unique=False
    )
    op.create_index(
        op.f("ix_drug_aftercare_entry_office"), "drug_aftercare_entry", ["office"], unique=False
    )
    op.create_table(
        "due_item",
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("rule", text(20), nullable=False),
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("line", text(20), nullable=False),
        sa.Column("on", text(10), nullable=False),
        sa.Column("raw", text(10), nullable=False),
        sa.Column("rolled", text(10), nullable=False),
        sa.Column("duty", sa.Boolean(), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("what", text(60), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("button", text(20), nullable=False),
        sa.Column("action", text(40), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("persons", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record", "rule", "subject", name=op.f("pk_due_item")),
    )
    op.create_index("ix_due_item_late", "due_item", ["line", "duty", "on", "record"], unique=False)
    op.create_index("ix_due_item_on", "due_item", ["on"], unique=False)
    op.create_table(
        "due_mark",
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("rule", text(20), nullable=False),
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("what", text(60), nullable=False),
        sa.Column("due_on", text(10), nullable=False),
        sa.Column("until", text(10), nullable=True),
        sa.Column("reason", text(200), nullable=False),
        sa.Column("by", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_mark")),
    )
    op.create_index(op.f("ix_due_mark_office"), "due_mark", ["office"], unique=False)
    op.create_index(op.f("ix_due_mark_record"), "due_mark", ["record"], unique=False)
    op.create_table(
        "entry_card",
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("line", text(20), nullable=False),
        sa.Column("kind", text(10), nullable=False),
        sa.Column("tab", text(10), nullable=False),
        sa.Column("sort", text(12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("recheck_from", text(10), nullable=True),
        sa.Column("tag", text(20), nullable=False),
        sa.Column("due_rule", text(20), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("reviews", whole(), nullable=False),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_entry_card")),
    )
    op.create_index(
        "ix_entry_card_order", "entry_card", ["line", "tab", "sort", "record"], unique=False
    )
    op.create_table(
        "fact",
        sa.Column("name", text(60), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_fact")),
    )
    op.create_table(
        "fork",
        sa.Column("stream_no", whole(), autoincrement=False, nullable=False),
        sa.Column("lo", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("head", sa.LargeBinary(32), nullable=False),
        sa.Column("seen_at", text(32), nullable=False),
        sa.Column("plain", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("stream_no", "lo", "head", name=op.f("pk_fork")),
    )
    op.create_table(
        "held_batch",
        sa.Column("stream_id", sa.LargeBinary(16), nullable=False),
        sa.Column("lo", sa.BigInteger(), nullable=False),
        sa.Column("hi", sa.BigInteger(), nullable=False),
        sa.Column("size", whole(), nullable=False),
        sa.Column("plain", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("stream_id", "lo", name=op.f("pk_held_batch")),
    )
    op.create_table(
        "help_aid",
        sa.Column("released", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(1), nullable=False),
        sa.Column("given_on", text(10), nullable=False),
        sa.Column("source", text(100), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_aid")),
    )
    op.create_index(op.f("ix_help_aid_office"), "help_aid", ["office"], unique=False)
    op.create_index(op.f("ix_help_aid_released"), "help_aid", ["released"], unique=False)
    op.create_table(
        "help_card",
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("tab", text(10), nullable=False),
        sa.Column("sort", text(12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("not_met_from", text(10), nullable=True),
        sa.Column("key_person", sa.Boolean(), nullable=False),
        sa.Column("due_rule", text(20), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("reviews", whole(), nullable=False),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_help_card")),
    )
    op.create_index("ix_help_card_order", "help_card", ["tab", "sort", "record"], unique=False)
    op.create_table(
        "help_contact",
        sa.Column("released", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("mode", text(1), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_contact")),
    )
    op.create_index(op.f("ix_help_contact_office"), "help_contact", ["office"], unique=False)
    op.create_index(op.f("ix_help_contact_released"), "help_contact", ["released"], unique=False)
    op.create_table(
        "help_inquiry",
        sa.Column("released", sa.LargeBinary(16), nullable=False),
        sa.Column("made_on", text(10), nullable=False),
        sa.Column("ways", sa.Text(), nullable=False),
        sa.Column("asked", text(100), nullable=False),
        sa.Column("outcome", text(1), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_inquiry")),
    )
    op.create_index(op.f("ix_help_inquiry_office"), "help_inquiry", ["office"], unique=False)
    op.create_index(op.f("ix_help_inquiry_released"), "help_inquiry", ["released"], unique=False)
    op.create_table(
        "help_member",
        sa.Column("released", sa.LargeBinary(16), nullable=False),
        sa.Column("name", text(50), nullable=False),
        sa.Column("standing", text(1), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("left_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_member")),
    )
    op.create_index(op.f("ix_help_member_office"), "help_member", ["office"], unique=False)
    op.create_index(op.f("ix_help_member_released"), "help_member", ["released"], unique=False)
    op.create_table(
        "help_plan",
        sa.Column("released", sa.LargeBinary(16), nullable=False),
        sa.Column("made_on", text(10), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_plan")),
    )
    op.create_index(op.f("ix_help_plan_office"), "help_plan", ["office"], unique=False)
    op.create_index(op.f("ix_help_plan_released"), "help_plan", ["released"], unique=False)
    op.create_table(
        "help_risk",
        sa.Column("released", sa.LargeBinary(16), nullable=False),
        sa.Column("assessed_on", text(10), nullable=False),
        sa.Column("level", text(1), nullable=False),
        sa.Column("signs", sa.Text(), nullable=False),
        sa.Column("key_person", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("assessor", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_risk")),
    )
    op.create_index(op.f("ix_help_risk_office"), "help_risk", ["office"], unique=False)
    op.create_index(op.f("ix_help_risk_released"), "help_risk", ["released"], unique=False)
    op.create_table(
        "hub_blob",
        sa.Column("office", text(9), nullable=False),
        sa.Column("content", sa.LargeBinary(32), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("office", "content", name=op.f("pk_hub_blob")),
    )
    op.create_index("ix_hub_blob_number", "hub_blob", ["office", "number"], unique=True)
    op.create_table(
        "hub_code",
        sa.Column("code_id", sa.LargeBinary(8), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", text(32), nullable=False),
        sa.Column("device", sa.LargeBinary(16), nullable=True),
        sa.PrimaryKeyConstraint("code_id", name=op.f("pk_hub_code")),
    )
    op.create_table(
        "hub_device",
        sa.Column("device", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("device_no", text(8), nullable=False),
        sa.Column("name", text(100), nullable=False),
        sa.Column("key_id", sa.LargeBinary(8), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("enrolled_at", text(32), nullable=False),
        sa.Column("revoked_at", text(32), nullable=True),
        sa.Column("seen_at", text(32), nullable=True),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_hub_device")),
        sa.UniqueConstraint("key_id", name=op.f("uq_hub_device_key_id")),
    )
    op.create_index(op.f("ix_hub_device_office"), "hub_device", ["office"], unique=False)
    op.create_table(
        "hub_key",
        sa.Column("key_id", sa.LargeBinary(8), nullable=False),
        sa.Column("subject", whole(), nullable=False),
        sa.Column("since", text(32), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_hub_key")),
    )
    op.create_table(
        "hub_key_list",
        sa.Column("office", text(9), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("office", name=op.f("pk_hub_key_list")),
    )
    op.create_table(
        "hub_office",
        sa.Column("office", text(9), nullable=False),
        sa.Column("hub_seq", sa.BigInteger(), nullable=False),
        sa.Column("durable", sa.BigInteger(), nullable=False),
        sa.Column("receipts", sa.BigInteger(), nullable=False),
        sa.Column("stream_no", whole(), nullable=True),
        sa.PrimaryKeyConstraint("office", name=op.f("pk_hub_office")),
    )
    op.create_table(
        "hub_office_key",
        sa.Column("office", text(9), nullable=False),
        sa.Column("recipients", whole(), nullable=False),
        sa.Column("recipient", text(4096), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("office", "recipients", name=op.f("pk_hub_office_key")),
    )
    op.create_table(
        "hub_quarantine",
        sa.Column("id", sa.LargeBinary(32), nullable=False),
        sa.Column("device", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("lo", sa.BigInteger(), nullable=False),
        sa.Column("hi", sa.BigInteger(), nullable=False),
        sa.Column("received_at", text(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("decided_at", text(32), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hub_quarantine")),
    )
    op.create_index(op.f("ix_hub_quarantine_device"), "hub_quarantine", ["device"], unique=False)
    op.create_table(
        "hub_run",
        sa.Column("office", text(9), nullable=False),
        sa.Column("hub_to", sa.BigInteger(), nullable=False),
        sa.Column("hub_from", sa.BigInteger(), nullable=False),
        sa.Column("stream_no", whole(), nullable=False),
        sa.Column("lo", sa.BigInteger(), nullable=False),
        sa.Column("hi", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("office", "hub_to", name=op.f("pk_hub_run")),
    )
    op.create_table(
        "investigation",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("target", text(60), nullable=False),
        sa.Column("start", text(32), nullable=False),
        sa.Column("end", text(32), nullable=True),
        sa.Column("place", text(200), nullable=False),
        sa.Column("attendees", sa.Text(), nullable=False),
        sa.Column("investigators", text(100), nullable=False),
        sa.Column("recorder", text(60), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("transcript", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_investigation")),
    )
    op.create_index(op.f("ix_investigation_case"), "investigation", ["case"], unique=False)
    op.create_index(op.f("ix_investigation_office"), "investigation", ["office"], unique=False)
    op.create_table(
        "journal",
        sa.Column("stream_no", whole(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("wall", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("tbl", text(40), nullable=False),
        sa.Column("row", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", whole(), nullable=False),
        sa.Column("salt", sa.LargeBinary(16), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("commitment", sa.LargeBinary(32), nullable=True),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("stream_no", "seq", name=op.f("pk_journal")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_journal_row", "journal", ["row"], unique=False)
    op.create_table(
        "judicial_confirmation",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("agreement", sa.LargeBinary(16), nullable=False),
        sa.Column("court", text(100), nullable=False),
        sa.Column("applied_on", text(10), nullable=False),
        sa.Column("both_present", sa.Boolean(), nullable=False),
        sa.Column("received_on", text(10), nullable=True),
        sa.Column("accepted_on", text(10), nullable=True),
        sa.Column("court_case_no", text(60), nullable=False),
        sa.Column("extended", sa.Boolean(), nullable=False),
        sa.Column("outcome", text(1), nullable=False),
        sa.Column("ruled_on", text(10), nullable=True),
        sa.Column("ruling_no", text(60), nullable=False),
        sa.Column("ruling_note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judicial_confirmation")),
    )
    op.create_index(
        op.f("ix_judicial_confirmation_agreement"),
        "judicial_confirmation",
        ["agreement"],
        unique=False,
    )
    op.create_index(
        op.f("ix_judicial_confirmation_case"), "judicial_confirmation", ["case"], unique=False
    )
    op.create_index(
        op.f("ix_judicial_confirmation_office"), "judicial_confirmation", ["office"], unique=False
    )
    op.create_table(
        "kept_file",
        sa.Column("id", sa.LargeBinary(32), nullable=False),
        sa.Column("up", sa.Boolean(), nullable=False),
        sa.Column("hub_epoch", sa.LargeBinary(16), nullable=False),
        sa.Column("hub_to", sa.BigInteger(), nullable=False),
        sa.Column("runs", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_file")),
    )
    op.create_table(
        "lawyer",
        sa.Column("name", text(50), nullable=False),
        sa.Column("firm", text(100), nullable=False),
        sa.Column("licence_no", text(30), nullable=False),
        sa.Column("practice_from", text(10), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("office_phone", text(30), nullable=False),
        sa.Column("annual_check", whole(), nullable=True),
        sa.Column("licence", text(1), nullable=False),
        sa.Column("licence_on", text(10), nullable=True),
        sa.Column("licence_note", sa.Text(), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("state_on", text(10), nullable=False),
        sa.Column("state_note", sa.Text(), nullable=False),
        sa.Column("verified_on", text(10), nullable=True),
        sa.Column("verified_how", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lawyer")),
    )
    op.create_index(op.f("ix_lawyer_office"), "lawyer", ["office"], unique=False)
    op.create_table(
        "lecturer",
        sa.Column("name", text(50), nullable=False),
        sa.Column("unit", text(100), nullable=False),
        sa.Column("topic", text(200), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("appointed_on", text(10), nullable=False),
        sa.Column("until", text(10), nullable=True),
        sa.Column("document_no", text(80), nullable=False),
        sa.Column("ended_on", text(10), nullable=True),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lecturer")),
    )
    op.create_index(op.f("ix_lecturer_office"), "lecturer", ["office"], unique=False)
    op.create_table(
        "mediation_case",
        sa.Column("committee", sa.LargeBinary(16), nullable=False),
        sa.Column("case_no", text(60), nullable=False),
        sa.Column("number", whole(), nullable=True),
        sa.Column("number_year", whole(), nullable=True),
        sa.Column("state", text(3), nullable=False),
        sa.Column("state_on", text(10), nullable=False),
        sa.Column("end_reason", text(2), nullable=False),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("closed_on", text(10), nullable=True),
        sa.Column("decline_ground", text(1), nullable=False),
        sa.Column("accepted_on", text(10), nullable=False),
        sa.Column("applied_on", text(10), nullable=True),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("registrar", sa.LargeBinary(16), nullable=False),
        sa.Column("source", text(2), nullable=False),
        sa.Column("source_doc_no", text(60), nullable=False),
        sa.Column("dispute_type", text(2), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("occurred_on", text(10), nullable=True),
        sa.Column("place", text(200), nullable=False),
        sa.Column("division", text(12), nullable=True),
        sa.Column("people_count", whole(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("difficulty", text(1), nullable=False),
        sa.Column("risk", text(1), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("mediators", sa.Text(), nullable=False),
        sa.Column("interest", text(200), nullable=False),
        sa.Column("ext_until", text(10), nullable=True),
        sa.Column("ext_agreed_on", text(10), nullable=True),
        sa.Column("origin", sa.LargeBinary(16), nullable=True),
        sa.Column("origin_reason", text(1), nullable=False),
        sa.Column("prevented", sa.Text(), nullable=False),
        sa.Column("prevented_people", whole(), nullable=True),
        sa.Column("prevention_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_case")),
    )
    op.create_index(
        "ix_mediation_case_closed", "mediation_case", ["office", "closed_on"], unique=False
    )
    op.create_index(
        "ix_mediation_case_number",
        "mediation_case",
        ["committee", "number_year", "number"],
        unique=False,
    )
    op.create_index(op.f("ix_mediation_case_office"), "mediation_case", ["office"], unique=False)
    op.create_index(op.f("ix_mediation_case_origin"), "mediation_case", ["origin"], unique=False)
    op.create_table(
        "mediation_session",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("start", text(32), nullable=False),
        sa.Column("end", text(32), nullable=True),
        sa.Column("place", text(200), nullable=False),
        sa.Column("mode", text(1), nullable=False),
        sa.Column("attendees", sa.Text(), nullable=False),
        sa.Column("invited", sa.Text(), nullable=False),
        sa.Column("invited_consent", sa.Boolean(), nullable=False),
        sa.Column("told_rights", sa.Boolean(), nullable=False),
        sa.Column("transcript", sa.Text(), nullable=False),
        sa.Column("outcome", text(1), nullable=False),
        sa.Column("mediators", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_session")),
    )
    op.create_index(op.f("ix_mediation_session_case"), "mediation_session", ["case"], unique=False)
    op.create_index(
        op.f("ix_mediation_session_office"), "mediation_session", ["office"], unique=False
    )
    op.create_table(
        "mediator",
        sa.Column("committee", sa.LargeBinary(16), nullable=False),
        sa.Column("name", text(50), nullable=False),
        sa.Column("id_no", text(30), nullable=False),
        sa.Column("sex", text(1), nullable=False),
        sa.Column("education", text(1), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("post", text(1), nullable=False),
        sa.Column("full_time", sa.Boolean(), nullable=False),
        sa.Column("level", text(1), nullable=False),
        sa.Column("civil_servant", sa.Boolean(), nullable=False),
        sa.Column("appointed_on", text(10), nullable=True),
        sa.Column("filed_on", text(10), nullable=True),
        sa.Column("bank", text(60), nullable=False),
        sa.Column("bank_account", text(40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("ended_on", text(10), nullable=True),
        sa.Column("end_note", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediator")),
    )
    op.create_index(op.f("ix_mediator_office"), "mediator", ["office"], unique=False)
    op.create_table(
        "mediator_training",
        sa.Column("mediator", sa.LargeBinary(16), nullable=False),
        sa.Column("trained_on", text(10), nullable=False),
        sa.Column("topic", text(100), nullable=False),
        sa.Column("organiser", text(100), nullable=False),
        sa.Column("hours", whole(), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediator_training")),
    )
    op.create_index(
        op.f("ix_mediator_training_mediator"), "mediator_training", ["mediator"], unique=False
    )
    op.create_index(
        op.f("ix_mediator_training_office"), "mediator_training", ["office"], unique=False
    )
    op.create_table(
        "number_block",
        sa.Column("committee", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(20), nullable=False),
        sa.Column("year", whole(), nullable=False),
        sa.Column("device", sa.LargeBinary(16), nullable=False),
        sa.Column("lo", whole(), nullable=False),
        sa.Column("hi", whole(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_block")),
    )
    op.create_index(op.f("ix_number_block_committee"), "number_block", ["committee"], unique=False)
    op.create_index(op.f("ix_number_block_office"), "number_block", ["office"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("name", text(100), nullable=False),
        sa.Column("uscc", text(30), nullable=False),
        sa.Column("legal_rep", text(50), nullable=False),
        sa.Column("address", text(200), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_index(op.f("ix_organisation_name"), "organisation", ["name"], unique=False)
    op.create_index(op.f("ix_organisation_office"), "organisation", ["office"], unique=False)
    op.create_table(
        "orphan",
        sa.Column("tbl", text(40), nullable=False),
        sa.Column("row", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("tbl", "row", name=op.f("pk_orphan")),
    )
    op.create_table(
        "party_agent",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("party", sa.LargeBinary(16), nullable=False),
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("basis", text(1), nullable=False),
        sa.Column("relation", text(50), nullable=False),
        sa.Column("authority", text(1), nullable=False),
        sa.Column("proof", text(1), nullable=False),
        sa.Column("certification", text(1), nullable=False),
        sa.Column("valid_from", text(10), nullable=False),
        sa.Column("valid_to", text(10), nullable=True),
        sa.Column("ended_on", text(10), nullable=True),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_agent")),
    )
    op.create_index(op.f("ix_party_agent_case"), "party_agent", ["case"], unique=False)
    op.create_index(op.f("ix_party_agent_office"), "party_agent", ["office"], unique=False)
    op.create_index(op.f("ix_party_agent_party"), "party_agent", ["party"], unique=False)
    op.create_index(op.f("ix_party_agent_person"), "party_agent", ["person"], unique=False)
    op.create_table(
        "passed_warning",
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("command", text(40), nullable=False),
        sa.Column("rule", text(20), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("passed_at", text(32), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passed_warning")),
    )
    op.create_index(op.f("ix_passed_warning_office"), "passed_warning", ["office"], unique=False)
    op.create_index(op.f("ix_passed_warning_record"), "passed_warning", ["record"], unique=False)
    op.create_table(
        "person",
        sa.Column("name", text(50), nullable=False),
        sa.Column("id_kind", text(2), nullable=False),
        sa.Column("id_no", text(30), nullable=False),
        sa.Column("sex", text(1), nullable=False),
        sa.Column("birth", text(10), nullable=True),
        sa.Column("name_alt", text(80), nullable=False),
        sa.Column("nationality", text(1), nullable=False),
        sa.Column("overseas", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("ethnicity", text(30), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("address", text(200), nullable=False),
        sa.Column("division", text(12), nullable=True),
        sa.Column("registered_address", text(200), nullable=False),
        sa.Column("occupation", text(50), nullable=False),
        sa.Column("work_unit", text(100), nullable=False),
        sa.Column("capacity", text(1), nullable=False),
        sa.Column("traits", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_birth"), "person", ["birth"], unique=False)
    op.create_index(op.f("ix_person_id_no"), "person", ["id_no"], unique=False)
    op.create_index(op.f("ix_person_name"), "person", ["name"], unique=False)
    op.create_index(op.f("ix_person_office"), "person", ["office"], unique=False)
    op.create_index(op.f("ix_person_phone"), "person", ["phone"], unique=False)
    op.create_table(
        "person_link",
        sa.Column("one", sa.LargeBinary(16), nullable=False),
        sa.Column("other", sa.LargeBinary(16), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("reason", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_link")),
    )
    op.create_index(op.f("ix_person_link_office"), "person_link", ["office"], unique=False)
    op.create_index(op.f("ix_person_link_one"), "person_link", ["one"], unique=False)
    op.create_index(op.f("ix_person_link_other"), "person_link", ["other"], unique=False)
    op.create_table(
        "person_relation",
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(2), nullable=False),
        sa.Column("name", text(50), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("note", text(100), nullable=False),
        sa.Column("other", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_relation")),
    )
    op.create_index(op.f("ix_person_relation_office"), "person_relation", ["office"], unique=False)
    op.create_index(op.f("ix_person_relation_other"), "person_relation", ["other"], unique=False)
    op.create_index(op.f("ix_person_relation_person"), "person_relation", ["person"], unique=False)
    op.create_table(
        "phrase",
        sa.Column("line", text(20), nullable=False),
        sa.Column("field_name", text(40), nullable=False),
        sa.Column("topic", text(10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
    )
    op.create_index(op.f("ix_phrase_office"), "phrase", ["office"], unique=False)
    op.create_table(
        "place_mark",
        sa.Column("code", text(12), nullable=False),
        sa.Column("lng", whole(), nullable=False),
        sa.Column("lat", whole(), nullable=False),
        sa.Column("crs", text(1), nullable=False),
        sa.Column("source", text(100), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_mark")),
    )
    op.create_index(op.f("ix_place_mark_office"), "place_mark", ["office"], unique=False)
    op.create_table(
        "planned_session",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("place", text(200), nullable=False),
        sa.Column("note", text(200), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_session")),
    )
    op.create_index(op.f("ix_planned_session_case"), "planned_session", ["case"], unique=False)
    op.create_index(op.f("ix_planned_session_office"), "planned_session", ["office"], unique=False)
    op.create_table(
        "printed_paper",
        sa.Column("paper", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", text(20), nullable=False),
        sa.Column("line", text(20), nullable=False),
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("title", text(100), nullable=False),
        sa.Column("number", text(60), nullable=False),
        sa.Column("version", whole(), nullable=False),
        sa.Column("copies", whole(), nullable=False),
        sa.Column("pages", whole(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("printed_at", text(32), nullable=False),
        sa.Column("printed_by", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_paper")),
    )
    op.create_index(op.f("ix_printed_paper_office"), "printed_paper", ["office"], unique=False)
    op.create_index(op.f("ix_printed_paper_paper"), "printed_paper", ["paper"], unique=False)
    op.create_index(op.f("ix_printed_paper_record"), "printed_paper", ["record"], unique=False)
    op.create_index(op.f("ix_printed_paper_subject"), "printed_paper", ["subject"], unique=False)
    op.create_table(
        "publicity_event",
        sa.Column("title", text(100), nullable=False),
        sa.Column("on", text(10), nullable=False),
        sa.Column("place", text(200), nullable=False),
        sa.Column("village", text(12), nullable=False),
        sa.Column("theme", text(200), nullable=False),
        sa.Column("reach", text(1), nullable=False),
        sa.Column("forms", sa.Text(), nullable=False),
        sa.Column("lecturer", text(100), nullable=False),
        sa.Column("planned_audience", whole(), nullable=True),
        sa.Column("materials", sa.Text(), nullable=False),
        sa.Column("constitution_day", sa.Boolean(), nullable=False),
        sa.Column("planner", sa.LargeBinary(16), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("state_on", text(10), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("approved_on", text(10), nullable=True),
        sa.Column("approver", sa.LargeBinary(16), nullable=True),
        sa.Column("held_on", text(10), nullable=True),
        sa.Column("audience", whole(), nullable=True),
        sa.Column("handed_out", whole(), nullable=True),
        sa.Column("held_note", sa.Text(), nullable=False),
        sa.Column("consent", text(1), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("summary_on", text(10), nullable=True),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publicity_event")),
    )
    op.create_index(op.f("ix_publicity_event_office"), "publicity_event", ["office"], unique=False)
    op.create_table(
        "receipt",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stream_no", whole(), nullable=False),
        sa.Column("applied", sa.BigInteger(), nullable=False),
        sa.Column("durable", sa.BigInteger(), nullable=False),
        sa.Column("hub_epoch", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_receipt")),
    )
    op.create_table(
        "referral",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("direction", text(1), nullable=False),
        sa.Column("channel", text(1), nullable=False),
        sa.Column("course", text(1), nullable=False),
        sa.Column("organ", text(100), nullable=False),
        sa.Column("letter_no", text(60), nullable=False),
        sa.Column("received_on", text(10), nullable=False),
        sa.Column("due_on", text(10), nullable=True),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("materials", sa.Text(), nullable=False),
        sa.Column("agreed_on", text(10), nullable=True),
        sa.Column("police_decided_on", text(10), nullable=True),
        sa.Column("feedback_on", text(10), nullable=True),
        sa.Column("feedback_doc", text(60), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("returned", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    op.create_index(op.f("ix_referral_case"), "referral", ["case"], unique=False)
    op.create_index(op.f("ix_referral_office"), "referral", ["office"], unique=False)
    op.create_table(
        "refusal",
        sa.Column("stream_no", whole(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tbl", text(64), nullable=False),
        sa.Column("row", sa.LargeBinary(16), nullable=False),
        sa.Column("actor", sa.LargeBinary(16), nullable=False),
        sa.Column("reason", text(40), nullable=False),
        sa.PrimaryKeyConstraint("stream_no", "seq", name=op.f("pk_refusal")),
    )
    op.create_table(
        "rejection",
        sa.Column("stream", sa.LargeBinary(16), nullable=False),
        sa.Column("seq", whole(), nullable=False),
        sa.Column("tbl", text(40), nullable=False),
        sa.Column("row", sa.LargeBinary(16), nullable=False),
        sa.Column("reason", text(40), nullable=False),
        sa.Column("sentence", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejection")),
    )
    op.create_index(op.f("ix_rejection_office"), "rejection", ["office"], unique=False)
    op.create_index(op.f("ix_rejection_stream"), "rejection", ["stream"], unique=False)
    op.create_table(
        "released_person",
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("subject", sa.LargeBinary(16), nullable=True),
        sa.Column("source", text(1), nullable=False),
        sa.Column("organ", text(100), nullable=False),
        sa.Column("offence", text(100), nullable=False),
        sa.Column("sentence", text(100), nullable=False),
        sa.Column("data_on", text(10), nullable=True),
        sa.Column("expected_on", text(10), nullable=True),
        sa.Column("registrar", sa.LargeBinary(16), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("state_on", text(10), nullable=False),
        sa.Column("verify", text(1), nullable=False),
        sa.Column("verified_on", text(10), nullable=True),
        sa.Column("verify_note", sa.Text(), nullable=False),
        sa.Column("release_on", text(10), nullable=True),
        sa.Column("cert_no", text(80), nullable=False),
        sa.Column("notice_on", text(10), nullable=True),
        sa.Column("handover", text(1), nullable=False),
        sa.Column("handover_on", text(10), nullable=True),
        sa.Column("met", text(1), nullable=False),
        sa.Column("key_person", sa.Boolean(), nullable=False),
        sa.Column("level_on", text(10), nullable=True),
        sa.Column("level_look", sa.LargeBinary(16), nullable=True),
        sa.Column("help_from", text(10), nullable=True),
        sa.Column("help_to", text(10), nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("agreed_on", text(10), nullable=True),
        sa.Column("placement", text(1), nullable=False),
        sa.Column("placed_on", text(10), nullable=True),
        sa.Column("insurance", text(100), nullable=False),
        sa.Column("housing", text(100), nullable=False),
        sa.Column("police_measures", sa.Boolean(), nullable=False),
        sa.Column("ended_as", text(1), nullable=False),
        sa.Column("ended_on", text(10), nullable=True),
        sa.Column("moved_to", text(200), nullable=False),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_released_person")),
    )
    op.create_index(op.f("ix_released_person_office"), "released_person", ["office"], unique=False)
    op.create_index(op.f("ix_released_person_person"), "released_person", ["person"], unique=False)
    op.create_index(
        "ix_released_person_state", "released_person", ["office", "state"], unique=False
    )
    op.create_index(
        op.f("ix_released_person_subject"), "released_person", ["subject"], unique=False
    )
    op.create_table(
        "return_visit",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("agreement", sa.LargeBinary(16), nullable=True),
        sa.Column("visited_on", text(10), nullable=False),
        sa.Column("way", text(1), nullable=False),
        sa.Column("performance", sa.Text(), nullable=False),
        sa.Column("satisfaction", text(1), nullable=False),
        sa.Column("hidden_risk", sa.Text(), nullable=False),
        sa.Column("next_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_visit")),
    )
    op.create_index(op.f("ix_return_visit_case"), "return_visit", ["case"], unique=False)
    op.create_index(op.f("ix_return_visit_office"), "return_visit", ["office"], unique=False)
    op.create_table(
        "returned_sheet",
        sa.Column("attachment", sa.LargeBinary(16), nullable=False),
        sa.Column("scan", text(250), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("turn", whole(), nullable=False),
        sa.Column("came_at", text(32), nullable=False),
        sa.Column("came_by", sa.LargeBinary(16), nullable=False),
        sa.Column("aside", text(1), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_sheet")),
    )
    op.create_index(
        op.f("ix_returned_sheet_attachment"), "returned_sheet", ["attachment"], unique=False
    )
    op.create_index(op.f("ix_returned_sheet_office"), "returned_sheet", ["office"], unique=False)
    op.create_table(
        "review",
        sa.Column("tbl", text(40), nullable=False),
        sa.Column("row", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("since", text(32), nullable=False),
        sa.PrimaryKeyConstraint("tbl", "row", name=op.f("pk_review")),
    )
    op.create_table(
        "risk_assessment",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("assessed_at", text(32), nullable=False),
        sa.Column("level", text(1), nullable=False),
        sa.Column("triggers", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("assessor", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_assessment")),
    )
    op.create_index(op.f("ix_risk_assessment_case"), "risk_assessment", ["case"], unique=False)
    op.create_index(op.f("ix_risk_assessment_office"), "risk_assessment", ["office"], unique=False)
    op.create_table(
        "risk_report",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("reported_at", text(32), nullable=False),
        sa.Column("reported_to", sa.Text(), nullable=False),
        sa.Column("written", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("received_by", text(60), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_report")),
    )
    op.create_index(op.f("ix_risk_report_case"), "risk_report", ["case"], unique=False)
    op.create_index(op.f("ix_risk_report_office"), "risk_report", ["office"], unique=False)
    op.create_table(
        "screening",
        sa.Column("screened_on", text(10), nullable=False),
        sa.Column("division", text(12), nullable=False),
        sa.Column("finder", text(60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening")),
    )
    op.create_index(op.f("ix_screening_office"), "screening", ["office"], unique=False)
    op.create_table(
        "sealed_record",
        sa.Column("line", text(20), nullable=False),
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("basis", text(200), nullable=False),
        sa.Column("ordered_on", text(10), nullable=False),
        sa.Column("ordered_by", sa.LargeBinary(16), nullable=False),
        sa.Column("recipient", text(4096), nullable=False),
        sa.Column("package", sa.LargeBinary(32), nullable=False),
        sa.Column("covers", sa.LargeBinary(), nullable=False),
        sa.Column("number_year", whole(), nullable=True),
        sa.Column("number", whole(), nullable=True),
        sa.Column("erased_on", text(10), nullable=True),
        sa.Column("erased_by", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_record")),
    )
    op.create_index(op.f("ix_sealed_record_office"), "sealed_record", ["office"], unique=False)
    op.create_index(op.f("ix_sealed_record_record"), "sealed_record", ["record"], unique=False)
    op.create_table(
        "service_point",
        sa.Column("name", text(100), nullable=False),
        sa.Column("kind", text(2), nullable=False),
        sa.Column("address", text(200), nullable=False),
        sa.Column("village", text(12), nullable=False),
        sa.Column("lng", whole(), nullable=True),
        sa.Column("lat", whole(), nullable=True),
        sa.Column("crs", text(1), nullable=False),
        sa.Column("hours", text(100), nullable=False),
        sa.Column("phone", text(30), nullable=False),
        sa.Column("services", sa.Text(), nullable=False),
        sa.Column("accessible", sa.Boolean(), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("state_on", text(10), nullable=False),
        sa.Column("state_note", sa.Text(), nullable=False),
        sa.Column("verified_on", text(10), nullable=True),
        sa.Column("verified_how", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_point")),
    )
    op.create_index(op.f("ix_service_point_office"), "service_point", ["office"], unique=False)
    op.create_table(
        "statistics_snapshot",
        sa.Column("report", text(20), nullable=False),
        sa.Column("span", text(1), nullable=False),
        sa.Column("first", text(10), nullable=False),
        sa.Column("last", text(10), nullable=False),
        sa.Column("submitted_on", text(10), nullable=False),
        sa.Column("submitted_by", sa.LargeBinary(16), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("digest", text(64), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statistics_snapshot")),
    )
    op.create_index(
        op.f("ix_statistics_snapshot_office"), "statistics_snapshot", ["office"], unique=False
    )
    op.create_table(
        "stream",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("stream_id", sa.LargeBinary(16), nullable=False),
        sa.Column("device", sa.LargeBinary(16), nullable=False),
        sa.Column("epoch", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("applied", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.LargeBinary(32), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.BigInteger(), nullable=False),
        sa.Column("receipted", sa.BigInteger(), nullable=False),
        sa.Column("durable", sa.BigInteger(), nullable=False),
        sa.Column("ordered", sa.BigInteger(), nullable=False),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.Column("shadow", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_stream")),
        sa.UniqueConstraint("stream_id", name=op.f("uq_stream_stream_id")),
    )
    op.create_table(
        "subject_card",
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("tab", text(10), nullable=False),
        sa.Column("sort", text(12), nullable=False),
        sa.Column("name", text(50), nullable=False),
        sa.Column("number", text(60), nullable=False),
        sa.Column("category", text(2), nullable=False),
        sa.Column("state", text(3), nullable=False),
        sa.Column("grade", text(1), nullable=False),
        sa.Column("start_on", text(10), nullable=False),
        sa.Column("end_on", text(10), nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("reviews", whole(), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_subject_card")),
    )
    op.create_index(
        "ix_subject_card_order", "subject_card", ["tab", "sort", "subject"], unique=False
    )
    op.create_index(op.f("ix_subject_card_person"), "subject_card", ["person"], unique=False)
    op.create_table(
        "subsidy_claim",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("grade", text(1), nullable=False),
        sa.Column("standard_fen", sa.BigInteger(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("status", text(1), nullable=False),
        sa.Column("status_on", text(10), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subsidy_claim")),
    )
    op.create_index(op.f("ix_subsidy_claim_case"), "subsidy_claim", ["case"], unique=False)
    op.create_index(op.f("ix_subsidy_claim_office"), "subsidy_claim", ["office"], unique=False)
    op.create_table(
        "subsidy_rate",
        sa.Column("grade", text(1), nullable=False),
        sa.Column("valid_from", text(10), nullable=False),
        sa.Column("written_fen", sa.BigInteger(), nullable=False),
        sa.Column("oral_fen", sa.BigInteger(), nullable=False),
        sa.Column("failed_fen", sa.BigInteger(), nullable=False),
        sa.Column("basis", text(200), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subsidy_rate")),
    )
    op.create_index(op.f("ix_subsidy_rate_office"), "subsidy_rate", ["office"], unique=False)
    op.create_table(
        "subsidy_share",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("mediator", sa.LargeBinary(16), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subsidy_share")),
    )
    op.create_index(op.f("ix_subsidy_share_case"), "subsidy_share", ["case"], unique=False)
    op.create_index(op.f("ix_subsidy_share_mediator"), "subsidy_share", ["mediator"], unique=False)
    op.create_index(op.f("ix_subsidy_share_office"), "subsidy_share", ["office"], unique=False)
    op.create_table(
        "subsidy_step",
        sa.Column("case", sa.LargeBinary(16), nullable=False),
        sa.Column("stage", text(1), nullable=False),
        sa.Column("on", text(10), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("by", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subsidy_step")),
    )
    op.create_index(op.f("ix_subsidy_step_case"), "subsidy_step", ["case"], unique=False)
    op.create_index(op.f("ix_subsidy_step_office"), "subsidy_step", ["office"], unique=False)
    op.create_table(
        "upcoming_item",
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("at", text(32), nullable=False),
        sa.Column("line", text(20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record", "at", name=op.f("pk_upcoming_item")),
    )
    op.create_table(
        "user",
        sa.Column("name", text(50), nullable=False),
        sa.Column("role", text(20), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
    )
    op.create_index(op.f("ix_user_office"), "user", ["office"], unique=False)
    op.create_table(
        "visit_round",
        sa.Column("on", text(10), nullable=False),
        sa.Column("villages", sa.Text(), nullable=False),
        sa.Column("visitors", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("closed_on", text(10), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_round")),
    )
    op.create_index(op.f("ix_visit_round_office"), "visit_round", ["office"], unique=False)
    op.create_table(
        "visit_stop",
        sa.Column("round", sa.LargeBinary(16), nullable=False),
        sa.Column("ordinal", whole(), nullable=False),
        sa.Column("line", text(20), nullable=False),
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("outcome", text(1), nullable=False),
        sa.Column("at", text(32), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("visit", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", text(9), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("v_stream", whole(), nullable=False),
        sa.Column("v_seq", sa.BigInteger(), nullable=False),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", text(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_stop")),
    )
    op.create_index(op.f("ix_visit_stop_office"), "visit_stop", ["office"], unique=False)
    op.create_index(op.f("ix_visit_stop_record"), "visit_stop", ["record"], unique=False)
    op.create_index(op.f("ix_visit_stop_round"), "visit_stop", ["round"], unique=False)
