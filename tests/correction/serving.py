"""Subjects who serve already, written as rows: what tests of the years behind begin with."""

from __future__ import annotations

__all__ = ["looked", "reported", "serve"]

from dataclasses import dataclass
from datetime import date, datetime, time

from app.clock import CHINA
from app.correction.codes import CheckInKind, Grade
from app.correction.messages import ReadSubject
from app.correction.states import Category, State
from app.desk import Desk
from app.ids import Id
from app.lawbook.terms import Principal
from app.people.messages import LookInto, Purpose, Secret
from app.work import Work
from db.tables.correction import CheckIn, ClassRecord, CorrectionSubject, Judgment
from db.tables.people import Person


@dataclass(frozen=True, slots=True)
class _Serving:
    name: str
    since: date
    until: date
    grade: Grade
    category: Category
    minor: bool
    reports_from: date


def looked(desk: Desk, subject: Id, what: Secret = Secret.NOTES) -> Id:
    """A look at a subject, written down; returns its id."""
    person = desk.ask(ReadSubject(subject)).result().person.id
    look: Id = desk.do(LookInto(person, what, Purpose.HANDLE)).result()
    return look


def serve(
    desk: Desk,
    name: str = "冯国辉",
    *,
    since: date = date(2026, 9, 1),
    until: date = date(2027, 8, 31),
    grade: Grade = Grade.GENERAL,
    category: Category = Category.SUSPENSION,
    minor: bool = False,
    reports_from: date | None = None,
) -> Id:
    """Somebody in 在矫 of one class from the first day on; returns the subject's id."""
    made: Id = desk.write(
        _serve, _Serving(name, since, until, grade, category, minor, reports_from or since)
    ).result()
    return made


def _serve(one: _Serving, work: Work) -> Id:
    person, subject = work.new_id(), work.new_id()
    office = work.me.office
    work.session.add(
        Person(
            id=person, office=office, name=one.name, id_kind="01", id_no=person.hex()[:18],
            sex="1", birth=date(1988, 3, 5), phone="13900000001", address="大泽镇田金村",
        )
    )  # fmt: skip
    work.session.add(
        CorrectionSubject(
            id=subject, office=office, person=person, area="440705",
            state=State.SERVING.value, state_on=one.since, notice_on=one.since,
            reported_on=one.since, accepted_on=one.since, declared_on=one.since,
            reports_from=one.reports_from, papers_on=one.since, receipt_on=one.since,
            exit_filed_on=one.since, minor_regime=one.minor,
        )
    )  # fmt: skip
    work.session.add(
        Judgment(
            id=work.new_id(), office=office, subject=subject, category=one.category.value,
            organ="江门市新会区人民法院", doc_no="（2026）粤0705刑初1号", doc_on=one.since,
            effective_on=one.since, offence="盗窃罪", offence_on=one.since,
            principal=Principal.IMPRISONMENT.value, years=1, probation_years=1,
            start_on=one.since, end_on=one.until,
        )
    )  # fmt: skip
    work.session.add(
        ClassRecord(
            id=work.new_id(), office=office, subject=subject, grade=one.grade.value,
            from_on=one.since, basis="入矫宣告", confirmed_on=one.since,
        )
    )  # fmt: skip
    work.session.flush()
    return subject


def reported(desk: Desk, subject: Id, *came: tuple[CheckInKind, date]) -> None:
    """Reports of these days in the morning, all at once."""
    desk.write(_reported, (subject, came)).result()


def _reported(job: tuple[Id, tuple[tuple[CheckInKind, date], ...]], work: Work) -> None:
    subject, came = job
    for kind, day in came:
        at = datetime.combine(day, time(9, 30), CHINA)
        work.session.add(
            CheckIn(
                id=work.new_id(), office=work.me.office, subject=subject, kind=kind.value,
                done_at=at, checked_by="1", result="1", author=work.me.user,
            )
        )  # fmt: skip
    work.session.flush()
