"""The dossiers of a correction (执行档案, 工作档案) as they stand, and each as one PDF."""

from __future__ import annotations

__all__ = [
    "VOLUME",
    "Standing",
    "archived_on",
    "dossier_facts",
    "held_in",
    "standing_of",
    "with_dossiers",
]

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.codes import Code
from app.correction.codes import DossierKind, FilePart
from app.correction.papers import build, row_of, title_of
from app.correction.papers.dossier import bound_in, lying_in, piece_of
from app.correction.papers.subject import SubjectPaper, read_subject_paper
from app.correction.rules import dossier as rules
from app.correction.rules.dossier import DossierFacts
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.intake import is_minor
from app.correction.states import State
from app.correction.views.subject import SubjectDetail
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.papers.messages import VolumePart
from app.papers.model import Paper
from app.papers.templates import Templates
from app.papers.volumes import Volume
from app.people.masking import covered_name, covers_of
from app.records.dossiers import Held, kept_in, pieces_of, view_of
from app.records.messages import DossierView, NextStep, PaperLine
from app.records.pieces import Piece, gaps_of, is_changed
from app.work import Work
from db.tables.dossier import CorrectionDossier


@dataclass(frozen=True, slots=True)
class Standing:
    """One dossier: what is in it, how it was bound, what it lacks."""

    everything: tuple[Held, ...]
    bound: CorrectionDossier | None
    kept: tuple[Piece, ...]
    gaps: tuple[Piece, ...]
    changed: bool


def dossier_facts(facts: SubjectFacts) -> DossierFacts:
    """What decides on the contents of both."""
    state, measures = facts.state, facts.measures
    pending = (
        (facts.told_on is None and state is not State.MOVED,
         tr("还没有登记通知决定机关、检察院、公安机关")),
        (any(one.replied_on is None for one in measures.notices), tr("检察院的来文还没有回复")),
        (any(not one.closed for one in measures.incidents), tr("突发事件还没有登记处理结果")),
        (facts.to_seal, tr("未成年人的记录还没有封存")),
    )  # fmt: skip
    return DossierFacts(
        ended=state.ended,
        released=state is State.RELEASED,
        declared=facts.declared_on is not None,
        told=facts.told_on is not None,
        away=any(one.approved for one in facts.moves.leaves),
        sanctioned=any(one.granted for one in measures.sanctions),
        sought=bool(measures.searches),
        pending=tuple(words for open_, words in pending if open_),
    )


def held_in(kind: DossierKind, subject: Id, session: Session) -> list[Held]:
    """What the computer has of a dossier, in its order."""
    return [
        Held(
            piece_of(one),
            printed=None if one.scan else one.source,
            attachment=one.source if one.scan else None,
        )
        for one in lying_in(kind, session, subject)
        if one.source
    ]


def standing_of(
    kind: DossierKind,
    subject: Id,
    papers: Iterable[PaperLine],
    facts: DossierFacts,
    session: Session,
) -> Standing:
    """How a dossier stands now."""
    bound = bound_in(kind, session, subject)
    kept = kept_in(bound, FilePart)
    held = held_in(kind, subject, session)
    scanned = {one.piece.part for one in held if one.attachment}
    scanned |= {one.part for one in kept if one.state == "paper"}
    held += _unprinted(kind, papers, scanned)
    pieces = pieces_of(held, kept)
    gaps = gaps_of(pieces, rules.needed(kind, facts))
    changed = bound is not None and is_changed(kept, pieces)
    return Standing(tuple(held), bound, tuple(kept), gaps, changed)


def _unprinted(
    kind: DossierKind, papers: Iterable[PaperLine], scanned: set[Code]
) -> Iterable[Held]:
    """Papers that must be there and could be printed; a scan in the part stands for them."""
    for line in papers:
        part = rules.DOSSIERS[kind].part_of(line.kind)
        if part is None or part in scanned or not rules.is_must(kind, line.kind):
            continue
        if line.status == "ready":
            yield Held(Piece(part, line.title, 0, "unprinted", must=True), line)


