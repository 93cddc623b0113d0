"""An office for whole sentences; a laptop with its real windows, and a watchdog on them."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.clock import CHINA, FixedClock
from tests.journeys.sentence import Officer
from tests.office import Office, found_office
from tests.profiles import PASSPHRASE, sample_profile
from ui.demo.laptop import Laptop
from ui.demo.screen import Screen
from ui.vault.steps import ChoiceStep, LookStep, PassphraseStep
from ui.watchdog import Block, Watchdog

_HOUSE = Path(__file__).resolve().parents[2]
_FRAME = re.compile(r'File "(.+?)", line')
# The bar is 50 ms, and holds on a quiet machine; where others use the caches the same work takes
# longer, and a test may not fail for that.
_LONG = int(os.environ.get("BANYAN_BLOCK_MS", "75")) / 1000  # seconds of computing


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office in autumn 2025; every case of 社区矫正 has a subject of its own in it."""
    clock = FixedClock(datetime(2025, 9, 1, 9, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("office"), clock)
    yield made
    made.desk.close()


@pytest.fixture
def officer(station: Office) -> Officer:
    """Who takes a subject through the sentence."""
    return Officer(station)


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


@pytest.fixture
def dog() -> Iterator[Watchdog]:
    """Watches the window from here (name it last) to the end of the test; then nothing was long.

    What is there already stays out of its collections, as it does when the program runs.
    """
    gc.freeze()
    with Watchdog() as watching:
        yield watching
    gc.unfreeze()
    long = [block for block in watching.blocks if block.busy > _LONG or _waits(block)]
    assert not long, "\n\n".join(
        f"{block.seconds * 1000:.0f} ms, {block.busy * 1000:.0f} of them computing\n{block.where}"
        for block in long
    )


def _waits(block: Block) -> bool:
    """Whether the product waited; a test may wait for what it asks the desk itself."""
    ours = [file for file in _FRAME.findall(block.where) if _is_ours(Path(file))]
    return block.waited and bool(ours) and "tests" not in Path(ours[-1]).parts


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(_HOUSE) and "site-packages" not in file.parts
