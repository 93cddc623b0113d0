"""Answers to the lawbook's queries, from files alone: no database."""

from __future__ import annotations

__all__ = ["QUERIES", "list_articles", "list_statutes", "read_citation", "search_statutes"]

import re
from collections.abc import Mapping
from datetime import date

from app.i18n import full_date, tr
from app.lawbook.messages import (
    ArticleView,
    CitationView,
    ListArticles,
    ListStatutes,
    ReadCitation,
    SearchStatutes,
    StatuteView,
    chinese,
)
from app.lawbook.rules import Citation, Rulebook
from app.lawbook.statutes import IN_FORCE, Article, Statutes
from app.work import Handler, Work


def read_citation(
    query: ReadCitation, *, statutes: Statutes, rules: Rulebook, today: date
) -> CitationView:
    """The article's text; without it, where the rule comes from and how well it is known."""
    article = statutes.article(query.law, query.article)
    if article is not None:
        return _shipped(article, today, statutes, _clause_of(query.article))
    known = rules.citation(query.law, query.article)
    title = known.short() if known else f"{query.law} {query.article}".rstrip()
    return CitationView(title, status="", version="", text=None, note=_unshipped(known))


def search_statutes(query: SearchStatutes, *, statutes: Statutes) -> tuple[ArticleView, ...]:
    """Articles that hold the words."""
    return tuple(map(_article, statutes.search(query.text, query.limit)))


def list_articles(query: ListArticles, *, statutes: Statutes) -> tuple[ArticleView, ...]:
    """Every article of a statute."""
    return tuple(map(_article, statutes.articles(query.law)))


def list_statutes(*, statutes: Statutes, today: date) -> tuple[StatuteView, ...]:
    """Every statute, with how far it is in force."""
    laws = (statutes.articles(law) for law in statutes.laws())
    return tuple(
        StatuteView(first.short_law, len(articles), _standing(first, today))
        for articles in laws
        for first in articles[:1]
    )


def _article(item: Article) -> ArticleView:
    return ArticleView(item.short_law, item.label, item.chapter, item.text)


def _standing(article: Article, today: date) -> str:
    return article.status if article.effective <= today else tr("尚未施行")


def _clause_of(asked: str) -> int | None:
    """2 of 第31条第2款 and of 第三十一条第二款."""
    match = re.search(r"第(\d+|[一二三四五六七八九十]+)款", asked)
    if match is None:
        return None
    numbers = {chinese(number): number for number in range(1, 100)}
    return int(match[1]) if match[1].isdigit() else numbers.get(match[1])


def _shipped(article: Article, today: date, statutes: Statutes, clause: int | None) -> CitationView:
    labels = ["", *(one.label for one in statutes.articles(article.law)), ""]
    place = labels.index(article.label)
    note = ""
    if article.status != IN_FORCE:
        note = tr("此法后来作过修改，本机收录的是 {version} 的文本").format(
            version=full_date(article.version)
        )
    return CitationView(
        title=f"{article.law} {article.label}",
        status=_standing(article, today),
        version=tr("{version}通过或修改，{effective}起施行").format(
            version=full_date(article.version), effective=full_date(article.effective)
        ),
        text=article.text,
        note=note,
        chapter=article.chapter,
        law=article.short_law,
        article=article.label,
        clause=clause,
        before=labels[place - 1],
        after=labels[place + 1],
    )


def _unshipped(citation: Citation | None) -> str:
    if citation is None:
        return tr("本机未收录原文")
    return tr("本机未收录原文。出处：{source}（{proof}）").format(
        source=citation.short(), proof=citation.proof.label
    )


def _read_citation(query: ReadCitation, work: Work) -> CitationView:
    return read_citation(
        query,
        statutes=work.tool(Statutes),
        rules=work.tool(Rulebook),
        today=work.clock.today(),
    )


def _search_statutes(query: SearchStatutes, work: Work) -> tuple[ArticleView, ...]:
    return search_statutes(query, statutes=work.tool(Statutes))


def _list_statutes(_query: ListStatutes, work: Work) -> tuple[StatuteView, ...]:
    return list_statutes(statutes=work.tool(Statutes), today=work.clock.today())


def _list_articles(query: ListArticles, work: Work) -> tuple[ArticleView, ...]:
    return list_articles(query, statutes=work.tool(Statutes))


QUERIES: Mapping[type, Handler] = {
    ReadCitation: _read_citation,
    SearchStatutes: _search_statutes,
    ListStatutes: _list_statutes,
    ListArticles: _list_articles,
}
