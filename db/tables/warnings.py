"""Warnings that people passed with a reason, of any record."""

from __future__ import annotations

__all__ = ["PassedWarning"]

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import IdBytes, Moment


class PassedWarning(Journalled):
    """A warning that somebody passed, with the reason typed for it.

    Attributes:
        record: of which record (a case, a person under 社区矫正 …).
        command, rule: what was done, and which rule had warned.
    """

    __tablename__ = "passed_warning"

    record: Mapped[bytes] = field("warning", IdBytes, index=True)
    command: Mapped[str] = field("warning", String(40))
    rule: Mapped[str] = field("warning", String(20))
    message: Mapped[str] = field("warning", Text)
    reason: Mapped[str] = field("warning", Text)
    passed_at: Mapped[datetime] = field("warning", Moment)
    author: Mapped[bytes] = field("warning", IdBytes)
