"""Guards of the registers and what is owed by when: pure functions on values."""

from __future__ import annotations

__all__ = [
    "check_advice",
    "check_coordinates",
    "check_event",
    "check_filing",
    "check_holding",
    "check_lawyer",
    "check_lecturer",
    "check_point",
    "check_term",
    "due_of",
    "event_dues",
    "not_after",
    "not_before",
    "post_dues",
    "recheck_from",
    "required",
]

import re
from collections.abc import Iterator
from datetime import date

from app.errors import Fault
from app.i18n import month_day, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.outreach.codes import Faces
from app.outreach.geo import known_place
from app.outreach.messages import (
    AdviceInput,
    EventInput,
    HoldEvent,
    LawyerInput,
    LecturerInput,
    PointInput,
)
from app.outreach.states import EventState
from app.today.owed import DueFact

_LICENCE = re.compile(r"\d{17}")  # 执业证号: seventeen digits
_DAY_MINUTES = 24 * 60
_CONSTITUTION = (12, 4)


def required(value: object, field: str, words: str) -> Iterator[Fault]:
    """What has to be filled in."""
    if not (value.strip() if isinstance(value, str) else value):
        yield Fault(words, field)


def not_after(on: date | None, today: date, field: str) -> Iterator[Fault]:
    """Nothing is entered that has not happened."""
    if on is not None and on > today:
        yield Fault(tr("日期晚于今天，请核对"), field)


def not_before(on: date, since: date | None, field: str, what: str) -> Iterator[Fault]:
    """Nothing comes before what led to it; `what` names that in a sentence ("审批")."""
    if since is not None and on < since:
        yield Fault(tr("早于{what}的日期，请核对").format(what=what), field)


def check_term(since: date, until: date | None, field: str) -> Iterator[Fault]:
    """A term ends after it began."""
    if until is not None and until < since:
        yield Fault(tr("结束日期早于开始日期，请核对"), field)


def check_advice(advice: AdviceInput, appointed_on: date, today: date) -> Iterator[Fault]:
    """A day of an adviser: it happened, within the term, and something was done."""
    yield from not_after(advice.on, today, "advice.on")
    if advice.on < appointed_on:
        says = tr("这位顾问从 {day} 起受聘，服务日期不能更早")
        yield Fault(says.format(day=appointed_on.isoformat()), "advice.on")
    if not 0 < advice.minutes <= _DAY_MINUTES:
        yield Fault(tr("请填服务时间，一天不超过 24 小时"), "advice.minutes")
    yield from required(advice.kinds, "advice.kinds", tr("请勾选做了什么"))
    if advice.people < 0:
        yield Fault(tr("人数不能小于 0"), "advice.people")
    if advice.matters < 0:
        yield Fault(tr("件数不能小于 0"), "advice.matters")


def check_lawyer(lawyer: LawyerInput, today: date) -> Iterator[Fault]:
    """What is public of a lawyer."""
    yield from required(lawyer.name, "lawyer.name", tr("请填姓名"))
    yield from required(lawyer.firm, "lawyer.firm", tr("请填执业机构"))
    if not _LICENCE.fullmatch(lawyer.licence_no):
        yield Fault(tr("执业证号是 17 位数字，请照执业证核对"), "lawyer.licence_no")
    yield from not_after(lawyer.practice_from, today, "lawyer.practice_from")
    if lawyer.annual_check is not None and not 1980 <= lawyer.annual_check <= today.year:
        yield Fault(tr("请填考核的年份，如 {year}").format(year=today.year), "lawyer.annual_check")


def check_point(point: PointInput) -> Iterator[Fault]:
    """A service point."""
    yield from required(point.name, "point.name", tr("请填名称"))
    yield from required(point.address, "point.address", tr("请填地址"))
    yield from check_coordinates(point.lng, point.lat, "point.lng", "point.lat")


def check_coordinates(lng: int | None, lat: int | None, east: str, north: str) -> Iterator[Fault]:
    """Both or neither, and in Guangdong: swapped ones lie in the sea or abroad."""
    if (lng is None) is not (lat is None):
        yield Fault(tr("经度、纬度要一起填"), north if lat is None else east)
    elif lng is not None and lat is not None and not known_place(lng, lat):
        yield Fault(tr("这个位置不在广东，请看看经度、纬度有没有填反"), east)


def check_event(event: EventInput) -> Iterator[Fault]:
    """A plan of 普法."""
    yield from required(event.title, "event.title", tr("请填活动名称"))
    yield from required(event.place, "event.place", tr("请填地点"))
    yield from required(event.theme, "event.theme", tr("请填主题"))
    yield from required(event.forms, "event.forms", tr("请勾选形式"))
    if event.planned_audience is not None and event.planned_audience < 0:
        yield Fault(tr("人数不能小于 0"), "event.planned_audience")


