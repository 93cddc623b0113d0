"""Column types whose stored form is also the form that travels in the journal."""

from __future__ import annotations

__all__ = ["Day", "IdBytes", "Moment", "TextList"]

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Dialect, LargeBinary, String, Text
from sqlalchemy.types import TypeDecorator

IdBytes = LargeBinary(16)  # UUIDv7 or UUIDv5, big endian


class Day(TypeDecorator[date]):
    """A date as ISO text; binds ISO text too, as the merge carries it."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return value.isoformat() if isinstance(value, date) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment as ISO text with offset; binds ISO text too."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return value.isoformat() if isinstance(value, datetime) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class TextList(TypeDecorator[list[str]]):
    """A short list of texts as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> list[str] | None:
        return None if value is None else json.loads(value)


def to_wire(value: Any) -> Any:
    """The value as it stands in a journal body: None, bool, int, str, bytes or list."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return list(value)
    return value
