"""The rules as shipped, a working office, and one shared by tests that only get refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.clock import CHINA, FixedClock
from app.lawbook.rules import Rulebook
from tests.mediation.life import Life
from tests.office import Office, found_office

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"


@pytest.fixture(scope="session")
def law() -> Rulebook:
    """The rulebook as shipped."""
    return Rulebook.load(RULES)


@pytest.fixture(scope="module")
def shared_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office that every test of a module leaves as it found it."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office = found_office(tmp_path_factory.mktemp("office"), clock)
    yield office
    office.desk.close()


@pytest.fixture
def life(office: Office) -> Life:
    return Life(office)
