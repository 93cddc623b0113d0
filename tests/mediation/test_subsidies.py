"""以案定补: who may claim, how much, in which order, and what T5 lists (med.M19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select

from app.access import Role, may
from app.clock import CHINA, FixedClock
from app.errors import Fault
from app.history.messages import Undo
from app.ids import Id
from app.mediation.codes import AgreementForm, Difficulty, SubsidyStage
from app.mediation.messages import (
    AdvanceClaim,
    ClaimSubsidy,
    ClaimView,
    CloseCase,
    EndMediation,
    EndReason,
    ListRates,
    OpenCase,
    Outcome,
    ReadClaim,
    RecordVisit,
    Satisfaction,
    SetRate,
    ShareInput,
    VisitWay,
)
from app.mediation.messages import (
    AgreementForm as Form,
)
from app.mediation.rules.subsidies import (
    ClaimFacts,
    Rate,
    Sharer,
    check_claim,
    check_step,
    next_stages,
    standard,
)
from app.mediation.states import State
from app.office.messages import MediatorInput, Post, ReviseMediator
from app.samples.office import mediator_id
from app.statistics.messages import ReadReport, Span
from db.tables.subsidies import SubsidyShare
from tests.dispute import TOWN, agreement_input, case_input, payment, session_input
from tests.office import Office
from tests.refusals import refused

CHEN = mediator_id("陈丽华")
CLOSED = date(2026, 3, 5)
TODAY = date(2026, 3, 20)
RATES = (
    Rate(Difficulty.SIMPLE, date(2026, 1, 1), 30_000, 20_000, 0, "江新司〔2026〕1号"),
    Rate(Difficulty.SIMPLE, date(2026, 3, 10), 40_000, 0, 10_000),
    Rate(Difficulty.COMPLEX, date(2025, 1, 1), 100_000, 0, 0),
)
FACTS = ClaimFacts(State.CLOSED, CLOSED, AgreementForm.ORAL, claimed=False)
SHARER = Sharer(CHEN, "陈丽华", civil_servant=False, took_part=True, amount_fen=20_000)


def _rules(faults: list[Fault]) -> list[tuple[str | None, str | None]]:
    return [(fault.field, fault.rule) for fault in faults]


@pytest.mark.parametrize(
    ("grade", "form", "on", "fen"),
    [
        (Difficulty.SIMPLE, AgreementForm.WRITTEN, date(2026, 3, 9), 30_000),
        (Difficulty.SIMPLE, AgreementForm.WRITTEN, date(2026, 3, 10), 40_000),
        (Difficulty.SIMPLE, AgreementForm.ORAL, date(2026, 3, 9), 20_000),
        (Difficulty.SIMPLE, None, date(2026, 3, 9), 0),  # M5: nothing unless local rules pay
        (Difficulty.SIMPLE, None, date(2026, 3, 10), 10_000),
    ],
)
def test_the_standard_is_that_of_the_day_of_closing(
    grade: Difficulty, form: AgreementForm | None, on: date, fen: int
) -> None:
    found = standard(RATES, grade, form, on)
    assert found is not None
    assert found[0] == fen


def test_no_standard_is_built_in() -> None:
    assert standard((), Difficulty.SIMPLE, AgreementForm.WRITTEN, CLOSED) is None
    assert standard(RATES, Difficulty.COMPLEX, AgreementForm.WRITTEN, date(2024, 12, 31)) is None


def test_M19_one_claim_for_a_case() -> None:  # noqa: N802
    again = replace(FACTS, claimed=True)
    faults = check_claim(again, (20_000, ""), [SHARER], TODAY, TODAY)
    assert _rules(faults) == [(None, "med.M19")]


def test_M19_no_civil_servant_and_nobody_who_was_not_there() -> None:  # noqa: N802
    civil = replace(SHARER, civil_servant=True)
    other = replace(SHARER, took_part=False, amount_fen=1)
    for wrong in (civil, other):
        faults = check_claim(FACTS, (20_000, ""), [wrong], TODAY, TODAY)
        assert _rules(faults) == [("shares", "med.M19")]


@pytest.mark.parametrize(
    ("facts", "worth", "sharers", "on", "field"),
    [
        (replace(FACTS, state=State.PERFORMED), (20_000, ""), [SHARER], TODAY, None),
        (FACTS, None, [SHARER], TODAY, "grade"),
        (FACTS, (0, ""), [SHARER], TODAY, "grade"),
        (FACTS, (20_000, ""), [], TODAY, "shares"),
        (FACTS, (19_999, ""), [SHARER], TODAY, "shares"),
        (FACTS, (20_000, ""), [replace(SHARER, amount_fen=None)], TODAY, "shares"),
        (FACTS, (20_000, ""), [SHARER], date(2026, 3, 4), "claimed_on"),
        (FACTS, (20_000, ""), [SHARER], date(2026, 3, 21), "claimed_on"),
    ],
)
def test_a_claim_with_a_mistake(
    facts: ClaimFacts,
    worth: tuple[int, str] | None,
    sharers: list[Sharer],
    on: date,
    field: str | None,
) -> None:
    faults = check_claim(facts, worth, sharers, on, TODAY)
    assert [fault.field for fault in faults] == [field]


def test_oral_cases_count_where_the_standard_says_so() -> None:
    assert check_claim(FACTS, (20_000, ""), [SHARER], TODAY, TODAY) == []


def test_stages_come_in_their_order() -> None:
    stage, way = SubsidyStage.CLAIMED, []
    while following := next_stages(stage):
        stage = following[0]
        way.append(stage.label)
    assert way == ["初审", "复核", "公示", "发放"]
    assert next_stages(SubsidyStage.PUBLISHED) == (SubsidyStage.PAID,)
    paid = check_step(SubsidyStage.CLAIMED, CLOSED, SubsidyStage.PAID, TODAY, "", TODAY)
    assert [fault.field for fault in paid] == ["stage"]
    early = check_step(SubsidyStage.CLAIMED, TODAY, SubsidyStage.REFUSED, CLOSED, " ", TODAY)
    assert [fault.field for fault in early] == ["on", "opinion"]


def test_mediators_claim_and_staff_decide() -> None:
    assert may(Role.MEDIATOR, "ClaimSubsidy")
    assert not may(Role.MEDIATOR, "AdvanceClaim")
    assert not may(Role.MEDIATOR, "SetRate")


# -- a whole claim in a real office ------------------------------------------------------------


def _closed(office: Office, clock: FixedClock) -> Id:
    clock.set(datetime(2026, 3, 5, 16, tzinfo=CHINA))
    desk = office.desk
    case = desk.do(OpenCase(case_input(difficulty=Difficulty.SIMPLE))).result()
    desk.do(session_input(case, CLOSED, 14)).result()
    item = payment("赔偿", CLOSED, on_the_spot=True)
    desk.do(agreement_input(case, CLOSED, item, form=Form.ORAL)).result()
    visit = RecordVisit(case, CLOSED, VisitWay.TELEPHONE, "已修好", Satisfaction.SATISFIED)
    desk.do(visit).result()
    desk.do(CloseCase(case, CLOSED)).result()
    return case


def _read(office: Office, case: Id) -> ClaimView:
    return office.desk.ask(ReadClaim(case)).result()


def test_a_claim_goes_its_way_into_T5(  # noqa: N802
    office: Office, clock: FixedClock
) -> None:
    case = _closed(office, clock)
    assert "还没有设定" in _read(office, case).against
    rate = SetRate(Difficulty.SIMPLE, date(2026, 1, 1), 30_000, 20_000)
    office.desk.do(rate).result()
    (shown,) = office.desk.ask(ListRates()).result()
    assert not shown.verified
    claim = ClaimSubsidy(case, Difficulty.SIMPLE, CLOSED, (ShareInput(CHEN, 20_000),))
    assert _read(office, case).against == ""
    office.desk.do(claim).result()
    (fault,) = refused(office.desk, claim)
    assert fault.rule == "med.M19"
    clock.set(datetime(2026, 4, 20, 9, tzinfo=CHINA))
    for day, stage in enumerate(("2", "3", "4", "5"), 1):
        on = date(2026, 4, day)
        office.desk.do(AdvanceClaim(case, SubsidyStage(stage), on, "同意")).result()
    view = _read(office, case)
    assert (view.status, view.status_on) == (SubsidyStage.PAID, date(2026, 4, 4))
    assert [step.stage.label for step in view.steps] == ["申报", "初审", "复核", "公示", "发放"]
    assert view.next == ()
    table = office.desk.ask(ReadReport("med.T5", Span.MONTH, date(2026, 4, 9))).result().table
    number = view.case_no
    assert [row.cells for row in table.rows] == [
        ("陈丽华", number, "简易", 20_000, 20_000, None),
        ("合计", None, None, None, 20_000, None),
    ]
    march = office.desk.ask(ReadReport("med.T5", Span.MONTH, CLOSED)).result().table
    assert len(march.rows) == 1, "by the day it was paid"


def test_M19_a_civil_servant_is_refused(office: Office, clock: FixedClock) -> None:  # noqa: N802
    case = _closed(office, clock)
    office.desk.do(SetRate(Difficulty.SIMPLE, date(2026, 1, 1), 30_000, 20_000)).result()
    given = MediatorInput(TOWN, "陈丽华", Post.APPOINTED, civil_servant=True)
    office.desk.do(ReviseMediator(CHEN, given)).result()
    claim = ClaimSubsidy(case, Difficulty.SIMPLE, CLOSED, (ShareInput(CHEN, 20_000),))
    (fault,) = refused(office.desk, claim)
    assert fault.message == "陈丽华是在职公务员，不得申领补贴"


def test_an_undone_claim_can_be_made_again(office: Office, clock: FixedClock) -> None:
    case = _closed(office, clock)
    office.desk.do(SetRate(Difficulty.SIMPLE, date(2026, 1, 1), 30_000, 20_000)).result()
    claim = ClaimSubsidy(case, Difficulty.SIMPLE, CLOSED, (ShareInput(CHEN, 20_000),))
    office.desk.do(claim).result()
    office.desk.do(Undo()).result()
    assert _read(office, case).id is None
    smaller = replace(claim, shares=(ShareInput(CHEN, 15_000),))
    office.desk.do(smaller).result()
    view = _read(office, case)
    assert [(share.name, share.amount_fen) for share in view.shares] == [("陈丽华", 15_000)]
    assert view.amount_fen == 15_000


def test_M19_a_mediator_has_one_share_of_a_case(  # noqa: N802
    office: Office, clock: FixedClock
) -> None:
    case = _closed(office, clock)
    office.desk.do(SetRate(Difficulty.SIMPLE, date(2026, 1, 1), 30_000, 20_000)).result()
    halves = (ShareInput(CHEN, 10_000), ShareInput(CHEN, 10_000))
    (fault,) = refused(office.desk, ClaimSubsidy(case, Difficulty.SIMPLE, CLOSED, halves))
    assert (fault.field, fault.rule) == ("shares", "med.M19")
    claim = ClaimSubsidy(case, Difficulty.SIMPLE, CLOSED, halves[:1])
    office.desk.do(claim).result()
    first = _shares(office)
    office.desk.do(Undo()).result()
    office.desk.do(claim).result()
    assert _shares(office) == first  # the same row on every laptop, or two would be paid twice


def _shares(office: Office) -> list[tuple[Id, bool]]:
    rows = select(SubsidyShare.id, SubsidyShare.voided)
    return office.desk.read(
        lambda _none, work: [(row.id, row.voided) for row in work.session.execute(rows)], None
    ).result()


def test_M5_a_failed_case_is_paid_only_where_local_rules_say_so(  # noqa: N802
    office: Office, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 3, 5, 16, tzinfo=CHINA))
    desk = office.desk
    case = desk.do(OpenCase(case_input(difficulty=Difficulty.COMPLEX))).result()
    desk.do(session_input(case, CLOSED, 14, outcome=Outcome.FAILURE)).result()
    desk.do(EndMediation(case, CLOSED, EndReason.TOO_FAR_APART)).result()
    desk.do(CloseCase(case, CLOSED)).result()
    desk.do(SetRate(Difficulty.COMPLEX, date(2026, 1, 1), 100_000)).result()
    claim = ClaimSubsidy(case, Difficulty.COMPLEX, CLOSED, (ShareInput(CHEN, 10_000),))
    (fault,) = refused(desk, claim)
    assert fault.message == "没有达成协议的案件，本地标准不予补贴"
    desk.do(SetRate(Difficulty.COMPLEX, date(2026, 1, 1), 100_000, 0, 10_000)).result()
    desk.do(claim).result()
    assert _read(office, case).amount_fen == 10_000
