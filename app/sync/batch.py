"""A batch of entries, or any other message, from journal to sealed file and back."""

from __future__ import annotations

__all__ = [
    "ENTRY_OVERHEAD",
    "Linked",
    "Opened",
    "open_batch",
    "seal_entries",
    "seal_records",
]

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from app.sync.format import (
    OUTER_BYTES,
    FileKind,
    Inner,
    Outer,
    Shared,
    StreamRun,
    decode_inner,
    pack_frame,
    parse_outer,
    unpack_frame,
)
from app.sync.identity import Certificate, Keys, Subject
from app.sync.limits import (
    BLOB_RECORD_BYTES,
    ENTRIES,
    ENTRY_BYTES,
    MESSAGE_BYTES,
)
from app.sync.seal import LEVEL, check, expand, read_file, seal, unseal
from app.sync.trust import Trust
from app.sync.unreadable import Unreadable, Why
from app.sync.wire import pack_entries, unpack_entries
from db.entry import Entry, links

_ENTRY_KINDS = (FileKind.UP, FileKind.DOWN, FileKind.SNAPSHOT)
_MESSAGE_RECORDS = 16
ENTRY_OVERHEAD = 100  # about what an entry weighs beside its body


@dataclass(frozen=True, slots=True)
class Linked:
    """An entry with its place in its chain, as the journal keeps it.

    Attributes:
        prev: hash of the entry before it in its stream; hash: its own; both 32 bytes.
    """

    device: bytes
    epoch: bytes
    prev: bytes
    hash: bytes
    entry: Entry


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that passed every check.

    Attributes:
        signer: certificate of whoever sealed it.
        entries: in the order of the file; hashes: the chain hash of each, computed, 32 bytes.
        records: what a file that holds no entries carries.
    """

    outer: Outer
    signer: Certificate
    inner: Inner
    entries: tuple[Entry, ...] = ()
    hashes: tuple[bytes, ...] = ()
    records: tuple[bytes, ...] = ()

    def linked(self) -> Iterator[Linked]:
        """The entries with their places in their chains."""
        last = [run.prev for run in self.inner.streams]
        for entry, own in zip(self.entries, self.hashes, strict=True):
            run = self.inner.streams[entry.stream]
            yield Linked(run.device, run.epoch, last[entry.stream], own, entry)
            last[entry.stream] = own


def seal_entries(
    kind: FileKind,
    items: Sequence[Linked],
    shared: Shared,
    *,
    keys: Keys,
    recipients: Sequence[str],
    level: int = LEVEL,
) -> bytes:
    """A file of entries: for an uplink one run of one stream, for a downlink many interleaved.

    Raises:
        ValueError: a stream has a gap, or a broken chain between two entries.
    """
    runs: dict[tuple[bytes, bytes], list[Linked]] = {}
    for item in items:
        runs.setdefault((item.device, item.epoch), []).append(item)
    index = {stream: place for place, stream in enumerate(runs)}
    records = pack_entries((index[item.device, item.epoch], item.entry) for item in items)
    inner = Inner(keys.key_id, shared, [_run(run) for run in runs.values()])
    return _seal(kind, inner, records, keys, recipients, level)


def _run(items: Sequence[Linked]) -> StreamRun:
    first, last = items[0], items[-1]
    for before, after in pairwise(items):
        if after.entry.seq != before.entry.seq + 1 or after.prev != before.hash:
            raise ValueError("a run must have no gap")
    return StreamRun(
        first.device,
        first.epoch,
        first.entry.seq,
        last.entry.seq,
        first.prev,
        last.hash,
        len(items),
    )


def seal_records(
    kind: FileKind,
    records: Sequence[bytes],
    shared: Shared,
    *,
    keys: Keys,
    recipients: Sequence[str],
) -> bytes:
    """A file that holds no entries: a receipt, a list of keys, a piece of a scan."""
    return _seal(kind, Inner(keys.key_id, shared), records, keys, recipients, LEVEL)


def _seal(
    kind: FileKind,
    inner: Inner,
    records: Iterable[bytes],
    keys: Keys,
    recipients: Sequence[str],
    level: int,
) -> bytes:
    outer = Outer(keys.suite, kind, 0, inner.shared.recipients, keys.key_id, 0, bytes(32))
    frame = pack_frame(inner, records)
    return seal(outer, frame, secret=keys.signing, recipients=recipients, level=level)


def open_batch(
    source: Path | bytes,
    trust: Trust,
    identities: Sequence[str],
    *,
    now_ms: int | None = None,
) -> Opened:
    """A file from anywhere, checked in the one order there is; raises Unreadable.

    Regular file, size, magic, header; signer known and not revoked; hash, signature; then
    decrypted, then unpacked within bounds, then inside and outside must agree, then the entries.

    Args:
        identities: secret keys that may open it (own, office, the city's).
        now_ms: to refuse expired signers; None where the reader's clock may be wrong.
    """
    data = read_file(source)
    outer = parse_outer(data[:OUTER_BYTES], len(data))
    signer = trust.signer(outer.signer, now_ms)
    ciphertext = data[OUTER_BYTES:]
    del data
    check(outer, ciphertext, signer.signing)
    plain = unseal(outer, ciphertext, identities)
    del ciphertext  # with the plaintext and the entries beside it memory would not be bounded
    return _unpack(outer, signer, trust, plain)


def _unpack(outer: Outer, signer: Certificate, trust: Trust, plain: bytes) -> Opened:
    holds_entries = outer.kind in _ENTRY_KINDS
    most = ENTRIES if holds_entries else _MESSAGE_RECORDS
    largest = ENTRY_BYTES if holds_entries else MESSAGE_BYTES
    if outer.kind is FileKind.BLOB:
        most, largest = 1, BLOB_RECORD_BYTES
    records = unpack_frame(expand(plain).read, most=most, largest=largest)
    inner = decode_inner(next(records))
    _agree(outer, inner, signer, trust)
    if not holds_entries:
        return Opened(outer, signer, inner, records=tuple(records))
    entries = tuple(unpack_entries(records, inner.streams))
    return Opened(outer, signer, inner, entries, _hashes(inner.streams, entries))


def _agree(outer: Outer, inner: Inner, signer: Certificate, trust: Trust) -> None:
    """What the inside must say to be what the outside claims; raises Unreadable."""
    shared = inner.shared
    if inner.signer != outer.signer or shared.recipients != outer.recipients:
        raise Unreadable(Why.DISAGREES, "signer or recipients")
    if shared.hub != trust.hub:
        raise Unreadable(Why.WRONG_CITY)
    if trust.office and shared.office != trust.office:
        raise Unreadable(Why.WRONG_OFFICE)
    by_laptop = signer.subject is Subject.DEVICE
    if by_laptop is not (outer.kind is FileKind.UP) and outer.kind is not FileKind.BLOB:
        raise Unreadable(Why.DISAGREES, "kind of file and kind of signer")
    if by_laptop and shared.office != signer.office:
        raise Unreadable(Why.WRONG_OFFICE, "of the signer")
    if outer.kind is FileKind.UP and [run.device for run in inner.streams] != [signer.device]:
        raise Unreadable(Why.DISAGREES, "stream of another device")


def _hashes(runs: Sequence[StreamRun], entries: tuple[Entry, ...]) -> tuple[bytes, ...]:
    """The chain hash of each entry, once every run is whole; raises Unreadable."""
    if len({(run.device, run.epoch) for run in runs}) != len(runs):
        raise Unreadable(Why.DISAGREES, "a stream twice")
    places: list[list[int]] = [[] for _ in runs]
    for place, entry in enumerate(entries):
        places[entry.stream].append(place)
    hashes = [b""] * len(entries)
    for run, where in zip(runs, places, strict=True):
        mine = [entries[place] for place in where]
        if not len(mine) == run.n == run.hi - run.lo + 1:
            raise Unreadable(Why.DISAGREES, "count of entries")
        own = links(run.prev, run.device, run.epoch, mine)
        if own[-1:] != [run.head]:
            raise Unreadable(Why.DISAGREES, "chain")
        for place, value in zip(where, own, strict=True):
            hashes[place] = value
    return tuple(hashes)
