"""立卷 and 归档 of the two dossiers of a correction (社区矫正法实施办法 第18条)."""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS"]

from collections.abc import Mapping

from app.correction.codes import DossierKind
from app.correction.dossier import archived_on, dossier_facts, held_in, standing_of
from app.correction.handlers.shared import facts_of, subject_of
from app.correction.messages.dossiers import ArchiveSubjectDossier, BindSubjectDossier
from app.correction.paperlist import paper_lines
from app.correction.rules import dossier as rules
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.records.dossiers import Pages, archive, bind, counted, files_of
from app.weighing import refuse, weigh
from app.work import Errand, Handler, Outing, Work
from db.tables.dossier import CorrectionDossier


def bind_dossier(command: BindSubjectDossier, desk: Outing) -> Id:
    """The pages of files are counted beside the writer; then all is written at once."""
    pages = counted(desk.read(_files, command).result(), desk)
    return desk.write(lambda given, work: _bind(given, pages, work), command).result()


def _files(command: BindSubjectDossier, work: Work) -> Mapping[Id, bytes]:
    subject = subject_of(command.subject, work)
    return files_of(held_in(command.kind, subject.id, work.session), work)


def _bind(command: BindSubjectDossier, pages: Pages, work: Work) -> Id:
    subject = subject_of(command.subject, work)
    facts = dossier_facts(facts_of(subject, work))
    refuse(rules.check_bind(command, facts, subject.ended_on, work.clock.today()))
    row = _row(subject.id, command.kind, work)
    if row.archived_on is not None:
        raise Refused(Fault(tr("这卷档案已经归档，没有改动")))
    bind(row, command, held_in(command.kind, subject.id, work.session), pages)
    work.session.add(row)
    work.session.flush()
    return subject.id


def _row(subject: Id, kind: DossierKind, work: Work) -> CorrectionDossier:
    """The one dossier of its kind: its id follows from the subject's, on every laptop."""
    dossier = named_id("correction dossier", subject.hex(), kind.value)
    row = work.session.get(CorrectionDossier, dossier)
    if row is None:
        return CorrectionDossier(
            id=dossier, office=work.me.office, subject=subject, kind=kind.value
        )
    row.voided = False  # bound again after it was taken back
    return row


def archive_dossier(command: ArchiveSubjectDossier, work: Work) -> Id:
    """With 工作档案 the record is locked: from now on nothing is added or changed."""
    subject = subject_of(command.subject, work)
    facts = dossier_facts(facts_of(subject, work))
    papers = paper_lines(subject.id, work)
    one = standing_of(command.kind, subject.id, papers, facts, work.session)
    if one.bound is not None and one.bound.archived_on is not None:
        raise Refused(Fault(tr("这卷档案已经归档，没有改动")))
    other = archived_on(DossierKind.EXECUTION, subject.id, work.session) is not None
    faults = rules.check_archive(
        command.kind,
        facts,
        command.archived_on,
        one.bound.bound_on if one.bound else None,
        work.clock.today(),
        one.gaps,
        changed=one.changed,
        other=other,
    )
    weigh(faults, command, subject.id, work)
    if one.bound is None:
        raise Refused(Fault(tr("还没有立卷，请先立卷")))
    archive(one.bound, command, work)
    work.session.flush()
    return subject.id


COMMANDS: Mapping[type, Handler] = {ArchiveSubjectDossier: archive_dossier}
ERRANDS: Mapping[type, Errand] = {BindSubjectDossier: bind_dossier}
