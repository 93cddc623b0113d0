"""A person files what could not be filed, takes out what was filed wrongly, drops what is none."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.attachments.keeping import row_of
from app.attachments.messages import About
from app.errors import Fault, Refused
from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.papers.qr import parse
from app.returns.codes import Aside
from app.returns.filing import Place
from app.returns.messages import DropBlanks, DropSheet, FileAgain, FileByHand, TakeOut
from app.returns.tray import found_for, settle, sheet_of, tray_of, where
from app.work import Handler, Work
from db.tables.papers import ReturnedSheet


def file_by_hand(command: FileByHand, work: Work) -> Id:
    """A person says where it belongs."""
    sheet = sheet_of(command.sheet, work)
    about = where(Place(command.paper, command.version, command.page), work)
    _settle(sheet, about, "", work)
    sheet.by_hand = True
    work.session.flush()
    return sheet.id


def take_out(command: TakeOut, work: Work) -> Id:
    """Back to the tray."""
    sheet = sheet_of(command.sheet, work)
    if sheet.aside:
        raise Refused(Fault(tr("这一页本来就在待认领里。")))
    before = row_of(sheet.attachment, work)
    work.emit(RecordsChanged(before.line, (before.record,)))
    _settle(sheet, About("papers", tray_of(work)), Aside.NO_MARK.value, work)
    sheet.by_hand = True
    work.session.flush()
    return sheet.id


def drop_sheet(command: DropSheet, work: Work) -> Id:
    """Strike it out with its picture; both are kept."""
    sheet = sheet_of(command.sheet, work)
    reason = command.reason.strip()
    if not reason:
        raise Refused(Fault(tr("请写明为什么移出，例如：空白页、扫重了。"), "reason"))
    _drop(sheet, reason, work)
    work.session.flush()
    return sheet.id


def drop_blanks(command: DropBlanks, work: Work) -> int:
    """All at once, and taken back at once; one that a person filed meanwhile is left alone."""
    sheets = [sheet_of(one, work) for one in command.sheets]
    blanks = [sheet for sheet in sheets if sheet.aside == Aside.BLANK.value]
    for sheet in blanks:
        _drop(sheet, tr("空白页"), work)
    work.session.flush()
    return len(blanks)


def _drop(sheet: ReturnedSheet, reason: str, work: Work) -> None:
    attachment = row_of(sheet.attachment, work)
    work.tool(Lines).require_open(work.session, attachment.record)
    for row in (sheet, attachment):
        row.voided, row.void_reason = True, reason


def file_again(_command: FileAgain, work: Work) -> int:
    """Sheets whose printing came in since go where they belong."""
    waiting = work.session.scalars(
        select(ReturnedSheet).where(
            ReturnedSheet.aside.in_((Aside.UNKNOWN.value, Aside.OTHER_WORDS.value)),
            ~ReturnedSheet.voided,
        )
    ).all()
    filed = 0
    for sheet in waiting:
        found = found_for(parse(sheet.mark), work)
        if isinstance(found, About):
            _settle(sheet, found, "", work)
            filed += 1
    work.session.flush()
    return filed


def _settle(sheet: ReturnedSheet, about: About, aside: str, work: Work) -> None:
    settle(sheet, about, work)
    sheet.aside = aside
    work.emit(RecordsChanged(about.line, (about.record,)))


COMMANDS: Mapping[type, Handler] = {
    FileByHand: file_by_hand,
    TakeOut: take_out,
    DropBlanks: drop_blanks,
    DropSheet: drop_sheet,
    FileAgain: file_again,
}
