"""Going to the city by itself: when it is time, and only then."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.errors import Bug
from app.errors import World as Trouble
from app.messages import Command
from app.sync.messages import CarrierReport, Network, SyncNow
from tests.ui.kit import World
from tests.ui.scripted import ScriptedDesk, sync_view
from ui.shell.autosync import AutoSync

_REPORT = CarrierReport(1, 1, 0, 1, (), "", ok=True)


class Traveller(ScriptedDesk):
    """A desk whose trips end when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.trips: list[Future[Any]] = []

    def do(self, command: Command[Any]) -> Future[Any]:
        assert isinstance(command, SyncNow)
        self.trips.append(Future())
        return self.trips[-1]


@pytest.fixture
def desk(world: World) -> Traveller:
    made = Traveller()
    world.context.desk = made
    return made


@pytest.fixture
def auto(world: World, desk: Traveller) -> AutoSync:
    return AutoSync(world.context, world.theme)


def test_it_goes_when_it_is_time(
    world: World, desk: Traveller, auto: AutoSync, qtbot: QtBot
) -> None:
    auto.plan(sync_view(next_at=world.clock.now()))
    qtbot.waitUntil(lambda: len(desk.trips) == 1)


@pytest.mark.parametrize("changes", [{"next_at": None}, {"enrolled": False}])
def test_it_stays_where_it_may_not_go(
    world: World, desk: Traveller, auto: AutoSync, qtbot: QtBot, changes: dict[str, Any]
) -> None:
    auto.plan(sync_view(**{"next_at": world.clock.now()} | changes))
    qtbot.wait(30)
    assert desk.trips == []


def test_it_waits_for_the_time(world: World, desk: Traveller, auto: AutoSync, qtbot: QtBot) -> None:
    auto.plan(sync_view(next_at=world.clock.now() + timedelta(minutes=15)))
    qtbot.wait(30)
    assert desk.trips == []


def test_it_goes_once_at_a_time(
    world: World, desk: Traveller, auto: AutoSync, qtbot: QtBot
) -> None:
    now = sync_view(next_at=world.clock.now())
    auto.plan(now)
    qtbot.waitUntil(lambda: len(desk.trips) == 1)
    auto.plan(now)
    qtbot.wait(30)
    assert len(desk.trips) == 1
    desk.trips[0].set_result(_REPORT)
    qtbot.waitUntil(lambda: not world.work.busy)
    auto.plan(now)
    qtbot.waitUntil(lambda: len(desk.trips) == 2)


def test_no_network_disturbs_nobody(
    world: World, desk: Traveller, auto: AutoSync, qtbot: QtBot
) -> None:
    auto.plan(sync_view(next_at=world.clock.now(), network=Network.OFFLINE))
    qtbot.waitUntil(lambda: len(desk.trips) == 1)
    desk.trips[0].set_exception(Trouble("没有网络。", "都在。", "稍后再试。"))
    qtbot.waitUntil(lambda: not world.work.busy)
    assert world.problems == []


def test_our_own_mistake_is_told(
    world: World, desk: Traveller, auto: AutoSync, qtbot: QtBot
) -> None:
    auto.plan(sync_view(next_at=world.clock.now()))
    qtbot.waitUntil(lambda: len(desk.trips) == 1)
    desk.trips[0].set_exception(Bug("x"))
    qtbot.waitUntil(lambda: len(world.problems) == 1)
