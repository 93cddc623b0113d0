"""A real file system, small enough to be full soon; for those who may mount one."""

from __future__ import annotations

__all__ = ["SmallDisk", "mounted"]

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class SmallDisk:
    """A mounted disk."""

    def __init__(self, mount: Path) -> None:
        self.mount = mount

    def fill(self) -> None:
        """Leave no byte free."""
        with (self.mount / "filler").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                return

    def drain(self) -> None:
        """Free what `fill` took."""
        (self.mount / "filler").unlink()

    def read_only(self) -> None:
        """Take no more writes."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.mount)], check=True)


@contextmanager
def mounted(mount: Path, size: str) -> Iterator[SmallDisk]:
    """Mount a disk of a size ("4m") for a test; skip it, loudly, where that is not allowed."""
    why = "NOT TESTED: a full and a read-only disk"
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip(f"{why}, as only root on Linux may mount one")
    mount.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "banyan-test", str(mount)],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        pytest.skip(f"{why}; mount refused: {made.stderr}")
    try:
        yield SmallDisk(mount)
    finally:
        # lazily: a test that failed may have left a file open
        subprocess.run(["umount", "--lazy", str(mount)], check=True)
