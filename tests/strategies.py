"""Hypothesis strategies shared by the tests."""

from __future__ import annotations

__all__ = ["bodies", "entries", "ids", "runs", "wire_values"]

import os

from hypothesis import strategies as st

from app.sync.batch import Linked
from db.entry import GENESIS, Body, Entry, Kind, chain, encode_body, erase

_INT64 = st.integers(-(2**63), 2**63 - 1)
_NAMES = st.sampled_from(["phone", "address", "status", "事实", "facts", "amount_fen", "a" * 40])
_CLOCK = st.integers(0, 2**47 - 1)  # milliseconds; every year the clock of a laptop can show

ids = st.binary(min_size=16, max_size=16)
wire_values = st.recursive(
    st.none() | st.booleans() | _INT64 | st.text(max_size=40) | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=6,
)
bodies = st.builds(
    Body,
    st.dictionaries(_NAMES, st.dictionaries(_NAMES, wire_values, max_size=3), max_size=3),
    st.dictionaries(
        _NAMES,
        st.lists(st.tuples(ids, st.integers(1, 2**63 - 1)), max_size=3),
        max_size=2,
    ),
)


@st.composite
def entries(draw: st.DrawFn, seq: int = 1) -> Entry:
    """Any one entry, whole or erased, its clock right or wrong."""
    wall = draw(_CLOCK)
    entry = Entry(
        stream=0,
        seq=seq,
        hlc=draw(st.just(wall << 16) | _CLOCK.map(lambda ms: ms << 16 | 7)),
        wall=wall,
        actor=draw(ids),
        office=draw(st.sampled_from(["440705102", "440703001"])),
        table=draw(st.sampled_from(["person", "mediation_case"])),
        row=draw(ids),
        kind=draw(st.sampled_from(Kind)),
        salt=os.urandom(16),
        body=encode_body(draw(bodies)),
    )
    return erase(entry) if draw(st.integers(0, 4)) == 0 else entry


@st.composite
def runs(
    draw: st.DrawFn, device: bytes, epoch: bytes, *, first: int = 1, most: int = 8
) -> list[Linked]:
    """A run of one stream without gaps, chained, of at least one entry."""
    prev = GENESIS if first == 1 else draw(st.binary(min_size=32, max_size=32))
    run = []
    for seq in range(first, first + draw(st.integers(1, most))):
        entry = draw(entries(seq))
        own = chain(prev, device, epoch, entry)
        run.append(Linked(device, epoch, prev, own, entry))
        prev = own
    return run
