"""Builds a desk from a profile folder; the only wiring."""

from __future__ import annotations

__all__ = [
    "RESOURCES",
    "Doorway",
    "Profile",
    "doorway",
    "enter_samples",
    "found_office",
    "office_digest",
    "open_books",
    "open_desk",
    "profile",
    "rooms",
    "tools",
]

import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

import app.attachments.handlers
import app.drafts.handlers
import app.history.queries
import app.history.reviews
import app.history.undo
import app.mediation.handlers
import app.mediation.queries
import app.office.handlers
import app.office.queries
import app.office.users
import app.papers.errands
import app.people.handlers
import app.people.queries
import app.phrases.handlers
import app.returns.errands
import app.returns.handlers
import app.returns.queries
import app.search.queries
import app.statistics.queries
import app.sync.errands
import app.sync.queries
import app.today.marks
import app.today.queries
from app.attachments.keeping import drop_unsaid
from app.attachments.line import LINE as ATTACHMENTS
from app.clock import Clock
from app.desk import Desk, Rooms
from app.errors import Bug, Refused, World
from app.events import ContentsSaid
from app.history.trail import Trail
from app.i18n import tr
from app.lawbook.messages import (
    ArticleView,
    CitationView,
    ListArticles,
    ListStatutes,
    ReadCitation,
    SearchStatutes,
    StatuteView,
)
from app.lawbook.queries import (
    list_articles,
    list_statutes,
    read_citation,
    search_statutes,
)
from app.lawbook.rules import Rulebook
from app.lawbook.statutes import Statutes
from app.lines import Lines
from app.mediation.figures import reports
from app.mediation.forms import FORMS
from app.mediation.lexicon import Lexicon
from app.mediation.line import LINE as MEDIATION
from app.mediation.past import PAST
from app.mediation.practice import RiskPractice
from app.mediation.search import CASES
from app.messages import Command, Me, Query
from app.office.enrolment import Enrolment, Offer
from app.office.founding import Identity, found, read_identity
from app.office.line import LINE as OFFICE_LINE
from app.papers.forms import Forms
from app.papers.lent import Lent
from app.papers.line import LINE as PAPERS
from app.papers.messages import TakeBackPapers
from app.papers.press import Press
from app.people.divisions import Divisions
from app.people.line import LINE as PEOPLE
from app.phrases.line import LINE as PHRASES
from app.phrases.past import Past
from app.phrases.starters import Starters
from app.returns.line import LINE as RETURNS
from app.samples import fill
from app.samples.office import OFFICE, furnish, seat_mediators
from app.search.index import SearchIndex, refresh
from app.search.organisations import ORGANISATIONS
from app.search.papers import PRINTED as PAPERS_PRINTED
from app.search.people import PERSONS
from app.statistics.line import LINE as STATISTICS
from app.statistics.paper import forms_of
from app.statistics.reports import Reports
from app.storage import told
from app.sync.digest import state_digest
from app.sync.epoch import settle
from app.sync.messages import ImportFromStick, SyncNow
from app.sync.sticks import Sticks
from app.sync.verify import Report, verify
from app.sync.way import Way
from app.today.anew import empty, make_anew, note_current, stale
from app.today.marks import LINE as TODAY
from app.vault.contents import Contents
from app.vault.gate import Gate
from app.vault.keyring_store import SecretStore, SystemKeyring
from app.vault.messages import UserCard
from app.vault.outside import Mark, OutsideState
from app.vault.plain import PlainCopies
from app.vault.vault import DATABASE, Opened, Vault
from app.work import Tools, Work
from db.books import LaptopBooks
from db.journal import Pen
from db.schema import NewerSchema
from db.tables.house import Stream
from db.tables.office import User
from db.tables.search import is_finished

T = TypeVar("T")
CONTENTS = "attachments"  # the folder beside the database
PLAIN = "opened"  # the folder of what other programs opened
LENT = "lent"  # the folder of papers that are edited in WPS
RESOURCES = Path(__file__).parent.parent / "resources"


