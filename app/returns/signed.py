"""A scan among 材料 that is paper come back: told by its marks, and filed if asked."""

from __future__ import annotations

__all__ = ["ERRANDS"]

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select

from app.attachments.keeping import pieces, row_of, what_of
from app.attachments.kinds import PICTURES
from app.attachments.messages import About
from app.errors import Bug, Refused
from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.papers.press import Press
from app.papers.qr import parse
from app.returns.errands import file_sheet
from app.returns.messages import FileSheet, FileSigned, FindSigned, SignedFound
from app.returns.tray import found_for
from app.vault.contents import Contents
from app.work import Errand, Outing, Work
from db.tables.papers import PrintedPaper

_MOST_SHEETS = 40  # looked at; who scans more brings them to 收回文书
_LARGEST = 64 << 20  # bytes


def find_signed(query: FindSigned, desk: Outing) -> tuple[SignedFound, ...]:
    """Each paper of this office that the sheets are pages of; nothing is written."""
    what = desk.read(what_of, query.attachment).result()
    if what.media_type not in PICTURES or what.content.size > _LARGEST:
        return ()
    press, data = desk.tools.get(Press), _whole(query.attachment, desk)
    marks: list[bytes] = []
    try:
        for leaf in press.leaves(data).result()[:_MOST_SHEETS]:
            seen = press.look(leaf, brief=True).result()
            marks += [sighting.payload for sighting in seen.sightings]
    except (Refused, Bug):
        return ()  # what cannot be opened is a material like any other
    return desk.read(_papers, tuple(marks)).result() if marks else ()


def _papers(marks: tuple[bytes, ...], work: Work) -> tuple[SignedFound, ...]:
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for mark in marks:
        found = found_for(parse(mark), work)
        if isinstance(found, About) and found.paper and found.page:
            pages[_title(found, work)].add(found.page)
    return tuple(SignedFound(title, tuple(sorted(some))) for title, some in pages.items())


def _title(about: About, work: Work) -> str:
    titles = select(PrintedPaper.title).where(
        PrintedPaper.paper == about.paper, PrintedPaper.version == about.version
    )
    return work.session.scalars(titles).first() or ""


def file_signed(command: FileSigned, desk: Outing) -> tuple[Id, ...]:
    """Every sheet first, as if it were dropped on 收回文书; then the file goes from 材料."""
    what = desk.read(what_of, command.attachment).result()
    leaves = desk.tools.get(Press).leaves(_whole(command.attachment, desk)).result()
    path = Path(what.name)
    came: list[Id] = []
    for number, leaf in enumerate(leaves, 1):
        name = tr("{name} 第 {n} 张").format(name=path.stem, n=number)
        scan = name if len(leaves) > 1 else path.stem
        came += file_sheet(FileSheet(leaf, scan, path.suffix), desk)
    desk.write(_strike_out, command.attachment).result()
    return tuple(came)


def _whole(attachment: Id, desk: Outing) -> bytes:
    what = desk.read(what_of, attachment).result()
    return b"".join(pieces(what, desk.tools.get(Contents)))


def _strike_out(attachment: Id, work: Work) -> None:
    row = row_of(attachment, work)
    work.tool(Lines).require_open(work.session, row.record)
    row.voided, row.void_reason = True, tr("是签好的文书，已经归到文书")
    work.session.flush()
    work.emit(RecordsChanged("attachments", (row.record,)))


ERRANDS: Mapping[type, Errand] = {FindSigned: find_signed, FileSigned: file_signed}
