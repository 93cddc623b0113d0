"""结案: what the lawyer handed in, what the centre said of it, the archive (B55 to B65)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.errors import Fault
from app.i18n import tr
from app.ids import Id, named_id
from app.lawbook.rules import Rulebook
from app.legalaid.codes import EnteredBy
from app.legalaid.facts import aid_facts
from app.legalaid.handlers.dossier import close_dossier
from app.legalaid.handlers.shared import done, late, move, must_be, open_row, record_of
from app.legalaid.messages import (
    ArchiveAid,
    EndMatter,
    RecordAidSubsidy,
    RecordAudit,
    SubmitClosing,
)
from app.legalaid.rules.dossier import CLOSED, check_early
from app.legalaid.states import State
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.aid import AidClosing
from db.tables.legalaid import AidCase


def end_matter(command: EndMatter, work: Work) -> Id:
    """The matter itself is over; the lawyer's papers are still to come (R-B10)."""
    case = record_of(command.record, work)
    must_be(case, {State.HANDLED}, tr("登记办结"))
    facts = aid_facts(case, work.session)
    faults = late(command.ended_on, "ended_on", work)
    begun = facts.assignment.assigned_on if facts.assignment else facts.received_on
    if command.ended_on < begun:
        faults.append(Fault(tr("早于指派的日期，请核对"), "ended_on"))
    if command.recovered_fen is not None and command.recovered_fen < 0:
        faults.append(Fault(tr("金额不能小于 0"), "recovered_fen"))
    refuse(faults)
    row = _closing(case, work) or _new(case, work)
    row.ended_on, row.way = command.ended_on, command.way.value
    row.result, row.result_note = command.result.value, command.note.strip()
    row.recovered_fen, row.light = command.recovered_fen, command.light
    work.session.add(row)
    return done(case, work)


def _new(case: AidCase, work: Work) -> AidClosing:
    """One of a case: its id follows from the case's, so that two laptops make one."""
    record = named_id("aid_closing", case.id.hex())
    row = work.session.get(AidClosing, record)
    if row is None:
        return AidClosing(id=record, office=case.office, case=case.id)
    row.voided, row.void_reason = False, ""
    return row


def _closing(case: AidCase, work: Work) -> AidClosing | None:
    return work.session.scalars(
        select(AidClosing).where(AidClosing.case == case.id, ~AidClosing.voided)
    ).first()


def submit_closing(command: SubmitClosing, work: Work) -> Id:
    """B45→B55; what is missing is said, and the papers are taken all the same."""
    case = record_of(command.record, work)
    must_be(case, {State.HANDLED}, tr("登记结案材料"))
    row = open_row(_closing(case, work), tr("请先登记事项办结，再登记结案材料"))
    faults = late(command.reported_on, "reported_on", work)
    if command.reported_on < row.ended_on:
        faults.append(Fault(tr("早于办结的日期，请核对"), "reported_on"))
    if not command.complete and not command.missing.strip():
        faults.append(Fault(tr("请写明缺什么"), "missing"))
    refuse(faults)
    row.reported_on, row.materials_ok = command.reported_on, command.complete
    row.missing = "" if command.complete else command.missing.strip()
    move(case, State.REPORTED, command.reported_on)
    return done(case, work)


def record_audit(command: RecordAudit, work: Work) -> Id:
    """B55→B60, or back to the lawyer: the centre's look at the papers (R-B10a)."""
    case = record_of(command.record, work)
    must_be(case, {State.REPORTED}, tr("登记审核"))
    row = open_row(_closing(case, work), tr("还没有结案材料，不能登记审核"))
    faults = late(command.reviewed_on, "reviewed_on", work)
    if row.reported_on and command.reviewed_on < row.reported_on:
        faults.append(Fault(tr("早于交结案材料的日期，请核对"), "reviewed_on"))
    if not command.passed and not command.note.strip():
        faults.append(Fault(tr("请写明为什么退回"), "note"))
    refuse(faults)
    row.review_note, row.entered = command.note.strip(), EnteredBy.PAPER.value
    if command.passed:
        row.reviewed_on = command.reviewed_on
        move(case, State.AUDITED, command.reviewed_on)
    else:
        row.reported_on = None  # to be handed in once more; the history has what was
        move(case, State.HANDLED, command.reviewed_on, command.note)
    return done(case, work)


def record_subsidy(command: RecordAidSubsidy, work: Work) -> Id:
    """办案补贴, as the centre says; only a figure here."""
    case = record_of(command.record, work)
    must_be(case, {State.AUDITED, State.REPORTED}, tr("登记补贴"))
    row = open_row(_closing(case, work), tr("还没有结案材料，不能登记补贴"))
    faults = late(command.paid_on, "paid_on", work)
    if command.subsidy_fen < 0:
        faults.append(Fault(tr("金额不能小于 0"), "subsidy_fen"))
    refuse(faults)
    row.subsidy_fen, row.subsidy_on = command.subsidy_fen, command.paid_on
    return done(case, work)


def archive(command: ArchiveAid, work: Work) -> Id:
    """B60→B65: bound before; afterwards the record is locked.

    What ended otherwise (refused, withdrawn, lapsed, sent elsewhere …) keeps saying so.
    """
    case = record_of(command.record, work)
    must_be(case, CLOSED | {State.AUDITED}, tr("归档"))
    on, number = command.archived_on, command.archive_no.strip()
    faults = late(on, "archived_on", work)
    if on < case.state_on:
        faults.append(Fault(tr("早于办结的日期，请核对"), "archived_on"))
    facts = aid_facts(case, work.session)
    weigh([*faults, *check_early(facts, work.tool(Rulebook), on)], command, case.id, work)
    if State(case.state) is State.AUDITED:
        row = open_row(_closing(case, work), tr("还没有结案材料，不能归档"))
        close_dossier(case.id, on, work)
        row.archived_on, row.archive_no = on, number
        move(case, State.ARCHIVED, on)
    else:
        close_dossier(case.id, on, work, number)
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {
    EndMatter: end_matter,
    SubmitClosing: submit_closing,
    RecordAudit: record_audit,
    RecordAidSubsidy: record_subsidy,
    ArchiveAid: archive,
}
