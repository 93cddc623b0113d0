"""What happened beside the course of a case, for its timeline, and what can be done there."""

from __future__ import annotations

__all__ = ["beside_actions", "beside_items", "party_items", "pressing_step", "successions_in"]

from collections.abc import Iterable, Iterator

from app.codes import Code
from app.i18n import tr
from app.mediation.codes import ConfirmationState, Direction, RiskLevel
from app.mediation.messages import (
    AppraisalView,
    CaseDetail,
    ConfirmationView,
    InvestigationView,
    PartyView,
    ReferralView,
    RiskView,
    Succession,
)
from app.mediation.parties import successors_of
from app.mediation.rules.facts import MEDIATING
from app.mediation.states import State, Step
from app.records.messages import NextStep, TimelineItem
from app.records.timeline import item_at, item_on

_TELL = frozenset({"med.R-A14", "med.R-A14a", "med.R-A14c", "med.R-A15", "med.R-A16"})
_REPLY = frozenset({"med.R-A03a", "med.R-A04", "med.R-A04a", "med.R-A04b", "med.R-A04c"})
_OVER = frozenset({State.NOT_ACCEPTED, State.ARCHIVED})
_UNDER_WAY = frozenset(State) - {State.LEAD, State.NOT_ACCEPTED, State.CLOSED, State.ARCHIVED}
_JOINABLE = (State.PENDING, State.ACCEPTED, State.MEDIATING, State.CONTINUING)
_SUCCEEDED = MEDIATING | {State.PERFORMING, State.OVERDUE, State.PERFORMED}
_WORKED = frozenset(
    {
        State.AGREED, State.PERFORMING, State.PERFORMED, State.OVERDUE, State.FAILED,
        State.WITHDRAWN, State.CLOSED,
    }
)  # fmt: skip


def beside_actions(case: CaseDetail) -> tuple[str, ...]:
    """Names of the commands that make sense now, beside the course of the case."""
    actions: list[str] = []
    if case.confirmation is not None:
        actions += _court_actions(case.confirmation)
    if any(one.direction is Direction.IN and not one.replied for one in case.referrals):
        actions.append("ReplyReferral")
    if case.state in _UNDER_WAY:
        actions += ["AssessRisk", "ReportRisk", "RecordInvestigation"]
        actions += ["GatherEvidence"] * bool(case.investigations)
    if case.state not in _OVER:
        actions += ["AddReferral"] + ["ReviseReferral"] * bool(case.referrals)
    if case.state in _WORKED:
        actions.append("MarkPrevention")
    if case.state in MEDIATING:
        waiting = any(one.received_on is None for one in case.appraisals)
        actions.append("EndAppraisal" if waiting else "BeginAppraisal")
    if case.state in _JOINABLE:
        actions += ["AddParty", "StrikeCase"]
    actions += ["SucceedParty"] * (case.state in _SUCCEEDED)
    if case.state not in _OVER:
        actions += ["SetServiceAddress", "ReviseCase"]
    if case.state in (State.CLOSED, State.ARCHIVED):
        actions.append("ClaimSubsidy")
    return tuple(actions)


def pressing_step(case: CaseDetail) -> NextStep | None:
    """What goes before the next step of the course: a danger not told, a letter not answered."""
    told = next((due for due in case.dues if due.rule in _TELL), None)
    if told is not None:
        return NextStep(tr("先报告风险"), told.why, "ReportRisk", tr("登记报告"), told)
    if case.next_step is None or case.next_step.action != "CloseCase":
        return None
    owed = next((due for due in case.dues if due.rule in _REPLY), None)
    if owed is None:
        return None
    return NextStep(tr("复函后再结案"), owed.why, "ReplyReferral", tr("登记复函"), owed)


def _court_actions(confirmation: ConfirmationView) -> tuple[str, ...]:
    if confirmation.state is ConfirmationState.NOT_APPLIED:
        return ("ApplyConfirmation",)
    if confirmation.state is not ConfirmationState.APPLIED or confirmation.application is None:
        return ()
    accepted = confirmation.application.accepted_on is not None
    return ("RecordRuling", "RecordCourt") if accepted else ("RecordCourt", "RecordRuling")


def beside_items(
    referrals: Iterable[ReferralView],
    risks: RiskView,
    confirmation: ConfirmationView | None,
    investigations: Iterable[InvestigationView],
    appraisals: Iterable[AppraisalView],
) -> Iterator[TimelineItem]:
    """Referrals, risk, court, investigations and appraisals, in no order."""
    for referral in referrals:
        yield from _referral(referral)
    yield from _risk(risks)
    if confirmation is not None:
        yield from _court(confirmation)
    yield from map(_investigation, investigations)
    for appraisal in appraisals:
        yield from _appraisal(appraisal)


