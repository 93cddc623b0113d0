"""Papers that left the house, frozen as printed, and the sheets that came back signed."""

from __future__ import annotations

__all__ = ["PrintedPaper", "ReturnedSheet"]

from datetime import datetime

from sqlalchemy import Boolean, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Moment


class PrintedPaper(Journalled):
    """One printing of one version of a paper.

    Attributes:
        line: line of work of its record.
        content: what it says (app.papers.model.dump); content_hash: of its words alone.
        pdf_hash: SHA-256 of the very file that was printed or saved.
    """

    __tablename__ = "printed_paper"

    paper: Mapped[bytes] = field("print", LargeBinary(16), index=True)
    kind: Mapped[str] = field("print", String(20))
    line: Mapped[str] = field("print", String(20), default="")
    subject: Mapped[bytes] = field("print", LargeBinary(16), index=True)
    record: Mapped[bytes] = field("print", LargeBinary(16), index=True)
    title: Mapped[str] = field("print", String(100))
    number: Mapped[str] = field("print", String(60), default="")
    version: Mapped[int] = field("print", Integer)
    copies: Mapped[int] = field("print", Integer)
    pages: Mapped[int] = field("print", Integer)
    content_hash: Mapped[bytes] = field("print", LargeBinary(32))
    content: Mapped[bytes] = field("print", LargeBinary)
    pdf_hash: Mapped[bytes] = field("print", LargeBinary(32), default=b"")
    printed_at: Mapped[datetime] = field("print", Moment)
    printed_by: Mapped[bytes] = field("print", LargeBinary(16))


class ReturnedSheet(Journalled):
    """One sheet of paper that came back, as a scan or a photo.

    Where it belongs stands in its attachment (paper, version, page), or nowhere yet.

    Attributes:
        attachment: its picture.
        scan: the file it came in, and which sheet of it ("扫描0001.pdf 第 3 张").
        mark: the bytes of its code (app.papers.qr); empty where none was read.
        turn: degrees clockwise, a multiple of 90, that bring it upright.
        aside: why it waits for a person (app.returns.codes.Aside), or "".
        by_hand: a person said where it belongs.
    """

    __tablename__ = "returned_sheet"

    attachment: Mapped[bytes] = field("sheet", LargeBinary(16), index=True)
    scan: Mapped[str] = field("sheet", String(250))
    mark: Mapped[bytes] = field("sheet", LargeBinary)
    turn: Mapped[int] = field("sheet", Integer, default=0)
    came_at: Mapped[datetime] = field("sheet", Moment)
    came_by: Mapped[bytes] = field("sheet", LargeBinary(16))
    aside: Mapped[str] = field("place", String(1), default="")
    by_hand: Mapped[bool] = field("place", Boolean, default=False)
