"""What a dossier must hold, where a paper lies in it, and when it is complete (人民调解法 27)."""

from __future__ import annotations

__all__ = [
    "DossierFacts",
    "check_archive",
    "check_bind",
    "check_pending",
    "is_must",
    "needed",
    "part_of_file",
    "part_of_paper",
    "sentence_of",
]

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import Fault
from app.i18n import tr
from app.lawbook.rules import Rulebook
from app.mediation.codes import DossierPart
from app.mediation.rules.facts import CaseFacts
from app.mediation.rules.referrals import reply_due
from app.mediation.states import State
from app.records.pieces import Piece, check_archived, check_binding, to_be_done

_PARTS = {
    "med.F-A3": DossierPart.REGISTER,
    "med.F-A4": DossierPart.REGISTER,
    "med.F-A12-3": DossierPart.REGISTER,
    "med.F-A5": DossierPart.RIGHTS,
    "med.F-A6": DossierPart.INVESTIGATION,
    "med.F-A12-6": DossierPart.INVESTIGATION,
    "med.F-A7": DossierPart.SESSION,
    "med.F-A8": DossierPart.OUTCOME,
    "med.F-A9": DossierPart.OUTCOME,
    "med.F-A12-1": DossierPart.OUTCOME,
    "med.F-A12-2": DossierPart.OUTCOME,
    "med.F-A12-4": DossierPart.OUTCOME,
    "med.F-A12-5": DossierPart.PERFORMANCE,
    "med.F-A12-7": DossierPart.PERFORMANCE,
    "med.F-A10": DossierPart.VISIT,
    "med.F-A11": DossierPart.COURT,
    "med.F-A11-1": DossierPart.COURT,
    "med.F-A2-1": DossierPart.STATEMENT,
}

# Without one of these in its time a case has no proof of its course; other papers are 按需.
_MUST = frozenset(
    {
        "med.F-A4", "med.F-A5", "med.F-A6", "med.F-A7", "med.F-A8", "med.F-A9", "med.F-A10",
        "med.F-A12-1", "med.F-A12-2", "med.F-A12-4",
    }
)  # fmt: skip

# A file says by its name what it is; what says nothing is evidence.
_WORDS = (
    (DossierPart.AUTHORITY, ("委托书", "授权", "监护证明")),
    (DossierPart.COURT, ("司法确认", "裁定")),
    (
        DossierPart.IDENTITY,
        ("身份证", "户口", "护照", "通行证", "居住证", "营业执照", "身份证明", "法定代表人证明"),
    ),
    (DossierPart.PERFORMANCE, ("收条", "收据", "转账", "汇款", "付款", "履行", "领款")),
    (DossierPart.VISIT, ("回访",)),
    (DossierPart.INVESTIGATION, ("调查", "勘查", "询问")),
)


def part_of_paper(kind: str) -> DossierPart | None:
    """Where a paper lies; None for the cover, the index, and what is kept elsewhere."""
    return _PARTS.get(kind)


def is_must(kind: str) -> bool:
    """Whether a paper of this kind must be in the dossier once the case has come to it."""
    return kind in _MUST


def part_of_file(name: str) -> DossierPart:
    """Where a file of the case lies, by its name."""
    for part, words in _WORDS:
        if any(word in name for word in words):
            return part
    return DossierPart.EVIDENCE


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What decides on the contents of a dossier.

    Attributes:
        sessions: how many were held.
        agreed: an agreement was reached; failed: mediation failed (not withdrawn).
        settled: something owed under the agreement was performed.
        unvisited: it was closed without a return visit, for a reason that was kept.
        agents: somebody acts for a party; asked: the court was asked to confirm.
    """

    sessions: int
    agreed: bool
    failed: bool
    settled: bool
    agents: bool
    investigations: bool
    asked: bool
    unvisited: bool = False


def needed(facts: DossierFacts) -> frozenset[DossierPart]:
    """The parts that must not be empty (必须, and of 按需 those this case calls for)."""
    called = {
        DossierPart.SESSION: facts.sessions > 0,
        DossierPart.OUTCOME: facts.agreed or facts.failed,
        DossierPart.VISIT: facts.agreed and not facts.unvisited,
        DossierPart.STATEMENT: facts.unvisited,  # the reason on paper, in place of the visit
        DossierPart.PERFORMANCE: facts.settled,
        DossierPart.AUTHORITY: facts.agents,
        DossierPart.INVESTIGATION: facts.investigations,
        DossierPart.COURT: facts.asked,
    }
    always = {DossierPart.REGISTER, DossierPart.RIGHTS, DossierPart.IDENTITY}
    return frozenset(always | {part for part, wanted in called.items() if wanted})


def sentence_of(gaps: Sequence[Piece], state: State, *, bound: bool, changed: bool) -> str:
    """How the dossier stands, in one sentence."""
    if state is State.ARCHIVED:
        return tr("已归档，记录已锁定")
    if gaps:
        aim = tr("归档") if state is State.CLOSED else tr("申报和归档")
        return tr("再{todo}，即可{aim}").format(todo=to_be_done(gaps), aim=aim)
    if changed:
        return tr("立卷以后材料有变动，请重新立卷")
    if bound:
        return tr("已立卷，可以归档")
    return tr("材料齐了，可以立卷") if state is State.CLOSED else tr("材料齐了，结案后可以立卷")


def check_bind(
    state: State, bound_on: date, closed_on: date | None, today: date, binder: str
) -> list[Fault]:
    """立卷 comes after the case is closed."""
    faults = []
    if state is not State.CLOSED:
        words = tr("这个案件现在是“{state}”，结案以后才能立卷")
        faults.append(Fault(words.format(state=tr(state.label))))
    early = Fault(tr("立卷日期早于结案日期，请核对"), "bound_on", "med.M30")
    return faults + check_binding(bound_on, closed_on, early, today, binder)


def check_archive(
    state: State,
    archived_on: date,
    bound_on: date | None,
    today: date,
    gaps: Sequence[Piece],
    *,
    changed: bool,
) -> list[Fault]:
    """A90→A95: catalogue complete, pages numbered (specification 1A; 人民调解法 27)."""
    if state is not State.CLOSED:
        words = tr("这个案件现在是“{state}”，结案以后才能归档")
        return [Fault(words.format(state=tr(state.label)))]
    law = tr("人民调解法 第27条")
    return check_archived(archived_on, bound_on, today, gaps, "med.A95", law, changed=changed)


def check_pending(case: CaseFacts, law: Rulebook) -> list[Fault]:
    """What is still to be entered, and could not be once the record is locked."""
    faults = []
    if case.application is not None and case.application.outcome is None:
        message = tr("法院还没有答复司法确认申请，归档后不能再登记；请先登记裁定或者撤回申请")
        faults.append(Fault(message, None, "med.R-A11", tr("人民调解法 第33条")))
    for referral in case.referrals:
        if owed := reply_due(referral, case, law):
            message = tr("还没有向{organ}复函，归档后不能再登记；请先登记复函")
            organ = referral.organ or tr(referral.channel.label)
            faults.append(Fault(message.format(organ=organ), None, owed[0]))
    return faults
