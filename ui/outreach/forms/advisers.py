"""The forms of 村（居）法律顾问: an appointment, a log, a rate."""

from __future__ import annotations

__all__ = [
    "ADVICE",
    "advice_form",
    "advice_of",
    "post_form",
    "rate_form",
]

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.i18n import tr
from app.outreach.messages import (
    AdviceInput,
    AdviceKind,
    AppointAdviser,
    EntryChoices,
    RateBasis,
    RecordAdvice,
    SetAdviceRate,
)
from ui.context import Context
from ui.forms.sheet import Form
from ui.forms.spec import Kind, Spec
from ui.outreach.typed import minutes_of
from ui.steps.step import options
from ui.widgets.combo import Choice

Values = Mapping[str, Any]

ADVICE = (
    Spec("advice.on", tr("服务日期"), Kind.DATE, required=True),
    Spec("advice.minutes", tr("时间（小时）"), Kind.NUMBER, required=True, hint=tr("如：2.5")),
    Spec("advice.people", tr("服务人次"), Kind.COUNT),
    Spec("advice.matters", tr("办理件数"), Kind.COUNT),
    Spec(
        *("advice.kinds", tr("做了什么"), Kind.TICKS),
        required=True,
        width=4,
        options=options(tuple(AdviceKind)),
        across=4,
    ),
    Spec(
        *("advice.content", tr("服务内容"), Kind.AREA),
        width=4,
        lines=5,
        most=2000,
        hint=tr("问了什么、怎么答的；不写当事人的姓名和证件号"),
    ),
)


def advice_of(values: Values) -> AdviceInput:
    """A day of an adviser as typed."""
    return AdviceInput(
        on=values["advice.on"],
        minutes=minutes_of(values["advice.minutes"]),
        kinds=values["advice.kinds"],
        people=values["advice.people"] or 0,
        matters=values["advice.matters"] or 0,
        content=values["advice.content"],
    )


def post_form(context: Context, choices: EntryChoices) -> Form:
    """A lawyer becomes the adviser of a village."""
    return Form(
        "services.advisers.new",
        title=tr("登记村居法律顾问"),
        text=tr("律师先在律师名录里登记，才能在这里选到。"),
        button=tr("登记"),
        done=tr("已登记法律顾问"),
        specs=(
            Spec("village", tr("村（居）"), Kind.CHOICE, required=True, width=2),
            Spec("lawyer", tr("律师"), Kind.CHOICE, required=True, width=2),
            Spec("appointed_on", tr("受聘日期"), Kind.DATE, required=True),
            Spec("until", tr("聘期止"), Kind.DATE, note=tr("没写明就空着")),
            Spec("note", tr("备注"), width=4),
        ),
        choices={
            "village": [Choice(code, name) for code, name in choices.villages],
            "lawyer": [Choice(id, words) for id, words in choices.lawyers],
        },
        start={"appointed_on": context.clock.today()},
        make=lambda values: AppointAdviser(
            values["village"],
            values["lawyer"],
            values["appointed_on"],
            values["until"],
            values["note"],
        ),
    )


def advice_form(context: Context, choices: EntryChoices) -> Form:
    """A log of any adviser; where there is one alone, nobody has to choose."""
    start: dict[str, Any] = {"advice.on": context.clock.today()}
    if len(choices.posts) == 1:
        start["record"] = choices.posts[0][0]
    return Form(
        "services.advisers.log",
        title=tr("写顾问工作日志"),
        text=tr("写好以后打印，请村（居）干部签字，再登记确认。没有日志的，不发补贴。"),
        button=tr("存为草稿"),
        done=tr("已写日志"),
        specs=(Spec("record", tr("哪里的顾问"), Kind.CHOICE, required=True, width=4), *ADVICE),
        choices={"record": [Choice(id, words) for id, words in choices.posts]},
        start=start,
        make=lambda values: RecordAdvice(values["record"], advice_of(values)),
    )


def rate_form(today: date) -> Form:
    """One more rate of the allowance."""
    return Form(
        "services.advisers.rate",
        title=tr("设定补贴标准"),
        text=tr("照司法局的文件填。没有文件的，依据空着，清单上会写明未经核实。"),
        button=tr("设定"),
        done=tr("已设定补贴标准"),
        specs=(
            Spec(
                *("basis", tr("怎么算"), Kind.RADIO),
                required=True,
                width=2,
                options=options(tuple(RateBasis)),
            ),
            Spec("amount_fen", tr("金额（元）"), Kind.MONEY, required=True),
            Spec("valid_from", tr("从哪天起"), Kind.DATE, required=True),
            Spec("source", tr("依据"), width=4, hint=tr("文件名称、文号")),
        ),
        start={"basis": RateBasis.MONTH, "valid_from": today.replace(day=1)},
        make=lambda values: SetAdviceRate(
            values["basis"], values["amount_fen"], values["valid_from"], values["source"]
        ),
    )
