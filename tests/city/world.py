"""A real city and real laptops: HTTPS on 127.0.0.1, encrypted databases, sticks as folders."""

from __future__ import annotations

__all__ = ["DAZE", "CityWorld", "Laptop", "free_port"]

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import copy
from functools import cached_property
from pathlib import Path
from threading import Event

import msgspec

from app import bootstrap
from app.access import Role
from app.city.city import City
from app.city.folder import CityFolder
from app.city.registry import make_code
from app.city.serve import Serving
from app.city.setup import init
from app.city.writer import Writers
from app.clock import Clock
from app.desk import Desk
from app.ids import new_id
from app.office.enrolment import Enrolment, Offer
from app.office.founding import Identity, read_identity
from app.sync.digest import state_digest
from app.sync.epoch import settle
from app.sync.messages import CarrierReport, ExportToStick, ImportFromStick, SyncNow
from app.vault.messages import UserCard
from app.vault.outside import OutsideState
from app.work import Work
from db.books import LaptopBooks

DAZE = "440705101"  # 新会区大泽镇


def free_port() -> int:
    """A port of 127.0.0.1 nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Laptop:
    """One laptop: its encrypted database, its desk, what it remembers outside.

    Attributes:
        folder: of the profile; key: of the database.
    """

    def __init__(self, folder: Path, clock: Clock, name: str, role: Role = Role.HEAD) -> None:
        self.folder, self.clock = folder, clock
        self.key = os.urandom(32)
        self.user = UserCard(new_id(clock), name, role, None, False)
        self._vault = os.urandom(16)
        self.outside = OutsideState(self._vault, folder / "profile", None)
        folder.mkdir(parents=True)
        self.books = LaptopBooks(folder / "office.db", self.key)
        self.enrolment = Enrolment(self.books, clock)
        self.desk: Desk

    def twin(self, folder: Path) -> Laptop:
        """The same laptop in a copy of its folder, closed."""
        twin = copy(self)
        twin.folder = folder
        vault, kept = self._vault, folder / "profile"
        twin.outside = OutsideState(vault, kept, None)
        return twin

    def join(self, offer: Offer) -> None:
        """Accept an offer and open the desk."""
        self.found(self.enrolment.accept(offer))

    def found(self, identity: Identity) -> None:
        """Found an office here and open the desk."""
        bootstrap.found_office(self.books, identity, self.user, self.clock, self.outside)
        self._open()

    def reopen(self, *, closed: bool = False) -> None:
        """Close and open again, as after a restart."""
        if not closed:
            self.desk.close()
        self.books = LaptopBooks(self.folder / "office.db", self.key)
        with self.books.writing() as session:
            identity = read_identity(session)
            assert identity is not None
            settle(session, self.outside, identity.device, identity.office)
        self._open()

    def _open(self) -> None:
        self.desk = bootstrap.open_desk(self.books, self.user, self.clock, self.outside)

    @property
    def device(self) -> bytes:
        """Its id."""
        return self.desk.me.device

    def sync(self) -> CarrierReport:
        """现在同步."""
        return self.desk.do(SyncNow()).result()

    def export(self, stick: Path) -> CarrierReport:
        """存到 U 盘."""
        return self.desk.do(ExportToStick(stick)).result()

    def import_(self, stick: Path) -> CarrierReport:
        """读取回执."""
        return self.desk.do(ImportFromStick(stick)).result()

    def digest(self) -> str:
        """The state of the office's records."""
        return self.desk.read(_digest, None).result()

    def close(self) -> None:
        """Close the desk."""
        self.desk.close()


def _digest(_: object, work: Work) -> str:
    return state_digest(work.session, work.me.office).value.hex()


