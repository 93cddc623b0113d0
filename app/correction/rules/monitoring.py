"""电子定位 (社区矫正法 第29条): five grounds, three months at a time, never a telephone (R27)."""

from __future__ import annotations

__all__ = [
    "check_extension",
    "check_monitoring",
    "check_removal",
    "check_term",
    "check_told",
    "grounds_seen",
    "last_day_of_device",
    "monitoring_dues",
]

from collections.abc import Collection, Iterator
from datetime import date

from app.correction.codes import MonitoringGround, SanctionKind
from app.correction.devices import DeviceNames
from app.correction.messages.monitoring import (
    AskMonitoring,
    ExtendMonitoring,
    RemoveMonitoring,
    TellMonitoring,
)
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.movefacts import MonitoringFact
from app.errors import Fault
from app.i18n import full_date, tr
from app.lawbook.calendar import DAY
from app.lawbook.rules import Rulebook
from app.lawbook.terms import cap_end
from app.today.owed import DueFact

_LAW = "社区矫正法 第29条"


def last_day_of_device(start_on: date, law: Rulebook) -> date:
    """The last day that one term, or one extension, may run to: the strict reading of T1."""
    return cap_end(start_on, law["cor.R27"].period or 0)


_LEFT = ("cor.R14", "cor.R15")
_REVOKE = (
    SanctionKind.REVOKE_SUSPENSION,
    SanctionKind.REVOKE_PAROLE,
    SanctionKind.IMPRISON,
)


def grounds_seen(
    clues: Collection[str], proposed: Collection[SanctionKind], decided: Collection[SanctionKind]
) -> set[MonitoringGround]:
    """The grounds of 第29条 that the record itself bears out.

    Args:
        clues: rules that clues say were broken.
    """
    seen = {
        MonitoringGround.PROHIBITION: "cor.R19" in clues,
        MonitoringGround.LEFT: any(rule in clues for rule in _LEFT),
        MonitoringGround.REFUSED: SanctionKind.WARNING in decided,
        MonitoringGround.PUNISHED: SanctionKind.PUNISHMENT in decided,
        MonitoringGround.REVOCATION: any(kind in proposed for kind in _REVOKE),
    }
    return {ground for ground, there in seen.items() if there}


# -- guards ------------------------------------------------------------------------------------


def check_monitoring(
    command: AskMonitoring,
    seen: Collection[MonitoringGround],
    names: DeviceNames,
    law: Rulebook,
    today: date,
    *,
    running: bool,
) -> list[Fault]:
    """#12, #13: a ground of the law, three months at most, a device made for it.

    Args:
        seen: the grounds that the record itself bears out.
        names: what is a device, and what a telephone.
        running: whether 电子定位 is asked for or in use already.
    """
    if running:
        return [Fault(tr("已有电子定位在办或者在用，需要时请登记延长"))]
    faults = []
    if command.ground is None:
        faults.append(Fault(tr("不符合第29条情形或期限"), "ground", "cor.W12", _LAW))
    elif command.ground not in seen:
        message = tr("本机没有这一情形的记录，请写明依据")
        faults.append(Fault(message, "ground", "cor.W12", _LAW, blocks=False))
    if not command.device.strip():
        faults.append(Fault(tr("请填用什么装置"), "device"))
    elif names.is_telephone(command.device):
        faults.append(Fault(tr("手机不属于电子定位装置"), "device", "cor.W13", _LAW))
    if command.asked_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "asked_on"))
    return faults + check_term(command.start_on, command.end_on, law)


def check_term(start_on: date, end_on: date, law: Rulebook) -> list[Fault]:
    """#12: at most three months, the last day included."""
    if end_on < start_on:
        return [Fault(tr("早于开始日期，请核对"), "end_on")]
    if end_on > (last := last_day_of_device(start_on, law)):
        message = tr("不符合第29条情形或期限：每次不超过三个月，最迟到 {day}")
        return [Fault(message.format(day=full_date(last)), "end_on", "cor.W12", _LAW)]
    return []


def check_extension(
    command: ExtendMonitoring, fact: MonitoringFact, law: Rulebook, today: date
) -> list[Fault]:
    """Approved while it runs, from the day after its last, three months at most (#12)."""
    if not fact.running:
        return [Fault(tr("没有在用的电子定位，不能延长；需要的，请重新报批"))]
    faults = []
    if not command.approver.strip():
        faults.append(Fault(tr("请填批准人"), "approver", "cor.R27", _LAW))
    if command.approved_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "approved_on"))
    elif command.approved_on > fact.end_on:
        message = tr("原期限已于 {day} 届满，不能延长，请重新报批").format(
            day=full_date(fact.end_on)
        )
        faults.append(Fault(message, "approved_on", "cor.W12", _LAW))
    return faults + check_term(fact.end_on + DAY, command.end_on, law)


def check_removal(command: RemoveMonitoring, fact: MonitoringFact, today: date) -> list[Fault]:
    """A device that is on comes off once, for a reason."""
    if not fact.running:
        return [Fault(tr("没有在用的电子定位"))]
    faults = []
    if not fact.start_on <= command.removed_on <= today:
        faults.append(Fault(tr("应在开始之后、今天之前，请核对"), "removed_on"))
    if not command.why.strip():
        faults.append(Fault(tr("请写解除的原因"), "why"))
    return faults


def check_told(command: TellMonitoring, answered_on: date | None, today: date) -> list[Fault]:
    """Told after it was approved."""
    if answered_on is None:
        return [Fault(tr("县级还没有批准，不能告知"))]
    if not answered_on <= command.told_on <= today:
        return [Fault(tr("应在批准之后、今天之前，请核对"), "told_on")]
    return []


# -- deadlines ---------------------------------------------------------------------------------


def monitoring_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """R27: the subject is told and signs; ten days before the end it is longer, or off."""
    for device in subject.moves.devices:
        if not device.running:
            continue
        if device.told_on is None:
            yield DueFact(
                "cor.R27b", device.id, law.due("cor.R27b", device.answered_on or device.start_on),
                tr("告知电子定位"),
                tr("向 {name} 告知电子定位").format(name=subject.title),
                tr("告知期限、要求和后果，由本人签字"), tr("登记告知"), "TellMonitoring",
            )  # fmt: skip
        yield DueFact(
            "cor.R27a", device.id, law.due("cor.R27a", device.end_on), tr("电子定位到期"),
            tr("{name} 的电子定位到期").format(name=subject.title),
            tr("最后一天是 {day}；不需要的及时解除，需要的在期满前报批延长").format(
                day=full_date(device.end_on)
            ),
            tr("登记延长"), "ExtendMonitoring",
        )  # fmt: skip
