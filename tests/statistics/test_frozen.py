"""What was submitted: read again whole, and refused when it is too much for one entry."""

from __future__ import annotations

import os

import pytest

from app.errors import Refused
from app.statistics.frozen import Frozen, freeze, thaw
from app.statistics.table import Counted, Fact, Table
from db.tables.statistics import StatisticsSnapshot

EMPTY = Table("med.T1", "表", "2026年3月", "大泽镇司法所", (), ())


def _facts(n: int) -> tuple[Counted, ...]:
    return tuple(
        Counted(Fact(os.urandom(16), b"", b"r", "case", ("kind=1",), (("people", 2),), ("号",)))
        for _ in range(n)
    )


def test_what_was_frozen_is_read_again() -> None:
    frozen = Frozen(EMPTY, (*_facts(3), Counted(Fact(b"x", b"y", b"z", "case"), -1)))
    content, digest = freeze(frozen)
    assert thaw(StatisticsSnapshot(content=content)) == frozen
    assert len(digest) == 64
    assert freeze(Frozen(EMPTY, ()))[1] != digest


def test_more_than_an_entry_carries_is_refused_with_a_way_out() -> None:
    with pytest.raises(Refused, match="请改报短一些的期间"):
        freeze(Frozen(EMPTY, _facts(20_000)))
