"""The rules as shipped, and a record of 安置帮教 as a clerk enters it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.lawbook.rules import Rulebook

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"


@pytest.fixture(scope="session")
def law() -> Rulebook:
    """The rulebook as shipped."""
    return Rulebook.load(RULES)
