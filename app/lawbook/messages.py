"""The lawbook: what the desk is asked and told about articles of the law."""

from __future__ import annotations

__all__ = [
    "ArticleView",
    "CitationView",
    "ListArticles",
    "ListStatutes",
    "ReadCitation",
    "SearchStatutes",
    "StatuteView",
]

import re
from dataclasses import dataclass

from app.i18n import tr
from app.messages import Query

_DIGITS = "一二三四五六七八九十"
_ITEM = re.compile(r"（([一二三四五六七八九十]+)）")  # （一） at the head of a line is 第一项


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
        law: short name ("人民调解法"), article: label ("第三十三条"); "" when not on this laptop.
        clause: the clause that was asked for, from 1; None when the whole article was.
        before, after: labels of its neighbours, "" at the ends of the law.
    """

    title: str
    status: str
    version: str
    text: str | None
    note: str
    chapter: str = ""
    law: str = ""
    article: str = ""
    clause: int | None = None
    before: str = ""
    after: str = ""

    def places(self) -> tuple[str, ...]:
        """For each line of the text its place in the article: "第一款", "第二款第（一）项", ""."""
        lines = (self.text or "").split("\n")
        clauses = sum(_ITEM.match(line) is None for line in lines)
        found, clause = [], 0
        for line in lines:
            item = _ITEM.match(line)
            clause += item is None
            place = tr("第{n}款").format(n=chinese(clause)) if clauses > 1 else ""
            found.append(place + tr("第（{n}）项").format(n=item[1]) if item else place)
        return tuple(found)

    def asked_line(self) -> int | None:
        """The first line of the clause that was asked for."""
        if self.clause is None or self.text is None:
            return None
        lines = enumerate(self.text.split("\n"))
        heads = [at for at, line in lines if _ITEM.match(line) is None]
        return heads[self.clause - 1] if self.clause <= len(heads) else None

    def cited(self, line: int | None = None) -> str:
        """As people cite it: 《人民调解法》第三十三条第一款; `line` is a line of the text."""
        if not self.law:
            return self.title
        place = "" if line is None else self.places()[line]
        return f"《{self.law}》{self.article}{place}"


def chinese(number: int) -> str:
    """1 to 99 in Chinese numerals: 十二."""
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else _DIGITS[tens - 1]) + "十" if tens else ""
    return head + (_DIGITS[ones - 1] if ones else "")


@dataclass(frozen=True, slots=True)
class StatuteView:
    """One statute on this laptop: its short name, how many articles, how far it is in force."""

    law: str
    articles: int
    status: str


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


@dataclass(frozen=True, slots=True)
class ListStatutes(Query[tuple[StatuteView, ...]]):
    """Every statute on this laptop, in the order of the collection."""


@dataclass(frozen=True, slots=True)
class ListArticles(Query[tuple[ArticleView, ...]]):
    """Every article of a statute, by any of its names, in order."""

    law: str
