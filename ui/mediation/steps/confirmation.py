"""司法确认: the application of both parties, and what the court answers."""

from __future__ import annotations

__all__ = ["APPLICATION", "COURT", "RULING", "ConfirmationSheet"]

from datetime import datetime

from app.i18n import full_date, tr
from app.mediation.messages import (
    ApplyConfirmation,
    CaseDetail,
    ConfirmationBar,
    ConfirmationState,
    RecordCourt,
    RecordRuling,
    Ruling,
)
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import Values, on, options


class ConfirmationSheet(CaseSheet):
    """Says by which day the parties must have asked, and how few days are left."""

    def about(self) -> str:
        found = self.case.confirmation
        if found is None or found.state is not ConfirmationState.NOT_APPLIED:
            return super().about()
        last = tr("最迟 {day}申请").format(day=full_date(found.last_on))
        return tr("；").join(filter(None, (super().about(), last, found.warning)))


def _start_court(case: CaseDetail, now: datetime) -> Values:
    asked = case.confirmation.application if case.confirmation else None
    if asked is None:
        return {"received_on": now.date()}
    return {
        "received_on": asked.received_on or asked.applied_on,
        "accepted_on": asked.accepted_on,
        "court_case_no": asked.court_case_no,
        "extended": asked.extended,
    }


APPLICATION = CaseStep(
    "ApplyConfirmation",
    title=tr("登记司法确认申请"),
    button=tr("登记申请"),
    done=tr("已登记司法确认申请"),
    specs=(
        Spec("court", tr("向哪个法院申请"), required=True, width=3, most=100,
             hint=tr("如：新会区人民法院"), past="mediation.court"),
        Spec("applied_on", tr("申请日期"), Kind.DATE, required=True),
        Spec("bar", tr("协议内容是否涉及"), Kind.RADIO, required=True, width=4,
             options=options(tuple(ConfirmationBar))),
        Spec("both_present", tr("双方当事人共同申请"), Kind.TICK, required=True, width=4),
    ),
    start=on("applied_on"),
    make=lambda case, _subject, values: ApplyConfirmation(case=case.id, **values),
    text=tr("法院确认有效后，一方不履行的，另一方可以申请强制执行。"),
    law=(LAW, tr("第33条")),
    width=680,
)  # fmt: skip


COURT = CaseStep(
    "RecordCourt",
    title=tr("登记法院受理"),
    button=tr("记下"),
    done=tr("已记下法院受理"),
    specs=(
        Spec("received_on", tr("法院收到"), Kind.DATE, required=True),
        Spec("accepted_on", tr("法院受理"), Kind.DATE),
        Spec("court_case_no", tr("法院案号"), width=2, most=60),
        Spec("extended", tr("法院延长审查十日"), Kind.TICK, width=4),
    ),
    start=_start_court,
    make=lambda case, _subject, values: RecordCourt(case=case.id, **values),
    text=tr("法院收到后三日内决定是否受理，受理后十五日内审查，可延长十日。"),
    law=(tr("民事诉讼法"), tr("第206条")),
)


RULING = CaseStep(
    "RecordRuling",
    title=tr("登记法院裁定"),
    button=tr("记下"),
    done=tr("已记下法院裁定"),
    specs=(
        Spec("outcome", tr("结果"), Kind.RADIO, required=True, width=4,
             options=options(tuple(Ruling))),
        Spec("ruled_on", tr("日期"), Kind.DATE, required=True),
        Spec("ruling_no", tr("裁定书文号"), width=3, most=60),
        Spec("ruling_note", tr("说明"), Kind.AREA, width=4, most=1000),
    ),
    start=on("ruled_on"),
    make=lambda case, _subject, values: RecordRuling(case=case.id, **values),
    text=tr("以法院的裁定书或者通知书为准。驳回的，双方可以重新达成协议，或者向法院起诉。"),
    law=(tr("民事诉讼法"), tr("第206条")),
)  # fmt: skip
