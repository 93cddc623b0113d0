"""Phrases: what an office writes again and again, in its own words (常用语)."""

from __future__ import annotations

__all__ = ["Phrase"]

from sqlalchemy import Boolean, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field


class Phrase(Journalled):
    """A sentence offered in one field; it may replace one that the program brings along.

    Attributes:
        line: line of work ("mediation").
        field_name: the field it is offered in ("facts").
        topic: kind of dispute it is for, or "" for all.
    """

    __tablename__ = "phrase"

    line: Mapped[str] = field("phrase", String(20))
    field_name: Mapped[str] = field("phrase", String(40))
    topic: Mapped[str] = field("phrase", String(10), default="")
    text: Mapped[str] = field("phrase", Text)
    hidden: Mapped[bool] = field("standing", Boolean, default=False)
