"""Several files in a row, as the city answers over the network; each tells its own length."""

from __future__ import annotations

__all__ = ["files_in"]

from collections.abc import Iterable, Iterator

from app.sync.format import OUTER_BYTES, file_length
from app.sync.unreadable import Unreadable, Why


def files_in(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Each file as soon as it is whole; raises Unreadable(CUT) when the last one is not."""
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= OUTER_BYTES:
            length = file_length(bytes(waiting[:OUTER_BYTES]))
            if len(waiting) < length:
                break
            yield bytes(waiting[:length])
            del waiting[:length]
    if waiting:
        raise Unreadable(Why.CUT, "answer")
