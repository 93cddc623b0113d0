"""One box over everything: people, cases, articles, commands."""

from __future__ import annotations

__all__ = ["Hit", "HitKind", "Search"]

from dataclasses import dataclass

from app.codes import Code
from app.ids import Id
from app.messages import Query


class HitKind(Code):
    """What a hit is; also the order of the groups."""

    PERSON = "person", "人"
    CASE = "case", "案件"
    ARTICLE = "article", "法条"


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit.

    Attributes:
        marks: (start, length) runs of the title to underline.
        record: id of the person or case, None for an article.
        article: (law, label) for an article.
    """

    kind: HitKind
    title: str
    detail: str
    marks: tuple[tuple[int, int], ...]
    record: Id | None = None
    article: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Search(Query[tuple[Hit, ...]]):
    """By name, pinyin or initials, case number, any four or more digits of a number, article."""

    text: str
    limit: int = 20
