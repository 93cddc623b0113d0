"""风险 in four colours: who is told by when (R-A14 to R-A16), and that every look is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.clock import CHINA
from app.history.messages import Undo
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation.codes import (
    DisputeType,
    ReportTo,
    RiskAction,
    RiskLevel,
    RiskTrigger,
    Source,
)
from app.mediation.messages import (
    AssessRisk,
    CaseDetail,
    OpenCase,
    ReadCase,
    ReadRiskPractice,
    ReportRisk,
)
from app.mediation.rules import CaseFacts, DueFact, dues
from app.mediation.rules.facts import LookFact, ReportFact
from app.mediation.rules.risk import check_assessment, check_report, has_risk_report, risk_since
from app.mediation.states import State
from app.risk import RiskPractice
from tests.dispute import case_input
from tests.office import Office
from tests.refusals import fields, refused

PRACTICE = RiskPractice.load(Path(__file__).resolve().parents[2] / "resources" / "risk.toml")
HOUR = timedelta(hours=1)
SEEN = datetime(2026, 1, 24, 10, tzinfo=CHINA)  # a Saturday
CASE = CaseFacts(
    id=b"c" * 16,
    title="阿依努尔·买买提、江门市某照明有限公司",
    state=State.MEDIATING,
    state_on=date(2026, 1, 20),
    accepted_on=date(2026, 1, 20),
    source=Source.OTHER_ORGAN,
    dispute_type=DisputeType.MIGRANT_WAGES,
)
POLICE = frozenset({ReportTo.POLICE})


def _seen(level: RiskLevel, *triggers: RiskTrigger, at: datetime = SEEN, **more: Any) -> CaseFacts:
    look = LookFact(at, level, frozenset(triggers))
    return replace(CASE, risk=level, looks=(look,), **more)


def _told(*to: ReportTo, at: datetime = SEEN + HOUR, written: bool = False) -> ReportFact:
    return ReportFact(at, frozenset(to), written)


def _owed(case: CaseFacts, law: Rulebook) -> dict[str, DueFact]:
    return {due.rule: due for due in dues(case, law) if due.rule[:9] in _RISK}


_RISK = ("med.R-A14", "med.R-A15", "med.R-A16")


# -- deadlines ---------------------------------------------------------------------------------


def test_med_r_a14_orange_is_told_to_the_police_the_same_day_rest_day_or_not(
    law: Rulebook,
) -> None:
    owed = _owed(_seen(RiskLevel.ORANGE), law)
    assert set(owed) == {"med.R-A14"}
    due = owed["med.R-A14"].due
    assert {due.raw, due.rolled, due.internal} == {date(2026, 1, 24)}
    told = _seen(RiskLevel.ORANGE, reports=(_told(ReportTo.POLICE),))
    assert _owed(told, law) == {}


def test_what_was_told_before_the_level_was_reached_does_not_count(law: Rulebook) -> None:
    early = _seen(RiskLevel.ORANGE, reports=(_told(ReportTo.POLICE, at=SEEN - HOUR),))
    assert "med.R-A14" in _owed(early, law)
    others = _seen(RiskLevel.ORANGE, reports=(_told(ReportTo.CENTRE),))
    assert "med.R-A14" in _owed(others, law)


def test_med_r_a14a_red_runs_by_the_hour(law: Rulebook) -> None:
    late = datetime(2026, 1, 20, 23, 30, tzinfo=CHINA)
    owed = _owed(_seen(RiskLevel.RED, RiskTrigger.WEAPON, at=late), law)
    assert {rule: due.due.raw for rule, due in owed.items()} == {
        "med.R-A14": date(2026, 1, 20),
        "med.R-A14c": date(2026, 1, 21),
        "med.R-A14a": date(2026, 1, 21),
        "med.R-A14d": date(2026, 1, 21),
    }
    assert owed["med.R-A14"].detail == "马上拨打 110"
    assert owed["med.R-A14c"].detail == "1月21日 00:30 前口头报镇平安办、司法局"
    assert owed["med.R-A14a"].detail == "1月21日 23:30 前书面报告"


def test_each_report_of_a_red_risk_ends_its_own_duty(law: Rulebook) -> None:
    called = _told(ReportTo.EMERGENCY)
    above = _told(ReportTo.TOWN_SAFETY, ReportTo.BUREAU)
    written = _told(ReportTo.BUREAU, written=True)
    red = _seen(RiskLevel.RED, RiskTrigger.WEAPON)
    assert set(_owed(replace(red, reports=(called,)), law)) == {
        "med.R-A14c", "med.R-A14a", "med.R-A14d",
    }  # fmt: skip
    assert set(_owed(replace(red, reports=(called, above)), law)) == {"med.R-A14a", "med.R-A14d"}
    assert set(_owed(replace(red, reports=(called, written)), law)) == {"med.R-A14d"}


def test_med_r_a14d_red_is_looked_at_every_day_even_on_a_holiday(law: Rulebook) -> None:
    first = datetime(2026, 9, 30, 9, tzinfo=CHINA)
    due = _owed(_seen(RiskLevel.RED, at=first), law)["med.R-A14d"].due
    assert due.raw == due.internal == date(2026, 10, 1)


def test_med_r_a14b_yellow_is_visited_every_week_from_the_last_look(law: Rulebook) -> None:
    first, again = (datetime(2026, 9, day, 9, tzinfo=CHINA) for day in (21, 26))
    yellow = _seen(RiskLevel.YELLOW, RiskTrigger.REPEATED, at=first)
    assert _owed(yellow, law)["med.R-A14b"].due.raw == date(2026, 9, 28)
    visited = replace(yellow, looks=(*yellow.looks, LookFact(again, RiskLevel.YELLOW)))
    due = _owed(visited, law)["med.R-A14b"].due
    assert (due.raw, due.internal) == (date(2026, 10, 3), date(2026, 9, 30))


def test_med_r_a15_a_child_is_reported_at_any_level(law: Rulebook) -> None:
    child = _seen(RiskLevel.BLUE, RiskTrigger.CHILD)
    assert set(_owed(child, law)) == {"med.R-A15"}
    for one in (ReportTo.POLICE, ReportTo.CIVIL_AFFAIRS, ReportTo.EDUCATION):
        assert _owed(replace(child, reports=(_told(one),)), law) == {}


def test_med_r_a16_violence_against_the_helpless_goes_to_the_police(law: Rulebook) -> None:
    hurt = _seen(RiskLevel.BLUE, RiskTrigger.VIOLENCE)
    assert set(_owed(hurt, law)) == {"med.R-A16"}
    civil = replace(hurt, reports=(_told(ReportTo.CIVIL_AFFAIRS),))
    assert set(_owed(civil, law)) == {"med.R-A16"}
    assert _owed(replace(hurt, reports=(_told(ReportTo.POLICE),)), law) == {}


@pytest.mark.parametrize("state", [State.CLOSED, State.ARCHIVED, State.NOT_ACCEPTED])
def test_nothing_is_owed_once_the_case_is_over_or_the_risk_is_gone(
    law: Rulebook, state: State
) -> None:
    red = _seen(RiskLevel.RED, RiskTrigger.WEAPON)
    assert _owed(replace(red, state=state), law) == {}
    assert _owed(_seen(RiskLevel.LIFTED), law) == {}
    assert _owed(_seen(RiskLevel.BLUE), law) == {}


def test_the_hours_run_from_the_look_that_reached_the_level() -> None:
    again = LookFact(SEEN + HOUR, RiskLevel.RED)
    red = _seen(RiskLevel.RED)
    assert risk_since(replace(red, looks=(*red.looks, again))) == SEEN
    down = LookFact(SEEN + 2 * HOUR, RiskLevel.ORANGE)
    assert risk_since(replace(red, risk=RiskLevel.ORANGE, looks=(*red.looks, down))) == down.at
    assert risk_since(CASE) == datetime(2026, 1, 20, tzinfo=CHINA)


def test_med_m17_a_look_and_where_it_is_grave_a_report() -> None:
    assert not has_risk_report(CASE)
    assert has_risk_report(_seen(RiskLevel.YELLOW))
    assert not has_risk_report(_seen(RiskLevel.ORANGE))
    assert not has_risk_report(_seen(RiskLevel.BLUE, RiskTrigger.CHILD))
    assert has_risk_report(_seen(RiskLevel.ORANGE, reports=(_told(ReportTo.POLICE),)))


# -- guards ------------------------------------------------------------------------------------


def _says(case: CaseFacts = CASE, **changes: Any) -> list[tuple[str | None, bool]]:
    given = AssessRisk(case.id, SEEN, RiskLevel.YELLOW, (RiskTrigger.REPEATED,))
    found = check_assessment(replace(given, **changes), case, PRACTICE, SEEN + HOUR)
    return [(fault.field, fault.blocks) for fault in found]


def test_an_ordinary_look() -> None:
    assert _says() == []
    assert _says(level=RiskLevel.BLUE, triggers=()) == []


def test_taking_a_danger_lightly_wants_a_reason() -> None:
    lightly: Any = {"level": RiskLevel.ORANGE, "triggers": (RiskTrigger.WEAPON,)}
    assert _says(**lightly) == [("level", False)]
    assert _says(**lightly | {"level": RiskLevel.RED}) == []
    assert _says(level=RiskLevel.YELLOW, triggers=(RiskTrigger.CHILD,)) == [("level", False)]


def test_a_grave_level_names_its_dangers() -> None:
    assert _says(level=RiskLevel.ORANGE, triggers=()) == [("triggers", True)]


def test_a_risk_is_lifted_with_a_reason_and_without_dangers() -> None:
    lifted: Any = {"level": RiskLevel.LIFTED, "triggers": ()}
    assert _says(**lifted, note="已经和好") == []
    assert _says(**lifted) == [("note", True)]
    assert _says(level=RiskLevel.LIFTED, note="已经和好") == [("level", True)]


def test_looks_follow_each_other() -> None:
    assert _says(assessed_at=SEEN + 2 * HOUR) == [("assessed_at", True)]
    seen = _seen(RiskLevel.YELLOW, at=SEEN + HOUR)
    assert _says(seen) == [("assessed_at", True)]


def test_a_report_names_whom_and_a_written_one_what() -> None:
    def says(**changes: Any) -> list[str | None]:
        given = ReportRisk(CASE.id, SEEN, (ReportTo.POLICE,))
        return fields(check_report(replace(given, **changes), SEEN))

    assert says() == []
    assert says(reported_to=()) == ["reported_to"]
    assert says(written=True) == ["content"]
    assert says(reported_at=SEEN + HOUR) == ["reported_at"]


# -- practice ----------------------------------------------------------------------------------


def test_every_danger_stands_under_one_level() -> None:
    found = [one for view in PRACTICE.levels() for one in view.triggers]
    assert sorted(found) == sorted(RiskTrigger)
    assert [view.level for view in PRACTICE.levels()] == sorted(RiskLevel)
    assert PRACTICE.least((RiskTrigger.REPEATED, RiskTrigger.CLASH)) is RiskLevel.RED
    assert PRACTICE.least(()) is RiskLevel.BLUE


def test_a_file_that_forgets_a_danger_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "risk.toml"
    file.write_text('[[level]]\nlevel = "2"\ntriggers = ["1"]\nactions = []\ntell = []\n')
    with pytest.raises(ValueError, match="WEAPON"):
        RiskPractice.load(file)


# -- at the desk -------------------------------------------------------------------------------


def _read(office: Office, case: Id) -> CaseDetail:
    return office.desk.ask(ReadCase(case)).result()


def test_a_case_registered_with_a_risk_has_its_first_look(office: Office) -> None:
    case = office.desk.do(OpenCase(case_input(risk=RiskLevel.ORANGE))).result()
    detail = _read(office, case)
    assert detail.risks is not None
    assert [look.level for look in detail.risks.assessments] == [RiskLevel.ORANGE]
    assert detail.risks.since == office.desk.clock.now()
    assert "med.R-A14" in {due.rule for due in detail.dues}
    assert detail.next_step is not None
    assert detail.next_step.action == "ReportRisk"
    quiet = office.desk.do(OpenCase(case_input())).result()
    assert _read(office, quiet).risks.assessments == ()  # type: ignore[union-attr]


def test_every_look_is_kept_and_the_case_shows_the_newest(office: Office) -> None:
    desk, now = office.desk, office.desk.clock.now()
    case = desk.do(OpenCase(case_input())).result()
    weapon = AssessRisk(case, now, RiskLevel.ORANGE, (RiskTrigger.WEAPON,), (RiskAction.CALM,))
    (fault,) = refused(desk, weapon)
    assert (fault.rule, fault.citation, fault.blocks) == ("med.R-A14", "人民调解法 第25条", False)
    desk.do(replace(weapon, reasons=(("med.R-A14@level", "刀已被家人收走"),))).result()
    desk.do(ReportRisk(case, now, (ReportTo.POLICE,))).result()
    detail = _read(office, case)
    assert detail.risk is RiskLevel.ORANGE
    assert "med.R-A14" not in {due.rule for due in detail.dues}
    assert any("刀已被家人收走" in item.text for item in detail.timeline)
    lifted = AssessRisk(case, now, RiskLevel.LIFTED, note="双方和好，已写保证")
    desk.do(lifted).result()
    detail = _read(office, case)
    assert detail.risk is RiskLevel.LIFTED
    assert detail.risks is not None
    assert [look.level for look in detail.risks.assessments] == [
        RiskLevel.ORANGE, RiskLevel.LIFTED,
    ]  # fmt: skip
    desk.do(Undo()).result()
    assert _read(office, case).risk is RiskLevel.ORANGE


def test_what_practice_makes_of_a_level_can_be_asked(office: Office) -> None:
    levels = office.desk.ask(ReadRiskPractice()).result()
    assert levels == PRACTICE.levels()
