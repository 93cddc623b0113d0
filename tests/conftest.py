"""What every test may ask for: a still clock, an empty profile, a screen and a PostgreSQL."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
# A test never reaches the keyring of the person who runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import socket
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from app.clock import CHINA, FixedClock
from tests.postgres import Postgres

if TYPE_CHECKING:
    from tests.office import Office

# A deadline measures the machine's other work; the benchmarks measure ours.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday 24 November 2026, 10:24 in China, until the test moves it."""
    return FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """An empty folder for one laptop, readable by its owner alone."""
    folder = tmp_path / "profile"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def office(profile: Path, clock: FixedClock) -> Iterator[Office]:
    """大泽司法所 without cases: committees, mediators and number blocks."""
    from tests.office import found_office  # noqa: PLC0415 - most tests need no office

    made = found_office(profile, clock)
    yield made
    made.desk.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """A private PostgreSQL on a unix socket, gone with the run."""
    missing = Postgres.missing()
    if missing:
        pytest.skip(missing)
    with Postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: Postgres) -> str:
    """Address (postgresql+psycopg://…) of a fresh, empty database."""
    return postgres_server.new_database()


@pytest.fixture(scope="session", autouse=True)
def loopback_only() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    original: Callable[[socket.socket, Any], None] = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        inside = self.family not in (socket.AF_INET, socket.AF_INET6) or address[0] in (
            "127.0.0.1",
            "::1",
            "localhost",
        )
        if not inside:
            raise AssertionError(f"a test tried to reach {address[0]}")
        original(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


@pytest.fixture(autouse=True)
def no_leftover_windows() -> Iterator[None]:
    """Destroy what a test left on the screen, so that the next one starts with none."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    core = sys.modules["PySide6.QtCore"]
    for window in widgets.QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


_LONG = ("tests/journeys", "tests/ui/test_demo.py", "tests/city", "tests/sync")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long ones first: begun last, they would keep one worker busy while the others are done."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONG))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what this machine could not check."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.write_line(
            f"{len(skipped)} checks did NOT run on this machine (reasons above)",
            red=True,
            bold=True,
        )
