"""案件补贴 of a closed case: claimed once, and how far the claim has come."""

from __future__ import annotations

__all__ = ["SubsidyDialog", "open_subsidy"]

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import full_date, tr
from app.mediation.messages import (
    AdvanceClaim,
    CaseDetail,
    ClaimSubsidy,
    ClaimView,
    Difficulty,
    ReadClaim,
    ShareInput,
    SubsidyStage,
)
from app.papers.messages import figures
from app.vault.messages import Role
from ui.context import Context, Place
from ui.forms.sheet import Form, FormSheet
from ui.forms.spec import Kind, Spec
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Row

_PAPER = "med.F-A12-8"
_SHARE = "share"


def open_subsidy(context: Context, parent: QWidget, case: CaseDetail) -> None:
    """The form of a claim where there is none yet, else how far the claim has come."""

    def on_read(view: ClaimView) -> None:
        if view.id is not None:
            SubsidyDialog(context, parent, view).open()
        elif view.against and view.standard_fen is None:
            context.toast(view.against)
        else:
            FormSheet(context, parent, _claim(view, context)).open()

    context.work.run(context.desk.ask(ReadClaim(case.id)), on_read, owner=parent)


def _claim(view: ClaimView, context: Context) -> Form:
    """Who is to get how much."""
    entitled = [share for share in view.shares if not share.civil_servant]
    excluded = [share.name for share in view.shares if share.civil_servant]
    mediators = {f"{_SHARE}{place}": share for place, share in enumerate(entitled)}
    start: dict[str, Any] = {"grade": view.grade, "claimed_on": context.clock.today()}
    if len(entitled) == 1 and view.standard_fen:
        start[f"{_SHARE}0"] = view.standard_fen

    def make(values: Mapping[str, Any]) -> ClaimSubsidy:
        shares = tuple(
            ShareInput(share.mediator, values[name])
            for name, share in mediators.items()
            if values[name]
        )
        return ClaimSubsidy(
            view.case, values["grade"], values["claimed_on"], shares, values["reason"]
        )

    grades = tuple((grade, tr(grade.label)) for grade in Difficulty)
    return Form(
        f"mediation.ClaimSubsidy.{view.case.hex()}",
        title=tr("申报案件补贴"),
        button=tr("申报"),
        done=tr("已申报案件补贴"),
        text=_standard(view, excluded),
        specs=(
            Spec("grade", tr("等级"), Kind.CHOICE, required=True, width=2, options=grades),
            Spec("claimed_on", tr("申报日期"), Kind.DATE, required=True, width=2),
            *(
                Spec(name, tr("{name}（元）").format(name=share.name), Kind.MONEY, width=2)
                for name, share in mediators.items()
            ),
            Spec("reason", tr("申报理由"), Kind.AREA, width=4, fresh_row=True, most=500),
        ),
        start=start,
        make=make,
        width=600,
    )


def _standard(view: ClaimView, excluded: list[str]) -> str:
    says = tr("{number}，本等级标准 {n} 元（{basis}），各人合计不能超过标准。")
    words = says.format(
        number=view.case_no or tr("待编号"),
        n=figures(view.standard_fen or 0),
        basis=view.basis or tr("依据没有填，未经核实"),
    )
    if excluded:
        names = tr("、").join(excluded)
        words += tr("{names}是在职公务员，不列入。").format(names=names)
    return words


class SubsidyDialog(Dialog):
    """The stages of a claim, the next one, and its paper."""

    def __init__(self, context: Context, parent: QWidget, view: ClaimView) -> None:
        status = tr(view.status.label) if view.status else ""
        says = tr("{number}，申报 {n} 元，现在是“{status}”。")
        number = view.case_no or tr("待编号")
        text = says.format(number=number, n=figures(view.amount_fen), status=status)
        super().__init__(context.theme, tr("案件补贴"), text, width=560, parent=parent)
        self._context, self._host, self._view = context, parent, view
        for share in view.shares:
            words = tr("{name}：{n} 元").format(name=share.name, n=figures(share.amount_fen))
            self.body.addWidget(Label(self.theme, words))
        for step in view.steps:
            self.body.addLayout(self._line(step.stage, full_date(step.on), step.opinion, step.by))
        self.add_safe(tr("返回"))
        paper = Button(self.theme, tr("打印申报表"), icon="printer")
        paper.clicked.connect(self._print)
        self.buttons.add(paper)
        if view.next and context.desk.me.role in (Role.HEAD, Role.OFFICER):
            self.add_primary(tr("登记{stage}").format(stage=view.next[0].label), self._advance)

    def _line(self, stage: SubsidyStage, on: str, opinion: str, by: str) -> Row:
        row = Row(self.theme, spacing=8)
        refused = stage is SubsidyStage.REFUSED
        row.add(StatusGlyph(self.theme, "overdue" if refused else "done", 15))
        row.add(Label(self.theme, tr(stage.label), "body_strong"))
        words = tr("，").join(filter(None, (on, by, opinion)))
        row.addWidget(Label(self.theme, words, color="text_2", wrap=True), 1)
        return row

    def _print(self) -> None:
        self.accept()
        self._context.go(
            Place("papers.preview", {"kind": _PAPER, "subject": self._view.case, "queue": ()})
        )

    def _advance(self) -> None:
        self.accept()
        FormSheet(self._context, self._host, _step(self._view, self._context)).open()


def _step(view: ClaimView, context: Context) -> Form:
    """The next stage of a claim, or its refusal."""
    stages = tuple((stage, tr(stage.label)) for stage in view.next)
    return Form(
        f"mediation.AdvanceClaim.{view.case.hex()}",
        title=tr("登记补贴进度"),
        button=tr("登记"),
        done=tr("已登记补贴进度"),
        specs=(
            Spec("stage", tr("结果"), Kind.RADIO, required=True, width=4, options=stages),
            Spec("on", tr("日期"), Kind.DATE, required=True, width=2, fresh_row=True),
            Spec("opinion", tr("意见"), Kind.AREA, width=4, fresh_row=True, most=500),
        ),
        start={"stage": view.next[0], "on": context.clock.today()},
        make=lambda values: AdvanceClaim(case=view.case, **values),
        width=560,
    )
