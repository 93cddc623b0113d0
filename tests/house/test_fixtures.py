"""The fixtures of the whole suite do what they promise."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text

from app.clock import FixedClock


def test_clock_stands_still(clock: FixedClock) -> None:
    assert clock.now().isoformat() == "2026-11-24T10:24:00+08:00"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights elsewhere than in the mode")
def test_profile_is_private(profile: Path) -> None:
    assert profile.stat().st_mode & 0o077 == 0
    assert list(profile.iterdir()) == []


def test_network_outside_is_refused() -> None:
    with socket.socket() as line, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        line.connect(("192.0.2.1", 9))


def test_window_left_open(qapp: QApplication) -> None:
    window = QWidget(None, Qt.WindowType.Window)
    window.setObjectName("leftover")
    window.show()
    assert window in QApplication.topLevelWidgets()


def test_window_is_gone_in_the_next_test(qtbot: QtBot) -> None:
    assert [w for w in QApplication.topLevelWidgets() if w.objectName() == "leftover"] == []


@pytest.mark.postgres
def test_each_test_has_its_own_database(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("create table 调解案件 (id int)"))
        found = connection.scalar(text("select current_database()"))
    engine.dispose()
    assert postgres_url.partition("?")[0].endswith(f"/{found}")
