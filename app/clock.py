"""Time is injected: nothing in the house calls now() by itself."""

from __future__ import annotations

__all__ = ["CHINA", "Clock", "FixedClock", "SystemClock"]

from datetime import date, datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "CST")  # one zone, no summer time since 1991


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The present moment, aware, in China Standard Time."""
        ...

    def today(self) -> date:
        """The present day in China."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        return datetime.now(CHINA)

    def today(self) -> date:
        return self.now().date()


class FixedClock:
    """A clock that stands still until it is told to move; for samples and tests."""

    def __init__(self, now: datetime) -> None:
        self._now = now if now.tzinfo else now.replace(tzinfo=CHINA)

    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return self._now.date()

    def set(self, now: datetime) -> None:
        """Move to a moment, forward or back."""
        self._now = now if now.tzinfo else now.replace(tzinfo=CHINA)

    def advance(self, **step: float) -> None:
        """Move by a timedelta given as keywords (days=1, minutes=15)."""
        self._now += timedelta(**step)
