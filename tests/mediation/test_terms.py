"""How long mediation may last and be made longer, how a case is closed, and taken up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.clock import CHINA, FixedClock
from app.history.messages import Undo
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation.codes import (
    AgentBasis,
    AgentProof,
    AgreementForm,
    Authority,
    ItemStatus,
    OriginReason,
    ReportTo,
    RiskLevel,
    Ruling,
)
from app.mediation.lexicon import Lexicon
from app.mediation.messages import (
    AddAgent,
    AddNote,
    AgentInput,
    CaseDetail,
    CloseCase,
    ExtendTime,
    OpenCase,
    ReadCase,
    RecordVisit,
    Satisfaction,
    State,
    TakeUpAgain,
    VisitWay,
)
from app.mediation.rules import check_again, check_closing, check_extension, check_in_time, limit_of
from app.mediation.rules.facts import ApplicationFact, ItemFact, LookFact, ReportFact
from app.samples.office import mediator_id, person
from tests.dispute import agreement_input, case_input, payment, session_input
from tests.mediation.test_deadlines import MEDIATING as CASE
from tests.office import Office
from tests.refusals import fields, refused

WORDS = Lexicon.load(Path(__file__).resolve().parents[2] / "resources" / "mediation" / "words.toml")
TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
CHEN = (mediator_id("陈丽华"),)
TOWN = "江门市新会区大泽镇人民调解委员会"


# -- R-A03, R-A04: longer by consent -------------------------------------------------------

LIMIT = ("med.R-A03", date(2026, 4, 1))
ASKED = ExtendTime(CASE.id, date(2026, 4, 30), date(2026, 3, 25), consent=True)


def _longer(today: date = date(2026, 3, 25), **changes: Any) -> list[tuple[Any, Any, bool]]:
    faults = check_extension(replace(ASKED, **changes), CASE, LIMIT, today)
    return [(fault.field, fault.rule, fault.blocks) for fault in faults]


def test_med_r_a03_longer_by_the_consent_of_all_sides() -> None:
    assert _longer() == []
    assert _longer(consent=False) == [("consent", "med.R-A03", True)]
    assert _longer(until=date(2026, 4, 1)) == [("until", None, True)]
    assert _longer(until=date(2026, 4, 2)) == []


def test_med_r_a03_agreed_within_the_time_and_after_it_with_a_reason() -> None:
    assert _longer(agreed_on=date(2026, 3, 26)) == [("agreed_on", None, True)]
    assert _longer(agreed_on=date(2026, 3, 1)) == [("agreed_on", "med.M30", True)]
    late = {"today": date(2026, 4, 2), "agreed_on": date(2026, 4, 2)}
    assert _longer(**late) == [("agreed_on", "med.R-A03", False)]
    assert _longer(today=date(2026, 4, 2), agreed_on=date(2026, 4, 1)) == []


def test_the_limit_as_the_parties_may_count_it(law: Rulebook) -> None:
    # 5 March + 30 = Saturday 4 April, Qingming until Monday the 6th: they have until the 7th
    case = replace(CASE, accepted_on=date(2026, 3, 5))
    assert limit_of(case, law) == ("med.R-A03", date(2026, 4, 7))
    longer = replace(case, ext_until=date(2026, 5, 8))
    assert limit_of(longer, law) == ("med.R-A03a", date(2026, 5, 8))


def test_med_r_a03_a_session_after_the_time_wants_a_word() -> None:
    assert check_in_time(date(2026, 4, 1), LIMIT) == []
    (fault,) = check_in_time(date(2026, 4, 2), LIMIT)
    assert (fault.field, fault.rule, fault.blocks) == ("start", "med.R-A03", False)


def _read(office: Office, case: Id) -> CaseDetail:
    return office.desk.ask(ReadCase(case)).result()


def test_an_extension_moves_the_date_at_the_desk_and_back(office: Office) -> None:
    case = office.desk.do(OpenCase(case_input(accepted_on=date(2026, 10, 20)))).result()
    late = session_input(case, TODAY, 9)  # 19 November was the last day
    assert fields(refused(office.desk, late)) == ["start"]
    command = ExtendTime(case, date(2026, 12, 10), date(2026, 11, 19), consent=True)
    office.desk.do(command).result()
    shown = _read(office, case)
    assert shown.ext_until == date(2026, 12, 10)
    assert [due.rule for due in shown.dues] == ["med.R-A03a"]
    assert shown.next_step is not None
    assert shown.next_step.due is not None
    assert shown.next_step.due.on == date(2026, 12, 10)
    office.desk.do(late).result()
    office.desk.do(Undo()).result()
    office.desk.do(Undo()).result()
    assert _read(office, case).ext_until is None


# -- A90, M17 ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "女方称多次遭受家暴。",
        "男方喝酒后打老婆。",
        "对方扬言要堵厂门。",
        "他持刀上门。",
        "说要自杀，要跳楼。打算跳楼",
        "怀疑有人猥亵女童。",
    ],
)
def test_med_m17_signs_of_danger_want_a_look_at_the_risk_first(text: str) -> None:
    faults = check_closing(CASE, ["双方争吵。", text], WORDS, TODAY)
    assert [(fault.rule, fault.blocks) for fault in faults] == [("med.M17", True)]
    looked = LookFact(datetime.combine(TODAY, time(9), CHINA), RiskLevel.BLUE)
    assert check_closing(replace(CASE, looks=(looked,)), [text], WORDS, TODAY) == []


def test_med_m17_a_danger_known_is_told_before_the_case_is_closed() -> None:
    found = datetime.combine(TODAY, time(9), CHINA)
    red = replace(CASE, risk=RiskLevel.RED, looks=(LookFact(found, RiskLevel.RED),))
    (fault,) = check_closing(red, ["双方争吵。"], WORDS, TODAY)
    assert (fault.rule, fault.blocks) == ("med.M17", True)
    told = ReportFact(found, frozenset({ReportTo.POLICE}))
    assert check_closing(replace(red, reports=(told,)), ["双方争吵。"], WORDS, TODAY) == []


def test_med_m17_ordinary_words_are_no_danger() -> None:
    texts = ["双方为排水沟争吵，情绪激动。", "孩子在学校打球受伤。", "堵塞的水管已疏通。"]
    assert check_closing(CASE, texts, WORDS, TODAY) == []


def test_med_m17_binds_at_the_desk(office: Office) -> None:
    desk = office.desk
    case = desk.do(OpenCase(case_input(accepted_on=date(2026, 11, 10)))).result()
    desk.do(AddNote(case, "电话：谭𬍛㛃扬言要砸门")).result()
    desk.do(session_input(case, date(2026, 11, 20), 9)).result()
    item = payment("款", date(2026, 11, 20), on_the_spot=True)
    oral = agreement_input(case, date(2026, 11, 20), item, form=AgreementForm.ORAL)
    desk.do(oral).result()
    rules = {fault.rule for fault in refused(desk, CloseCase(case, TODAY))}
    assert rules == {"med.M17", "med.R-A13b"}


def test_med_a90_what_is_left_undone_wants_a_reason() -> None:
    item = ItemFact(b"i" * 16, "谭𬍛㛃", "黄䶮", "款", 1, TODAY, ItemStatus.NOT_DUE)
    running = replace(CASE, effective_on=TODAY, items=(item,), visited_on=(TODAY,))
    (fault,) = check_closing(running, [], WORDS, TODAY)
    assert (fault.rule, fault.blocks) == ("med.R-A13", False)
    sued = replace(running, items=(replace(item, status=ItemStatus.REPUDIATED),))
    assert check_closing(sued, [], WORDS, TODAY) == []
    unseen = replace(sued, visited_on=())
    assert [fault.rule for fault in check_closing(unseen, [], WORDS, TODAY)] == ["med.R-A13b"]
    again = replace(sued, next_visit_on=TODAY + DAY)
    assert [fault.rule for fault in check_closing(again, [], WORDS, TODAY)] == ["med.R-A13b"]
    assert check_closing(again, [], WORDS, TODAY + DAY) == []


# -- A95 → a new case ----------------------------------------------------------------------

AGREED = replace(CASE, state=State.CLOSED, form=AgreementForm.WRITTEN, closed_on=TODAY - DAY)
AGAIN = TakeUpAgain(CASE.id, OriginReason.CONSENT, TODAY, consent=True, mediators=CHEN)


def _again(origin: Any = AGREED, **changes: Any) -> list[tuple[Any, Any]]:
    faults = check_again(replace(AGAIN, **changes), origin, TOWN, TODAY)
    return [(fault.field, fault.rule) for fault in faults]


def test_med_a95_taken_up_again_by_both_or_after_the_courts_no() -> None:
    assert _again() == []
    assert _again(consent=False) == [("consent", "med.R-A01")]
    rejected = {"reason": OriginReason.NOT_CONFIRMED}
    assert _again(**rejected) == [("reason", "med.R-A11")]
    for ruling in (Ruling.REJECTED, Ruling.NOT_ACCEPTED):
        ruled = replace(AGREED, application=ApplicationFact(TODAY, outcome=ruling))
        assert _again(ruled, **rejected) == []
    confirmed = replace(AGREED, application=ApplicationFact(TODAY, outcome=Ruling.CONFIRMED))
    assert _again(confirmed, **rejected) == [("reason", "med.R-A11")]


def test_med_a95_in_order_and_only_where_something_was_agreed() -> None:
    assert _again(replace(AGREED, form=None)) == [("reason", None)]
    assert _again(accepted_on=TODAY + DAY) == [("accepted_on", None)]
    assert _again(accepted_on=TODAY - 2 * DAY) == [("accepted_on", "med.M30")]
    assert _again(mediators=()) == [("mediators", None)]


def test_med_a95_the_new_case_has_parties_and_agents_and_a_number_of_its_own(
    office: Office, clock: FixedClock
) -> None:
    desk = office.desk
    case = desk.do(OpenCase(case_input(accepted_on=date(2026, 11, 10)))).result()
    first = _read(office, case).parties[0]
    for name, serial, until in (("何某", 930, None), ("罗某", 931, date(2026, 11, 23))):
        who = person(name, "1985-03-02", serial, "13600009921", "江门市蓬江区")
        agent = AgentInput(
            who, AgentBasis.ENTRUSTED, AgentProof.POWER, "律师", Authority.SPECIAL,
            valid_from=date(2026, 11, 11), valid_to=until,
        )  # fmt: skip
        desk.do(AddAgent(case, first.id, agent)).result()
    desk.do(session_input(case, date(2026, 11, 20), 9)).result()
    item = payment("款", date(2026, 11, 20), on_the_spot=True)
    oral = agreement_input(case, date(2026, 11, 20), item, form=AgreementForm.ORAL)
    desk.do(oral).result()
    assert "不能由原案再办" in refused(desk, replace(AGAIN, case=case))[0].message
    visit = RecordVisit(case, TODAY, VisitWay.HOME, "已履行。", Satisfaction.SATISFIED)
    desk.do(visit).result()
    desk.do(CloseCase(case, TODAY)).result()
    assert "TakeUpAgain" in _read(office, case).actions
    new = desk.do(replace(AGAIN, case=case)).result()
    shown, old = _read(office, new), _read(office, case)
    assert shown.state is State.MEDIATING
    assert (shown.case_no, old.case_no) == (
        "（2026）江新大人调字第002号",
        "（2026）江新大人调字第001号",
    )
    assert [party.name for party in shown.parties] == ["黄䶮", "谭𬍛㛃"]
    assert shown.parties[0].person is not None
    assert shown.parties[0].person.id == first.person.id  # type: ignore[union-attr]
    assert [agent.name for agent in shown.parties[0].agents] == ["何某"]  # 罗某's has lapsed
    assert (shown.facts, shown.claims) == (old.facts, old.claims)
    assert shown.origin is not None
    assert shown.origin.id == case
    assert [one.id for one in old.followed_by] == [new]
    desk.do(Undo()).result()
    assert _read(office, case).followed_by == ()
