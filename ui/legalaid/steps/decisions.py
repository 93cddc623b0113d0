"""What the centre and the bureau decided: entered from their papers, never made here (la.M20)."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from app.i18n import tr
from app.legalaid.messages import (
    AidDetail,
    DecisionKind,
    Delivery,
    FileAidObjection,
    ObjectionOutcome,
    Provisional,
    RecordAidDecision,
    RecordAidReview,
    Refusal,
    ServeAidDecision,
    State,
    Termination,
)
from ui.forms.spec import Kind, Spec
from ui.legalaid.actions import AidRecord
from ui.legalaid.steps.sheet import AidSheet, PaperSheet
from ui.legalaid.steps.step import BRIEF, LAW, AidStep, grounds
from ui.steps.step import Values, on, options

# What the paper of the centre may say of a record in this state; of all others, that it ends.
_KINDS = {
    State.REVIEWED: (DecisionKind.GRANT, DecisionKind.REFUSE, DecisionKind.PROVISIONAL),
    State.PROVISIONAL: (DecisionKind.GRANT, DecisionKind.TERMINATE),
    State.TO_CORRECT: (DecisionKind.GRANT,),
}
_GROUNDS = {
    DecisionKind.REFUSE: "refusal",
    DecisionKind.PROVISIONAL: "provisional",
    DecisionKind.TERMINATE: "termination",
}
_MAY_BE_OBJECTED = (DecisionKind.REFUSE, DecisionKind.TERMINATE)


def _decision(record: AidRecord, now: datetime) -> Values:
    kinds = _kinds_of(record)
    return {
        "kind": kinds[0] if len(kinds) == 1 else None,
        "signed_by": getattr(record, "centre", ""),
        "came_on": now.date(),
    }


def _kinds_of(record: AidRecord) -> tuple[DecisionKind, ...]:
    state = record.state if isinstance(record, AidDetail) else None
    return _KINDS.get(state, (DecisionKind.TERMINATE,)) if state else ()


DECISION = AidStep(
    "RecordAidDecision",
    title=tr("登记法律援助机构的决定"),
    button=tr("登记决定"),
    done=tr("已登记决定"),
    specs=(
        Spec(
            "kind", tr("决定书写的是"), Kind.RADIO, required=True, width=4,
            options=options(tuple(DecisionKind)),
        ),
        Spec("doc_no", tr("决定书文号"), required=True, width=2, most=60),
        Spec("decided_on", tr("决定日期"), Kind.DATE, required=True),
        Spec("came_on", tr("收到决定书"), Kind.DATE, required=True),
        Spec(
            *("signed_by", tr("作出决定的机构")),
            required=True,
            width=3,
            most=100,
            past="legalaid.centre",
        ),
        Spec("handed_by", tr("谁送来的"), most=50),
        Spec(
            "refusal", tr("不予的理由"), Kind.CHOICE, required=True, width=4,
            options=grounds(tuple(Refusal)),
        ),
        Spec(
            "provisional", tr("先行提供的情形"), Kind.CHOICE, required=True, width=4,
            options=grounds(tuple(Provisional)),
        ),
        Spec(
            "termination", tr("终止的情形"), Kind.CHOICE, required=True, width=4,
            options=grounds(tuple(Termination)),
        ),
        Spec("reasons", tr("决定书上的理由"), Kind.AREA, width=4, lines=3, most=2000),
        Spec("remedy_told", tr("决定书写明了提出异议的途径"), Kind.TICK, width=4),
    ),
    start=_decision,
    make=lambda record, _row, values: RecordAidDecision(record.id, **values),
    text=tr("照法律援助机构的决定书登记。本所没有决定权，没有决定书不能登记。"),
    law=(LAW, tr("第43条")),
    width=700,
)  # fmt: skip


class DecisionSheet(PaperSheet):
    """Only what the paper may say now; of each kind its own ground."""

    @classmethod
    def specs_of(cls, step: AidStep, record: AidRecord) -> Sequence[Spec]:
        first, *rest = step.specs
        return (replace(first, options=options(_kinds_of(record))), *rest)

    def fit_fields(self) -> None:
        kind = self.grid.values()["kind"]
        for of, name in _GROUNDS.items():
            self.grid.show_field(name, shown=kind is of)
        objected = kind in _MAY_BE_OBJECTED
        self.grid.show_field("remedy_told", shown=objected)
        self.grid.set_required("reasons", required=objected)


SERVICE = AidStep(
    "ServeAidDecision",
    title=tr("登记送达"),
    button=tr("登记送达"),
    done=tr("已登记送达"),
    specs=(
        Spec("served_on", tr("送达日期"), Kind.DATE, required=True),
        Spec(
            "how", tr("送达方式"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(Delivery)),
        ),
        Spec("receiver", tr("签收人"), most=50),
    ),
    start=on("served_on"),
    make=lambda record, _row, values: ServeAidDecision(record.id, **values),
    text=tr("照送达回证登记。不予、终止的，当面讲清可以向司法局提出异议。"),
    law=(LAW, tr("第43条")),
    width=BRIEF,
)  # fmt: skip

OBJECTION = AidStep(
    "FileAidObjection",
    title=tr("登记异议"),
    button=tr("登记异议"),
    done=tr("已登记异议"),
    specs=(
        Spec("filed_on", tr("提出日期"), Kind.DATE, required=True),
        Spec("to", tr("向哪个司法局提出"), required=True, width=3, most=100),
        Spec(
            *("grounds", tr("异议的理由"), Kind.AREA),
            required=True,
            width=4,
            lines=4,
            most=2000,
            phrases="legalaid.objection",
        ),
    ),
    start=lambda record, now: {"filed_on": now.date(), "to": getattr(record, "bureau", "")},
    make=lambda record, _row, values: FileAidObjection(record.id, **values),
    text=tr(
        "申请人、受援人可以向设立法律援助机构的司法行政部门提出；本所帮着写、代为转送，不作评判。"
    ),
    law=(LAW, tr("第49条")),
    width=640,
)

REVIEW = AidStep(
    "RecordAidReview",
    title=tr("登记异议审查结果"),
    button=tr("登记结果"),
    done=tr("已登记审查结果"),
    specs=(
        Spec(
            "outcome", tr("司法局决定"), Kind.RADIO, required=True, width=4,
            options=options(tuple(ObjectionOutcome)),
        ),
        Spec("decided_on", tr("决定日期"), Kind.DATE, required=True),
        Spec("doc_no", tr("文号"), width=2, most=60),
        Spec("handed_by", tr("谁送来的"), most=50),
        Spec("served_on", tr("告诉本人的日期"), Kind.DATE, note=tr("还没有告诉就空着"), width=2),
        Spec("note", tr("审查意见"), Kind.AREA, width=4, lines=3, most=2000),
    ),
    start=lambda _record, _now: {},
    make=lambda record, _row, values: RecordAidReview(record.id, **values),
    text=tr("照司法局的审查决定登记。维持的，告诉本人可以申请行政复议或者提起行政诉讼。"),
    law=(LAW, tr("第49条")),
    width=680,
)  # fmt: skip

STEPS = (DECISION, SERVICE, OBJECTION, REVIEW)
SHEETS: Mapping[str, type[AidSheet]] = {
    "RecordAidDecision": DecisionSheet,
    "RecordAidReview": PaperSheet,
}
