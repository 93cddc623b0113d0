"""What the parties are told and the mediator minds, in each state, with the article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.lawbook.rules import Rulebook
from app.mediation.codes import (
    AgreementForm,
    DisputeType,
    ItemStatus,
    Ruling,
    Source,
)
from app.mediation.messages import OpenCase, ReadCase
from app.mediation.rules import CaseFacts, ItemFact, advice
from app.mediation.rules.facts import ApplicationFact
from app.mediation.states import State
from tests.dispute import case_input
from tests.mediation.test_deadlines import MEDIATING
from tests.office import Office

TODAY = date(2026, 3, 3)
MET = replace(MEDIATING, met_on=(TODAY,))
ITEM = ItemFact(b"i" * 16, "某公司", "工人", "工资", 1, date(2026, 2, 10), ItemStatus.NOT_DUE)
OVERDUE = replace(
    MET, state=State.PERFORMING, form=AgreementForm.WRITTEN, effective_on=date(2026, 2, 2),
    items=(ITEM,),
)  # fmt: skip


def _told(case: CaseFacts, law: Rulebook, today: date = TODAY) -> dict[str, str]:
    return {one.rule: one.text for one in advice(case, law, today)}


def test_med_r_a02_rights_are_told_before_the_first_session(law: Rulebook) -> None:
    assert set(_told(MEDIATING, law)) == {"med.R-A02"}
    assert _told(MET, law) == {}


def test_med_r_a01_whoever_waits_is_asked_whether_he_is_willing(law: Rulebook) -> None:
    assert set(_told(replace(MEDIATING, state=State.PENDING), law)) == {"med.R-A01"}


def test_med_r_a06_the_day_the_arbitrators_may_be_asked(law: Rulebook) -> None:
    # M3: asked for on 20 January; the fifteenth day is 4 February
    case = replace(MET, applied_on=date(2026, 1, 20), dispute_type=DisputeType.MIGRANT_WAGES)
    assert "到2026年2月4日" in _told(case, law, date(2026, 2, 4))["med.R-A06"]
    assert "已满十五日" in _told(case, law, date(2026, 2, 5))["med.R-A06"]


def _minded(law: Rulebook, **changes: object) -> set[str]:
    return set(_told(replace(MET, **changes), law))  # type: ignore[arg-type]


def test_med_r_a18_who_owns_the_land_is_for_the_government(law: Rulebook) -> None:
    assert _minded(law, dispute_type=DisputeType.LAND_FOREST) == {"med.R-A18"}


def test_med_r_a20_what_is_conceded_is_no_evidence(law: Rulebook) -> None:
    assert _minded(law, source=Source.COURT) == {"med.R-A20"}


def test_med_r_a23_petitions_send_civil_disputes_only(law: Rulebook) -> None:
    assert _minded(law, source=Source.PETITIONS) == {"med.R-A23"}


def test_med_r_a24_papers_from_abroad_are_translated_and_certified(law: Rulebook) -> None:
    for tag in ("涉侨", "涉外", "涉港澳台"):
        assert _minded(law, tags=(tag,)) == {"med.R-A24"}


def test_med_r_a08_wages_unpaid_under_a_written_agreement(law: Rulebook) -> None:
    wages = replace(OVERDUE, dispute_type=DisputeType.MIGRANT_WAGES)
    told = _told(wages, law)
    assert set(told) == {"med.R-A08", "med.R-A12a"}
    assert "支付令" in told["med.R-A08"]
    assert "法律援助" in told["med.R-A08"]
    on_the_day = _told(wages, law, date(2026, 2, 10))
    assert on_the_day == {}  # the day it is due is not late


def test_med_r_a12_who_was_confirmed_asks_for_execution_others_sue(law: Rulebook) -> None:
    assert set(_told(OVERDUE, law)) == {"med.R-A12a"}
    ruled = ApplicationFact(date(2026, 2, 3), outcome=Ruling.CONFIRMED)
    assert set(_told(replace(OVERDUE, application=ruled), law)) == {"med.R-A12"}
    back = replace(OVERDUE, items=(replace(ITEM, status=ItemStatus.REPUDIATED),))
    assert "反悔" in _told(back, law)["med.R-A12a"]


def test_med_r_a17_performed_before_the_police_decide(law: Rulebook) -> None:
    done = replace(OVERDUE, source=Source.POLICE, state=State.PERFORMED, items=())
    assert "已履行" in _told(done, law)["med.R-A17"]
    running = replace(done, state=State.PERFORMING)
    assert "履行以后" in _told(running, law)["med.R-A17"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "起诉"),
        ({"dispute_type": DisputeType.LABOUR}, "劳动仲裁"),
        ({"tags": ("土地承包",)}, "承包仲裁"),
        ({"dispute_type": DisputeType.LAND_FOREST}, "政府"),
    ],
)
def test_med_r_a03b_where_to_turn_when_mediation_failed(
    changes: dict[str, object], words: str, law: Rulebook
) -> None:
    case = replace(MET, state=State.FAILED, **changes)  # type: ignore[arg-type]
    assert words in _told(case, law)["med.R-A03b"]


def test_nothing_is_said_after_the_end(law: Rulebook) -> None:
    for state in (State.NOT_ACCEPTED, State.CLOSED, State.ARCHIVED):
        assert _told(replace(MEDIATING, state=state), law) == {}


def test_the_case_shows_it_with_its_article(office: Office) -> None:
    case = office.desk.do(OpenCase(case_input())).result()
    (told,) = office.desk.ask(ReadCase(case)).result().advice
    assert (told.rule, told.law, told.article, told.confirmed) == (
        "med.R-A02",
        "人民调解法",
        "第23条",
        True,
    )
