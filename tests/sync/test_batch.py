"""Files of entries: round trips, agreement of inside and outside, and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.sync.batch import Linked, open_batch, seal_entries, seal_records
from app.sync.format import FileKind, Inner, Outer, Shared, StreamRun, pack_frame
from app.sync.identity import Keys, Purpose, new_keys, sign
from app.sync.limits import ENTRIES, ENTRY_BYTES, UP_BYTES, UP_ENTRIES
from app.sync.outbox import pieces
from app.sync.seal import seal
from app.sync.unreadable import Unreadable, Why
from app.sync.wire import pack_entries
from db.entry import Entry, erase
from tests import strategies
from tests.sync.town import NOW, OFFICE, Town

TOWN = Town()
STREAMS = [(b"%016d" % n, b"epoch%011d" % n) for n in range(3)]


def forged(
    frame: bytes, *, kind: FileKind = FileKind.UP, keys: Keys | None = None, recipients: int = 1
) -> bytes:
    """A file sealed by a known signer around whatever frame."""
    signer = keys or TOWN.laptop
    outer = Outer(1, kind, 0, recipients, signer.key_id, 0, bytes(32))
    return seal(outer, frame, secret=signer.signing, recipients=TOWN.recipients)


def refused(data: bytes, *, office: str = "") -> Why:
    """Why a file is refused, by the city or by a laptop of an office."""
    with pytest.raises(Unreadable) as caught:
        open_batch(data, TOWN.trust.of_office(office), [TOWN.online.identity])
    return caught.value.why


def run_of(items: list[Linked]) -> StreamRun:
    """What the inner header says about one run."""
    first, last = items[0], items[-1]
    return StreamRun(
        first.device,
        first.epoch,
        first.entry.seq,
        last.entry.seq,
        first.prev,
        last.hash,
        len(items),
    )


def frame_of(items: list[Linked], run: StreamRun, shared: Shared | None = None) -> bytes:
    """A frame with these entries under this header."""
    records = pack_entries((0, item.entry) for item in items)
    return pack_frame(Inner(TOWN.laptop.key_id, shared or TOWN.shared, [run]), records)


@given(strategies.runs(TOWN.device, TOWN.epoch))
@settings(max_examples=60)
def test_an_uplink_comes_back_entry_for_entry(items: list[Linked]) -> None:
    opened = open_batch(TOWN.uplink(items), TOWN.trust, [TOWN.online.identity])
    assert list(opened.linked()) == items
    assert opened.signer.device == TOWN.device
    assert opened.inner.streams == [run_of(items)]


@given(st.data())
@settings(max_examples=60)
def test_a_downlink_keeps_the_order_of_the_city(data: st.DataObject) -> None:
    waiting = [
        data.draw(strategies.runs(*stream, first=1 + 7 * place, most=4))
        for place, stream in enumerate(STREAMS)
    ]
    expected = [item for run in waiting for item in run]
    turns = data.draw(st.permutations([place for place, run in enumerate(waiting) for _ in run]))
    items = [waiting[place].pop(0) for place in turns]
    file = seal_entries(
        FileKind.DOWN, items, TOWN.shared, keys=TOWN.online, recipients=[TOWN.office.recipient]
    )
    opened = open_batch(file, TOWN.trust.of_office(OFFICE), [TOWN.office.identity])
    got = [replace(item, entry=at_stream_0(item)) for item in opened.linked()]
    assert got == items
    assert sorted(got, key=lambda item: item.hash) == sorted(expected, key=lambda item: item.hash)


def at_stream_0(item: Linked) -> Entry:
    """The entry with the index its own laptop gave it."""
    return msgspec.structs.replace(item.entry, stream=0)


@pytest.mark.parametrize("reader", ["online", "root", "office"])
def test_city_escrow_and_office_can_each_open_an_uplink(reader: str) -> None:
    opened = open_batch(TOWN.uplink(TOWN.items(2)), TOWN.trust, [getattr(TOWN, reader).identity])
    assert len(opened.entries) == 2


def test_a_laptop_reads_its_colleagues_stick() -> None:
    trust = TOWN.trust.of_office(OFFICE)
    assert open_batch(TOWN.uplink(TOWN.items(1)), trust, [TOWN.office.identity]).entries


def test_an_erased_entry_travels_and_its_chain_verifies() -> None:
    items = TOWN.items(3)
    items[1] = replace(items[1], entry=erase(items[1].entry))
    opened = open_batch(TOWN.uplink(items), TOWN.trust, [TOWN.online.identity])
    assert opened.entries[1].body is None
    assert opened.hashes == tuple(item.hash for item in items)


def test_a_message_without_entries_comes_back() -> None:
    file = seal_records(
        FileKind.RECEIPT,
        [b"first", b"second"],
        TOWN.shared,
        keys=TOWN.online,
        recipients=[TOWN.office.recipient],
    )
    opened = open_batch(file, TOWN.trust.of_office(OFFICE), [TOWN.office.identity])
    assert opened.records == (b"first", b"second")


def test_elements_a_newer_version_adds_to_the_header_are_passed_over() -> None:
    items = TOWN.items(1)
    run = [*msgspec.structs.astuple(run_of(items)), "newer"]
    shared = [*msgspec.structs.astuple(TOWN.shared), {"newer": 1}]
    header = msgspec.msgpack.encode([TOWN.laptop.key_id, shared, [run], "newer"])
    record = next(iter(pack_entries([(0, items[0].entry)])))
    frame = b"".join(len(part).to_bytes(4, "big") + part for part in (header, record))
    opened = open_batch(forged(frame), TOWN.trust, [TOWN.online.identity])
    assert opened.entries == (items[0].entry,)


def test_a_run_with_a_gap_is_our_own_mistake_and_never_sealed() -> None:
    items = TOWN.items(3)
    with pytest.raises(ValueError, match="gap"):
        TOWN.uplink([items[0], items[2]])
    with pytest.raises(ValueError, match="gap"):
        TOWN.uplink([items[0], replace(items[1], prev=bytes(32))])


def test_what_goes_up_is_cut_by_count_and_by_size() -> None:
    assert list(pieces((seq, 10) for seq in range(7, UP_ENTRIES + 8))) == [
        (7, UP_ENTRIES + 6),
        (UP_ENTRIES + 7, UP_ENTRIES + 7),
    ]
    large = list(pieces((seq, ENTRY_BYTES - 200) for seq in range(1, 18)))
    assert [first for first, _ in large] == [1, *(last + 1 for _, last in large[:-1])]
    assert large[-1][1] == 17
    assert all((last - first + 1) * ENTRY_BYTES <= UP_BYTES for first, last in large)
    assert list(pieces([(5, 2 * UP_BYTES), (6, 1)])) == [(5, 5), (6, 6)]
    assert list(pieces([])) == []


@pytest.mark.parametrize(
    "change",
    [
        {"n": 3},
        {"n": 1},
        {"hi": 3, "n": 3},
        {"lo": 0, "n": 3},
        {"lo": 2, "hi": 3},
        {"prev": b"x" * 32},
        {"head": b"x" * 32},
        {"epoch": b"some other epoch"},
        {"lo": 1, "hi": 2**63 - 1, "n": 2**63 - 1},
    ],
)
def test_a_header_that_tells_another_run_is_refused(change: dict[str, object]) -> None:
    items = TOWN.items(2)
    run = msgspec.structs.replace(run_of(items), **change)
    assert refused(forged(frame_of(items, run))) in {Why.DISAGREES, Why.MALFORMED}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"recipients": 2}, Why.DISAGREES),
        ({"hub": b"another city 016"}, Why.WRONG_CITY),
        ({"office": "440705999"}, Why.WRONG_OFFICE),
        ({"office": ""}, Why.WRONG_OFFICE),
    ],
)
def test_an_inside_that_disagrees_with_the_outside_is_refused(
    change: dict[str, object], why: Why
) -> None:
    items = TOWN.items(2)
    shared = msgspec.structs.replace(TOWN.shared, **change)
    assert refused(forged(frame_of(items, run_of(items), shared))) is why


def test_another_laptop_cannot_sign_my_batch_as_its_own() -> None:
    items = TOWN.items(1)
    assert refused(forged(frame_of(items, run_of(items)), keys=TOWN.sibling)) is Why.DISAGREES


def test_a_laptop_cannot_write_into_the_stream_of_another() -> None:
    items = TOWN.items(1)
    inner = Inner(TOWN.sibling.key_id, TOWN.shared, [run_of(items)])
    frame = pack_frame(inner, pack_entries((0, item.entry) for item in items))
    assert refused(forged(frame, keys=TOWN.sibling)) is Why.DISAGREES


def test_even_a_key_of_the_city_cannot_sign_what_another_key_sealed() -> None:
    frame = pack_frame(Inner(TOWN.online.key_id, TOWN.shared), [])
    assert refused(forged(frame, kind=FileKind.DOWN, keys=TOWN.root)) is Why.DISAGREES


def test_a_stream_is_told_once() -> None:
    items = TOWN.items(2)
    runs = [run_of(items[:1]), run_of(items[1:])]
    inner = Inner(TOWN.online.key_id, TOWN.shared, runs)
    frame = pack_frame(inner, pack_entries((place, item.entry) for place, item in enumerate(items)))
    assert refused(forged(frame, kind=FileKind.DOWN, keys=TOWN.online)) is Why.DISAGREES


@pytest.mark.parametrize(
    "kind", [FileKind.DOWN, FileKind.RECEIPT, FileKind.SNAPSHOT, FileKind.ENROL]
)
def test_a_laptop_cannot_speak_for_the_city(kind: FileKind) -> None:
    items = TOWN.items(1)
    assert refused(forged(frame_of(items, run_of(items)), kind=kind)) is Why.DISAGREES


def test_the_city_does_not_write_uplinks() -> None:
    items = TOWN.items(1)
    inner = Inner(TOWN.online.key_id, TOWN.shared, [run_of(items)])
    frame = pack_frame(inner, pack_entries((0, item.entry) for item in items))
    assert refused(forged(frame, keys=TOWN.online)) is Why.DISAGREES


def test_a_file_for_another_office_is_refused() -> None:
    assert refused(TOWN.uplink(TOWN.items(1)), office="440703001") is Why.WRONG_OFFICE


def test_a_batch_of_a_laptop_certified_for_another_office_is_refused() -> None:
    stranger = new_keys()
    trust = TOWN.trust.admit(TOWN.signed_device(stranger, b"foreign laptop 1", "440703001"))
    file = seal_entries(
        FileKind.UP, TOWN.items(1), TOWN.shared, keys=stranger, recipients=TOWN.recipients
    )
    with pytest.raises(Unreadable) as caught:
        open_batch(file, trust, [TOWN.online.identity])
    assert caught.value.why is Why.WRONG_OFFICE


def test_revoked_unknown_and_expired_signers_are_refused() -> None:
    file = TOWN.uplink(TOWN.items(1))
    listed = TOWN.key_list(TOWN.laptop.key_id)
    revoked, _ = TOWN.trust.take(sign(listed, Purpose.KEY_LIST, TOWN.online))
    for trust, now, why in (
        (revoked, None, Why.REVOKED),
        (Town().trust, None, Why.UNKNOWN_SIGNER),
        (TOWN.trust, NOW * 2, Why.EXPIRED),
    ):
        with pytest.raises(Unreadable) as caught:
            open_batch(file, trust, [TOWN.online.identity], now_ms=now)
        assert caught.value.why is why


def test_a_stranger_cannot_open_what_is_not_for_him() -> None:
    with pytest.raises(Unreadable) as caught:
        open_batch(TOWN.uplink(TOWN.items(1)), TOWN.trust, [new_keys().identity])
    assert caught.value.why is Why.NOT_FOR_US


def records_frame(records: list[bytes], count: int) -> bytes:
    """A frame that announces so many entries and carries these records."""
    run = StreamRun(TOWN.device, TOWN.epoch, 1, count, bytes(32), bytes(32), count)
    return pack_frame(Inner(TOWN.laptop.key_id, TOWN.shared, [run]), records)


def test_too_many_or_too_large_entries_are_refused() -> None:
    (item,) = TOWN.items(1)
    records = list(pack_entries([(0, item.entry)] * (ENTRIES + 1)))
    assert refused(forged(records_frame(records, ENTRIES))) is Why.MALFORMED
    assert refused(forged(records_frame(records[:-1], ENTRIES))) is Why.DISAGREES  # by its chain
    huge = msgspec.structs.replace(item.entry, body=bytes(ENTRY_BYTES))
    (record,) = pack_entries([(0, huge)])
    assert refused(forged(records_frame([record], 1))) is Why.MALFORMED


@pytest.mark.parametrize(
    "record",
    [
        [0, 1, 0, b"a" * 15, OFFICE, "person", 0, b"r" * 16, b"s" * 16, b"b"],
        [0, 1, 0, b"a" * 16, "4407051", "person", 0, b"r" * 16, b"s" * 16, b"b"],
        [0, 1, 0, b"a" * 16, OFFICE, "", 0, b"r" * 16, b"s" * 16, b"b"],
        [0, 1, 0, b"a" * 16, OFFICE, "p" * 65, 0, b"r" * 16, b"s" * 16, b"b"],
        [0, 1, 0, b"a" * 16, OFFICE, "person", 0, b"r" * 16, b"short", b"b"],
        [0, 1, 0, b"a" * 16, OFFICE, "person", 0, b"r" * 16, None, b"b"],
        [0, 1, 0, b"a" * 16, OFFICE, "person", 0, b"r" * 16, None, None],
        [0, 1, 0, b"a" * 16, OFFICE, "person", 0, b"r" * 16, b"s" * 16, b"b", b"c" * 32],
        [0, -1, 0, b"a" * 16, OFFICE, "person", 0, b"r" * 16, b"s" * 16, b"b"],
        [0, 1, -(1 << 17), b"a" * 16, OFFICE, "person", 0, b"r" * 16, b"s" * 16, b"b"],
        [0, -1, 1 << 17, b"a" * 16, OFFICE, "person", 0, b"r" * 16, b"s" * 16, b"b"],
        [0, 2**63 - 1, 0, b"a" * 16, OFFICE, "person", 0, b"r" * 16, b"s" * 16, b"b"],
        [0, 1, 0, b"a" * 16, OFFICE, "person", 256, b"r" * 16, b"s" * 16, b"b"],
        [1, 1, 0, b"a" * 16, OFFICE, "person", 0, b"r" * 16, b"s" * 16, b"b"],
        [0, 1, 0, b"a" * 16, OFFICE, "person", 0, b"r" * 16, b"s" * 16, b"b", None, "extra"],
        "not an entry",
    ],
)
def test_a_record_that_is_no_entry_refuses_the_whole_file(record: Sequence[object]) -> None:
    why = refused(forged(records_frame([msgspec.msgpack.encode(record)], 1)))
    assert why is (Why.DISAGREES if record[0] == 1 else Why.MALFORMED)


@pytest.mark.parametrize(
    "frame",
    [
        b"\0",
        b"\0\0\0\1",
        b"\0\0\0\1\xc1",
        (1 << 20).to_bytes(4, "big") + b"x",
        (70_000).to_bytes(4, "big") + bytes(70_000),
        records_frame([], 1) + b"\0\0",
        records_frame([], 1) + b"\0\0\0\x09rest",
    ],
)
def test_a_frame_that_is_no_frame_is_refused(frame: bytes) -> None:
    assert refused(forged(frame)) is Why.MALFORMED


GOOD_FRAME = frame_of(TOWN.items(3), run_of(TOWN.items(3)))


@given(st.data())
@settings(max_examples=300)
def test_a_frame_gone_wrong_anywhere_is_refused_or_read_never_worse(data: st.DataObject) -> None:
    frame = bytearray(GOOD_FRAME)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(frame) - 1))
        frame[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        opened = open_batch(forged(bytes(frame)), TOWN.trust, [TOWN.online.identity])
    except Unreadable:
        return
    assert opened.hashes[-1] == opened.inner.streams[0].head


def test_the_clear_flag_is_for_enrolment_alone() -> None:
    items = TOWN.items(1)
    outer = Outer(1, FileKind.UP, 1, 1, TOWN.laptop.key_id, 0, bytes(32))
    file = seal(outer, frame_of(items, run_of(items)), secret=TOWN.laptop.signing, recipients=())
    assert refused(file) is Why.ALTERED
