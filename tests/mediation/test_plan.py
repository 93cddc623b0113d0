"""约定调解时间: one plan a case, ahead of now, gone once the session was held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.clock import CHINA, FixedClock
from app.desk import Desk
from app.errors import Refused
from app.history.messages import Undo
from app.ids import Id
from app.mediation.messages import (
    CloseCase,
    EndMediation,
    EndReason,
    Outcome,
    PlanSession,
    ReadCase,
    RecordSession,
)
from app.today.messages import ReadToday
from tests.office import sample_office


@pytest.fixture
def told(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Desk, Id]]:
    office, cases = sample_office(tmp_path / "office", clock)
    yield office.desk, cases["leak"]
    office.desk.close()


def _hours(hour: int, day: int = 25) -> datetime:
    return datetime(2026, 11, day, hour, 30, tzinfo=CHINA)


def test_a_plan_stands_on_today_and_leads_the_case(told: tuple[Desk, Id]) -> None:
    desk, case = told
    desk.do(PlanSession(case, _hours(9), "镇调委会", "等郑月好回话")).result()
    detail = desk.ask(ReadCase(case)).result()
    assert detail.next_step is not None
    assert detail.next_step.headline == "明天 09:30 开第 1 次调解会"
    soon = [one for one in desk.ask(ReadToday()).result().upcoming if one.record == case]
    assert [(one.at, one.detail) for one in soon] == [(_hours(9), "镇调委会 · 等郑月好回话")]


def test_a_second_plan_changes_the_first(told: tuple[Desk, Id]) -> None:
    desk, case = told
    first = desk.do(PlanSession(case, _hours(9), "镇调委会")).result()
    assert desk.do(PlanSession(case, _hours(15), "村委会")).result() == first
    planned = desk.ask(ReadCase(case)).result().planned
    assert planned is not None
    assert (planned.at, planned.place) == (_hours(15), "村委会")
    desk.do(Undo()).result()
    planned = desk.ask(ReadCase(case)).result().planned
    assert planned is not None
    assert planned.at == _hours(9)


def test_the_session_held_takes_the_plan_away(told: tuple[Desk, Id], clock: FixedClock) -> None:
    desk, case = told
    desk.do(PlanSession(case, _hours(9), "镇调委会")).result()
    clock.advance(days=1)
    session = RecordSession(
        case, _hours(9), None, "镇调委会", "谈妥维修。", Outcome.CONTINUE, told_rights=True,
        reasons=(("med.R-A03@start", "各方同意再谈一次"),),
    )  # fmt: skip
    desk.do(session).result()
    assert desk.ask(ReadCase(case)).result().planned is None
    assert all(one.record != case for one in desk.ask(ReadToday()).result().upcoming)


def test_the_past_an_empty_place_and_an_ended_case_are_refused(
    told: tuple[Desk, Id], clock: FixedClock
) -> None:
    desk, case = told
    with pytest.raises(Refused) as past:
        desk.do(PlanSession(case, clock.now() - timedelta(minutes=1), " ")).result()
    assert [fault.field for fault in past.value.faults] == ["at", "place"]
    today = clock.today()
    desk.do(EndMediation(case, today, EndReason.REQUESTED)).result()
    desk.do(CloseCase(case, today)).result()
    with pytest.raises(Refused, match="不用再约时间"):
        desk.do(PlanSession(case, _hours(9), "镇调委会")).result()


@pytest.mark.parametrize(
    ("outcome", "action"),
    [
        (Outcome.SUCCESS, "ReachAgreement"),
        (Outcome.FAILURE, "EndMediation"),
        (Outcome.CONTINUE, "RecordSession"),
    ],
)
def test_what_a_session_decided_leads_to_the_next_step(
    told: tuple[Desk, Id], clock: FixedClock, outcome: Outcome, action: str
) -> None:
    desk, case = told
    start = clock.now() - timedelta(hours=1)
    desk.do(
        RecordSession(case, start, None, "镇调委会", "各方到场。", outcome, told_rights=True)
    ).result()
    step = desk.ask(ReadCase(case)).result().next_step
    assert step is not None
    assert step.action == action
