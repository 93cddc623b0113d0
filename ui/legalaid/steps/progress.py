"""反馈进度: what was learnt of how the aid goes."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from app.i18n import tr
from app.ids import Id
from app.legalaid.messages import AddAidNote, NoteSource
from app.messages import Command
from ui.forms.spec import Kind, Spec
from ui.legalaid.actions import AidRecord
from ui.legalaid.steps.sheet import AidSheet
from ui.legalaid.steps.step import LAW, AidStep
from ui.steps.step import Values, moment, options


def _make(record: AidRecord, _row: Id | None, values: Values) -> Command[Id]:
    rest = {name: values[name] for name in ("source", "text", "told_applicant")}
    return AddAidNote(record.id, moment(values, "day", "clock"), **rest)


NOTE = AidStep(
    "AddAidNote",
    title=tr("登记进度"),
    button=tr("记下"),
    done=tr("已记下进度"),
    specs=(
        Spec("day", tr("日期"), Kind.DATE, required=True),
        Spec("clock", tr("时间"), Kind.TIME, required=True),
        Spec(
            "source", tr("谁说的"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(NoteSource)),
        ),
        Spec(
            "text", tr("办到哪一步了"), Kind.AREA, required=True, width=4, lines=4, most=2000,
            phrases="legalaid.progress",
        ),
        Spec("told_applicant", tr("已经告诉申请人、受援人"), Kind.TICK, width=4),
    ),
    start=lambda _record, now: {"day": now.date(), "clock": now.time()},
    make=_make,
    text=tr("受援人有权了解办理情况，问到了就记下来告诉他。"),
    law=(LAW, tr("第55条")),
    width=620,
)  # fmt: skip

STEPS = (NOTE,)
SHEETS: Mapping[str, type[AidSheet]] = {}
