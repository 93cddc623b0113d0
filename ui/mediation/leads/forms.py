"""The short forms of leads: a new one, what came of it, and a round that found nothing."""

from __future__ import annotations

__all__ = ["closing_form", "lead_form", "screening_form"]

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.i18n import tr
from app.mediation.messages import (
    AddLead,
    CaseChoices,
    CloseLead,
    DisputeType,
    LeadInput,
    LeadStep,
    LeadView,
    RecordScreening,
    ReviseLead,
)
from app.messages import Command
from ui.forms.sheet import Form
from ui.forms.spec import Kind, Spec
from ui.mediation.form.tables import RISKS
from ui.steps.step import options
from ui.widgets.combo import Choice

_FINDER = Spec("finder", tr("排查人"), required=True, most=60, past="mediation.finder",
               hint=tr("如：网格员 李某"))  # fmt: skip
_DIVISION = Spec("division", tr("村（社区）"), Kind.CHOICE, required=True)

_LEAD = (
    Spec("found_on", tr("排查日期"), Kind.DATE, required=True),
    _FINDER,
    _DIVISION,
    Spec("place", tr("地点"), past="mediation.place"),
    Spec("parties", tr("当事人"), Kind.LINES, width=2, lines=2, most=400,
         hint=tr("一行写一人")),
    Spec("dispute_type", tr("纠纷类型"), Kind.CHOICE, required=True,
         options=options(tuple(DisputeType)), note=tr("可输拼音首字母")),
    Spec("people_count", tr("涉及人数"), Kind.COUNT),
    Spec("facts", tr("简要情况"), Kind.AREA, required=True, width=4, lines=4, most=4000,
         hint=tr("谁和谁，因为什么，到了什么程度")),
    Spec("risk", tr("风险情况"), Kind.RADIO, required=True, width=2, options=RISKS,
         default=RISKS[0][0]),
    Spec("next_step", tr("下一步"), Kind.RADIO, required=True, width=2,
         options=options(tuple(LeadStep)), default=LeadStep.ON_THE_SPOT),
)  # fmt: skip


def _villages(choices: CaseChoices) -> tuple[Choice, ...]:
    keys = dict(choices.initials)
    return tuple(Choice(code, name, keys.get(name, "")) for code, name in choices.villages)


def lead_form(choices: CaseChoices, today: date, finder: str, lead: LeadView | None = None) -> Form:
    """A new lead, found by whoever types it unless they say otherwise; or one known by now."""

    def make(values: Mapping[str, Any]) -> Command[Any]:
        given = LeadInput(**values)
        return ReviseLead(lead.id, given) if lead else AddLead(given)

    start = {"found_on": today, "finder": finder}
    if lead is not None:
        start = {spec.name: getattr(lead, spec.name) for spec in _LEAD}
    return Form(
        f"mediation.lead.{lead.id.hex() if lead else ''}",
        title=tr("修改排查线索") if lead else tr("登记排查线索"),
        button=tr("保存") if lead else tr("登记"),
        done=tr("已保存") if lead else tr("已登记排查线索"),
        specs=_LEAD,
        make=make,
        start=start,
        choices={"division": _villages(choices)},
        width=800,
    )


def screening_form(choices: CaseChoices, today: date, finder: str) -> Form:
    """A round through a village that found nothing."""
    return Form(
        "mediation.screening",
        title=tr("登记排查"),
        button=tr("登记"),
        done=tr("已登记排查"),
        specs=(
            Spec("screened_on", tr("排查日期"), Kind.DATE, required=True),
            _FINDER,
            _DIVISION,
            Spec("note", tr("情况"), width=4, hint=tr("如：走访十二户，没有发现纠纷")),
        ),
        make=lambda values: RecordScreening(**values),
        start={"screened_on": today, "finder": finder},
        choices={"division": _villages(choices)},
        text=tr("没有发现纠纷的排查登记在这里，计入排查次数；发现了的直接登记线索。"),
        width=640,
    )


def closing_form(lead: LeadView, today: date) -> Form:
    """What came of a lead without a case."""
    ends = (LeadStep.ON_THE_SPOT, LeadStep.REPORT)
    planned = lead.next_step if lead.next_step in ends else None
    return Form(
        f"mediation.lead.close.{lead.id.hex()}",
        title=tr("办结排查线索"),
        button=tr("办结"),
        done=tr("已办结"),
        specs=(
            Spec("outcome", tr("处理结果"), Kind.RADIO, required=True, width=2,
                 options=options(ends)),
            Spec("closed_on", tr("办结日期"), Kind.DATE, required=True),
            Spec("note", tr("处理情况"), Kind.AREA, required=True, width=4, most=2000,
                 hint=tr("怎样化解的，或者报给了谁")),
        ),
        make=lambda values: CloseLead(lead.id, **values),
        start={"outcome": planned, "closed_on": today},
        text=lead.title,
        width=560,
    )  # fmt: skip
