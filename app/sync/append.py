"""Writes entries of the own stream whose bases are given, not taken from what stands in the row."""

from __future__ import annotations

__all__ = ["Draft", "append", "restated", "values_of"]

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.sync.apply import Applied, apply_run
from app.sync.judge import forms_of
from app.sync.ledger import Ledger
from app.sync.replica import Replica
from db.entry import (
    SALT_BYTES,
    Body,
    Entry,
    Hlc,
    Kind,
    Poison,
    decode_body,
    encode_body,
    links,
)
from db.tables import journalled_tables
from db.tables.base import default_of, groups_of
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


def restated(
    hand: bytes, stream: bytes, said: Mapping[str, tuple[int, Mapping[str, Any]]], like: Entry
) -> Draft:
    """An entry that says again what a stream said of a row, under a name that is not in doubt.

    Args:
        hand: whose it is now.
        said: group → (seq, values).
        like: any entry of the row.
    """
    body = Body(
        {group: dict(values) for group, (_, values) in said.items()},
        {group: [(stream, seq)] for group, (seq, _) in said.items()},
    )
    return Draft(hand, like.office, like.table, like.row, Kind.UPDATE, body)


def values_of(entry: Entry) -> dict[str, dict[str, Any]]:
    """What an entry writes, group by group; an insert also what it leaves at its defaults."""
    model = journalled_tables().get(entry.table)
    if model is None or entry.body is None:
        return {}
    try:
        values = decode_body(entry.body).values
    except Poison:
        return {}
    if entry.kind != Kind.INSERT:
        return values
    return {
        group: {column: default_of(model, column) for column in columns}
        for group, columns in groups_of(model).items()
    } | values


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
    forms = forms_of(entries, stream.stream_id)
    return apply_run(ledger, replica, stream, entries, hashes, forms, None)
