"""Subjects as they are entered: what tests of the course begin with."""

from __future__ import annotations

__all__ = ["Life", "given", "judgment", "man", "minor", "woman"]

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from app.clock import CHINA, FixedClock
from app.correction.messages import (
    AddMember,
    AppraiseSubject,
    Attitude,
    Category,
    Checked,
    DeclareSubject,
    GuardianInput,
    JudgmentInput,
    Principal,
    ReadSubject,
    ReceiveSubject,
    RegisterSubject,
    Sex,
    Standing,
    State,
    SubjectDetail,
    SubjectInput,
    Term,
)
from app.ids import Id
from app.messages import Command
from app.people.messages import PersonInput
from app.samples.office import person
from tests.office import Office

man = person("赵某宁", "1992-05-17", 21, "13900000001", "大泽镇田金村1队11号")
woman = person("孙某霞", "1996-07-22", 42, "13900000003", "大泽镇大泽圩33号")
minor = person("吴某轩", "2008-12-24", 53, "13900000006", "大泽镇沙冲村6队66号")


def judgment(**changes: Any) -> JudgmentInput:
    """Case 1: 拘役五个月，缓刑六个月, final on 2026-02-28."""
    case = JudgmentInput(
        category=Category.SUSPENSION,
        organ="新会区人民法院",
        doc_no="（2026）粤0705刑初9001号",
        doc_on=date(2026, 2, 13),
        effective_on=date(2026, 2, 28),
        offence="危险驾驶罪",
        offence_on=date(2025, 12, 6),
        principal=Principal.DETENTION,
        sentence=Term(months=5),
        probation=Term(months=6),
        start_on=date(2026, 2, 28),
        end_on=date(2026, 8, 30),
    )
    return replace(case, **changes)


def given(
    who: PersonInput = man, case: JudgmentInput | None = None, **changes: Any
) -> SubjectInput:
    """Somebody as entered from the papers."""
    case = case or judgment()
    entered = SubjectInput(
        person=who,
        area="440705",
        notice_on=case.effective_on,
        judgment=case,
        papers_on=case.effective_on,
    )
    return replace(entered, **changes)


GUARDIAN = GuardianInput("林㛃珍", "13900000016", "母亲")


class Life:
    """One subject, moved through the days."""

    def __init__(
        self,
        office: Office,
        clock: FixedClock,
        entered: SubjectInput,
        reasons: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.desk, self.clock = office.desk, clock
        self.on(entered.notice_on)
        self.id: Id = self.do(RegisterSubject(entered, reasons))

    def on(self, day: date) -> Life:
        """Ten in the morning of a day."""
        self.clock.set(datetime.combine(day, time(10), CHINA))
        return self

    def do(self, command: Command[Any]) -> Any:
        """Do it at the desk."""
        return self.desk.do(command).result()

    def read(self) -> SubjectDetail:
        """As the page shows it."""
        return self.desk.ask(ReadSubject(self.id)).result()

    @property
    def state(self) -> State:
        """With the day's own moves."""
        return self.read().state

    def due(self, rule: str) -> date | None:
        """The day a rule is to be acted on by."""
        return next((due.on for due in self.read().dues if due.rule == rule), None)

    def received(self, day: date) -> Life:
        """A3 on a day."""
        self.on(day).do(ReceiveSubject(self.id, day, Checked.CARD))
        return self

    def team(self, *members: tuple[str, Sex, Standing], knows_minors: bool = False) -> Life:
        """These in the team, with their letters signed."""
        today = self.clock.today()
        for name, sex, standing in members or (("刘㛃文", Sex.FEMALE, Standing.OFFICE),):
            self.do(
                AddMember(
                    self.id, name, sex, standing, today,
                    knows_minors=knows_minors, letter_on=today,
                )
            )  # fmt: skip
        return self

    def serving(self, day: date, **more: Any) -> Life:
        """A3 and A4 on a day, with a team of one woman of the office."""
        young = bool(more.pop("young", False))
        self.received(day).team(knows_minors=young)
        self.do(
            DeclareSubject(self.id, day, "陈丽华", closed=young, guardian_present=young, **more)
        )
        return self

    def appraised(self, day: date) -> Life:
        """D20 on a day."""
        self.on(day).do(AppraiseSubject(self.id, day, "遵守规定", Attitude.ADMITS_OBEYS))
        return self
