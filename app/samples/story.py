"""How a sample dispute is entered: by the commands a clerk would give."""

from __future__ import annotations

__all__ = ["TIANJIN", "TOWN", "XIAOZE", "Desk", "Story", "two", "visit"]

from concurrent.futures import Future
from datetime import date, datetime, time, timedelta
from typing import Protocol, TypeVar

from app.clock import CHINA, Clock
from app.correction.messages import ReadSubject, SubjectDetail
from app.ids import Id, named_id
from app.mediation.messages import (
    CaseInput,
    ConfirmSignatures,
    OpenCase,
    Outcome,
    PartyInput,
    PartyRole,
    PlanSession,
    ReadCase,
    RecordSession,
    RecordVisit,
    ReplyReferral,
    Satisfaction,
    VisitWay,
)
from app.messages import Command, Query
from app.people.messages import PersonInput
from app.samples.office import OFFICE

T = TypeVar("T")
TOWN = named_id("committee", OFFICE)
TIANJIN = named_id("committee", "440705101219")  # 田金村
XIAOZE = named_id("committee", "440705101205")  # 小泽村


class Desk(Protocol):
    """What the samples need of a desk."""

    clock: Clock

    def do(self, command: Command[T]) -> Future[T]:
        """Carry out a command."""
        ...

    def ask(self, query: Query[T]) -> Future[T]:
        """Answer a query."""
        ...


class Story:
    """Enters one case after another and remembers the last one's id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.today = desk.clock.today()
        self.cases: dict[str, Id] = {}

    def do(self, command: Command[T]) -> T:
        return self._desk.do(command).result()

    def open(self, key: str, case: CaseInput) -> Id:
        self.cases[key] = self.do(OpenCase(case))
        return self.cases[key]

    def sign(self, case: Id, on: date) -> None:
        """The parties, the mediator and the committee, on one day."""
        self.do(ConfirmSignatures(case, on, by_parties=True, by_mediator=True, by_committee=True))

    def session(self, case: Id, on: date, hour: int, text: str, outcome: Outcome) -> None:
        start = datetime.combine(on, time(hour), CHINA)
        self.do(
            RecordSession(
                case=case,
                start=start,
                end=start + timedelta(hours=1, minutes=20),
                place="大泽镇人民调解委员会调解室",
                transcript=text,
                outcome=outcome,
                told_rights=True,
            )
        )

    def reply(self, case: Id, on: date, text: str, *, returned: str) -> None:
        (referral,) = self._desk.ask(ReadCase(case)).result().referrals
        self.do(ReplyReferral(referral.id, on, text, returned=returned))

    def read(self, subject: Id) -> SubjectDetail:
        """A subject as it stands."""
        return self._desk.ask(ReadSubject(subject)).result()

    def plan(self, case: Id, days: int, hour: int, place: str, note: str) -> None:
        day = self.today + timedelta(days=days)
        at = datetime.combine(day, time(hour, 30), CHINA)
        self.do(PlanSession(case, at, place, note))

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def two(first: PersonInput, second: PersonInput) -> tuple[PartyInput, ...]:
    return (PartyInput(PartyRole.APPLICANT, first), PartyInput(PartyRole.RESPONDENT, second))


def visit(story: Story, case: Id, on: date, text: str) -> None:
    story.do(RecordVisit(case, on, VisitWay.HOME, text, Satisfaction.SATISFIED))
