"""How fast files are sealed and opened, and how many bytes they weigh."""

from __future__ import annotations

__all__ = ["run"]

import secrets
from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter
from typing import Any

import msgspec
import zstandard

from app.sync.batch import Linked, open_batch
from app.sync.outbox import pieces
from db.entry import GENESIS, Body, Entry, Kind, chain, encode_body, stream_id
from db.registers import Registers, decode, encode, fresh
from tests.bench.cases import cases
from tests.bench.report import Row, measured, median
from tests.sync.town import NOW, OFFICE, Town

_REPEATS = 15
_ACTOR = secrets.token_bytes(16)
_SECOND = 977  # milliseconds between two saves: no round number
_HOW = f"warm, median of {_REPEATS}"
_MEAN = "three recipients, mean of 20 files"


def run() -> list[Row]:
    """How fast, how big, and the registers of a row."""
    town = Town()
    bodies = cases(10_000)
    items = _linked(town, bodies)
    bare = [
        msgspec.msgpack.encode((item.entry.row, body))
        for item, body in zip(items, bodies, strict=True)
    ]
    json = [len(msgspec.json.encode(body)) for body in bodies[:1000]]
    return [
        measured("synthetic case as JSON", sum(json) / len(json), "B", "mean of 1,000"),
        *_speed(town, items),
        *_sizes(town, items, bare),
        *_registers(),
    ]


def _linked(town: Town, bodies: Sequence[dict[str, Any]], kind: Kind = Kind.INSERT) -> list[Linked]:
    bases = {"phone": [(stream_id(town.device, town.epoch), 4711)]}
    prev, items = GENESIS, []
    for seq, body in enumerate(bodies, 1):
        wall = NOW + seq * _SECOND
        row = wall.to_bytes(6, "big") + secrets.token_bytes(10)
        entry = Entry(
            0, seq, wall << 16, wall, _ACTOR, OFFICE, "mediation_case", row, kind,
            secrets.token_bytes(16), encode_body(Body(body, bases if kind is Kind.UPDATE else {})),
        )  # fmt: skip
        own = chain(prev, town.device, town.epoch, entry)
        items.append(Linked(town.device, town.epoch, prev, own, entry))
        prev = own
    return items


def _milliseconds(call: Callable[[], object]) -> float:
    taken = []
    for _ in range(_REPEATS):
        start = perf_counter()
        call()
        taken.append(perf_counter() - start)
    return median(taken) * 1000


def _speed(town: Town, items: list[Linked]) -> list[Row]:
    rows: list[Row] = []
    for count in (1, 10, 2000):
        part = items[:count]
        file = town.uplink(part)
        sealing = _milliseconds(partial(town.uplink, part))
        opening = _milliseconds(partial(open_batch, file, town.trust, [town.online.identity]))
        rows.append(measured(f"seal {count} entries", sealing, "ms", _HOW))
        rows.append(measured(f"open and verify {count} entries", opening, "ms", _HOW))
    return rows


def _sizes(town: Town, items: list[Linked], bare: list[bytes]) -> list[Row]:
    def packed(count: int) -> int:
        return len(zstandard.ZstdCompressor(level=3).compress(b"".join(bare[:count])))

    def mean(count: int, source: list[Linked] = items) -> float:
        # The library adds a line of random length to every file; one size would be a lottery.
        return sum(len(town.uplink(source[:count])) for _ in range(20)) / 20

    updates = _linked(town, [{"phone": {"phone": f"138{n:08d}"}} for n in range(10)], Kind.UPDATE)
    cuts = pieces((item.entry.seq, len(item.entry.body or b"")) for item in items)
    start = items[0].entry.seq
    everything = sum(len(town.uplink(items[lo - start : hi - start + 1])) for lo, hi in cuts)
    return [
        measured("batch of 1 entry", mean(1), "B", f"{_MEAN}; hoped for 1,100"),
        measured("batch of 10 entries", mean(10), "B", f"{_MEAN}; hoped for 2,500"),
        measured("batch of 1 corrected phone number", mean(1, updates), "B", _MEAN),
        measured("batch of 10 corrected phone numbers", mean(10, updates), "B", _MEAN),
        measured(
            "wire ÷ zstd-3 of the bare payload",
            mean(2000) / packed(2000),
            "×",
            f"2,000 entries, {_MEAN}",
            most=1.2,
        ),
        measured(
            "wire ÷ zstd-3 of the bare payload in one frame",
            everything / packed(len(items)),
            "×",
            "10,000 entries in batches",
            most=1.2,
        ),
    ]


def _registers() -> list[Row]:
    version = (bytes(16), 7)
    row = Registers({"phone": fresh((bytes(16), 9), 3)}, fresh(version, 2))
    blob = encode(row)
    count = 10_000
    encoding = _milliseconds(lambda: [encode(row) for _ in range(count)])
    decoding = _milliseconds(lambda: [decode(blob) for _ in range(count)])
    return [
        measured("registers of a row encoded", encoding * 1000 / count, "µs", _HOW, most=50),
        measured("registers of a row decoded", decoding * 1000 / count, "µs", _HOW, most=50),
        measured("registers of a new row", len(encode(Registers(rest=fresh(version, 2)))), "B", ""),
    ]
