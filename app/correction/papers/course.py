"""Papers of the course: D2 报到, D3 宣告书, D4 责任书, D5 矫正方案, D6 类别调整, 谈话笔录."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.codes import Answer, Checked, Grade, OutsideGround
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import covered
from app.correction.states import Category, State
from app.i18n import tr
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Run, Runs
from app.papers.wording import day, filled, lines_of, stacked, ticks
from app.people.messages import Sex
from app.records.offers import READY, WANTED, Offer, later
from db.tables.correction import ClassRecord, CorrectionPlan, CountyRequest


def _report(paper: SubjectPaper, _row: Any) -> Slots:
    """D2: whether the subject came, and in time."""
    subject = paper.subject
    came, due = subject.reported_on, paper.report_by
    checked = Checked(subject.checked_by).label if subject.checked_by else ""
    how: Runs = (filled(checked, "checked_by", "核实身份的方式", 8),)
    marks = {"reported" if came else "not_reported"}
    if came and due:
        marks.add("late" if came > due else "in_time")
    return Slots({"checked_by": how}, marks=frozenset(marks))


def _declaration(paper: SubjectPaper, _row: Any) -> Slots:
    """D3: what is declared to the subject."""
    ground = OutsideGround(paper.outside.ground).label if paper.outside else ""
    return Slots({"outside_ground": (covered(ground, "outside.ground", "暂予监外执行的情形", 6),)})


def _declared(paper: SubjectPaper, _row: Any) -> Iterator[Check]:
    """R06: what the team must have before anything is declared."""
    yield Check(tr("矫正小组已登记"), passed=bool(paper.team))
    if paper.person.sex == Sex.FEMALE:
        women = any(one.sex == Sex.FEMALE for one in paper.team)
        yield Check(tr("女性对象的小组里有女性成员"), passed=women)
    if paper.subject.minor_regime:
        known = any(one.knows_minors for one in paper.team)
        yield Check(tr("小组里有熟悉未成年人的成员"), passed=known)


def _plan(paper: SubjectPaper, plan: CorrectionPlan) -> Slots:
    """D5: one version of the plan, with what led to each later one."""
    changes = [one for one in paper.plans if one.version <= plan.version]
    return Slots(
        {
            "plan_version": (str(plan.version),),
            "plan_made_on": (day(plan.made_on),),
            "assessment": _text(plan.assessment, "plan.assessment", "综合评估"),
            "psyche": _text(plan.psyche, "plan.psyche", "心理状况"),
            "measures": _text(plan.measures, "plan.measures", "监管和帮扶措施"),
        },
        {
            "changes": tuple(
                {
                    "change_version": (str(one.version),),
                    "change_on": (day(one.made_on),),
                    "change_reason": (Filled(one.reason or "制定", "plan.reason"),),
                }
                for one in changes
            )
        },
    )


def _with_request(session: Session, row: ClassRecord) -> tuple[ClassRecord, CountyRequest | None]:
    """A change of class with what was asked of the county for it."""
    asked = select(CountyRequest).where(CountyRequest.record == row.id, ~CountyRequest.voided)
    return row, session.scalars(asked.order_by(CountyRequest.id.desc())).first()


def _grade(paper: SubjectPaper, change: tuple[ClassRecord, CountyRequest | None]) -> Slots:
    """D6: from which class to which, why, and what the county says."""
    row, asked = change
    before = [one for one in paper.grades if one.confirmed_on and one.from_on < row.from_on]
    answer = asked.answer if asked else ""
    told: Sequence[Runs] = lines_of(asked.answer_note if asked else "", "answer_note")
    return Slots(
        {
            "old_grade": (Grade(before[-1].grade).label if before else "（首次确定）",),
            "new_grade": (Grade(row.grade).label,),
            "grade_from": (day(row.from_on),),
            "basis": _text(row.basis, "grade.basis", "依据"),
            "opinion": _text(asked.opinion if asked else "", "request.opinion", "司法所意见"),
            "answer": (ticks([(Answer.YES.label, answer == Answer.YES),
                              (Answer.NO.label, answer == Answer.NO)]),),
            "answer_note": stacked(told),
        }
    )  # fmt: skip


def _text(text: str, target: str, name: str) -> Runs:
    """A text with its lines one below the other, or a gap with a name."""
    lines = lines_of(text, target)
    gap: Run = Gap(name, target, 16)
    return stacked(lines) if lines else (gap,)


def _to_report(paper: SubjectPaper, _row: Any) -> Offer | None:
    """Only for who has still to come, and comes on foot."""
    waits = paper.subject.reported_on is None and paper.category is not Category.OUTSIDE
    return WANTED if waits and not paper.state.ended else None


def _told(paper: SubjectPaper, _row: Any) -> Offer | None:
    """A3, or late."""
    known = paper.subject.reported_on is not None or paper.state is State.LATE
    return READY if known else later(tr("报到后"))


def _to_declare(paper: SubjectPaper, _row: Any) -> Offer | None:
    """A4: from the reception on."""
    return READY if paper.subject.accepted_on else later(tr("接收后"))


def _talked(paper: SubjectPaper, _row: Any) -> Offer | None:
    return WANTED if paper.subject.accepted_on else None


def _changed(paper: SubjectPaper, row: ClassRecord) -> Offer | None:
    """The first class is no change; one only asked for is put before the county."""
    first = min(paper.grades, key=lambda one: (one.from_on, one.id))
    return None if row.id == first.id and row.confirmed_on else READY


FORMS = (
    Form("cor.D2-1", offered=_to_report),
    Form("cor.D2", _report, offered=_told),
    Form("cor.D3", _declaration, checks=_declared, offered=_to_declare),
    Form("cor.D4", checks=_declared, offered=_to_declare),
    Form("cor.talk", offered=_talked),
    Form("cor.D5", _plan, CorrectionPlan),
    Form("cor.D6", _grade, ClassRecord, _with_request, offered=_changed),
)
