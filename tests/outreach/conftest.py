"""An office for the tests of the registers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from app.clock import CHINA, FixedClock
from tests.office import Office, found_office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office that the tests of a module share: each makes entries of its own."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("outreach"), clock)
    yield made
    made.desk.close()
