"""Takes scans apart, reads each sheet in the press, keeps it, and files it or puts it aside."""

from __future__ import annotations

__all__ = ["ERRANDS"]

from collections.abc import Mapping
from dataclasses import dataclass

from app.attachments.keeping import Stowed, keep, read, stow
from app.attachments.kinds import HEAD, PICTURES, media_type_of
from app.attachments.messages import About, Kind
from app.errors import Bug, Fault, Refused
from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.papers.messages import PageImage
from app.papers.press import Press
from app.papers.qr import parse
from app.papers.seen import Seen, Sighting
from app.returns.codes import Aside
from app.returns.messages import FileSheet, OpenScan, ReadReturnedSheet, Scan
from app.returns.tray import found_for, sheet_of, tray_of
from app.vault.contents import first_bytes
from app.work import Errand, Outing, Work
from db.tables.papers import ReturnedSheet

_MOST_BYTES = 200 << 20
_UNREADABLE = (Refused, Bug)  # Bug: it cost the press its child twice; it is kept as it came


def open_scan(query: OpenScan, desk: Outing) -> Scan:
    """The sheets of a file; one that cannot be opened is one sheet, to be put aside as it is."""
    name = query.path.name
    head = first_bytes(query.path, HEAD)
    if not head:
        raise Refused(Fault(tr("{name} 是空的，没有收。").format(name=name)))
    if not _is_scan(head, name):
        words = tr("{name} 这种文件收不了，没有收。能收的有：JPG、PNG、TIFF 和 PDF。")
        raise Refused(Fault(words.format(name=name)))
    if query.path.stat().st_size > _MOST_BYTES:
        raise Refused(Fault(tr("{name} 太大，没有收。请分成几个文件再拖进来。").format(name=name)))
    data = query.path.read_bytes()
    try:
        return Scan(name, desk.tools.get(Press).leaves(data).result())
    except _UNREADABLE:
        return Scan(name, (data,))


def _is_scan(head: bytes, name: str) -> bool:
    if head[4:8] == b"ftyp":
        media_type_of(head, name)  # says what to do about photos of an iPhone
    try:
        return media_type_of(head, name) in PICTURES
    except Refused:
        return False


@dataclass(frozen=True, slots=True)
class _Read:
    """A sheet that was read and lies encrypted on this laptop."""

    scan: str
    stowed: Stowed
    seen: Seen | None


def file_sheet(command: FileSheet, desk: Outing) -> tuple[Id, ...]:
    """Read it, keep it, file it; a photo of two pages is kept once and filed twice."""
    try:
        seen = desk.tools.get(Press).look(command.data).result()
    except _UNREADABLE:
        seen = None
    stowed = stow(command.data, command.scan + command.suffix, desk)
    # No Command to the desk, so no step of undo: a page that came back is no slip of the hand.
    return desk.write(_enter, _Read(command.scan, stowed, seen)).result()


def _enter(read: _Read, work: Work) -> tuple[Id, ...]:
    sightings = read.seen.sightings if read.seen else ()
    return tuple(_file(read, sighting, work) for sighting in sightings or (None,))


def _file(read: _Read, sighting: Sighting | None, work: Work) -> Id:
    sheet = ReturnedSheet(
        id=work.new_id(),
        office=work.me.office,
        scan=read.scan,
        mark=sighting.payload if sighting else b"",
        turn=sighting.turn if sighting else 0,
        came_at=work.clock.now(),
        came_by=work.me.user,
    )
    found = _place(read.seen, sighting, work)
    if isinstance(found, Aside):
        sheet.aside = found.value
        about = About("papers", tray_of(work))
    else:
        about = found
        work.emit(RecordsChanged(about.line, (about.record,)))
    sheet.attachment = keep(read.stowed, about, work, kind=Kind.SCAN)
    work.session.add(sheet)
    work.session.flush()
    return sheet.id


def _place(seen: Seen | None, sighting: Sighting | None, work: Work) -> About | Aside:
    if seen is None:
        return Aside.UNREADABLE
    if sighting is None:
        return Aside.BLANK if seen.blank else Aside.NO_MARK
    return found_for(parse(sighting.payload), work)


def read_sheet(query: ReadReturnedSheet, desk: Outing) -> PageImage:
    """The picture of a sheet, upright."""
    turn, data = desk.read(_picture, query).result()
    return desk.tools.get(Press).sheet(data, query.width, turn).result()


def _picture(query: ReadReturnedSheet, work: Work) -> tuple[int, bytes]:
    sheet = sheet_of(query.sheet, work)
    return sheet.turn, read(sheet.attachment, work)


ERRANDS: Mapping[type, Errand] = {
    OpenScan: open_scan,
    FileSheet: file_sheet,
    ReadReturnedSheet: read_sheet,
}
