"""How a consultation stands, a line for each: danger, legal aid, promises, what it became."""

from __future__ import annotations

__all__ = ["caller_of", "standing_of"]

from collections.abc import Iterator

from app.i18n import month_day, tr
from app.services.messages import AidTold, ConsultationDetail, RiskLevel
from ui.records.beside import BesideLine
from ui.records.people import Side

_AGAIN = "pls.R-C14"  # of every level


def standing_of(record: ConsultationDetail) -> tuple[BesideLine, ...]:
    """The lines of a consultation."""
    return tuple(_lines(record))


def _lines(record: ConsultationDetail) -> Iterator[BesideLine]:
    if record.hint:
        yield BesideLine(tr("留意"), record.hint, "warn_text")
    if record.risk is not None and record.risk is not RiskLevel.LIFTED:
        told = record.reports[0] if record.reports else None
        organs = tr("、").join(tr(one.label) for one in told.reported_to) if told else ""
        said = tr("已报告{organs}").format(organs=organs) if told else tr("还没有报告")
        words = tr("风险{level}，{said}").format(level=tr(record.risk.label), said=said)
        if again := next((one for one in record.dues if one.rule.startswith(_AGAIN)), None):
            words = tr("{words}，{day}再看").format(words=words, day=month_day(again.on))
        yield BesideLine(tr("危险"), words, "text" if told else "danger_text")
    if record.unfit is not None:
        words = tr("像是{what}，依法不能调解").format(what=tr(record.unfit.label))
        yield BesideLine(tr("调解"), words)
    if record.appointed_at is not None and not record.answer:
        at = record.appointed_at
        words = tr("{day} {time}，{what}")
        yield BesideLine(
            tr("约期"),
            words.format(day=month_day(at.date()), time=f"{at:%H:%M}", what=record.appointed_for),
        )
    if record.taken_by and not record.answer:
        yield BesideLine(tr("解答"), record.taken_by)
    if record.told is not None:
        color = "text" if record.told is AidTold.TOLD else "text_2"
        yield BesideLine(tr("法援"), tr(record.told.label), color)
    if waiting := record.waiting:
        organs = tr("、").join(one.organ or tr(one.target.label) for one in reversed(waiting))
        yield BesideLine(tr("转介"), tr("等{organs}的回执").format(organs=organs))
    became = [
        words
        for what, words in (
            (record.lead, tr("已登记排查线索")),
            (record.application, tr("已转为法律援助申请")),
        )
        if what is not None
    ]
    if became:
        yield BesideLine(tr("转为"), tr("，").join(became))


def caller_of(record: ConsultationDetail, number: str = "") -> Side:
    """Who asks, at the side.

    Args:
        number: the complete number, once it is written down who looks at it.
    """
    name = tr("本人不愿透露姓名") if record.refused else record.name
    people = tr("{n} 人一起").format(n=record.people) if record.people > 1 else ""
    no_number = tr("不提供证件号码") if record.number_refused else ""
    phone = number or record.phone_shown or tr("没有留电话")
    if record.looks:
        phone = tr("{phone}（完整号码看过 {n} 次）").format(phone=phone, n=record.looks)
    lines = tuple(filter(None, (record.village, phone)))
    about = tr("，").join(filter(None, (people, no_number)))
    return Side(name, about, lines, main=True, file=record.person)
