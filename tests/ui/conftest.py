"""Fixtures of the desktop's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.kit import World


@pytest.fixture
def world(qtbot: QtBot) -> Iterator[World]:
    """A theme and a context over the scripted desk."""
    made = World()
    yield made
    made.close()
