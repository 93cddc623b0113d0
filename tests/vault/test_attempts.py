"""Waiting after wrong passphrases: grows, survives a restart, and no clock set back shortens it."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from app.clock import CHINA, FixedClock
from app.errors import World
from app.vault.attempts import Attempts, wait_after
from tests.small_disk import SmallDisk
from tests.vault.conftest import Ticks

START = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)


class Bench:
    """One place of attempts; `restart()` is a new process on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FixedClock(START)
        self.restart()

    def restart(self) -> None:
        self.ticks = Ticks(at=self.clock.now().timestamp() % 977)  # a new process, a new origin
        self.attempts = Attempts(self.folder / "unlocks.json", self.clock, self.ticks)

    def pass_by(self, seconds: float) -> None:
        self.ticks.at += seconds
        self.clock.advance(seconds=seconds)

    def fail(self, times: int) -> None:
        for _ in range(times):
            self.pass_by(self.attempts.wait("a"))
            self.attempts.begin("a")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_waits_grow_and_stop_growing() -> None:
    assert [wait_after(n) for n in range(10)] == [0, 0, 0, 5, 15, 60, 300, 900, 900, 900]
    assert all(a <= b for a, b in pairwise(wait_after(n) for n in range(100)))


def test_the_wait_runs_down(bench: Bench) -> None:
    bench.fail(4)
    assert bench.attempts.wait("a") == 15
    bench.pass_by(14.5)
    assert bench.attempts.wait("a") == 1
    bench.pass_by(0.5)
    assert bench.attempts.wait("a") == 0


def test_each_waits_alone(bench: Bench) -> None:
    bench.fail(5)
    assert bench.attempts.wait("a") == 60
    assert bench.attempts.wait("b") == 0


def test_restart_does_not_shorten_it(bench: Bench) -> None:
    bench.fail(6)
    bench.pass_by(100)
    bench.restart()
    assert bench.attempts.wait("a") == 200
    bench.pass_by(50)
    bench.restart()
    assert bench.attempts.wait("a") == 150


def test_clock_set_back_or_forward_while_running_changes_nothing(bench: Bench) -> None:
    bench.fail(6)
    for years in (-10, 10):
        bench.clock.advance(days=365 * years)
        assert bench.attempts.wait("a") == 300


def test_clock_set_back_across_a_restart_begins_the_wait_again(bench: Bench) -> None:
    bench.fail(6)
    bench.pass_by(100)
    bench.clock.set(START - timedelta(days=3650))
    bench.restart()
    assert bench.attempts.wait("a") == 300


def test_count_goes_on_after_a_restart(bench: Bench) -> None:
    bench.fail(4)
    bench.pass_by(15)
    bench.restart()
    bench.attempts.begin("a")
    assert bench.attempts.wait("a") == 60


def test_success_forgets(bench: Bench) -> None:
    bench.fail(6)
    bench.attempts.succeed("a")
    assert bench.attempts.wait("a") == 0
    bench.restart()
    assert bench.attempts.wait("a") == 0
    assert bench.attempts.opened_at("a") == bench.clock.now()
    bench.attempts.begin("a")
    assert bench.attempts.wait("a") == 0


def test_removed_user_is_forgotten(bench: Bench) -> None:
    bench.fail(6)
    bench.attempts.forget("a")
    bench.attempts.forget("nobody")
    bench.restart()
    assert bench.attempts.wait("a") == 0


def test_spoilt_file_locks_nobody_out(bench: Bench) -> None:
    bench.fail(6)
    (bench.folder / "unlocks.json").write_bytes(b"{")
    bench.restart()
    assert bench.attempts.wait("a") == 0
    bench.attempts.begin("a")


def test_full_disk_still_counts_until_the_program_ends(small_disk: SmallDisk) -> None:
    bench = Bench(small_disk.mount)
    small_disk.fill()
    for _ in range(3):
        with pytest.raises(World):
            bench.attempts.begin("a")
    assert bench.attempts.wait("a") == 5
