"""Archives of the counties: their keys, what lies in them, and what the city drops for them."""

from __future__ import annotations

__all__ = [
    "differing",
    "drop_erased",
    "make_archive_key",
    "offices_of",
    "read_package",
    "renew_list",
    "sealed_records",
    "write_out",
]

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.city.blobs import Blobs
from app.city.city import City
from app.city.folder import write_secret
from app.city.keylists import ARCHIVE, issue_list
from app.city.writer import Writers
from app.errors import Fault, Refused
from app.i18n import tr
from app.sealing.package import Package, open_package, rows_of
from app.sync.facts import read_fact, write_fact
from app.sync.orders import erased_contents
from app.sync.seal import suite_of
from app.sync.unreadable import Unreadable
from db.entry import commitment
from db.tables.attachments import Attachment
from db.tables.city import HubBlob, HubKeyList
from db.tables.house import JournalEntry, Stream
from db.tables.sealing import SealedRecord


def make_archive_key(session: Session, city: City, county: str, place: Path) -> Path:
    """Make the key of a county's archive; the secret half goes into this folder alone.

    Returns:
        The file of the secret half: for two sticks of the county, never for a server.

    Raises:
        Refused: there is no such county, or it has a key already: what was sealed to the one
            must not come to depend on another.
    """
    division = city.divisions.get(county)
    if division is None or len(county) != 6:
        raise Refused(Fault(tr("没有代码是 {code} 的县（市、区）。").format(code=county)))
    if read_fact(session, ARCHIVE + county) is not None:
        raise Refused(Fault(tr("{name}已经有档案密钥，没有改动。").format(name=division.name)))
    suite = city.keyring(session).online.suite
    identity, recipient = suite_of(suite).new_identity()
    path = place / f"archive-{county}.key"
    write_secret(path, identity.encode())
    write_fact(session, ARCHIVE + county, recipient.encode())
    return path


def offices_of(city: City, county: str) -> list[str]:
    """Offices of a county that have laptops."""
    with city.reading() as session:
        offices = session.scalars(select(HubKeyList.office)).all()
    return [office for office in offices if office.startswith(county)]


def renew_list(session: Session, city: City, office: str) -> None:
    """Tell an office of the key of its archive."""
    issue_list(session, city, city.keyring(session), office)


def sealed_records(session: Session) -> Sequence[SealedRecord]:
    """All sealings, the newest last."""
    return session.scalars(
        select(SealedRecord).where(~SealedRecord.voided).order_by(SealedRecord.id)
    ).all()


def read_package(city: City, blobs: Blobs, name: str, key: Path) -> Package:
    """Open a package with the county's key, for a lawful 查询.

    Args:
        name: the beginning of the sealing's id, as the list shows it.

    Raises:
        Refused: there is none, its bytes have not come, or the key is another.
    """
    with city.reading() as session:
        found = [order for order in sealed_records(session) if order.id.hex().startswith(name)]
        if len(found) != 1:
            raise Refused(Fault(tr("没有编号是 {name} 的封存包。").format(name=name)))
        office, content = found[0].office, found[0].package
    sealed = b"".join(blobs.read(office, content))
    if not sealed:
        raise Refused(Fault(tr("封存包还没有送到市里。请让该所先同步。")))
    try:
        return open_package(sealed, key.read_text(encoding="utf-8").strip())
    except (Unreadable, OSError) as error:
        raise Refused(
            Fault(tr("这把密钥打不开这个封存包。请用封存时那个县的档案密钥。"))
        ) from error


def differing(city: City, package: Package) -> int:
    """How many entries of a package are not those whose chain the city has."""
    wrong = 0
    query = select(JournalEntry.hash, JournalEntry.commitment).join(
        Stream, Stream.no == JournalEntry.stream_no
    )
    with city.reading() as session:
        for part in package.parts:
            for entry, own in part.entries:
                found = session.execute(
                    query.where(Stream.stream_id == part.stream, JournalEntry.seq == entry.seq)
                ).one_or_none()
                if found is None or found.commitment is None:
                    continue  # not carried out yet, or it came from a laptop that brought no more
                wrong += (found.hash, found.commitment) != (own, commitment(entry))
    return wrong


def write_out(package: Package, folder: Path) -> int:
    """Write what was sealed into an empty folder, readable by its owner alone; how many files."""
    if folder.exists() and any(folder.iterdir()):
        raise Refused(Fault(tr("{folder} 不是空文件夹，没有写入。").format(folder=folder)))
    write_secret(folder / "记录.json", rows_of(package).encode())
    for file in package.files:
        write_secret(folder / file.content.hex(), file.data)
    return 1 + len(package.files)


def drop_erased(city: City, writers: Writers, *beside: Path) -> int:
    """Drop the files that went to archives, here and in these folders beside; how many there were.

    To be called again and again: a program that was killed in between leaves nothing behind.
    """
    with city.reading() as session:
        gone = erased_contents(session)
        held = {
            (office, content)
            for office, contents in gone.items()
            for content in session.scalars(
                select(HubBlob.content).where(
                    HubBlob.office == office, HubBlob.content.in_(contents)
                )
            )
        }
    for office, content in held:
        writers.write(office, partial(_forget, office=office, content=content))
    for office, contents in gone.items():
        for content in contents:
            for root in (city.folder.root / "blobs", *beside):
                shutil.rmtree(root / office / content.hex(), ignore_errors=True)
    return len(held)


def _forget(session: Session, office: str, content: bytes) -> None:
    named = select(Attachment.id).where(Attachment.office == office, Attachment.content == content)
    if session.execute(named.limit(1)).first() is None:
        session.execute(delete(HubBlob).where(HubBlob.office == office, HubBlob.content == content))
