"""Papers in the name of the centre, each from what it decided and never before (la.M20).

The station decides nothing, and the centre sends its own papers: a form stands here for whoever
needs one more copy, says what the centre's paper says, and is never counted as still to be printed.
"""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.i18n import tr
from app.legalaid.codes import (
    ChangeOption,
    DecisionKind,
    Delivery,
    Exemption,
    ForumKind,
    Matter,
    NoLimit,
    NoticeKind,
    Provisional,
    Refusal,
    Termination,
)
from app.legalaid.papers.form import Form
from app.legalaid.papers.record import AidPaper
from app.legalaid.papers.wording import (
    article_words,
    boxes,
    filled_day,
    number_or_gap,
    text,
)
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Run, Runs
from app.papers.wording import day, filled
from app.records.offers import READY, WANTED, Offer
from db.tables.aid import AidAssignment, AidChange, AidDecision

_GROUNDS: dict[str, type[Refusal | Provisional | Termination]] = {
    DecisionKind.REFUSE: Refusal,
    DecisionKind.PROVISIONAL: Provisional,
    DecisionKind.TERMINATE: Termination,
}
_PAPERS = {
    DecisionKind.GRANT: "给予法律援助决定书",
    DecisionKind.REFUSE: "不予法律援助决定书",
    DecisionKind.PROVISIONAL: "先行提供法律援助决定书",
    DecisionKind.TERMINATE: "终止法律援助决定书",
}


# -- decisions --------------------------------------------------------------------------------


def _decided(kind: DecisionKind) -> Callable[[AidPaper], Sequence[AidDecision]]:
    return lambda paper: tuple(one for one in paper.decisions if one.kind == kind)


def _every_decision(paper: AidPaper) -> Sequence[AidDecision]:
    """All of them: each is served."""
    return paper.decisions


def _decision(paper: AidPaper, row: AidDecision) -> Slots:
    """What a decision says, as it was entered from the centre's paper."""
    kind = DecisionKind(row.kind)
    at = "decision"
    runs: dict[str, Runs] = {
        "centre": (Filled(row.signed_by, at),),
        "decision_no": (number_or_gap(row.doc_no, at, "决定书文号"),),
        "decided_on": (day(row.decided_on),),
        "decision_kind": (kind.label,),
        "served_paper": (_PAPERS[kind],),
        "basis": (_basis(paper, row),),
        "ground_words": (_ground(row),),
        "reasons": text(row.reasons, at, "决定的理由"),
        "served_place": (Filled(paper.person.address, "person.address"),),
        "served_way": (boxes(Delivery, (row.served_how,)),),
    }
    return Slots(runs, marks=frozenset({"reasoned"} if row.reasons.strip() else ()))


def _basis(paper: AidPaper, row: AidDecision) -> Run:
    """The articles: of a grant those of the matter and of the route, else of its ground."""
    kind = DecisionKind(row.kind)
    if kind is not DecisionKind.GRANT:
        code = _GROUNDS[kind](row.ground) if row.ground else None
        places = [code.article] if code else []
    else:
        places = [Matter(paper.case.matter).article if paper.case.matter else ""]
        places += [_route(paper)]
    words = "、".join(article_words(one) for one in places if one)
    return Filled(words, "decision") if words else Gap("决定依据的条文", "decision", 10)


def _route(paper: AidPaper) -> str:
    code = paper.case.route_ground
    kinds: dict[str, type[NoLimit | Exemption]] = {"2": NoLimit, "3": Exemption}
    kind = kinds.get(paper.case.means_route)
    return kind(code).article if kind is not None and code else ""


def _ground(row: AidDecision) -> Run:
    kind = _GROUNDS.get(DecisionKind(row.kind))
    if kind is None or not row.ground:
        return Gap("决定的情形", "decision", 12)
    return Filled(kind(row.ground).label, "decision")


def _copies(paper: AidPaper, _row: Any) -> int:
    """Two, and one more for the organ or the prison of somebody in custody."""
    return 3 if _in_custody(paper) else 2


def _in_custody(paper: AidPaper) -> bool:
    """Whether the person aided is detained, so that an organ passes papers on (第39条)."""
    notice = paper.notice
    return notice is not None and bool(notice.detention_place.strip())


def _from_the_paper(_paper: AidPaper, row: AidDecision | AidAssignment) -> Iterator[Check]:
    """la.M20: what is printed is the centre's, and the centre stamps it."""
    yield Check(tr("照法律援助机构的文书登记，由法律援助机构盖章"), passed=bool(row.doc_no))


def _with_reasons(paper: AidPaper, row: AidDecision) -> Iterator[Check]:
    """la.M27: a refusal in writing, with its reasons and the way to object."""
    yield from _from_the_paper(paper, row)
    yield Check(tr("写明了理由（法律援助法 第43条）"), passed=bool(row.reasons.strip()))
    yield Check(tr("写明了异议途径（法律援助法 第49条）"), passed=True)


def _to_serve(_paper: AidPaper, row: AidDecision) -> Offer | None:
    """The receipt is taken along by whoever hands the decision over."""
    return WANTED if row.served_on else READY


