"""Backup and restore: a sealed copy, opened again before it counts; a restored city begins anew."""

from __future__ import annotations

__all__ = ["BLOBS", "back_up", "newest_backup", "restore"]

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pyrage
from pyrage.x25519 import Identity, Recipient
from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from app.city.blobs import copy_blobs, count_blobs, mark_blobs, take_back_blobs
from app.city.city import City
from app.city.folder import CityFolder, Settings
from app.city.keylists import issue_list, office_recipient, renew_office_key
from app.city.keyring import LISTS
from app.clock import Clock
from app.errors import Fault, Refused, World, disk_reason
from app.failpoints import hit
from app.i18n import tr
from app.sync.facts import read_number, write_number
from app.sync.hub import backup_marks, mark_durable, renew_city
from app.sync.identity import Keys
from db.copying import copy_all, counts
from db.engine import city_engine, sessions
from db.tables.city import HubKeyList
from db.tables.house import Fact

_UNFINISHED = "????-??-??-??????.part"  # what a killed backup left would fill the disk in time
_SUFFIX = ".banyan-city"
_NUMBER = "backup_number"
_ENVELOPE = "backup_envelope"
BLOBS = "blobs"  # folder beside the backups; files in it are sealed by themselves
_LEAP = 1_000  # more key lists and office keys than are given out between two backups


class _Envelope(msgspec.Struct, frozen=True):
    """What a backup holds beside the books, as a fact of theirs."""

    settings: Settings
    secrets: dict[str, bytes]


def back_up(city: City, target: Path) -> Path:
    """Write a sealed backup into a folder, prove it, and call durable what it holds.

    It opens with the city's online key or the key in the safe, and holds the keys too: a city
    whose machine is gone comes back from this file and the safe.

    Raises:
        World: the disk refuses, or the copy does not read back; nothing is called durable.
    """
    part, proof = city.folder.root / "backup.part", city.folder.root / "backup.proof"
    with city.writing() as session:
        number = read_number(session, _NUMBER) + 1
        write_number(session, _NUMBER, number)
        recipients = city.keyring(session).seals_to
        marks, blobs = backup_marks(session), count_blobs(session)
    path = target / f"{city.clock.today().isoformat()}-{number:06d}{_SUFFIX}"
    sealed = path.with_suffix(".part")
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear(part, proof, *target.glob(_UNFINISHED))
        held = _copy(city, part)
        keys = [Recipient.from_str(recipient) for recipient in recipients]
        pyrage.encrypt_file(str(part), str(sealed), keys)
        _sync(sealed)
        hit("city.backup.sealed")
        identities = [keys.identity for keys in city.folder.online()]
        pyrage.decrypt_file(str(sealed), str(proof), _identities(identities))
        _prove(proof, held)
        copy_blobs(city, target / BLOBS, blobs)
        sealed.replace(path)
        hit("city.backup.proved")
        with city.writing() as session:
            mark_durable(session, marks)
            mark_blobs(session, blobs)
    except (OSError, pyrage.EncryptError, pyrage.DecryptError) as error:
        reason = disk_reason(error) if isinstance(error, OSError) else tr("备份读不回来")
        raise _failed(reason) from error
    finally:
        _clear(part, proof, sealed)
    return path


def newest_backup(place: Path) -> Path:
    """The file itself, or the newest backup in a folder; raises Refused where there is none."""
    if place.is_file():
        return place
    found = sorted(place.glob("*" + _SUFFIX), key=lambda path: path.stem.rpartition("-")[2])
    if not found:
        raise Refused(Fault(tr("{folder} 里没有备份。").format(folder=place)))
    return found[-1]


