"""The steps of 羁押: noted, told, ended."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from app.correction.messages import EndCustody, RecordCustody, TellCustody
from app.i18n import full_date, tr
from app.ids import Id
from ui.correction.steps.sheet import RowSheet, SubjectSheet
from ui.correction.steps.step import SubjectStep, day_step
from ui.forms.spec import Kind, Spec
from ui.steps.step import on

_CUSTODY = Spec("custody", tr("哪次羁押"), Kind.CHOICE, required=True, width=4)

RECORD = SubjectStep(
    "RecordCustody",
    title=tr("登记羁押"),
    button=tr("登记羁押"),
    done=tr("已登记羁押"),
    specs=(
        Spec("organ", tr("羁押的机关"), required=True, width=2, most=100),
        Spec("from_on", tr("羁押日期"), Kind.DATE, required=True),
        Spec("notice_on", tr("收到通知"), Kind.DATE, required=True),
        Spec("cause", tr("原因、措施"), Kind.AREA, required=True, width=4, lines=2, most=1000),
    ),
    start=on("notice_on"),
    make=lambda subject, _row, values: RecordCustody(subject.id, **values),
    text=tr("照通知书登记；羁押期间不计未报告，期限届满时不自动解除。"),
    width=640,
)

TELL = day_step(
    TellCustody,
    _CUSTODY,
    ("told_on", tr("报告日期")),
    title=tr("登记报告县级"),
    button=tr("登记报告"),
    done=tr("已登记报告县级"),
)

END = SubjectStep(
    "EndCustody",
    title=tr("登记羁押结束"),
    button=tr("登记结束"),
    done=tr("已登记羁押结束"),
    specs=(
        _CUSTODY,
        Spec("to_on", tr("结束日期"), Kind.DATE, required=True, width=2),
        Spec("note", tr("怎样结束的"), required=True, width=4, most=500),
    ),
    start=on("to_on"),
    make=lambda _subject, _row, values: EndCustody(**values),
    width=560,
)


class CustodySheet(RowSheet):
    """About a custody that still goes on."""

    row_field = "custody"

    def rows(self) -> list[tuple[Id, str]]:
        says = tr("{day}起 {organ}")
        return [
            (one.id, says.format(day=full_date(one.from_on), organ=one.organ))
            for one in reversed(self.record.measures.custodies)
            if one.to_on is None or one.told_on is None
        ]


STEPS = (RECORD, TELL, END)
SHEETS: Mapping[str, type[SubjectSheet]] = {"TellCustody": CustodySheet, "EndCustody": CustodySheet}
