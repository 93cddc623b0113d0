"""The desk: what waits for the network keeps nobody else waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from app.clock import FixedClock
from app.desk import Desk, Rooms
from app.messages import Command
from app.sync.messages import FindSticks, SyncNow
from app.work import Outing, Work
from tests.office import found_office

_WAIT = 20.0  # seconds; far longer than any of it takes


class Road:
    """A trip that is under way until it is let go on.

    Attributes:
        left: set once it is under way.
    """

    def __init__(self) -> None:
        self.left, self.answered = Event(), Event()

    def travel(self, _message: SyncNow, desk: Outing) -> int:
        """Wait for an answer, then write."""
        self.left.set()
        assert self.answered.wait(_WAIT)
        return desk.write(_count, None).result()


def _count(_message: object, _work: Work) -> int:
    return 1


@pytest.fixture
def road() -> Iterator[Road]:
    """A road; at the end nobody is left on it."""
    made = Road()
    yield made
    made.answered.set()


@pytest.fixture
def desk(profile: Path, clock: FixedClock, road: Road) -> Desk:
    """The desk of a real laptop whose only trip is that road."""
    office = found_office(profile, clock)
    rooms = Rooms(errands={FindSticks: lambda _m, _d: ()}, trips={SyncNow: road.travel})
    return Desk(office.desk.me, clock, office.books, rooms, office.desk.tools)


def _set_out(desk: Desk, road: Road) -> Future[Any]:
    command: Command[Any] = SyncNow()
    future = desk.do(command)
    assert road.left.wait(_WAIT)
    return future


@pytest.mark.parametrize(
    "deed",
    [
        lambda desk: desk.ask(FindSticks()),
        lambda desk: desk.write(_count, None),
        lambda desk: desk.read(_count, None),
    ],
    ids=["errand", "writer", "reader"],
)
def test_nobody_waits_for_a_trip(
    desk: Desk, road: Road, deed: Callable[[Desk], Future[Any]]
) -> None:
    trip = _set_out(desk, road)
    deed(desk).result(_WAIT)
    assert not trip.done()
    road.answered.set()
    assert trip.result(_WAIT) == 1
    desk.close()


def test_closing_does_not_wait_for_a_trip(desk: Desk, road: Road) -> None:
    trip = _set_out(desk, road)
    desk.close()
    assert not trip.done()


def test_a_trip_that_comes_home_late_finds_the_desk_shut(desk: Desk, road: Road) -> None:
    trip = _set_out(desk, road)
    desk.close()
    road.answered.set()
    with pytest.raises(CancelledError):
        trip.result(_WAIT)
    assert desk.read(_count, None).cancelled()
