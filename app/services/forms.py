"""Offers the papers of consultations to the shared preview, with what was checked before."""

from __future__ import annotations

__all__ = ["MAKERS"]

from collections.abc import Iterator, Mapping

from sqlalchemy import select

from app.access import Role, may_see
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.papers.forms import Draft, FormMaker
from app.papers.messages import Check
from app.papers.templates import Templates
from app.records.offers import Made, form_checks
from app.services import NAME
from app.services.detail import read_consultation
from app.services.messages import ReadConsultation
from app.services.papers import KINDS, build
from app.services.views import ConsultationDetail
from app.work import Work
from db.tables.services import Consultation, ConsultationDanger, ConsultationReferral

_GONE = tr("这份文书要用的记录不在本机，可能已经撤销，也可能还没有同步过来")


def make(kind: str, subject: Id, work: Work) -> Draft:
    """A paper from the record as it is now; for the roles of this line alone."""
    if not may_see(Role(work.me.role), NAME):
        raise Refused(Fault(tr("没有找到这份文书。")))
    record = _record_of(subject, work)
    case = read_consultation(ReadConsultation(record), work)
    row = work.session.get(Consultation, record)
    try:
        made = build(kind, case, row.phone if row else "", subject, work.tool(Templates))
    except LookupError as error:
        raise Refused(Fault(_GONE)) from error
    label = tr("{name} · 法律咨询").format(name=case.title)
    return Draft(made.paper, NAME, case.id, label, "", tuple(_checks(case, made)))


def _record_of(subject: Id, work: Work) -> Id:
    if work.session.get(Consultation, subject) is not None:
        return subject
    for part in (ConsultationReferral, ConsultationDanger):
        record = work.session.scalars(select(part.consultation).where(part.id == subject)).first()
        if record is not None:
            return record
    raise Refused(Fault(_GONE))


def _checks(case: ConsultationDetail, made: Made) -> Iterator[Check]:
    if made.paper.kind == "pls.F9":
        yield Check(tr("登记了答复"), passed=bool(case.answer))
    if made.paper.kind in ("pls.F1", "pls.F9"):
        yield Check(tr("登记了法律援助提示"), passed=case.told is not None)
    if made.paper.kind == "pls.F3":
        yield Check(tr("登记了报告的单位"), passed=bool(case.reports))
    yield from form_checks(made.loaded)


MAKERS: Mapping[str, FormMaker] = dict.fromkeys(KINDS, make)
