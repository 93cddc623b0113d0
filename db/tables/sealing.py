"""封存: records that left for the county's archive, and the order to erase them here."""

from __future__ import annotations

__all__ = ["SealedRecord"]

from datetime import date

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day


class SealedRecord(Journalled):
    """封存记录: one record, packed and encrypted to the archive key of its county.

    The package itself travels as a content of an attachment of this row.

    Attributes:
        line, record: which record; nothing here says whose.
        basis: the article it rests on.
        recipient: public key of the archive.
        package: content id of the package.
        covers: the entries and contents in it (app.sync.erasure.Covers).
        number, number_year: of the record in its line, where it had one: never given again.
        erased_on: from when on every copy drops them; None as long as they are here.
    """

    __tablename__ = "sealed_record"

    line: Mapped[str] = field("order", String(20))
    record: Mapped[bytes] = field("order", LargeBinary(16), index=True)
    basis: Mapped[str] = field("order", String(200))
    ordered_on: Mapped[date] = field("order", Day)
    ordered_by: Mapped[bytes] = field("order", LargeBinary(16))
    recipient: Mapped[str] = field("order", String(4096))
    package: Mapped[bytes] = field("order", LargeBinary(32))
    covers: Mapped[bytes] = field("order", LargeBinary)
    number_year: Mapped[int | None] = field("order", Integer)
    number: Mapped[int | None] = field("order", Integer)
    erased_on: Mapped[date | None] = field("erasure", Day)
    erased_by: Mapped[bytes | None] = field("erasure", LargeBinary(16))
