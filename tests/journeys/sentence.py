"""Lives through sentences at a real desk: the clock moves, commands are done, dues are read."""

from __future__ import annotations

__all__ = ["XINHUI", "Officer", "day", "judged", "resident", "team"]

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pytest

from app.clock import CHINA, FixedClock
from app.correction.codes import Checked, Grade, Standing
from app.correction.messages import (
    AddMember,
    Answer,
    DeclareSubject,
    EnterAnswer,
    GuardianInput,
    JudgmentInput,
    ReadSubject,
    ReceiveSubject,
    RegisterSubject,
    SubjectDetail,
    SubjectInput,
    WritePlan,
)
from app.errors import Fault, Refused
from app.ids import Id
from app.lines import Lines
from app.messages import Command
from app.people.messages import PersonInput, Sex
from app.today.messages import ReadDues, ReadToday
from app.work import Work
from tests.office import Office

XINHUI = "440705"
OFFICER = ("刘某", Sex.FEMALE, Standing.OFFICE)
CADRE = ("黄某根", Sex.MALE, Standing.VILLAGE)


def day(text: str) -> date:
    """A date as the specification writes it."""
    return date.fromisoformat(text)


def judged(**said: Any) -> JudgmentInput:
    """The sentence, days as ISO text."""
    values: dict[str, Any] = {
        name: day(value) if name.endswith("_on") or name == "nominal_end" else value
        for name, value in said.items()
    }
    return JudgmentInput(**values)


def team(*members: tuple[str, Sex, Standing]) -> tuple[tuple[str, Sex, Standing], ...]:
    """An officer, a cadre of the village, and these."""
    return OFFICER, CADRE, *members


def resident(name: str, number: str, n: int, **more: str) -> PersonInput:
    """Somebody of 青岚镇; n tells the telephone from those of other cases."""
    return PersonInput(
        name=name,
        id_no=number,
        phone=f"1390000000{n}",
        address="青岚镇",
        **more,  # type: ignore[arg-type]
    )


class Officer:
    """The person at the desk, on whatever day it is."""

    def __init__(self, office: Office, subject: Id = b"") -> None:
        self.desk, self.subject = office.desk, subject

    def on(self, text: str, hour: int = 10, minute: int = 0) -> None:
        """It is this day."""
        clock = self.desk.clock
        assert isinstance(clock, FixedClock)
        clock.set(datetime.combine(date.fromisoformat(text), datetime.min.time(), CHINA).replace(
            hour=hour, minute=minute
        ))  # fmt: skip

    def do(self, command: Command[Id]) -> Id:
        """Carry out a command."""
        return self.desk.do(command).result()

    @contextmanager
    def stopped(self, *rules: str) -> Iterator[list[Fault]]:
        """What is done within is refused, citing these rules."""
        found: list[Fault] = []
        with pytest.raises(Refused) as refused:
            yield found
        found += refused.value.faults
        assert {fault.rule for fault in found} == set(rules), found

    def detail(self) -> SubjectDetail:
        """The record as its page shows it."""
        return self.desk.ask(ReadSubject(self.subject)).result()

    def owed(self) -> dict[str, date]:
        """What is owed in the record: rule → the day to act by."""
        rows = self.desk.ask(ReadDues((self.subject,))).result()
        return {row.due.rule: row.due.on for row in rows}

    def raw(self) -> dict[str, date]:
        """What is owed: rule → the bare result of the count."""
        rows = self.desk.ask(ReadDues((self.subject,))).result()
        return {row.due.rule: row.due.raw for row in rows}

    def alerts(self) -> set[str]:
        """Rules that 今日 shows of the record within a week."""
        view = self.desk.ask(ReadToday()).result()
        return {
            row.due.rule
            for group in view.groups
            for one in group.rows
            for row in (one, *one.more)
            if row.record == self.subject
        }

    def answer(self, answer: Answer = Answer.YES, approver: str = "何局长", **more: Any) -> Id:
        """The county answers what is still open, by paper."""
        (request,) = [one for one in self.detail().requests if one.answer is None]
        return self.do(EnterAnswer(request.id, answer, self.desk.clock.today(), approver, **more))

    def settle(self) -> None:
        """Rebuild what is derived, as the next opening would."""
        self.desk.write(_rebuild, self.subject).result()

    def register(self, person: PersonInput, judgment: JudgmentInput, **more: Any) -> Id:
        """A1 on the day of the notice."""
        notice = more.pop("notice_on", self.desk.clock.today())
        reasons = more.pop("reasons", ())
        given = SubjectInput(person, more.pop("area", XINHUI), notice, judgment, **more)
        self.subject = self.do(RegisterSubject(given, reasons=reasons))
        return self.subject

    def receive(self, **more: Any) -> None:
        """A3 today, papers and all."""
        today = self.desk.clock.today()
        self.do(ReceiveSubject(self.subject, today, Checked.CARD, papers_on=today, **more))

    def declare(
        self,
        members: Sequence[tuple[str, Sex, Standing]],
        grade: Grade = Grade.GENERAL,
        guardian: GuardianInput | None = None,
    ) -> None:
        """The team, A4 and a plan, today."""
        today = self.desk.clock.today()
        for name, sex, standing in members:
            knows = standing in (Standing.SCHOOL, Standing.SOCIAL)
            self.do(
                AddMember(
                    self.subject, name, sex, standing, today,
                    knows_minors=knows, letter_on=today,
                )
            )  # fmt: skip
        young = guardian is not None
        self.do(
            DeclareSubject(
                self.subject, today, "陈丽华", grade=grade, closed=young, guardian_present=young
            )
        )
        self.do(WritePlan(self.subject, today, "家庭稳定，认罪悔罪", "按期报告，参加学习"))


def _rebuild(subject: Id, work: Work) -> None:
    for line in work.tool(Lines):
        if line.name == "correction":
            line.project(work.session, work.tools, [subject])
