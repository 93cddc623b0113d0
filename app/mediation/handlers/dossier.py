"""立卷 and 归档: pages numbered, index fixed, record locked; and the whole as one PDF."""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS", "VOLUME"]

from collections.abc import Mapping

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.lawbook.rules import Rulebook
from app.mediation.detail import read_case
from app.mediation.dossier import bound_pieces, dossier_of, facts_of, held
from app.mediation.facts import case_facts
from app.mediation.handlers.shared import case_of, done, move
from app.mediation.messages import ArchiveDossier, BindDossier, ReadCase
from app.mediation.papers import TITLES, build
from app.mediation.rules import dossier as rules
from app.mediation.states import State
from app.papers.messages import VolumePart
from app.papers.model import Paper
from app.papers.volumes import Volume
from app.people.masking import Known, covers_of
from app.records.dossiers import Pages, archive, bind, counted, files_of, parts_of, pieces_of
from app.records.pieces import gaps_of, is_changed
from app.weighing import refuse
from app.work import Errand, Handler, Outing, Work
from db.tables.dossier import Dossier
from db.tables.mediation import MediationCase

_COVERS = ("med.F-A1", "med.F-A2", "med.F-A1-1")


def bind_dossier(command: BindDossier, desk: Outing) -> Id:
    """The pages of files are counted beside the writer; then all is written at once."""
    pages = counted(desk.read(_files, command.case).result(), desk)
    return desk.write(lambda given, work: _bind(given, pages, work), command).result()


def _files(case: Id, work: Work) -> Mapping[Id, bytes]:
    return files_of(held(read_case(ReadCase(case), work), work.session), work)


def _bind(command: BindDossier, pages: Pages, work: Work) -> Id:
    case = case_of(command.case, work)
    detail = read_case(ReadCase(case.id), work)
    refuse(
        rules.check_bind(
            State(case.state),
            command.bound_on,
            detail.closed_on,
            work.clock.today(),
            command.binder,
        )
    )
    row = _row(case.id, work)
    bind(row, command, held(detail, work.session), pages)
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


def archive_dossier(command: ArchiveDossier, work: Work) -> Id:
    """A90→A95 (人民调解法 第27条): from now on the record is locked."""
    case = case_of(command.case, work)
    detail = read_case(ReadCase(case.id), work)
    bound = dossier_of(case.id, work.session)
    kept = bound_pieces(bound)
    pieces = pieces_of(held(detail, work.session), kept)
    faults = rules.check_archive(
        State(case.state),
        command.archived_on,
        bound.bound_on if bound else None,
        work.clock.today(),
        gaps_of(pieces, rules.needed(facts_of(detail))),
        changed=bound is not None and is_changed(kept, pieces),
    )
    faults += rules.check_pending(case_facts(case, work.session), work.tool(Rulebook))
    refuse(faults)
    if bound is None:
        raise Refused(Fault(tr("还没有立卷，请先立卷")))
    archive(bound, command, work)
    move(case, State.ARCHIVED, command.archived_on)
    return done(case, work)


def _plan(case: Id, _volume: str, work: Work) -> tuple[VolumePart, ...]:
    """Cover and index, what lies inside in the order of F-A2, the back."""
    detail = read_case(ReadCase(case), work)
    kept = bound_pieces(dossier_of(case, work.session))
    inside = parts_of(held(detail, work.session), kept, lambda one: one.piece.part)
    covers = [VolumePart(kind, tr(TITLES[kind]), (), None) for kind in _COVERS]
    return (*covers[:2], *inside, *covers[2:])


def _sheet(case: Id, _volume: str, kind: str, work: Work) -> Paper:
    return build(kind, read_case(ReadCase(case), work), case)


def _covers(case: Id, work: Work) -> Mapping[str, str]:
    """What tells who a minor of the case is; who was under eighteen as it began stays so in it."""
    if work.session.get(MediationCase, case) is None:  # a report of the line, of no case
        return {}
    detail = read_case(ReadCase(case), work)
    parties = [one for one in detail.parties if one.person is not None]
    young = [
        one for one in parties
        if one.person and Known(one.name, one.person.birth).minor(detail.accepted_on)
    ]  # fmt: skip
    agents = (agent.person for one in young for agent in one.agents)
    people = [one.person for one in young if one.person]
    return covers_of(people, [person for person in agents if person])


VOLUME = Volume(_plan, _sheet, _covers)
COMMANDS: Mapping[type, Handler] = {ArchiveDossier: archive_dossier}
ERRANDS: Mapping[type, Errand] = {BindDossier: bind_dossier}
