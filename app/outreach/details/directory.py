"""One lawyer or one service point, as its page shows it."""

from __future__ import annotations

__all__ = ["lawyer_view", "tell_lawyer", "tell_point"]

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.i18n import full_date, tr
from app.lawbook.rules import Rulebook
from app.outreach.card import card_text, code_of, undecided
from app.outreach.codes import Crs, Language, Licence, PointKind, Practice
from app.outreach.details.shared import Told, steps_of
from app.outreach.geo import MICRO
from app.outreach.projection import village_name
from app.outreach.rules import recheck_from
from app.outreach.states import LISTED_STEPS, ListedState, ListedStep
from app.outreach.views import (
    EntryKind,
    FactLine,
    LawyerTab,
    LawyerView,
    PointTab,
    PointView,
)
from app.people.divisions import Divisions
from app.records.messages import StepView, TimelineItem
from app.records.timeline import item_on
from app.work import Work
from db.tables.outreach import Lawyer, ServicePoint

_TABS = {
    ListedState.DRAFT: "draft",
    ListedState.VERIFIED: "draft",
    ListedState.PUBLISHED: "public",
    ListedState.RECHECK: "public",
    ListedState.RETIRED: "retired",
}
_NEXT: dict[ListedState, tuple[str, str, str]] = {
    ListedState.DRAFT: (tr("核对公开的信息，登记核验"), "VerifyEntry", tr("登记核验")),
    ListedState.VERIFIED: (tr("核验过了，可以发布"), "PublishEntry", tr("发布")),
    ListedState.PUBLISHED: (tr("到期前把公开的信息核对一遍"), "VerifyEntry", tr("登记复核")),
    ListedState.RECHECK: (tr("超过期限没有复核，请核对一遍"), "VerifyEntry", tr("登记复核")),
    ListedState.RETIRED: (tr("停用了，要用的先恢复"), "ReopenEntry", tr("恢复")),
}

_AGAIN = (tr("不对外公开；恢复执业了登记一下"), "RecordLicence", tr("登记执业状态"))


def _state(row: Lawyer | ServicePoint, work: Work) -> ListedState:
    """The state as the day itself has it."""
    state = ListedState(row.state)
    since = recheck_from(row.verified_on or row.state_on, work.tool(Rulebook))
    stale = since is not None and since <= work.clock.today()
    return ListedState.RECHECK if state is ListedState.PUBLISHED and stale else state


def _steps(row: Lawyer | ServicePoint, state: ListedState, today: date) -> tuple[StepView, ...]:
    if state is ListedState.RETIRED:
        return ()
    now = LISTED_STEPS[state]
    days = {ListedStep.VERIFY: row.verified_on, now: row.state_on}
    return steps_of(ListedStep, now, days, today, ended=state is ListedState.PUBLISHED)


def _actions(state: ListedState, revise: str, *more: str) -> tuple[str, ...]:
    if state is ListedState.RETIRED:
        return ("ReopenEntry", *more)
    first = {ListedState.DRAFT: ("VerifyEntry",), ListedState.VERIFIED: ("PublishEntry",)}
    return (*first.get(state, ("VerifyEntry",)), revise, *more, "RetireEntry")


def _verification(row: Lawyer | ServicePoint, state: ListedState) -> Iterator[FactLine]:
    if row.verified_on:
        words = tr("{day}，{how}").format(day=full_date(row.verified_on), how=row.verified_how)
        late = state is ListedState.RECHECK
        yield FactLine(tr("核验"), words, "warn_text" if late else "text")
    if row.state_note:
        yield FactLine(tr("停用原因"), row.state_note)


def _story(row: Lawyer | ServicePoint) -> Iterator[TimelineItem]:
    if row.verified_on:
        step = ListedStep.VERIFY
        yield item_on(row.verified_on, "badge-check", tr("核验"), row.verified_how, step=step)
    if row.state == ListedState.PUBLISHED:
        yield item_on(row.state_on, "megaphone", tr("发布"), "", step=ListedStep.PUBLISH)
    if row.state == ListedState.RETIRED:
        yield item_on(row.state_on, "x", tr("停用"), row.state_note, step=ListedStep.WRITE)


# -- lawyers -------------------------------------------------------------------------------


def lawyer_view(row: Lawyer, session: Session) -> LawyerView:
    """A lawyer; with a code only while the public may be shown one."""
    return LawyerView(
        name=row.name,
        firm=row.firm,
        licence_no=row.licence_no,
        practice_from=row.practice_from,
        fields=tuple(Practice(one) for one in row.fields or ()),
        languages=tuple(Language(one) for one in row.languages or ()),
        office_phone=row.office_phone,
        annual_check=row.annual_check,
        licence=Licence(row.licence),
        licence_on=row.licence_on,
        verified_on=row.verified_on,
        code=code_of(card_text(row, session)),
        hidden=_hidden(row, session),
    )


