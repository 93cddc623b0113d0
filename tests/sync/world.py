"""Several laptops of one office and a city in one process, with files between them and no network.

Databases are plain SQLite in memory, so that a copy of one is a copy of bytes; sessions, seals,
certificates and the merge are the real ones.
"""

from __future__ import annotations

__all__ = [
    "OFFICE",
    "CityNode",
    "LaptopNode",
    "Node",
    "Outside",
    "Realm",
    "World",
    "come_to_rest",
    "exchange",
]

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from weakref import finalize

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.access import Role
from app.clock import CHINA, FixedClock
from app.failpoints import hit
from app.ids import new_id
from app.sync.arrival import runs_of
from app.sync.batch import Opened, open_batch, seal_entries, seal_records
from app.sync.digest import Digest, state_digest
from app.sync.epoch import settle
from app.sync.facts import CURSOR, HUB_EPOCH, read_fact, read_number, write_fact
from app.sync.feed import city_feed
from app.sync.format import FileKind, Shared
from app.sync.hub import (
    City,
    backup_marks,
    city_receive,
    city_take_back,
    lock_office,
    mark_durable,
    new_hub_epoch,
    renew_city,
)
from app.sync.identity import Keys, Purpose, Subject, new_keys, sign
from app.sync.inbox import Laptop, Taken, laptop_incoming
from app.sync.ledger import Ledger, StreamRow
from app.sync.membership import Membership
from app.sync.messages import Carrier
from app.sync.outbox import laptop_outgoing
from app.sync.receipt import Receipt, Rejection, encode_receipt
from app.sync.replica import Replica
from app.sync.trust import KeyList, Trust
from app.vault.outside import Mark
from db import schema
from db.engine import sessions
from db.journal import Pen
from db.tables.office import User
from tests.sync.town import CITY, NOW, OFFICE, certificate


@cache
def _empty() -> bytes:
    """An empty database."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    engine = _engine(raw)
    with engine.begin() as connection:
        schema.create_all(connection)
    image = raw.serialize()
    raw.close()
    return image


_COMPILED: dict[object, object] = {}  # statements are the same in every database


def _engine(raw: sqlite3.Connection) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: raw,
        poolclass=StaticPool,
        execution_options={"compiled_cache": _COMPILED},
    )

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


class Node:
    """One database: in memory unless an engine is given."""

    def __init__(
        self, clock: FixedClock, image: bytes | None = None, engine: Engine | None = None
    ) -> None:
        self.clock = clock
        if engine is None:
            self.put_back(image or _empty())
        else:
            self._sessions = sessions(engine)

    def image(self) -> bytes:
        """A copy of the database as it is."""
        return self._raw.serialize()

    def put_back(self, image: bytes) -> None:
        """Replace the database by a copy."""
        # The collector may close it on whatever thread it runs.
        self._raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._raw.deserialize(image)
        finalize(self, self._raw.close)
        self._sessions = sessions(_engine(self._raw))

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction."""
        with self._sessions.begin() as session:
            yield session

    def connection(self) -> sqlite3.Connection:
        """The bare connection, to look without asking the code under test."""
        return self._raw

    def digest(self) -> Digest:
        """The state of the office."""
        with self.session() as session:
            return state_digest(session, OFFICE)


@dataclass
class Outside:
    """What a laptop remembers outside its database."""

    mark: Mark | None = None

    def load(self) -> Mark | None:
        return self.mark

    def save(self, mark: Mark) -> None:
        self.mark = mark


