"""The files of the repository, as git sees them."""

from __future__ import annotations

__all__ = ["ROOT", "files", "is_text", "modules"]

import subprocess
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[PurePosixPath, ...]:
    """Every file git tracks or would take in, relative to the root."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = listing.stdout.decode("utf-8").split("\0")
    return tuple(PurePosixPath(name) for name in sorted(set(names)) if (ROOT / name).is_file())


def modules(*rooms: str) -> list[PurePosixPath]:
    """The Python files of some top-level folders; of the whole house when none is named."""
    return [
        path for path in files() if path.suffix == ".py" and (not rooms or path.parts[0] in rooms)
    ]


def is_text(path: PurePosixPath) -> bool:
    """Whether a file holds text (a NUL byte near its start says it does not)."""
    with (ROOT / path).open("rb") as stream:
        return b"\0" not in stream.read(8192)
