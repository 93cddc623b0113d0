"""立卷: the pages of a record numbered and its index fixed; what 归档 asks of it."""

from __future__ import annotations

__all__ = ["ERRANDS", "close_dossier"]

from collections.abc import Mapping
from datetime import date

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.legalaid.dossier import bound_of, bound_pieces, gaps_in, held
from app.legalaid.messages.dossier import BindAidDossier
from app.legalaid.papers.record import AidPaper, read_aid_paper
from app.legalaid.rules import dossier as rules
from app.records.dossiers import Pages, bind, counted, files_of, pieces_of
from app.records.pieces import check_archived, is_changed
from app.weighing import refuse
from app.work import Errand, Outing, Work
from db.tables.legalaid import AidDossier


def bind_dossier(command: BindAidDossier, desk: Outing) -> Id:
    """The pages of files are counted beside the writer; then all is written at once."""
    pages = counted(desk.read(_files, command.record).result(), desk)
    return desk.write(lambda given, work: _bind(given, pages, work), command).result()


def _files(record: Id, work: Work) -> Mapping[Id, bytes]:
    return files_of(held(_paper(record, work), work), work)


def _bind(command: BindAidDossier, pages: Pages, work: Work) -> Id:
    paper = _paper(command.record, work)
    ended, today = paper.case.state_on, work.clock.today()
    refuse(rules.check_bind(paper.state, command.bound_on, ended, today, command.binder))
    row = _row(paper.id, work)
    bind(row, command, held(paper, work), pages)
    work.session.add(row)
    return paper.id


def _row(record: Id, work: Work) -> AidDossier:
    """The one dossier of a record: its id follows from the record's, on every laptop."""
    dossier = named_id("aid_dossier", record.hex())
    row = work.session.get(AidDossier, dossier)
    if row is None:
        return AidDossier(id=dossier, office=work.me.office, case=record)
    row.voided = False  # bound again after it was taken back
    return row


def close_dossier(record: Id, on: date, work: Work, shelf: str = "") -> None:
    """B60→B65: catalogue complete, pages numbered, nothing moved since; Refused otherwise.

    Args:
        shelf: its number in the archive, where no closing of the record keeps it.
    """
    paper, bound = _paper(record, work), bound_of(record, work.session)
    kept = bound_pieces(bound)
    pieces = pieces_of(held(paper, work), kept)
    refuse(
        check_archived(
            on,
            bound.bound_on if bound else None,
            work.clock.today(),
            gaps_in(paper, pieces),
            "la.B65",
            tr("法律援助法 第50条"),
            changed=bound is not None and is_changed(kept, pieces),
        )
    )
    if bound is not None:
        bound.archived_on, bound.archived_by = on, work.me.user
        bound.shelf = shelf or bound.shelf


def _paper(record: Id, work: Work) -> AidPaper:
    paper = read_aid_paper(record, work)
    if paper is None:
        raise Refused(Fault(tr("没有找到这件法律援助，可能已经撤销，或者还没有同步过来")))
    return paper


ERRANDS: Mapping[type, Errand] = {BindAidDossier: bind_dossier}
