"""鉴定: an expert is asked, and the opinion comes."""

from __future__ import annotations

__all__ = ["APPRAISAL", "OPINION"]

from app.i18n import tr
from app.mediation.messages import BeginAppraisal, EndAppraisal
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.step import CaseStep
from ui.steps.step import on

_LAW = (tr("医疗纠纷预防和处理条例"), tr("第38条"))

APPRAISAL = CaseStep(
    "BeginAppraisal",
    title=tr("委托鉴定"),
    button=tr("登记"),
    done=tr("已登记委托鉴定"),
    specs=(
        Spec("began_on", tr("委托日期"), Kind.DATE, required=True),
        Spec("appraiser", tr("鉴定机构或者专家"), required=True, width=3, most=100),
        Spec("matter", tr("鉴定事项"), Kind.AREA, required=True, width=4, lines=3, most=2000),
    ),
    start=on("began_on"),
    make=lambda case, _subject, values: BeginAppraisal(case=case.id, **values),
    text=tr("医疗纠纷从委托的次日起停算期限，收到鉴定意见后接着算；其他纠纷不停算。"),
    law=_LAW,
    width=560,
)

OPINION = CaseStep(
    "EndAppraisal",
    title=tr("登记鉴定意见"),
    button=tr("登记"),
    done=tr("已登记鉴定意见"),
    specs=(
        Spec("received_on", tr("收到日期"), Kind.DATE, required=True),
        Spec("opinion", tr("鉴定意见"), Kind.AREA, required=True, width=4, lines=4, most=4000,
             hint=tr("鉴定没有做成的，写明原因")),
    ),
    start=on("received_on"),
    make=lambda case, _subject, values: EndAppraisal(case=case.id, **values),
    law=_LAW,
    width=560,
)  # fmt: skip
