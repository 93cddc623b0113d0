"""An office with two gigabytes of photos: opening its desk against one without; adding, listing."""

from __future__ import annotations

__all__ = ["run"]

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from app import bootstrap
from app.attachments.keeping import Stowed, keep
from app.attachments.messages import About, AddAttachment, ListAttachments, ReadAttachment
from app.clock import FixedClock
from app.vault.contents import CHUNK, Content, chunks_of
from app.work import Work
from tests.bench.office import NOW
from tests.bench.report import Row, measured, median
from tests.office import Office, found_office

_CONTENTS = 512  # of four chunks each: 2 GB, as sparse files
_SIZE = 4 * CHUNK
_CASE = 16  # attachments of one case
_TURNS = 15
_ADDED = 9


def run() -> list[Row]:
    """Starts in turn with and without, then the work of one case."""
    with tempfile.TemporaryDirectory() as place:
        bare = _closed(Path(place) / "bare")
        full = _closed(Path(place) / "full", _fill)
        starts: tuple[list[float], list[float]] = ([], [])
        for turn in range(_TURNS + 1):
            times = (_start(bare), _start(full))
            if turn:
                starts[0].append(times[0])
                starts[1].append(times[1])
        how = f"books opened to desk open, warm, median of {_TURNS} taken in turn"
        ratio = median(starts[1]) / median(starts[0])
        return [
            measured("desk open, no attachments", median(starts[0]) * 1000, "ms", how),
            measured("desk open, 2 GB of attachments", median(starts[1]) * 1000, "ms", how),
            measured("2 GB ÷ none", ratio, "×", how, most=1.1),
            *_work(full),
        ]


def _closed(folder: Path, fill: Callable[[Office], None] | None = None) -> Office:
    office = found_office(folder, FixedClock(NOW))
    if fill:
        fill(office)
    office.desk.close()
    return office


def _fill(office: Office) -> None:
    kept = office.path.with_name("attachments") / "kept"

    def enter(_: object, work: Work) -> None:
        for number in range(_CONTENTS):
            content = Content(os.urandom(32), os.urandom(32), _SIZE)
            folder = kept / content.id.hex()
            folder.mkdir(parents=True)
            for chunk in range(chunks_of(_SIZE)):
                with (folder / f"{chunk:04d}").open("wb") as file:
                    file.truncate(CHUNK + 32)
            about = About("mediation", (number // _CASE).to_bytes(16, "big"))
            keep(Stowed(content, f"照片{number}.jpg", "image/jpeg"), about, work)

    office.desk.write(enter, None).result()


def _start(office: Office) -> float:
    begun = perf_counter()
    books = bootstrap.open_books(office.path, office.key)
    desk = bootstrap.open_desk(books, office.user, FixedClock(NOW))
    took = perf_counter() - begun
    desk.close()
    return took


def _work(office: Office) -> list[Row]:
    books = bootstrap.open_books(office.path, office.key)
    desk = bootstrap.open_desk(books, office.user, FixedClock(NOW))
    about = About("mediation", bytes(16))
    added: list[float] = []
    read: list[float] = []
    listed: list[float] = []
    try:
        for _ in range(_ADDED):
            photo = b"\xff\xd8\xff" + os.urandom(_SIZE - 3)
            begun = perf_counter()
            made = desk.do(AddAttachment(about, photo, "照片.jpg")).result()
            added.append(perf_counter() - begun)
            begun = perf_counter()
            desk.ask(ReadAttachment(made)).result()
            read.append(perf_counter() - begun)
            begun = perf_counter()
            desk.ask(ListAttachments(about.record)).result()
            listed.append(perf_counter() - begun)
    finally:
        desk.close()
    how = f"4 MB of random bytes, each chunk synced to the disk, median of {_ADDED}"
    return [
        measured("add a photo", median(added) * 1000, "ms", how, most=400),
        measured("read it again", median(read) * 1000, "ms", how, most=100),
        measured("list 16 and more of a case", median(listed) * 1000, "ms", how, most=10),
    ]
