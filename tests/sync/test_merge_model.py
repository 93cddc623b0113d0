"""Model check of the merge: every arrival order of small histories against the definition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.entry import Version
from db.registers import (
    EMPTY,
    Circular,
    Register,
    Registers,
    apply,
    decode,
    encode,
    fresh,
    in_review,
    insert,
    review_id,
    shown,
)

STREAMS = [bytes([n]) * 16 for n in range(3)]


@dataclass(frozen=True)
class Write:
    """One entry that writes the group, as the model sees it."""

    version: Version
    hlc: int
    bases: tuple[Version, ...]


def arrive(writes: Iterable[Write], register: Register = EMPTY) -> Register:
    """What a replica holds after these arrivals, repetitions included."""
    applied: set[Version] = set()
    for write in writes:
        register = apply(
            register, write.version, write.hlc, write.bases, lambda version: version in applied
        )
        applied.add(write.version)
    return register


def by_definition(writes: Iterable[Write]) -> Register:
    """Heads: known and not named by a known one. Named: named by a known one and not known."""
    known = {write.version: write.hlc for write in writes}
    named = {base for write in writes for base in write.bases}
    heads = {(version, hlc) for version, hlc in known.items() if version not in named}
    return Register(tuple(sorted(heads)), tuple(sorted(named - known.keys())))


@st.composite
def histories(draw: st.DrawFn, most: int) -> list[Write]:
    """Writers that each see some of the others' entries, name what they see and write."""
    seen: list[list[Write]] = [[] for _ in STREAMS]
    written: list[Write] = []
    for _ in range(draw(st.integers(1, most))):
        writer = draw(st.integers(0, len(STREAMS) - 1))
        for other in draw(st.sets(st.integers(0, len(STREAMS) - 1))):
            seen[writer] += [w for w in seen[other] if w not in seen[writer]]
        # Clocks are drawn freely: a wrong clock may change what is shown, never what is a head.
        hlc = draw(st.integers(0, 3))
        seq = 1 + sum(w.version[0] == STREAMS[writer] for w in written)
        bases = tuple(head[0] for head in by_definition(seen[writer]).heads)
        write = Write((STREAMS[writer], seq), hlc, bases)
        seen[writer].append(write)
        written.append(write)
    return written


def superseded_by_one_that_saw_it(write: Write, writes: Sequence[Write]) -> bool:
    """Whether a chain of "saw" leads from a head down to this write."""
    by_version = {w.version: w for w in writes}
    heads = [head[0] for head in by_definition(writes).heads]
    reached: set[Version] = set()
    while heads:
        version = heads.pop()
        fresh_bases = set(by_version[version].bases) - reached
        reached |= fresh_bases
        heads += fresh_bases
    return write.version in reached


@given(histories(most=5))
@settings(max_examples=250)
def test_every_arrival_order_gives_the_same_register(history: list[Write]) -> None:
    expected = by_definition(history)
    assert {arrive(order) for order in permutations(history)} == {expected}
    assert expected.named == ()


@given(histories(most=14), st.data())
@settings(max_examples=300)
def test_repeated_and_shuffled_arrivals_change_nothing(
    history: list[Write], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(history), max_size=10))
    order = data.draw(st.permutations(history + again))
    assert arrive(order) == by_definition(history)


@given(histories(most=10), st.data())
@settings(max_examples=300)
def test_a_partial_history_knows_what_it_misses(history: list[Write], data: st.DataObject) -> None:
    part = data.draw(st.lists(st.sampled_from(history), unique=True))
    assert arrive(part) == by_definition(part)


@given(histories(most=10), st.data())
@settings(max_examples=300)
def test_two_replicas_agree_after_exchanging_what_they_have(
    history: list[Write], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(history)))
    here, there = history[:cut], history[cut:]
    assert arrive(here + there) == arrive(there + here)


@given(histories(most=10))
@settings(max_examples=300)
def test_every_value_is_current_or_superseded_by_one_that_saw_it(history: list[Write]) -> None:
    register = arrive(history)
    heads = {head[0] for head in register.heads}
    for write in history:
        assert (write.version in heads) is not superseded_by_one_that_saw_it(write, history)
    assert shown(register) in heads
    assert in_review(register) is (len(heads) > 1)


def test_two_offline_edits_are_a_review_until_a_person_saw_both() -> None:
    a, b, c = STREAMS
    first = Write((a, 1), 10, ())
    mine = Write((a, 2), 20, (first.version,))
    yours = Write((b, 1), 19, (first.version,))
    chosen = Write((c, 1), 5, (mine.version, yours.version))
    register = arrive([first, mine, yours])
    assert in_review(register)
    assert shown(register) == mine.version
    register = arrive([chosen, yours, first, mine])
    assert register.heads == ((chosen.version, 5),)


def test_the_greater_stream_is_shown_when_clocks_tie() -> None:
    a, b, _ = STREAMS
    assert shown(arrive([Write((b, 1), 7, ()), Write((a, 1), 7, ())])) == (b, 1)


def test_a_liar_cannot_leave_a_group_without_a_value() -> None:
    a, b, _ = STREAMS
    for write in (Write((a, 1), 1, ((a, 1),)), Write((a, 1), 1, ((a, 9),))):
        with pytest.raises(Circular):
            arrive([write])
    ring = [Write((a, 1), 1, ((b, 1),)), Write((b, 1), 1, ((a, 1),))]
    for order in (ring, ring[::-1]):
        with pytest.raises(Circular):
            arrive(order)


def test_an_insert_that_arrives_after_an_edit_of_its_row_fills_the_rest() -> None:
    a, b, _ = STREAMS
    born, edited = (a, 1), (b, 1)
    early = Registers({"phone": apply(EMPTY, edited, 9, [born], lambda _: False)})
    row = insert(decode(encode(early)), born, 4, lambda version: version == edited)
    assert row["phone"] == Register(((edited, 9),))
    assert row["address"] == fresh(born, 4)


@given(
    st.dictionaries(st.sampled_from(["身份", "phone", "status"]), histories(most=4).map(arrive)),
    histories(most=2).map(arrive),
)
def test_the_blob_gives_back_every_register(listed: dict[str, Register], rest: Register) -> None:
    back = decode(encode(Registers(listed, rest)))
    for group in ("身份", "phone", "status", "never named"):
        assert back[group] == listed.get(group, rest)
    assert {group: decode(encode(listed))[group] for group in listed} == listed


def test_the_review_has_one_name_everywhere() -> None:
    names = {review_id("person", bytes(16), group) for group in ("phone", "address", "phone")}
    assert {len(name) for name in names} == {16}
    assert len(names) == 2
