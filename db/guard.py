"""Triggers that refuse any write to a journalled table which left no entry in the journal."""

from __future__ import annotations

__all__ = ["REPLAYING", "statements"]

from collections.abc import Iterator

from db.tables import journalled_tables

REPLAYING = "replaying"  # a fact set, within one transaction, while rows are rebuilt from entries

_ENTRY = "SELECT 1 FROM journal WHERE stream_no = NEW.v_stream AND seq = NEW.v_seq AND row = NEW.id"
_REPLAY = f"SELECT 1 FROM fact WHERE name = '{REPLAYING}'"  # noqa: S608  a constant

_SQLITE = """
CREATE TRIGGER guard_{table}_{action} BEFORE {action} ON "{table}"
WHEN ({condition}) AND NOT EXISTS ({replay})
BEGIN SELECT RAISE(ABORT, 'unjournalled {action} of {table}'); END
"""

_SQLITE_JOURNAL = """
CREATE TRIGGER guard_journal_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER guard_journal_update BEFORE UPDATE ON journal
WHEN NOT (NEW.salt IS NULL AND NEW.body IS NULL AND NEW.commitment IS NOT NULL
  AND NEW.stream_no = OLD.stream_no AND NEW.seq = OLD.seq AND NEW.hash = OLD.hash
  AND NEW.row = OLD.row AND NEW.tbl = OLD.tbl AND NEW.hlc = OLD.hlc)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""

_POSTGRES = """
CREATE OR REPLACE FUNCTION guard_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM fact WHERE name = 'replaying') THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RAISE 'unjournalled delete of %', TG_TABLE_NAME; END IF;
  IF TG_OP = 'UPDATE' AND NEW.v_stream = OLD.v_stream AND NEW.v_seq = OLD.v_seq THEN
    RAISE 'unjournalled update of %', TG_TABLE_NAME;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM journal
      WHERE stream_no = NEW.v_stream AND seq = NEW.v_seq AND row = NEW.id) THEN
    RAISE 'unjournalled write of %', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$
;;
CREATE OR REPLACE FUNCTION guard_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.salt IS NULL AND NEW.body IS NULL
      AND NEW.commitment IS NOT NULL AND NEW.hash = OLD.hash AND NEW.row = OLD.row THEN
    RETURN NEW;
  END IF;
  RAISE 'the journal is append-only';
END $$
;;
CREATE TRIGGER guard_journal BEFORE UPDATE OR DELETE ON journal
FOR EACH ROW EXECUTE FUNCTION guard_journal()
"""


def statements(dialect: str) -> Iterator[str]:
    """The statements that set the guard, for "sqlite" or "postgresql"."""
    if dialect == "postgresql":
        yield from _POSTGRES.split(";;")
        for table in journalled_tables():
            yield (
                f'CREATE TRIGGER guard_row BEFORE INSERT OR UPDATE OR DELETE ON "{table}" '
                "FOR EACH ROW EXECUTE FUNCTION guard_row()"
            )
        return
    conditions = {
        "insert": f"NOT EXISTS ({_ENTRY})",
        "update": f"(NEW.v_stream = OLD.v_stream AND NEW.v_seq = OLD.v_seq) "
        f"OR NOT EXISTS ({_ENTRY})",
        "delete": "1",
    }
    for table in journalled_tables():
        for action, condition in conditions.items():
            yield _SQLITE.format(table=table, action=action, condition=condition, replay=_REPLAY)
    for statement in _SQLITE_JOURNAL.split("END;"):
        yield statement if statement.rstrip().endswith("END") else statement + "END"
