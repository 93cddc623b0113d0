"""司法确认: who may ask a court by when, what it answers by when, and what the day changes."""

from __future__ import annotations

__all__ = [
    "check_application",
    "check_court",
    "check_ruling",
    "confirmation_dues",
    "confirmation_state",
    "confirmation_warning",
    "last_day_to_apply",
]

from collections.abc import Iterator
from datetime import date

from app.errors import Fault
from app.i18n import tr
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.mediation.codes import AgreementForm, ConfirmationBar, ConfirmationState, Ruling
from app.mediation.messages.confirmation import ApplyConfirmation, RecordCourt, RecordRuling
from app.mediation.rules.facts import ApplicationFact, CaseFacts, DueFact, article

_SCOPE = "民事诉讼法解释 第355条"
_TOGETHER = "民事诉讼法 第205条"


def last_day_to_apply(case: CaseFacts, law: Rulebook) -> Due | None:
    """R-A10: when the thirty days end; None without a written agreement in force."""
    if case.effective_on is None or case.form is not AgreementForm.WRITTEN:
        return None
    return law.due("med.R-A10", case.effective_on)


def confirmation_state(case: CaseFacts, law: Rulebook, today: date) -> ConfirmationState | None:
    """J0 to J4 on a day; None where there is nothing a court could confirm.

    J4 is the day's own doing: nobody writes it down.
    """
    due = last_day_to_apply(case, law)
    if due is None:
        return None
    asked = case.application
    if asked is None or asked.outcome is Ruling.WITHDRAWN:
        expired = today > law["med.R-A10"].act_by(due)
        return ConfirmationState.EXPIRED if expired else ConfirmationState.NOT_APPLIED
    if asked.outcome is None:
        return ConfirmationState.APPLIED
    if asked.outcome is Ruling.CONFIRMED:
        return ConfirmationState.CONFIRMED
    return ConfirmationState.REJECTED


def confirmation_warning(case: CaseFacts, law: Rulebook, today: date) -> str:
    """M14: how few days are left to apply, from the first reminder of R-A10 on; else ""."""
    due = last_day_to_apply(case, law)
    state = confirmation_state(case, law, today)
    if due is None or state is not ConfirmationState.NOT_APPLIED:
        return ""
    left = (law["med.R-A10"].act_by(due) - today).days
    if left > max(law["med.R-A10"].remind, default=0):
        return ""
    return tr("距司法确认期限仅剩 {n} 日").format(n=left)


# -- guards ------------------------------------------------------------------------------------


def check_application(
    command: ApplyConfirmation, case: CaseFacts, law: Rulebook, today: date
) -> list[Fault]:
    """M13 and G6: both parties, a written agreement in force, in time, of a kind courts confirm."""
    due = last_day_to_apply(case, law)
    if due is None:
        return [_not_confirmable(case)]
    if case.application and case.application.outcome in (None, Ruling.CONFIRMED):
        return [Fault(tr("已经申请过司法确认，不用再申请"))]
    faults = []
    if not command.court.strip():
        faults.append(Fault(tr("请填法院"), "court"))
    if command.applied_on > today:
        faults.append(Fault(tr("申请日期晚于今天，请核对"), "applied_on"))
    elif case.effective_on and command.applied_on < case.effective_on:
        faults.append(Fault(tr("申请日期早于协议生效日期，请核对"), "applied_on", "med.M30"))
    elif command.applied_on > law["med.R-A10"].act_by(due):
        faults.append(
            Fault(
                tr("已超三十日，不能再申请司法确认；当事人可以向法院起诉"),
                "applied_on", "med.M13", _TOGETHER,
            )
        )  # fmt: skip
    if not command.both_present:
        faults.append(Fault(tr("须双方共同申请"), "both_present", "med.M13", _TOGETHER))
    if command.bar is None:
        faults.append(Fault(tr("请看协议内容，选一项"), "bar", "med.M13", _SCOPE))
    elif command.bar is not ConfirmationBar.NONE:
        message = tr("涉及{what}，不属司法确认范围").format(what=tr(command.bar.label))
        faults.append(Fault(message, "bar", "med.M13", _SCOPE))
    return faults


def _not_confirmable(case: CaseFacts) -> Fault:
    if case.form is AgreementForm.ORAL:
        message = tr("口头协议不能申请司法确认，请先用“变更协议”改签书面协议")
        return Fault(message, None, "med.M12", article(33))
    return Fault(tr("协议还没有生效，请先登记签字"), None, "med.M07", article(29))


