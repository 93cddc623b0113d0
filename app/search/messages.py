"""One box over everything: people, cases, articles, commands."""

from __future__ import annotations

__all__ = ["Hit", "HitKind", "ReadSpellings", "Search"]

from dataclasses import dataclass

from app.codes import Code
from app.ids import Id
from app.messages import Query


class HitKind(Code):
    """What a hit is; also the order of the groups."""

    PERSON = "person", "人"
    ORGANISATION = "organisation", "单位"
    CASE = "case", "案件"
    LEAD = "lead", "排查线索"
    PAPER = "paper", "文书"
    MATERIAL = "material", "材料"
    ARTICLE = "article", "法条"


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit.

    Attributes:
        subject: what a paper is made of, or a file belongs to: its kind, and the row; else None.
        marks: (start, length) runs of the title to underline, in characters (code points).
        record: id of the person or case, None for an article.
        article: (law, label) for an article.
        line: line of work of the record ("people", "mediation"), "" for an article.
    """

    kind: HitKind
    title: str
    detail: str
    marks: tuple[tuple[int, int], ...]
    record: Id | None = None
    article: tuple[str, str] | None = None
    line: str = ""
    subject: tuple[str, Id] | None = None


@dataclass(frozen=True, slots=True)
class Search(Query[tuple[Hit, ...]]):
    """People, units, cases, leads, papers, files and articles, by what they are called and say.

    By name, pinyin or initials, case number, three or more digits of a number, facts, article.
    Several words parted by blanks must all be found.
    """

    text: str
    limit: int = 20


@dataclass(frozen=True, slots=True)
class ReadSpellings(Query[tuple[tuple[str, tuple[str, ...]], ...]]):
    """(word, its pinyin and initials from every character on): whatever begins so is meant."""

    words: tuple[str, ...]
