"""A laptop's books are used by one thread at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from db.books import LaptopBooks


@pytest.mark.parametrize("side", ["reading", "writing"])
def test_another_thread_waits_for_its_turn(tmp_path: Path, side: str) -> None:
    books = LaptopBooks(tmp_path / "office.db", bytes(32))

    def one() -> int:
        turn: AbstractContextManager[Session] = getattr(books, side)()
        with turn as session:
            return int(session.execute(text("SELECT 1")).scalar_one())

    with ThreadPoolExecutor(1) as pool:
        with getattr(books, side)() as session:
            session.execute(text("SELECT 1"))
            other = pool.submit(one)
            with pytest.raises(StillWaiting):
                other.result(0.1)
        assert other.result(10) == 1
    books.close()
