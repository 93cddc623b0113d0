"""检察监督: notices of the procurator's office and the answers to them (R38)."""

from __future__ import annotations

__all__ = ["RecordNotice", "ReplyNotice"]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import NoticeKind
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class RecordNotice(Command[Id]):
    """A notice came; returns its id.

    Attributes:
        subject: whom it is about; None where it is about the office.
        reply_due: the day it asks the answer by, None where it names none.
    """

    subject: Id | None
    kind: NoticeKind
    received_on: date
    content: str
    doc_no: str = ""
    reply_due: date | None = None


@dataclass(frozen=True, slots=True)
class ReplyNotice(Command[Id]):
    """The written answer: adopted, or with reasons why not (社区矫正法 第62条)."""

    notice: Id
    adopted: bool
    reply: str
    replied_on: date
