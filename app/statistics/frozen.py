"""Submitted figures: the table as it went out, and every fact it counted, in few bytes."""

from __future__ import annotations

__all__ = ["Frozen", "freeze", "of_period", "snapshot_id", "snapshots", "thaw"]

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import zstandard
from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.statistics.periods import Period
from app.statistics.table import Counted, Table
from db.tables.statistics import StatisticsSnapshot

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_MOST = 200 * 1024  # of one entry of the journal, which carries 256 KiB


class Frozen(msgspec.Struct, frozen=True, array_like=True):
    """What a snapshot holds."""

    table: Table
    facts: tuple[Counted, ...]


def freeze(frozen: Frozen) -> tuple[bytes, str]:
    """The bytes to keep, and the digest of what they say.

    Raises:
        Refused: more was counted than one entry carries.
    """
    plain = msgspec.msgpack.encode(frozen)
    packed = zstandard.compress(plain, 19)
    if len(packed) > _MOST:
        raise Refused(Fault(tr("这一期的件数太多，一次报不出去。请改报短一些的期间，例如月报。")))
    return packed, hashlib.sha256(plain).hexdigest()


def thaw(snapshot: StatisticsSnapshot) -> Frozen:
    """What was submitted."""
    return msgspec.msgpack.decode(zstandard.decompress(snapshot.content), type=Frozen)


def snapshot_id(office: str, report: str, period: Period) -> Id:
    """The same for all laptops of an office: a period is submitted once."""
    return named_id("statistics", office, report, period.span, period.first.isoformat())


def of_period(
    session: Session, office: str, report: str, period: Period
) -> StatisticsSnapshot | None:
    """What was submitted for a period, or None."""
    found = session.get(StatisticsSnapshot, snapshot_id(office, report, period))
    return None if found is None or found.voided else found


def snapshots(
    session: Session, office: str, report: str, span: str
) -> Sequence[StatisticsSnapshot]:
    """Everything submitted of a report in periods of one length, the earliest first."""
    return session.scalars(
        select(StatisticsSnapshot)
        .where(
            StatisticsSnapshot.office == office,
            StatisticsSnapshot.report == report,
            StatisticsSnapshot.span == span,
            ~StatisticsSnapshot.voided,
        )
        .order_by(StatisticsSnapshot.first)
    ).all()
