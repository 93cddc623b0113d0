"""外出 (社区矫正法 第27条): how long, whose leave it takes, and when it is over (R14, R15)."""

from __future__ import annotations

__all__ = [
    "check_application",
    "check_approval",
    "check_decision",
    "check_entrustment",
    "check_entrustment_end",
    "check_note",
    "check_report",
    "check_return",
    "days_of",
    "leave_dues",
    "level_of",
    "most_within",
    "overdue_days",
]

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta

from app.clock import CHINA
from app.correction.areas import Areas
from app.correction.codes import Level
from app.correction.messages.leave import (
    AskLeave,
    DecideLeave,
    EndEntrustment,
    NoteLeave,
    RecordEntrustment,
    RecordReturn,
    ReportLeave,
)
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.movefacts import LeaveFact
from app.errors import Fault
from app.i18n import full_date, month_day, tr
from app.lawbook.calendar import DAY
from app.lawbook.dates import corresponding_day, on_day, unmoved
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact

_LAW = "社区矫正法 第27条"
_AHEAD = timedelta(days=366)  # how early the next 委托书 may be entered
_EXIT = "出境入境管理法 第12条"


# -- days and levels ---------------------------------------------------------------------------


def days_of(depart_on: date, due_on: date) -> int:
    """How many days a leave takes, the first and the last counted."""
    return (due_on - depart_on).days + 1


def most_within(
    depart_on: date, due_on: date, others: Iterable[LeaveFact], law: Rulebook
) -> tuple[int, date]:
    """The most days away in any two months that end inside a trip, and the day they end on.

    A window of two months that ends on a day begins on the day after the corresponding one, two
    months before. A day covered by two leaves is one day (R14; specification §9.6).
    """
    months = law["cor.R14d"].period or 0
    ends = [one for one in others if one.standing]
    best, last = 0, due_on
    for end in _days(depart_on, due_on):
        start = corresponding_day(end, -months) + DAY
        away = set(_days(max(start, depart_on), end))
        for one in ends:
            away.update(_days(max(start, one.depart_on), min(end, one.last_on)))
        if len(away) > best:
            best, last = len(away), end
    return best, last


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += DAY


def level_of(
    depart_on: date,
    due_on: date,
    others: Iterable[LeaveFact],
    law: Rulebook,
    *,
    entrusted: bool,
) -> Level:
    """Whose leave a trip takes: the office's only where the county entrusted it (第9条)."""
    if most_within(depart_on, due_on, others, law)[0] > (law["cor.R14c"].period or 0):
        return Level.CITY
    if days_of(depart_on, due_on) > (law["cor.R14b"].period or 0) or not entrusted:
        return Level.COUNTY
    return Level.OFFICE


def overdue_days(leave: LeaveFact, today: date) -> int:
    """Days beyond the day of return; 0 for one that came back in time."""
    if not leave.approved:
        return 0
    return max(0, ((leave.returned_on or today) - leave.due_on).days)


# -- guards ------------------------------------------------------------------------------------


def check_application(
    command: AskLeave,
    residence: str,
    last_on: date,
    others: Collection[LeaveFact],
    areas: Areas,
    law: Rulebook,
    today: date,
) -> list[Fault]:
    """R14, #8, #9: where to, for how long, asked for in time.

    Args:
        residence: 区县码 of where the subject lives.
        last_on: the last day of the correction.
        others: the other leaves of the subject.
    """
    faults = [*_named(command), *_places(command, residence, areas)]
    if command.asked_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "asked_on"))
    if command.due_on < command.depart_on:
        faults.append(Fault(tr("早于离开日期，请核对"), "due_on"))
        return faults
    ahead = law["cor.R14"].period or 0
    if command.depart_on < command.asked_on:
        faults.append(
            Fault(
                tr("离开早于申请。没有批准就离开的，请登记违规线索"), "depart_on", "cor.R14", _LAW
            )
        )
    elif (command.depart_on - command.asked_on).days < ahead:
        message = tr("应提前 {n} 日申请，请写明为什么来不及").format(n=ahead)
        faults.append(Fault(message, "asked_on", "cor.R14", _cited(law), blocks=False))
    if command.due_on > last_on:
        message = tr("矫正期限到 {day}，应返日期在这以后，请核对").format(day=full_date(last_on))
        faults.append(Fault(message, "due_on", "cor.R29", blocks=False))
    faults += _overlaps(command, others)
    return faults


