"""Builds a desk from a profile folder; the only wiring, with `rooms` and `tools`."""

from __future__ import annotations

__all__ = [
    "RESOURCES",
    "backups_of",
    "enter_samples",
    "found_office",
    "office_digest",
    "open_books",
    "open_desk",
    "rooms",
    "tools",
]

import secrets
from functools import partial
from pathlib import Path

from sqlalchemy import select

from app.access import may_open
from app.attachments.keeping import drop_unsaid
from app.clock import Clock
from app.desk import Desk
from app.errors import Bug, World
from app.events import ContentsSaid, RecordsChanged, RulesChanged
from app.i18n import tr
from app.lines import Lines
from app.messages import Me
from app.office.founding import Identity, found, read_identity
from app.papers.lent import Lent
from app.papers.templates import Templates
from app.rooms import rooms
from app.samples import fill
from app.samples.office import seat_mediators
from app.sealing.handlers import sweep, sweep_drafts
from app.sealing.line import LINE as SEALING
from app.search.index import refresh
from app.storage import told
from app.sync.digest import state_digest
from app.today.anew import empty, make_anew, note_current, stale
from app.tools import RESOURCES, tools
from app.vault.backup import Backups
from app.vault.contents import Contents
from app.vault.messages import UserCard
from app.vault.outside import Mark, OutsideState
from app.vault.plain import PlainCopies
from app.work import Work
from db.books import LaptopBooks
from db.engine import bare_connection
from db.journal import Pen
from db.schema import NewerSchema, OtherSchema
from db.tables.house import Stream
from db.tables.office import User
from db.tables.search import is_finished

CONTENTS = "attachments"  # the folder beside the database
BACKUPS = "backups"  # the folder of the daily copies
PLAIN = "opened"  # the folder of what other programs opened
TEMPLATES = "templates"  # the folder of an office's own forms
LENT = "lent"  # the folder of papers that are edited in WPS


def open_books(path: Path, key: bytes) -> LaptopBooks:
    """Open the database of a profile.

    Raises:
        World: it is damaged, the disk refuses, or a newer program wrote it.
    """
    try:
        with told():
            return LaptopBooks(path, key)
    except NewerSchema as error:
        raise World(
            tr("这些资料是用更新的榕下写的，本机的榕下太旧。"),
            tr("资料没有改动。"),
            tr("请先升级榕下，再打开。"),
        ) from error
    except OtherSchema as error:
        raise World(
            tr("这些资料是用另一个还没有发布的榕下建的，和本机的榕下对不上。"),
            tr("资料没有改动。"),
            tr("请用当时的榕下打开；试用的，换一个文件夹重新开始。"),
        ) from error


def backups_of(path: Path, key: bytes, clock: Clock) -> Backups:
    """The backups beside the database of a profile."""
    return Backups(path.with_name(BACKUPS), path, partial(bare_connection, key=key), clock)


def found_office(
    books: LaptopBooks, identity: Identity, user: UserCard, clock: Clock, outside: OutsideState
) -> None:
    """Write what this laptop is into an empty database, with its first user."""
    epoch = secrets.token_bytes(16)
    with told(), books.writing() as session:
        stream_no = found(session, identity, epoch)
        session.info["pen"] = Pen(stream_no, identity.office, user.id, clock)
        session.add(User(id=user.id, office=identity.office, name=user.name, role=str(user.role)))
    outside.save(Mark(epoch, 0))


def open_desk(books: LaptopBooks, user: UserCard, clock: Clock, *more: object) -> Desk:
    """A desk for an unlocked user."""
    contents = Contents(books.path.with_name(CONTENTS), books.key)
    plain = PlainCopies(books.path.with_name(PLAIN))
    lent = Lent(books.path.with_name(LENT))
    templates = Templates(RESOURCES / "papers", books.path.with_name(TEMPLATES))
    backups = backups_of(books.path, books.key, clock)
    kit = tools(contents, plain, lent, templates, backups, *more)
    with told(), books.reading() as session:
        drop_unsaid(session, contents)
        identity = read_identity(session)
        old, new = stale(session, kit), empty(session, kit)
        stream_no = session.scalars(
            select(Stream.no).where(Stream.own).order_by(Stream.no.desc())
        ).first()
        indexed = is_finished(session)
    if identity is None or stream_no is None:
        raise Bug("the profile has no identity")
    books.pen = Pen(stream_no, identity.office, user.id, clock)
    me = Me(
        user=user.id,
        name=user.name,
        role=str(user.role),
        office=identity.office,
        office_name=identity.office_name,
        county_bureau=identity.county_bureau,
        sample=identity.sample,
        device_no=identity.device_no,
        device=identity.device,
        hidden=frozenset(
            line.name
            for line in kit.get(Lines)
            if line.label and not may_open(user.role, line.name)
        ),
    )
    if old and new:  # before any thread writes
        with told(), books.writing() as session:
            note_current(session, kit)
    desk = Desk(me, clock, books, rooms(), kit)
    desk.subscribe(ContentsSaid, lambda event: contents.said(*event.contents))
    desk.subscribe(RecordsChanged, lambda event: _swept(desk, event))
    desk.subscribe(RulesChanged, lambda _event: _made_anew(desk))
    _swept(desk, RecordsChanged(SEALING.name))  # what a killed program left
    if old and not new:
        make_anew(desk)
    if not indexed:
        refresh(desk)
    return desk


def _made_anew(desk: Desk) -> None:
    make_anew(desk)


def _swept(desk: Desk, event: RecordsChanged) -> None:
    if event.line == SEALING.name:
        desk.read(sweep, None)
        desk.write(sweep_drafts, None)


def enter_samples(desk: Desk) -> None:
    """Seat the sample mediators in an enrolled office, and enter the sample cases."""
    desk.write(seat_mediators, None).result()
    fill(desk)


def office_digest(desk: Desk) -> str:
    """The digest of the office's records as this laptop has them; equal on every quiet replica."""
    return desk.read(_digest, None).result()


def _digest(_message: object, work: Work) -> str:
    return state_digest(work.session, work.me.office).value.hex()
