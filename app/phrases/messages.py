"""Phrases and earlier entries: what the desk is asked and told."""

from __future__ import annotations

__all__ = ["HidePhrase", "KeepPhrase", "ListPhrases", "PastEntry", "PhraseView", "ReadPast"]

from dataclasses import dataclass

from app.ids import Id
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class PhraseView:
    """One phrase; {申请人}, {金额} and the like in its text are filled in by the form.

    Attributes:
        field: name of the field it is offered in ("facts").
        topic: kind of dispute it is for, or "" for all.
        own: the office wrote or changed it.
        hidden: the office does not want to see it offered.
    """

    id: Id
    field: str
    topic: str
    text: str
    own: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ListPhrases(Query[tuple[PhraseView, ...]]):
    """All phrases of a line of work, hidden ones too: the office's own first, newest first."""

    line: str


@dataclass(frozen=True, slots=True)
class KeepPhrase(Command[Id]):
    """Write a phrase, or other words for one that is known by `id`; returns its id."""

    line: str
    field: str
    topic: str
    text: str
    id: Id | None = None


@dataclass(frozen=True, slots=True)
class HidePhrase(Command[Id]):
    """Offer a phrase no more, or again."""

    line: str
    id: Id
    hidden: bool = True


@dataclass(frozen=True, slots=True)
class PastEntry:
    """What was typed into a field before; `keys` are its pinyin initials."""

    text: str
    keys: str


@dataclass(frozen=True, slots=True)
class ReadPast(Query[tuple[PastEntry, ...]]):
    """What the office typed into a field before ("mediation.place"), the likeliest first."""

    field: str
