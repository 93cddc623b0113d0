"""From a clue to the paper served: the steps of 奖惩 as commands, on the day of the desk."""

from __future__ import annotations

__all__ = ["NO", "decided", "ladder", "propose", "sanctioned", "serving", "step", "take_up"]

from datetime import date
from typing import Any

from app.correction.messages import (
    Category,
    Ground,
    LadderView,
    ProposeSanction,
    ReadLadder,
    RecordSearchStep,
    SanctionKind,
    SearchWay,
    ServeSanction,
    Severity,
    TakeUpClue,
    VerifyClue,
)
from app.ids import Id
from tests.correction.desk import answer, do
from tests.correction.serving import serve
from tests.office import Office

NO = "（2026）新矫决字第 1 号"


def ladder(office: Office, subject: Id) -> LadderView:
    return office.desk.ask(ReadLadder(subject)).result()


def serving(office: Office, category: Category = Category.SUSPENSION) -> Id:
    """Somebody in 在矫 since 22 September 2025, until 14 September 2027."""
    return serve(
        office.desk, "冯某强", since=date(2025, 9, 22), until=date(2027, 9, 14), category=category,
        reports_from=date(2026, 11, 20),
    )  # fmt: skip


def take_up(
    office: Office, subject: Id, rule: str = "cor.R09", severity: Severity | None = Severity.MINOR
) -> Id:
    """A clue of now; verified at once unless its severity is None."""
    now = office.desk.clock.now()
    clue = do(office, TakeUpClue(subject, rule, now, "两次未报告，教育后仍未改正"))
    if severity is not None:
        found = VerifyClue(clue, now.date(), False, "电话、上门核实", "承认，无正当理由", severity)
        do(office, found)
    return clue


def propose(
    office: Office, subject: Id, ground: Ground, kind: SanctionKind, *rows: Id, **more: Any
) -> Id:
    return do(
        office,
        ProposeSanction(
            subject,
            kind,
            ground,
            "事实清楚",
            "本人没有异议",
            office.desk.clock.today(),
            rows,
            **more,
        ),
    )


def decided(office: Office, subject: Id) -> Id:
    """The county decides what was proposed."""
    return answer(office, subject, answer_no=NO)


def sanctioned(office: Office, subject: Id, ground: Ground, kind: SanctionKind, *rows: Id) -> Id:
    """Proposed, decided and served on one day."""
    made = propose(office, subject, ground, kind, *rows)
    decided(office, subject)
    do(office, ServeSanction(made, office.desk.clock.today(), ("检察院",)))
    return made


def step(office: Office, search: Id) -> Id:
    """One step of a search, now."""
    now = office.desk.clock.now()
    return do(
        office, RecordSearchStep(search, now, SearchWay.HOME, "家人不知去向", ("刘某", "陈某"))
    )
