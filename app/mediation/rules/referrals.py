"""对接: how long a court's case may be mediated, and when the sender is answered."""

from __future__ import annotations

__all__ = [
    "channel_of",
    "check_referral",
    "check_reply",
    "court_limit",
    "may_ask_no_penalty",
    "referral_dues",
    "reply_due",
]

from collections.abc import Iterator
from datetime import date

from app.errors import Fault
from app.i18n import month_day, tr
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.mediation.codes import Channel, CourtCourse, Direction, Source
from app.mediation.messages.referrals import AddReferral, ReplyReferral, ReviseReferral
from app.mediation.rules.facts import MEDIATING, CaseFacts, DueFact, ReferralFact
from app.mediation.states import State

_LIMITS = {
    CourtCourse.ASSIGNED: "med.R-A04",
    CourtCourse.ORDINARY: "med.R-A04a",
    CourtCourse.SUMMARY: "med.R-A04b",
}
_CHANNELS = {
    Source.COURT: Channel.COURT,
    Source.PROCURATORATE: Channel.PROCURATORATE,
    Source.POLICE: Channel.POLICE,
    Source.PETITIONS: Channel.PETITIONS,
}


def channel_of(source: Source) -> Channel:
    """The channel of a case that another organ sent."""
    return _CHANNELS.get(source, Channel.OTHER)


def court_limit(case: CaseFacts) -> tuple[str, date] | None:
    """Rule and first day of the period a court gave (R-A04); None where no court sent the case."""
    for referral in case.referrals:
        if referral.direction is Direction.IN and referral.channel is Channel.COURT:
            course = referral.course or CourtCourse.ASSIGNED
            return _LIMITS[course], referral.received_on
    return ("med.R-A04", case.accepted_on) if case.source is Source.COURT else None


def may_ask_no_penalty(case: CaseFacts) -> bool:
    """R-A17: the police sent it, the agreement is performed, and they have not decided yet."""
    sent = [one for one in case.referrals if one.channel is Channel.POLICE]
    open_still = all(one.police_decided_on is None for one in sent)
    return case.source is Source.POLICE and case.state is State.PERFORMED and open_still


# -- guards ------------------------------------------------------------------------------------


def check_referral(
    command: AddReferral | ReviseReferral, case: CaseFacts, today: date
) -> list[Fault]:
    """A referral says who, when and, from a court, how; M02 where the police had decided."""
    faults = []
    if not command.organ.strip():
        faults.append(Fault(tr("请填对方机关"), "organ"))
    if command.received_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "received_on"))
    if command.channel is Channel.COURT and command.course is None:
        message = tr("请选委派还是委托，调解期限不同")
        faults.append(Fault(message, "course", "med.R-A04", "特邀调解规定 第27条"))
    if command.due_on and command.due_on < command.received_on:
        faults.append(Fault(tr("早于收到日期，请核对"), "due_on", "med.M30"))
    if command.agreed_on and not command.received_on <= command.agreed_on <= today:
        faults.append(Fault(tr("应在收到之后、今天之前，请核对"), "agreed_on", "med.M30"))
    decided = command.police_decided_on
    if decided and decided > today:
        faults.append(Fault(tr("晚于今天，请核对"), "police_decided_on"))
    elif decided and decided < case.accepted_on:
        message = tr("受理前公安机关已作出处理决定，该纠纷已由有关机关处理")
        faults.append(Fault(message, "police_decided_on", "med.M02"))
    return faults


def check_reply(command: ReplyReferral, referral: ReferralFact, today: date) -> list[Fault]:
    """A reply follows what it answers, once, and says how it went."""
    if referral.replied_on is not None:
        return [Fault(tr("已经复函，不用再复"))]
    faults = []
    if command.feedback_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "feedback_on"))
    elif command.feedback_on < referral.received_on:
        faults.append(Fault(tr("早于收到日期，请核对"), "feedback_on", "med.M30"))
    if not command.feedback.strip():
        faults.append(Fault(tr("请写调解情况"), "feedback"))
    return faults


# -- deadlines ---------------------------------------------------------------------------------


def reply_due(referral: ReferralFact, case: CaseFacts, law: Rulebook) -> tuple[str, Due] | None:
    """By when the sender is answered: as the letter says, else by the end of a court's period.

    Where all sides agreed to a later day, the court's period ends with it (特邀调解规定 第27条).
    """
    if referral.direction is Direction.OUT or referral.replied_on is not None:
        return None
    if referral.asked_by is not None:
        return "med.R-A04c", law.due("med.R-A04c", referral.asked_by)
    if referral.channel is not Channel.COURT:
        return None
    if case.ext_until is not None:
        return "med.R-A03a", law.due("med.R-A03a", case.ext_until)
    rule = _LIMITS[referral.course or CourtCourse.ASSIGNED]
    return rule, law.due(rule, referral.received_on)


def referral_dues(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    """R-A05 while a court's online task is not taken on; the reply once mediation is over."""
    for referral in case.referrals:
        if referral.online and case.state in (State.PENDING, *MEDIATING):
            yield from _online(referral, case, law)
        # While it is mediated a court's period is the case's own limit.
        owed = reply_due(referral, case, law)
        if owed is None or (case.state in MEDIATING and owed[0] != "med.R-A04c"):
            continue
        rule, due = owed
        yield DueFact(
            rule, referral.id, due, tr("复函"),
            tr("向{organ}复函 {title}").format(
                organ=referral.organ or tr(referral.channel.label), title=case.title
            ),
            tr("书面报告调解情况，退回材料"), tr("登记复函"), "ReplyReferral",
            tr("来函要求 {day} 前反馈").format(day=month_day(referral.asked_by))
            if referral.asked_by and due.internal == due.raw else "",
        )  # fmt: skip


def _online(referral: ReferralFact, case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    rule, start = ("med.R-A05", referral.received_on)
    what, detail = tr("确认接受"), tr("在法院调解平台确认接受；逾期由法院另行指派")
    if referral.agreed_on is not None:
        if case.met_on:
            return
        rule, start = ("med.R-A05a", referral.agreed_on)
        what, detail = tr("征求对方意见"), tr("对方不同意或者逾期未答复的，退回法院")
    yield DueFact(
        rule, referral.id, law.due(rule, start), what,
        tr("{what} {title}").format(what=what, title=case.title),
        detail, tr("改对接"), "ReviseReferral",
    )  # fmt: skip
