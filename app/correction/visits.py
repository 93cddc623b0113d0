"""Whom of correction the office visits in a village, and where a visit is kept."""

from __future__ import annotations

__all__ = ["VISITS"]

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.codes import FourHistory, Grade, ThreeInvolved, VisitTarget
from app.correction.facts import with_facts
from app.correction.handlers.checkins import record_visit
from app.correction.messages import RecordSubjectVisit
from app.correction.rules.facts import SubjectFacts
from app.correction.states import Flag, State
from app.i18n import tr
from app.ids import Id
from app.messages import Visitable
from app.visits import Visited, Visits
from app.work import Work
from db.tables.correction import CorrectionSubject
from db.tables.people import Person

_IN_HAND = [State.RECEIVED.value, State.SERVING.value, State.UNSETTLED.value]
_ABSENT = frozenset({Flag.AWAY, Flag.HELD})


def _among(session: Session, today: date, villages: Collection[str]) -> list[Visitable]:
    found = session.execute(
        select(CorrectionSubject, Person)
        .join(Person, Person.id == CorrectionSubject.person)
        .where(
            CorrectionSubject.state.in_(_IN_HAND),
            ~CorrectionSubject.voided,
            Person.division.in_(villages),
        )
        .order_by(CorrectionSubject.id)
    ).all()
    people = {subject.id: person for subject, person in found}
    return [
        _visitable(subject, facts, people[subject.id], today)
        for subject, facts in with_facts(session, [subject for subject, _ in found])
    ]


def _visitable(
    subject: CorrectionSubject, facts: SubjectFacts, person: Person, today: date
) -> Visitable:
    words = [tr(facts.category.label)]
    if facts.grade is not None:
        words.append(tr(Grade(facts.grade).label))
    words += [tr(flag.label) for flag in sorted(facts.flags(today) & _ABSENT)]
    return Visitable(
        subject.id,
        (person.name,),
        (person.phone,),
        tr("，").join(words),
        person.address,
        person.division or "",
        (tr("未成年人：单独谈，监护人在场，不让外人知道来意"),) if facts.minor else (),
        (tr("近来的生活、工作和家庭情况"), tr("有没有违反规定的情形"), tr("有什么困难要帮")),
        tuple(_risks(subject)),
    )


def _risks(subject: CorrectionSubject) -> Iterator[str]:
    """What a visitor should know before the door opens; never more than that."""
    for code in subject.four_history:
        yield tr("有{what}史").format(what=tr(FourHistory(code).label))
    for code in subject.three_involved:
        yield tr(ThreeInvolved(code).label)
    if subject.mental:
        yield tr("有精神疾病")
    if subject.infectious:
        yield tr("有传染病，请做好防护")


def _note(visited: Visited, work: Work) -> Id:
    command = RecordSubjectVisit(
        visited.record,
        at=visited.at,
        target=VisitTarget.SUBJECT,
        findings=visited.findings,
        officers=visited.visitors,
    )
    return record_visit(command, work)


VISITS = Visits(_among, _note)
