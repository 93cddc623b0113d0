"""What a database's disk or its neighbours refuse, told apart from mistakes of our own."""

from __future__ import annotations

__all__ = ["Busy", "DiskRefused", "NotADatabase", "Unreachable", "trouble"]

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError


class NotADatabase(Exception):
    """The file is damaged, or the key is not its key."""


class DiskRefused(OSError):
    """The disk would not write or read; errno says why. The transaction left nothing behind."""


class Busy(Exception):
    """Another program holds the file, and did not let go in time."""


class Unreachable(Exception):
    """The database server does not answer, or hung up; what was not committed did not happen."""


# Primary result codes of SQLite (sqlite.org/rescode.html).
_CORRUPT, _NOTADB = 11, 26
_BUSY = {5, 6}
_ERRNO = {
    3: errno.EACCES,
    8: errno.EROFS,
    10: errno.EIO,
    13: errno.ENOSPC,
    14: errno.EACCES,
    23: errno.EACCES,
}
_DISK_FULL = "53100"  # of PostgreSQL


@contextmanager
def trouble() -> Iterator[None]:
    """Raise DiskRefused, Busy, NotADatabase or Unreachable for a driver's error that means it."""
    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", None)
        if not isinstance(code, int):
            if getattr(error.orig, "sqlstate", None) == _DISK_FULL:
                raise DiskRefused(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
            if isinstance(error, OperationalError):
                raise Unreachable from error
            raise
        primary = code & 0xFF
        if primary in _ERRNO:
            number = _ERRNO[primary]
            raise DiskRefused(number, os.strerror(number)) from error
        if primary in _BUSY:
            raise Busy from error
        if primary in (_CORRUPT, _NOTADB):
            raise NotADatabase from error
        raise
