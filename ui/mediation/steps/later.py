"""The steps after an agreement, and those that fit any time."""

from __future__ import annotations

__all__ = ["CLOSE", "NOTE", "PERFORMANCE", "PERSON", "VISIT"]

from datetime import datetime

from app.i18n import tr
from app.mediation.messages import (
    AddNote,
    CaseDetail,
    CloseCase,
    ItemStatus,
    RecordPerformance,
    RecordVisit,
    Satisfaction,
    VisitWay,
)
from app.people.messages import Capacity, RevisePerson
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.prevention import MARKED
from ui.mediation.steps.step import LAW, CaseStep
from ui.people.identity import IDENTITY
from ui.steps.step import Values, moment, nothing, on, options


def _start_performance(case: CaseDetail, now: datetime) -> Values:
    items = case.agreement.items if case.agreement else ()
    owed = [item for item in items if not item.status.settled]
    return {"item": owed[0].id if owed else None, "performed_on": now.date()}


PERFORMANCE = CaseStep(
    "RecordPerformance",
    title=tr("登记履行"),
    button=tr("登记履行"),
    done=tr("已登记履行"),
    specs=(
        Spec("item", tr("哪一项"), Kind.CHOICE, required=True, width=4),
        Spec("performed_on", tr("履行日期"), Kind.DATE, required=True),
        Spec(
            "status",
            tr("履行情况"),
            Kind.RADIO,
            required=True,
            width=4,
            fresh_row=True,
            options=options(
                (
                    ItemStatus.DONE,
                    ItemStatus.PARTIAL,
                    ItemStatus.OVERDUE,
                    ItemStatus.CHANGED,
                    ItemStatus.REPUDIATED,
                )
            ),
        ),
        Spec(
            "proof",
            tr("履行凭证"),
            width=4,
            hint=tr("如：收条、转账凭证、现场照片"),
            past="mediation.proof",
        ),
    ),
    start=_start_performance,
    make=lambda _case, subject, values: RecordPerformance(
        values["item"] or subject or b"",
        values["performed_on"],
        values["status"],
        values["proof"],
    ),
)


VISIT = CaseStep(
    "RecordVisit",
    title=tr("填写回访"),
    button=tr("记下回访"),
    done=tr("已记下回访"),
    specs=(
        Spec("visited_on", tr("回访日期"), Kind.DATE, required=True),
        Spec(
            "way",
            tr("回访方式"),
            Kind.RADIO,
            required=True,
            width=3,
            options=options(tuple(VisitWay)),
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
            phrases="mediation.visit",
        ),
        Spec(
            "satisfaction",
            tr("满意程度"),
            Kind.RADIO,
            required=True,
            width=4,
            options=options(tuple(Satisfaction)),
        ),
        Spec("hidden_risk", tr("隐患"), width=3),
        Spec("next_on", tr("下次回访"), Kind.DATE),
    ),
    start=on("visited_on"),
    make=lambda case, _subject, values: RecordVisit(case=case.id, **values),
    law=(LAW, tr("第31条")),
)


CLOSE = CaseStep(
    "CloseCase",
    title=tr("办理结案"),
    button=tr("结案"),
    done=tr("已结案"),
    specs=(Spec("closed_on", tr("结案日期"), Kind.DATE, required=True), *MARKED),
    start=on("closed_on"),
    make=lambda case, _subject, values: CloseCase(case.id, **values),
    text=tr("预防成效由调委会主任认定；没有的不选，以后也可以补认。"),
    width=600,
)


NOTE = CaseStep(
    "AddNote",
    title=tr("记一笔"),
    button=tr("记下"),
    done=tr("已记下"),
    specs=(
        Spec("on", tr("日期"), Kind.DATE, required=True),
        Spec("at", tr("时间"), Kind.TIME),
        Spec("text", tr("经过"), Kind.AREA, required=True, width=4, most=2000),
    ),
    start=lambda _case, now: {"on": now.date(), "at": now.time()},
    make=lambda case, _subject, values: AddNote(
        case.id, values["text"], moment(values, "on", "at")
    ),
    width=560,
)


PERSON = CaseStep(
    "RevisePerson",
    title=tr("修改当事人"),
    button=tr("保存"),
    done=tr("已保存"),
    specs=(
        Spec("name", tr("姓名"), required=True, width=2, most=60),
        Spec("phone", tr("联系电话"), Kind.NUMBER, required=True, width=2, most=40),
        *IDENTITY,
        Spec("address", tr("现住地"), required=True, width=4),
        Spec("ethnicity", tr("民族"), most=20, past="people.ethnicity"),
        Spec("occupation", tr("职业"), most=40, past="people.occupation"),
        Spec(
            "capacity",
            tr("民事行为能力"),
            Kind.RADIO,
            width=2,
            options=options(tuple(Capacity)),
            note=tr("成年人；未成年人按年龄"),
        ),
        Spec("work_unit", tr("工作单位"), width=2, most=80, past="people.work_unit"),
        Spec(
            "languages",
            tr("语言"),
            width=2,
            most=60,
            hint=tr("如：维吾尔语、手语"),
            note=tr("没有可不填；听不懂的，文书留翻译签名处"),
        ),
    ),
    start=nothing,
    make=lambda _case, subject, values: RevisePerson(id=subject or b"", **values),
)
