"""The steps of an adviser and of a log."""

from __future__ import annotations

__all__ = ["STEPS"]

from datetime import datetime

from app.i18n import tr
from app.outreach.messages import (
    AdviceLogView,
    ConfirmAdvice,
    EndAdviser,
    EntryDetail,
    PayAdvice,
    RecordAdvice,
    ReviewAdvice,
    ReviseAdvice,
)
from ui.forms.spec import Kind, Spec
from ui.outreach.forms import ADVICE, advice_of
from ui.outreach.steps.step import EntryStep, dated, under
from ui.outreach.typed import hours_words
from ui.steps.step import Values, on

_LOG = ("on", "people", "matters", "kinds", "content")


def _log(entry: EntryDetail, _now: datetime) -> Values:
    view = entry.entry
    if not isinstance(view, AdviceLogView):
        return {}
    return {**under("advice", view, _LOG), "advice.minutes": hours_words(view.minutes)}


STEPS = (
    EntryStep(
        "RecordAdvice",
        title=tr("写顾问工作日志"),
        button=tr("存为草稿"),
        done=tr("已写日志"),
        text=tr("写好以后打印，请村（居）干部签字，再登记确认。没有日志的，不发补贴。"),
        specs=ADVICE,
        start=on("advice.on"),
        make=lambda entry, _subject, values: RecordAdvice(entry.id, advice_of(values)),
    ),
    EntryStep(
        "ReviseAdvice",
        title=tr("修改日志"),
        button=tr("保存"),
        done=tr("已修改日志"),
        specs=ADVICE,
        start=_log,
        make=lambda entry, _subject, values: ReviseAdvice(entry.id, advice_of(values)),
    ),
    EntryStep(
        "ConfirmAdvice",
        title=tr("登记村居确认"),
        button=tr("登记"),
        done=tr("已登记确认"),
        text=tr("照日志上的签名填，签过名的日志扫描、拍照放进材料。"),
        specs=(
            Spec(
                *("confirmer", tr("签字的村（居）干部")),
                required=True,
                width=2,
                most=50,
                past="services.advisers.confirmer",
            ),
            Spec("confirmed_on", tr("签字日期"), Kind.DATE, required=True),
        ),
        start=on("confirmed_on"),
        make=lambda entry, _subject, values: ConfirmAdvice(
            entry.id, values["confirmer"], values["confirmed_on"]
        ),
        width=560,
    ),
    EntryStep(
        "ReviewAdvice",
        title=tr("审核日志"),
        button=tr("审核"),
        done=tr("已审核"),
        specs=(
            Spec(
                *("passed", tr("审核意见"), Kind.RADIO),
                required=True,
                width=2,
                options=((True, tr("通过")), (False, tr("退回补正"))),
            ),
            Spec("reviewed_on", tr("审核日期"), Kind.DATE, required=True),
            Spec("opinion", tr("说明"), Kind.AREA, width=4, most=500, hint=tr("退回的要写明")),
        ),
        start=lambda _entry, now: {"passed": True, "reviewed_on": now.date()},
        make=lambda entry, _subject, values: ReviewAdvice(
            entry.id, values["passed"], values["reviewed_on"], values["opinion"]
        ),
        width=560,
    ),
    EntryStep(
        "PayAdvice",
        title=tr("登记核发补贴"),
        button=tr("登记"),
        done=tr("已登记核发"),
        text=tr("补贴由司法局核定、发放。照司法局的文书登记，文书扫描放进材料。"),
        specs=(
            Spec("amount_fen", tr("金额（元）"), Kind.MONEY, required=True),
            Spec("paid_on", tr("核发日期"), Kind.DATE, required=True),
            Spec(
                *("document_no", tr("核发文书")),
                required=True,
                width=2,
                most=80,
                past="services.advisers.document_no",
            ),
        ),
        start=on("paid_on"),
        make=lambda entry, _subject, values: PayAdvice(
            entry.id, values["paid_on"], values["amount_fen"], values["document_no"]
        ),
    ),
    dated(
        EndAdviser,
        Spec("note", tr("原因"), width=4),
        title=tr("解聘法律顾问"),
        button=tr("解聘"),
        done=tr("已登记解聘"),
        day=("ended_on", tr("解聘日期")),
    ),
)