class CityWorld:
    """A city in a folder, served while it is started.

    Attributes:
        url: where laptops find it.
    """

    def __init__(self, folder: Path, clock: Clock, *, database: str = "", port: int = 0) -> None:
        self.folder, self.clock, self._place = folder / "city", clock, folder
        self.port = port or free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.safe = folder / "safe"
        self.digits = init(
            self.folder,
            self.safe,
            clock,
            name="江门市司法局",
            database=database,
            servers=(self.url,),
        )
        self._serving: Serving | None = None
        self._laptops: list[Laptop] = []
        self._founded: list[Laptop] = []

    def twin(self, place: Path) -> CityWorld:
        """The same city and laptops in a copy of their folder, all closed."""
        shutil.copytree(self._place, place, dirs_exist_ok=True)
        twin = copy(self)
        twin.folder, twin.safe, twin._place = place / "city", place / "safe", place
        twin._founded = [laptop.twin(place / laptop.folder.name) for laptop in self._laptops]
        twin._laptops = []
        return twin

    @cached_property
    def first(self) -> Laptop:
        """陈丽华's laptop, number 01 of 大泽."""
        return self._reopened(0)

    @cached_property
    def second(self) -> Laptop:
        """梁志强's laptop, number 02 of 大泽."""
        return self._reopened(1)

    def _reopened(self, place: int) -> Laptop:
        laptop = self._founded[place]
        laptop.reopen(closed=True)
        self._laptops.append(laptop)
        return laptop

    def start(self) -> None:
        """Serve."""
        self._serving = Serving(self.folder, self.clock, host="127.0.0.1", port=self.port)
        self._serving.__enter__()

    def wait(self) -> None:
        """Wait until another process serves."""
        for _ in range(600):
            with closing(socket.socket()) as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            Event().wait(0.05)
        raise TimeoutError

    def stop(self) -> None:
        """Stop serving."""
        if self._serving:
            self._serving.__exit__(None, None, None)
            self._serving = None

    def close(self) -> None:
        """Stop everything."""
        for laptop in self._laptops:
            laptop.close()
        self.stop()

    @contextmanager
    def open(self) -> Iterator[tuple[City, Writers]]:
        """The city from the outside, as the command line opens it."""
        city = City(self.folder, self.clock)
        writers = Writers(city, 1)
        try:
            yield city, writers
        finally:
            writers.close()
            city.close()

    def code(self, office: str = DAZE) -> str:
        """A one-time code."""
        with self.open() as (city, writers):
            return writers.write(
                office, lambda session: make_code(session, city, office, days=7)
            ).code

    def change_servers(self, *servers: str) -> None:
        """Tell laptops enrolled from now on another way."""
        folder = CityFolder(self.folder)
        folder.write_settings(msgspec.structs.replace(folder.settings(), servers=servers))
        self.stop()
        self.start()

    def new(self, name: str, role: Role = Role.HEAD, clock: Clock | None = None) -> Laptop:
        """A laptop that belongs to nobody yet."""
        number = len(list(self._place.glob("laptop*"))) + 1
        return Laptop(self._place / f"laptop{number}", clock or self.clock, name, role)

    def alone(self, name: str) -> Laptop:
        """A laptop of an office that no city knows."""
        laptop = self.new(name)
        laptop.found(Identity(os.urandom(16), "01", DAZE, "大泽", "新会", sample=False))
        self._laptops.append(laptop)
        return laptop

    def laptop(
        self,
        name: str,
        office: str = DAZE,
        role: Role = Role.HEAD,
        clock: Clock | None = None,
    ) -> Laptop:
        """A laptop enrolled over the network, with everything its office has."""
        laptop = self.new(name, role, clock)
        offer = laptop.enrolment.online(self.url, self.code(office))
        assert offer.digits == self.digits
        assert offer.proven
        self.join(laptop, offer)
        laptop.sync()
        return laptop

    def join(self, laptop: Laptop, offer: Offer) -> None:
        """A person at the laptop accepts."""
        laptop.join(offer)
        self._laptops.append(laptop)

    def digest(self, office: str = DAZE) -> str:
        """The state of an office's records in the city."""
        with self.open() as (city, _), city.reading() as session:
            return state_digest(session, office).value.hex()
