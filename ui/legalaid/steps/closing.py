"""The steps of an end: the matter is over, its papers came, were looked at, paid for."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from app.i18n import tr
from app.legalaid.messages import (
    AidDetail,
    CloseResult,
    ClosingWay,
    EndMatter,
    RecordAidSubsidy,
    RecordAudit,
    SubmitClosing,
)
from ui.forms.spec import Kind, Spec
from ui.legalaid.actions import AidRecord
from ui.legalaid.steps.sheet import AidSheet, PaperSheet
from ui.legalaid.steps.step import BRIEF, LAW, AidStep
from ui.steps.step import on, options

MATTER = AidStep(
    "EndMatter",
    title=tr("登记案件办结"),
    button=tr("登记办结"),
    done=tr("已登记办结，等承办人交结案材料"),
    specs=(
        Spec("ended_on", tr("办结日期"), Kind.DATE, required=True),
        Spec(
            "way", tr("办结方式"), Kind.CHOICE, required=True,
            options=options(tuple(ClosingWay)),
        ),
        Spec(
            "result", tr("结果"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(CloseResult)),
        ),
        Spec("light", tr("判处五年有期徒刑以下刑罚，或者免予刑事处罚"), Kind.TICK, width=4),
        Spec("recovered_fen", tr("挽回损失、取得利益（元）"), Kind.MONEY, width=2),
        Spec("note", tr("说明"), Kind.AREA, width=4, lines=2, most=1000),
    ),
    start=on("ended_on"),
    make=lambda record, _row, values: EndMatter(record.id, **values),
    text=tr("判决、裁决、调解书等送到之日为办结；承办人三十日内交结案材料。"),
    law=(LAW, tr("第50条")),
    width=640,
)  # fmt: skip

PAPERS = AidStep(
    "SubmitClosing",
    title=tr("登记结案材料"),
    button=tr("登记"),
    done=tr("已登记结案材料"),
    specs=(
        Spec("reported_on", tr("交材料日期"), Kind.DATE, required=True),
        Spec("complete", tr("结案报告和材料齐全"), Kind.TICK, width=3),
        Spec("missing", tr("还缺什么"), width=4, most=500, hint=tr("写清缺哪几样")),
    ),
    start=on("reported_on"),
    make=lambda record, _row, values: SubmitClosing(record.id, **values),
    text=tr("承办人把结案报告表和卷宗材料交给法律援助机构；对着目录看过，再打勾。"),
    width=BRIEF,
)

AUDIT = AidStep(
    "RecordAudit",
    title=tr("登记结案审核"),
    button=tr("登记审核"),
    done=tr("已登记审核结果"),
    specs=(
        Spec("reviewed_on", tr("审核日期"), Kind.DATE, required=True),
        Spec(
            "passed", tr("法律援助机构审核"), Kind.RADIO, required=True, width=3,
            options=((True, tr("通过")), (False, tr("退回承办人补材料"))),
        ),
        Spec("note", tr("审核意见"), Kind.AREA, width=4, lines=2, most=1000),
    ),
    start=on("reviewed_on"),
    make=lambda record, _row, values: RecordAudit(record.id, **values),
    text=tr("审核由法律援助机构办理，这里登记结果。"),
    width=BRIEF,
)  # fmt: skip

SUBSIDY = AidStep(
    "RecordAidSubsidy",
    title=tr("登记办案补贴"),
    button=tr("登记"),
    done=tr("已登记补贴"),
    specs=(
        Spec("paid_on", tr("发放日期"), Kind.DATE, required=True, width=2),
        Spec("subsidy_fen", tr("金额（元）"), Kind.MONEY, required=True, width=2),
    ),
    start=on("paid_on"),
    make=lambda record, _row, values: RecordAidSubsidy(record.id, **values),
    text=tr("法律援助机构发给承办人的数额，照实登记；本所不定补贴，也不向受援人收费。"),
    law=(LAW, tr("第52条")),
    width=BRIEF,
)


class MatterSheet(AidSheet):
    """How heavy the sentence is decides of 封存, and is asked of a minor's judgment alone."""

    def fit_fields(self) -> None:
        judged = self.grid.values()["way"] is ClosingWay.JUDGMENT
        self.grid.show_field("light", shown=judged and _defended_minor(self.record))


def _defended_minor(record: AidRecord) -> bool:
    return isinstance(record, AidDetail) and record.defended_minor


class PapersSheet(PaperSheet):
    """What is missing is asked for only where not everything came."""

    def fit_fields(self) -> None:
        complete = self.grid.values()["complete"]
        self.grid.show_field("missing", shown=not complete)
        self.grid.set_required("missing", required=not complete)


STEPS = (MATTER, PAPERS, AUDIT, SUBSIDY)
SHEETS: Mapping[str, type[AidSheet]] = {
    "EndMatter": MatterSheet,
    "SubmitClosing": PapersSheet,
}
