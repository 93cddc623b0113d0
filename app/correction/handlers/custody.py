"""羁押: noted from its notice, told to the county, ended (A12)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.correction.handlers.shared import facts_of, must_be, row_of, state_of, subject_of
from app.correction.messages.custody import EndCustody, RecordCustody, TellCustody
from app.correction.rules.custody import check_custody, check_release, check_told
from app.correction.rules.measurefacts import CustodyFact
from app.correction.states import LIVE
from app.i18n import tr
from app.ids import Id
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.measures import Custody


def record_custody(command: RecordCustody, work: Work) -> Id:
    """A12: from the notice of who holds the subject."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), LIVE, tr("登记羁押"))
    refuse(check_custody(command, facts, work.clock.today()))
    row = Custody(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        organ=command.organ.strip(),
        cause=command.cause.strip(),
        notice_on=command.notice_on,
        from_on=command.from_on,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _custody(custody: Id, work: Work) -> tuple[Custody, CustodyFact]:
    row = row_of(Custody, custody, tr("这次羁押"), work)
    facts = facts_of(subject_of(row.subject, work), work)
    return row, next(one for one in facts.measures.custodies if one.id == row.id)


def tell_custody(command: TellCustody, work: Work) -> Id:
    """The county heard of it."""
    row, fact = _custody(command.custody, work)
    refuse(check_told(command, fact, work.clock.today()))
    row.told_on = command.told_on
    work.session.flush()
    return row.id


def end_custody(command: EndCustody, work: Work) -> Id:
    """Let go, or what else became of it."""
    row, fact = _custody(command.custody, work)
    refuse(check_release(command, fact, work.clock.today()))
    row.to_on, row.end_note = command.to_on, command.note.strip()
    work.session.flush()
    return row.id


COMMANDS: Mapping[type, Handler] = {
    RecordCustody: record_custody,
    TellCustody: tell_custody,
    EndCustody: end_custody,
}
