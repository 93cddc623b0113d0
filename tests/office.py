"""A working office in a temp folder: real vault key, real encrypted database, no window."""

from __future__ import annotations

__all__ = ["DAZE", "Office", "found_office"]

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app import bootstrap
from app.access import Role
from app.clock import Clock
from app.desk import Desk
from app.ids import Id, named_id, new_id
from app.mediation.numbering import BLOCK_KIND
from app.office.founding import Identity, committee_row, committees_of
from app.people.divisions import Divisions
from app.samples.office import MEDIATORS, mediator_id
from app.vault.messages import UserCard
from app.vault.outside import OutsideState
from app.work import Work
from db.books import LaptopBooks
from db.tables.office import Mediator, NumberBlock

DAZE = "440705101"  # 新会区大泽镇


@dataclass
class Office:
    """An open laptop of an office."""

    desk: Desk
    books: LaptopBooks
    user: UserCard
    key: bytes
    path: Path


def found_office(folder: Path, clock: Clock, *, role: Role = Role.HEAD) -> Office:
    """Found 大泽司法所 in an empty folder, with committees, mediators and number blocks."""
    folder.mkdir(parents=True, exist_ok=True)
    key, path = os.urandom(32), folder / "office.db"
    user = UserCard(new_id(clock), "陈丽华", role, None, False)
    books = bootstrap.open_books(path, key)
    identity = Identity(
        os.urandom(16), "01", DAZE, "江门市新会区大泽镇司法所", "新会区司法局", True
    )
    outside = OutsideState(os.urandom(16), folder, None)
    bootstrap.found_office(books, identity, user, clock, outside)
    desk = bootstrap.open_desk(books, user, clock)
    desk.write(_furnish, None).result()
    return Office(desk, books, user, key, path)


def _furnish(_message: object, work: Work) -> None:
    seeds = list(committees_of(DAZE, work.tool(Divisions)))
    work.session.add_all(committee_row(seed, DAZE) for seed in seeds)
    work.session.add_all(_mediators())
    work.session.add_all(_blocks(work, (seed.id for seed in seeds)))


def _mediators() -> Iterable[Mediator]:
    for name, village in MEDIATORS:
        committee = named_id("committee", village or DAZE)
        yield Mediator(id=mediator_id(name), office=DAZE, committee=committee, name=name)


def _blocks(work: Work, committees: Iterable[Id]) -> Iterable[NumberBlock]:
    for committee in committees:
        yield NumberBlock(
            id=new_id(work.clock),
            office=DAZE,
            committee=committee,
            kind=BLOCK_KIND,
            year=work.clock.today().year,
            device=work.me.device,
            lo=1,
            hi=50,
        )
