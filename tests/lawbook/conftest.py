"""The lawbook as shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.lawbook.rules import Rulebook
from app.lawbook.statutes import Statutes

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def statutes() -> Statutes:
    return Statutes.load(RESOURCES / "statutes" / "laws.jsonl.gz")


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return Rulebook.load(RESOURCES / "rules")
