"""Fields are made ahead one a turn, and leave nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.ui.kit import World
from ui.context import Context
from ui.forms import ahead
from ui.forms.make import make_field
from ui.forms.spec import Kind, Spec
from ui.widgets.field import Field


@pytest.fixture
def world(qtbot: QtBot) -> Iterator[World]:
    made = World()
    yield made
    made.close()


@pytest.fixture
def turn(qtbot: QtBot) -> Iterator[QTimer]:
    """Fires in every turn of the event loop."""
    made = QTimer()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def fields(monkeypatch: pytest.MonkeyPatch) -> list[Field]:
    """What is made, as it is made."""
    found: list[Field] = []

    def make(context: Context, spec: Spec) -> Field:
        found.append(make_field(context, spec))
        return found[-1]

    monkeypatch.setattr(ahead, "make_field", make)
    return found


def test_one_of_each_kind_is_made_one_a_turn(
    world: World, fields: list[Field], turn: QTimer, qtbot: QtBot
) -> None:
    owner, made = QObject(), [0]
    turn.timeout.connect(lambda: made.append(len(fields)))
    ahead.MakeAhead(world.context, owner)
    qtbot.waitUntil(lambda: made[-1] == len(Kind))
    assert all(after - before <= 1 for before, after in pairwise(made))
    qtbot.waitUntil(lambda: not any(shiboken6.isValid(field) for field in fields))


def test_it_ends_with_its_owner(world: World, fields: list[Field], qtbot: QtBot) -> None:
    owner = QObject()
    maker = ahead.MakeAhead(world.context, owner)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(maker))
    assert len(fields) < len(Kind)
