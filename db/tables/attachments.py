"""Photos, scans, sound and documents of a record; the bytes lie encrypted beside the database."""

from __future__ import annotations

__all__ = ["Attachment"]

from datetime import datetime

from sqlalchemy import BigInteger, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Moment


class Attachment(Journalled):
    """attachment 材料: one file of a record.

    Attributes:
        line, record: of which record; subject: of which row of it, the record itself mostly.
        place: where in the dossier of the record it lies (a code of the line), "" as its name says.
        content: HMAC of the bytes, by which they are kept and carried; sha256: of the bytes.
        paper, version, page: of which page of which printed paper it is the signed copy.
    """

    __tablename__ = "attachment"

    line: Mapped[str] = field("about", String(20))
    record: Mapped[bytes] = field("about", LargeBinary(16), index=True)
    subject: Mapped[bytes] = field("about", LargeBinary(16), index=True)
    place: Mapped[str] = field("place", String(10), default="")
    kind: Mapped[str] = field("name", String(1))
    name: Mapped[str] = field("name", String(200))
    note: Mapped[str] = field("name", String(200), default="")
    content: Mapped[bytes] = field("content", LargeBinary(32), index=True)
    sha256: Mapped[bytes] = field("content", LargeBinary(32))
    size: Mapped[int] = field("content", BigInteger)
    media_type: Mapped[str] = field("content", String(100))
    paper: Mapped[bytes | None] = field("page", LargeBinary(16), index=True)
    version: Mapped[int | None] = field("page", Integer)
    page: Mapped[int | None] = field("page", Integer)
    captured_at: Mapped[datetime] = field("capture", Moment)
    captured_by: Mapped[bytes] = field("capture", LargeBinary(16))
