"""卷宗: how the papers of a record were bound, where they stand, and since when they are closed."""

from __future__ import annotations

__all__ = ["Bound", "CorrectionDossier", "Dossier"]

from datetime import date

from sqlalchemy import Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, TextList


class Bound:
    """What is kept of a bound dossier; each line of work has a table of its own.

    Attributes:
        volume: number of the volume where a record fills several, mostly "1".
        retention: CL-11 保管期限.
        contents: the index as it was bound, one line of tab-parted fields for each entry (part,
            title, first page, last page, note, state): later papers never change a bound dossier.
        pages: of the inside, cover and index not counted.
        archived_on: since when the record is locked; None while it is only bound.
    """

    volume: Mapped[str] = field("binding", String(10), default="1")
    retention: Mapped[str] = field("binding", String(1))
    binder: Mapped[str] = field("binding", String(50))
    bound_on: Mapped[date] = field("binding", Day)
    note: Mapped[str] = field("binding", Text, default="")
    contents: Mapped[list[str]] = field("binding", TextList, default=list)
    pages: Mapped[int] = field("binding", Integer)
    shelf: Mapped[str] = field("archive", String(100), default="")
    reviewer: Mapped[str] = field("archive", String(50), default="")
    archived_on: Mapped[date | None] = field("archive", Day)
    archived_by: Mapped[bytes | None] = field("archive", LargeBinary(16))


class Dossier(Bound, Journalled):
    """dossier 调解卷宗: one for each case, its id made of the case's."""

    __tablename__ = "dossier"

    case: Mapped[bytes] = field("case", LargeBinary(16), index=True)


class CorrectionDossier(Bound, Journalled):
    """矫正档案: two for each subject (执行档案, 工作档案), their ids made of the subject's."""

    __tablename__ = "correction_dossier"

    subject: Mapped[bytes] = field("subject", LargeBinary(16), index=True)
    kind: Mapped[str] = field("subject", String(4))
