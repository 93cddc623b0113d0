"""检察监督: a notice came, its answer went out (R38)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.correction.facts.measures import notice_fact
from app.correction.handlers.shared import row_of, subject_of
from app.correction.messages.procurator import RecordNotice, ReplyNotice
from app.correction.rules.procurator import check_notice, check_reply
from app.i18n import tr
from app.ids import Id
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.measures import ProcuratorNotice


def record_notice(command: RecordNotice, work: Work) -> Id:
    """A notice of the procurator's office; one may come after the end as well."""
    subject = subject_of(command.subject, work) if command.subject else None
    refuse(check_notice(command, work.clock.today()))
    row = ProcuratorNotice(
        id=work.new_id(),
        office=work.me.office,
        subject=subject.id if subject else None,
        kind=command.kind.value,
        doc_no=command.doc_no.strip(),
        received_on=command.received_on,
        content=command.content.strip(),
        reply_due=command.reply_due,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def reply_notice(command: ReplyNotice, work: Work) -> Id:
    """The written answer."""
    row = row_of(ProcuratorNotice, command.notice, tr("这份来文"), work)
    if row.subject is not None:
        subject_of(row.subject, work)
    refuse(check_reply(command, notice_fact(row), work.clock.today()))
    row.adopted, row.reply = command.adopted, command.reply.strip()
    row.replied_on = command.replied_on
    work.session.flush()
    return row.id


COMMANDS: Mapping[type, Handler] = {RecordNotice: record_notice, ReplyNotice: reply_notice}