def _hidden(row: Lawyer, session: Session) -> str:
    if row.licence != Licence.PRACTISING:
        says = tr("{state}，二维码已经隐藏，名片不能打印")
        return says.format(state=tr(Licence(row.licence).label))
    if row.state != ListedState.PUBLISHED:
        return tr("发布以后才有二维码")
    if undecided(row.id, session):
        return tr("有两个版本待确认，选定以前不显示二维码")
    return ""


def tell_lawyer(row: Lawyer, work: Work) -> Told:
    """A lawyer of 律师名录."""
    state, view = _state(row, work), lawyer_view(row, work.session)
    resting = view.licence is not Licence.PRACTISING
    warned = resting or state is ListedState.RECHECK
    return Told(
        kind=EntryKind.LAWYER,
        tab=LawyerTab.RETIRED if resting else LawyerTab(_TABS[state]),
        title=row.name,
        about=(row.firm, tr("执业证号 {no}").format(no=row.licence_no)),
        tag=tr((view.licence if resting else state).label),
        tone="warn" if warned else "",
        facts=tuple(_lawyer_facts(row, view, state, work.clock.today())),
        side=(FactLine(tr("名片"), view.hidden, "warn_text" if resting else "text_2"),)
        if view.hidden
        else (),
        entry=view,
        steps=_steps(row, state, work.clock.today()),
        next=_AGAIN if resting and state is not ListedState.RETIRED else _NEXT.get(state),
        timeline=(*_story(row), *_licence_story(row)),
        actions=_actions(state, "ReviseLawyer", "RecordLicence"),
    )


def _licence_story(row: Lawyer) -> Iterator[TimelineItem]:
    if row.licence_on:
        title = tr("执业状态：{state}").format(state=tr(Licence(row.licence).label))
        yield item_on(row.licence_on, "id-card", title, row.licence_note)


def _lawyer_facts(
    row: Lawyer, view: LawyerView, state: ListedState, today: date
) -> Iterator[FactLine]:
    if view.licence is not Licence.PRACTISING:
        words = tr("，").join(
            filter(
                None,
                (
                    tr(view.licence.label),
                    full_date(view.licence_on) if view.licence_on else "",
                    row.licence_note,
                ),
            )
        )
        yield FactLine(tr("状态"), words, "danger_text")
    if view.fields:
        yield FactLine(tr("擅长"), tr("、").join(tr(one.label) for one in view.fields))
    if view.languages:
        yield FactLine(tr("语言"), tr("、").join(tr(one.label) for one in view.languages))
    if view.office_phone:
        yield FactLine(tr("办公电话"), view.office_phone)
    if view.practice_from:
        yield FactLine(tr("执业起"), full_date(view.practice_from))
    if view.annual_check:
        old = view.annual_check < today.year - 1
        words = tr("{year} 年度").format(year=view.annual_check)
        yield FactLine(tr("年度考核"), words, "warn_text" if old else "text")
    yield from _verification(row, state)


# -- service points ------------------------------------------------------------------------


def tell_point(row: ServicePoint, work: Work) -> Told:
    """A service point."""
    state = _state(row, work)
    return Told(
        kind=EntryKind.POINT,
        tab=PointTab(_TABS[state]),
        title=row.name,
        about=(tr(PointKind(row.kind).label), row.address),
        tag=tr(state.label),
        tone="warn" if state is ListedState.RECHECK else "",
        facts=tuple(_point_facts(row, state)),
        side=tuple(_place_lines(row, work)),
        entry=_point_view(row),
        steps=_steps(row, state, work.clock.today()),
        next=_NEXT.get(state),
        timeline=tuple(_story(row)),
        actions=_actions(state, "RevisePoint"),
    )


def _point_view(row: ServicePoint) -> PointView:
    return PointView(
        name=row.name,
        kind=PointKind(row.kind),
        address=row.address,
        village=row.village,
        lng=row.lng,
        lat=row.lat,
        crs=Crs(row.crs) if row.crs else Crs.CGCS2000,
        hours=row.hours,
        phone=row.phone,
        services=row.services,
        accessible=row.accessible,
        verified_on=row.verified_on,
    )


def _point_facts(row: ServicePoint, state: ListedState) -> Iterator[FactLine]:
    if row.hours:
        yield FactLine(tr("开放时间"), row.hours)
    if row.phone:
        yield FactLine(tr("电话"), row.phone)
    if row.services:
        yield FactLine(tr("服务"), row.services)
    yield FactLine(tr("无障碍"), tr("有无障碍通道") if row.accessible else tr("没有登记"))
    yield from _verification(row, state)


def _place_lines(row: ServicePoint, work: Work) -> Iterator[FactLine]:
    if row.village:
        yield FactLine(tr("所在"), village_name(work.tool(Divisions), row.village))
    if row.lng is None or row.lat is None:
        words = tr("没有坐标，地图上看不到，也算不了距离")
        yield FactLine(tr("位置"), words, "warn_text")
        return
    words = tr("{lng:.6f}，{lat:.6f}").format(lng=row.lng / MICRO, lat=row.lat / MICRO)
    yield FactLine(tr("经纬度"), words)
    yield FactLine(tr("坐标系"), tr(Crs(row.crs).label), "text_2")
