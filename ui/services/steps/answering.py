"""The steps of answering: taken up, promised for a day, answered, set right, noted."""

from __future__ import annotations

__all__ = ["ANSWER", "APPOINT", "NOTE", "REVISE", "TAKE_UP", "ReviseSheet"]

from datetime import datetime

from app.i18n import tr
from app.ids import Id
from app.messages import Command
from app.services.messages import (
    AidTold,
    AnswerConsultation,
    AppointAnswer,
    ConsultationDetail,
    NoteConsultation,
    ReviseConsultation,
    TakeUpConsultation,
    Topic,
    Way,
)
from ui.forms.spec import Kind, Spec
from ui.services.choosing import choose_by_initials
from ui.services.steps.step import AT, ServiceSheet, ServiceStep, now_at
from ui.steps.step import Values, moment, nothing, options

_AID = (tr("法律援助法"), tr("第23条"))
_LAWYER = Spec("answered_by", tr("解答人"), required=True, most=50, past="services.lawyer",
               hint=tr("如：值班律师何某"))  # fmt: skip

TAKE_UP = ServiceStep(
    "TakeUpConsultation",
    title=tr("安排解答"),
    button=tr("安排"),
    done=tr("已安排解答"),
    specs=(
        Spec("taken_by", tr("谁来解答"), required=True, width=4, most=50, past="services.lawyer"),
    ),
    start=nothing,
    make=lambda record, _subject, values: TakeUpConsultation(record.id, values["taken_by"]),
    width=520,
)


def _answering(record: ConsultationDetail, now: datetime) -> Values:
    return {**now_at(record, now), "answered_by": record.taken_by}


ANSWER = ServiceStep(
    "AnswerConsultation",
    title=tr("登记答复"),
    button=tr("登记"),
    done=tr("已登记答复"),
    text=tr("写清楚依据和下一步怎么做；拿不准的不要写，约期再答"),
    specs=(
        Spec("answer", tr("怎么答复的"), Kind.AREA, required=True, width=4, lines=5, most=4000,
             phrases="services.answer"),
        Spec("told", tr("法律援助"), Kind.RADIO, required=True, width=4,
             options=options(tuple(AidTold))),
        _LAWYER,
        *AT,
        Spec("minutes", tr("用时（分钟）"), Kind.COUNT),
    ),
    start=_answering,
    make=lambda record, _subject, values: AnswerConsultation(
        record.id,
        values["answer"],
        values["answered_by"],
        moment(values, "on", "at"),
        values["told"],
        values["minutes"],
    ),
    law=_AID,
    width=720,
)  # fmt: skip

APPOINT = ServiceStep(
    "AppointAnswer",
    title=tr("约期答复"),
    button=tr("约好"),
    done=tr("已约好答复的时间"),
    text=tr("疑难的先告诉本人什么时候答复，到时候“今日”会提醒"),
    specs=(
        Spec("on", tr("哪天答复"), Kind.DATE, required=True),
        Spec("at", tr("时间"), Kind.TIME, required=True),
        Spec("taken_by", tr("谁来解答"), width=2, most=50, past="services.lawyer"),
        Spec("appointed_for", tr("要先弄清什么"), required=True, width=4, most=200),
    ),
    start=lambda record, _now: {"taken_by": record.taken_by},
    make=lambda record, _subject, values: AppointAnswer(
        record.id, moment(values, "on", "at"), values["appointed_for"], values["taken_by"]
    ),
)

NOTE = ServiceStep(
    "NoteConsultation",
    title=tr("记一笔"),
    button=tr("记下"),
    done=tr("已记下"),
    specs=(
        *AT,
        Spec("text", tr("后来怎么样"), Kind.AREA, required=True, width=4, most=1000),
    ),
    start=now_at,
    make=lambda record, _subject, values: NoteConsultation(
        record.id, moment(values, "on", "at"), values["text"]
    ),
)


def _known(record: ConsultationDetail, _now: datetime) -> Values:
    received = record.received_at
    return {
        "way": record.way,
        "topic": record.topic,
        "name": record.name,
        "refused": record.refused,
        "question": record.question,
        "on": received.date(),
        "at": received.time(),
        "people": record.people,
        "division": record.division or None,
        "number_refused": record.number_refused,
    }


def _revise(record: ConsultationDetail, _subject: Id | None, values: Values) -> Command[Id]:
    given = {name: value for name, value in values.items() if name not in ("on", "at", "phone")}
    given["division"] = values["division"] or ""
    return ReviseConsultation(
        record.id,
        received_at=moment(values, "on", "at"),
        phone=values["phone"].strip() or None,
        **given,
    )


REVISE = ServiceStep(
    "ReviseConsultation",
    title=tr("更正登记"),
    button=tr("保存"),
    done=tr("已更正，改前的内容在修改历史里"),
    specs=(
        Spec("way", tr("方式"), Kind.RADIO, required=True, width=4, options=options(tuple(Way))),
        Spec("topic", tr("事项"), Kind.CHOICE, required=True, options=options(tuple(Topic))),
        Spec("name", tr("姓名"), most=50),
        Spec("phone", tr("回电号码"), Kind.NUMBER, hint=tr("不改就空着")),
        Spec("refused", tr("不愿透露姓名"), Kind.TICK),
        Spec("question", tr("问什么"), Kind.AREA, required=True, width=4, lines=4, most=4000),
        *AT,
        Spec("people", tr("人数"), Kind.COUNT, required=True),
        Spec("division", tr("哪个村（居）"), Kind.CHOICE),
        Spec("number_refused", tr("不提供证件号码"), Kind.TICK),
    ),
    start=_known,
    make=_revise,
    width=760,
)  # fmt: skip


class ReviseSheet(ServiceSheet):
    """The villages of this office are offered, and that of the record is chosen."""

    def prepare(self) -> None:
        choose_by_initials(self.context, self.grid, self, {"division": self.record.division})
