"""What a command line prints can be read wherever it goes."""

from __future__ import annotations

__all__ = ["settle_streams"]

import sys
from io import TextIOWrapper


def settle_streams() -> None:
    """Keep Chinese from stopping a command: a file or pipe on Windows has the system's code page.

    That page stays where it knows Chinese (other programs read the pipe by it), and is UTF-8
    where it does not; what it still lacks, a rare name's character, is written as its number.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a packaged window has none
            stream.reconfigure(encoding=_encoding(stream.encoding), errors="backslashreplace")


def _encoding(given: str) -> str:
    try:
        "司法所".encode(given)
    except UnicodeEncodeError:
        return "utf-8"
    return given
