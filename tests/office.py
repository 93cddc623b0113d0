"""A working office in a temp folder: real vault key, real encrypted database, no window."""

from __future__ import annotations

__all__ = ["DAZE", "Office", "found_office"]

import os
from dataclasses import dataclass
from pathlib import Path

from app import bootstrap
from app.access import Role
from app.clock import Clock
from app.desk import Desk
from app.ids import new_id
from app.office.founding import Identity
from app.samples.office import OFFICE as DAZE
from app.samples.office import furnish
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
    """Found 大泽司法所 in an empty folder, with committees, mediators and number blocks."""
    folder.mkdir(parents=True, exist_ok=True)
    key, path = key or os.urandom(32), folder / "office.db"
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
    desk.write(furnish, None).result()
    return Office(desk, books, user, key, path)
