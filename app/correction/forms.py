"""Offers the papers of 社区矫正 to the shared preview, with what was checked before printing."""

from __future__ import annotations

__all__ = ["MAKERS", "subject_of_paper"]

from collections.abc import Iterator, Mapping
from typing import Any

from app.access import Role, may_see
from app.correction import NAME
from app.correction.papers import FORMS, build, row_of
from app.correction.papers.notices import KIND as REPLY
from app.correction.papers.notices import about_office, make_reply
from app.correction.papers.subject import SubjectPaper, read_subject_paper
from app.correction.papers.surveys import KIND, make_survey
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.papers.forms import Draft, FormMaker
from app.papers.messages import Check
from app.papers.templates import Templates
from app.people.messages import IdKind
from app.records.offers import Made, form_checks
from app.work import Work

_GONE = tr("这份文书要用的记录不在本机，可能已经撤销，也可能还没有同步过来")


def make(kind: str, made_of: Id, work: Work) -> Draft:
    """A paper of a subject from the record as it is now; for the roles of this line alone."""
    if not may_see(Role(work.me.role), NAME):
        raise Refused(Fault(tr("没有找到这份文书。")))
    if kind == REPLY and about_office(made_of, work):
        return make_reply(made_of, work)
    subject = subject_of_paper(kind, made_of, work)
    try:
        row = row_of(kind, made_of, work.session)
    except LookupError as error:
        raise Refused(Fault(_GONE)) from error
    made = build(kind, subject, made_of, row, work.tool(Templates))
    number = subject.subject.subject_no
    label = tr("{name} · {number}").format(name=subject.person.name, number=number or tr("待编号"))
    return Draft(made.paper, NAME, subject.id, label, number, tuple(_checks(subject, made, row)))


def subject_of_paper(kind: str, made_of: Id, work: Work) -> SubjectPaper:
    """The subject of the row a paper is made of; Refused where either is not here."""
    table = FORMS[kind].table
    owner = made_of
    if table is not None:
        row = work.session.get(table, made_of)
        owner = row.subject if row is not None else b""
    subject = read_subject_paper(owner, work)
    if subject is None:
        raise Refused(Fault(_GONE))
    return subject


def _checks(subject: SubjectPaper, made: Made, row: Any) -> Iterator[Check]:
    person, judgment = subject.person, subject.judgment
    if IdKind(person.id_kind) is IdKind.RESIDENT:
        yield Check(tr("身份证号校验通过"), passed=bool(person.id_no))
    yield Check(tr("有裁判文书的期限起止"), passed=judgment is not None)
    if subject.subject.minor_regime:
        yield Check(tr("有监护人的姓名和电话"), passed=subject.guardian is not None)
    yield from FORMS[made.paper.kind].checks(subject, row)
    yield from form_checks(made.loaded)


MAKERS: Mapping[str, FormMaker] = {**dict.fromkeys(FORMS, make), KIND: make_survey}
