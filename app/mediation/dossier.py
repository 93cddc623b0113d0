"""The dossier of a case as it stands: its pieces, what is missing, how it was bound."""

from __future__ import annotations

__all__ = ["bound_pieces", "dossier_of", "facts_of", "held", "with_dossier"]

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import month_day, tr
from app.ids import Id
from app.mediation.codes import DossierPart
from app.mediation.messages import CaseDetail
from app.mediation.rules import dossier as rules
from app.mediation.rules.dossier import DossierFacts
from app.mediation.states import State
from app.papers.volumes import Signed, pictures_of, printings_of, signed_pages
from app.records.dossiers import (
    Held,
    held_file,
    held_paper,
    kept_in,
    pieces_of,
    signed_lines,
    view_of,
)
from app.records.messages import DossierView, NextStep, PaperLine
from app.records.pieces import Piece, gaps_of, is_changed
from db.tables.attachments import Attachment
from db.tables.dossier import Dossier
from db.tables.papers import PrintedPaper


def held(case: CaseDetail, session: Session) -> list[Held]:
    """Everything the computer has of the dossier, and what it lacks; unordered."""
    signed, printed = signed_pages(session, case.id), printings_of(session, case.id)
    made = (_of_paper(line, printed, signed) for line in case.papers)
    found = [one for one in made if one is not None]
    return found + [held_file(row, _part_of(row)) for row in pictures_of(session, case.id)]


def _of_paper(
    line: PaperLine, printed: Mapping[tuple[str, Id], Sequence[PrintedPaper]], signed: Signed
) -> Held | None:
    part = rules.part_of_paper(line.kind)
    if part is None:
        return None
    versions = printed.get((line.kind, line.subject), ())
    return held_paper(line, part, versions, signed, must=rules.is_must(line.kind))


def _part_of(row: Attachment) -> DossierPart:
    known = row.place in tuple(DossierPart)
    return DossierPart(row.place) if known else rules.part_of_file(row.name)


def facts_of(case: CaseDetail) -> DossierFacts:
    """What decides on the contents of its dossier."""
    items = case.agreement.items if case.agreement else ()
    agents = [agent for party in case.parties for agent in party.agents]
    return DossierFacts(
        sessions=len(case.sessions),
        agreed=case.agreement is not None,
        failed=case.end_reason is not None and case.agreement is None,
        settled=any(item.status.settled for item in items),
        agents=bool(agents),
        investigations=bool(case.investigations),
        unvisited=bool(case.unvisited),
        asked=case.confirmation is not None and case.confirmation.application is not None,
    )


def dossier_of(case: Id, session: Session) -> Dossier | None:
    """How it was bound, or None."""
    return session.scalars(
        select(Dossier).where(Dossier.case == case, ~Dossier.voided).order_by(Dossier.id.desc())
    ).first()


def bound_pieces(dossier: Dossier | None) -> list[Piece]:
    """The index as it was bound."""
    return kept_in(dossier, DossierPart)


def with_dossier(case: CaseDetail, session: Session) -> CaseDetail:
    """The case with how its dossier stands, and its papers saying which came back signed."""
    if case.state in (State.LEAD, State.PENDING, State.NOT_ACCEPTED):
        return case
    everything = held(case, session)
    bound = dossier_of(case.id, session)
    view = _view(case, everything, bound)
    case = replace(case, papers=signed_lines(case.papers, everything), dossier=view)
    if case.state is State.ARCHIVED:
        return replace(case, next_step=None)
    if case.state is State.AGREED and case.next_step is not None and _came_signed(case, everything):
        words = tr("签好的协议书收回了，核对后登记签字")
        return replace(case, next_step=replace(case.next_step, headline=words))
    return _with_step(case, view) if case.state is State.CLOSED else case


def _came_signed(case: CaseDetail, everything: Iterable[Held]) -> bool:
    """Whether every page of the agreement in hand came back."""
    return any(
        one.line is not None
        and one.line.kind == "med.F-A8"
        and one.line.subject == (case.agreement.id if case.agreement else None)
        and one.piece.state == "signed"
        for one in everything
    )


def _with_step(case: CaseDetail, dossier: DossierView) -> CaseDetail:
    """What a closed case comes to next: bound, then archived."""
    bound = dossier.bound_on is not None
    ready = bound and dossier.complete
    action, button = ("ArchiveDossier", tr("归档")) if ready else ("BindDossier", tr("立卷"))
    due = next((due for due in case.dues if due.rule == "med.R-A19"), None)
    detail = ""
    if due is not None:
        words = tr("{what}到 {on}（{why}）")
        detail = words.format(what=due.what, on=month_day(due.on), why=due.why)
    step = NextStep(dossier.sentence, detail, action, button, due)
    first = ("ArchiveDossier", "BindDossier") if ready else ("BindDossier",)
    return replace(case, next_step=step, actions=(*first, *case.actions))


def _view(case: CaseDetail, everything: Sequence[Held], bound: Dossier | None) -> DossierView:
    kept = bound_pieces(bound)
    pieces = pieces_of(everything, kept)
    gaps = gaps_of(pieces, rules.needed(facts_of(case)))
    changed = bound is not None and is_changed(kept, pieces)
    sentence = rules.sentence_of(gaps, case.state, bound=bound is not None, changed=changed)
    return view_of(bound, kept, everything, gaps, sentence)
