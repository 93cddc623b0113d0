"""What a report, an excuse, an agreement or a lesson must be before it is written down."""

from __future__ import annotations

__all__ = [
    "CHECKS",
    "check_activity",
    "check_checkin",
    "check_frequency",
    "check_schedule",
    "check_visit",
]

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from app.correction.codes import Checked, CheckInKind
from app.correction.messages.checkins import (
    RecordActivity,
    RecordCheckIn,
    RecordSubjectVisit,
    SetClassSchedule,
    SetSchedule,
)
from app.correction.rules.schedules import Frequency
from app.errors import Fault
from app.i18n import tr

# What can be said of an identity by each way of reporting: never more than was seen or heard.
CHECKS: Mapping[CheckInKind, tuple[Checked, ...]] = {
    CheckInKind.OFFICE: (Checked.CARD, Checked.FACE),
    CheckInKind.TELEPHONE: (Checked.VOICE,),
    CheckInKind.WRITTEN: (Checked.CARD, Checked.FACE, Checked.VOICE),
    CheckInKind.ONLINE: (Checked.VIDEO, Checked.DEVICE),
    CheckInKind.HEALTH: (Checked.CARD, Checked.FACE, Checked.VOICE),
    CheckInKind.VISIT: (),
}

_QUOTA = re.compile(r"[8８八]\s*个?\s*小时")
_MINORS = "社区矫正法 第52条"


def check_checkin(command: RecordCheckIn, since: date, now: datetime) -> Iterator[Fault]:
    """A report is of a way that has reports, checked somehow, and of the past.

    `since` is the day from which the office watches over the person.
    """
    checks = CHECKS[command.kind]
    if not checks:
        yield Fault(tr("走访请用“登记走访”记"), "kind")
    elif command.checked_by is None:
        yield Fault(tr("请选怎样核对的身份"), "checked_by")
    elif command.checked_by not in checks:
        message = tr("{kind}报告不能记“{checked}”，请选实际的核对方式")
        yield Fault(
            message.format(kind=tr(command.kind.label), checked=tr(command.checked_by.label)),
            "checked_by",
        )
    yield from _check_moment(command.at, since, now)


def check_visit(command: RecordSubjectVisit, since: date, now: datetime) -> Iterator[Fault]:
    """走访 says what was found, and by whom."""
    if not command.findings.strip():
        yield Fault(tr("请写走访看到、听到的情况"), "findings")
    if not any(name.strip() for name in command.officers):
        yield Fault(tr("请写走访的人员"), "officers")
    yield from _check_moment(command.at, since, now)


def _check_moment(at: datetime | None, since: date, now: datetime) -> Iterator[Fault]:
    if at is None:
        return
    if at > now:
        yield Fault(tr("时间在将来，请核对"), "at")
    elif at.date() < since:
        yield Fault(tr("时间在接收之前，请核对"), "at")


def check_schedule(command: SetSchedule, today: date) -> Iterator[Fault]:
    """What is agreed begins today or later: nobody owes what was not told before."""
    if command.times:
        yield from check_frequency(command, command.weekday)
    if command.from_on < today:
        yield Fault(tr("约定从今天或以后开始，过去的报告不重新计算"), "from_on")
    if command.until_on and command.until_on < command.from_on:
        yield Fault(tr("结束日期在开始日期之前，请核对"), "until_on")
    if not command.times and command.until_on is None:
        yield Fault(tr("暂不报告要写到哪一天为止"), "until_on")
    if not command.reason.strip():
        yield Fault(tr("请写约定的理由"), "reason")


def check_frequency(
    command: SetSchedule | SetClassSchedule, weekday: int | None = None
) -> Iterator[Fault]:
    """The numbers mean a frequency."""
    try:
        Frequency(command.times, months=command.months, days=command.days, weekday=weekday)
    except ValueError:
        message = tr("请填几个月或几天里报告几次；约定星期几的，按每周 1 次填")
        yield Fault(message, "times")


def check_activity(
    command: RecordActivity, minors: int, adults: int, now: datetime
) -> Iterator[Fault]:
    """A lesson: minors apart from adults (#19), no quota of hours that no law knows (#18).

    `minors` and `adults` are how many of each are on the list.
    """
    if not command.topic.strip():
        yield Fault(tr("请写活动的主题"), "topic")
    if command.at > now:
        yield Fault(tr("时间在将来，请核对"), "at")
    if not command.present and not command.absent:
        yield Fault(tr("请选参加的人"), "present")
    if minors and (adults or not command.minor_group):
        message = tr("未成年人要单独组织，不能和成年人一起；请分开登记，并勾选“未成年人专场”")
        yield Fault(message, "minor_group", "cor.R07", _MINORS)
    elif adults and command.minor_group:
        yield Fault(tr("名单里有成年人，不能记作未成年人专场"), "minor_group", "cor.R07", _MINORS)
    if _QUOTA.search(command.topic):
        message = tr("现行规定没有全国统一的时长要求，“八小时”不能作为依据")
        yield Fault(message, "topic", "cor.R32", "社区矫正法 第42条", blocks=False)
