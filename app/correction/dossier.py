"""A dossier of a correction (执行档案, 工作档案) as one PDF."""

from __future__ import annotations

__all__ = ["VOLUME"]

from app.correction.papers import build, row_of, title_of
from app.correction.papers.dossier import lying_in
from app.correction.papers.subject import read_subject_paper
from app.correction.rules.dossier import DossierKind
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.papers.messages import VolumePart
from app.papers.model import Paper
from app.papers.templates import Templates
from app.papers.volumes import Volume
from app.work import Work


def _plan(subject: Id, kind: str, work: Work) -> tuple[VolumePart, ...]:
    """Cover and index, what lies inside, the sheet at the end (备考表)."""
    templates = work.tool(Templates)
    cover, index, back = (
        VolumePart(form, tr(title_of(form, templates)), (), None)
        for form in (f"cor.{kind}-cover", f"cor.{kind}-index", f"cor.{kind}-back")
    )
    inside = (
        VolumePart("inside", one.title, (one.source,), 0)
        for one in lying_in(DossierKind(kind), work.session, subject)
    )
    return (cover, index, *inside, back)


def _sheet(subject: Id, _kind: str, form: str, work: Work) -> Paper:
    paper = read_subject_paper(subject, work)
    if paper is None:
        raise Refused(Fault(tr("这名对象不在本机，可能还没有同步过来")))
    row = row_of(form, subject, work.session)
    return build(form, paper, subject, row, work.tool(Templates)).paper


VOLUME = Volume(_plan, _sheet)
