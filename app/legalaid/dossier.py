"""The dossier of a record as it stands: its pieces, what is missing, how it was bound."""

from __future__ import annotations

__all__ = [
    "SHEETS",
    "VOLUME",
    "bound_of",
    "bound_pieces",
    "dossier_view",
    "gaps_in",
    "held",
    "with_dossier",
]

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role, may
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.legalaid.codes import MeansRoute, PartyRole
from app.legalaid.codes.dossier import AidPart
from app.legalaid.facts import Parts
from app.legalaid.messages import AidDetail
from app.legalaid.paperlist import SHEETS, Printings, offered_lines, paper_lines
from app.legalaid.papers import build, title_of
from app.legalaid.papers.record import AidPaper, read_aid_paper
from app.legalaid.rules import dossier as rules
from app.legalaid.states import State
from app.papers.messages import VolumePart
from app.papers.model import Paper
from app.papers.templates import Templates
from app.papers.volumes import Volume, pictures_of, printings_of, signed_pages
from app.people.masking import Known, covers_of
from app.records.dossiers import (
    Held,
    held_file,
    held_paper,
    kept_in,
    parts_of,
    pieces_of,
    signed_lines,
    view_of,
)
from app.records.messages import DossierView, NextStep
from app.records.pieces import Piece, gaps_of, is_changed
from app.work import Work
from db.tables.attachments import Attachment
from db.tables.legalaid import AidDossier

_BEFORE = (State.REGISTERED, State.INCOMPLETE, State.NOTIFIED)  # nothing went out yet


def held(paper: AidPaper, work: Work, printings: Printings | None = None) -> list[Held]:
    """Everything the computer has of the dossier, and what it lacks; unordered.

    Args:
        printings: what was printed, where it was read already.
    """
    session = work.session
    signed = signed_pages(session, paper.id)
    printed = printings_of(session, paper.id) if printings is None else printings
    found: list[Held] = []
    for line in offered_lines(paper, work.tool(Templates)):
        part = rules.part_of_paper(line.kind)
        if part is not None:
            versions = printed.get((line.kind, line.subject), ())
            one = held_paper(line, part, versions, signed, must=rules.is_must(line.kind))
            found += [one] if one is not None else []
    return found + [held_file(row, _part_of(row)) for row in pictures_of(session, paper.id)]


def _part_of(row: Attachment) -> AidPart:
    known = row.place in tuple(AidPart)
    return AidPart(row.place) if known else rules.part_of_file(row.name)


def bound_of(record: Id, session: Session) -> AidDossier | None:
    """How it was bound, or None."""
    return session.scalars(
        select(AidDossier)
        .where(AidDossier.case == record, ~AidDossier.voided)
        .order_by(AidDossier.id.desc())
    ).first()


def bound_pieces(dossier: AidDossier | None) -> list[Piece]:
    """The index as it was bound."""
    return kept_in(dossier, AidPart)


def gaps_in(paper: AidPaper, pieces: list[Piece]) -> tuple[Piece, ...]:
    """What must be in it and is not."""
    needed = rules.needed(
        noticed=paper.noticed,
        decided=bool(paper.decisions),
        assigned=bool(paper.assignments),
        checked=paper.case.means_route == MeansRoute.CHECKED,
        closed=paper.closing is not None and paper.closing.reported_on is not None,
    )
    return gaps_of(pieces, needed)


def dossier_view(
    paper: AidPaper, work: Work, everything: Sequence[Held] | None = None
) -> DossierView:
    """How it stands; `everything` is what `held` found, where that is known already."""
    bound = bound_of(paper.id, work.session)
    everything = held(paper, work) if everything is None else everything
    kept = bound_pieces(bound)
    pieces = pieces_of(everything, kept)
    gaps = gaps_in(paper, pieces)
    changed = bound is not None and is_changed(kept, pieces)
    sentence = rules.sentence_of(
        *(gaps, paper.state),
        bound=bound is not None,
        changed=changed,
        archived=bound is not None and bound.archived_on is not None,
    )
    return view_of(bound, kept, everything, gaps, sentence)


