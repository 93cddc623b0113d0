"""The steps until there is an agreement, or none."""

from __future__ import annotations

__all__ = ["END", "EXTEND", "MEDIATORS", "PLAN", "SESSION", "WITHDRAW"]

from datetime import datetime
from typing import Any

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import (
    AppointMediators,
    CaseDetail,
    EndMediation,
    EndReason,
    ExtendTime,
    Outcome,
    PlanSession,
    RecordSession,
    SessionMode,
    WithdrawCase,
)
from app.messages import Command
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.step import LAW, CaseStep, everybody
from ui.steps.step import Values, moment, on, options


def _start_plan(case: CaseDetail, _now: datetime) -> Values:
    planned = case.planned
    if planned is None:
        return {"place": case.sessions[-1].place if case.sessions else ""}
    at = planned.at.astimezone(CHINA)
    return {"on": at.date(), "at": at.time(), "place": planned.place, "note": planned.note}


def _start_session(case: CaseDetail, now: datetime) -> Values:
    planned = case.planned
    values: dict[str, Any] = {
        "on": now.date(),
        "mediators": tuple(one.id for one in case.mediators),
    }
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
        start=moment(values, "on", "start"),
        end=moment(values, "on", "end") if values["end"] else None,
        place=values["place"],
        transcript=values["transcript"],
        outcome=values["outcome"],
        mode=values["mode"],
        attendees=values["attendees"],
        invited=values["invited"],
        invited_consent=values["invited_consent"],
        told_rights=values["told_rights"],
        mediators=values["mediators"],
    )


PLAN = CaseStep(
    "PlanSession",
    title=tr("约调解时间"),
    button=tr("约定"),
    done=tr("已约定调解时间"),
    specs=(
        Spec("on", tr("日期"), Kind.DATE, required=True),
        Spec("at", tr("时间"), Kind.TIME, required=True),
        Spec("place", tr("地点"), required=True, width=2, past="mediation.session_place"),
        Spec("note", tr("备注"), width=4, hint=tr("如：双方已答应到场")),
    ),
    start=_start_plan,
    make=lambda case, _subject, values: PlanSession(
        case.id, moment(values, "on", "at"), values["place"], values["note"]
    ),
)


SESSION = CaseStep(
    "RecordSession",
    title=tr("做调解记录"),
    button=tr("记下"),
    done=tr("已记下这次调解"),
    specs=(
        Spec("on", tr("调解日期"), Kind.DATE, required=True),
        Spec("start", tr("开始时间"), Kind.TIME, required=True),
        Spec("end", tr("结束时间"), Kind.TIME),
        Spec(
            "mode",
            tr("调解方式"),
            Kind.CHOICE,
            required=True,
            options=options(tuple(SessionMode)),
            default=SessionMode.ON_SITE,
        ),
        Spec("place", tr("调解地点"), required=True, width=2, past="mediation.session_place"),
        Spec(
            "attendees", tr("其他在场人"), width=2, hint=tr("如：村委会 梁某，没有可不填"),
            past="mediation.attendees",
        ),
        Spec(
            "invited", tr("邀请参加的人"), width=2, hint=tr("如：亲属、邻居、专业人员，没有可不填"),
        ),
        Spec("invited_consent", tr("邀请已征得当事人同意"), Kind.TICK, width=2),
        Spec("told_rights", tr("已告知当事人权利义务"), Kind.TICK, required=True, width=2),
        Spec(
            "mediators", tr("当天的调解员"), Kind.PICKS, required=True, width=2,
            note=tr("第一位主持"),
        ),
        Spec(
            "transcript",
            tr("调解经过"),
            Kind.AREA,
            required=True,
            width=4,
            lines=8,
            most=20_000,
            hint=tr("各方怎么说、证据有哪些、谈到哪一步"),
            phrases="mediation.transcript",
        ),
        Spec(
            "outcome",
            tr("调解结果"),
            Kind.RADIO,
            required=True,
            width=4,
            options=options(tuple(Outcome)),
        ),
    ),
    start=_start_session,
    make=_make_session,
    law=(LAW, tr("第23条")),
    width=760,
)  # fmt: skip


MEDIATORS = CaseStep(
    "AppointMediators",
    title=tr("换调解员"),
    button=tr("换调解员"),
    done=tr("已换调解员"),
    specs=(
        Spec(
            "mediators",
            tr("调解员"),
            Kind.PICKS,
            required=True,
            width=4,
            note=tr("第一位主持"),
        ),
        Spec(
            "interest",
            tr("调解员申报的利害关系"),
            width=4,
            hint=tr("如：被申请人的堂兄；没有可不填"),
        ),
        Spec(
            "recusal_ok",
            tr("调解员与当事人有利害关系，各方已书面同意由其调解"),
            Kind.TICK,
            width=4,
        ),
    ),
    start=lambda case, _now: {
        "mediators": tuple(one.id for one in case.mediators),
        "interest": case.interest,
    },
    make=lambda case, _subject, values: AppointMediators(case=case.id, **everybody(case, values)),
    law=(LAW, tr("第19条")),
    width=520,
)


EXTEND = CaseStep(
    "ExtendTime",
    title=tr("延长调解期限"),
    button=tr("延长"),
    done=tr("已延长调解期限"),
    specs=(
        Spec("until", tr("延长到"), Kind.DATE, required=True),
        Spec("agreed_on", tr("各方同意的日期"), Kind.DATE, required=True),
        Spec("consent", tr("各方都同意延长"), Kind.TICK, required=True, width=4),
    ),
    start=on("agreed_on"),
    make=lambda case, _subject, values: ExtendTime(case=case.id, **values),
    text=tr("要在期限内各方都同意；有一方不同意的，终止调解，告知其他途径。"),
    law=(LAW, tr("第26条")),
    width=560,
)


END = CaseStep(
    "EndMediation",
    title=tr("终止调解"),
    button=tr("终止调解"),
    done=tr("已终止调解"),
    specs=(
        Spec("ended_on", tr("终止日期"), Kind.DATE, required=True),
        Spec(
            "reason",
            tr("终止原因"),
            Kind.CHOICE,
            required=True,
            width=2,
            options=options(tuple(EndReason)),
        ),
        Spec("note", tr("说明"), Kind.AREA, width=4, most=1000),
    ),
    start=on("ended_on"),
    make=lambda case, _subject, values: EndMediation(case=case.id, **values),
    text=tr("调解不成的，终止调解，并告知当事人可以通过仲裁、行政、司法等途径维护自己的权利。"),
    law=(LAW, tr("第26条")),
)


WITHDRAW = CaseStep(
    "WithdrawCase",
    title=tr("登记撤回"),
    button=tr("登记撤回"),
    done=tr("已登记撤回"),
    specs=(
        Spec("withdrawn_on", tr("撤回日期"), Kind.DATE, required=True),
        Spec("note", tr("说明"), Kind.AREA, width=4, most=1000),
    ),
    start=on("withdrawn_on"),
    make=lambda case, _subject, values: WithdrawCase(case=case.id, **values),
)
