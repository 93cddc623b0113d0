"""What stands against entering a decision of the centre or the bureau; pure functions."""

from __future__ import annotations

__all__ = ["check_assignment", "check_decision", "check_objection", "check_review"]

from collections.abc import Iterable, Iterator
from datetime import date

from app.errors import Fault
from app.i18n import month_day, tr
from app.lawbook.rules import Rulebook
from app.legalaid.codes import DecisionKind, NoticeGround, Termination
from app.legalaid.messages.assignment import RecordAssignment, RecordLawyerChange
from app.legalaid.messages.decisions import (
    FileAidObjection,
    RecordAidDecision,
    RecordAidReview,
)
from app.legalaid.rules import guards
from app.legalaid.rules.law import cited
from app.legalaid.rules.record import AidFacts
from app.legalaid.states import State

_ARTICLES = {
    DecisionKind.GRANT: "第43条",
    DecisionKind.REFUSE: "第43条",
    DecisionKind.PROVISIONAL: "第44条",
    DecisionKind.TERMINATE: "第48条",
}
_YEARS = 3  # 法律援助法 第26条
_PROVISIONAL = frozenset({State.PROVISIONAL})


def check_decision(
    command: RecordAidDecision, case: AidFacts, office: str, today: date
) -> list[Fault]:
    """B25, B30, B35, B50: from the centre's own paper alone (M20, M27)."""
    faults = list(guards.check_decision(command.kind, command.doc_no, command.signed_by))
    if command.signed_by.strip() == office:
        says = tr("工作站无决定权，请转法律援助机构；这里只登记机构作出的决定书")
        faults.append(Fault(says, "signed_by", "la.M20", cited("第43条")))
    faults += _days(command, case, today)
    faults += _grounds(command, case)
    return faults


def _days(command: RecordAidDecision, case: AidFacts, today: date) -> Iterator[Fault]:
    if command.came_on > today:
        yield Fault(tr("日期晚于今天，请核对"), "came_on")
    if command.decided_on > command.came_on:
        yield Fault(tr("决定日期晚于收到的日期，请核对"), "decided_on")
    start = case.forwarded_on or case.received_on
    if command.decided_on < start:
        says = tr("早于转交机构的日期（{day}），请核对")
        yield Fault(says.format(day=month_day(start)), "decided_on")
    if case.decision and command.decided_on < case.decision.decided_on:
        yield Fault(tr("早于上一次决定的日期，请核对"), "decided_on")
    review = case.objection.decided_on if case.objection else None
    if review and command.decided_on < review:
        yield Fault(tr("早于司法局异议审查决定的日期，请核对"), "decided_on")


def _grounds(command: RecordAidDecision, case: AidFacts) -> Iterator[Fault]:
    kind = command.kind
    article = cited(_ARTICLES[kind])
    wanted = {
        DecisionKind.REFUSE: (command.refusal, "refusal", tr("请选不予的理由")),
        DecisionKind.PROVISIONAL: (command.provisional, "provisional", tr("请选先行提供的情形")),
        DecisionKind.TERMINATE: (command.termination, "termination", tr("请选终止的情形")),
    }
    if kind in wanted:
        chosen, field, says = wanted[kind]
        if chosen is None:
            yield Fault(says, field, None, article)
    failed = command.termination is Termination.PROVISIONAL_FAILED
    if kind is DecisionKind.TERMINATE and failed and case.state not in _PROVISIONAL:
        says = tr("没有先行提供过，不能按先行提供后审查不符终止")
        yield Fault(says, "termination", "la.B50", cited("第44条"))
    yield from guards.check_refusal(kind, command.reasons, remedy_told=command.remedy_told)


def check_assignment(
    command: RecordAssignment | RecordLawyerChange,
    case: AidFacts,
    across: Iterable[tuple[str, str]],
) -> list[Fault]:
    """B40: conflict-free (M25), and fit for who is aided (R-B06).

    Args:
        across: (lawyer, unit) of who already acts for the other side, in any record.
    """
    return list(_assignment(command, case, across))


def _assignment(
    command: RecordAssignment | RecordLawyerChange,
    case: AidFacts,
    across: Iterable[tuple[str, str]],
) -> Iterator[Fault]:
    lawyer, unit = command.lawyer.strip(), command.unit.strip()
    if not unit:
        yield Fault(tr("请填承办单位"), "unit")
    rivals = sorted({*case.rivals, *across})
    yield from guards.check_lawyer(lawyer, unit, rivals, case.opponents)
    if case.ground and case.ground.experienced and (command.years_practice or 0) < _YEARS:
        says = tr(
            "可能判处无期徒刑、死刑的，要有三年以上执业经历的律师；不是的，请写明怎么跟机构说的"
        )
        yield Fault(says, "years_practice", "la.R-B06", cited("第26条"), blocks=False)
    if (case.minor or case.ground is NoticeGround.MINOR) and not command.minor_specialist:
        says = tr("未成年人的案件，要指派熟悉未成年人身心特点的律师；不是的，请写明怎么跟机构说的")
        yield Fault(says, "minor_specialist", "la.R-B06", "未成年人保护法 第104条", blocks=False)


def check_objection(
    command: FileAidObjection, case: AidFacts, law: Rulebook, today: date
) -> list[Fault]:
    """B70: against the newest decision, in time, with its reasons (R-B08)."""
    faults = []
    decision = case.decision
    if command.filed_on > today:
        faults.append(Fault(tr("日期晚于今天，请核对"), "filed_on"))
    if not command.grounds.strip():
        faults.append(Fault(tr("请写异议的理由"), "grounds"))
    if decision is None:
        faults.append(Fault(tr("还没有登记过可以提异议的决定"), "filed_on"))
        return faults
    if command.filed_on < decision.decided_on:
        faults.append(Fault(tr("早于决定的日期，请核对"), "filed_on"))
    due = law.due("la.R-B08", decision.known_on)
    if command.filed_on > due.rolled and not faults:
        says = tr("提出异议的期限到{day}（未经核实），已经过了；司法局仍然收下的，请写明")
        message = says.format(day=month_day(due.rolled))
        faults.append(Fault(message, "filed_on", "la.R-B08", cited("第49条"), blocks=False))
    return faults


def check_review(command: RecordAidReview, case: AidFacts, today: date) -> list[Fault]:
    """B72, B74: what the bureau's paper says."""
    faults = []
    filed_on = case.objection.filed_on if case.objection else case.received_on
    if not filed_on <= command.decided_on <= today:
        faults.append(Fault(tr("审查决定的日期在提出异议之后、今天以前，请核对"), "decided_on"))
    if command.served_on and not command.decided_on <= command.served_on <= today:
        faults.append(Fault(tr("送达日期在决定之后、今天以前，请核对"), "served_on"))
    if not command.doc_no.strip():
        faults.append(Fault(tr("请填司法局决定书的文号"), "doc_no", "la.M20", cited("第49条")))
    return faults
