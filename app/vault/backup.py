"""The daily backup of the database: copied while in use, opened again to prove it, seven kept."""

from __future__ import annotations

__all__ = ["Backup", "Backups", "Connection"]

import errno
import os
import re
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from app import failpoints
from app.clock import Clock
from app.errors import World, disk_reason
from app.i18n import tr

KEPT = 7
_SPARE = 1 << 20  # bytes that SQLite needs beside a database to open it

_NAME = re.compile(r"office-(\d{6})-(\d{4}-\d{2}-\d{2})\.db")


class Connection(Protocol):
    """A DB-API connection to SQLite with its key already applied."""

    @property
    def Error(self) -> type[Exception]: ...  # noqa: N802  the name DB-API gives it

    def execute(self, sql: str, /) -> Any: ...

    def backup(self, target: Any, /) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup.

    Attributes:
        ordinal: counts up from 1; a clock that was wrong for a day cannot disturb the order.
        made_on: the day by the clock of then.
    """

    path: Path
    ordinal: int
    made_on: date


class Backups:
    """The backups of one profile folder, encrypted with the key of the database itself.

    Beside each stands a copy of vault.json as it was, so that the backup can still be opened
    when both copies of that file are gone.

    Attributes:
        connect: opens a database file, made if it is not there, with the key.
    """

    def __init__(
        self, folder: Path, database: Path, connect: Callable[[Path], Connection], clock: Clock
    ) -> None:
        self.folder = folder
        self._database = database
        self._connect = connect
        self._clock = clock
        self._made_on: date | None = None  # the last by this program

    def all(self) -> tuple[Backup, ...]:
        """The backups, oldest first."""
        found = filter(None, map(_backup, self.folder.glob("office-*.db")))
        return tuple(sorted(found, key=lambda backup: backup.ordinal))

    def make_daily(self) -> Backup | None:
        """Make today's backup unless there is one; returns it, or None.

        A clock that stands before a day already backed up is wrong, or was: "today" may then be
        a day that never ends, so one is made at every opening, in place of the last of that day.

        Raises:
            World: no room, the disk fails, or the copy does not prove sound; older ones stay.
        """
        known, today = self.all(), self._clock.today()
        again = bool(known) and known[-1].made_on == today
        behind = any(today < backup.made_on for backup in known)
        if again and (not behind or self._made_on == today):
            return None
        backup = self._make(_after(known))
        if again:
            self._drop(known[-1:])
        self._drop(self.all()[:-KEPT])
        self._drop_stray_keys()
        return backup

    def drop_older(self) -> int:
        """Make one of this very moment, and drop all before it, for what they still hold.

        Returns:
            How many were dropped.

        Raises:
            World: the new one could not be made; none was dropped.
        """
        known = self.all()
        self._make(_after(known))
        self._drop(known)
        self._drop_stray_keys()
        return len(known)

    def _drop(self, backups: tuple[Backup, ...]) -> None:
        for old in backups:
            old.path.unlink(missing_ok=True)
            _keys_of(old.path).unlink(missing_ok=True)

    def _drop_stray_keys(self) -> None:
        """Slots whose backup a killed program never made, or that somebody took away."""
        for keys in self.folder.glob("office-*.vault.json"):
            if not keys.with_name(keys.name.replace(".vault.json", ".db")).exists():
                keys.unlink(missing_ok=True)

    def put_back(self, backup: Backup) -> Path:
        """Make a backup the database again; what was the database is kept aside.

        The database must be closed. Sync finds by its outside state that time went back.

        Returns:
            The file that was the database until now.

        Raises:
            World: no room, the disk fails, or the backup is spoilt or of another office; the
                database is as it was.
        """
        part = self._database.with_suffix(".part")
        aside = self._free_name()
        try:
            _clear(part)
            if shutil.disk_usage(part.parent).free < backup.path.stat().st_size + _SPARE:
                raise OSError(errno.ENOSPC, "")  # or the proof would fail, and blame the backup
            shutil.copyfile(backup.path, part)
            _sync(part)
            failpoints.hit("vault.restore.copied")
            if not self._proves(part):
                raise _spoilt(backup)
            self._change_places(part, aside)
        except OSError as error:
            raise World(
                tr("备份没有放回来：{reason}。").format(reason=disk_reason(error)),
                tr("原来的资料都在，没有删除。"),
                tr("请清理磁盘后再试一次。"),
            ) from error
        finally:
            with suppress(OSError):
                _clear(part)
        failpoints.hit("vault.restore.replaced")
        return aside

    def _change_places(self, part: Path, aside: Path) -> None:
        self._fold()
        if self._database.exists():
            _keep_aside(self._database, aside)
        failpoints.hit("vault.restore.aside")
        for tail in ("-shm", "-wal"):  # left only by a database too damaged to be opened
            living = self._database.with_name(self._database.name + tail)
            if living.exists():
                living.replace(aside.with_name(aside.name + tail))
        part.replace(self._database)

    def _free_name(self) -> Path:
        names = (self._database.with_name(f"office-replaced-{n:03d}.db") for n in range(1, 1000))
        return next(name for name in names if not name.exists())

    def _fold(self) -> None:
        """Let SQLite bring its write-ahead log home, so that the file alone is everything."""
        try:
            self._connect(self._database).close()
        except Exception:  # noqa: BLE001  a damaged database is why a backup is put back
            return

    def _make(self, ordinal: int) -> Backup:
        today = self._clock.today()
        path = self.folder / f"office-{ordinal:06d}-{today.isoformat()}.db"
        part = self.folder / "office.part"  # one name, so that a killed attempt is overwritten
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            _clear(part)
            self._require_room()
            self._copy(part)
            if not self._proves(part):  # as a copy of what is damaged is damaged too
                sound = self._proves(self._database)
                raise _failed(tr("备份读不回来")) if sound else _damaged()
            shutil.copyfile(self._database.with_name("vault.json"), _keys_of(path))
            failpoints.hit("vault.backup.proved")
            part.replace(path)
        except OSError as error:
            raise _failed(disk_reason(error)) from error
        finally:
            with suppress(OSError):  # the sentence above says what is wrong with the disk
                _clear(part)
        self._made_on = today
        return Backup(path, ordinal, today)

    def _require_room(self) -> None:
        need = self._database.stat().st_size
        if shutil.disk_usage(self.folder).free < need + (need >> 3):
            raise _failed(tr("磁盘剩余空间不够"))

    def _copy(self, part: Path) -> None:
        with closing(self._connect(self._database)) as source:
            try:
                with closing(self._connect(part)) as target:
                    source.backup(target)
            except source.Error as error:
                raise _failed(tr("磁盘写不进去")) from error
        _sync(part)

    def _proves(self, part: Path) -> bool:
        """Open a copy as if it were all that is left, and read every page of it."""
        if not part.stat().st_size:  # SQLite takes an empty file for an empty database
            return False
        try:
            with closing(self._connect(part)) as copy:
                damaged = copy.execute("PRAGMA cipher_integrity_check").fetchall()
                verdict = copy.execute("PRAGMA integrity_check").fetchone()
        except Exception:  # noqa: BLE001  whatever stops us here would stop whoever needs the copy
            return False
        return not damaged and verdict[0] == "ok"


def _backup(path: Path) -> Backup | None:
    """The backup a file is by its name; None where somebody gave it another."""
    match = _NAME.fullmatch(path.name)
    with suppress(ValueError):
        return Backup(path, int(match[1]), date.fromisoformat(match[2])) if match else None
    return None


def _keep_aside(path: Path, aside: Path) -> None:
    """Give a file a second name, so that it is never without one while another takes its place."""
    try:
        aside.hardlink_to(path)
    except OSError:  # a file system without hard links
        shutil.copyfile(path, aside)
        _sync(aside)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _clear(part: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + tail).unlink(missing_ok=True)


def _after(known: tuple[Backup, ...]) -> int:
    return known[-1].ordinal + 1 if known else 1


def _keys_of(backup: Path) -> Path:
    return backup.with_suffix(".vault.json")


def _failed(reason: str) -> World:
    return World(
        tr("今天的本机备份没有做成：{reason}。").format(reason=reason),
        tr("资料和以前的备份都在。"),
        tr("请清理磁盘，腾出地方，下次打开时会再做。"),
    )


def _damaged() -> World:
    return World(
        tr("今天的本机备份没有做成：资料文件有一处读不出来。"),
        tr("以前的备份都在，没有删除。"),
        tr("请先联网或者用 U 盘同步一次，再联系江门市司法局从备份恢复。"),
    )


def _spoilt(backup: Backup) -> World:
    return World(
        tr("这份备份（{on:%Y-%m-%d}）打不开：它已损坏，或者是别的电脑的。").format(
            on=backup.made_on
        ),
        tr("原来的资料都在，没有改动。"),
        tr("请换一份备份再试一次。"),
    )
