"""The dossier of a case as it stands: its pieces, what is missing, how it was bound."""

from __future__ import annotations

__all__ = [
    "PAPER_ALONE",
    "Held",
    "bound_changed",
    "bound_pieces",
    "dossier_of",
    "facts_of",
    "held",
    "pieces_of",
    "with_dossier",
    "written",
]

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import month_day, tr
from app.ids import Id
from app.mediation.codes import DossierPart, Retention
from app.mediation.messages import CaseDetail, DossierItem, DossierView
from app.mediation.rules import dossier as rules
from app.mediation.rules.dossier import DossierFacts, Piece
from app.mediation.states import State
from app.papers.volumes import Signed, best_of, pictures_of, printings_of, signed_pages
from app.records.messages import NextStep, PaperLine
from db.tables.dossier import Dossier
from db.tables.papers import PrintedPaper

PAPER_ALONE = "paper"  # how a piece is marked that lies in the dossier and not in the computer


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that fills pages of the dossier, and the rows it is made of.

    Attributes:
        line: the paper it is, None for a file.
        printed: the printing; newest: whether no later one was printed.
        signed: pages from 1 that came back, each with the attachment that is its signed copy.
        attachment: a file that is no page of a paper.
    """

    piece: Piece
    line: PaperLine | None = None
    printed: Id | None = None
    newest: bool = True
    signed: tuple[tuple[int, Id], ...] = ()
    attachment: Id | None = None


def held(case: CaseDetail, session: Session) -> list[Held]:
    """Everything the computer has of the dossier, and what it lacks; unordered."""
    signed, printed = signed_pages(session, case.id), printings_of(session, case.id)
    made = (_of_paper(line, printed, signed) for line in case.papers)
    found = [one for one in made if one is not None]
    found += [
        Held(_file_piece(row.name, row.place), attachment=row.id)
        for row in pictures_of(session, case.id)
    ]
    return found


def _of_paper(
    line: PaperLine,
    printed: Mapping[tuple[str, Id], Sequence[PrintedPaper]],
    signed: Signed,
) -> Held | None:
    part = rules.part_of_paper(line.kind)
    if part is None:
        return None
    versions = printed.get((line.kind, line.subject), ())
    must = rules.is_must(line.kind)
    if not versions:
        state = "unprinted" if line.status == "ready" else "missing"
        return Held(Piece(part, line.title, 0, state, must=must), line) if must else None
    newest = versions[-1]
    best = best_of(versions, signed)
    pages = signed.get((best.paper, best.version), {})
    whole = len(pages) >= best.pages
    piece = Piece(
        part,
        line.title,
        best.pages,
        "signed" if whole else "here",
        note=tr("签字件") if whole else "",
        must=must,
    )
    return Held(piece, line, best.id, best is newest, tuple(sorted(pages.items())))


def _with_signatures(case: CaseDetail, everything: Iterable[Held]) -> CaseDetail:
    """The case whose papers say which of them came back signed."""
    words = {}
    for one in everything:
        if one.line is None or not one.signed:
            continue
        said = tr("已签收回") if one.newest else tr("旧版已签收回")
        if one.piece.state != "signed":
            said = tr("收回 {n}/{all} 页").format(n=len(one.signed), all=one.piece.pages)
        words[one.line] = said
    papers = (replace(line, when=words.get(line, line.when)) for line in case.papers)
    return replace(case, papers=tuple(papers))


def _file_piece(name: str, place: str) -> Piece:
    title = name.rpartition(".")[0] or name
    part = DossierPart(place) if place in tuple(DossierPart) else rules.part_of_file(name)
    return Piece(part, title, 1, "here")


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


def pieces_of(everything: Iterable[Held], bound: Dossier | None) -> list[Piece]:
    """What is in the dossier and what it lacks; sheets on paper alone as they were bound."""
    loose = [one for one in bound_pieces(bound) if one.state == PAPER_ALONE]
    return [one.piece for one in everything] + loose


def bound_pieces(dossier: Dossier | None) -> list[Piece]:
    """The index as it was bound."""
    pieces = []
    for line in dossier.contents if dossier else ():
        part, title, first, last, note, state = line.split("\t")
        start = int(first)
        pieces.append(
            Piece(DossierPart(part), title, int(last) - start + 1, state, note, page_from=start)
        )
    return pieces


def written(pieces: Iterable[Piece]) -> list[str]:
    """An index as it is kept; `bound_pieces` reads it."""
    return [
        "\t".join(
            (one.part, one.title.replace("\t", " "), str(one.page_from), str(one.page_to),
             one.note, one.state)
        )
        for one in pieces
    ]  # fmt: skip


def bound_changed(dossier: Dossier | None, pieces: Iterable[Piece]) -> bool:
    """Whether something came or went since it was bound; signatures do not move a page."""
    if dossier is None:
        return False
    was = [(one.part, one.title) for one in bound_pieces(dossier)]
    now = [(one.part, one.title) for one in rules.numbered(pieces)]
    return sorted(was) != sorted(now)


def with_dossier(case: CaseDetail, session: Session) -> CaseDetail:
    """The case with how its dossier stands, and its papers saying which came back signed."""
    if case.state in (State.LEAD, State.PENDING, State.NOT_ACCEPTED):
        return case
    everything = held(case, session)
    bound = dossier_of(case.id, session)
    view = _view(case, everything, bound)
    case = replace(_with_signatures(case, everything), dossier=view)
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
    pieces = pieces_of(everything, bound)
    gaps = rules.gaps_of(pieces, rules.needed(facts_of(case)))
    changed = bound_changed(bound, pieces)
    shown = bound_pieces(bound) if bound and not changed else list(rules.numbered(pieces))
    ordered = sorted([*shown, *gaps], key=lambda one: (one.part, one.page_from or 0))
    return DossierView(
        items=tuple(_item(one, numbered=bound is not None and not changed) for one in ordered),
        gaps=tuple(one.title for one in gaps),
        sentence=rules.sentence_of(gaps, case.state, bound=bound is not None, changed=changed),
        complete=not gaps and not changed,
        unsigned=sum(bool(one.printed) and one.piece.state == "here" for one in everything),
        pages=bound.pages if bound else 0,
        volume=bound.volume if bound else "1",
        binder=bound.binder if bound else "",
        bound_on=bound.bound_on if bound else None,
        retention=Retention(bound.retention) if bound else None,
        note=bound.note if bound else "",
        shelf=bound.shelf if bound else "",
        reviewer=bound.reviewer if bound else "",
        archived_on=bound.archived_on if bound else None,
    )


def _item(piece: Piece, *, numbered: bool) -> DossierItem:
    first, last = (piece.page_from, piece.page_to) if numbered else (None, None)
    return DossierItem(piece.part, piece.title, first, last, piece.note, piece.state)
