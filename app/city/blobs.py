"""Scans and photos in the city: chunks as they came, sealed; signed for once the whole is right."""

from __future__ import annotations

__all__ = [
    "Blobs",
    "RowFirst",
    "copy_blobs",
    "count_blobs",
    "count_durable",
    "mark_blobs",
    "spoilt_blobs",
    "take_back_blobs",
]

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.city.city import City
from app.city.folder import write_secret
from app.city.keyring import Keyring
from app.city.writer import Writers
from app.failpoints import hit
from app.sync.blob import Held, Piece, Wanted, open_blob, seal_blob
from app.sync.facts import read_number, write_number
from app.sync.hub import lock_office
from app.sync.identity import Subject
from app.sync.limits import BLOB_BYTES
from app.sync.unreadable import Unreadable, Why
from app.vault.contents import chunks_of
from db.tables.attachments import Attachment
from db.tables.city import HubBlob

_DURABLE = "blobs_durable/"  # and an office: the last number of its contents that a backup holds
_TOLD = 5_000  # contents of one answer


class RowFirst(Exception):
    """A chunk of a content no row of the office names yet: the rows go ahead of the files."""


class Blobs:
    """Takes chunks in, and gives them to the other laptops of the same office."""

    def __init__(self, city: City, writers: Writers) -> None:
        self._city = city
        self._writers = writers
        self._root = city.folder.root / "blobs"

    def take(self, source: Path | bytes) -> tuple[str, Piece | Wanted | None]:
        """Take a file in; returns the office of its laptop and what it was, None for our own.

        Raises:
            Unreadable: it was refused.
            RowFirst: bring the rows, then the file again.
        """
        ring = self._ring()
        record, signer, _ = open_blob(source, ring.trust, ring.identities, now_ms=self._now())
        if isinstance(record, Held) or signer.subject is not Subject.DEVICE:
            return "", None  # lies on a stick since we wrote it there
        if isinstance(record, Piece):
            sealed = source if isinstance(source, bytes) else source.read_bytes()
            self._keep(signer.office, record, sealed)
        return signer.office, record

    def has(self, office: str, content: bytes, number: int) -> bool:
        """Whether a chunk is here."""
        return self._path(office, content, number).exists()

    def give(self, office: str, content: bytes, number: int) -> bytes | None:
        """A chunk for a laptop of the office, sealed to its keys of today; None if not here."""
        try:
            sealed = self._path(office, content, number).read_bytes()
        except FileNotFoundError:
            return None
        ring = self._ring()
        record, _, shared = open_blob(sealed, ring.amnesty, ring.identities)
        _, listed = ring.lists[office]
        if shared.recipients == listed.recipients and shared.hub_epoch == listed.hub_epoch:
            return sealed
        return self._seal(ring, office, record)

    def held(self, office: str, after: int) -> bytes:
        """What the city signs for, in the numbers after this one; KeyError for no such office."""
        ring = self._ring()
        with self._city.reading() as session:
            rows = session.execute(
                select(HubBlob.number, HubBlob.content)
                .where(HubBlob.office == office, HubBlob.number.between(after + 1, after + _TOLD))
                .order_by(HubBlob.number)
                .limit(_TOLD)
            ).all()
            durable = read_number(session, _DURABLE + office)
        contents = [(number, content) for number, content in rows]
        to = contents[-1][0] if contents else after
        record = Held(
            ring.hub_epoch, after, to, contents, durable, self._city.settings.name, self._now()
        )
        return self._seal(ring, office, record)

    def all_held(self, office: str) -> Iterator[bytes]:
        """Everything the city signs for, as files for a stick."""
        with self._city.reading() as session:
            last = count_blobs(session).get(office, 0)
        for after in range(0, max(1, last), _TOLD):
            yield self.held(office, after)

    def read(self, office: str, content: bytes) -> Iterator[bytes]:
        """The bytes of a content the city signed for, chunk by chunk; nothing where it has none."""
        ring = self._ring()
        for number in range(self.chunks(office, content)):
            path = self._path(office, content, number)
            record, *_ = open_blob(path, ring.amnesty, ring.identities)
            if isinstance(record, Piece):
                yield record.data

    def chunks(self, office: str, content: bytes) -> int:
        """How many chunks a content has that the city signed for; 0 for none."""
        with self._city.reading() as session:
            row = session.get(HubBlob, (office, content))
            return chunks_of(row.size) if row else 0

    # -- inside --------------------------------------------------------------------------

    def _keep(self, office: str, piece: Piece, sealed: bytes) -> None:
        with self._city.reading() as session:
            if session.get(HubBlob, (office, piece.content)):
                return
            named = _named(session, office, piece.content)
        fitting = [size for _, size in named if _fits(piece, size)]
        if not fitting:
            raise RowFirst
        path = self._path(office, piece.content, piece.number)
        write_secret(path, sealed)
        hit("city.blob.written")
        if all(self.has(office, piece.content, number) for number in range(piece.total)):
            self._sign_for(office, piece, fitting[0], {digest for digest, _ in named})

    def _sign_for(self, office: str, piece: Piece, size: int, right: set[bytes]) -> None:
        """All chunks are here: count the content, if it is what its row says; else it goes."""
        folder = self._path(office, piece.content, 0).parent
        digest = _digest(folder, self._ring(), piece.content, piece.total)
        if digest not in right:
            shutil.rmtree(folder, ignore_errors=True)
            raise Unreadable(Why.ALTERED, "content of another hash")

        def job(session: Session) -> None:
            lock_office(session, office)
            if session.get(HubBlob, (office, piece.content)) is None:
                last = select(func.max(HubBlob.number)).where(HubBlob.office == office)
                number = (session.execute(last).scalar_one() or 0) + 1
                session.add(
                    HubBlob(
                        office=office,
                        content=piece.content,
                        number=number,
                        sha256=digest,
                        size=size,
                    )
                )

        self._writers.write(office, job)
        hit("city.blob.counted")

    def _seal(self, ring: Keyring, office: str, record: Piece | Held | Wanted) -> bytes:
        _, listed = ring.lists[office]
        shared = ring.shared(office)
        return seal_blob(record, shared, keys=ring.online, recipients=listed.seal_to)

    def _path(self, office: str, content: bytes, number: int) -> Path:
        return self._root / office / content.hex() / _name(number)

    def _ring(self) -> Keyring:
        with self._city.reading() as session:
            return self._city.keyring(session)

    def _now(self) -> int:
        return int(self._city.clock.now().timestamp() * 1000)


