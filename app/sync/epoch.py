"""The laptop's own stream: whether this database may go on writing it, or must start a new one.

A stream is written by one incarnation of one database alone. What was sealed last is remembered
in the database and outside it; a copied profile, or an older backup put back, cannot hold both
memories alike. Where they differ a new epoch begins before anything is sealed: entries written
but not sent stay in the old stream, whose beginning both copies share, and are sent from there.
"""

from __future__ import annotations

__all__ = ["Memory", "begin_epoch", "remember", "settle"]

import secrets
from typing import Protocol

from sqlalchemy.orm import Session

from app.failpoints import hit
from app.sync.ledger import Ledger, StreamRow
from app.vault.outside import Mark


class Memory(Protocol):
    """What is remembered outside the database (app.vault.outside.OutsideState)."""

    def load(self) -> Mark | None:
        """The mark of this machine; None when it knows nothing."""
        ...

    def save(self, mark: Mark) -> None:
        """Remember a mark before anything up to it leaves."""
        ...


def settle(session: Session, outside: Memory, device: bytes, office: str) -> StreamRow:
    """The stream this database may write to; a new one if there is any doubt.

    To be called on opening, before a pen is made, and again before sealing.
    """
    ledger = Ledger(session)
    own = ledger.own()
    if own is not None and outside.load() == Mark(own.epoch, own.sealed):
        return own
    return begin_epoch(ledger, outside, device, office)


def begin_epoch(ledger: Ledger, outside: Memory, device: bytes, office: str) -> StreamRow:
    """Start a new stream of this device; the one before ends where it is."""
    before = ledger.own()
    if before is not None:
        ledger.change(before.no, own=False)
    stream = ledger.open(device, secrets.token_bytes(16), office, own=True)
    hit("sync.epoch.minted")
    # Should this be undone by a failing commit, the next opening finds them different again.
    outside.save(Mark(stream.epoch, 0))
    hit("sync.epoch.saved")
    pen = ledger.session.info.get("pen")
    if pen is not None:
        pen.stream_no = stream.no
    return stream


def remember(ledger: Ledger, outside: Memory, sealed: int) -> None:
    """Note in both places that the own stream is sealed up to here, before the bytes leave."""
    own = ledger.own()
    if own is None or sealed <= own.sealed:
        return
    ledger.change(own.no, sealed=sealed)
    outside.save(Mark(own.epoch, sealed))
    hit("sync.seal.remembered")
