"""Offers the papers of legal aid to the shared preview, with what was checked before printing."""

from __future__ import annotations

__all__ = ["MAKERS"]

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from app.access import Role, may_see
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.legalaid import NAME
from app.legalaid.dossier import SHEETS, dossier_view
from app.legalaid.papers import FORMS, build, row_of
from app.legalaid.papers.record import AidPaper, read_aid_paper
from app.papers.forms import Draft, FormMaker
from app.papers.messages import Check
from app.papers.templates import Templates
from app.people.messages import IdKind
from app.records.offers import Made, form_checks
from app.work import Work
from db.tables.aid import AidAssignment, AidChange, AidDecision, AidObjection
from db.tables.legalaid import AidCase, AidCompletion, AidForwarding

_GONE = tr("这份文书要用的记录不在本机，可能已经撤销，也可能还没有同步过来")
_NOT_OFFERED = tr("这件法律援助现在没有这份文书")
_MADE_OF = (
    AidCompletion, AidForwarding, AidDecision, AidAssignment, AidChange, AidObjection,
)  # fmt: skip


def make(kind: str, made_of: Id, work: Work) -> Draft:
    """A paper from the record as it is now; for the roles of this line alone."""
    if not may_see(Role(work.me.role), NAME):
        raise Refused(Fault(tr("没有找到这份文书。")))
    paper = read_aid_paper(_record_of(made_of, work), work)
    if paper is None:
        raise Refused(Fault(_GONE))
    try:
        row = dossier_view(paper, work) if kind in SHEETS else row_of(kind, paper, made_of)
    except LookupError as error:
        raise Refused(Fault(_GONE)) from error
    _refuse_what_is_not_offered(kind, paper, row)
    made = build(kind, paper, row, work.tool(Templates))
    number = paper.case.apply_no
    words = tr("{name} · {number}")
    label = words.format(name=paper.public_name, number=number or tr("待编号"))
    return Draft(made.paper, NAME, paper.id, label, number, tuple(_checks(paper, made, row)))


def _refuse_what_is_not_offered(kind: str, paper: AidPaper, row: Any) -> None:
    """No decision before the centre made it (la.M20), no means where none are asked (la.M21)."""
    offer = FORMS[kind].offered(paper, row)
    if offer is not None and offer.status != "later":
        return
    if kind == "la.F-B2":
        words = tr("依法免予核查或者不受经济条件限制，不用填经济困难状况说明表")
        raise Refused(Fault(words, rule="la.M21", citation=tr("法律援助法 第42条")))
    raise Refused(Fault(_NOT_OFFERED))


def _record_of(made_of: Id, work: Work) -> Id:
    if work.session.get(AidCase, made_of) is not None:
        return made_of
    for table in _MADE_OF:
        record = work.session.scalars(select(table.case).where(table.id == made_of)).first()
        if record is not None:
            return record
    raise Refused(Fault(_GONE))


def _checks(paper: AidPaper, made: Made, row: Any) -> Iterator[Check]:
    if IdKind(paper.person.id_kind) is IdKind.RESIDENT:
        yield Check(tr("身份证号校验通过"), passed=bool(paper.person.id_no))
    if paper.minor:
        yield Check(tr("未成年人：屏幕上不显示姓名，不对外公开"), passed=True)
    yield from FORMS[made.paper.kind].checks(paper, row)
    yield from form_checks(made.loaded)


MAKERS: Mapping[str, FormMaker] = dict.fromkeys(FORMS, make)
