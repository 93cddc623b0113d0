"""Plain copies for other programs to open: they last until the lock, or until the next start."""

from __future__ import annotations

__all__ = ["PlainCopies"]

import os
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.errors import World, disk_reason
from app.i18n import tr

_NAME = 60  # characters; long ones do not open everywhere
_STRANGE = '<>:"/\\|?*'


class PlainCopies:
    """A folder that is empty whenever the records are locked; a tool of the desk."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, and away what a killed program left in it."""
        self._folder = folder
        self.close()

    def write(self, name: str, pieces: Iterable[bytes]) -> Path:
        """A copy readable by this user alone, under a name people know.

        Raises:
            World: the disk refuses; or what reading the pieces raises.
        """
        folder = self._folder / secrets.token_hex(8)
        path = folder / _usable(name)
        try:
            folder.mkdir(mode=0o700, parents=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
                for piece in pieces:
                    file.write(piece)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise World(
                tr("文件没有打开：{reason}。").format(reason=disk_reason(error)),
                tr("材料还在，没有改动。"),
                tr("请清理磁盘，再打开一次。"),
            ) from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return path

    def close(self) -> None:
        """Take all copies away; one that another program holds open goes at the next start."""
        with suppress(OSError):
            for copy in self._folder.iterdir():
                shutil.rmtree(copy, ignore_errors=True)
            self._folder.rmdir()


def _usable(name: str) -> str:
    """A name every system takes, with its ending."""
    clean = "".join("_" if char in _STRANGE or not char.isprintable() else char for char in name)
    path = Path(clean.strip(" .") or "_")
    return path.stem[:_NAME] + path.suffix[:20]