def _sample() -> Identity:
    return Identity(
        device=secrets.token_bytes(16),
        device_no="01",
        office=OFFICE,
        office_name="江门市新会区大泽镇司法所",
        county_bureau="新会区司法局",
        sample=True,
    )


def tools(*more: object) -> Tools:
    """The shared helpers of a desk; `more` are those of one profile."""
    figures = Reports(*reports(RESOURCES / "statistics"))
    index = SearchIndex(PERSONS, ORGANISATIONS, CASES, PAPERS_PRINTED)
    return Tools(
        Rulebook.load(RESOURCES / "rules"),
        Statutes.load(RESOURCES / "statutes" / "laws.jsonl.gz"),
        Divisions.load(RESOURCES / "divisions" / "jiangmen.csv"),
        RiskPractice.load(RESOURCES / "mediation" / "risk.toml"),
        Lexicon.load(RESOURCES / "mediation" / "words.toml"),
        Lines(
            MEDIATION,
            PEOPLE,
            OFFICE_LINE,
            STATISTICS,
            ATTACHMENTS,
            RETURNS,
            PHRASES,
            PAPERS,
            TODAY,
            index.line(),
        ),
        index,
        Trail(),
        Press(),
        Forms({**FORMS, **forms_of(figures)}),
        figures,
        Starters.load(RESOURCES / "phrases"),
        Past(PAST),
        Way(),
        Sticks(),
        *more,
    )


def rooms() -> Rooms:
    """Everything the house can do on a laptop."""
    return Rooms(
        commands={
            **app.mediation.handlers.COMMANDS,
            **app.today.marks.COMMANDS,
            **app.people.handlers.COMMANDS,
            **app.office.handlers.COMMANDS,
            **app.statistics.queries.COMMANDS,
            **app.attachments.handlers.COMMANDS,
            **app.drafts.handlers.COMMANDS,
            **app.history.reviews.COMMANDS,
            **app.history.undo.COMMANDS,
            **app.papers.errands.COMMANDS,
            **app.phrases.handlers.COMMANDS,
            **app.returns.handlers.COMMANDS,
            **app.sync.errands.COMMANDS,
        },
        queries={
            **app.mediation.handlers.QUERIES,
            **app.mediation.queries.QUERIES,
            **app.people.queries.QUERIES,
            **app.office.queries.QUERIES,
            **app.statistics.queries.QUERIES,
            **app.attachments.handlers.QUERIES,
            **app.today.queries.QUERIES,
            **app.drafts.handlers.QUERIES,
            **app.phrases.handlers.QUERIES,
            **app.history.queries.QUERIES,
            **app.history.reviews.QUERIES,
            **app.returns.queries.QUERIES,
            **app.search.queries.QUERIES,
            **app.papers.errands.QUERIES,
            **app.sync.queries.QUERIES,
            ReadCitation: _read_citation,
            SearchStatutes: _search_statutes,
            ListStatutes: _list_statutes,
            ListArticles: _list_articles,
        },
        errands={
            **app.office.users.ERRANDS,
            **app.papers.errands.ERRANDS,
            **app.attachments.handlers.ERRANDS,
            **app.mediation.handlers.ERRANDS,
            **app.returns.errands.ERRANDS,
            **app.sync.errands.ERRANDS,
        },
        trips=app.sync.errands.TRIPS,
    )


def _read_citation(query: ReadCitation, work: Work) -> CitationView:
    return read_citation(
        query,
        statutes=work.tool(Statutes),
        rules=work.tool(Rulebook),
        today=work.clock.today(),
    )


def _search_statutes(query: SearchStatutes, work: Work) -> tuple[ArticleView, ...]:
    return search_statutes(query, statutes=work.tool(Statutes))


def _list_statutes(_query: ListStatutes, work: Work) -> tuple[StatuteView, ...]:
    return list_statutes(statutes=work.tool(Statutes), today=work.clock.today())