@dataclass
class Realm:
    """Keys of the city and of the office's laptops, and who vouches for whom."""

    root: Keys = field(default_factory=new_keys)
    online: Keys = field(default_factory=new_keys)
    office: Keys = field(default_factory=new_keys)
    hub: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    laptops: list[tuple[bytes, Keys]] = field(default_factory=list)

    def __post_init__(self) -> None:
        root = sign(certificate(self.root, Subject.ROOT, self.hub), Purpose.CERTIFICATE, self.root)
        hub = sign(certificate(self.online, Subject.HUB, self.hub), Purpose.CERTIFICATE, self.root)
        self.trust = Trust.start(root).admit(hub)

    def enrol(self, roles: list[str]) -> tuple[bytes, Keys]:
        """A new laptop's id and keys."""
        device, keys = secrets.token_bytes(16), new_keys()
        own = certificate(keys, Subject.DEVICE, device, office=OFFICE, serial=len(self.laptops))
        own.roles[:] = roles
        self.trust = self.trust.admit(sign(own, Purpose.CERTIFICATE, self.online))
        self.laptops.append((device, keys))
        return device, keys

    def key_list(self) -> KeyList:
        """What a laptop seals by."""
        seal_to = [self.online.recipient, self.root.recipient, self.office.recipient]
        return KeyList(1, self.hub, bytes(16), OFFICE, [], [], 1, seal_to)

    def membership(self, device: bytes, keys: Keys) -> Membership:
        """What a laptop knows of its office."""
        own = next(c for c in self.trust.signers() if c.device == device)
        trust = self.trust.of_office(OFFICE)
        identities = (keys.identity, self.office.identity)
        return Membership(
            device, keys, own, trust, self.key_list(), identities, CITY, revoked=False
        )


