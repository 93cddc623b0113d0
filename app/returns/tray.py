"""What the handlers of this room share: printings a mark may mean, and the tray of the rest."""

from __future__ import annotations

__all__ = ["found_for", "settle", "sheet_of", "tray_of", "where"]

from collections.abc import Sequence

from sqlalchemy import select

from app.attachments.keeping import row_of
from app.attachments.messages import About
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.lines import Lines
from app.papers.qr import PageMark
from app.returns.codes import Aside
from app.returns.filing import Place, Print, place
from app.work import Work
from db.tables.attachments import Attachment
from db.tables.papers import PrintedPaper, ReturnedSheet


def tray_of(work: Work) -> Id:
    """The record that sheets belong to which no record is known of."""
    return named_id("tray", work.me.office)


def sheet_of(sheet: Id, work: Work) -> ReturnedSheet:
    """A sheet that came back; raises Refused."""
    row = work.session.get(ReturnedSheet, sheet)
    if row is None or row.voided:
        raise Refused(Fault(tr("没有找到这一页，可能已经移出，或者还没有同步过来。")))
    return row


def found_for(mark: PageMark, work: Work) -> About | Aside:
    """What the attachment of a page with this mark belongs to, or why a person must say."""
    found = place(mark, _prints_of(mark, work))
    if isinstance(found, Aside):
        return found
    about = where(found, work)
    locked = work.tool(Lines).locked(work.session, about.record)
    return Aside.ARCHIVED if locked else about


def _prints_of(mark: PageMark, work: Work) -> Sequence[Print]:
    """The printings whose paper's id begins as the mark says."""
    first, last = mark.paper + bytes(6), mark.paper + b"\xff" * 6
    rows = work.session.scalars(
        select(PrintedPaper).where(PrintedPaper.paper.between(first, last), ~PrintedPaper.voided)
    )
    return [Print(row.paper, row.version, row.pages, row.content_hash) for row in rows]


def where(found: Place, work: Work) -> About:
    """What an attachment is told that is the signed copy of this page."""
    printed = work.session.scalars(
        select(PrintedPaper)
        .where(
            PrintedPaper.paper == found.paper,
            PrintedPaper.version == found.version,
            ~PrintedPaper.voided,
        )
        .order_by(PrintedPaper.id)
    ).first()
    if printed is None or not 1 <= found.page <= printed.pages:
        raise Refused(Fault(tr("没有打印过这一页，请重新选")))
    return About(
        printed.line,
        printed.record,
        printed.subject,
        found.paper,
        found.version,
        found.page,
    )


def settle(sheet: ReturnedSheet, about: About, work: Work) -> Attachment:
    """Say of a sheet's picture what it belongs to."""
    attachment = row_of(sheet.attachment, work)
    for record in (attachment.record, about.record):
        work.tool(Lines).require_open(work.session, record)
    attachment.line, attachment.record = about.line, about.record
    attachment.subject = about.subject or about.record
    attachment.paper, attachment.version, attachment.page = about.paper, about.version, about.page
    return attachment
