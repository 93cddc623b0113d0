"""Reads of surveys: those that wait first, and what they owe on 今日 (R08)."""

from __future__ import annotations

__all__ = ["QUERIES", "survey_dues", "surveys_of"]

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.codes import Answer, Fitness
from app.correction.messages.surveys import ListSurveys, ReadSurvey
from app.correction.rules.surveys import rule_of, survey_due
from app.correction.states import Category
from app.correction.views.surveys import SurveyPage, SurveyView
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.people.codes import Sex
from app.people.pinyin import initials
from app.today.owed import DueFact
from app.work import Handler, Work
from db.tables.correction import Survey
from db.tables.people import Person

_MOST = 500  # who looks further back types a name


def list_surveys(query: ListSurveys, work: Work) -> SurveyPage:
    """The surveys, as many as one looks through."""
    rows = work.session.execute(
        select(Survey, Person)
        .outerjoin(Person, Person.id == Survey.person)
        .where(~Survey.voided)
        .order_by(Survey.replied_on.is_not(None), Survey.received_on.desc(), Survey.id.desc())
        .limit(_MOST)
    )
    views = [_view(row, person, work) for row, person in rows]
    waiting = [one for one in views if one.replied_on is None]
    late = sum(1 for one in waiting if one.days is not None and one.days < 0)
    waiting.sort(key=lambda one: (one.due_on, one.id))
    ordered = [*waiting, *(one for one in views if one.replied_on is not None)]
    words = query.text.lower().split()
    shown = tuple(one for one in ordered if all(_has(one, word) for word in words))
    return SurveyPage(shown, len(waiting), late)


def _has(view: SurveyView, word: str) -> bool:
    held = (view.name, view.organ, view.letter_no, view.reply_no, *initials(view.name))
    return any(word in one.lower() for one in held)


def read_survey(query: ReadSurvey, work: Work) -> SurveyView:
    """One survey; raises Refused when it is not here."""
    row = work.session.get(Survey, query.id)
    if row is None or row.voided:
        raise Refused(Fault(tr("没有找到这件委托，可能已经撤销，或者还没有同步过来")))
    return _view(row, work.session.get(Person, row.person), work)


def _view(row: Survey, person: Person | None, work: Work) -> SurveyView:
    law, today = work.tool(Rulebook), work.clock.today()
    rule = rule_of(expedited=row.expedited)
    due = law.due(rule, row.received_on)
    on = law[rule].act_by(due)
    return SurveyView(
        id=row.id,
        person=row.person,
        # A survey may arrive before its person: it is shown all the same.
        name=person.name if person else tr("（未同步）"),
        about=tr("，").join(filter(None, (tr(Sex(person.sex).label), person.address)))
        if person
        else "",
        organ=row.organ,
        letter_no=row.letter_no,
        received_on=row.received_on,
        expedited=row.expedited,
        planned=Category(row.planned) if row.planned else None,
        rule=rule,
        due_on=on,
        days=(on - today).days if row.replied_on is None else None,
        why=due.arithmetic,
        findings=row.findings,
        fit=Fitness(row.fit) if row.fit else None,
        replied_on=row.replied_on,
        reply_no=row.reply_no,
        adopted=Answer(row.adopted) if row.adopted else None,
    )


def surveys_of(session: Session, persons: Iterable[Id]) -> Sequence[Id]:
    """The surveys about some persons."""
    return session.scalars(select(Survey.id).where(Survey.person.in_(list(persons)))).all()


def survey_dues(
    session: Session, ids: Sequence[Id], law: Rulebook
) -> Iterator[tuple[Survey, DueFact]]:
    """What those of some records that are surveys owe."""
    rows = session.execute(
        select(Survey, Person.name)
        .outerjoin(Person, Person.id == Survey.person)
        .where(Survey.id.in_(ids), Survey.replied_on.is_(None), ~Survey.voided)
    )
    for row, name in rows:
        yield row, survey_due(
            row.id, name or tr("（未同步）"), row.organ, row.received_on, law,
            expedited=row.expedited,
        )  # fmt: skip


QUERIES: Mapping[type, Handler] = {ListSurveys: list_surveys, ReadSurvey: read_survey}
