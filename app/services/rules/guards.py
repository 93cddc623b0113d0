"""What stands against a command: what is wrong with it, and what wants a reason."""

from __future__ import annotations

__all__ = [
    "check_answer",
    "check_appointment",
    "check_caller",
    "check_question",
    "check_rating",
    "check_receipt",
    "check_received",
    "check_referral",
    "check_told",
]

from collections.abc import Collection, Iterator
from datetime import date, datetime

from app.clock import CHINA
from app.errors import Fault
from app.i18n import tr
from app.services.codes import AidTold, Receipt, ReferralCheck, Scope, Target
from app.services.messages import (
    AppointAnswer,
    RateConsultation,
    RecordReferralReceipt,
    ReferConsultation,
    RegisterConsultation,
    ReviseConsultation,
)
from app.services.rules.facts import ConsultationFacts

_NOT_TO_ARBITRATE = frozenset({ReferralCheck.FAMILY, ReferralCheck.ADMINISTRATIVE})


def check_caller(command: RegisterConsultation | ReviseConsultation) -> list[Fault]:
    """C10: a name, or that none was given; a way to call back where the answer comes later."""
    faults = []
    if command.refused and command.name.strip():
        faults.append(Fault(tr("填了姓名，又选了不愿透露，请核对"), "name"))
    elif not command.refused and not command.name.strip():
        faults.append(Fault(tr("请填姓名；本人不愿说的，选“不愿透露姓名”"), "name"))
    if command.people < 1:
        faults.append(Fault(tr("咨询人数至少 1 人"), "people"))
    return faults


def check_question(
    command: RegisterConsultation | ReviseConsultation, now: datetime
) -> list[Fault]:
    """What is asked, and when it came."""
    faults = []
    if not command.question.strip():
        faults.append(Fault(tr("请写问了什么"), "question"))
    if command.received_at > now:
        faults.append(Fault(tr("收到时间晚于现在，请核对"), "received_at"))
    return faults


def check_received(received_at: datetime, case: ConsultationFacts) -> list[Fault]:
    """What is set right stays before all that came of the question."""
    moments = [
        case.answered_at,
        *(danger.at for danger in case.dangers),
        *(report.at for report in case.reports),
    ]
    days = [one.sent_on for one in case.slips]
    day = received_at.astimezone(CHINA).date()
    if any(at is not None and at < received_at for at in moments) or any(on < day for on in days):
        words = tr("收到时间晚于已经登记的答复、转介或者危险评估，请核对")
        return [Fault(words, "received_at")]
    return []


def check_answer(
    answer: str, answered_by: str, answered_at: datetime, received_at: datetime, now: datetime
) -> list[Fault]:
    """C30: words, by a lawyer who is named, between the question and now."""
    faults = []
    if not answer.strip():
        faults.append(Fault(tr("请写答复的内容"), "answer"))
    if not answered_by.strip():
        faults.append(Fault(tr("请填解答人"), "answered_by"))
    if answered_at > now:
        faults.append(Fault(tr("答复时间晚于现在，请核对"), "answered_at"))
    elif answered_at < received_at:
        faults.append(Fault(tr("答复早于收到咨询，请核对"), "answered_at"))
    return faults


def check_told(told: AidTold | None, grounds: Collection[str]) -> list[Fault]:
    """C30: the right to legal aid is told to everybody (法律援助法 第23条).

    Args:
        grounds: what the words of the question let one think of ("家庭暴力").
    """
    if told is None:
        return [Fault(tr("请选有没有提示法律援助"), "told", "pls.R-C08", tr("法律援助法 第23条"))]
    if told is AidTold.TOLD:
        return []
    says = tr("答复时要提示可以申请法律援助；确实不适用的，请写明原因")
    if grounds:
        says = tr("问的像是“{what}”，可以申请法律援助；没有提示的，请写明原因").format(
            what=tr("、").join(grounds)
        )
    return [Fault(says, "told", "pls.R-C08", tr("法律援助法 第23条"), blocks=False)]


def check_appointment(command: AppointAnswer, now: datetime) -> list[Fault]:
    """C35: a day to come, and what is looked into until then."""
    faults = []
    if command.appointed_at <= now:
        faults.append(Fault(tr("约好的时间要晚于现在"), "appointed_at", "pls.R-C09"))
    if not command.appointed_for.strip():
        faults.append(Fault(tr("请写要先弄清什么"), "appointed_for"))
    return faults


