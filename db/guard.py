"""Triggers that refuse any write to a journalled table which left no entry in the journal."""

from __future__ import annotations

__all__ = ["REPLAYING", "lift", "put"]

from collections.abc import Iterator

from sqlalchemy import Connection, text

from db.tables import journalled_tables
from db.tables.house import JournalEntry

REPLAYING = "replaying"  # a fact set, within one transaction, while rows are rebuilt from entries

_ENTRY = "SELECT 1 FROM journal WHERE stream_no = NEW.v_stream AND seq = NEW.v_seq AND row = NEW.id"
_REPLAY = f"SELECT 1 FROM fact WHERE name = '{REPLAYING}'"  # noqa: S608  a constant

# An erasure by order of law takes salt and body, once, and leaves what the chain needs.
_ERASED = ("salt", "body", "commitment")
_ERASURE = (
    "OLD.body IS NOT NULL AND NEW.salt IS NULL AND NEW.body IS NULL AND NEW.commitment IS NOT NULL"
)

_SQLITE = """
CREATE TRIGGER guard_{table}_{action} BEFORE {action} ON "{table}"
WHEN ({condition}) AND NOT EXISTS ({replay})
BEGIN SELECT RAISE(ABORT, 'unjournalled {action} of {table}'); END
"""

_SQLITE_JOURNAL = """
CREATE TRIGGER guard_journal_{action} BEFORE {action} ON journal WHEN NOT ({condition})
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""

_POSTGRES_ROW = f"""
CREATE OR REPLACE FUNCTION guard_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS ({_REPLAY}) THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RAISE 'unjournalled delete of %', TG_TABLE_NAME; END IF;
  IF TG_OP = 'UPDATE' AND NEW.v_stream = OLD.v_stream AND NEW.v_seq = OLD.v_seq THEN
    RAISE 'unjournalled update of %', TG_TABLE_NAME;
  END IF;
  IF NOT EXISTS ({_ENTRY}) THEN RAISE 'unjournalled write of %', TG_TABLE_NAME; END IF;
  RETURN NEW;
END $$
"""

_POSTGRES_JOURNAL = """
CREATE OR REPLACE FUNCTION guard_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF {condition} THEN RETURN NEW; END IF;
  END IF;
  RAISE 'the journal is append-only';
END $$
"""


def put(connection: Connection) -> None:
    """Set the guard on every table it belongs to, where there is none."""
    make = _postgres if connection.dialect.name == "postgresql" else _sqlite
    for statement in make():
        connection.execute(text(statement))


def lift(connection: Connection) -> None:
    """Take the guard away, as an upgrade must that rebuilds tables; the next `put` sets it anew."""
    if connection.dialect.name == "postgresql":
        for function in ("guard_row", "guard_journal"):
            connection.execute(text(f"DROP FUNCTION IF EXISTS {function}() CASCADE"))
        return
    triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    for name in triggers.scalars().all():
        if name.startswith("guard_"):
            connection.execute(text(f'DROP TRIGGER "{name}"'))


def _sqlite() -> Iterator[str]:
    conditions = {
        "insert": f"NOT EXISTS ({_ENTRY})",
        "update": f"(NEW.v_stream = OLD.v_stream AND NEW.v_seq = OLD.v_seq) "
        f"OR NOT EXISTS ({_ENTRY})",
        "delete": "1",
    }
    for table in journalled_tables():
        for action, condition in conditions.items():
            yield _SQLITE.format(table=table, action=action, condition=condition, replay=_REPLAY)
    yield _SQLITE_JOURNAL.format(action="delete", condition="0")
    yield _SQLITE_JOURNAL.format(action="update", condition=_erasure_only("IS"))


def _postgres() -> Iterator[str]:
    yield _POSTGRES_ROW
    for table in journalled_tables():
        yield (
            f'CREATE TRIGGER guard_row BEFORE INSERT OR UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION guard_row()"
        )
    yield _POSTGRES_JOURNAL.format(condition=_erasure_only("IS NOT DISTINCT FROM"))
    yield (
        "CREATE TRIGGER guard_journal BEFORE UPDATE OR DELETE ON journal "
        "FOR EACH ROW EXECUTE FUNCTION guard_journal()"
    )
    yield (
        "CREATE TRIGGER guard_journal_truncate BEFORE TRUNCATE ON journal "
        "FOR EACH STATEMENT EXECUTE FUNCTION guard_journal()"
    )


def _erasure_only(same: str) -> str:
    kept = (column.name for column in JournalEntry.__table__.columns if column.name not in _ERASED)
    return " AND ".join([_ERASURE, *(f'NEW."{name}" {same} OLD."{name}"' for name in kept)])