def _dossiers_of(
    subject: Id, papers: Sequence[PaperLine], facts: SubjectFacts, session: Session
) -> tuple[tuple[DossierKind, DossierView], ...]:
    """Both dossiers as the page shows them, 工作档案 first: it is the office's own."""
    given = dossier_facts(facts)
    views = []
    for kind in (DossierKind.WORK, DossierKind.EXECUTION):
        one = standing_of(kind, subject, papers, given, session)
        sentence = rules.sentence_of(
            kind,
            one.gaps,
            given,
            bound=one.bound is not None,
            changed=one.changed,
            archived=bool(one.bound and one.bound.archived_on),
        )
        views.append((kind, view_of(one.bound, one.kept, one.everything, one.gaps, sentence)))
    return tuple(views)


def with_dossiers(detail: SubjectDetail, facts: SubjectFacts, session: Session) -> SubjectDetail:
    """The record with how its dossiers stand; what is archived offers nothing more."""
    dossiers = _dossiers_of(detail.id, detail.papers, facts, session)
    detail = replace(detail, dossiers=dossiers)
    work = dict(dossiers)[DossierKind.WORK]
    if work.archived_on is not None:
        tracks = tuple(replace(one, actions=()) for one in detail.tracks)
        return replace(detail, tracks=tracks, actions=(), next_step=None)
    if not detail.state.ended:
        return detail
    bound = any(view.bound_on and not view.archived_on for _, view in dossiers)
    more = ("BindSubjectDossier", *(("ArchiveSubjectDossier",) if bound else ()))
    step = detail.next_step or _next(work)
    return replace(detail, actions=(*detail.actions, *more), next_step=step)


def _next(work: DossierView) -> NextStep:
    """Bound, then archived, once nothing else is left to do."""
    ready = work.bound_on is not None and work.complete
    head = tr("工作档案：{how}").format(how=work.sentence)
    if ready:
        return NextStep(head, "", "ArchiveSubjectDossier", tr("归档"), None)
    return NextStep(head, "", "BindSubjectDossier", tr("立卷"), None)


def archived_on(kind: DossierKind, subject: Id, session: Session) -> date | None:
    """Since when a dossier is archived."""
    bound = bound_in(kind, session, subject)
    return bound.archived_on if bound else None


# -- one PDF ------------------------------------------------------------------------------------


def _plan(subject: Id, kind: str, work: Work) -> tuple[VolumePart, ...]:
    """Cover and index, what lies inside, the sheet at the end (备考表)."""
    templates = work.tool(Templates)
    cover, index, back = (
        VolumePart(form, tr(title_of(form, templates)), (), None)
        for form in (f"cor.{kind}-cover", f"cor.{kind}-index", f"cor.{kind}-back")
    )
    inside = (
        VolumePart("inside", one.title, (one.source,), one.page_from or 0)
        for one in lying_in(DossierKind(kind), work.session, subject)
        if one.source
    )
    return (cover, index, *inside, back)


def _sheet(subject: Id, _kind: str, form: str, work: Work) -> Paper:
    paper = read_subject_paper(subject, work)
    if paper is None:
        raise Refused(Fault(tr("这名对象不在本机，可能还没有同步过来")))
    row = row_of(form, subject, work.session)
    return build(form, paper, subject, row, work.tool(Templates)).paper


def _covers(subject: Id, work: Work) -> Mapping[str, str]:
    """What tells who a minor is: whose regime it is, or who was one at the offence.

    社区矫正法 第54条: nobody is told of a minor's correction; 刑事诉讼法 第286条 for the record.
    """
    paper = read_subject_paper(subject, work)
    if paper is None or not _young(paper):
        return {}
    words = {one.name: covered_name(one.name) for one in paper.family if one.name}
    return {**words, **covers_of([paper.person])}


def _young(paper: SubjectPaper) -> bool:
    if paper.subject.minor_regime or paper.judgment is None:
        return paper.subject.minor_regime
    return is_minor(paper.person.birth, paper.judgment.offence_on)


def _whose(subject: Id, work: Work) -> Id:
    paper = read_subject_paper(subject, work)
    return paper.person.id if paper else subject


VOLUME = Volume(_plan, _sheet, _covers, _whose)