def check_court(command: RecordCourt, asked: ApplicationFact | None, today: date) -> list[Fault]:
    """The court's days follow the application and each other."""
    if asked is None or asked.outcome is not None:
        return [_nothing_pending()]
    faults = []
    if command.received_on is None:
        faults.append(Fault(tr("请填法院收到的日期"), "received_on"))
    elif command.received_on < asked.applied_on:
        faults.append(Fault(tr("早于申请日期，请核对"), "received_on", "med.M30"))
    elif command.received_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "received_on"))
    if command.accepted_on is None:
        if command.extended:
            faults.append(Fault(tr("请先填法院受理的日期"), "accepted_on"))
    elif command.received_on and command.accepted_on < command.received_on:
        faults.append(Fault(tr("早于法院收到的日期，请核对"), "accepted_on", "med.M30"))
    elif command.accepted_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "accepted_on"))
    return faults


def check_ruling(command: RecordRuling, asked: ApplicationFact | None, today: date) -> list[Fault]:
    """A ruling answers an application that waits, on a day after it."""
    if asked is None or asked.outcome is not None:
        return [_nothing_pending()]
    faults = []
    if command.ruled_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "ruled_on"))
    elif command.ruled_on < max(filter(None, (asked.applied_on, asked.accepted_on))):
        faults.append(Fault(tr("早于申请或者法院受理的日期，请核对"), "ruled_on", "med.M30"))
    decided = command.outcome in (Ruling.CONFIRMED, Ruling.REJECTED)
    if decided and not command.ruling_no.strip():
        faults.append(Fault(tr("请填裁定书的文号"), "ruling_no"))
    return faults


def _nothing_pending() -> Fault:
    return Fault(tr("没有等法院答复的司法确认申请"))


# -- deadlines ---------------------------------------------------------------------------------


def confirmation_dues(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    """R-A10 until it is asked; R-A11 while the court works; R-A12 once it confirmed."""
    due = last_day_to_apply(case, law)
    if due is None:
        return
    asked = case.application
    if asked is None or asked.outcome is Ruling.WITHDRAWN:
        yield DueFact(
            "med.R-A10", case.id, due, tr("司法确认"),
            tr("{title} 可申请司法确认").format(title=case.title),
            tr("双方共同向法院申请；过期只能起诉"), tr("登记申请"), "ApplyConfirmation",
        )  # fmt: skip
    elif asked.outcome is None:
        yield from _with_court(case, asked, law)
    elif asked.outcome is Ruling.CONFIRMED:
        yield from _enforcement(case, asked, law)


def _with_court(case: CaseFacts, asked: ApplicationFact, law: Rulebook) -> Iterator[DueFact]:
    title = tr("{title} 司法确认").format(title=case.title)
    if asked.accepted_on is None:
        if asked.received_on is not None:
            yield DueFact(
                "med.R-A11", case.id, law.due("med.R-A11", asked.received_on), tr("法院受理"),
                title, tr("法院应决定是否受理，可以去问"), tr("登记法院受理"), "RecordCourt",
            )  # fmt: skip
        return
    rule, due = "med.R-A11a", law.due("med.R-A11a", asked.accepted_on)
    if asked.extended:
        rule, due = "med.R-A11b", law.due("med.R-A11b", due.raw)
    yield DueFact(
        rule, case.id, due, tr("法院裁定"), title,
        tr("法院应作出裁定，可以去问"), tr("登记裁定"), "RecordRuling",
    )  # fmt: skip


def _enforcement(case: CaseFacts, asked: ApplicationFact, law: Rulebook) -> Iterator[DueFact]:
    owed = [item for item in case.items if not item.status.settled]
    if not owed or asked.ruled_on is None:
        return
    last = max((item.due_on for item in case.items if item.due_on), default=None)
    event = "" if last else tr("裁定生效")
    yield DueFact(
        "med.R-A12", case.id, law.due("med.R-A12", last or asked.ruled_on, event=event),
        tr("申请强制执行"), tr("{title} 可申请强制执行").format(title=case.title),
        tr("协议已经法院确认，未履行的可以申请强制执行"), tr("看案件"), "ReadCase",
    )  # fmt: skip
