"""The statutes that papers quote."""

from __future__ import annotations

import pytest

from app.bootstrap import RESOURCES
from app.lawbook.statutes import Statutes


@pytest.fixture(scope="session")
def statutes() -> Statutes:
    return Statutes.load(RESOURCES / "statutes" / "laws.jsonl.gz")
