"""Named places where a test may kill the process or fail the disk; nothing unless armed."""

from __future__ import annotations

__all__ = ["hit"]

import errno
import os
import signal
from collections import Counter

# BANYAN_FAILPOINT is NAME[@N][=kill|enospc|eio]: the Nth hit (the first unless told) of NAME.
_armed = os.environ.get("BANYAN_FAILPOINT", "")
_place, _, _deed = _armed.partition("=")
_name, _, _ordinal = _place.partition("@")
_hits: Counter[str] = Counter()


def hit(name: str) -> None:
    """Pass a place named "room.deed" ("vault.keys.replaced"); OSError where a disk is to fail."""
    if name != _name or not _name:
        return
    _hits[name] += 1
    if _hits[name] != int(_ordinal or 1):
        return
    match _deed or "kill":
        case "enospc":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        case "eio":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        case _:
            # Windows has no SIGKILL; its SIGTERM ends a process as abruptly
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
