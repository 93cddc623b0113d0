"""The idle lock: fifteen minutes by whichever clock says more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.clock import FixedClock
from app.vault.lock import IDLE, IdleLock, LockState
from tests.vault.conftest import Ticks


class Desk:
    """A lock with both its clocks in hand."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock, self.ticks = clock, Ticks()
        self.lock = IdleLock(clock, self.ticks)
        self.lock.unlocked()

    def idle(self, seconds: float) -> None:
        self.clock.advance(seconds=seconds)
        self.ticks.at += seconds


@pytest.fixture
def desk(clock: FixedClock) -> Desk:
    return Desk(clock)


def test_fifteen_minutes() -> None:
    assert timedelta(minutes=15) == IDLE


def test_starts_locked(clock: FixedClock) -> None:
    assert IdleLock(clock, Ticks()).look() is LockState.LOCKED


def test_open_then_warning_then_locked(desk: Desk) -> None:
    assert (desk.lock.look(), desk.lock.next_look) == (LockState.OPEN, 840)
    desk.idle(839)
    assert (desk.lock.look(), desk.lock.next_look) == (LockState.OPEN, 1)
    desk.idle(1)
    assert (desk.lock.look(), desk.lock.next_look) == (LockState.WARNING, 60)
    desk.idle(59)
    assert desk.lock.look() is LockState.WARNING
    desk.idle(1)
    assert (desk.lock.look(), desk.lock.next_look) == (LockState.LOCKED, 0)


def test_a_hand_on_it_begins_anew(desk: Desk) -> None:
    desk.idle(899)
    assert desk.lock.touch()
    desk.idle(839)
    assert desk.lock.look() is LockState.OPEN


def test_a_hand_that_comes_too_late_does_not_open(desk: Desk) -> None:
    desk.idle(900)
    assert not desk.lock.touch()
    assert desk.lock.look() is LockState.LOCKED
    assert not desk.lock.touch()
    desk.lock.unlocked()
    assert desk.lock.look() is LockState.OPEN


def test_locked_at_once(desk: Desk) -> None:
    desk.lock.lock()
    assert desk.lock.look() is LockState.LOCKED
    assert not desk.lock.touch()


def test_sleep_counts_though_the_monotonic_clock_stood_still(desk: Desk) -> None:
    desk.clock.advance(hours=2)
    assert desk.lock.look() is LockState.LOCKED


def test_a_clock_set_back_does_not_keep_it_open(desk: Desk) -> None:
    desk.clock.advance(days=-3650)
    desk.ticks.at += 899
    assert desk.lock.look() is LockState.WARNING
    desk.ticks.at += 1
    assert desk.lock.look() is LockState.LOCKED


def test_once_locked_no_clock_opens_it(desk: Desk) -> None:
    desk.idle(901)
    assert desk.lock.look() is LockState.LOCKED
    desk.clock.advance(days=-1)
    desk.ticks.at -= 901
    assert desk.lock.look() is LockState.LOCKED