def _named(command: AskLeave) -> Iterator[Fault]:
    if not command.detail.strip():
        yield Fault(tr("请写明为什么外出"), "detail")
    if not any(place.strip() for place in command.destinations):
        yield Fault(tr("请填目的地"), "destinations")
    if not command.areas:
        yield Fault(tr("请选目的地在哪里"), "areas")


def _places(command: AskLeave, residence: str, areas: Areas) -> Iterator[Fault]:
    """#9: nobody leaves the country; #8: inside one 城市市区 no leave is needed."""
    if areas.abroad(command.areas):
        message = tr("刑罚未执行完毕，不准出境。请报县级社区矫正机构答复当事人")
        yield Fault(message, "areas", "cor.W9", _EXIT)
    elif word := areas.sounds_abroad(command.destinations):
        message = tr("目的地写有“{word}”，刑罚未执行完毕不准出境，请核对是不是在境内")
        yield Fault(message.format(word=word), "destinations", "cor.W9", _EXIT, blocks=False)
    elif command.areas and areas.one_city(residence, command.areas):
        message = tr("同一城市市区内活动，无需请假")
        yield Fault(message, "areas", "cor.W8", _LAW, blocks=False)


def _overlaps(command: AskLeave, others: Iterable[LeaveFact]) -> Iterator[Fault]:
    for one in others:
        if one.standing and one.depart_on <= command.due_on and command.depart_on <= one.last_on:
            message = tr("与 {start}至 {end} 的外出重叠，请核对").format(
                start=full_date(one.depart_on), end=full_date(one.last_on)
            )
            yield Fault(message, "depart_on")
            return


def check_approval(
    leave: LeaveFact, by: Level, others: Collection[LeaveFact], law: Rulebook, *, entrusted: bool
) -> list[Fault]:
    """#6, #7: who may approve a leave, counted anew on the day it is approved."""
    needed = level_of(leave.depart_on, leave.due_on, others, law, entrusted=entrusted)
    if needed is Level.CITY and by in (Level.OFFICE, Level.COUNTY):
        n, _ = most_within(leave.depart_on, leave.due_on, others, law)
        message = tr("两个月内累计 {n} 日，须报市级并通报检察院").format(n=n)
        return [Fault(message, "answer", "cor.W7", _cited(law))]
    if needed is Level.COUNTY and by is Level.OFFICE:
        days = law["cor.R14b"].period or 0
        if days_of(leave.depart_on, leave.due_on) > days:
            message = tr("超过 {n} 日，须县级批准").format(n=days)
            return [Fault(message, "answer", "cor.W6", _cited(law))]
        message = tr("没有登记县级的委托书，须县级批准")
        return [Fault(message, "answer", "cor.R14", "社区矫正法 第9条")]
    return []


def check_decision(command: DecideLeave, leave: LeaveFact, today: date) -> list[Fault]:
    """The office answers once, what is its own, and says who approved."""
    if leave.answer is not None:
        return [Fault(tr("这次外出已经有审批结果"))]
    if leave.level is not Level.OFFICE:
        return [Fault(tr("这次外出要由上级审批，请登记上级的答复"), "answer", "cor.W6")]
    faults = []
    if not leave.asked_on <= command.answered_on <= today:
        faults.append(Fault(tr("应在申请之后、今天之前，请核对"), "answered_on"))
    if not command.approver.strip():
        faults.append(Fault(tr("请填批准人"), "approver"))
    return faults


def check_report(command: ReportLeave, leave: LeaveFact, today: date) -> list[Fault]:
    """备案 and 通报 follow the approval."""
    if not leave.approved:
        return [Fault(tr("这次外出没有批准，不用备案、通报"))]
    faults = []
    approved = leave.answered_on or leave.asked_on
    for name in ("filed_on", "told_procurator_on"):
        day = getattr(command, name)
        if day is not None and not approved <= day <= today:
            faults.append(Fault(tr("应在批准之后、今天之前，请核对"), name))
    if command.filed_on is None and command.told_procurator_on is None:
        faults.append(Fault(tr("请填日期"), "filed_on"))
    return faults


def check_note(command: NoteLeave, leave: LeaveFact, now: datetime) -> list[Fault]:
    """A contact lies inside the leave, or in the days it overran."""
    if not leave.approved:
        return [Fault(tr("这次外出没有批准"))]
    faults = []
    if command.at > now:
        faults.append(Fault(tr("晚于现在，请核对"), "at"))
    elif command.at.astimezone(CHINA).date() < leave.depart_on:
        faults.append(Fault(tr("早于离开日期，请核对"), "at"))
    if not command.note.strip():
        faults.append(Fault(tr("请写联系的情况"), "note"))
    return faults