class LaptopNode(Node):
    """A laptop: whatever it opens is checked like any file from outside."""

    def __init__(
        self,
        realm: Realm,
        clock: FixedClock,
        device: bytes,
        keys: Keys,
        *,
        image: bytes | None = None,
        engine: Engine | None = None,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(clock, image, engine)
        self.realm = realm
        self.device = device
        self.keys = keys
        self.outside = outside or Outside()
        self.laptop = Laptop(device, OFFICE, Replica(clock), self.outside)
        self.user = new_id(clock)
        self.start()

    def start(self) -> None:
        """What happens on opening."""
        with self.session() as session:
            settle(session, self.outside, self.device, OFFICE)

    @contextmanager
    def writing(self, actor: bytes | None = None) -> Iterator[Session]:
        """One transaction of a person at the keyboard."""
        with self.session() as session:
            own = Ledger(session).own()
            assert own is not None
            session.info["pen"] = Pen(own.no, OFFICE, actor or self.user, self.clock)
            yield session

    def sign_in(self, role: Role = Role.HEAD) -> None:
        """The first user of the laptop enters himself."""
        with self.writing() as session:
            session.add(User(id=self.user, office=OFFICE, name="何少芬", role=str(role)))

    @property
    def member(self) -> Membership:
        return self.realm.membership(self.device, self.keys)

    def send(self, carrier: Carrier = Carrier.NETWORK) -> list[bytes]:
        """Everything for the city."""
        with self.session() as session:
            return laptop_outgoing(session, self.laptop, self.member, carrier)

    def take(self, sealed: bytes, *, live: bool = False) -> Taken:
        """Read a file; raises Unreadable."""
        member = self.member
        opened = open_batch(sealed, member.trust, member.identities)
        with self.session() as session:
            return laptop_incoming(session, self.laptop, opened, sealed, live=live)

    def cursor(self) -> tuple[bytes | None, int]:
        """The order it has read, and how far."""
        with self.session() as session:
            return read_fact(session, HUB_EPOCH), read_number(session, CURSOR)

    def streams(self) -> list[StreamRow]:
        with self.session() as session:
            return Ledger(session).of_device(self.device)


class CityNode(Node):
    """The city."""

    def __init__(
        self,
        realm: Realm,
        clock: FixedClock,
        image: bytes | None = None,
        engine: Engine | None = None,
    ) -> None:
        super().__init__(clock, image, engine)
        self.realm = realm
        self.city = City(realm.hub, Replica(clock))
        with self.session() as session:
            if read_fact(session, HUB_EPOCH) is None:
                write_fact(session, HUB_EPOCH, new_hub_epoch(clock))

    def open(self, sealed: bytes) -> Opened:
        """Check a file; raises Unreadable."""
        realm = self.realm
        return open_batch(sealed, realm.trust, (realm.online.identity, realm.root.identity))

    def take(self, sealed: bytes) -> bytes | None:
        """Read a file and answer with a sealed receipt; None for what was given back."""
        opened = self.open(sealed)
        with self.session() as session:
            if opened.outer.kind is FileKind.DOWN:
                city_take_back(session, self.city, opened)
                return None
            received = city_receive(session, self.city, *runs_of(opened))
            books = lock_office(session, OFFICE)
            books.receipts += 1
            receipt = Receipt(
                number=books.receipts,
                hub=self.realm.hub,
                hub_epoch=read_fact(session, HUB_EPOCH) or b"",
                device=received.stream.device,
                epoch=received.stream.epoch,
                applied=received.stream.applied,
                head=received.stream.head,
                held=received.held,
                durable=received.stream.durable,
                rejected=[Rejection(seq, r.value, r.sentence) for seq, r in received.rejected],
                recipients=1,
                keys=1,
                by=CITY,
                at=int(self.clock.now().timestamp() * 1000),
                office_durable=books.durable,
            )
            shared = self._shared(session)
        return seal_records(
            FileKind.RECEIPT,
            [encode_receipt(receipt)],
            shared,
            keys=self.realm.online,
            recipients=[self.realm.office.recipient],
        )

    def feed(self, known: tuple[bytes | None, int], *, most: int = 2000) -> tuple[bytes, bool]:
        """The next part of the order for a laptop, and whether there is more."""
        with self.session() as session:
            epoch = read_fact(session, HUB_EPOCH)
            feed = city_feed(session, OFFICE, known[1] if known[0] == epoch else 0, most=most)
            shared = self._shared(session, (feed.after, feed.to))
        sealed = seal_entries(
            FileKind.DOWN,
            feed.items,
            shared,
            keys=self.realm.online,
            recipients=[self.realm.office.recipient, self.realm.online.recipient],
        )
        return sealed, feed.more

    def back_up(self) -> bytes:
        """A backup that counts; returns it."""
        with self.session() as session:
            marks = backup_marks(session)
        image = self.image()
        with self.session() as session:
            mark_durable(session, marks)
        return image

    def restore(self, image: bytes) -> None:
        """Put an earlier copy back."""
        self.put_back(image)
        self.clock.advance(seconds=1)
        with self.session() as session:
            renew_city(session, self.clock)

    def _shared(self, session: Session, cursor: tuple[int, int] = (0, 0)) -> Shared:
        epoch = read_fact(session, HUB_EPOCH) or b""
        return Shared(schema.VERSION, OFFICE, self.realm.hub, epoch, 1, cursor)


class World:
    """An office and its city."""

    def __init__(
        self,
        laptops: int = 2,
        roles: tuple[Role, ...] = tuple(Role),
        city: Engine | None = None,
    ) -> None:
        self.clock = FixedClock(datetime.fromtimestamp(NOW / 1000, CHINA))
        self.realm = Realm()
        self.city = CityNode(self.realm, self.clock, engine=city)
        enrolled = [self.realm.enrol([str(role) for role in roles]) for _ in range(laptops)]
        self.laptops = [LaptopNode(self.realm, self.clock, *one) for one in enrolled]
        for laptop in self.laptops:
            laptop.sign_in()

    def sync(self, laptop: LaptopNode) -> bool:
        """One trip to the city."""
        return exchange(laptop, self.city)

    def settle(self) -> None:
        """Sync all until nobody learns anything new."""
        come_to_rest(self.city, self.laptops)


def exchange(laptop: LaptopNode, city: CityNode) -> bool:
    """Everything up, every receipt, everything down; whether anything was new to anybody."""
    news = False
    for sealed in laptop.send():
        news = True
        receipt = city.take(sealed)
        hit("test.city.committed")
        if receipt is not None:
            laptop.take(receipt, live=True)
    more = True
    while more:
        before = laptop.cursor()
        sealed, more = city.feed(before)
        taken = laptop.take(sealed, live=True)
        epoch, cursor = laptop.cursor()
        news |= bool(taken.entries) or epoch != before[0]
        more = more or cursor < before[1]  # a new order, or to be read once more
    return news


def come_to_rest(city: CityNode, laptops: list[LaptopNode], rounds: int = 8) -> None:
    """Sync all until nobody learns anything new."""
    for _ in range(rounds):
        news = [exchange(laptop, city) for laptop in laptops]
        if not any(news):
            return
    raise AssertionError("they never come to rest")
