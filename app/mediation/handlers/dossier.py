"""立卷 and 归档: pages numbered, index fixed, record locked; and the whole as one PDF."""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS", "VOLUME"]

from collections.abc import Mapping
from dataclasses import replace

from app.attachments.keeping import read
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.lawbook.rules import Rulebook
from app.mediation.detail import read_case
from app.mediation.dossier import (
    PAPER_ALONE,
    Held,
    bound_changed,
    bound_pieces,
    dossier_of,
    facts_of,
    held,
    pieces_of,
    written,
)
from app.mediation.facts import case_facts
from app.mediation.handlers.shared import case_of, done, move
from app.mediation.messages import (
    ArchiveDossier,
    BindDossier,
    CaseDetail,
    ReadCase,
)
from app.mediation.papers import TITLES, build
from app.mediation.rules import dossier as rules
from app.mediation.rules.dossier import Piece
from app.mediation.states import State
from app.papers.messages import VolumePart
from app.papers.model import Paper
from app.papers.press import Press
from app.papers.volumes import Volume
from app.weighing import refuse
from app.work import Errand, Handler, Outing, Work
from db.tables.dossier import Dossier

_COVERS = ("med.F-A1", "med.F-A2", "med.F-A1-1")


Pages = Mapping[Id, int]  # attachment → how many pages its file has


def bind_dossier(command: BindDossier, desk: Outing) -> Id:
    """The pages of files are counted beside the writer; then all is written at once."""
    files = desk.read(_files, command.case).result()
    press = desk.tools.get(Press)
    pages = {file: len(press.leaves(data).result()) for file, data in files.items()}
    return desk.write(lambda given, work: _bind(given, pages, work), command).result()


def _files(case: Id, work: Work) -> Mapping[Id, bytes]:
    detail = read_case(ReadCase(case), work)
    files = (one.attachment for one in held(detail, work.session))
    return {file: read(file, work) for file in files if file is not None}


def _bind(command: BindDossier, pages: Pages, work: Work) -> Id:
    case = case_of(command.case, work)
    detail = read_case(ReadCase(case.id), work)
    today = work.clock.today()
    refuse(rules.check_bind(State(case.state), command.bound_on, detail.closed_on, today))
    if not command.binder.strip():
        raise Refused(Fault(tr("请填立卷人"), "binder"))
    pieces = rules.numbered([*_pieces(detail, pages, work), *_loose(command)])
    if not pieces:
        raise Refused(Fault(tr("卷内还没有一页材料，请先打印文书或添加材料")))
    row = _row(case.id, work)
    row.volume, row.note = command.volume.strip() or "1", command.note.strip()
    row.retention = command.retention.value
    row.binder, row.bound_on = command.binder.strip(), command.bound_on
    row.contents = written(pieces)
    row.pages = pieces[-1].page_to or 0
    work.session.add(row)
    return done(case, work)


def _row(case: Id, work: Work) -> Dossier:
    """The one dossier of a case: its id follows from the case's, on every laptop."""
    dossier = named_id("dossier", case.hex())
    row = work.session.get(Dossier, dossier)
    if row is None:
        return Dossier(id=dossier, office=work.me.office, case=case)
    row.voided = False  # bound again after it was taken back
    return row


def _pieces(detail: CaseDetail, pages: Pages, work: Work) -> list[Piece]:
    return [_sized(one, pages) for one in held(detail, work.session) if one.piece.pages]


def _sized(one: Held, pages: Pages) -> Piece:
    if one.attachment is None:
        return one.piece
    return replace(one.piece, pages=pages.get(one.attachment, 1))


def _loose(command: BindDossier) -> list[Piece]:
    return [
        Piece(one.part, tr(one.part.label), one.pages, PAPER_ALONE, note=tr("纸质件"))
        for one in command.loose
        if one.pages > 0
    ]


def archive_dossier(command: ArchiveDossier, work: Work) -> Id:
    """A90→A95 (人民调解法 第27条): from now on the record is locked."""
    case = case_of(command.case, work)
    detail = read_case(ReadCase(case.id), work)
    bound = dossier_of(case.id, work.session)
    pieces = pieces_of(held(detail, work.session), bound)
    faults = rules.check_archive(
        State(case.state),
        command.archived_on,
        bound.bound_on if bound else None,
        work.clock.today(),
        rules.gaps_of(pieces, rules.needed(facts_of(detail))),
        changed=bound_changed(bound, pieces),
    )
    faults += rules.check_pending(case_facts(case, work.session), work.tool(Rulebook))
    refuse(faults)
    if bound is None:
        raise Refused(Fault(tr("还没有立卷，请先立卷")))
    bound.archived_on, bound.archived_by = command.archived_on, work.me.user
    bound.shelf, bound.reviewer = command.shelf.strip(), command.reviewer.strip()
    move(case, State.ARCHIVED, command.archived_on)
    return done(case, work)


def _plan(case: Id, _volume: str, work: Work) -> tuple[VolumePart, ...]:
    """Cover and index, what lies inside in the order of F-A2, the back."""
    detail = read_case(ReadCase(case), work)
    everything = [one for one in held(detail, work.session) if one.piece.pages]
    numbers = {(one.part, one.title): one for one in bound_pieces(dossier_of(case, work.session))}
    inside = []
    for one in sorted(everything, key=lambda one: one.piece.part):
        known = numbers.get((one.piece.part, one.piece.title))
        sources = tuple(filter(None, (one.printed, one.attachment)))
        inside.append(
            VolumePart("inside", one.piece.title, sources, known.page_from if known else None)
        )
    covers = [VolumePart(kind, tr(TITLES[kind]), (), None) for kind in _COVERS]
    return (*covers[:2], *inside, *covers[2:])


def _sheet(case: Id, _volume: str, kind: str, work: Work) -> Paper:
    return build(kind, read_case(ReadCase(case), work), case)


VOLUME = Volume(_plan, _sheet)
COMMANDS: Mapping[type, Handler] = {ArchiveDossier: archive_dossier}
ERRANDS: Mapping[type, Errand] = {BindDossier: bind_dossier}
