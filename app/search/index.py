"""Keeps the index of the search box in step with the records: derived, never journalled."""

from __future__ import annotations

__all__ = ["Document", "SearchIndex", "Source", "place_of", "refresh"]

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Select, insert, select

from app.ids import Id
from app.lines import Line, Touched
from app.search.messages import HitKind
from app.search.tokens import tokens_of
from app.work import Work, Writer, in_steps
from db.tables import search as table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")
_AT_ONCE = 200  # records in one transaction of a refresh, so that a save waits a moment only
_TELLING = 3  # tokens of one lookup
_COMMON = 500  # records; more are not counted
_MANY = 20_000  # records of a source, beyond which common tokens take too long
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
        subject: of a printed paper or a file, its kind and the row it is made of or belongs to.
    """

    record: Id
    title: str
    about: Callable[[Work], str]
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    subject: tuple[str, Id] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of record that can be found.

    Attributes:
        line: its line of work: who may see that, may find these.
        place: its own range of the index, from 0; never given to another source.
        records: ids of all records to be found.
        touched: ids of records that may be found otherwise after a change.
        documents: what some records are found by; those that are not to be found are left out.
        of_persons: ids of records in which the persons of these files take part; None where its
            documents have the numbers of persons themselves.
    """

    kind: HitKind
    line: str
    place: int
    records: Select[Id]
    touched: Callable[[Session, Touched], set[Id]]
    documents: Callable[[Session, Iterable[Id]], Iterable[Document]]
    of_persons: Callable[[Session, Iterable[Id]], Iterable[Id]] | None = None

    @property
    def first(self) -> int:
        """The first number of its range."""
        return self.place * _SPAN

    @property
    def last(self) -> int:
        """The last number of its range."""
        return self.first + _SPAN - 1

    def holds(self, doc: int) -> bool:
        """Whether a number of the index is of its range."""
        return self.first <= doc <= self.last


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a refresh has come.

    Attributes:
        source: the one in hand, or their number when all have been gone through.
        record: the last one of it that was looked at.
        done: records indexed so far.
    """

    source: int = 0
    record: Id = b""
    done: int = 0


def place_of(doc: int) -> int:
    """The place of the source that a number of the index is of."""
    return doc // _SPAN


class SearchIndex:
    """The index over all sources; their order is the order of the hits."""

    def __init__(self, *sources: Source) -> None:
        self.sources = sources
        self._common: set[tuple[int, str]] = set()  # what is in many records stays so
        self._sizes: dict[int, int] = {}  # the highest number by place, as far as asked

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
            # A known record stays with its source: the others are not asked at every change.
            asked = [one for one in records if one not in known or source.holds(known[one])]
            documents = list(source.documents(session, asked)) if asked else []
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
        source = self.sources[after.source or 0]
        key = source.records.selected_columns[0]
        absent = ~select(table.INDEXED.c.doc).where(table.INDEXED.c.record == key).exists()
        query = source.records.where(key > after.record, absent).order_by(key).limit(_AT_ONCE)
        return list(session.scalars(query))

    def telling(
        self, session: Session, sources: Iterable[Source], tokens: Sequence[str]
    ) -> dict[int, tuple[str, ...]]:
        """By place, the few tokens of many that are in the fewest records; the rest is matched.

        Each token more costs a walk over all records that hold it, and the common ones (人民, 调解,
        what all case numbers have) exclude hardly any. Where there are few records all are asked.
        """
        every = tuple(tokens)
        telling = {source.place: every for source in sources}
        if len(every) > _TELLING:
            for source in sources:
                if self._size(session, source) > _MANY:
                    ranked = sorted(every, key=partial(self._frequency, session, source))
                    telling[source.place] = tuple(ranked[:_TELLING])
        return telling

    def _size(self, session: Session, source: Source) -> int:
        """About how many records a source has."""
        if source.place not in self._sizes:
            self._sizes[source.place] = table.highest(session, source.first, source.last)
        return self._sizes[source.place] - source.first

    def _frequency(self, session: Session, source: Source, token: str) -> int:
        if (source.place, token) in self._common:
            return _COMMON
        found = table.count(session, token, source.first, source.last, _COMMON)
        if found == _COMMON:
            self._common.add((source.place, token))
        return found

    def _touched(self, session: Session, touched: Touched) -> set[Id]:
        return set().union(*(source.touched(session, touched) for source in self.sources))

    def _number(self, session: Session, source: Source, records: list[Id]) -> dict[Id, int]:
        """Numbers of new documents, in the order of their coming: the youngest is found first."""
        if not records:
            return {}
        last = table.highest(session, source.first, source.last)
        numbers = {record: last + place for place, record in enumerate(records, 1)}
        session.execute(
            insert(table.INDEXED), [{"doc": n, "record": record} for record, n in numbers.items()]
        )
        self._sizes.pop(source.place, None)
        return numbers


def refresh(desk: Writer) -> Future[int]:
    """Index what is not indexed yet, a little at a time between saves; the future says how many.

    Once it came to the end there is nothing left to do: every change is indexed with its commit.
    A desk that closes cancels the future; the next one goes on where it stopped.
    """
    return in_steps(desk, _refresh, Cursor())


def _refresh(cursor: Cursor, work: Work) -> Cursor | int:
    """One step: some records of a source, or once they are all there, some joining of runs."""
    index = work.tool(SearchIndex)
    if cursor.done == 0 and table.is_finished(work.session):
        return 0
    if cursor.source == len(index.sources):
        if table.merge(work.session, -_AT_ONCE):
            return cursor
        table.finish(work.session)
        return cursor.done
    records = index.missing(work.session, cursor)
    if not records:
        return Cursor(cursor.source + 1, b"", cursor.done)
    index.update(work.session, records)
    return Cursor(cursor.source, records[-1], cursor.done + len(records))


def _batches(records: Iterable[Id]) -> Iterator[list[Id]]:
    left = iter(records)
    while some := list(islice(left, _AT_ONCE)):
        yield some
