"""回复检察院 (R38): what the office answers to a notice, about a subject or about itself."""

from __future__ import annotations

__all__ = ["FORMS", "KIND", "about_office", "make_reply"]

from collections.abc import Iterable
from typing import Any

from app.access import Role, may_see
from app.correction import NAME
from app.correction.codes import NoticeKind
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import filled_day
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.papers.filling import Slots, paper_of
from app.papers.forms import Draft
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Run
from app.papers.templates import Templates
from app.papers.wording import day, filled, lines_of, stacked
from app.work import Work
from db.tables.measures import ProcuratorNotice

KIND = "cor.reply"


def _reply(_paper: SubjectPaper, row: ProcuratorNotice) -> Slots:
    return reply_slots(row)


def reply_slots(row: ProcuratorNotice) -> Slots:
    """What the answer says, whomever the notice is about."""
    lines, content = lines_of(row.reply, "reply"), lines_of(row.content, "content")
    gap: Run = Gap("采纳的情况；没有采纳的，说明理由", "reply", 20)
    asked: Run = Gap("来文的内容", "content", 16)
    marks = {None: frozenset({"open"}), True: frozenset({"adopted"}), False: frozenset({"not"})}
    return Slots(
        {
            "kind": (NoticeKind(row.kind).label,),
            "notice_no": (filled(row.doc_no, "doc_no", "来文文号", 10),),
            "received_on": (day(row.received_on),),
            "content": stacked(content) if content else (asked,),
            "reply": stacked(lines) if lines else (gap,),
            "replied_on": (filled_day(row.replied_on, "replied_on", "回复日期"),),
        },
        marks=marks[row.adopted],
    )


def _answered(_paper: SubjectPaper | None, row: Any) -> Iterable[Check]:
    yield Check(tr("已写采纳的情况或者理由"), passed=bool(row.reply.strip()))


def about_office(notice: Id, work: Work) -> bool:
    """Whether a notice is about no subject."""
    row = work.session.get(ProcuratorNotice, notice)
    return row is not None and row.subject is None


def make_reply(notice: Id, work: Work) -> Draft:
    """The answer to a notice that is about the office, for the roles of this line alone."""
    row = work.session.get(ProcuratorNotice, notice)
    if row is None or row.voided or not may_see(Role(work.me.role), NAME):
        raise Refused(Fault(tr("没有找到这份文书。")))
    loaded = work.tool(Templates).get(NAME, KIND)
    slots = Slots({"office": (Filled(work.me.office_name, "office"),)}) | reply_slots(row)
    paper = paper_of(loaded.template, slots, named_id("paper", KIND, row.id.hex()))
    broken = (Check(loaded.broken, passed=False),) if loaded.broken else ()
    label = tr("本所 · 回复检察院")
    return Draft(paper, NAME, row.id, label, row.doc_no, (*_answered(None, row), *broken))


FORMS = (Form(KIND, _reply, ProcuratorNotice, checks=_answered),)
