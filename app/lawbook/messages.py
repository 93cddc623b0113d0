"""The lawbook: what the desk is asked and told about articles of the law."""

from __future__ import annotations

__all__ = ["ArticleView", "CitationView", "ReadCitation", "SearchStatutes"]

from dataclasses import dataclass

from app.messages import Query


@dataclass(frozen=True, slots=True)
class CitationView:
    """An article as opened from a citation.

    Attributes:
        title: full name of the law and the article ("中华人民共和国人民调解法 第三十三条").
        status: "现行有效", "已被修改", "尚未施行", or "" when the text is not on this laptop.
        version: when it was passed and came into force, in words, or "".
        text: the article, paragraphs separated by newlines; None when it is not on this laptop.
        note: what to know about it: 本机未收录原文 with its source and how well it is known, or "".
        chapter: where it stands in the law, or "".
    """

    title: str
    status: str
    version: str
    text: str | None
    note: str
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One hit of a search.

    Attributes:
        law: short name ("人民调解法").
        article: its label ("第三十三条"), good for ReadCitation.
    """

    law: str
    article: str
    chapter: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadCitation(Query[CitationView]):
    """Open an article: `law` by any of its names, `article` as "33", "第33条第1款" or its label."""

    law: str
    article: str


@dataclass(frozen=True, slots=True)
class SearchStatutes(Query[tuple[ArticleView, ...]]):
    """Articles by words, or one by "民诉205"."""

    text: str
    limit: int = 50
