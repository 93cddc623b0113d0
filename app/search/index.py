"""Keeps the index of the search box in step with the records: derived, never journalled."""

from __future__ import annotations

__all__ = ["Document", "SearchIndex", "Source", "refresh"]

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Select, func, insert, select

from app.ids import Id
from app.lines import Line, Touched
from app.search.messages import HitKind, RefreshSearch
from app.search.tokens import tokens_of
from app.work import Tools, Work
from db.tables import search as table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_AT_ONCE = 500  # records in one transaction of a refresh, so that a save waits a moment only
_SPAN = 1 << 40  # numbers of one source


@dataclass(frozen=True, slots=True)
class Document:
    """What one record is found by.

    Attributes:
        title: what a hit shows.
        about: the words beside the title, made when it is shown.
        names: found by any part, by pinyin and by initials.
        numbers: found by any three digits or more, shorter ones as a whole.
        texts: found by any two characters or more.
    """

    record: Id
    title: str
    about: Callable[[Work], str]
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of record that can be found.

    Attributes:
        line: its line of work: who may see that, may find these.
        place: its own range of the index, from 0; never given to another source.
        records: ids of all records to be found.
        touched: ids of records that may be found otherwise after a change.
        documents: what some records are found by; those that are not to be found are left out.
        of_persons: ids of records in which these persons take part.
    """

    kind: HitKind
    line: str
    place: int
    records: Select[Id]
    touched: Callable[[Session, Touched], set[Id]]
    documents: Callable[[Session, Iterable[Id]], Iterable[Document]]
    of_persons: Callable[[Session, Iterable[Id]], Iterable[Id]] = lambda _session, _persons: ()

    @property
    def first(self) -> int:
        """The first number of its range."""
        return self.place * _SPAN

    @property
    def last(self) -> int:
        """The last number of its range."""
        return self.first + _SPAN - 1


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a refresh has come: the source in hand, and the last record looked at."""

    source: int = 0
    record: Id = b""


class SearchIndex:
    """The index over all sources; their order is the order of the hits."""

    def __init__(self, *sources: Source) -> None:
        self.sources = sources

    def line(self) -> Line:
        """The index as a line of work, so that it follows every change of a record."""
        return Line(
            name="search",
            tables={},
            records=self._touched,
            project=lambda session, _tools, records: self.update(session, records),
            rows=lambda _session, _record: set(),
        )

    def update(self, session: Session, records: Iterable[Id]) -> None:
        """Index some records anew, or take them out."""
        for some in _batches(records):
            self._update(session, some)
            table.merge(session, 16 + len(some))

    def _update(self, session: Session, records: list[Id]) -> None:
        query = select(table.INDEXED.c.record, table.INDEXED.c.doc)
        known = dict(session.execute(query.where(table.INDEXED.c.record.in_(records))).all())
        kept: set[Id] = set()
        for source in self.sources:
            documents = list(source.documents(session, records))
            kept.update(document.record for document in documents)
            new = [document.record for document in documents if document.record not in known]
            known |= self._number(session, source, new)
            table.put(
                session,
                [
                    (known[one.record], " ".join(tokens_of(one.names, one.numbers, one.texts)))
                    for one in documents
                ],
            )
        table.forget(session, [doc for record, doc in known.items() if record not in kept])

    def missing(self, session: Session, after: Cursor) -> list[Id]:
        """Some records of a source that are not in the index yet, oldest first."""
        source = self.sources[after.source]
        key = source.records.selected_columns[0]
        absent = ~select(table.INDEXED.c.doc).where(table.INDEXED.c.record == key).exists()
        query = source.records.where(key > after.record, absent).order_by(key).limit(_AT_ONCE)
        return list(session.scalars(query))

    def _touched(self, session: Session, touched: Touched) -> set[Id]:
        return set().union(*(source.touched(session, touched) for source in self.sources))

    def _number(self, session: Session, source: Source, records: list[Id]) -> dict[Id, int]:
        """Numbers of new documents, in the order of their coming: the youngest is found first."""
        if not records:
            return {}
        doc = table.INDEXED.c.doc
        highest = select(func.max(doc)).where(doc.between(source.first, source.last))
        last = session.execute(highest).scalar_one() or source.first
        numbers = {record: last + place for place, record in enumerate(records, 1)}
        session.execute(
            insert(table.INDEXED), [{"doc": n, "record": record} for record, n in numbers.items()]
        )
        return numbers


class _Desk(Protocol):
    tools: Tools

    def write(self, handler: Callable[[Any, Work], Any], message: object) -> Future[Any]: ...


def refresh(_command: RefreshSearch, desk: _Desk) -> int:
    """Index what is not indexed yet, a little at a time, so that no save waits; returns how many.

    Once it came to the end there is nothing left to do: every change is indexed with its commit.
    """
    if desk.write(_finished, None).result():
        return 0
    cursor: Cursor | None = Cursor()
    done = 0
    while cursor is not None:
        indexed, cursor = desk.write(_go_on, cursor).result()
        done += indexed
    while desk.write(_join, None).result():
        pass
    desk.write(_finish, None).result()
    return done


def _finished(_message: None, work: Work) -> bool:
    return table.is_finished(work.session)


def _go_on(cursor: Cursor, work: Work) -> tuple[int, Cursor | None]:
    index = work.tool(SearchIndex)
    records = index.missing(work.session, cursor)
    index.update(work.session, records)
    if records:
        return len(records), Cursor(cursor.source, records[-1])
    more = cursor.source + 1 < len(index.sources)
    return 0, Cursor(cursor.source + 1) if more else None


def _join(_message: None, work: Work) -> bool:
    return table.merge(work.session, -_AT_ONCE)


def _finish(_message: None, work: Work) -> None:
    table.finish(work.session)


def _batches(records: Iterable[Id]) -> Iterator[list[Id]]:
    left = iter(records)
    while some := list(islice(left, _AT_ONCE)):
        yield some
