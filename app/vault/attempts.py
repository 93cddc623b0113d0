"""Wrong passphrases: counted before they are tried, and each makes the next wait longer."""

from __future__ import annotations

__all__ = ["Attempts", "Unlocks", "wait_after"]

import math
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from app.clock import Clock
from app.vault.files import SafeFile, SpoiltFile

# Seconds to wait after the 1st, 2nd … wrong one in a row; the last goes on for ever.
_WAITS = (0, 0, 5, 15, 60, 300, 900)


def wait_after(failures: int) -> int:
    """Seconds to wait after so many wrong passphrases in a row."""
    return _WAITS[min(failures, len(_WAITS)) - 1] if failures else 0


class _Record(msgspec.Struct, frozen=True):
    """What is known of one user's unlocking."""

    failures: int = 0
    failed_at: datetime | None = None
    opened_at: datetime | None = None


class Unlocks(msgspec.Struct, frozen=True):
    """The file unlocks.json: no secret in it, and nothing is lost when it is."""

    users: dict[str, _Record] = {}


class Attempts:
    """The waits of the users of one vault.

    While the program runs, its monotonic clock alone governs a wait. After a restart the wall
    clock does: a clock set back makes the whole wait begin again; a clock set forward ends it,
    which cannot be helped without a trusted clock. What holds a thief is Argon2id, not this.
    """

    def __init__(self, path: Path, clock: Clock, monotonic: Callable[[], float]) -> None:
        self._file = SafeFile(path, Unlocks, twin=False)
        self._clock = clock
        self._monotonic = monotonic
        self._users: dict[str, _Record] | None = None
        self._until: dict[str, float] = {}

    def wait(self, who: str) -> int:
        """Whole seconds this user still has to wait."""
        self._load()
        return max(0, math.ceil(self._until.get(who, 0.0) - self._monotonic()))

    def opened_at(self, who: str) -> datetime | None:
        """When this user last opened the vault."""
        return self._load().get(who, _Record()).opened_at

    def begin(self, who: str) -> None:
        """Count an attempt as wrong before it is tried, so that killing the program gains nothing.

        Raises:
            World: the count could not be written; it holds until the program ends.
        """
        users = self._load()
        record = users.get(who, _Record())
        failures = record.failures + 1
        users[who] = _Record(failures, self._clock.now(), record.opened_at)
        self._until[who] = self._monotonic() + wait_after(failures)
        self._file.write(Unlocks(users))

    def succeed(self, who: str) -> None:
        """Forget the wrong ones and note the time.

        Raises:
            World: it could not be written; the vault is open all the same.
        """
        users = self._load()
        users[who] = _Record(opened_at=self._clock.now())
        self._until.pop(who, None)
        self._file.write(Unlocks(users))

    def forget(self, who: str) -> None:
        """Forget a user who was removed.

        Raises:
            World: as in begin.
        """
        if self._load().pop(who, None) is not None:
            self._file.write(Unlocks(self._load()))

    def _load(self) -> dict[str, _Record]:
        if self._users is None:
            self._users = self._read()
            now, here = self._clock.now(), self._monotonic()
            for who, record in self._users.items():
                if record.failed_at is None:
                    continue
                wait = wait_after(record.failures)
                passed = (now - record.failed_at).total_seconds()
                self._until[who] = here + (wait if passed < 0 else max(0.0, wait - passed))
        return self._users

    def _read(self) -> dict[str, _Record]:
        try:
            unlocks = self._file.read()
        except SpoiltFile:  # whoever spoils it could as well guess without the program
            return {}
        return dict(unlocks.users) if unlocks else {}