def check_entrustment(command: RecordEntrustment, today: date) -> list[Fault]:
    """A paper of the county, from a day on (社区矫正法 第9条); the next one may come early."""
    faults = []
    if not command.doc_no.strip():
        faults.append(Fault(tr("请填委托书的文号"), "doc_no"))
    if command.from_on > today + _AHEAD:
        faults.append(Fault(tr("比今天晚一年以上，请核对"), "from_on"))
    if command.to_on and command.to_on < command.from_on:
        faults.append(Fault(tr("早于开始日期，请核对"), "to_on"))
    return faults


def check_entrustment_end(
    command: EndEntrustment, begun: Collection[date], today: date, *, ran_out: bool
) -> list[Fault]:
    """What is entrusted ends, today at the latest; a paper that names its end has it already.

    Args:
        begun: the first days of the papers in force.
        ran_out: one ended by itself, and nobody has said yet that no other follows.
    """
    if not begun:
        return [] if ran_out else [Fault(tr("现在没有登记有效的委托"))]
    if not max(begun) <= command.to_on <= today:
        return [Fault(tr("应在委托开始之后、今天之前，请核对"), "to_on")]
    return []


def check_return(command: RecordReturn, leave: LeaveFact, today: date) -> list[Fault]:
    """R15: a return is proved and says why it is late; before the departure it calls leave off."""
    if leave.returned_on is not None:
        return [Fault(tr("已经销假，不用再登记"))]
    if not leave.approved:
        return [Fault(tr("这次外出没有批准，不能销假"))]
    faults = []
    returned = command.returned_at.astimezone(CHINA).date()
    if returned > today:
        faults.append(Fault(tr("晚于今天，请核对"), "returned_at"))
    elif returned < (leave.answered_on or leave.asked_on):
        faults.append(Fault(tr("早于批准日期，请核对"), "returned_at"))
    if returned >= leave.depart_on and not command.proof.strip():
        faults.append(Fault(tr("请写看了什么凭证"), "proof"))
    if returned > leave.due_on and not command.late_reason.strip():
        faults.append(Fault(tr("请写本人说的晚回原因"), "late_reason", "cor.R15"))
    return faults


def _cited(law: Rulebook) -> str:
    return law["cor.R14"].citation.short()


# -- deadlines ---------------------------------------------------------------------------------


def leave_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """What is owed of each leave: an answer before it begins, 备案 or 通报, and the return."""
    for leave in subject.moves.leaves:
        if leave.answer is None and leave.level is Level.OFFICE:
            yield _due("cor.R14b", leave.depart_on, leave, subject, law)
        if not leave.approved:
            continue
        if leave.unreported:
            rule = "cor.R14e" if leave.level is Level.OFFICE else "cor.R14f"
            yield _due(rule, leave.answered_on or leave.asked_on, leave, subject, law)
        if leave.returned_on is None:
            yield _due("cor.R15", leave.due_on, leave, subject, law)


_WORDS = {
    "cor.R14b": (tr("审批外出"), tr("审批 {name} 的外出申请"), tr("登记审批"), "DecideLeave"),
    "cor.R14e": (tr("外出备案"), tr("{name} 的外出报县级备案"), tr("登记备案"), "ReportLeave"),
    "cor.R14f": (tr("通报检察院"), tr("{name} 的外出通报检察院"), tr("登记通报"), "ReportLeave"),
    "cor.R15": (tr("销假"), tr("{name} 返回销假"), tr("登记销假"), "RecordReturn"),
}


def _due(rule: str, day: date, leave: LeaveFact, subject: SubjectFacts, law: Rulebook) -> DueFact:
    what, title, button, action = _WORDS[rule]
    if rule == "cor.R14b":  # the period bounds the leave itself: it is answered before it begins
        due = unmoved(on_day(day, law.calendar, event=tr("离开")))
    else:
        due = law.due(rule, day)
    detail = tr("{start}至 {end}，{n} 日，去{where}").format(
        start=month_day(leave.depart_on),
        end=month_day(leave.due_on),
        n=days_of(leave.depart_on, leave.due_on),
        where=tr("、").join(leave.destinations),
    )
    why = tr("{day}应返回").format(day=month_day(day)) if rule == "cor.R15" else ""
    return DueFact(rule, leave.id, due, what, title.format(name=subject.title), detail, button,
                   action, why)  # fmt: skip
