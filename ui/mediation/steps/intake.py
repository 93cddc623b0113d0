"""The steps before mediation begins: acceptance, refusal, and an ended case taken up again."""

from __future__ import annotations

__all__ = ["ACCEPT", "AGAIN", "DECLINE"]

from datetime import datetime

from app.i18n import tr
from app.mediation.messages import (
    AcceptCase,
    CaseDetail,
    ConfirmationState,
    DeclineCase,
    DeclineGround,
    OriginReason,
    TakeUpAgain,
)
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.step import LAW, CaseStep, everybody
from ui.steps.step import Values, on, options

# Asked only when the committee of the case has ended.
_HOME = Spec(
    "committee",
    tr("由哪个调委会办"),
    Kind.CHOICE,
    width=4,
    note=tr("原来的调委会已经终止，请选现在的"),
)
_CONSENT = Spec("consent", tr("各方都愿意调解"), Kind.TICK, required=True, width=4)
_TIES = (
    Spec(
        "interest",
        tr("调解员申报的利害关系"),
        width=4,
        hint=tr("如：被申请人的堂兄；没有可不填"),
    ),
    Spec(
        "recusal_ok",
        tr("调解员与当事人有利害关系，各方已书面同意由其调解"),
        Kind.TICK,
        width=4,
    ),
)


def _start_again(case: CaseDetail, now: datetime) -> Values:
    court = case.confirmation.state if case.confirmation else None
    refused = court is ConfirmationState.REJECTED
    return {
        "reason": OriginReason.NOT_CONFIRMED if refused else OriginReason.CONSENT,
        "accepted_on": now.date(),
        "mediators": tuple(one.id for one in case.mediators),
    }


ACCEPT = CaseStep(
    "AcceptCase",
    title=tr("受理"),
    button=tr("受理"),
    done=tr("已受理"),
    specs=(
        Spec("accepted_on", tr("受理日期"), Kind.DATE, required=True),
        _CONSENT,
        _HOME,
        Spec(
            "mediators",
            tr("调解员"),
            Kind.PICKS,
            width=4,
            note=tr("第一位主持；还没有定的，可以以后再选"),
        ),
        *_TIES,
    ),
    start=lambda case, now: {
        "accepted_on": now.date(),
        "mediators": tuple(one.id for one in case.mediators),
        "interest": case.interest,
    },
    make=lambda case, _subject, values: AcceptCase(case=case.id, **everybody(case, values)),
    text=tr("受理后编案号，调解期限从受理这天起算。"),
    law=(LAW, tr("第17条")),
    width=560,
)


DECLINE = CaseStep(
    "DeclineCase",
    title=tr("不予受理"),
    button=tr("不予受理"),
    done=tr("已登记不予受理"),
    specs=(
        Spec("declined_on", tr("日期"), Kind.DATE, required=True),
        Spec(
            "ground",
            tr("理由"),
            Kind.CHOICE,
            required=True,
            width=3,
            options=options(tuple(DeclineGround)),
        ),
        Spec(
            "note",
            tr("告知的途径"),
            Kind.AREA,
            width=4,
            most=1000,
            hint=tr("如：请向镇人民政府申请确权"),
        ),
    ),
    start=on("declined_on"),
    make=lambda case, _subject, values: DeclineCase(case=case.id, **values),
    text=tr("写明理由，告知当事人可以去哪里；告知单在文书里打印。"),
    law=(LAW, tr("第17条")),
    width=600,
)


AGAIN = CaseStep(
    "TakeUpAgain",
    title=tr("由原案再办"),
    button=tr("立新案"),
    done=tr("已立新案，与原案相连"),
    specs=(
        Spec(
            "reason",
            tr("为什么再办"),
            Kind.RADIO,
            required=True,
            width=4,
            options=options(tuple(OriginReason)),
        ),
        Spec("accepted_on", tr("受理日期"), Kind.DATE, required=True, fresh_row=True),
        _CONSENT,
        _HOME,
        Spec("mediators", tr("调解员"), Kind.PICKS, required=True, width=4, note=tr("第一位主持")),
        *_TIES,
    ),
    start=_start_again,
    make=lambda case, _subject, values: TakeUpAgain(case=case.id, **everybody(case, values)),
    text=tr("当事人、纠纷情况照原案带过来，案号和记录是新的；原案不变。"),
    law=(LAW, tr("第33条")),
    width=600,
)
