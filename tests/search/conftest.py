"""The sample office, for tests that only look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from app.clock import CHINA, FixedClock
from app.search.messages import Hit, Search
from tests.office import Office, sample_office

Find = Callable[[str], tuple[Hit, ...]]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office; nobody writes to it."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office, _ = sample_office(tmp_path_factory.mktemp("office"), clock)
    yield office
    office.desk.close()


@pytest.fixture
def find(samples: Office) -> Find:
    """Searches the sample office."""
    return lambda text: samples.desk.ask(Search(text)).result()
