"""A working office in a temp folder: real vault key, real encrypted database, no window."""

from __future__ import annotations

__all__ = [
    "DAZE",
    "Office",
    "found_office",
    "keep_warm",
    "let_settle",
    "made_anew",
    "sample_office",
]

import atexit
import os
import shutil
import tempfile
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from app import bootstrap
from app.access import Role
from app.clock import Clock, FixedClock
from app.desk import Desk
from app.events import MadeAnew
from app.ids import Id, new_id
from app.office.founding import Identity
from app.papers.press import Press
from app.samples import fill
from app.samples.office import OFFICE as DAZE
from app.samples.office import furnish
from app.search.index import refresh
from app.vault.messages import UserCard
from app.vault.outside import OutsideState
from db.books import LaptopBooks


@dataclass
class Office:
    """An open laptop of an office."""

    desk: Desk
    books: LaptopBooks
    user: UserCard
    key: bytes
    path: Path


def found_office(
    folder: Path, clock: Clock, *, role: Role = Role.HEAD, key: bytes | None = None
) -> Office:
    """Found 大泽司法所 in an empty folder, with committees, mediators and number blocks.

    Without a key of its own it is a copy, the same device as others of its moment and role.
    """
    if key is not None:
        return _found(folder, clock, role, key)
    return _copied(_founded(clock.now(), role), folder, clock)


def _found(folder: Path, clock: Clock, role: Role, key: bytes) -> Office:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "office.db"
    user = UserCard(new_id(clock), "陈丽华", role, None, machine_bound=False)
    books = bootstrap.open_books(path, key)
    identity = Identity(
        device=os.urandom(16),
        device_no="01",
        office=DAZE,
        office_name="江门市新会区大泽镇司法所",
        county_bureau="新会区司法局",
        sample=True,
    )
    outside = OutsideState(os.urandom(16), folder, None)
    bootstrap.found_office(books, identity, user, clock, outside)
    desk = bootstrap.open_desk(books, user, clock)
    keep_warm(desk)
    desk.write(furnish, None).result()
    let_settle(desk)
    return Office(desk, books, user, key, path)


def _copied(made: Office, folder: Path, clock: Clock) -> Office:
    folder.mkdir(parents=True, exist_ok=True)
    path = Path(shutil.copy(made.path, folder / made.path.name))
    books = bootstrap.open_books(path, made.key)
    desk = bootstrap.open_desk(books, made.user, clock)
    keep_warm(desk)
    let_settle(desk)
    return Office(desk, books, made.user, made.key, path)


def let_settle(desk: Desk) -> None:
    """Tests may write with the books themselves: the index must not be at work meanwhile."""
    refresh(desk).result()
    desk.write(lambda _none, _work: None, None).result()


def sample_office(folder: Path, clock: Clock) -> tuple[Office, dict[str, Id]]:
    """The same office with the sample cases, in an empty folder, and the cases by name."""
    made, cases = _made(clock.now())
    return _copied(made, folder, clock), dict(cases)


@cache
def _founded(now: datetime, role: Role) -> Office:
    """Made once a run, moment and role, closed, to be copied: founding costs what ten tests do."""
    office = _found(_kept(now, role.name), FixedClock(now), role, os.urandom(32))
    office.desk.close()
    return office


@cache
def _made(now: datetime) -> tuple[Office, dict[str, Id]]:
    """Made once a run and moment, closed, to be copied: entering the cases takes a second."""
    office = found_office(_kept(now, "samples"), FixedClock(now))
    cases = fill(office.desk)
    office.desk.close()
    return office, cases


def _kept(now: datetime, what: str) -> Path:
    return Path(_KEPT.name) / now.isoformat().replace(":", "") / what


def made_anew(desk: Desk) -> Future[None]:
    """Ends when everything that other rules change was made anew, for the next time."""
    ended: Future[None] = Future()

    def told(event: MadeAnew) -> None:
        if not event.total:
            stop()
            ended.set_result(None)

    stop = desk.subscribe(MadeAnew, told)
    return ended


class _WarmPress(Press):
    """The press itself, but it outlives a desk: its child takes a second to start."""

    def close(self) -> None:
        """Closed with the run."""


@cache
def _press() -> _WarmPress:
    press = _WarmPress()
    atexit.register(Press.close, press)
    return press


def keep_warm(desk: Desk) -> None:
    """Give a desk the press of the run."""
    desk.tools._tools[Press] = _press()


_KEPT = tempfile.TemporaryDirectory(prefix="banyan-samples-")
