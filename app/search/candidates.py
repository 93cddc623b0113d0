"""Which records may be what was typed: the lookups of one keystroke, as few as will do."""

from __future__ import annotations

__all__ = ["Candidates", "candidates_of"]

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ids import Id
from app.lines import Lines
from app.people.discretion import seen_by
from app.search.index import Document, SearchIndex, Source, place_of
from app.search.matching import fits
from app.search.messages import HitKind
from app.search.tokens import Run, wanted, whole
from app.work import Work
from db.tables.attachments import Attachment
from db.tables.papers import PrintedPaper
from db.tables.search import lookup

_PAGE = 20  # records looked up at once
_PAGES = 3  # looked through for records that truly fit, before the search gives up
_WALK = 100  # records of several sources looked up at once
_OWNED: Mapping[HitKind, type[PrintedPaper | Attachment]] = {
    HitKind.PAPER: PrintedPaper,
    HitKind.MATERIAL: Attachment,
}


def candidates_of(
    sources: Sequence[Source], text: str, words: list[Run], work: Work
) -> list[Candidates]:
    """Of each source, those of its records that hold the tokens of what was typed."""
    parts = wanted(text)
    sure = parts == list(dict.fromkeys(word.text for word in words))
    telling = work.tool(SearchIndex).telling(work.session, sources, parts)
    stages = [_first_pages(work.session, sources, telling)]
    if len(words) == 1:
        alone = dict.fromkeys(telling, (whole(words[0]),))
        stages.insert(0, _first_pages(work.session, sources, alone))
    return [
        Candidates(source, [stage[source.place] for stage in stages], words, work, sure=sure)
        for source in sources
    ]


@dataclass(frozen=True, slots=True)
class _Page:
    """The tokens that were looked up, and the first documents with them, the youngest first."""

    tokens: tuple[str, ...]
    found: list[tuple[int, Id]]


def _first_pages(
    session: Session, sources: Sequence[Source], asked: Mapping[int, tuple[str, ...]]
) -> dict[int, _Page]:
    """By place, the first page of every source; neighbours asked for the same are asked at once."""
    pages = {place: _Page(tokens, []) for place, tokens in asked.items()}
    upwards = sorted(sources, key=lambda source: source.place)
    for tokens, some in groupby(upwards, lambda source: asked[source.place]):
        if tokens:
            _walk(session, tokens, list(some), pages)
    return pages


def _walk(
    session: Session, tokens: Sequence[str], left: list[Source], pages: Mapping[int, _Page]
) -> None:
    """Fill the pages of some sources, their places rising.

    Most sources hold nothing of what was typed: one lookup goes through all of them, and begins
    anew only below one that holds much.
    """
    while left:
        found = lookup(session, tokens, left[0].first, left[-1].last, _WALK)
        for place, some in groupby(found, lambda row: place_of(row[0])):
            if place in pages:  # not one between them that the reader may not see
                pages[place].found[:] = islice(some, _PAGE)
        if len(found) < _WALK:
            return
        cut = place_of(found[-1][0])
        full = cut not in pages or len(pages[cut].found) == _PAGE
        left = [source for source in left if source.place < cut + (not full)]


class Candidates:
    """Records of a source that hold the tokens of what was typed; most of them hold it."""

    def __init__(
        self, source: Source, stages: Iterable[_Page], words: list[Run], work: Work, *, sure: bool
    ) -> None:
        self.kind, self.line = source.kind, source.line
        self.follows = source.of_persons is not None
        self._source, self._session, self._words = source, work.session, words
        self._work, self._sure = work, sure
        self._stages = deque(stage for stage in stages if stage.tokens)
        self._last, self._pages = 0, 0
        self._seen: set[Id] = set()
        self._waiting: list[Id] = []

    def count(self, most: int) -> int:
        """How many there may be, as far as up to `most`."""
        while len(self._waiting) < most and self._look():
            pass
        return min(most, len(self._waiting))

    def take(self, most: int, persons: Collection[Id]) -> list[Document]:
        """Up to so many that truly fit; after them, records of the persons of these files."""
        found: list[Document] = []
        size = most
        while len(found) < most and (some := self.count(size)):
            records, self._waiting = self._waiting[:some], self._waiting[some:]
            read = self._read(records)
            fitting = [one for one in read if self._sure or fits(one, self._words)]
            found += fitting[: most - len(found)]
            size = _PAGE  # where some only seemed to fit, more will: read many at once
        of_persons = self._source.of_persons
        if of_persons and persons and len(found) < most:
            known = {document.record for document in found}
            cases = of_persons(self._session, persons)
            found += self._read([case for case in cases if case not in known])[: most - len(found)]
        return found

    def _read(self, records: list[Id]) -> list[Document]:
        if self.kind is HitKind.PERSON:
            seen = seen_by(self._work, records)
            records = [record for record in records if record in seen]
        else:
            about = self._about(records)
            hidden = self._work.tool(Lines).hidden(self._work, set(about.values()))
            records = [record for record in records if about[record] not in hidden]
        if not records:
            return []
        documents = {one.record: one for one in self._source.documents(self._session, records)}
        return [documents[record] for record in records if record in documents]

    def _about(self, records: list[Id]) -> dict[Id, Id]:
        """The record that each hit belongs to: itself, or whose paper or file it is."""
        about = dict(zip(records, records, strict=True))
        if (of := _OWNED.get(self.kind)) is not None:
            rows = self._session.execute(select(of.id, of.record).where(of.id.in_(records)))
            about |= {row.id: row.record for row in rows}
        return about

    def _look(self) -> bool:
        """Look one page further; False at the end."""
        if not self._stages or self._pages == _PAGES:
            return False
        stage, source = self._stages[0], self._source
        page = stage.found
        if self._last:
            page = lookup(self._session, stage.tokens, source.first, self._last, _PAGE)
        self._pages += 1
        new = [record for _, record in page if record not in self._seen]
        self._seen.update(new)
        self._waiting += new
        if len(page) < _PAGE:
            self._stages.popleft()
            self._last = 0
        else:
            self._last = page[-1][0] - 1
        return True
