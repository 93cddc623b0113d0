"""Papers that left the house: each printed version, frozen with its bytes' hash."""

from __future__ import annotations

__all__ = ["PrintedPaper"]

from datetime import datetime

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Moment


class PrintedPaper(Journalled):
    """One version of one paper as printed; content is the compressed description."""

    __tablename__ = "printed_paper"

    paper: Mapped[bytes] = field("print", LargeBinary(16), index=True)
    kind: Mapped[str] = field("print", String(20))
    subject: Mapped[bytes] = field("print", LargeBinary(16), index=True)
    record: Mapped[bytes] = field("print", LargeBinary(16), index=True)
    title: Mapped[str] = field("print", String(100))
    number: Mapped[str] = field("print", String(60), default="")
    version: Mapped[int] = field("print", Integer)
    copies: Mapped[int] = field("print", Integer)
    pages: Mapped[int] = field("print", Integer)
    content_hash: Mapped[bytes] = field("print", LargeBinary(32))
    content: Mapped[bytes] = field("print", LargeBinary)
    printed_at: Mapped[datetime] = field("print", Moment)
    printed_by: Mapped[bytes] = field("print", LargeBinary(16))
