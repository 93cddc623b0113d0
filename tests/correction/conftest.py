"""The office that a module of correction shares."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from app.clock import CHINA, FixedClock
from tests.office import Office, found_office


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for a module, on Monday 23 November 2026: every test has subjects of its own."""
    clock = FixedClock(datetime(2026, 11, 23, 10, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("office"), clock)
    yield made
    made.desk.close()
