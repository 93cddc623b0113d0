"""Files in a row, signed requests, the pinned key and the waits between tries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.sync.ask import Ask, read_ask, sign_ask
from app.sync.bundle import files_in
from app.sync.identity import new_keys
from app.sync.link import Link, Unreached
from app.sync.messages import Network
from app.sync.unreadable import Unreadable, Why
from app.sync.way import Way
from tests.sync.town import NOW, Town

TOWN = Town()
FILES = [TOWN.uplink(TOWN.items(count)) for count in (1, 30)]
ASK = Ask(TOWN.hub, TOWN.hub_epoch, TOWN.device, TOWN.epoch, 17, 1, 3, [(TOWN.epoch, 5, 2)])


@pytest.mark.parametrize("size", [1, 7, 123, 124, 125, 4096, 10**6])
def test_files_in_a_row_come_apart_however_they_arrive(size: int) -> None:
    row = b"".join(FILES)
    chunks = [row[at : at + size] for at in range(0, len(row), size)]
    assert list(files_in(chunks)) == FILES


def test_an_answer_that_is_cut_is_noticed_after_the_whole_files() -> None:
    row = b"".join(FILES)
    files = files_in([row[:-1]])
    assert next(files) == FILES[0]
    with pytest.raises(Unreadable) as told:
        next(files)
    assert told.value.why is Why.CUT


def test_a_file_that_claims_to_be_huge_is_not_waited_for() -> None:
    with pytest.raises(Unreadable) as told:
        list(files_in([FILES[0][:20] + (1 << 40).to_bytes(8, "big") + bytes(200)]))
    assert told.value.why is Why.TOO_BIG


def test_a_request_comes_back_as_it_was_signed() -> None:
    ask, signer = read_ask(sign_ask(ASK, TOWN.laptop), TOWN.trust, NOW)
    assert ask == ASK
    assert signer.device == TOWN.device


@pytest.mark.parametrize("at", range(10, 235, 9))
def test_an_altered_request_is_refused(at: int) -> None:
    header = sign_ask(ASK, TOWN.laptop)
    letter = "A" if header[at] != "A" else "B"
    with pytest.raises(Unreadable):
        read_ask(header[:at] + letter + header[at + 1 :], TOWN.trust, NOW)


def test_a_request_for_another_laptop_or_city_is_refused() -> None:
    with pytest.raises(Unreadable) as told:
        read_ask(sign_ask(ASK, TOWN.sibling), TOWN.trust, NOW)
    assert told.value.why is Why.DISAGREES
    with pytest.raises(Unreadable) as told:
        read_ask(sign_ask(ASK, new_keys()), TOWN.trust, NOW)
    assert told.value.why is Why.UNKNOWN_SIGNER


def test_nobody_there_is_no_network() -> None:
    with Link(["https://127.0.0.1:9"], [bytes(32)]) as link:
        with pytest.raises(Unreached, match="没有丢") as told:
            link.send(b"")
        assert told.value.network is Network.OFFLINE


def test_no_address_is_no_network() -> None:
    with Link([], [bytes(32)]) as link, pytest.raises(Unreached):
        link.send(b"")


def test_tries_come_later_and_later_and_at_once_again_after_a_success() -> None:
    way, now = Way(), datetime(2026, 11, 24, tzinfo=UTC)
    waits = []
    for _ in range(6):
        way.went(Network.OFFLINE, now)
        assert way.next_at is not None
        waits.append((way.next_at - now) / timedelta(minutes=1))
    assert waits == [15, 30, 60, 120, 120, 120]
    way.went(Network.REACHED, now)
    assert way.next_at == now + timedelta(minutes=15)