def _named(session: Session, office: str, content: bytes) -> list[tuple[bytes, int]]:
    """(hash, size) of a content in the rows that name it: one, unless somebody errs or lies."""
    rows = session.execute(
        select(Attachment.sha256, Attachment.size)
        .where(Attachment.office == office, Attachment.content == content)
        .distinct()
    )
    return [(digest, size) for digest, size in rows]


def _fits(piece: Piece, size: int) -> bool:
    total = chunks_of(size)
    last = piece.number == total - 1
    length = size - piece.number * BLOB_BYTES if last else BLOB_BYTES
    return (piece.total, len(piece.data)) == (total, length)


def spoilt_blobs(city: City) -> list[str]:
    """Proves every content signed for by its hash; names the spoilt ones, office and id."""
    with city.reading() as session:
        ring = city.keyring(session)
        query = select(HubBlob.office, HubBlob.content, HubBlob.size, HubBlob.sha256)
        rows = session.execute(query).all()
    root = city.folder.root / "blobs"
    return [
        f"{office}/{content.hex()}"
        for office, content, size, sha256 in rows
        if _digest(root / office / content.hex(), ring, content, chunks_of(size)) != sha256
    ]


def _digest(folder: Path, ring: Keyring, content: bytes, total: int) -> bytes:
    """The hash of what the chunks hold; none where one of them is another or cannot be opened."""
    digest = hashlib.sha256()
    for number in range(total):
        try:
            record, *_ = open_blob(folder / _name(number), ring.amnesty, ring.identities)
        except Unreadable:
            return b""
        if not isinstance(record, Piece) or (record.content, record.number) != (content, number):
            return b""
        digest.update(record.data)
    return digest.digest()


def _name(number: int) -> str:
    return f"{number:04d}"


def count_blobs(session: Session) -> dict[str, int]:
    """The last number of each office: what a backup begun after this holds at least."""
    last = select(HubBlob.office, func.max(HubBlob.number)).group_by(HubBlob.office)
    return {row[0]: row[1] for row in session.execute(last)}


def count_durable(session: Session, office: str) -> tuple[int, int]:
    """How many contents of an office the city signed for, and how many of them a backup holds."""
    durable = HubBlob.number <= read_number(session, _DURABLE + office)
    counted = select(func.count(), func.count().filter(durable)).where(HubBlob.office == office)
    held, safe = session.execute(counted).one()
    return held, safe


def copy_blobs(city: City, target: Path, marks: Mapping[str, int]) -> None:
    """Bring the chunks of all contents up to these numbers beside a backup, sealed as they are.

    What lies there is not written again. OSError where the disk refuses or a chunk is missing.
    """
    for office, last in marks.items():
        with city.reading() as session:
            found = select(HubBlob.content, HubBlob.size).where(
                HubBlob.office == office, HubBlob.number <= last
            )
            contents = [(content, size) for content, size in session.execute(found)]
        for content, size in contents:
            place = Path(office) / content.hex()
            for number in range(chunks_of(size)):
                _copy(city.folder.root / "blobs" / place, target / place, _name(number))


def mark_blobs(session: Session, marks: Mapping[str, int]) -> None:
    """The backup is safe: these numbers are durable from now on."""
    for office, last in marks.items():
        if last > read_number(session, _DURABLE + office):
            write_number(session, _DURABLE + office, last)


def take_back_blobs(city: City, source: Path) -> None:
    """After a restore: bring the chunks back that lie beside the backup, and call them durable.

    A content that is whole neither here nor there is counted no more; the laptops bring it again.
    """
    root = city.folder.root / "blobs"
    query = select(HubBlob.office, HubBlob.number, HubBlob.content, HubBlob.size)
    with city.reading() as session:
        rows = session.execute(query.order_by(HubBlob.office, HubBlob.number)).all()
    lost: list[tuple[str, bytes]] = []
    durable, broken = dict.fromkeys((row.office for row in rows), 0), set[str]()
    for office, number, content, size in rows:
        place = Path(office) / content.hex()
        names = [_name(chunk) for chunk in range(chunks_of(size))]
        if not all((source / place / name).exists() for name in names):
            broken.add(office)
        elif office not in broken:
            durable[office] = number
        try:
            for name in names:
                _copy(source / place, root / place, name)
        except FileNotFoundError:
            lost.append((office, content))
    with city.writing() as session:
        for office, content in lost:
            session.execute(
                delete(HubBlob).where(HubBlob.office == office, HubBlob.content == content)
            )
        for office, number in durable.items():
            write_number(session, _DURABLE + office, number)


def _copy(source: Path, target: Path, name: str) -> None:
    """Copy a file unless it is there already, whole or not at all."""
    there, here = target / name, source / name
    if there.exists() and (not here.exists() or there.stat().st_size == here.stat().st_size):
        return
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target / (name + ".part")
    shutil.copyfile(here, part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(there)
