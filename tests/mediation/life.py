"""A case moved through its life by commands at the desk."""

from __future__ import annotations

__all__ = ["ACCEPTED", "DAY", "MET", "TODAY", "TWO", "UNDONE", "Life", "seated"]

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from app.ids import Id
from app.mediation.messages import (
    AgreementForm,
    CaseDetail,
    ItemStatus,
    OpenCase,
    Outcome,
    ReachAgreement,
    ReadCase,
    RecordPerformance,
    RecordVisit,
    Satisfaction,
    State,
    VisitWay,
)
from app.messages import Command
from app.samples.office import mediator_id
from app.work import Work
from db.tables.mediation import MediationCase
from tests.dispute import agreement_input, case_input, payment, session_input, signatures
from tests.office import Office

TODAY = date(2026, 11, 24)
ACCEPTED = date(2026, 11, 10)
MET = date(2026, 11, 20)
DAY = timedelta(days=1)
TWO = (payment("第一笔补偿款", date(2026, 11, 27)), payment("第二笔补偿款", date(2026, 12, 28)))
UNDONE = (("med.R-A13", "当事人外出务工"), ("med.R-A13b", "当事人外出务工"))


class Life:
    """A case and the commands that move it on."""

    def __init__(self, office: Office) -> None:
        self.desk = office.desk
        self.case = self.do(OpenCase(case_input(accepted_on=ACCEPTED)))

    def do(self, command: Command[Any]) -> Any:
        return self.desk.do(command).result()

    def read(self) -> CaseDetail:
        return self.desk.ask(ReadCase(self.case)).result()

    def state(self) -> State:
        return self.read().state

    def meet(self, day: date = MET, outcome: Outcome = Outcome.SUCCESS) -> Id:
        found: Id = self.do(session_input(self.case, day, 9, outcome=outcome))
        return found

    def agree(self, *items: Any, **changes: Any) -> tuple[Id, ...]:
        """Meet, agree and sign; returns the items."""
        self.meet()
        agreement: ReachAgreement = agreement_input(self.case, MET, *items, **changes)
        self.do(agreement)
        if agreement.form is AgreementForm.WRITTEN:
            self.do(signatures(self.case, MET))
        found = self.read().agreement
        assert found is not None
        return tuple(item.id for item in found.items)

    def perform(self, item: Id, on: date, status: ItemStatus = ItemStatus.DONE) -> None:
        self.do(RecordPerformance(item, on, status, "收条"))

    def visit(self, on: date = TODAY) -> Id:
        visit = RecordVisit(self.case, on, VisitWay.HOME, "已付清", Satisfaction.SATISFIED)
        found: Id = self.do(visit)
        return found

    def row(self, read: Callable[[MediationCase], Any]) -> Any:
        def find(_message: object, work: Work) -> Any:
            return read(work.session.get_one(MediationCase, self.case))

        return self.desk.read(find, None).result()


def seated(name: str) -> Id:
    return mediator_id(name)
