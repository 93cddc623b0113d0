"""Sticks plugged in now: where each system mounts them."""

from __future__ import annotations

__all__ = ["Sticks"]

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.i18n import tr
from app.sync.messages import Stick

if sys.platform == "win32":
    import ctypes

    _REMOVABLE = 2  # GetDriveTypeW
    _LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    def _mounted() -> Iterator[tuple[Path, str]]:
        kernel = ctypes.windll.kernel32
        present = kernel.GetLogicalDrives()
        for place, letter in enumerate(_LETTERS):
            drive = f"{letter}:\\"
            if present >> place & 1 and kernel.GetDriveTypeW(drive) == _REMOVABLE:
                name = ctypes.create_unicode_buffer(261)
                kernel.GetVolumeInformationW(drive, name, 261, None, None, None, None, 0)
                yield Path(drive), f"{name.value or tr('U 盘')}（{letter}:）"

else:
    # udisks mounts one folder below the user's name, older desktops straight below /media.
    _PLACES = ("/run/media/*/*", "/media/*/*", "/media/*", "/mnt/*")

    def _mounted() -> Iterator[tuple[Path, str]]:
        for pattern in _PLACES:
            for path in sorted(Path("/").glob(pattern.removeprefix("/"))):
                if path.is_mount():
                    yield path, path.name


class Sticks:
    """Where sticks are looked for: where this machine mounts them, or in given folders alone."""

    def __init__(self, places: Sequence[Path] | None = None) -> None:
        self._places = places

    def find(self) -> tuple[Stick, ...]:
        """Places that look like a stick and can be looked into."""
        mounted = _mounted() if self._places is None else ((at, at.name) for at in self._places)
        found: dict[Path, Stick] = {}
        for path, label in mounted:
            try:
                if path.is_dir() and os.access(path, os.R_OK):
                    found.setdefault(path, Stick(path, label, shutil.disk_usage(path).free))
            except OSError:
                continue  # pulled while we looked
        return tuple(found.values())
