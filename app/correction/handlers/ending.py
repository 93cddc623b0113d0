"""How a correction ends: appraised, released or terminated, and who is told (A16 to A20)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.correction.codes import Level, RequestKind
from app.correction.handlers.requests import ask
from app.correction.handlers.shared import (
    done,
    facts_of,
    judgment_of,
    move,
    must_be,
    state_of,
    subject_of,
)
from app.correction.messages.ending import (
    AppraiseSubject,
    AskUnsettled,
    ReleaseSubject,
    TellEnding,
    TerminateSubject,
)
from app.correction.rules.ending import (
    check_appraisal,
    check_release,
    check_termination,
    unsettled,
)
from app.correction.states import IN_HAND, LIVE, State
from app.errors import Fault, Refused
from app.handover import Handover, Released
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.weighing import refuse, weigh
from app.work import Handler, Work

_ENDED = (State.RELEASED, State.TERMINATED)


def appraise_subject(command: AppraiseSubject, work: Work) -> Id:
    """R29: the appraisal, written again as often as it needs to be until the end."""
    subject = subject_of(command.subject, work)
    must_be(State(subject.state), IN_HAND, tr("写期满鉴定"))
    refuse(check_appraisal(command, work.clock.today()))
    subject.appraised_on, subject.summary = command.appraised_on, command.summary.strip()
    subject.attitude, subject.advice = command.attitude.value, command.advice.strip()
    return done(subject, work)


def ask_unsettled(command: AskUnsettled, work: Work) -> Id:
    """R29a: what 提请 or 羁押 keeps open past the last day goes up to the county."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), IN_HAND, tr("请示期满待定"))
    faults = []
    if not unsettled(facts, command.asked_on):
        faults.append(Fault(tr("没有提请撤销、收监，也没有羁押，期满按规定解除")))
    if any(request.kind is RequestKind.UNSETTLED for request in facts.requests):
        faults.append(Fault(tr("已经请示，还没有答复，请先登记答复")))
    if command.asked_on > work.clock.today():
        faults.append(Fault(tr("请示日期晚于今天，请核对"), "asked_on"))
    if not command.opinion.strip():
        faults.append(Fault(tr("请写明未决的情形和司法所意见"), "opinion"))
    refuse(faults)
    return ask(
        subject.id, RequestKind.UNSETTLED, subject.id, Level.COUNTY, work,
        asked_on=command.asked_on, opinion=command.opinion,
    )  # fmt: skip


def release_subject(command: ReleaseSubject, work: Work) -> Id:
    """A17, and A20: the person goes on to 安置帮教 within the same transaction."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), IN_HAND, tr("办理解除"))
    law, today = work.tool(Rulebook), work.clock.today()
    weigh(check_release(command, facts, law, today), command, subject.id, work)
    move(subject, State.RELEASED, command.released_on)
    subject.ended_as, subject.ended_on = command.discharge.value, command.released_on
    subject.end_doc_no, subject.end_note = command.cert_no.strip(), command.note.strip()
    row = judgment_of(subject, work)
    # What will be sealed must not live on beside the help (刑事诉讼法 第286条).
    known = not facts.sealable
    released = Released(
        person=subject.person,
        subject=subject.id,
        on=min(command.released_on, facts.end_on),  # a late paper makes no term longer
        organ=row.organ if known else "",
        offence=row.offence if known else "",
    )
    work.tool(Handover).give(released, work)
    return done(subject, work)


def terminate_subject(command: TerminateSubject, work: Work) -> Id:
    """A18: one ground, and nothing else; a person sent to prison is not handed over."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), LIVE, tr("办理终止"))
    faults = check_termination(command, facts, work.clock.today())
    weigh(faults, command, subject.id, work)
    move(subject, State.TERMINATED, command.ended_on)
    subject.ended_as, subject.ended_on = command.ground.value, command.ended_on
    subject.end_doc_no, subject.end_note = command.doc_no.strip(), command.note.strip()
    return done(subject, work)


def tell_ending(command: TellEnding, work: Work) -> Id:
    """D22 went out to court, procurators and police."""
    subject = subject_of(command.subject, work)
    must_be(State(subject.state), _ENDED, tr("登记通知"))
    ended = subject.ended_on or subject.state_on
    if not ended <= command.told_on <= work.clock.today():
        raise Refused(Fault(tr("通知日期在解除、终止之后、今天以前，请核对"), "told_on"))
    subject.told_on = command.told_on
    return done(subject, work)


COMMANDS: Mapping[type, Handler] = {
    AppraiseSubject: appraise_subject,
    AskUnsettled: ask_unsettled,
    ReleaseSubject: release_subject,
    TerminateSubject: terminate_subject,
    TellEnding: tell_ending,
}