def _list_articles(query: ListArticles, work: Work) -> tuple[ArticleView, ...]:
    return list_articles(query, statutes=work.tool(Statutes))


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
    kit = tools(contents, plain, Lent(books.path.with_name(LENT)), *more)
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
    )
    if old and new:  # before any thread writes
        with told(), books.writing() as session:
            note_current(session, kit)
    desk = Desk(me, clock, books, rooms(), kit)
    desk.subscribe(ContentsSaid, lambda event: contents.said(*event.contents))
    if old and not new:
        make_anew(desk)
    if not indexed:
        refresh(desk)
    return desk


def enter_samples(desk: Desk) -> None:
    """Seat the sample mediators in an enrolled office, and enter the sample cases."""
    desk.write(seat_mediators, None).result()
    fill(desk)


def office_digest(desk: Desk) -> str:
    """The digest of the office's records as this laptop has them; equal on every quiet replica."""
    return desk.read(_digest, None).result()


def _digest(_message: object, work: Work) -> str:
    return state_digest(work.session, work.me.office).value.hex()


class Profile:
    """One profile folder, from the closed door to the open desk.

    Every method may take seconds: never on the GUI thread.

    Attributes:
        gate: the door; what can be done while the records are locked.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        keyring: SecretStore | None,
        sticks: Sequence[Path] | None = None,
        *,
        automatic: bool = True,
    ) -> None:
        """Take a folder.

        Args:
            sticks: folders to take for sticks instead of what is mounted.
            automatic: whether it goes to the city by itself, every now and then.
        """
        self.clock = clock
        self._automatic = automatic
        self._sticks = Sticks(sticks)
        self._vault = Vault(folder, clock, keyring)
        self.gate = Gate(self._vault)
        self._path = folder / DATABASE
        PlainCopies(folder / PLAIN)  # takes away what a killed program left, before any unlock

    def founded(self) -> bool:
        """Whether the first run was finished (the gate must be open)."""
        books = self._books()
        try:
            with told(), books.reading() as session:
                founded = read_identity(session) is not None
        finally:
            books.close()
        if not founded and self._vault.outside().load() is not None:
            # An office was founded here once, so an empty file is no new beginning.
            raise World(
                tr("资料文件是空的，本所的资料不在里面。"),
                tr("备份还在，没有改动。"),
                tr("请不要重新启用，先从备份恢复，或联系江门市司法局。"),
            )
        return founded

    def found_sample(self) -> Desk:
        """Make the office 试用样本所 of the open vault, and enter its cases."""
        user = self._opened().user
        books = self._books()
        found_office(books, _sample(), user, self.clock, self._vault.outside())
        desk = self._open_desk(books, self._vault.outside())
        desk.write(furnish, None).result()
        fill(desk)
        return desk

    def open(self) -> Desk:
        """The desk of the user who opened the gate."""
        books, outside = self._books(), self._vault.outside()
        with told(), books.writing() as session:
            identity = read_identity(session)
            if identity is not None:
                settle(session, outside, identity.device, identity.office)
        return self._open_desk(books, outside)

    def verify(self) -> Report:
        """Prove every chain and every row of the open vault's records."""
        with closing(self._books()) as books, told(), books.reading() as session:
            return verify(session)

    def enrol_online(self, server: str, code: str) -> Offer:
        """Ask the city over the network, with a one-time code."""
        with closing(self._books()) as books, told():
            return Enrolment(books, self.clock).online(server, code)

    def write_request(self, folder: Path) -> str:
        """Write the request to a stick; returns 核对码 of this laptop."""
        with closing(self._books()) as books, told():
            return Enrolment(books, self.clock).write_request(folder)

    def read_reply(self, folder: Path) -> Offer:
        """Read the city's reply from a stick."""
        with closing(self._books()) as books, told():
            return Enrolment(books, self.clock).read_reply(folder)

    def accept(self, offer: Offer) -> Desk:
        """A person compared the digits: found the office here, and fetch what the city has of it.

        What cannot be fetched now comes with the next sync.
        """
        books, outside = self._books(), self._vault.outside()
        with told():
            identity = Enrolment(books, self.clock).accept(offer)
            found_office(books, identity, self._opened().user, self.clock, outside)
        desk = self._open_desk(books, outside)
        with suppress(World):
            desk.do(ImportFromStick(offer.stick) if offer.stick else SyncNow()).result()
        return desk

    def _open_desk(self, books: LaptopBooks, outside: OutsideState) -> Desk:
        way = Way(automatic=self._automatic)
        more = self.gate, outside, self._sticks, way
        desk = open_desk(books, self._opened().user, self.clock, *more)
        desk.tools.get(Press).warm()  # so that the first paper need not wait for the fonts
        _take_back_papers(desk)  # what a killed program left with WPS
        if not desk.me.sample:
            way.begin(self.clock.now())
        return desk

    def _books(self) -> LaptopBooks:
        return open_books(self._path, self._opened().key)

    def _opened(self) -> Opened:
        if self.gate.opened is None:
            raise Bug("the gate is closed")
        return self.gate.opened


