"""The index of the search box: tokens and who holds them, in SQLite's FTS5, on laptops alone.

It is derived and stands outside Base.metadata: the city does not search, and has no FTS5. The index
keeps no text, only tokens (contentless), so that nothing is stored twice.
"""

from __future__ import annotations

__all__ = [
    "INDEXED",
    "VERSION",
    "count",
    "create",
    "finish",
    "forget",
    "highest",
    "is_finished",
    "lookup",
    "merge",
    "put",
]

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.orm import Session

from db.tables.house import Fact, JournalEntry
from db.types import IdBytes

VERSION = b"4"  # of the sources and their tokens; a new one starts an empty index
_FACT = "search"
_metadata = MetaData()

# A document's number in the index, and the record it stands for.
INDEXED = Table(
    "search_doc",
    _metadata,
    Column("doc", Integer, primary_key=True),
    Column("record", IdBytes, nullable=False),
    UniqueConstraint("record", name="uq_search_doc_record"),
)

# The tokenizer only splits at blanks: unicode61 would drop characters younger than itself (𬍛).
_CREATE = """
CREATE VIRTUAL TABLE search_token USING fts5(
  tokens, content='', contentless_delete=1, columnsize=1, detail=none, tokenize='ascii')
"""
_OPTIONS = {
    "pgsz": 3960,  # SQLCipher keeps 80 bytes of a page; more than 3,981 would spill into a second
    # Merging on its own may take seconds in one save; `merge` does a little with every save.
    "automerge": 0,
    "crisismerge": 1000,
    "usermerge": 8,
}
_OPTION = text("INSERT INTO search_token(search_token, rank) VALUES (:name, :value)")
_PUT = text("INSERT OR REPLACE INTO search_token(rowid, tokens) VALUES (:doc, :tokens)")
_FORGET = text("DELETE FROM search_token WHERE rowid = :doc")
_LOOKUP = (
    "SELECT d.doc, d.record FROM search_token t JOIN search_doc d ON d.doc = t.rowid "
    "WHERE t.search_token MATCH ? AND t.rowid BETWEEN ? AND ? ORDER BY t.rowid DESC LIMIT ?"
)
_COUNT = (
    "SELECT count(*) FROM (SELECT 1 FROM search_token t "
    "WHERE t.search_token MATCH ? AND t.rowid BETWEEN ? AND ? LIMIT ?)"
)
_HIGHEST = "SELECT max(doc) FROM search_doc WHERE doc BETWEEN ? AND ?"


def create(connection: Connection) -> None:
    """Create an empty index where there is none, or one of tokens made in another way."""
    kept = connection.execute(select(Fact.value).where(Fact.name == _FACT)).scalar()
    if kept is not None and kept.partition(b" ")[0] == VERSION:
        return
    connection.execute(text("DROP TABLE IF EXISTS search_token"))
    _metadata.drop_all(connection)
    _metadata.create_all(connection)
    connection.execute(text(_CREATE))
    connection.execute(_OPTION, [{"name": n, "value": v} for n, v in _OPTIONS.items()])
    empty = connection.execute(select(JournalEntry.seq).limit(1)).first() is None
    _keep(connection, VERSION if empty else VERSION + b" unfinished")


def is_finished(session: Session) -> bool:
    """Whether all records there were when the index was created are in it."""
    return session.execute(select(Fact.value).where(Fact.name == _FACT)).scalar() == VERSION


def finish(session: Session) -> None:
    """Remember that they are."""
    _keep(session.connection(), VERSION)


def _keep(connection: Connection, value: bytes) -> None:
    connection.execute(delete(Fact).where(Fact.name == _FACT))
    connection.execute(insert(Fact), {"name": _FACT, "value": value})


def put(session: Session, documents: Sequence[tuple[int, str]]) -> None:
    """Index documents anew: number and tokens, blanks between them."""
    if documents:
        rows = [{"doc": doc, "tokens": tokens} for doc, tokens in documents]
        session.execute(_PUT, rows)


def forget(session: Session, docs: Sequence[int]) -> None:
    """Take documents out."""
    if docs:
        session.execute(_FORGET, [{"doc": doc} for doc in docs])
        session.execute(delete(INDEXED).where(INDEXED.c.doc.in_(docs)))


def merge(session: Session, pages: int) -> bool:
    """Join runs of the index for about so many pages; False when there was nothing to do.

    Args:
        pages: negative to go on until one run is left.
    """
    changes = text("SELECT total_changes()")
    before = session.execute(changes).scalar_one()
    session.execute(_OPTION, {"name": "merge", "value": pages})
    # FTS5 itself counts as one change (documentation of FTS5, 6.8).
    return int(session.execute(changes).scalar_one()) - int(before) >= 2


def lookup(
    session: Session, tokens: Sequence[str], first: int, last: int, most: int
) -> list[tuple[int, bytes]]:
    """(doc, record) of documents first..last that hold all tokens, the youngest first."""
    match = " AND ".join(f'"{token}"' for token in tokens)
    return _ask(session, _LOOKUP, (match, first, last, most))


def count(session: Session, token: str, first: int, last: int, most: int) -> int:
    """How many of the documents first..last hold a token, counted up to `most`."""
    ((found,),) = _ask(session, _COUNT, (f'"{token}"', first, last, most))
    return int(found)


def highest(session: Session, first: int, last: int) -> int:
    """The highest number given among first..last; `first` where none was."""
    ((found,),) = _ask(session, _HIGHEST, (first, last))
    return first if found is None else int(found)


def _ask(session: Session, query: str, values: tuple[Any, ...]) -> list[Any]:
    """Ask the driver itself: a keystroke asks several times, and SQLAlchemy would take longer."""
    cursor = session.connection().connection.cursor()
    try:
        cursor.execute(query, values)
        return list(cursor.fetchall())
    finally:
        cursor.close()
