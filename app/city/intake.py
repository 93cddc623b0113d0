"""Takes in what laptops bring, through whichever door, and answers with receipts."""

from __future__ import annotations

__all__ = ["MIN_SCHEMA", "Intake", "Taken"]

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.city.city import City
from app.city.keyring import Keyring
from app.city.officebooks import NUMBERED, top_up
from app.city.registry import take_back_list
from app.city.writer import Writers
from app.errors import Fault, Refused
from app.failpoints import hit
from app.i18n import tr
from app.sync.arrival import Where, runs_of
from app.sync.ask import Ask
from app.sync.batch import Opened, open_batch, seal_records
from app.sync.format import FileKind
from app.sync.hub import Received, city_receive, city_take_back, lock_office
from app.sync.identity import Certificate
from app.sync.keylist import open_key_list, seal_key_list
from app.sync.ledger import StreamRow
from app.sync.limits import HELD_BYTES
from app.sync.receipt import Receipt, Rejection, encode_receipt
from app.sync.seal import read_file
from app.sync.unreadable import Unreadable, Why
from db.entry import GENESIS, stream_id
from db.tables.city import HubDevice, HubQuarantine
from db.tables.house import HubOffice, Stream

MIN_SCHEMA = 1  # laptops older than this are still heard, but not sent anything

