"""The sample office, filled once, and an empty one for tests that write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.clock import CHINA, FixedClock
from app.samples import fill
from app.search.messages import Hit, Search
from tests.office import Office, found_office

Find = Callable[[str], tuple[Hit, ...]]


@pytest.fixture
def office(profile: Path, clock: FixedClock) -> Iterator[Office]:
    """大泽司法所 without cases."""
    office = found_office(profile, clock)
    yield office
    office.desk.close()


@pytest.fixture(scope="session")
def find(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Find]:
    """Searches the sample office."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office = found_office(tmp_path_factory.mktemp("office"), clock)
    fill(office.desk)
    yield lambda text: office.desk.ask(Search(text)).result()
    office.desk.close()