def restore(
    folder: Path, backup: Path, clock: Clock, *, root: Keys | None = None, database: str = ""
) -> None:
    """Put a backup back: into the city's folder as it stands, or into an empty one.

    What the city had after the backup comes back from the laptops by itself, key lists included.

    Args:
        root: from the safe, where the online keys are gone too.
        database: of a new place; must be empty.

    Raises:
        Refused: no key opens it, or the database is not empty.
        World: the disk refuses; the database that was there is kept beside the new one.
    """
    place, part = CityFolder(folder), folder / "restore.part"
    identities = [keys.identity for keys in (*place.online(), *([root] if root else []))]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear(part)
        pyrage.decrypt_file(str(backup), str(part), _identities(identities))
        _put_back(place, part, clock, database)
    except pyrage.DecryptError as error:
        raise Refused(
            Fault(tr("手头的密钥打不开这个备份。请插上保险柜里的 U 盘，加上 --safe 再试。"))
        ) from error
    except OSError as error:
        raise World(
            tr("备份没有放回来：{reason}。").format(reason=disk_reason(error)),
            tr("原来的数据库还在这个文件夹里。"),
            tr("请腾出地方再试。"),
        ) from error
    finally:
        _clear(part)
    city = City(folder, clock)
    try:
        take_back_blobs(city, backup.parent / BLOBS)
        with city.writing() as session:
            _issue_lists(session, city)
    finally:
        city.close()


def _copy(city: City, part: Path) -> dict[str, int]:
    """Copy one moment of the books, with the keys; returns how many rows each table has."""
    engine = _file(part)
    try:
        with city.reading() as session:
            copy_all(session.connection(), engine)
        envelope = _Envelope(city.settings, city.folder.secrets())
        with Session(engine) as session, session.begin():
            session.add(Fact(name=_ENVELOPE, value=msgspec.msgpack.encode(envelope)))
        with engine.begin() as connection:
            return counts(connection)
    finally:
        _fold(engine)


def _prove(proof: Path, held: dict[str, int]) -> None:
    """Open the copy as if it were all that is left."""
    engine = _file(proof)
    try:
        with engine.begin() as connection:
            verdict = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
            if verdict != "ok" or counts(connection) != held:
                raise _failed(tr("备份读不回来"))
    finally:
        _fold(engine)


def _put_back(place: CityFolder, part: Path, clock: Clock, database: str) -> None:
    """Make the copy a city of a new incarnation, then put it in the place of the old one.

    Begun anew before it is in place: a city that forgot without saying so would lose entries.
    """
    source = _file(part)
    try:
        with sessions(source).begin() as session:
            fact = session.get_one(Fact, _ENVELOPE)
            envelope = msgspec.msgpack.decode(fact.value, type=_Envelope)
            session.delete(fact)
            renew_city(session, clock)
            write_number(session, LISTS, read_number(session, LISTS) + _LEAP)
        settings = place.settings() if place.exists() else envelope.settings
        if database:
            settings = msgspec.structs.replace(settings, database=database)
        if settings.database:
            _fill(settings.database, source)
    finally:
        _fold(source)
    hit("city.restore.begun")
    place.put_secrets(envelope.secrets)
    if not settings.database:
        place.replace_database(part)
    place.write_settings(settings)


def _fill(database: str, source: Engine) -> None:
    target = city_engine(database)
    try:
        _require_empty(target)
        with source.begin() as connection:
            copy_all(connection, target)
    finally:
        target.dispose()


def _require_empty(engine: Engine) -> None:
    with engine.begin() as connection:
        if inspect(connection).get_table_names():
            raise Refused(
                Fault(tr("数据库里已经有资料，没有改动。请建一个空的，用 --database 指明。"))
            )


def _issue_lists(session: Session, city: City) -> None:
    """New office keys, and lists that tell of them."""
    ring = city.keyring(session)
    for office in session.scalars(select(HubKeyList.office)).all():
        number, _ = office_recipient(session, office)
        renew_office_key(session, ring, office, above=number + _LEAP)
        issue_list(session, city, ring, office)


def _file(path: Path) -> Engine:
    return city_engine(f"sqlite:///{path.absolute()}")


def _fold(engine: Engine) -> None:
    """Bring the write-ahead log home, so that the file alone is everything."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.execute("PRAGMA journal_mode = DELETE")
    engine.dispose()


def _identities(keys: Iterable[str]) -> list[Identity]:
    return [Identity.from_str(key) for key in keys]


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _clear(*paths: Path) -> None:
    """What is half made; the copies are not sealed, so they never stay."""
    for path in paths:
        for tail in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + tail).unlink(missing_ok=True)


def _failed(reason: str) -> World:
    return World(
        tr("备份没有做成：{reason}。").format(reason=reason),
        tr("数据库和以前的备份都在。"),
        tr("请换一个位置或腾出地方再试；做成以前，各所看不到“已备份”。"),
    )
