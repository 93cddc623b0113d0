"""Writes entries of the own stream whose bases are given, not taken from what stands in the row."""

from __future__ import annotations

__all__ = ["Draft", "append"]

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from app.sync.apply import Applied, apply_run
from app.sync.ledger import Ledger
from app.sync.replica import Replica
from db.entry import SALT_BYTES, Body, Entry, Hlc, encode_body, links
from db.tables.house import Stream


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry without its place.

    Attributes:
        wall: when it was first written, milliseconds since 1970; None for now.
    """

    actor: bytes
    office: str
    table: str
    row: bytes
    kind: int
    body: Body
    wall: int | None = None


def append(ledger: Ledger, replica: Replica, stream_no: int, drafts: Iterable[Draft]) -> Applied:
    """Write drafts as the next entries of an own stream, and merge them like any others."""
    stream = ledger.stream(stream_no)
    now_ms = int(replica.clock.now().timestamp() * 1000)
    hlc = ledger.session.execute(select(func.max(Stream.hlc))).scalar_one()
    entries = []
    for seq, draft in enumerate(drafts, start=stream.applied + 1):
        hlc = Hlc.tick(now_ms, hlc)
        entries.append(
            Entry(
                stream=0,
                seq=seq,
                hlc=hlc,
                wall=now_ms if draft.wall is None else draft.wall,
                actor=draft.actor,
                office=draft.office,
                table=draft.table,
                row=draft.row,
                kind=draft.kind,
                salt=secrets.token_bytes(SALT_BYTES),
                body=encode_body(draft.body),
            )
        )
    if not entries:
        return Applied()
    hashes = links(stream.head, stream.device, stream.epoch, entries)
    return apply_run(ledger, replica, stream, entries, hashes, None)
