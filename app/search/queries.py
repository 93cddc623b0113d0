"""Answers the search box."""

from __future__ import annotations

__all__ = ["ERRANDS", "QUERIES"]

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.access import Role, may_see
from app.i18n import tr
from app.ids import Id
from app.lawbook.statutes import Statutes
from app.search.folding import fold
from app.search.index import Document, SearchIndex, Source, refresh
from app.search.matching import fits, marks
from app.search.messages import Hit, HitKind, RefreshSearch, Search
from app.search.tokens import Run, Script, runs, wanted, whole
from app.work import Handler, Work
from db.tables.search import lookup

_PAGES = 4  # looked through for records that truly fit, before the search gives up
_ARTICLES = 5
_EXCERPT = 40  # characters of a text


def search(query: Search, work: Work) -> tuple[Hit, ...]:
    """Hits by kind: people, cases, articles; the whole of a name first, then the youngest."""
    words = runs(query.text)
    if not words:
        return ()
    groups: list[list[Hit]] = []
    persons: list[Id] = []
    for source in _visible(work):
        documents = _find(source, query.text, query.limit, work)
        if source.kind is HitKind.PERSON:
            persons = list(documents)
        elif any(word.script is Script.NUMBER for word in words):
            _add_cases_of(persons, source, documents, work)
        groups.append([_hit(source, found, words, work) for found in documents.values()])
    groups.append(_articles(query.text, words, work))
    return tuple(hit for hits in _shared(groups, query.limit) for hit in hits)


def _visible(work: Work) -> Iterator[Source]:
    role = Role(work.me.role)
    return (s for s in work.tool(SearchIndex).sources if may_see(role, s.line))


def _find(source: Source, text: str, limit: int, work: Work) -> dict[Id, Document]:
    words = runs(text)
    found: dict[Id, Document] = {}
    if len(words) == 1:
        _collect(found, source, [whole(words[0])], words, limit, work)
    _collect(found, source, wanted(text), words, limit, work)
    return found


def _collect(
    found: dict[Id, Document],
    source: Source,
    tokens: list[str],
    words: list[Run],
    limit: int,
    work: Work,
) -> None:
    last = source.last
    for _ in range(_PAGES):
        if len(found) >= limit:
            return
        page = lookup(work.session, tokens, source.first, last, limit)
        new = [record for _, record in page if record not in found]
        documents = {one.record: one for one in source.documents(work.session, new)} if new else {}
        fitting = (r for r in new if r in documents and fits(documents[r], words))
        for record in fitting:
            if len(found) < limit:
                found[record] = documents[record]
        if len(page) < limit:
            return
        last = page[-1].doc - 1


def _add_cases_of(
    persons: Sequence[Id], source: Source, documents: dict[Id, Document], work: Work
) -> None:
    """A number belongs to a person; what is looked for is as often the case."""
    if not persons:
        return
    cases = [case for case in source.of_persons(work.session, persons) if case not in documents]
    if cases:
        found = {one.record: one for one in source.documents(work.session, cases)}
        documents |= {case: found[case] for case in cases if case in found}


def _hit(source: Source, found: Document, words: list[Run], work: Work) -> Hit:
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
    )


def _articles(text: str, words: list[Run], work: Work) -> list[Hit]:
    # Letters are names in pinyin, and one character is in every other article.
    if not any(word.script is Script.HAN and len(word.text) > 1 for word in words):
        return []
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


def _shared(groups: list[list[Hit]], limit: int) -> list[list[Hit]]:
    """As many of each as fit together: a small group leaves its places to the large ones."""
    places = dict.fromkeys(range(len(groups)), 0)
    for rank, group in enumerate(sorted(places, key=lambda at: len(groups[at]))):
        fair = (limit - sum(places.values())) // (len(groups) - rank)
        places[group] = min(len(groups[group]), fair)
    return [hits[: places[at]] for at, hits in enumerate(groups)]


QUERIES: Mapping[type, Handler] = {Search: search}
ERRANDS: Mapping[type, Callable[[Any, Any], Any]] = {RefreshSearch: refresh}
