"""A case of our own: three parties, a child, an agent too late, an agreement broken, renewed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from app.clock import CHINA, FixedClock
from app.ids import Id
from app.mediation.codes import AgentBasis, AgentProof, Authority, DisputeType, PartyRole
from app.mediation.messages import (
    AddAgent,
    AgentInput,
    CaseDetail,
    CloseCase,
    ItemStatus,
    OpenCase,
    PartyInput,
    ReadCase,
    RecordPerformance,
    RecordVisit,
    RenewAgreement,
    Satisfaction,
    State,
    VisitWay,
)
from app.papers.messages import PreparePaper
from app.samples.office import person
from app.statistics.messages import ReadReport, Span
from tests.dispute import (
    TAN,
    WORKS,
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    session_input,
    signatures,
)
from tests.office import Office
from tests.refusals import refused

LU = person("陆䶮", "2010-04-10", 905, "13600000001", "新会区双水镇")
FATHER = person("陆大海", "1985-01-01", 907, "13600000002", "新会区双水镇")
HE = person("何某", "1985-03-02", 909, "13600009921", "江门市蓬江区")
GUARDIAN = AgentInput(
    FATHER, AgentBasis.STATUTORY, AgentProof.HOUSEHOLD, "父亲", valid_from=date(2026, 11, 2)
)
LAWYER = AgentInput(
    HE, AgentBasis.ENTRUSTED, AgentProof.POWER, "法律顾问", Authority.SPECIAL,
    valid_from=date(2026, 11, 2), valid_to=date(2026, 11, 19),
)  # fmt: skip


class Case:
    """The case, and the day it is at the desk."""

    def __init__(self, office: Office, clock: FixedClock) -> None:
        self.desk, self._clock = office.desk, clock
        works = PartyInput(PartyRole.THIRD, organisation=WORKS, agents=(LAWYER,))
        child = replace(applicant(LU), agents=(GUARDIAN,))
        self.on(2)
        self.id: Id = self.do(
            OpenCase(
                case_input(
                    parties=(child, respondent(), works),
                    dispute_type=DisputeType.DAMAGES,
                    accepted_on=date(2026, 11, 2),
                    amount_fen=500000,
                )
            )
        )

    def on(self, day: int, month: int = 11, year: int = 2026) -> None:
        self._clock.set(datetime(year, month, day, 17, 30, tzinfo=CHINA))

    def do(self, command: Any) -> Any:
        return self.desk.do(command).result()

    def read(self) -> CaseDetail:
        return self.desk.ask(ReadCase(self.id)).result()

    def due(self, rule: str) -> date:
        return next(one.on for one in self.read().dues if one.rule == rule)

    def paper(self, kind: str, subject: Id) -> str:
        view = self.desk.ask(PreparePaper(kind, subject)).result()
        pages = PdfReader(io.BytesIO(view.pdf)).pages
        return "".join(page.extract_text() for page in pages).replace("\n", "")


def _rules(faults: Any) -> list[tuple[str | None, str | None]]:
    return [(fault.field, fault.rule) for fault in faults]


@pytest.fixture
def case(office: Office, clock: FixedClock) -> Case:
    return Case(office, clock)


def test_from_the_door_to_the_end(case: Case) -> None:
    # 2 November + 30 = Wednesday 2 December
    assert case.due("med.R-A03") == date(2026, 12, 2)
    names = [[agent.name for agent in party.agents] for party in case.read().parties]
    assert names == [["陆大海"], [], ["何某"]]

    case.on(20)
    case.do(session_input(case.id, date(2026, 11, 20), 15))
    child, _tan, works = case.read().parties
    payments = (
        payment("医疗费", date(2026, 12, 1), debtor=TAN.name, creditor="陆䶮", amount_fen=300000),
        payment("护栏修复费", date(2026, 12, 1), debtor=WORKS.name, creditor="陆䶮",
                amount_fen=200000),
    )  # fmt: skip
    given = agreement_input(case.id, date(2026, 11, 20), *payments, by_agent=(works.id,))
    # The agent's power ended on the 19th, and nobody asked the child.
    assert _rules(refused(case.desk, given)) == [
        ("minor_view", "med.M08"),
        ("by_agent", "med.M09"),
    ]
    longer = replace(LAWYER, valid_from=date(2026, 11, 20), valid_to=date(2026, 12, 31))
    case.do(AddAgent(case.id, works.id, longer))
    agreement = case.do(replace(given, minor_view="同意，不再追究。"))
    # three days to sign: Monday 23 November
    assert case.due("med.R-A09a") == date(2026, 11, 23)
    text = case.paper("med.F-A8", agreement)
    for words in ("陆䶮", "陆大海", TAN.name, WORKS.name, "何某", "3,000元", "2,000元"):
        assert words in text, words
    case.do(signatures(case.id, date(2026, 11, 20)))
    # 20 November + 30 = Sunday 20 December: a right of the parties, so Monday counts
    assert case.due("med.R-A10") == date(2026, 12, 21)

    _broken_and_renewed(case, child.id, works.id)
    _performed_and_closed(case)


def _broken_and_renewed(case: Case, child: Id, works: Id) -> None:
    case.on(2, 12)
    shown = case.read()
    assert shown.state is State.OVERDUE
    assert [one.rule for one in shown.advice] == ["med.R-A12a"]
    assert shown.agreement is not None
    first, second = shown.agreement.items
    case.do(RecordPerformance(second.id, date(2026, 12, 1), ItemStatus.DONE, "转账凭证"))
    case.on(3, 12)
    rest = payment("医疗费余款", date(2027, 1, 15), debtor=TAN.name, creditor="陆䶮",
                   amount_fen=300000)  # fmt: skip
    again = agreement_input(
        case.id, date(2026, 12, 3), rest, by_agent=(works,), minor_view="可以再等一个月。",
        reasons=(("med.M30", "第二笔已付清"),),
    )  # fmt: skip
    warned = refused(case.desk, RenewAgreement(again, consent=True))
    assert _rules(warned) == [(None, "med.M30")]  # 3,000 of 5,000 yuan
    case.do(RenewAgreement(again, True, (("med.M30", "第二笔 2000 元已付清"),)))
    after = case.read()
    assert after.state is State.AGREED
    (earlier,) = after.earlier
    assert [item.status for item in earlier.items] == [ItemStatus.CHANGED, ItemStatus.DONE]
    assert earlier.items[0].id == first.id
    assert "med.R-A13" not in {one.rule for one in after.dues}
    case.do(signatures(case.id, date(2026, 12, 3)))
    # 3 December + 30 = Saturday 2 January 2027, whose holidays are not published yet: Monday
    assert case.due("med.R-A10") == date(2027, 1, 4)
    assert child in {party.id for party in after.parties}


def _performed_and_closed(case: Case) -> None:
    case.on(16, 1, 2027)
    assert case.read().state is State.OVERDUE
    agreement = case.read().agreement
    assert agreement is not None
    (item,) = agreement.items
    case.do(RecordPerformance(item.id, date(2027, 1, 16), ItemStatus.DONE, "收条"))
    assert case.read().state is State.PERFORMED
    visit = RecordVisit(
        case.id, date(2027, 1, 16), VisitWay.HOME, "款已付清。", Satisfaction.SATISFIED
    )
    case.do(visit)
    case.do(CloseCase(case.id, date(2027, 1, 16)))
    assert case.read().state is State.CLOSED
    assert any("第二笔 2000 元已付清" in one.text for one in case.read().timeline)
    told = [one.title for one in case.read().timeline]
    assert (told.count("达成书面协议"), told.count("各方签字盖章，协议生效")) == (2, 2)
    # What was agreed first gave way to what was agreed anew, and that is performed.
    table = case.desk.ask(ReadReport("med.T1", Span.MONTH, date(2027, 1, 31))).result().table
    counted = zip(table.columns, table.rows[-1].cells, strict=True)
    assert {column.key: cell for column, cell in counted}["performed"] == 1