def check_holding(
    command: HoldEvent, planned_on: date, approved_on: date | None, today: date
) -> Iterator[Fault]:
    """What came of a plan; photos never show a child's face without consent (R-P02).

    Args:
        planned_on: the day of the plan that was approved; an earlier one wants a reason.
    """
    yield from not_after(command.held_on, today, "held_on")
    yield from not_before(command.held_on, approved_on, "held_on", tr("审批"))
    if command.held_on < planned_on:
        says = tr("早于审批过的计划（{day}）；确实提前开展的，请写理由")
        words = says.format(day=month_day(planned_on))
        yield Fault(words, "held_on", "pls.R-C06a", blocks=False)
    if command.audience is None or command.audience < 0:
        yield Fault(tr("请填到场人数"), "audience")
    if command.handed_out is not None and command.handed_out < 0:
        yield Fault(tr("份数不能小于 0"), "handed_out")
    if command.consent is Faces.CONSENT and not command.note.strip():
        says = tr("请写明哪些监护人书面同意了，同意书收在哪里")
        yield Fault(says, "note", "shared.R-P02")


def check_filing(*, bare: bool) -> Iterator[Fault]:
    """What is filed shows that it was: photos, the sign-in sheet, the signed form."""
    if bare:
        words = tr("材料里还没有照片、签到表。确实没有的，写明理由再归档")
        yield Fault(words, rule="pls.R-C06a", blocks=False)


def check_lecturer(lecturer: LecturerInput) -> Iterator[Fault]:
    """A member of 讲师团."""
    yield from required(lecturer.name, "lecturer.name", tr("请填姓名"))
    yield from required(lecturer.topic, "lecturer.topic", tr("请填讲什么"))
    yield from check_term(lecturer.appointed_on, lecturer.until, "lecturer.until")


# -- what is owed by when ------------------------------------------------------------------


def post_dues(
    post: Id,
    words: str,
    appointed_on: date,
    visited_on: date | None,
    lectured_on: date | None,
    law: Rulebook,
) -> Iterator[DueFact]:
    """A visit a month, a lecture a quarter (R-C05); `words` name village and lawyer."""
    for rule, last, what, title, detail in (
        (
            *("pls.R-C05", visited_on, tr("驻村"), tr("{who} 该驻村了")),
            tr("请顾问到村（居）服务一次，写工作日志"),
        ),
        (
            *("pls.R-C05a", lectured_on, tr("讲座"), tr("{who} 该讲法治课了")),
            tr("请顾问在村（居）讲一次法治课，写工作日志"),
        ),
    ):
        event = "" if last else tr("受聘")
        due = law.due(rule, last or appointed_on, event=event)
        said = title.format(who=words)
        yield DueFact(rule, post, due, what, said, detail, tr("写日志"), "RecordAdvice")


def recheck_from(verified_on: date | None, law: Rulebook) -> date | None:
    """The day from which what is published waits to be verified anew: after its 180 days."""
    if verified_on is None:
        return None
    return date.fromordinal(law.due("pls.R-C07", verified_on).raw.toordinal() + 1)


def due_of(entry: Id, name: str, verified_on: date, law: Rulebook) -> DueFact:
    """复核 of a lawyer or a point (R-C07)."""
    return DueFact(
        *("pls.R-C07", entry, law.due("pls.R-C07", verified_on), tr("复核")),
        *(tr("复核 {name}").format(name=name), tr("核对公开的信息，改了的及时更正")),
        *(tr("登记复核"), "VerifyEntry"),
    )


def event_dues(
    entry: Id,
    title: str,
    state: EventState,
    on: date,
    law: Rulebook,
    *,
    constitution_day: bool,
    last: bool,
) -> Iterator[DueFact]:
    """The day of a plan; after the last 宪法日 of an office, the next one (R-C06).

    Args:
        last: no newer event for 宪法日 is planned.
    """
    rule = "pls.R-C06" if constitution_day else "pls.R-C06a"
    if state is EventState.PLANNED:
        words = tr("计划 {day} 开展，还没有审批").format(day=month_day(on))
        yield DueFact(
            *(rule, entry, law.due(rule, on, event=tr("开展")), law[rule].title, title),
            *(words, tr("审批"), "ApproveEvent"),
        )
    elif state is EventState.APPROVED:
        words = tr("计划 {day} 开展，开展后登记人数").format(day=month_day(on))
        yield DueFact(
            *(rule, entry, law.due(rule, on, event=tr("开展")), law[rule].title, title),
            *(words, tr("登记实施"), "HoldEvent"),
        )
    if constitution_day and last and state >= EventState.HELD:  # by their codes
        year = on.year + 1 if state is not EventState.CANCELLED else on.year
        due = law.due("pls.R-C06", date(year, *_CONSTITUTION), event=tr("国家宪法日"))
        yield DueFact(
            *("pls.R-C06", entry, due, tr("宪法日活动")),
            tr("安排 {year} 年宪法日活动").format(year=year),
            *(tr("每年12月4日是国家宪法日，提前做好计划"), tr("做计划"), "PlanEvent"),
        )
