"""Offers the papers of 安置帮教 to the shared preview, with what was checked before printing."""

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
from app.people.messages import IdKind
from app.records.offers import Made, form_checks
from app.resettlement import NAME
from app.resettlement.detail import read_released
from app.resettlement.messages import ReadReleased, ReleasedDetail
from app.resettlement.papers import KINDS, build
from app.work import Work
from db.tables.resettlement import HelpInquiry, HelpPlan, HelpRisk, ReleasedPerson

_GONE = tr("这份文书要用的记录不在本机，可能已经撤销，也可能还没有同步过来")


def make(kind: str, subject: Id, work: Work) -> Draft:
    """A paper from the record as it is now; for the roles of this line alone."""
    if not may_see(Role(work.me.role), NAME):
        raise Refused(Fault(tr("没有找到这份文书。")))
    case = read_released(ReadReleased(_record_of(subject, work)), work)
    try:
        made = build(kind, case, subject, work.tool(Templates))
    except LookupError as error:
        raise Refused(Fault(_GONE)) from error
    label = tr("{name} · 安置帮教").format(name=case.title)
    return Draft(made.paper, NAME, case.id, label, "", tuple(_checks(case, made)))


def _record_of(subject: Id, work: Work) -> Id:
    if work.session.get(ReleasedPerson, subject) is not None:
        return subject
    for part in (HelpPlan, HelpRisk, HelpInquiry):
        record = work.session.scalars(select(part.released).where(part.id == subject)).first()
        if record is not None:
            return record
    raise Refused(Fault(_GONE))


def _checks(case: ReleasedDetail, made: Made) -> Iterator[Check]:
    if case.person.id_kind is IdKind.RESIDENT:
        yield Check(tr("身份证号校验通过"), passed=bool(case.person.id_no))
    if made.paper.kind == "res.F2":
        yield Check(tr("定了帮教小组"), passed=bool(case.members))
    if made.paper.kind == "res.F3":
        yield Check(tr("协议由本人自愿签订"), passed=True)
    yield from form_checks(made.loaded)


MAKERS: Mapping[str, FormMaker] = dict.fromkeys(KINDS, make)
