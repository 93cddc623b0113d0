"""A laptop of the sample office, opened through its real windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.clock import FixedClock
from tests.profiles import PASSPHRASE, sample_profile
from ui.demo.laptop import Laptop
from ui.demo.screen import Screen
from ui.vault.steps import ChoiceStep, LookStep, PassphraseStep


@pytest.fixture
def laptop(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[Laptop]:
    """Somebody chose 试用样本所 and sits before 今日."""
    screen = Screen(qapp, clock=clock)
    made = Laptop(screen, tmp_path / "laptop", tmp_path / "usb")
    made.start()
    made.first_run(ChoiceStep)
    screen.press("Return")
    made.first_run(LookStep)
    screen.press("Return")
    made.first_run(PassphraseStep)
    screen.fill(PASSPHRASE)
    screen.write(PASSPHRASE)
    screen.press("Return")
    made.wait_inside()
    yield made
    made.close()
    screen.theme.deleteLater()


@pytest.fixture
def known_laptop(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[Laptop]:
    """The same on a later morning: the passphrase, and 今日."""
    screen = Screen(qapp, clock=clock)
    made = Laptop(screen, tmp_path / "laptop", tmp_path / "usb")
    sample_profile(tmp_path / "laptop", clock.now())
    made.start()
    made.unlock(PASSPHRASE)
    yield made
    made.close()
    screen.theme.deleteLater()
