"""The city's own books: laptops it certified, codes it gave out, keys of offices, what waits."""

from __future__ import annotations

__all__ = [
    "HubBlob",
    "HubCode",
    "HubDevice",
    "HubKey",
    "HubKeyList",
    "HubOfficeKey",
    "HubQuarantine",
]

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import IdBytes, Moment


class HubKey(Base):
    """A certificate on one of the city's own keys; the secret halves are in no database.

    Attributes:
        subject: 0 root (kept offline), 1 online.
        certificate: signed, as carried.
    """

    __tablename__ = "hub_key"

    key_id: Mapped[bytes] = mapped_column(LargeBinary(8), primary_key=True)
    subject: Mapped[int] = mapped_column(Integer)
    since: Mapped[datetime] = mapped_column(Moment)
    certificate: Mapped[bytes] = mapped_column(LargeBinary)


class HubDevice(Base):
    """A laptop the city certified.

    Attributes:
        key_id: of its signing key; certificate: the newest one, signed, as carried.
        revoked_at: when it was reported lost or put out of use.
        seen_at: when it last brought or asked anything.
    """

    __tablename__ = "hub_device"

    device: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    office: Mapped[str] = mapped_column(String(9), index=True)
    device_no: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(100))
    key_id: Mapped[bytes] = mapped_column(LargeBinary(8), unique=True)
    certificate: Mapped[bytes] = mapped_column(LargeBinary)
    enrolled_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)


class HubCode(Base):
    """A one-time code for one laptop of an office.

    Attributes:
        code_id: how a request names it; secret: the code itself, sealed to the city's keys.
        device: who used it; the same laptop may ask again, when the answer was lost.
    """

    __tablename__ = "hub_code"

    code_id: Mapped[bytes] = mapped_column(LargeBinary(8), primary_key=True)
    office: Mapped[str] = mapped_column(String(9))
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    device: Mapped[bytes | None] = mapped_column(IdBytes)


class HubOfficeKey(Base):
    """A key of an office, sealed to the city's keys; the newest is in use.

    Attributes:
        recipients: number of the recipient set it belongs to, growing from 1 in each office.
    """

    __tablename__ = "hub_office_key"

    office: Mapped[str] = mapped_column(String(9), primary_key=True)
    recipients: Mapped[int] = mapped_column(Integer, primary_key=True)
    recipient: Mapped[str] = mapped_column(String(4096))
    secret: Mapped[bytes] = mapped_column(LargeBinary)


class HubKeyList(Base):
    """The newest key list of an office, signed, as carried."""

    __tablename__ = "hub_key_list"

    office: Mapped[str] = mapped_column(String(9), primary_key=True)
    serial: Mapped[int] = mapped_column(BigInteger)
    signed: Mapped[bytes] = mapped_column(LargeBinary)


class HubBlob(Base):
    """A content (photo, scan) the city has whole, and right by the hash in its row.

    Attributes:
        number: counts up from 1 in each office; sha256, size: as its row says.
    """

    __tablename__ = "hub_blob"
    __table_args__ = (Index("ix_hub_blob_number", "office", "number", unique=True),)

    office: Mapped[str] = mapped_column(String(9), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32))
    size: Mapped[int] = mapped_column(BigInteger)


class HubQuarantine(Base):
    """A batch of a laptop that is revoked, kept until a person has decided.

    Attributes:
        id: SHA-256 of the file; sealed: the file itself.
        decided_at: when it was taken over or put aside; accepted: which of the two.
    """

    __tablename__ = "hub_quarantine"

    id: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    device: Mapped[bytes] = mapped_column(IdBytes, index=True)
    office: Mapped[str] = mapped_column(String(9))
    lo: Mapped[int] = mapped_column(BigInteger)
    hi: Mapped[int] = mapped_column(BigInteger)
    received_at: Mapped[datetime] = mapped_column(Moment)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    accepted: Mapped[bool | None]
