"""A profile folder from its closed door to the open desk, and the windows' way to it."""

from __future__ import annotations

__all__ = ["Doorway", "Profile", "doorway", "profile"]

import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from app.bootstrap import PLAIN, backups_of, found_office, open_books, open_desk
from app.clock import Clock
from app.desk import Desk
from app.errors import Bug, Refused, World
from app.i18n import tr
from app.messages import Command, Query
from app.office.enrolment import Enrolment, Offer
from app.office.founding import Identity, read_identity
from app.papers.messages import TakeBackPapers
from app.papers.press import Press
from app.samples import fill
from app.samples.office import OFFICE, furnish
from app.storage import told
from app.sync.epoch import settle
from app.sync.messages import ImportFromStick, SyncNow
from app.sync.sticks import Sticks
from app.sync.verify import Report, verify
from app.sync.way import Way
from app.vault.backup import Backups
from app.vault.gate import Gate
from app.vault.keyring_store import SecretStore, SystemKeyring
from app.vault.outside import OutsideState
from app.vault.plain import PlainCopies
from app.vault.vault import DATABASE, Opened, Vault
from db.books import LaptopBooks

T = TypeVar("T")


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

    def backups(self) -> Backups:
        """The daily backups of the open vault; `put_back` while no desk is open."""
        return backups_of(self._path, self._opened().key, self.clock)

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


def _sample() -> Identity:
    return Identity(
        device=secrets.token_bytes(16),
        device_no="01",
        office=OFFICE,
        office_name="江门市新会区大泽镇司法所",
        county_bureau="新会区司法局",
        sample=True,
    )
