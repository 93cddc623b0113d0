"""对接: what came in or went out (X1), what grew of it, and the reply (X2)."""

from __future__ import annotations

__all__ = ["COMMANDS", "receive"]

from collections.abc import Mapping

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation.codes import Channel, CourtCourse, Direction, Source
from app.mediation.facts import case_facts
from app.mediation.handlers.shared import case_of
from app.mediation.messages import AddReferral, CaseInput, ReplyReferral, ReviseReferral
from app.mediation.rules.referrals import channel_of, check_referral, check_reply
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.mediation import MediationCase, Referral


def receive(case: MediationCase, given: CaseInput, work: Work) -> None:
    """A case that another organ sent has its referral from the first day."""
    source = Source(case.source)
    if not source.referred:
        return
    course = given.course or CourtCourse.ASSIGNED
    work.session.add(
        Referral(
            id=work.new_id(),
            office=case.office,
            case=case.id,
            direction=Direction.IN.value,
            channel=channel_of(source).value,
            course=course.value if source is Source.COURT else "",
            organ=given.organ.strip(),
            letter_no=case.source_doc_no,
            received_on=given.received_on or case.accepted_on,
        )
    )


def add_referral(command: AddReferral, work: Work) -> Id:
    """Another referral of a case, in or out."""
    case = case_of(command.case, work)
    facts = case_facts(case, work.session)
    refuse(check_referral(command, facts, work.clock.today()))
    referral = Referral(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        direction=command.direction.value,
    )
    _fill(referral, command)
    work.session.add(referral)
    work.session.flush()
    return referral.id


def revise_referral(command: ReviseReferral, work: Work) -> Id:
    """What is known of a referral grew."""
    referral, case = _referral(command.referral, work)
    facts = case_facts(case, work.session)
    refuse(check_referral(command, facts, work.clock.today()))
    _fill(referral, command)
    work.session.flush()
    return referral.id


def _fill(referral: Referral, command: AddReferral | ReviseReferral) -> None:
    court = command.channel is Channel.COURT
    referral.channel = command.channel.value
    referral.course = command.course.value if court and command.course else ""
    referral.organ = command.organ.strip()
    referral.letter_no = command.letter_no.strip()
    referral.received_on = command.received_on
    referral.due_on = command.due_on
    referral.online = court and command.online
    referral.materials = command.materials.strip()
    referral.agreed_on = command.agreed_on
    referral.police_decided_on = command.police_decided_on


def reply_referral(command: ReplyReferral, work: Work) -> Id:
    """X1→X2: the sender was told how it went and has its materials back."""
    referral, case = _referral(command.referral, work)
    facts = case_facts(case, work.session)
    fact = next(one for one in facts.referrals if one.id == referral.id)
    refuse(check_reply(command, fact, work.clock.today()))
    referral.feedback_on = command.feedback_on
    referral.feedback = command.feedback.strip()
    referral.feedback_doc = command.feedback_doc.strip()
    referral.returned = command.returned.strip()
    work.session.flush()
    return referral.id


def _referral(referral: Id, work: Work) -> tuple[Referral, MediationCase]:
    found = work.session.get(Referral, referral)
    if found is None or found.voided:
        raise Refused(Fault(tr("没有找到这条对接，可能已经撤销，或者还没有同步过来")))
    return found, case_of(found.case, work)


COMMANDS: Mapping[type, Handler] = {
    AddReferral: add_referral,
    ReviseReferral: revise_referral,
    ReplyReferral: reply_referral,
}
