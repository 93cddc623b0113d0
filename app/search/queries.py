"""Answers the search box."""

from __future__ import annotations

__all__ = ["QUERIES"]

import re
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select

from app.access import Role, may_see
from app.i18n import tr
from app.ids import Id
from app.lawbook.statutes import Article, Statutes
from app.lines import Lines
from app.people import pinyin
from app.people.discretion import seen_by
from app.people.folding import fold
from app.search.index import Document, SearchIndex, Source
from app.search.matching import fits, marks
from app.search.messages import Hit, HitKind, ReadSpellings, Search
from app.search.tokens import Run, Script, runs, spellings, wanted, whole
from app.work import Handler, Work
from db.tables.attachments import Attachment
from db.tables.papers import PrintedPaper
from db.tables.search import lookup

_PAGE = 20  # records looked up at once
_PAGES = 3  # looked through for records that truly fit, before the search gives up
_ARTICLES = 5
_EXCERPT = 40  # characters of a text
_OWNED: Mapping[HitKind, type[PrintedPaper | Attachment]] = {
    HitKind.PAPER: PrintedPaper,
    HitKind.MATERIAL: Attachment,
}
_SHORT = re.compile(r"([a-z]{2,10})\s*第?(\d{1,4})条?")  # a law by its initials, and an article


def search(query: Search, work: Work) -> tuple[Hit, ...]:
    """Hits by kind: people, cases, articles; the whole of a name first, then the youngest."""
    words = runs(query.text)
    if not words:
        return ()
    sources = [_Candidates(source, query.text, words, work) for source in _visible(work)]
    articles = _articles(query.text, words, work)
    counts = [source.count(query.limit) for source in sources]
    if any(word.script is Script.NUMBER for word in words):
        # A number belongs to a person; what is looked for is as often one of the person's cases.
        followed = [source.follows and any(counts[:at]) for at, source in enumerate(sources)]
        counts = [query.limit if more else n for n, more in zip(counts, followed, strict=True)]
    *shares, rest = _shares([*counts, len(articles)], query.limit)
    hits: list[Hit] = []
    persons: list[Id] = []
    for source, share in zip(sources, shares, strict=True):
        found = source.take(share, persons)
        if source.kind is HitKind.PERSON:
            persons = [document.record for document in found]
        hits += [_hit(source, document, words, work) for document in found]
    return (*hits, *articles[:rest])


def _visible(work: Work) -> Iterator[Source]:
    role = Role(work.me.role)
    return (s for s in work.tool(SearchIndex).sources if may_see(role, s.line))


class _Candidates:
    """Records of a source that hold the tokens of what was typed; most of them hold it."""

    def __init__(self, source: Source, text: str, words: list[Run], work: Work) -> None:
        self.kind, self.line = source.kind, source.line
        self.follows = source.of_persons is not None
        self._source, self._session, self._words = source, work.session, words
        self._work = work
        parts = wanted(text)
        self._sure = parts == list(dict.fromkeys(word.text for word in words))
        parts = work.tool(SearchIndex).telling(work.session, source, parts)
        self._by_number = any(word.script is Script.NUMBER for word in words)
        whole_first = [[whole(words[0])]] if len(words) == 1 else []
        self._stages = [tokens for tokens in (*whole_first, parts) if tokens]
        self._last, self._pages = source.last, 0
        self._seen: set[Id] = set()
        self._waiting: list[Id] = []

    def count(self, most: int) -> int:
        """How many there may be, as far as up to `most`."""
        while len(self._waiting) < most and self._look():
            pass
        return min(most, len(self._waiting))

    def take(self, most: int, persons: list[Id]) -> list[Document]:
        """Up to so many that truly fit; after them, for a number, records of these persons."""
        found: list[Document] = []
        size = most
        while len(found) < most and (some := self.count(size)):
            records, self._waiting = self._waiting[:some], self._waiting[some:]
            read = self._read(records)
            fitting = [one for one in read if self._sure or fits(one, self._words)]
            found += fitting[: most - len(found)]
            size = _PAGE  # where some only seemed to fit, more will: read many at once
        of_persons = self._source.of_persons
        if of_persons and self._by_number and persons and len(found) < most:
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
        source, tokens = self._source, self._stages[0]
        page = lookup(self._session, tokens, source.first, self._last, _PAGE)
        self._pages += 1
        new = [record for _, record in page if record not in self._seen]
        self._seen.update(new)
        self._waiting += new
        if len(page) < _PAGE:
            self._stages.pop(0)
            self._last = source.last
        else:
            self._last = page[-1][0] - 1
        return True


def _hit(source: _Candidates, found: Document, words: list[Run], work: Work) -> Hit:
    marked = marks(found.title, words)
    text = None if marked else _holding(found.texts, words)
    about = found.about(work)
    return Hit(
        kind=source.kind,
        title=found.title,
        detail=tr("{about}，“{text}”").format(about=about, text=text) if text else about,
        marks=marked,
        record=found.record,
        line=source.line,
        subject=found.subject,
    )


def _articles(text: str, words: list[Run], work: Work) -> list[Hit]:
    if short := _SHORT.fullmatch(fold(text).strip()):
        found = _by_initials(short[1], short[2], work.tool(Statutes))
    # Other letters are names in pinyin, and one character is in every other article.
    elif not any(word.script is Script.HAN and len(word.text) > 1 for word in words):
        return []
    else:
        found = work.tool(Statutes).search(fold(text), _ARTICLES)
    titles = (tr("{law} {label}").format(law=item.short_law, label=item.label) for item in found)
    return [
        Hit(
            kind=HitKind.ARTICLE,
            title=title,
            detail=_excerpt(item.text, words),
            marks=marks(title, words),
            article=(item.short_law, item.label),
        )
        for title, item in zip(titles, found, strict=True)
    ]


def _by_initials(letters: str, number: str, statutes: Statutes) -> list[Article]:
    """The article of every statute that is called so in initials: tjf33, mfd 1165."""
    called = (name for name in statutes.called() if letters in pinyin.initials(name))
    named = (statutes.article(name, number) for name in called)
    return list({(one.law, one.label): one for one in named if one}.values())[:_ARTICLES]


def _holding(texts: Iterable[str], words: list[Run]) -> str | None:
    """Where a record speaks of a word that its title does not show."""
    for text in texts:
        folded = fold(text)
        if any(word.text in folded for word in words if word.script is Script.HAN):
            return _excerpt(text, words)
    return None


def _excerpt(text: str, words: list[Run]) -> str:
    """The part of a text from the sentence on that holds the first word found in it."""
    flat = text.replace("\n", " ")
    folded = fold(flat)
    places = [at for word in words if (at := folded.find(word.text)) >= 0]
    start = max(flat.rfind(mark, 0, min(places, default=0)) for mark in "。；，：") + 1
    cut = flat[start : start + _EXCERPT].strip()
    return cut + tr("……") if start + _EXCERPT < len(flat) else cut


def _shares(counts: list[int], limit: int) -> list[int]:
    """How many of each group are shown: a small one leaves its places to the large ones."""
    shares = [0] * len(counts)
    smallest_first = sorted(range(len(counts)), key=lambda at: counts[at])
    for rank, at in enumerate(smallest_first):
        fair = (limit - sum(shares)) // (len(counts) - rank)
        shares[at] = min(counts[at], fair)
    return shares


def read_spellings(query: ReadSpellings, _work: Work) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """By which letters each word is found, as names are."""
    return tuple((word, spellings(word)) for word in query.words)


QUERIES: Mapping[type, Handler] = {Search: search, ReadSpellings: read_spellings}
