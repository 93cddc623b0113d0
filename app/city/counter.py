"""The counter where sticks are handed in: uplinks off, receipts and news on, in one go."""

from __future__ import annotations

__all__ = ["Brought", "Counter"]

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.city.admission import admit_by_stick
from app.city.blobs import Blobs, RowFirst
from app.city.city import City
from app.city.intake import Intake, Taken
from app.city.outgoing import Outgoing
from app.city.writer import Writers
from app.errors import Fault, Refused
from app.i18n import tr
from app.sync.blob import Wanted, name_on_stick
from app.sync.enrol import Request, open_request
from app.sync.format import FileKind
from app.sync.seal import CLEAR
from app.sync.stick import Box, Found, StickFolder
from app.sync.unreadable import Unreadable

_ON_STICK = 2_000  # chunks left on one stick: 2 GB


@dataclass
class Brought:
    """What a stick brought.

    Attributes:
        files: how many batches were taken in; offices: whose.
        requests: how many laptops ask to be taken in, which a person must do.
        refused: one sentence for each reason a file was not taken.
    """

    files: int = 0
    offices: list[str] = field(default_factory=list)
    requests: int = 0
    refused: list[str] = field(default_factory=list)

    def refuse(self, error: Unreadable) -> None:
        """Note why a file was not taken."""
        if str(error) not in self.refused:
            self.refused.append(str(error))


class Counter:
    """Takes sticks and hands them back answered; the same intake as over the network."""

    def __init__(self, city: City, writers: Writers) -> None:
        self._city = city
        self._writers = writers
        self._intake = Intake(city, writers)
        self._outgoing = Outgoing(city)
        self._blobs = Blobs(city, writers)

    def import_(self, place: Path) -> Brought:
        """Take in everything laptops left, and leave receipts, keys and news for them.

        Raises:
            World: the stick fails; what was taken in stays, and may be brought again.
        """
        stick, brought = StickFolder(place), Brought()
        answered = [
            found.path
            for found in stick.files(Box.ACK, Box.DOWN)
            if found.outer.kind is not FileKind.ENROL or found.path.parent.name == Box.DOWN
        ]
        cursors: dict[str, int] = {}
        receipts: dict[tuple[bytes, bytes], bytes] = {}
        for taken in self._take_all(stick, brought):
            brought.files += 1
            cursors[taken.office] = min(taken.cursor, cursors.get(taken.office, taken.cursor))
            if taken.where is not None:  # of a laptop's many receipts the last says all
                receipts[taken.device, taken.stream] = taken.files[-1]
        for office, cursor in cursors.items():
            self._leave(stick, office, cursor)
        for receipt in receipts.values():
            stick.write(Box.ACK, receipt)
        self._take_blobs(stick, brought)
        stick.remove(answered)
        brought.offices = sorted(cursors)
        return brought

    def export(self, place: Path, office: str, after: int = 0) -> int:
        """Leave an office's keys and order on a stick that brought nothing; how many files.

        Raises:
            Refused: no laptop of the office is enrolled yet.
            World: the stick fails.
        """
        with self._city.reading() as session:
            if office not in self._city.keyring(session).lists:
                name = self._city.office_name(office)
                raise Refused(
                    Fault(tr("{office}还没有登记过电脑，没有东西可写。").format(office=name))
                )
        return self._leave(StickFolder(place), office, after)

    def requests(self, place: Path) -> list[tuple[Path, Request]]:
        """Laptops that ask to be taken in, each with its 核对码 to be compared."""
        return [
            (found.path, open_request(found.path))
            for found in StickFolder(place).files(Box.UP)
            if found.outer.kind is FileKind.ENROL and found.outer.flags & CLEAR
        ]

    def admit(self, place: Path, request: Path, office: str) -> None:
        """Answer a request on its stick, with everything the office has."""
        reply = self._writers.write(
            office, lambda session: admit_by_stick(session, self._city, request, office)
        )
        stick = StickFolder(place)
        stick.write(Box.ACK, reply)
        self._leave(stick, office, 0)
        stick.remove([request])

    def _take_all(self, stick: StickFolder, brought: Brought) -> Iterator[Taken]:
        files = list(stick.files(Box.UP))
        self._take_lists((found for found in files if found.outer.kind is FileKind.ENROL), brought)
        ordered: list[tuple[tuple[int, bytes, int], Path]] = []
        for found in files:
            if found.outer.kind is not FileKind.ENROL:
                try:
                    ordered.append((self._intake.order(found.path), found.path))
                except Unreadable as error:
                    brought.refuse(error)
        for _, path in sorted(ordered):
            try:
                yield self._intake.take(path)
            except Unreadable as error:
                brought.refuse(error)

    def _take_lists(self, files: Iterable[Found], brought: Brought) -> None:
        """Key lists first: a city put back to an earlier day knows by them who signed the rest."""
        for found in files:
            if found.outer.flags & CLEAR:
                brought.requests += 1
                continue
            try:
                self._intake.take_list(found.path)
            except Unreadable as error:
                brought.refuse(error)

    def _take_blobs(self, stick: StickFolder, brought: Brought) -> None:
        """Scans and photos off; what is signed for, and what laptops lack, on."""
        wanted: dict[str, list[bytes]] = {}
        for found in stick.files(Box.BLOB):
            try:
                office, record = self._blobs.take(found.path)
            except Unreadable as error:
                brought.refuse(error)
                continue
            except RowFirst:
                continue
            if record is not None:
                wanted.setdefault(office, [])
            if isinstance(record, Wanted):
                wanted[office] += record.contents
        for office, contents in wanted.items():
            for place, file in enumerate(self._blobs.all_held(office)):
                name = name_on_stick(office.encode(), place)
                stick.drop(Box.BLOB, [name])
                stick.write(Box.BLOB, file, name)
            self._leave_blobs(stick, office, contents)

    def _leave_blobs(self, stick: StickFolder, office: str, contents: Iterable[bytes]) -> None:
        room = _ON_STICK
        for content in dict.fromkeys(contents):
            for number in range(self._blobs.chunks(office, content)):
                name, file = name_on_stick(content, number), None
                if room and not stick.has(Box.BLOB, name):
                    file = self._blobs.give(office, content, number)
                if file is not None:
                    stick.write(Box.BLOB, file, name)
                    room -= 1

    def _leave(self, stick: StickFolder, office: str, cursor: int) -> int:
        """Keys and news of an office."""
        written = 1
        stick.write(Box.DOWN, self._intake.key_list(office))
        for file in self._outgoing.files(office, cursor):
            stick.write(Box.DOWN, file)
            written += 1
        return written
