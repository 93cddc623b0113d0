"""Referrals: slips out (C40) and back (C50); a dispute for 排查, an application for legal aid."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.clock import CHINA
from app.errors import Fault, Refused
from app.handover import AidWanted, Handover, Heard
from app.i18n import tr
from app.ids import Id
from app.people.divisions import Divisions
from app.risk import RiskLevel
from app.services import NAME
from app.services.codes import Topic
from app.services.facts import consultation_facts
from app.services.handlers.shared import consultation_of, done, hints_of, move, must_be
from app.services.messages import AskForAid, RaiseLead, RecordReferralReceipt, ReferConsultation
from app.services.rules import check_receipt, check_referral
from app.services.states import State
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.office import User
from db.tables.services import Consultation, ConsultationReferral

_SENDS = frozenset(State) - {State.RATED, State.CLOSED}
_BEFORE_END = frozenset(State) - {State.CLOSED}
_DISPUTES: Mapping[Topic, str] = {  # what a topic is as a dispute: codes of CL-01
    Topic.FAMILY: "01",
    Topic.INHERITANCE: "01",
    Topic.LABOUR: "11",
    Topic.CONTRACT: "04",
    Topic.TORT: "06",
    Topic.TRAFFIC: "16",
    Topic.HOUSING: "03",
    Topic.LAND_FOREST: "07",
    Topic.CONSUMER: "14",
}
_OTHER_DISPUTE, _REPORT, _MEDIATE = "18", "3", "2"
_NO_MEANS = "2"  # 经济审查路径: 不受经济困难条件限制


def refer_consultation(command: ReferConsultation, work: Work) -> Id:
    """C20→C40, C30→C40; a second slip while the first is out."""
    case = consultation_of(command.record, work)
    must_be(case, _SENDS, tr("转介"))
    words = [one.scope for one in hints_of(case, work) if one.scope]
    facts = consultation_facts(case, work.session)
    today = work.clock.today()
    weigh(check_referral(command, facts, words, today), command, case.id, work)
    if State(case.state) is State.REGISTERED:
        move(case, State.TAKEN, command.sent_on)
    if State(case.state) is not State.REFERRED:
        move(case, State.REFERRED, command.sent_on)
    if command.scope is not None:
        case.scope = command.scope.value
    slip = ConsultationReferral(
        id=work.new_id(),
        office=case.office,
        consultation=case.id,
        target=command.target.value,
        organ=command.organ.strip(),
        sent_on=command.sent_on,
        matter=command.matter.strip(),
        checks=[one.value for one in command.checks],
        author=work.me.user,
    )
    work.session.add(slip)
    work.session.flush()
    return slip.id


def record_receipt(command: RecordReferralReceipt, work: Work) -> Id:
    """A slip came back; C40→C50 once none is out any more."""
    slip = work.session.get(ConsultationReferral, command.referral)
    if slip is None or slip.voided:
        raise Refused(Fault(tr("没有找到这张转介单，可能已经撤销，或者还没有同步过来")))
    case = consultation_of(slip.consultation, work)
    if slip.outcome:
        raise Refused(Fault(tr("这张转介单已经登记过回执")))
    refuse(check_receipt(command, slip.sent_on, work.clock.today()))
    slip.replied_on, slip.outcome = command.replied_on, command.outcome.value
    slip.received_by, slip.reply = command.received_by.strip(), command.reply.strip()
    work.session.flush()
    out = select(ConsultationReferral.id).where(
        ConsultationReferral.consultation == case.id,
        ConsultationReferral.outcome == "",
        ~ConsultationReferral.voided,
    )
    if work.session.scalars(out).first() is None and State(case.state) is State.REFERRED:
        move(case, State.RECEIPTED, command.replied_on)
    return done(case, work)


def raise_lead(command: RaiseLead, work: Work) -> Id:
    """A dispute in a village: 排查 has it as a lead, in the same transaction."""
    case = consultation_of(command.record, work)
    if case.lead is not None:
        raise Refused(Fault(tr("已经登记过排查线索，请到“排查线索”里接着办")))
    refuse(_lead_faults(command, case, work))
    lead = work.tool(Handover).give(
        Heard(
            origin=case.id,
            heard_on=case.received_at.astimezone(CHINA).date(),
            finder=_my_name(work),
            division=command.division,
            parties=tuple(one.strip() for one in command.parties if one.strip()),
            kind=_DISPUTES.get(Topic(case.topic), _OTHER_DISPUTE),
            facts=command.facts.strip(),
            risk=command.risk.value,
            step=_REPORT if command.report else _MEDIATE,
            people_count=command.people_count,
            place=command.place.strip(),
        ),
        work,
    )
    case.lead = lead if isinstance(lead, bytes) else None
    case.division = command.division
    return done(case, work)


def _lead_faults(command: RaiseLead, case: Consultation, work: Work) -> list[Fault]:
    faults = []
    if work.tool(Divisions).get(command.division) is None:
        faults.append(Fault(tr("请选事情在哪个村（居）"), "division"))
    if not any(one.strip() for one in command.parties):
        faults.append(Fault(tr("请填是谁和谁"), "parties"))
    if not command.facts.strip():
        faults.append(Fault(tr("请写纠纷的情况"), "facts"))
    if command.risk is RiskLevel.LIFTED:
        faults.append(Fault(tr("新的线索不能是“解除”"), "risk"))
    excluded = next((one.scope for one in hints_of(case, work) if one.scope), None)
    if excluded and not command.report:
        says = tr("该事项（{what}）依法不属于人民调解范围，请选上报")
        message = says.format(what=tr(excluded.label))
        faults.append(Fault(message, "report", "med.M01", tr("人民调解法 第2条")))
    return faults


def _my_name(work: Work) -> str:
    user = work.session.get(User, work.me.user)
    return user.name if user else work.me.name


def ask_for_aid(command: AskForAid, work: Work) -> Id:
    """A draft of an application (la.B10): the caller's words go with it."""
    case = consultation_of(command.record, work)
    must_be(case, _BEFORE_END, tr("转为法律援助申请"))
    handover = work.tool(Handover)
    if not handover.takes(AidWanted):
        raise Refused(Fault(tr("本机还不能登记法律援助申请，请用转介单转法律援助")))
    if case.application is not None:
        raise Refused(Fault(tr("已经转为法律援助申请，请到“法律援助”里接着办")))
    if not command.cause.strip():
        raise Refused(Fault(tr("请填案由"), "cause"))
    made = handover.give(
        AidWanted(
            line=NAME,
            origin=case.id,
            asked_at=work.clock.now(),
            person=case.person,
            name=case.name,
            phone=case.phone,
            facts=case.question,
            cause=command.cause.strip(),
            opponent=command.opponent.strip(),
            route=_NO_MEANS if command.ground.strip() else "",
            ground=command.ground.strip(),
        ),
        work,
    )
    case.application = made if isinstance(made, bytes) else None
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {
    ReferConsultation: refer_consultation,
    RecordReferralReceipt: record_receipt,
    RaiseLead: raise_lead,
    AskForAid: ask_for_aid,
}