def with_dossier(detail: AidDetail, parts: Parts, work: Work) -> AidDetail:
    """The record with its papers and how its dossier stands."""
    paper = read_aid_paper(detail.id, work, parts)
    if paper is None:
        return detail
    printings = printings_of(work.session, paper.id)
    everything = held(paper, work, printings)
    view = dossier_view(paper, work, everything)
    papers = signed_lines(paper_lines(paper, view, work, printings), everything)
    shown = view if paper.state not in _BEFORE else None
    detail = replace(detail, papers=papers, dossier=shown)
    open_ = paper.state in rules.BINDABLE and view.archived_on is None
    if open_ and may(Role(work.me.role), "BindAidDossier"):
        return _with_step(detail, view)
    return detail


def _with_step(detail: AidDetail, dossier: DossierView) -> AidDetail:
    """立卷 comes before 归档; what ended without the centre's papers has time for both."""
    ready = dossier.bound_on is not None and dossier.complete
    if detail.state is State.REPORTED:
        actions = detail.actions if ready else (*detail.actions, "BindAidDossier")
        return replace(detail, actions=actions)
    if detail.state is not State.AUDITED:
        more = ("ArchiveAid", "BindAidDossier") if ready else ("BindAidDossier",)
        return replace(detail, actions=(*detail.actions, *more))
    action, button = ("ArchiveAid", tr("归档")) if ready else ("BindAidDossier", tr("立卷"))
    first = ("ArchiveAid", "BindAidDossier") if ready else ("BindAidDossier",)
    others = (one for one in detail.actions if one not in first and one != "ArchiveAid")
    step = NextStep(dossier.sentence, "", action, button, None)
    return replace(detail, next_step=step, actions=(*first, *others))


# -- as one PDF -------------------------------------------------------------------------------


def _plan(record: Id, _volume: str, work: Work) -> tuple[VolumePart, ...]:
    """Cover and index, what lies inside in its order, the back; the means stay here (S2, M28)."""
    templates, paper = work.tool(Templates), _paper(record, work)
    kept = bound_pieces(bound_of(record, work.session))
    told = [one for one in held(paper, work) if one.piece.part is not AidPart.MEANS]
    inside = parts_of(told, kept, lambda one: one.piece.part)
    cover, index, back = (
        VolumePart(kind, tr(title_of(kind, templates)), (), None) for kind in SHEETS
    )
    return (cover, index, *inside, back)


def _sheet(record: Id, _volume: str, kind: str, work: Work) -> Paper:
    paper = _paper(record, work)
    return build(kind, paper, dossier_view(paper, work), work.tool(Templates)).paper


def _paper(record: Id, work: Work) -> AidPaper:
    paper = read_aid_paper(record, work)
    if paper is None:
        raise Refused(Fault(tr("这件法律援助不在本机，可能还没有同步过来")))
    return paper


def _covers(record: Id, work: Work) -> Mapping[str, str]:
    """What tells who a minor is: name, home, school, day of birth, family (未成年人保护法 第103条).

    Who was under eighteen as the record began stays so in it.
    """
    paper = read_aid_paper(record, work)
    if paper is None:
        return {}
    sides = [paper.person, *(one.person for one in paper.opponents if one.person)]
    minors = [one for one in sides if Known(one.name, one.birth).minor(paper.received_on)]
    if not minors:
        return {}
    of_family = (one for one in paper.parties if one.row.role != PartyRole.OPPONENT)
    return covers_of(minors, [one.person for one in of_family if one.person])


def _whose(record: Id, work: Work) -> Id:
    return _paper(record, work).person.id


VOLUME = Volume(_plan, _sheet, _covers, _whose, masked=True, two_sided=True)
