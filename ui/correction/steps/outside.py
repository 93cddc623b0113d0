"""The steps of 暂予监外执行: the ground and the guarantor, 病情复查."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping
from typing import Any

from app.correction.messages import (
    DeferMedicalReview,
    GuarantorState,
    OutsideGround,
    RecordMedicalReview,
    RecordOutside,
)
from app.i18n import tr
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.step import SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import nothing, on, options

_PROCEDURE = tr("刑事诉讼法")
_ILL = ("guarantor", "guarantor_id_no", "guarantor_phone", "guarantor_state")
_MOTHER = ("expected_on", "born_on")

GROUND = SubjectStep(
    "RecordOutside",
    title=tr("登记暂予监外执行的情形"),
    button=tr("保存"),
    done=tr("已保存"),
    specs=(
        Spec(
            "ground", tr("情形"), Kind.RADIO, required=True, width=4,
            options=options(tuple(OutsideGround)),
        ),
        Spec("hospital", tr("医院"), width=2, most=100),
        Spec("until_on", tr("文书写明到何日"), Kind.DATE, width=2, note=tr("没写的不填")),
        Spec("diagnosis", tr("诊断"), Kind.AREA, width=4, lines=2, most=1000),
        Spec("expected_on", tr("预产期"), Kind.DATE, width=2),
        Spec("born_on", tr("孩子出生日期"), Kind.DATE, width=2),
        Spec("guarantor", tr("保证人"), most=50),
        Spec("guarantor_phone", tr("保证人电话"), Kind.NUMBER, most=30),
        Spec("guarantor_id_no", tr("保证人证件号码"), Kind.ID, width=2),
        Spec(
            "guarantor_state", tr("保证人的状态"), Kind.RADIO, width=4,
            options=options(tuple(GuarantorState)),
        ),
    ),
    start=nothing,
    make=lambda subject, _row, values: RecordOutside(subject.id, **values),
    law=(_PROCEDURE, tr("第265条")),
    width=640,
)  # fmt: skip


class GroundSheet(SubjectSheet):
    """A guarantor where somebody is ill, the days of the child where somebody is a mother."""

    def defaults(self) -> Mapping[str, Any]:
        known = self.record.moves.outside
        if known is None:
            return {"guarantor_state": GuarantorState.VALID}
        return {name: getattr(known, name) for name in self.grid.values()}

    def start(self) -> None:
        super().start()
        self._fit_ground()

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self._fit_ground()

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name == "ground":
            self._fit_ground()

    def _fit_ground(self) -> None:
        ground = self.grid.values()["ground"]
        ill = ground is OutsideGround.ILLNESS
        mother = ground in (OutsideGround.PREGNANCY, OutsideGround.NURSING)
        for names, shown in ((_ILL, ill), (_MOTHER, mother)):
            for name in names:
                self.grid.show_field(name, shown=shown)


REVIEW = SubjectStep(
    "RecordMedicalReview",
    title=tr("登记病情复查"),
    button=tr("登记复查"),
    done=tr("已登记病情复查"),
    specs=(
        Spec("done_on", tr("复查日期"), Kind.DATE, required=True),
        Spec("hospital", tr("医院"), required=True, width=3, most=100),
        Spec("designated", tr("省级人民政府指定的医院"), Kind.TICK, width=4),
        Spec("conclusion", tr("结论"), Kind.AREA, required=True, width=4, lines=3, most=2000),
    ),
    start=on("done_on"),
    make=lambda subject, _row, values: RecordMedicalReview(subject.id, **values),
    text=tr("保外就医的，每三个月交一次病情复查情况；诊断证明扫描放在材料里。"),
    law=(_PROCEDURE, tr("第265条")),
    width=600,
)

DEFERRAL = SubjectStep(
    "DeferMedicalReview",
    title=tr("推迟病情复查"),
    button=tr("登记推迟"),
    done=tr("已登记推迟"),
    specs=(
        Spec("due_on", tr("推迟到"), Kind.DATE, required=True),
        Spec("basis", tr("谁批准、文号"), required=True, width=3, most=200),
    ),
    start=nothing,
    make=lambda subject, _row, values: DeferMedicalReview(subject.id, **values),
    text=tr("推迟不满三个月的由市级批准，三个月以上的由省级批准（未经核实）。"),
    width=560,
)

STEPS = (GROUND, REVIEW, DEFERRAL)
SHEETS = {"RecordOutside": GroundSheet}
