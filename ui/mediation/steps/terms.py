"""The agreement, the things owed under it, and the signatures that put it in force."""

from __future__ import annotations

__all__ = ["AGREEMENT", "CHOOSING", "DROPPED", "ITEM", "RENEWAL", "SIGNED"]

from datetime import datetime
from typing import Any

from app.i18n import tr
from app.ids import Id
from app.mediation.messages import (
    AgreementForm,
    CaseDetail,
    ChooseAgreement,
    ConfirmSignatures,
    DropAgreement,
    ReachAgreement,
    RenewAgreement,
)
from app.messages import Command
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import Values, nothing, on, options

ITEM = (
    Spec("debtor", tr("履行人"), Kind.CHOICE, required=True),
    Spec("creditor", tr("权利人"), Kind.CHOICE, required=True),
    Spec("amount_fen", tr("金额（元）"), Kind.MONEY),
    Spec("due_on", tr("履行期限"), Kind.DATE, required=True),
    Spec("content", tr("履行内容"), required=True, width=2, hint=tr("如：支付墙体修补费")),
    Spec("manner", tr("履行方式"), hint=tr("如：现金、转账"), past="mediation.manner"),
    Spec("on_the_spot", tr("当场已履行"), Kind.TICK),
    Spec("proof", tr("履行凭证"), width=4, most=200, hint=tr("如：收条")),
)


def _start_renewal(case: CaseDetail, now: datetime) -> Values:
    before = case.agreement
    values: dict[str, Any] = {"facts": case.facts, "reached_on": now.date()}
    if before is not None:
        values |= {
            "facts": before.facts,
            "terms": before.terms,
            "form": before.form,
            "performance": before.performance,
            "liability": before.liability,
        }
    return values


def _make_renewal(case: CaseDetail, _subject: Id | None, values: Values) -> Command[Id]:
    terms = {name: value for name, value in values.items() if name != "consent"}
    return RenewAgreement(ReachAgreement(case=case.id, **terms), values["consent"])


AGREEMENT = CaseStep(
    "ReachAgreement",
    title=tr("登记调解协议"),
    button=tr("登记协议"),
    done=tr("已登记协议"),
    specs=(
        Spec(
            "form",
            tr("协议形式"),
            Kind.RADIO,
            required=True,
            options=options(tuple(AgreementForm)),
            default=AgreementForm.WRITTEN,
        ),
        Spec("reached_on", tr("达成日期"), Kind.DATE, required=True),
        Spec("copies", tr("份数"), Kind.COUNT),
        Spec(
            "facts",
            tr("纠纷主要事实"),
            Kind.AREA,
            required=True,
            width=4,
            lines=2,
            most=4000,
            fresh_row=True,
        ),
        Spec(
            "terms",
            tr("协议内容"),
            Kind.LINES,
            required=True,
            width=4,
            lines=3,
            most=4000,
            hint=tr("一行写一条"),
            phrases="mediation.terms",
        ),
        Spec("performance", tr("履行的方式和地点"), width=2, past="mediation.performance"),
        Spec("liability", tr("违约责任"), width=2, past="mediation.liability"),
        Spec(
            "by_agent",
            tr("由代理人代为和解的当事人"),
            Kind.PICKS,
            width=4,
            note=tr("本人到场签字的，去掉"),
        ),
        Spec(
            "minor_view",
            tr("未成年人本人的意见"),
            Kind.AREA,
            required=True,
            width=4,
            lines=2,
            most=1000,
        ),
    ),
    start=lambda case, now: {"facts": case.facts, "reached_on": now.date()},
    make=lambda case, _subject, values: ReachAgreement(case=case.id, **values),
    law=(LAW, tr("第29条")),
    width=800,
)


RENEWAL = CaseStep(
    "RenewAgreement",
    title=tr("登记变更后的协议"),
    button=tr("登记变更"),
    done=tr("已登记变更后的协议"),
    specs=(
        *AGREEMENT.specs,
        Spec("consent", tr("各方都同意变更"), Kind.TICK, required=True, width=4),
    ),
    start=_start_renewal,
    make=_make_renewal,
    text=tr("原来的协议会留着，没有履行的各项记为协议变更；书面的重新签字后生效。"),
    law=(tr("民法典"), tr("第543条")),
    width=800,
)


CHOOSING = CaseStep(
    "ChooseAgreement",
    title=tr("选定协议"),
    button=tr("用这一份"),
    done=tr("已选定协议"),
    specs=(Spec("agreement", tr("用哪一份"), Kind.CHOICE, required=True, width=4),),
    start=nothing,
    make=lambda case, _subject, values: ChooseAgreement(case.id, values["agreement"]),
    text=tr("两台电脑没有看到对方，各登记了一份。选定的留用；另一份作废，修改历史里还看得到。"),
)


SIGNED = CaseStep(
    "ConfirmSignatures",
    title=tr("登记签字"),
    button=tr("协议生效"),
    done=tr("已登记签字，协议生效"),
    specs=(
        Spec("signed_on", tr("签字日期"), Kind.DATE, required=True),
        Spec(
            "by_parties",
            tr("各方当事人已签名、盖章或者按指印"),
            Kind.TICK,
            required=True,
            width=4,
        ),
        Spec("by_mediator", tr("调解员已签名"), Kind.TICK, required=True, width=4),
        Spec("by_committee", tr("已加盖人民调解委员会印章"), Kind.TICK, required=True, width=4),
        Spec("electronic", tr("以电子签名签署"), Kind.TICK, width=4),
    ),
    start=on("signed_on"),
    make=lambda case, _subject, values: ConfirmSignatures(case.id, **values),
    text=tr("三样都在纸上，协议才生效；司法确认的三十日从这天起算。"),
    law=(LAW, tr("第29条")),
)


DROPPED = CaseStep(
    "DropAgreement",
    title=tr("协议没有签成"),
    button=tr("登记没有签成"),
    done=tr("已登记，协议没有签成"),
    specs=(
        Spec("dropped_on", tr("日期"), Kind.DATE, required=True),
        Spec(
            "note", tr("原因"), required=True, width=4, most=200, hint=tr("如：一方反悔，不肯签字")
        ),
    ),
    start=on("dropped_on"),
    make=lambda case, _subject, values: DropAgreement(case.id, **values),
    text=tr(
        "没有签齐的协议不生效，作废后修改历史里还看得到。可以接着调解或者终止；原来有协议的，照原协议履行。"
    ),
    law=(LAW, tr("第29条")),
)
