"""An accepted case at the desk, with its mediators and sessions: what each command leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.events import RecordsChanged
from app.mediation.messages import (
    AppointMediators,
    EndMediation,
    EndReason,
    ListCases,
    OpenCase,
    Outcome,
    ReadCase,
    State,
)
from app.papers.messages import PreparePaper
from app.samples.office import person
from tests.dispute import (
    WORKS,
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    session_input,
)
from tests.mediation.life import ACCEPTED, DAY, MET, TODAY, Life, seated
from tests.office import Office
from tests.papers.samples import page_texts, squeezed
from tests.refusals import fields, refused

TWO = (payment("第一笔补偿款", date(2026, 11, 27)), payment("第二笔补偿款", date(2026, 12, 28)))


# -- acceptance -------------------------------------------------------------------------------


def test_an_accepted_case_is_being_mediated_under_its_number(life: Life) -> None:
    case = life.read()
    assert case.state is State.MEDIATING
    assert case.case_no == "（2026）江新大人调字第001号"
    assert (case.accepted_on, case.people_count, case.registrar) == (ACCEPTED, 2, "陈丽华")
    assert [party.name for party in case.parties] == ["黄䶮", "谭𬍛㛃"]
    assert [mediator.name for mediator in case.mediators] == ["陈丽华"]
    assert case.parties[0].person is not None
    assert str(case.parties[0].person.birth) == "1980-05-12"


def test_numbers_run_on_within_a_committee_and_year(office: Office) -> None:
    def number(**changes: Any) -> str:
        case = office.desk.do(OpenCase(case_input(**changes))).result()
        return office.desk.ask(ReadCase(case)).result().case_no

    other = office.desk.ask(ListCases()).result()
    assert other.total == 0
    assert number() == "（2026）江新大人调字第001号"
    assert number() == "（2026）江新大人调字第002号"
    assert number(accepted_on=date(2025, 12, 31)) == ""  # no block for that year: 待编号
    assert number() == "（2026）江新大人调字第003号"


def test_one_wrong_party_keeps_the_other_from_being_filed(office: Office) -> None:
    wrong = case_input(parties=(applicant(), respondent(phone="1")))
    refused(office.desk, OpenCase(wrong))
    told: list[RecordsChanged] = []
    office.desk.subscribe(RecordsChanged, told.append)
    refused(office.desk, OpenCase(wrong))
    assert told == []
    office.desk.do(OpenCase(case_input())).result()
    assert {event.line for event in told} >= {"mediation"}


# -- mediators --------------------------------------------------------------------------------


def test_med_m05_a_mediator_who_is_a_party_until_replaced_or_accepted(office: Office) -> None:
    cousin = person("吴振邦", "1970-01-01", 915, "13500007734", "大泽镇")
    given = case_input(parties=(applicant(), respondent(cousin)))
    himself = replace(given, mediators=(seated("吴振邦"),))
    assert fields(refused(office.desk, OpenCase(himself))) == ["mediators"]
    life = Life(office)
    life.case = life.do(OpenCase(given))
    told = refused(office.desk, AppointMediators(life.case, (seated("吴振邦"), seated("陈丽华"))))
    assert [(fault.field, fault.rule) for fault in told] == [("mediators", "med.M05")]
    everybody = tuple(party.id for party in life.read().parties)
    some = AppointMediators(life.case, (seated("吴振邦"),), recusal_ok=everybody[:1])
    assert fields(refused(office.desk, some)) == ["mediators"]
    life.do(replace(some, recusal_ok=everybody))
    assert [mediator.name for mediator in life.read().mediators] == ["吴振邦"]
    life.do(AppointMediators(life.case, (seated("冯敏仪"), seated("陈丽华"))))
    assert [mediator.name for mediator in life.read().mediators] == ["冯敏仪", "陈丽华"]
    assert not any(party.recusal_ok for party in life.read().parties)  # of him, not of others


def test_med_m05_who_represents_an_organisation(office: Office) -> None:
    works = replace(WORKS, legal_rep="陈丽华")
    told = refused(office.desk, OpenCase(case_input(parties=(applicant(), respondent(works)))))
    assert fields(told) == ["mediators"]
    willing = tuple(replace(one, recusal_ok=True) for one in (applicant(), respondent(works)))
    assert fields(refused(office.desk, OpenCase(case_input(parties=(applicant(), willing[1])))))
    accepted = case_input(parties=willing)
    life = Life(office)
    life.case = life.do(OpenCase(accepted))
    again = AppointMediators(life.case, (seated("陈丽华"),))
    assert fields(refused(office.desk, again)) == ["mediators"]


def test_who_mediated_then_stays_on_the_record_of_that_day(life: Life) -> None:
    before = life.meet(MET - DAY, Outcome.CONTINUE)
    life.do(AppointMediators(life.case, (seated("冯敏仪"), seated("梁志强"))))
    after = life.meet()
    assert [one.mediators for one in life.read().sessions] == [
        ("陈丽华",), ("冯敏仪", "梁志强"),
    ]  # fmt: skip
    for session, named, signs in ((before, "陈丽华", 1), (after, "冯敏仪、梁志强", 2)):
        paper = life.desk.ask(PreparePaper("med.F-A7", session)).result()
        words = squeezed("".join(page_texts(paper.pdf)))
        assert f"人民调解员{named}" in words
        assert words.count("人民调解员（签名）") == signs


def test_a_session_entered_late_says_who_mediated_then(life: Life) -> None:
    life.do(AppointMediators(life.case, (seated("冯敏仪"),)))
    held = session_input(life.case, MET - DAY, mediators=(seated("陈丽华"),))
    (fault,) = refused(life.desk, replace(held, mediators=(seated("陈丽华"), life.case)))
    assert fault.field == "mediators"
    session = life.do(held)
    assert [one.mediators for one in life.read().sessions] == [("陈丽华",)]
    paper = life.desk.ask(PreparePaper("med.F-A7", session)).result()
    assert "人民调解员陈丽华" in squeezed("".join(page_texts(paper.pdf)))


def test_mediators_are_settled_once_there_is_an_agreement(life: Life) -> None:
    life.agree(*TWO)
    (fault,) = refused(life.desk, AppointMediators(life.case, (seated("冯敏仪"),)))
    assert "履行中" in fault.message


# -- sessions ---------------------------------------------------------------------------------


def test_med_a35_and_back(life: Life) -> None:
    life.meet(MET - DAY, Outcome.CONTINUE)
    assert life.state() is State.CONTINUING
    life.meet(MET, Outcome.CONTINUE)
    assert life.state() is State.CONTINUING
    life.meet(MET, Outcome.SUCCESS)
    assert life.state() is State.MEDIATING
    assert [one.ordinal for one in life.read().sessions] == [1, 2, 3]


def test_med_a40_needs_the_session_it_was_reached_in(life: Life) -> None:
    life.meet(outcome=Outcome.CONTINUE)
    assert "ReachAgreement" not in life.read().actions
    (fault,) = refused(life.desk, agreement_input(life.case, MET))
    assert "有待继续调解" in fault.message
    life.meet()
    assert "ReachAgreement" in life.read().actions
    life.do(agreement_input(life.case, MET))
    assert life.state() is State.AGREED


def test_med_m04_no_session_after_a_refusal(life: Life) -> None:
    life.do(EndMediation(life.case, TODAY, EndReason.REFUSED))
    (fault,) = refused(life.desk, session_input(life.case, TODAY, 9))
    assert (fault.rule, fault.citation) == ("med.M04", "人民调解法 第17条")


@pytest.mark.parametrize("reason", [one for one in EndReason if one is not EndReason.REFUSED])
def test_no_session_after_any_other_end(life: Life, reason: EndReason) -> None:
    life.do(EndMediation(life.case, TODAY, reason))
    (fault,) = refused(life.desk, session_input(life.case, TODAY, 9))
    assert "调解不成" in fault.message
    assert fault.rule is None


def test_others_are_asked_to_help_with_the_consent_of_the_parties_alone(life: Life) -> None:
    """人民调解法 第20条."""
    session = session_input(life.case, MET, invited="村医李某")
    (fault,) = refused(life.desk, session)
    assert (fault.field, fault.citation) == ("invited_consent", "人民调解法 第20条")
    held = life.do(replace(session, invited_consent=True))
    paper = life.desk.ask(PreparePaper("med.F-A7", held)).result()
    assert "村医李某（已征得当事人同意）" in squeezed("".join(page_texts(paper.pdf)))