def successions_in(parties: Iterable[PartyView]) -> tuple[Succession, ...]:
    """Who came in the place of whom, in the order of the parties."""
    known = list(parties)
    now = successors_of(known)
    return tuple(
        Succession(one.name, one.left_on, one.left_ground, now.get(one.name, ""), one.left_proof)
        for one in known
        if one.left_on is not None and one.left_ground is not None
    )


def party_items(parties: Iterable[PartyView]) -> Iterator[TimelineItem]:
    """Who came in later, and who came in the place of whom."""
    known = list(parties)
    for one in successions_in(known):
        title = tr("{name}{ground}").format(name=one.party, ground=one.ground.label)
        text = tr("承继人 {names}；{proof}").format(names=one.successors, proof=one.proof)
        yield item_on(one.on, "user-check", title, text)
    for party in known:
        if party.joined_on is not None and party.succeeds is None:
            title = tr("追加{role}").format(role=tr(party.role.label))
            yield item_on(party.joined_on, "user-check", title, party.name, step=Step.ACCEPT)


def _referral(referral: ReferralView) -> Iterator[TimelineItem]:
    organ = referral.organ or tr(referral.channel.label)
    if referral.direction is Direction.IN:
        title = tr("接收{organ}移送").format(organ=organ)
    else:
        title = tr("转交{organ}").format(organ=organ)
    text = tr("，").join(filter(None, (referral.letter_no, referral.materials)))
    yield item_on(referral.received_on, "files", title, text, step=Step.ACCEPT)
    if referral.police_decided_on:
        yield item_on(referral.police_decided_on, "scale", tr("公安机关作出处理决定"), "")
    if referral.feedback_on:
        title = tr("向{organ}复函").format(organ=organ)
        returned = tr("退回{what}").format(what=referral.returned) if referral.returned else ""
        text = tr("；").join(filter(None, (referral.feedback, returned)))
        yield item_on(referral.feedback_on, "upload", title, text, step=Step.CLOSE)


def _risk(risks: RiskView) -> Iterator[TimelineItem]:
    before = RiskLevel.BLUE
    for look in risks.assessments:
        words = tr("风险定为{level}") if look.level is not before else tr("看过风险，仍为{level}")
        if look.level is RiskLevel.LIFTED:
            words = tr("风险解除")
        text = tr("；").join(
            filter(None, (_labels(look.triggers), _labels(look.actions), look.note))
        )
        title = words.format(level=tr(look.level.label))
        yield item_at(look.assessed_at, "info", title, text, by=look.assessor)
        before = look.level
    for report in risks.reports:
        way = tr("书面报告风险") if report.written else tr("报告风险")
        who = tr("接报人 {name}").format(name=report.received_by) if report.received_by else ""
        text = tr("；").join(filter(None, (_labels(report.reported_to), report.content, who)))
        yield item_at(report.reported_at, "megaphone", way, text)


def _labels(codes: tuple[Code, ...]) -> str:
    return tr("、").join(tr(code.label) for code in codes)


def _court(confirmation: ConfirmationView) -> Iterator[TimelineItem]:
    asked = confirmation.application
    if asked is None:
        return
    yield item_on(asked.applied_on, "landmark", tr("申请司法确认"), asked.court, step=Step.PERFORM)
    if asked.accepted_on:
        title = tr("法院受理司法确认")
        yield item_on(asked.accepted_on, "landmark", title, asked.court_case_no, step=Step.PERFORM)
    if asked.ruled_on and asked.outcome:
        text = tr("，").join(filter(None, (asked.ruling_no, asked.ruling_note)))
        yield item_on(asked.ruled_on, "scale", tr(asked.outcome.label), text, step=Step.PERFORM)


def _appraisal(asked: AppraisalView) -> Iterator[TimelineItem]:
    title = tr("委托{who}鉴定").format(who=asked.appraiser)
    yield item_on(asked.began_on, "search", title, asked.matter, step=Step.MEDIATE)
    if asked.received_on is not None:
        title = tr("收到鉴定意见")
        yield item_on(asked.received_on, "file-check", title, asked.opinion, step=Step.MEDIATE)


def _investigation(made: InvestigationView) -> TimelineItem:
    title = tr("向{target}调查").format(target=made.target)
    return item_at(
        made.start, "search", title, made.transcript, by=made.investigators, step=Step.MEDIATE
    )
