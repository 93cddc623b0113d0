"""The chain of entries: fixed vectors, erasure, clocks and poison."""

from __future__ import annotations

from hashlib import sha256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entry import (
    AHEAD_MS,
    GENESIS,
    Body,
    Entry,
    Hlc,
    Poison,
    chain,
    commitment,
    decode_body,
    encode_body,
    erase,
    links,
    stream_id,
)
from tests import strategies

DEVICE, EPOCH = b"D" * 16, b"E" * 16
TEN_YEARS = 3652 * 86_400_000
NOW = 1_795_000_000_000


def test_the_hash_of_an_entry_is_what_the_document_says() -> None:
    entry = Entry(
        3, 1, 5 << 16, 5, b"a" * 16, "440705102", "person", b"r" * 16, 1, b"s" * 16, b"body"
    )
    meta = b"".join(  # msgpack written out by hand
        (
            b"\x9a",
            b"\xc4\x10" + DEVICE,
            b"\xc4\x10" + EPOCH,
            b"\x01",
            b"\xce\x00\x05\x00\x00",
            b"\x05",
            b"\xc4\x10" + b"a" * 16,
            b"\xa9440705102",
            b"\xa6person",
            b"\xc4\x10" + b"r" * 16,
            b"\x01",
        )
    )
    commit = sha256(b"s" * 16 + b"body").digest()
    assert commitment(entry) == commit
    assert chain(GENESIS, DEVICE, EPOCH, entry) == sha256(bytes(32) + meta + commit).digest()
    assert stream_id(DEVICE, EPOCH) == sha256(DEVICE + EPOCH).digest()[:16]


@given(strategies.runs(DEVICE, EPOCH), st.data())
def test_erasure_keeps_the_chain_valid(run: list, data: st.DataObject) -> None:
    erased = data.draw(st.sets(st.integers(0, len(run) - 1)))
    entries = [
        erase(item.entry) if place in erased else item.entry for place, item in enumerate(run)
    ]
    assert links(run[0].prev, DEVICE, EPOCH, entries) == [item.hash for item in run]
    for place in erased:
        assert entries[place].salt is None
        assert entries[place].body is None


@given(strategies.runs(DEVICE, EPOCH, most=3), st.data())
def test_any_changed_value_breaks_the_chain(run: list, data: st.DataObject) -> None:
    entry = run[-1].entry
    field = data.draw(st.sampled_from(["seq", "hlc", "wall", "actor", "office", "table", "row"]))
    old = getattr(entry, field)
    new = old + 1 if isinstance(old, int) else old[::-1] + old[:1]
    changed = msgspec.structs.replace(entry, **{field: new})
    assert chain(run[-1].prev, DEVICE, EPOCH, changed) != run[-1].hash


def test_the_index_of_the_stream_is_not_part_of_the_chain() -> None:
    entry = Entry(0, 1, 0, 0, b"a" * 16, "440705102", "person", b"r" * 16, 0, b"s" * 16, b"")
    other = msgspec.structs.replace(entry, stream=4)
    assert chain(GENESIS, DEVICE, EPOCH, entry) == chain(GENESIS, DEVICE, EPOCH, other)


def test_an_erased_entry_without_its_commitment_is_our_own_mistake() -> None:
    entry = Entry(0, 1, 0, 0, b"a" * 16, "440705102", "person", b"r" * 16, 0, None, None)
    with pytest.raises(ValueError, match="commitment"):
        commitment(entry)


@given(strategies.bodies)
def test_a_body_comes_back_as_it_was(body: Body) -> None:
    assert decode_body(encode_body(body)) == body


@pytest.mark.parametrize(
    "values",
    [
        {"scale": {"amount": 1.5}},
        {"scale": {"amount": 2**63}},
        {"scale": {"amount": msgspec.msgpack.Ext(5, b"x")}},
        {"scale": {"amount": [{"deep": [0.1]}]}},
        {"scale": {"amount": {1: "a key that is no name"}}},
        {"scale": "no fields"},
        {1: {}},
    ],
)
def test_a_body_with_values_of_another_kind_is_poison(values: object) -> None:
    with pytest.raises(Poison):
        decode_body(msgspec.msgpack.encode([values, {}]))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"\x92\x80",
        b"\x91" * 100_000,
        b"\x92\x81\xa1a\x81\xa1\xff\x01\x80",
        b"\x90\x90",
    ],
)
def test_bytes_that_are_no_body_are_poison(data: bytes) -> None:
    with pytest.raises(Poison):
        decode_body(data)


def test_the_clock_never_stands_still_within_a_stream() -> None:
    last = 0
    for now in (NOW, NOW, NOW - 500, NOW + 1):
        reading = Hlc.tick(now, last)
        assert reading > last
        last = reading
    assert Hlc.milliseconds(last) == NOW + 1


def test_a_clock_ten_years_ahead_is_left_behind_once_put_right() -> None:
    wrong = Hlc.tick(NOW + TEN_YEARS, Hlc.tick(NOW, 0))
    assert Hlc.milliseconds(wrong) == NOW + TEN_YEARS
    assert Hlc.ahead(wrong, NOW)
    assert Hlc.milliseconds(Hlc.tick(NOW + 60_000, wrong)) == NOW + 60_000


def test_a_clock_ten_years_behind_does_no_harm_either() -> None:
    right = Hlc.tick(NOW, 0)
    wrong = Hlc.tick(NOW - TEN_YEARS, right)
    assert Hlc.milliseconds(Hlc.tick(NOW + 60_000, wrong)) == NOW + 60_000


def test_a_colleagues_wrong_clock_does_not_spread() -> None:
    mine = Hlc.tick(NOW, 0)
    assert Hlc.receive(NOW, mine, (NOW + TEN_YEARS) << 16) == mine
    assert Hlc.receive(NOW, mine, (NOW + AHEAD_MS) << 16) == (NOW + AHEAD_MS) << 16
    assert Hlc.receive(NOW, mine, (NOW - TEN_YEARS) << 16) == mine


@given(st.lists(st.tuples(st.booleans(), st.integers(0, AHEAD_MS)), max_size=20))
def test_whoever_saw_an_entry_writes_after_it_while_clocks_are_sane(
    steps: list[tuple[bool, int]],
) -> None:
    last = Hlc.tick(NOW, 0)
    for local, offset in steps:
        if local:
            after = Hlc.tick(NOW, last)
            assert after > last
        else:
            remote = (NOW + offset) << 16
            after = Hlc.receive(NOW, last, remote)
            assert after >= max(last, remote)
        last = after