def check_referral(
    command: ReferConsultation,
    case: ConsultationFacts,
    words: Collection[Scope],
    today: date,
) -> list[Fault]:
    """C40: sent to whoever the law lets take it (M01, R-C03, R-C04).

    Args:
        words: what the words of the question say against mediation.
    """
    faults = [*_sent(command, case, today)]
    if command.target is Target.MEDIATION:
        faults += _mediation(command.scope, words)
    elif command.target is Target.NOTARY and ReferralCheck.DISPUTED in command.checks:
        says = tr("对要公证的事有争议的，公证机构不予办理；请先调解、仲裁或者诉讼")
        faults.append(Fault(says, "target", "pls.R-C03", tr("公证法 第31条")))
    elif command.target is Target.ARBITRATION and _NOT_TO_ARBITRATE & set(command.checks):
        says = tr("婚姻、收养、监护、扶养、继承纠纷和行政争议不能仲裁；请转调解、诉讼或者行政复议")
        faults.append(Fault(says, "target", "pls.R-C04", tr("仲裁法 第3条")))
    return faults


def _sent(command: ReferConsultation, case: ConsultationFacts, today: date) -> Iterator[Fault]:
    if command.sent_on > today:
        yield Fault(tr("日期晚于今天，请核对"), "sent_on")
    elif command.sent_on < case.received_at.date():
        yield Fault(tr("早于收到咨询的日期，请核对"), "sent_on")
    if not command.matter.strip():
        yield Fault(tr("请写转介的事项"), "matter")
    if command.target in (Target.GOVERNMENT, Target.OTHER) and not command.organ.strip():
        yield Fault(tr("请填转到哪个单位"), "organ")
    if any(
        one.target is command.target and one.organ == command.organ.strip() and not one.replied
        for one in case.slips
    ):
        yield Fault(tr("已经转给这个单位，还没有回执；请先登记回执"), "target", "pls.R-C10")


def _mediation(scope: Scope | None, words: Collection[Scope]) -> Iterator[Fault]:
    """M01: what the law keeps from mediation is never sent there."""
    if scope is None:
        yield Fault(tr("请选这件事是哪一种"), "scope", "med.M01", tr("人民调解法 第2条"))
    elif scope.excluded:
        yield _excluded(scope, blocks=True)
    elif excluded := next(iter(words), None):
        yield _excluded(excluded, blocks=False)


def _excluded(scope: Scope, *, blocks: bool) -> Fault:
    says = tr("该事项（{what}）依法不属于人民调解范围，请转有权机关")
    if not blocks:
        says = tr("从写的问题看像是“{what}”，依法不能调解；确实是民间纠纷的，请写明理由")
    return Fault(
        says.format(what=tr(scope.label)), "scope", "med.M01", tr("人民调解法 第2条"),
        blocks=blocks,
    )  # fmt: skip


def check_receipt(command: RecordReferralReceipt, sent_on: date, today: date) -> list[Fault]:
    """C50: what the other side made of it."""
    faults = []
    if command.replied_on > today:
        faults.append(Fault(tr("日期晚于今天，请核对"), "replied_on"))
    elif command.replied_on < sent_on:
        faults.append(Fault(tr("早于转介的日期，请核对"), "replied_on"))
    if command.outcome is Receipt.DECLINED and not command.reply.strip():
        faults.append(Fault(tr("退回的，请写对方怎么说"), "reply"))
    return faults


def _heard(case: ConsultationFacts) -> Iterator[date]:
    """The days on which who asked could hear what they rate."""
    if case.answered_at is not None:
        yield case.answered_at.astimezone(CHINA).date()
    yield from (slip.replied_on for slip in case.slips if slip.replied_on is not None)


def check_rating(command: RateConsultation, case: ConsultationFacts, today: date) -> list[Fault]:
    """C60: never before there was an answer or a receipt; 不满意 says why."""
    faults = []
    if command.rated_on > today:
        faults.append(Fault(tr("日期晚于今天，请核对"), "rated_on"))
    elif command.rated_on < case.received_at.date():
        faults.append(Fault(tr("早于收到咨询的日期，请核对"), "rated_on"))
    elif any(command.rated_on < on for on in _heard(case)):
        faults.append(Fault(tr("早于答复、回执的日期，请核对"), "rated_on"))
    return faults
