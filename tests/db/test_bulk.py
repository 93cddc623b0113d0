"""Many rows at once are written as one at a time would be."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import create_engine

from db.bulk import insert_rows

_COLUMNS = ("id", "same", "none", "said", "mixed")


@pytest.mark.parametrize("count", [1, 127, 128, 129, 300])
def test_rows_arrive_whole_and_in_order(count: int) -> None:
    rows = [
        (place, "大泽", None, f"第 {place} 件", None if place % 3 else b"\0")
        for place in range(count)
    ]

    assert _kept(rows) == rows


def test_what_only_the_last_row_says_is_not_lost() -> None:
    rows: list[tuple[Any, ...]] = [(place, "", None, "", 0) for place in range(256)]
    rows[-1] = (255, "", None, "䶮", 1)

    assert _kept(rows) == rows


def test_rows_that_differ_in_nothing_are_all_kept() -> None:
    assert len(_kept([(1, "", None, "", 0)] * 200)) == 200


def test_a_table_wider_than_a_statement_binds_is_written_in_smaller_pieces() -> None:
    columns = tuple(f"c{number:03}" for number in range(400))
    rows = [tuple(range(place, place + 400)) for place in range(130)]

    assert _kept(rows, columns) == rows


def _kept(
    rows: list[tuple[Any, ...]], columns: tuple[str, ...] = _COLUMNS
) -> list[tuple[Any, ...]]:
    with create_engine("sqlite://").begin() as connection:
        connection.exec_driver_sql(f"CREATE TABLE kept ({', '.join(columns)})")
        insert_rows(connection, "kept", columns, rows)
        found = connection.exec_driver_sql("SELECT * FROM kept ORDER BY rowid")
        return [tuple(row) for row in found]
