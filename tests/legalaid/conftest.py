"""The rules as shipped, and an office that takes applications in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.clock import CHINA, FixedClock
from app.lawbook.rules import Rulebook
from tests.office import Office, found_office

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"


@pytest.fixture(scope="session")
def law() -> Rulebook:
    """The rulebook as shipped."""
    return Rulebook.load(RULES)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office that the tests of a module share: each enters people of its own."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office = found_office(tmp_path_factory.mktemp("home"), clock)
    yield office
    office.desk.close()
