"""Papers of who is aided and who handles it: F-B9, F-B10, F-B13, the objection."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterator, Sequence
from typing import Any

from app.i18n import tr
from app.legalaid.codes import ChangeReason, CloseResult, ClosingWay, DecisionKind
from app.legalaid.papers.form import Form
from app.legalaid.papers.record import AidPaper
from app.legalaid.papers.wording import boxes, number_or_gap, text
from app.papers.amounts import figures
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Run, Runs
from app.papers.wording import BLANK_DATE, day, filled
from app.records.offers import READY, WANTED, Offer, later
from db.tables.aid import AidChange, AidDecision, AidObjection

_OPEN_TO_OBJECTION = (DecisionKind.REFUSE, DecisionKind.TERMINATE)


def _when_assigned(paper: AidPaper, _row: Any) -> Offer | None:
    if paper.assignment is not None:
        return WANTED  # signed between recipient and lawyer, filled in by the lawyer
    return None if paper.state.ended else later(tr("指派后"))


def _signed_by_both(_paper: AidPaper, _row: Any) -> Iterator[Check]:
    yield Check(tr("由受援人和承办单位签订，本所不签"), passed=True)


# -- change of lawyer -------------------------------------------------------------------------


def _changes(paper: AidPaper) -> Sequence[AidChange]:
    return paper.changes


def _change(paper: AidPaper, row: AidChange) -> Slots:
    """格式十六: what the applicant says; the centre writes the rest by hand."""
    before = next((one for one in paper.assignments if one.id == row.assignment), None)
    at = "change"
    runs: dict[str, Runs] = {
        "asker": (Filled(paper.filer.name if paper.filer else paper.person.name, at),),
        "change_ground": (f"{ChangeReason(row.reason).label}。",),
        "change_facts": text(row.note, at, "申请更换的事实和理由"),
        "change_pages": ("　　",),
        "change_on": (day(row.asked_on),),
    }
    if before is not None:
        runs["unit"] = (Filled(before.unit, at),)
        runs["lawyer"] = (filled(before.lawyer, at, "承办人", 6),)
    return Slots(runs)


# -- closing ----------------------------------------------------------------------------------


def _closing(paper: AidPaper, _row: Any) -> Slots:
    """结案报告表: what was entered, the rest for the lawyer's hand."""
    return Slots({name: (run,) for name, run in _closed(paper)})


def _closed(paper: AidPaper) -> Iterator[tuple[str, Run]]:
    one = paper.closing
    yield "closed_on", day(one.ended_on) if one else BLANK_DATE
    yield "closing_way", boxes(ClosingWay, (one.way,) if one else ())
    yield "close_result", boxes(CloseResult, (one.result,) if one else ())
    fen = one.recovered_fen if one else None
    yield "recovered", figures(fen) if fen is not None else ""
    yield "reported_on", day(one.reported_on) if one and one.reported_on else BLANK_DATE
    yield "close_note", Filled(one.result_note if one else "", "closing")
    lacking = f"还缺：{one.missing}" if one and one.missing.strip() else ""
    whole = "齐全" if one and one.materials_ok else lacking
    yield "close_materials", Filled(whole, "closing")


# -- objection --------------------------------------------------------------------------------


def _objectable(paper: AidPaper) -> Sequence[AidDecision | AidObjection]:
    """An objection that was filed, or the decision against which one may be written."""
    filed = {one.decision for one in paper.objections}
    open_ = [
        one for one in paper.decisions if one.kind in _OPEN_TO_OBJECTION and one.id not in filed
    ]
    return (*paper.objections, *open_)


def _objection(paper: AidPaper, row: AidDecision | AidObjection) -> Slots:
    """异议申请书; before it was filed, with room for a hand."""
    filed = row if isinstance(row, AidObjection) else None
    named = filed.decision if filed else row.id
    decision = next((one for one in paper.decisions if one.id == named), None)
    at = "objection"
    kind = DecisionKind(decision.kind) if decision else None
    runs: dict[str, Runs] = {
        "served_paper": (f"{kind.label}决定书" if kind else Gap("决定的名称", at, 8),),
        "decision_no": (number_or_gap(decision.doc_no if decision else "", at, "决定书文号"),),
        "decided_on": (day(decision.decided_on) if decision else Gap("决定日期", at),),
        "centre": (Filled(decision.signed_by if decision else paper.centre, at),),
        "bureau": (Filled(filed.to if filed and filed.to else paper.bureau, at),),
        "objection_reasons": text(filed.reasons, at, "事实和理由") if filed else ("　\n" * 4,),
        "objection_on": (day(filed.filed_on) if filed else BLANK_DATE,),
    }
    return Slots(runs)


def _wanted(_paper: AidPaper, row: AidDecision | AidObjection) -> Offer | None:
    """Nobody has to object: the form is there for whoever wants it."""
    return READY if isinstance(row, AidObjection) else WANTED


FORMS = (
    Form("la.F-B9", offered=_when_assigned, checks=_signed_by_both),
    Form("la.F-B9-1", offered=_when_assigned, checks=_signed_by_both),
    Form("la.F-B10", _change, rows=_changes),
    Form("la.F-B13", _closing, offered=_when_assigned),
    Form("la.objection", _objection, rows=_objectable, offered=_wanted),
)
