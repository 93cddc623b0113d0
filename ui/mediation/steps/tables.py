"""The steps of a case as a table: words, fields, and the command they make."""

from __future__ import annotations

__all__ = ["ITEM", "STEPS", "Step"]

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import (
    AddNote,
    AgreementForm,
    AppointMediators,
    CaseDetail,
    CloseCase,
    ConfirmSignatures,
    EndMediation,
    EndReason,
    ItemStatus,
    Outcome,
    PlanSession,
    ReachAgreement,
    RecordPerformance,
    RecordSession,
    RecordVisit,
    Satisfaction,
    SessionMode,
    VisitWay,
    WithdrawCase,
)
from app.messages import Command
from app.people.messages import RevisePerson
from ui.forms.spec import Kind, Spec

Values = Mapping[str, Any]
Defaults = Callable[[CaseDetail, datetime], Values]
Maker = Callable[[CaseDetail, Id | None, Values], Command[Id]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        button: the words of the button that does it.
        done: what the toast says afterwards.
        text: a sentence below the title, before the case's own.
        law: the article behind the step (law, article), opened by its link.
        start: what the fields begin with.
        make: the command of what they hold.
        width: of the sheet, in px at base 14.
    """

    action: str
    title: str
    button: str
    done: str
    specs: Sequence[Spec]
    start: Defaults
    make: Maker
    text: str = ""
    law: tuple[str, str] | None = None
    width: int = 640


_LAW = tr("人民调解法")


def _options(codes: Sequence[Any]) -> tuple[tuple[Any, str], ...]:
    return tuple((code, tr(code.label)) for code in codes)


def _moment(values: Values, day: str, clock: str) -> datetime:
    return datetime.combine(values[day], values[clock] or time(), CHINA)


def _nothing(_case: CaseDetail, _now: datetime) -> Values:
    return {}


def _on(name: str) -> Defaults:
    return lambda _case, now: {name: now.date()}


# -- sessions ----------------------------------------------------------------------------


def _start_plan(case: CaseDetail, _now: datetime) -> Values:
    planned = case.planned
    if planned is None:
        return {"place": case.sessions[-1].place if case.sessions else ""}
    at = planned.at.astimezone(CHINA)
    return {"on": at.date(), "at": at.time(), "place": planned.place, "note": planned.note}


def _start_session(case: CaseDetail, now: datetime) -> Values:
    planned = case.planned
    values: dict[str, Any] = {"on": now.date()}
    if planned is not None and planned.at.astimezone(CHINA).date() == now.date():
        values["start"] = planned.at.astimezone(CHINA).time()
    if planned is not None:
        values["place"] = planned.place
    elif case.sessions:
        values["place"] = case.sessions[-1].place
    return values


def _make_session(case: CaseDetail, _subject: Id | None, values: Values) -> Command[Id]:
    return RecordSession(
        case=case.id,
        start=_moment(values, "on", "start"),
        end=_moment(values, "on", "end") if values["end"] else None,
        place=values["place"],
        transcript=values["transcript"],
        outcome=values["outcome"],
        mode=values["mode"],
        attendees=values["attendees"],
        told_rights=values["told_rights"],
    )


_PLAN = Step(
    "PlanSession",
    tr("约调解时间"),
    tr("约定"),
    tr("已约定调解时间"),
    (
        Spec("on", tr("日期"), Kind.DATE, required=True),
        Spec("at", tr("时间"), Kind.TIME, required=True),
        Spec("place", tr("地点"), required=True, width=2),
        Spec("note", tr("备注"), width=4, hint=tr("如：双方已答应到场")),
    ),
    _start_plan,
    lambda case, _subject, values: PlanSession(
        case.id, _moment(values, "on", "at"), values["place"], values["note"]
    ),
)

_SESSION = Step(
    "RecordSession",
    tr("做调解记录"),
    tr("记下"),
    tr("已记下这次调解"),
    (
        Spec("on", tr("调解日期"), Kind.DATE, required=True),
        Spec("start", tr("开始时间"), Kind.TIME, required=True),
        Spec("end", tr("结束时间"), Kind.TIME),
        Spec(
            "mode",
            tr("调解方式"),
            Kind.CHOICE,
            required=True,
            options=_options(tuple(SessionMode)),
            default=SessionMode.ON_SITE,
        ),
        Spec("place", tr("调解地点"), required=True, width=2),
        Spec("attendees", tr("其他在场人"), width=2, hint=tr("如：村委会 梁某，没有可不填")),
        Spec("told_rights", tr("已告知当事人权利义务"), Kind.TICK, required=True, width=4),
        Spec(
            "transcript",
            tr("调解经过"),
            Kind.AREA,
            required=True,
            width=4,
            lines=8,
            most=20_000,
            hint=tr("各方怎么说、证据有哪些、谈到哪一步"),
        ),
        Spec(
            "outcome",
            tr("调解结果"),
            Kind.RADIO,
            required=True,
            width=4,
            options=_options(tuple(Outcome)),
        ),
    ),
    _start_session,
    _make_session,
    law=(_LAW, tr("第23条")),
    width=760,
)  # fmt: skip

# -- the agreement -----------------------------------------------------------------------

ITEM = (
    Spec("debtor", tr("履行人"), Kind.CHOICE, required=True),
    Spec("creditor", tr("权利人"), Kind.CHOICE, required=True),
    Spec("amount_fen", tr("金额（元）"), Kind.MONEY),
    Spec("due_on", tr("履行期限"), Kind.DATE, required=True),
    Spec("content", tr("履行内容"), required=True, width=2, hint=tr("如：支付墙体修补费")),
    Spec("manner", tr("履行方式"), hint=tr("如：现金、转账")),
    Spec("on_the_spot", tr("当场已履行"), Kind.TICK),
)

_AGREEMENT = Step(
    "ReachAgreement",
    tr("登记调解协议"),
    tr("登记协议"),
    tr("已登记协议"),
    (
        Spec(
            "form",
            tr("协议形式"),
            Kind.RADIO,
            required=True,
            options=_options(tuple(AgreementForm)),
            default=AgreementForm.WRITTEN,
        ),
        Spec("reached_on", tr("达成日期"), Kind.DATE, required=True),
        Spec("copies", tr("份数"), Kind.COUNT),
        Spec(
            "facts",
            tr("纠纷主要事实"),
            Kind.AREA,
            required=True,
            width=4,
            lines=2,
            most=4000,
            fresh_row=True,
        ),
        Spec(
            "terms",
            tr("协议内容"),
            Kind.LINES,
            required=True,
            width=4,
            lines=3,
            most=4000,
            hint=tr("一行写一条"),
        ),
        Spec("performance", tr("履行的方式和地点"), width=2),
        Spec("liability", tr("违约责任"), width=2),
    ),
    lambda case, now: {"facts": case.facts, "reached_on": now.date()},
    lambda case, _subject, values: ReachAgreement(case=case.id, **values),
    law=(_LAW, tr("第29条")),
    width=800,
)

_SIGNED = Step(
    "ConfirmSignatures",
    tr("登记签字"),
    tr("协议生效"),
    tr("已登记签字，协议生效"),
    (
        Spec("signed_on", tr("签字日期"), Kind.DATE, required=True),
        Spec(
            "by_parties",
            tr("各方当事人已签名、盖章或者按指印"),
            Kind.TICK,
            required=True,
            width=4,
        ),
        Spec("by_mediator", tr("调解员已签名"), Kind.TICK, required=True, width=4),
        Spec("by_committee", tr("已加盖人民调解委员会印章"), Kind.TICK, required=True, width=4),
    ),
    _on("signed_on"),
    lambda case, _subject, values: ConfirmSignatures(case.id, values["signed_on"]),
    text=tr("三样都在纸上，协议才生效；司法确认的三十日从这天起算。"),
    law=(_LAW, tr("第29条")),
)

# -- afterwards --------------------------------------------------------------------------


def _start_performance(case: CaseDetail, now: datetime) -> Values:
    items = case.agreement.items if case.agreement else ()
    owed = [item for item in items if not item.status.settled]
    return {"item": owed[0].id if owed else None, "performed_on": now.date()}


_PERFORMANCE = Step(
    "RecordPerformance",
    tr("登记履行"),
    tr("登记履行"),
    tr("已登记履行"),
    (
        Spec("item", tr("哪一项"), Kind.CHOICE, required=True, width=4),
        Spec("performed_on", tr("履行日期"), Kind.DATE, required=True),
        Spec(
            "status",
            tr("履行情况"),
            Kind.RADIO,
            required=True,
            width=4,
            fresh_row=True,
            options=_options(
                (
                    ItemStatus.DONE,
                    ItemStatus.PARTIAL,
                    ItemStatus.OVERDUE,
                    ItemStatus.CHANGED,
                    ItemStatus.REPUDIATED,
                )
            ),
        ),
        Spec("proof", tr("履行凭证"), width=4, hint=tr("如：收条、转账凭证、现场照片")),
    ),
    _start_performance,
    lambda _case, subject, values: RecordPerformance(
        values["item"] or subject or b"",
        values["performed_on"],
        values["status"],
        values["proof"],
    ),
)

_VISIT = Step(
    "RecordVisit",
    tr("填写回访"),
    tr("记下回访"),
    tr("已记下回访"),
    (
        Spec("visited_on", tr("回访日期"), Kind.DATE, required=True),
        Spec(
            "way",
            tr("回访方式"),
            Kind.RADIO,
            required=True,
            width=3,
            options=_options(tuple(VisitWay)),
        ),
        Spec(
            "performance",
            tr("回访情况"),
            Kind.AREA,
            required=True,
            width=4,
            lines=4,
            most=4000,
            hint=tr("协议履行得怎样，各方怎么说"),
        ),
        Spec(
            "satisfaction",
            tr("满意程度"),
            Kind.RADIO,
            required=True,
            width=4,
            options=_options(tuple(Satisfaction)),
        ),
        Spec("hidden_risk", tr("隐患"), width=3),
        Spec("next_on", tr("下次回访"), Kind.DATE),
    ),
    _on("visited_on"),
    lambda case, _subject, values: RecordVisit(case=case.id, **values),
    law=(_LAW, tr("第31条")),
)

_END = Step(
    "EndMediation",
    tr("终止调解"),
    tr("终止调解"),
    tr("已终止调解"),
    (
        Spec("ended_on", tr("终止日期"), Kind.DATE, required=True),
        Spec(
            "reason",
            tr("终止原因"),
            Kind.CHOICE,
            required=True,
            width=2,
            options=_options(tuple(EndReason)),
        ),
        Spec("note", tr("说明"), Kind.AREA, width=4, most=1000),
    ),
    _on("ended_on"),
    lambda case, _subject, values: EndMediation(case=case.id, **values),
    text=tr("调解不成的，终止调解，并告知当事人可以通过仲裁、行政、司法等途径维护自己的权利。"),
    law=(_LAW, tr("第26条")),
)

_WITHDRAW = Step(
    "WithdrawCase",
    tr("登记撤回"),
    tr("登记撤回"),
    tr("已登记撤回"),
    (
        Spec("withdrawn_on", tr("撤回日期"), Kind.DATE, required=True),
        Spec("note", tr("说明"), Kind.AREA, width=4, most=1000),
    ),
    _on("withdrawn_on"),
    lambda case, _subject, values: WithdrawCase(case=case.id, **values),
)

_CLOSE = Step(
    "CloseCase",
    tr("办理结案"),
    tr("结案"),
    tr("已结案"),
    (Spec("closed_on", tr("结案日期"), Kind.DATE, required=True),),
    _on("closed_on"),
    lambda case, _subject, values: CloseCase(case.id, values["closed_on"]),
    width=460,
)

_MEDIATORS = Step(
    "AppointMediators",
    tr("换调解员"),
    tr("换调解员"),
    tr("已换调解员"),
    (
        Spec(
            "mediators",
            tr("调解员"),
            Kind.PICKS,
            required=True,
            width=4,
            note=tr("第一位主持"),
        ),
        Spec(
            "recusal_consent",
            tr("调解员与当事人有利害关系，各方已书面同意由其调解"),
            Kind.TICK,
            width=4,
        ),
    ),
    lambda case, _now: {"mediators": tuple(one.id for one in case.mediators)},
    lambda case, _subject, values: AppointMediators(case=case.id, **values),
    law=(_LAW, tr("第19条")),
    width=520,
)

_NOTE = Step(
    "AddNote",
    tr("记一笔"),
    tr("记下"),
    tr("已记下"),
    (
        Spec("on", tr("日期"), Kind.DATE, required=True),
        Spec("at", tr("时间"), Kind.TIME),
        Spec("text", tr("经过"), Kind.AREA, required=True, width=4, most=2000),
    ),
    lambda _case, now: {"on": now.date(), "at": now.time()},
    lambda case, _subject, values: AddNote(case.id, values["text"], _moment(values, "on", "at")),
    width=520,
)

_PERSON = Step(
    "RevisePerson",
    tr("修改当事人"),
    tr("保存"),
    tr("已保存"),
    (
        Spec("name", tr("姓名"), required=True, width=2, most=60),
        Spec("phone", tr("联系电话"), Kind.NUMBER, required=True, width=2, most=40),
        Spec("address", tr("现住地"), required=True, width=4),
        Spec("ethnicity", tr("民族"), most=20),
        Spec("occupation", tr("职业"), most=40),
        Spec("work_unit", tr("工作单位"), width=2, most=80),
    ),
    _nothing,
    lambda _case, subject, values: RevisePerson(id=subject or b"", **values),
)

STEPS = {
    step.action: step
    for step in (
        _PLAN, _SESSION, _AGREEMENT, _SIGNED, _PERFORMANCE, _VISIT, _END, _WITHDRAW, _CLOSE,
        _MEDIATORS, _NOTE, _PERSON,
    )
}  # fmt: skip
