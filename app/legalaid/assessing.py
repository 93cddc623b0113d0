"""The opinion of the desk as the screen asks for it: the engine, on this office's ground."""

from __future__ import annotations

__all__ = ["QUERIES", "desk_ground", "opinion_on"]

from collections.abc import Mapping
from datetime import date

from app.lawbook.rules import Rulebook
from app.legalaid.messages.answers import Answers
from app.legalaid.messages.opinion import Assess, Opinion
from app.legalaid.practice import AidPractice
from app.legalaid.rules.eligibility import Ground, assess
from app.legalaid.rules.means import standard_on
from app.legalaid.standards import standards_of
from app.people.divisions import Divisions
from app.work import Handler, Work


def desk_ground(work: Work, received_on: date | None = None) -> Ground:
    """What an opinion stands on in this office; the figures are those of the day of receipt."""
    today = work.clock.today()
    divisions = work.tool(Divisions)
    return Ground(
        law=work.tool(Rulebook),
        practice=work.tool(AidPractice),
        divisions=divisions,
        county=divisions.county_of(work.me.office).code,
        today=today,
        standard=standard_on(standards_of(work), received_on or today),
    )


def opinion_on(answers: Answers, work: Work) -> Opinion:
    """The opinion on an application as it is registered: what follows from its answers."""
    return assess(answers, desk_ground(work, answers.received_on))


def _assess(query: Assess, work: Work) -> Opinion:
    ground = desk_ground(work, query.answers.received_on)
    return assess(query.answers, ground, at=query.at)


QUERIES: Mapping[type, Handler] = {Assess: _assess}
