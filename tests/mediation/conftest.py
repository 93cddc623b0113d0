"""The rules as shipped, and a working office."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.lawbook.rules import Rulebook
from tests.office import Office, found_office

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"


@pytest.fixture(scope="session")
def law() -> Rulebook:
    """The rulebook as shipped."""
    return Rulebook.load(RULES)


@pytest.fixture
def office(profile: Path, clock: FixedClock) -> Iterator[Office]:
    """大泽司法所 with its committees, mediators and number blocks."""
    office = found_office(profile, clock)
    yield office
    office.desk.close()
