"""What tests of the intake share: how its page is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import Hand
from tests.ui.legalaid.intake.taking import Taker
from tests.ui.real import RealWorld
from ui.legalaid.intake.page import IntakePage

Open = Callable[..., Taker]


@pytest.fixture
def open_desk(qtbot: QtBot) -> Open:
    """Shows the desk in a world, as `activate` is told."""

    def open_(world: RealWorld, **where: Any) -> Taker:
        page = IntakePage(world.context)
        qtbot.addWidget(page)
        page.resize(1190, 658)
        page.show()
        qtbot.waitActive(page)
        page.activate(**where)
        world.settle(qtbot)
        return Taker(page, Hand(world, qtbot))

    return open_
