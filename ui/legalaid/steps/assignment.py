"""The steps of a lawyer: assigned, engaged, changed, as the centre's papers have it."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping
from typing import Any

from app.i18n import tr
from app.legalaid.messages import (
    AidDetail,
    AskLawyerChange,
    ChangeOption,
    ChangeReason,
    RecordAssignment,
    RecordContract,
    RecordLawyerChange,
    TellOrgan,
    UnitKind,
)
from ui.forms.spec import Kind, Spec
from ui.legalaid.actions import AidRecord
from ui.legalaid.steps.sheet import AidSheet, PaperSheet
from ui.legalaid.steps.step import BRIEF, LAW, AidStep
from ui.steps.step import on, options

_LAWYER = (
    Spec(
        "unit_kind", tr("承办单位类别"), Kind.CHOICE, required=True,
        options=options(tuple(UnitKind)), default=UnitKind.FIRM, fresh_row=True,
    ),
    Spec("unit", tr("承办单位"), required=True, width=3, most=100, past="legalaid.unit"),
    Spec("lawyer", tr("承办人"), required=True, most=50, past="legalaid.lawyer"),
    Spec("licence_no", tr("执业证号"), Kind.NUMBER, most=40),
    Spec("phone", tr("办公电话"), Kind.NUMBER, most=30),
    Spec("years_practice", tr("执业年限"), Kind.COUNT),
    Spec("minor_specialist", tr("熟悉未成年人身心特点"), Kind.TICK, width=4),
)  # fmt: skip
_CHANGED = ("unit_kind", "unit", "lawyer", "licence_no", "phone", "years_practice")

ASSIGNMENT = AidStep(
    "RecordAssignment",
    title=tr("登记指派"),
    button=tr("登记指派"),
    done=tr("已登记指派"),
    specs=(
        Spec("assigned_on", tr("指派日期"), Kind.DATE, required=True),
        Spec("doc_no", tr("指派通知书文号"), width=2, most=60),
        Spec("handed_by", tr("谁送来的"), most=50),
        *_LAWYER,
    ),
    start=lambda _record, _now: {"unit_kind": UnitKind.FIRM},
    make=lambda record, _row, values: RecordAssignment(record.id, **values),
    text=tr("照法律援助机构的指派通知书登记；指派由法律援助机构办理，本所不指派。"),
    law=(LAW, tr("第43条")),
    width=680,
)

LETTER = AidStep(
    "TellOrgan",
    title=tr("登记告知办案机关"),
    button=tr("登记"),
    done=tr("已登记告知办案机关"),
    specs=(
        Spec("told_on", tr("告知日期"), Kind.DATE, required=True),
        Spec("letter_no", tr("法律援助公函文号"), width=3, most=60),
    ),
    start=on("told_on"),
    make=lambda record, _row, values: TellOrgan(record.id, **values),
    text=tr("承办人是谁，由法律援助机构书面告知办案机关。"),
    law=(LAW, tr("第36条")),
    width=BRIEF,
)

CONTRACT = AidStep(
    "RecordContract",
    title=tr("登记委托手续"),
    button=tr("登记"),
    done=tr("已登记委托手续"),
    specs=(
        Spec("contract_on", tr("签委托协议"), Kind.DATE, required=True, width=2),
        Spec("authority_on", tr("签授权委托书"), Kind.DATE, width=2),
    ),
    start=lambda _record, now: {"contract_on": now.date(), "authority_on": now.date()},
    make=lambda record, _row, values: RecordContract(record.id, **values),
    text=tr("承办单位和受援人签委托（辩护）协议、授权委托书，从这一天起算承办。"),
    width=BRIEF,
)

CHANGE = AidStep(
    "AskLawyerChange",
    title=tr("申请更换承办人"),
    button=tr("登记申请"),
    done=tr("已登记更换申请"),
    specs=(
        Spec("asked_on", tr("申请日期"), Kind.DATE, required=True),
        Spec(
            "reason", tr("理由"), Kind.CHOICE, required=True, width=3,
            options=options(tuple(ChangeReason)),
        ),
        Spec(
            "note", tr("具体情况"), Kind.AREA, required=True, width=4, lines=3, most=1000,
            phrases="legalaid.change",
        ),
        Spec("evidence", tr("证据"), width=4, most=300, hint=tr("没有可不填")),
    ),
    start=on("asked_on"),
    make=lambda record, _row, values: AskLawyerChange(record.id, **values),
    text=tr("受援人有理由的，可以申请更换；是否更换由法律援助机构决定。"),
    law=(LAW, tr("第55条")),
    width=640,
)  # fmt: skip


def _unit_before(record: AidRecord, _now: object) -> dict[str, Any]:
    known = record.assignment if isinstance(record, AidDetail) else None
    return {
        "unit_kind": known.unit_kind if known else UnitKind.FIRM,
        "unit": known.unit if known else "",
    }


CHANGED = AidStep(
    "RecordLawyerChange",
    title=tr("登记更换决定"),
    button=tr("登记决定"),
    done=tr("已登记更换决定"),
    specs=(
        Spec(
            "outcome", tr("法律援助机构决定"), Kind.RADIO, required=True, width=4,
            options=options(tuple(ChangeOption)),
        ),
        Spec("decided_on", tr("决定日期"), Kind.DATE, required=True),
        Spec("doc_no", tr("更换通知书文号"), width=2, most=60),
        Spec("handed_by", tr("谁送来的"), most=50),
        Spec("note", tr("说明"), width=4, most=500),
        *_LAWYER,
    ),
    start=_unit_before,
    make=lambda record, _row, values: RecordLawyerChange(record.id, **values),
    text=tr("照更换通知书登记；换了人的，原来的指派到这一天为止。"),
    width=680,
)  # fmt: skip


class AssignmentSheet(PaperSheet):
    """A minor's lawyer has to know minors (未成年人保护法 第104条)."""

    def fit_fields(self) -> None:
        self.grid.show_field("minor_specialist", shown=getattr(self.record, "minor", False))


class ChangedSheet(PaperSheet):
    """Whom the aid goes to is asked for only where somebody changes."""

    def fit_fields(self) -> None:
        outcome = self.grid.values()["outcome"]
        changes = outcome in (ChangeOption.PERSON, ChangeOption.UNIT)
        for name in _CHANGED:
            self.grid.show_field(name, shown=changes)
        minor = changes and getattr(self.record, "minor", False)
        self.grid.show_field("minor_specialist", shown=minor)


STEPS = (ASSIGNMENT, LETTER, CONTRACT, CHANGE, CHANGED)
SHEETS: Mapping[str, type[AidSheet]] = {
    "RecordAssignment": AssignmentSheet,
    "RecordContract": PaperSheet,
    "RecordLawyerChange": ChangedSheet,
}
