"""Answers the search box."""

from __future__ import annotations

__all__ = ["QUERIES"]

import re
from collections.abc import Iterable, Iterator, Mapping

from app.access import Role, may_see
from app.i18n import tr
from app.ids import Id
from app.lawbook.statutes import Article, Statutes
from app.people import pinyin
from app.people.folding import fold
from app.people.links import same_as
from app.search.candidates import Candidates, candidates_of
from app.search.index import Document, SearchIndex, Source
from app.search.matching import marks
from app.search.messages import Hit, HitKind, ReadSpellings, Search
from app.search.tokens import Run, Script, runs, spellings
from app.work import Handler, Work

_ARTICLES = 5
_EXCERPT = 40  # characters of a text
_SHORT = re.compile(r"([a-z]{2,10})\s*第?(\d{1,4})条?")  # a law by its initials, and an article


def search(query: Search, work: Work) -> tuple[Hit, ...]:
    """Hits by kind: people, cases, articles; the whole of a name first, then the youngest."""
    words = runs(query.text)
    if not words:
        return ()
    sources = candidates_of(list(_visible(work)), query.text, words, work)
    articles = _articles(query.text, words, work)
    counts = [source.count(query.limit) for source in sources]
    numbered = any(word.script is Script.NUMBER for word in words)
    if numbered:
        # A number belongs to a person; what is looked for is as often one of the person's cases.
        followed = [source.follows and any(counts[:at]) for at, source in enumerate(sources)]
        counts = [query.limit if more else n for n, more in zip(counts, followed, strict=True)]
    *shares, rest = _shares([*counts, len(articles)], query.limit)
    hits: list[Hit] = []
    persons: set[Id] = set()
    for source, share in zip(sources, shares, strict=True):
        found = source.take(share, persons)
        if numbered and source.kind is HitKind.PERSON:
            persons = same_as(work.session, [document.record for document in found])
        hits += [_hit(source, document, words, work) for document in found]
    return (*hits, *articles[:rest])


def _visible(work: Work) -> Iterator[Source]:
    role = Role(work.me.role)
    return (s for s in work.tool(SearchIndex).sources if may_see(role, s.line))


def _hit(source: Candidates, found: Document, words: list[Run], work: Work) -> Hit:
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
