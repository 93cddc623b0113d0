"""Answers to the lawbook's queries, from files alone: no database."""

from __future__ import annotations

__all__ = ["read_citation", "search_statutes"]

from datetime import date

from app.i18n import full_date, tr
from app.lawbook.messages import ArticleView, CitationView, ReadCitation, SearchStatutes
from app.lawbook.rules import Citation, Rulebook
from app.lawbook.statutes import IN_FORCE, Article, Statutes


def read_citation(
    query: ReadCitation, *, statutes: Statutes, rules: Rulebook, today: date
) -> CitationView:
    """The article's text; without it, where the rule comes from and how well it is known."""
    article = statutes.article(query.law, query.article)
    if article is not None:
        return _shipped(article, today)
    known = rules.citation(query.law, query.article)
    title = known.short() if known else f"{query.law} {query.article}".rstrip()
    return CitationView(title, status="", version="", text=None, note=_unshipped(known))


def search_statutes(query: SearchStatutes, *, statutes: Statutes) -> tuple[ArticleView, ...]:
    """Articles that hold the words."""
    return tuple(
        ArticleView(item.short_law, item.label, item.chapter, item.text)
        for item in statutes.search(query.text, query.limit)
    )


def _shipped(article: Article, today: date) -> CitationView:
    in_force = article.effective <= today
    note = ""
    if article.status != IN_FORCE:
        note = tr("此法后来作过修改，本机收录的是 {version} 的文本").format(
            version=full_date(article.version)
        )
    return CitationView(
        title=f"{article.law} {article.label}",
        status=article.status if in_force else tr("尚未施行"),
        version=tr("{version}通过或修改，{effective}起施行").format(
            version=full_date(article.version), effective=full_date(article.effective)
        ),
        text=article.text,
        note=note,
        chapter=article.chapter,
    )


def _unshipped(citation: Citation | None) -> str:
    if citation is None:
        return tr("本机未收录原文")
    return tr("本机未收录原文。出处：{source}（{proof}）").format(
        source=citation.short(), proof=citation.proof.label
    )