# -- assignment, letters ----------------------------------------------------------------------


def _assignments(paper: AidPaper) -> Sequence[AidAssignment]:
    return paper.assignments


def _assignment(paper: AidPaper, row: AidAssignment) -> Slots:
    """指派通知书 and what stands on it, of one assignment among several."""
    at = "assignment"
    runs: dict[str, Runs] = {
        "unit": (Filled(row.unit, at),),
        "lawyer": (filled(row.lawyer, at, "承办人", 6),),
        "licence": (filled(row.licence_no, at, "承办人的执业证号", 10),),
        "lawyer_phone": (filled(row.phone, at, "承办人的联系电话", 10),),
        "assignment_no": (number_or_gap(row.doc_no, at, "指派文号"),),
        "assigned_on": (day(row.assigned_on),),
        "letter_no": (number_or_gap(row.letter_no, "TellOrgan.letter_no", "公函文号"),),
        "attached": ("通知书复印件" if paper.noticed else "申请表、决定书复印件和有关材料",),
    }
    court = paper.case.forum_kind == ForumKind.COURT
    return Slots(runs, marks=frozenset({"court"} if court else ()))


def _when_needed(_paper: AidPaper, _row: Any) -> Offer | None:
    return WANTED


def _to_organ(paper: AidPaper, _row: AidAssignment) -> Offer | None:
    """To the organ that handles the case of somebody who applied, where there is one."""
    known = ForumKind(paper.case.forum_kind) if paper.case.forum_kind else ForumKind.UNKNOWN
    handled = known.litigation or known is ForumKind.LABOUR_ARBITRATION
    return WANTED if handled and not paper.noticed else None


def _to_notifier(paper: AidPaper, _row: AidAssignment) -> Offer | None:
    return WANTED if paper.noticed else None


def _forwarded(paper: AidPaper) -> Sequence[AidDecision]:
    """Decisions on an application that an organ or a prison sent on (第39条)."""
    notice = paper.notice
    if notice is None or notice.kind != NoticeKind.APPLICATION:
        return ()
    return tuple(one for one in paper.decisions if one.kind != DecisionKind.TERMINATE)


# -- change of lawyer -------------------------------------------------------------------------


def _answered(paper: AidPaper) -> Sequence[AidChange]:
    return tuple(one for one in paper.changes if one.decided_on is not None)


def _changed(paper: AidPaper, row: AidChange) -> Slots:
    """格式十七, to the unit that had the case when the change was asked for."""
    before = next((one for one in paper.assignments if one.id == row.assignment), None)
    after = next((one for one in paper.assignments if before and one.id > before.id), None)
    at = "change"
    option = ChangeOption(row.outcome) if row.outcome else None
    runs: dict[str, Runs] = {
        "unit": (filled(before.unit if before else "", at, "承办单位", 10),),
        "change_no": (number_or_gap(row.doc_no, at, "通知书编号"),),
        "change_on": (day(row.asked_on),),
        "change_option": (option.value if option else Gap("处理情形", at, 2),),
        "change_reasons": text(row.answer_note, at, "理由"),
        "change_decided_on": (filled_day(row.decided_on, at, "决定日期"),),
        "new_unit": (after.unit if after else "",),
        "new_lawyer": (after.lawyer if after else "",),
    }
    return Slots(runs, marks=frozenset({"changed"} if after else ()))


def _change_checks(_paper: AidPaper, row: AidChange) -> Iterator[Check]:
    yield Check(tr("照法律援助机构的文书登记，由法律援助机构盖章"), passed=bool(row.doc_no))


FORMS = (
    Form(
        "la.provisional",
        _decision,
        rows=_decided(DecisionKind.PROVISIONAL),
        offered=_when_needed,
        checks=_from_the_paper,
        copies=_copies,
    ),
    Form(
        "la.F-B5",
        _decision,
        rows=_decided(DecisionKind.GRANT),
        offered=_when_needed,
        checks=_from_the_paper,
        copies=_copies,
    ),
    Form(
        "la.F-B6",
        _decision,
        rows=_decided(DecisionKind.REFUSE),
        offered=_when_needed,
        checks=_with_reasons,
        copies=_copies,
    ),
    Form("la.F-B7", _assignment, rows=_assignments, offered=_when_needed, checks=_from_the_paper),
    Form("la.F-B8-1", _assignment, rows=_assignments, offered=_to_organ),
    Form("la.F-B8-2", _decision, rows=_forwarded, offered=_when_needed, checks=_from_the_paper),
    Form("la.F-B8-3", _assignment, rows=_assignments, offered=_to_notifier),
    Form("la.F-B11", _changed, rows=_answered, offered=_when_needed, checks=_change_checks),
    Form(
        "la.F-B12",
        _decision,
        rows=_decided(DecisionKind.TERMINATE),
        offered=_when_needed,
        checks=_with_reasons,
    ),
    Form("la.receipt", _decision, rows=_every_decision, offered=_to_serve),
)