def _take_back_papers(desk: Desk) -> int:
    """Take in what is out with WPS, and wipe the files; whoever may not leaves it to the next.

    Returns how many files another program still holds open.
    """
    with suppress(Refused, World):
        return desk.do(TakeBackPapers()).result().held
    return 0


class Doorway:
    """A profile as the windows before the desk see it: one thing at a time, off their thread.

    Attributes:
        desk: the open desk, or None.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._pool = ThreadPoolExecutor(1, "door")
        self.desk: Desk | None = None

    def ask(self, query: Query[T]) -> Future[T]:
        """ReadGate."""
        return self._pool.submit(self._profile.gate.ask, query)

    def do(self, command: Command[T]) -> Future[T]:
        """CreateVault, Unlock, ResetPassphrase."""
        return self._pool.submit(self._profile.gate.do, command)

    def founded(self) -> Future[bool]:
        """Whether the open vault already belongs to an office."""
        return self._pool.submit(self._profile.founded)

    def found_sample(self) -> Future[Desk]:
        """Make the sample office in the open vault."""
        return self._pool.submit(self._keep, self._profile.found_sample)

    def open_desk(self) -> Future[Desk]:
        """The desk of whoever unlocked."""
        return self._pool.submit(self._keep, self._profile.open)

    def enrol_online(self, server: str, code: str) -> Future[Offer]:
        """Ask the city over the network, with a one-time code."""
        return self._pool.submit(self._profile.enrol_online, server, code)

    def write_request(self, folder: Path) -> Future[str]:
        """Write the request to a stick; returns 核对码 of this laptop's key for the 登记单."""
        return self._pool.submit(self._profile.write_request, folder)

    def read_reply(self, folder: Path) -> Future[Offer]:
        """Read the city's reply from a stick."""
        return self._pool.submit(self._profile.read_reply, folder)

    def accept(self, offer: Offer) -> Future[Desk]:
        """A person compared the digits: this laptop belongs to the office from now on."""
        return self._pool.submit(self._keep, lambda: self._profile.accept(offer))

    def lock(self) -> Future[int]:
        """Close the desk and let go of the key; the number of papers WPS still holds open."""
        return self._pool.submit(self._lock)

    def close(self) -> None:
        """Lock, and end the thread."""
        self.lock()
        self._pool.shutdown(wait=True)

    def _keep(self, make: Callable[[], Desk]) -> Desk:
        self.desk = make()
        return self.desk

    def _lock(self) -> int:
        desk, self.desk = self.desk, None
        held = 0
        if desk is not None:
            held = _take_back_papers(desk)
            desk.close()
        self._profile.gate.lock()
        return held


def profile(folder: Path, clock: Clock) -> Profile:
    """The profile of a folder, with the keyring of this machine."""
    return Profile(folder, clock, SystemKeyring())


def doorway(folder: Path, clock: Clock) -> Doorway:
    """The doorway to the profile of a folder."""
    return Doorway(profile(folder, clock))