_SEEN = 600  # seconds between two notes that a laptop was heard of


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file.

    Attributes:
        where: of an uplink, else None.
        office: whose it is.
        device: who brought it; cursor: up to where it has its office's order.
        files: receipt, and a new key list first where the laptop does not seal to the newest.
        outdated: it was taken in, but its writer is too old to be sent anything.
    """

    where: Where | None
    office: str
    device: bytes
    stream: bytes
    cursor: int
    files: tuple[bytes, ...]
    outdated: bool = False


class Intake:
    """The one way in: opened here, written by the writers, answered when it is on the disk."""

    def __init__(self, city: City, writers: Writers) -> None:
        self._city = city
        self._writers = writers

    def take(self, source: Path | bytes, *, more: bool = False) -> Taken:
        """Take a file in.

        Args:
            more: another one of the same laptop follows at once.

        Raises:
            Unreadable: it was refused as a whole; a revoked laptop's is kept for a person.
        """
        with self._city.reading() as session:
            ring = self._city.keyring(session)
        try:
            opened = open_batch(source, ring.trust, ring.identities, now_ms=self._now())
        except Unreadable as error:
            if error.why is Why.REVOKED:
                self._keep_for_a_person(source, ring)
            raise
        hit("city.opened")
        if opened.outer.kind is FileKind.UP:
            return self._uplink(opened, ring, more=more)
        if opened.outer.kind is FileKind.DOWN:
            return self._take_back(opened)
        raise Unreadable(Why.MALFORMED, "not from a laptop")

    def order(self, source: Path | bytes) -> tuple[int, bytes, int]:
        """Sorts the files of a stick: what the city once sent first, then each stream in order.

        Raises:
            Unreadable: as in take(); nothing is kept yet.
        """
        with self._city.reading() as session:
            ring = self._city.keyring(session)
        opened = open_batch(source, ring.amnesty, ring.identities)
        shared, runs = opened.inner.shared, opened.inner.streams
        if opened.outer.kind is FileKind.DOWN:
            return 0, shared.hub_epoch, shared.cursor[0]
        return 1, runs[0].device + runs[0].epoch, runs[0].lo

    def take_list(self, source: Path | bytes) -> None:
        """After a restore: take back a key list of ours that a laptop kept; raises Unreadable."""
        with self._city.reading() as session:
            ring = self._city.keyring(session)
        _, signed, listed = open_key_list(source, ring.identities, ring.amnesty)
        if listed.hub_epoch != ring.hub_epoch:
            self._writers.write(
                listed.office, lambda session: take_back_list(session, self._city, signed)
            )

    def decide(self, name: str, *, accepted: bool) -> None:
        """A person decided on what a revoked laptop brought; raises Refused for an unknown one.

        Args:
            name: the beginning of its id, as status shows it.
        """
        with self._city.reading() as session:
            ring = self._city.keyring(session)
            waiting = select(HubQuarantine).where(HubQuarantine.decided_at.is_(None))
            found = [kept for kept in session.scalars(waiting) if kept.id.hex().startswith(name)]
        if len(found) != 1:
            raise Refused(Fault(tr("没有编号是 {name} 的待处理内容。").format(name=name)))
        kept = found[0]
        if accepted:
            self._uplink(open_batch(kept.sealed, ring.amnesty, ring.identities), ring)

        def job(session: Session) -> None:
            row = session.get_one(HubQuarantine, kept.id)
            row.decided_at, row.accepted = self._city.clock.now(), accepted

        self._writers.write(kept.office, job)

    def receipts(self, ask: Ask, device: Certificate) -> tuple[bytes, ...]:
        """Receipts of those streams that stand otherwise than the laptop believes."""
        with self._city.reading() as session:
            ring = self._city.keyring(session)
            books = session.get(HubOffice, device.office)
            told = (ask.office_durable, ask.hub_epoch)
            safer = books is not None and (books.durable, ring.hub_epoch) != told
            news = [
                epoch
                for epoch, *believed in ask.streams
                if safer or believed != _standing(_stream(session, ask.device, epoch))
            ]
        if not news:
            return ()

        def job(session: Session) -> list[Receipt]:
            lock_office(session, device.office)
            return [
                self._receipt(session, ring, device, epoch, _stream(session, device.device, epoch))
                for epoch in news
            ]

        return (self._seal(ring, device, self._writers.write(device.office, job)),)

    def seen(self, device: Certificate) -> None:
        """Note, now and then, that a laptop was heard of."""
        with self._city.reading() as session:
            row = session.get(HubDevice, device.device)
            if row is None or not self._long_ago(row):
                return

        def job(session: Session) -> None:
            row = session.get_one(HubDevice, device.device)
            row.seen_at = self._city.clock.now()

        self._writers.write(device.office, job)

    def key_list(self, office: str) -> bytes:
        """The newest key list, for every laptop of the office that is in use; KeyError for none."""
        with self._city.reading() as session:
            ring = self._city.keyring(session)
        signed, listed = ring.lists[office]
        recipients = [
            certificate.recipient
            for certificate in ring.trust.signers()
            if certificate.device in listed.office_key
        ]
        return seal_key_list(signed, ring.shared(office), hub=ring.online, recipients=recipients)

    def _uplink(self, opened: Opened, ring: Keyring, *, more: bool = False) -> Taken:
        city, device, shared = self._city, opened.signer, opened.inner.shared
        (run,) = runs_of(opened)  # read while the writers are still at an earlier one

        def job(session: Session) -> tuple[Received, Receipt]:
            received = city_receive(session, city.merge, run)
            if not more and NUMBERED & received.applied.touched.keys():
                top_up(session, city, device.office)  # so that nobody waits for numbers
            hit("city.merged")
            row = session.get_one(HubDevice, device.device)
            if self._long_ago(row):
                row.seen_at = city.clock.now()
            stream = received.stream
            receipt = self._receipt(session, ring, device, stream.epoch, stream)
            rejected = [
                Rejection(seq, reason.value, reason.sentence) for seq, reason in received.rejected
            ]
            return received, msgspec.structs.replace(receipt, held=received.held, rejected=rejected)

        received, receipt = self._writers.write(device.office, job)
        hit("city.committed")
        files = [self._seal(ring, device, [receipt])]
        if shared.recipients != receipt.recipients:
            files.insert(0, self.key_list(device.office))
        return Taken(
            received.where,
            device.office,
            device.device,
            received.stream.stream_id,
            shared.cursor[1] if shared.hub_epoch == ring.hub_epoch else 0,
            tuple(files),
            shared.schema < MIN_SCHEMA,
        )

    def _take_back(self, opened: Opened) -> Taken:
        office = opened.inner.shared.office

        def job(session: Session) -> None:
            city_take_back(session, self._city.merge, opened)

        self._writers.write(office, job)
        return Taken(None, office, b"", b"", 0, ())

    def _receipt(
        self,
        session: Session,
        ring: Keyring,
        device: Certificate,
        epoch: bytes,
        stream: Stream | StreamRow | None,
    ) -> Receipt:
        """A receipt of a stream as it stands, also of one the city does not know any more.

        The office's books are locked by then.
        """
        _, listed = ring.lists[device.office]
        books = session.get_one(HubOffice, device.office)
        books.receipts += 1
        return Receipt(
            number=books.receipts,
            hub=ring.hub,
            hub_epoch=ring.hub_epoch,
            device=device.device,
            epoch=epoch,
            applied=stream.applied if stream else 0,
            head=stream.head if stream else GENESIS,
            held=[],
            durable=stream.durable if stream else 0,
            rejected=[],
            recipients=listed.recipients,
            keys=listed.serial,
            by=self._city.settings.name,
            at=self._now(),
            office_durable=books.durable,
        )

    def _seal(self, ring: Keyring, device: Certificate, receipts: list[Receipt]) -> bytes:
        """One file for the laptop alone; up to 16 receipts."""
        return seal_records(
            FileKind.RECEIPT,
            [encode_receipt(receipt) for receipt in receipts],
            ring.shared(device.office),
            keys=ring.online,
            recipients=[device.recipient],
        )

    def _long_ago(self, row: HubDevice) -> bool:
        """Whether it is time to note again that a laptop was heard of."""
        now = self._city.clock.now()
        return row.seen_at is None or abs((now - row.seen_at).total_seconds()) >= _SEEN

    def _keep_for_a_person(self, source: Path | bytes, ring: Keyring) -> None:
        """Keep what a revoked laptop brought beyond its last receipt: when it was written nobody
        can prove, so a person decides.
        """
        sealed = read_file(source)
        opened = open_batch(sealed, ring.amnesty, ring.identities)
        if opened.outer.kind is not FileKind.UP:
            return
        (run,) = opened.inner.streams
        office = opened.signer.office
        # Not of the file: the same entries are sealed anew at each try.
        name = sha256(msgspec.msgpack.encode(run)).digest()

        def job(session: Session) -> None:
            stream = _stream(session, run.device, run.epoch)
            if session.get(HubQuarantine, name) or (stream and run.hi <= stream.applied):
                return
            if _waiting_bytes(session, run.device) + len(sealed) > HELD_BYTES:
                return
            session.add(
                HubQuarantine(
                    id=name,
                    device=run.device,
                    office=office,
                    lo=run.lo,
                    hi=run.hi,
                    received_at=self._city.clock.now(),
                    sealed=sealed,
                )
            )

        self._writers.write(office, job)

    def _now(self) -> int:
        return int(self._city.clock.now().timestamp() * 1000)


def _stream(session: Session, device: bytes, epoch: bytes) -> Stream | None:
    query = select(Stream).where(Stream.stream_id == stream_id(device, epoch))
    return session.scalars(query.execution_options(populate_existing=True)).one_or_none()


def _standing(stream: Stream | None) -> list[int]:
    return [stream.applied, stream.durable] if stream else [0, 0]


def _waiting_bytes(session: Session, device: bytes) -> int:
    query = select(func.sum(func.length(HubQuarantine.sealed))).where(
        HubQuarantine.device == device, HubQuarantine.decided_at.is_(None)
    )
    return session.execute(query).scalar_one() or 0
