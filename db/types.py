"""Column types whose stored form is also the form that travels in the journal."""

from __future__ import annotations

__all__ = ["Day", "IdBytes", "Moment", "TextList", "texts_to_json", "to_wire"]

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Dialect, Integer, LargeBinary, String, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator

IdBytes = LargeBinary(16)  # UUIDv7 or UUIDv5, big endian


class Day(TypeDecorator[date]):
    """A date as ISO text; binds ISO text too, as the merge carries it."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        return value.isoformat() if isinstance(value, date) else value

    def process_result_value(self, value: Any, _dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment as ISO text with offset; binds ISO text too."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        return value.isoformat() if isinstance(value, datetime) else value

    def process_result_value(self, value: Any, _dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class TextList(TypeDecorator[list[str]]):
    """A short list of texts as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        return None if value is None else texts_to_json(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> list[str] | None:
        return None if value is None else msgspec.json.decode(value, type=list[str])


def texts_to_json(texts: Sequence[str]) -> str:
    """The one form in which a list of texts is stored."""
    return msgspec.json.encode(list(texts)).decode()


@compiles(String, "postgresql")
def _any_length(*_: Any, **__: Any) -> str:
    """SQLite holds any text and any 64-bit number, so the city must: what is long is not lost."""
    return "TEXT"


@compiles(Integer, "postgresql")
def _any_size(*_: Any, **__: Any) -> str:
    return "BIGINT"


def to_wire(value: Any) -> Any:
    """The value as it stands in a journal body: None, bool, int, str, bytes or list."""
    if value is None or isinstance(value, str | bytes | int):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return list(value) if isinstance(value, Sequence) else value
