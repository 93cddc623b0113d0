"""The end: one word about how it was, and it is closed."""

from __future__ import annotations

__all__ = ["CLOSE", "RATE"]

from app.i18n import tr
from app.services.messages import CloseConsultation, RateConsultation, Satisfaction
from ui.forms.spec import Kind, Spec
from ui.services.steps.step import ServiceStep
from ui.steps.step import on, options

RATE = ServiceStep(
    "RateConsultation",
    title=tr("登记评价"),
    button=tr("登记"),
    done=tr("已登记评价"),
    text=tr("问不到的，选“没有评价”，一样办结"),
    specs=(
        Spec("satisfaction", tr("满意不满意"), Kind.RADIO, required=True, width=4,
             options=options(tuple(Satisfaction))),
        Spec("note", tr("说了什么"), width=4, most=500),
        Spec("rated_on", tr("日期"), Kind.DATE, required=True),
        Spec("close", tr("同时办结"), Kind.TICK, width=2, default=True),
    ),
    start=lambda _record, now: {"rated_on": now.date(), "close": True},
    make=lambda record, _subject, values: RateConsultation(record.id, **values),
)  # fmt: skip

CLOSE = ServiceStep(
    "CloseConsultation",
    title=tr("办结"),
    button=tr("办结"),
    done=tr("已办结"),
    specs=(Spec("closed_on", tr("日期"), Kind.DATE, required=True),),
    start=on("closed_on"),
    make=lambda record, _subject, values: CloseConsultation(record.id, values["closed_on"]),
    width=560,
)
