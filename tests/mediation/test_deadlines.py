"""What a case owes, by dates counted by hand on the holidays of 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.lawbook.rules import Rulebook
from app.mediation.codes import (
    AgreementForm,
    Channel,
    CourtCourse,
    Direction,
    DisputeType,
    ItemStatus,
    Source,
)
from app.mediation.rules import CaseFacts, DueFact, ItemFact, dues, shown_state
from app.mediation.rules.facts import ReferralFact
from app.mediation.states import State

MEDIATING = CaseFacts(
    id=b"c" * 16,
    title="黄䶮昌、陈㛃仪",
    state=State.MEDIATING,
    state_on=date(2026, 3, 2),
    accepted_on=date(2026, 3, 2),
    source=Source.APPLICATION,
    dispute_type=DisputeType.NEIGHBOUR,
)


def _day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def _accepted(on: str, **changes: object) -> CaseFacts:
    day = _day(on)
    return replace(MEDIATING, accepted_on=day, state_on=day, **changes)  # type: ignore[arg-type]


def _item(due_on: str, status: ItemStatus = ItemStatus.NOT_DUE, order: int = 0) -> ItemFact:
    id = bytes([order]) * 16
    return ItemFact(id, "谭𬍛㛃", "黄䶮", "第一笔补偿款", 150000, _day(due_on), status)


def _in_force(
    effective_on: str,
    *items: ItemFact,
    form: AgreementForm = AgreementForm.WRITTEN,
    state: State = State.PERFORMING,
) -> CaseFacts:
    day = _day(effective_on)
    return replace(MEDIATING, state=state, state_on=day, form=form, effective_on=day, items=items)


def _days(due: DueFact) -> tuple[str, str, str]:
    return tuple(f"{day:%m-%d}" for day in (due.due.raw, due.due.rolled, due.due.internal))  # type: ignore[return-value]


def _owed(case: CaseFacts, law: Rulebook) -> dict[str, tuple[str, str, str]]:
    found = dues(case, law)
    assert len({(due.rule, due.subject) for due in found}) == len(found)
    return {due.rule: _days(due) for due in found}


# -- R-A03 to R-A07: how long mediation may last -----------------------------------------------


def test_med_r_a03_thirty_days_from_acceptance(law: Rulebook) -> None:
    # M1: 2 March, the day itself left out; 29 days to the 31st, the 30th is Wednesday 1 April
    assert _owed(_accepted("03-02"), law) == {"med.R-A03": ("04-01", "04-01", "04-01")}


def test_med_r_a03_is_our_duty_and_done_before_a_day_off(law: Rulebook) -> None:
    # 5 March + 30 = Saturday 4 April, Qingming until the 6th: we act by Friday 3 April
    (due,) = dues(_accepted("03-05"), law)
    assert _days(due) == ("04-04", "04-07", "04-03")
    assert law[due.rule].act_by(due.due) == _day("04-03")
    assert due.due.arithmetic.endswith("到 4月4日；4月4日是休息日，提前到 4月3日")


def test_med_r_a03_over_the_spring_festival(law: Rulebook) -> None:
    # 20 January + 30 = 19 February, inside 15–23 February; Saturday the 14th is worked
    assert _owed(_accepted("01-20"), law)["med.R-A03"] == ("02-19", "02-24", "02-14")


def test_med_r_a03_says_where_the_date_comes_from(law: Rulebook) -> None:
    (due,) = dues(_accepted("03-02"), law)
    assert due.due.arithmetic == "3月2日受理，次日起算 30 日，到 4月1日"
    assert due.title == "调解 黄䶮昌、陈㛃仪"
    assert law[due.rule].citation.short() == "人民调解工作若干规定 第33条"


def test_med_r_a04_court_papers_give_thirty_days(law: Rulebook) -> None:
    # M5: signed for on Monday 3 August; 28 days to the 31st, the 30th is 2 September
    case = _accepted("08-03", source=Source.COURT, dispute_type=DisputeType.CONTRACT)
    assert _owed(case, law) == {"med.R-A04": ("09-02", "09-02", "09-02")}


@pytest.mark.parametrize("kind", [DisputeType.MIGRANT_WAGES, DisputeType.LABOUR])
def test_med_r_a06_labour_has_fifteen_days_besides(kind: DisputeType, law: Rulebook) -> None:
    # M3: 20 January; 11 days to the 31st, the 15th is Wednesday 4 February
    owed = _owed(_accepted("01-20", dispute_type=kind), law)
    assert owed["med.R-A06"] == ("02-04", "02-04", "02-04")
    assert set(owed) == {"med.R-A03", "med.R-A06"}


def test_med_r_a06_does_not_touch_other_disputes(law: Rulebook) -> None:
    others = set(DisputeType) - {DisputeType.MIGRANT_WAGES, DisputeType.LABOUR}
    for kind in others:
        assert "med.R-A06" not in _owed(_accepted("01-20", dispute_type=kind), law), kind


def test_med_r_a07_medical_disputes_have_thirty_working_days(law: Rulebook) -> None:
    # 6 July is a Monday: 4 days that week, five weeks of 5 to 14 August, the 30th is the 17th
    case = _accepted("07-06", dispute_type=DisputeType.MEDICAL)
    assert _owed(case, law) == {"med.R-A07": ("08-17", "08-17", "08-17")}


def test_med_r_a07_counts_worked_weekends_and_leaves_holidays_out(law: Rulebook) -> None:
    # From Friday 18 September: Sunday the 20th is worked (1), 21–24 (5), 25–27 off, 28–30 (8),
    # 1–7 October off, 8–9 (10), Saturday the 10th is worked (11), 12–16 (16), 19–23 (21),
    # 26–30 (26), 2–5 November (30)
    case = _accepted("09-18", dispute_type=DisputeType.MEDICAL)
    assert _owed(case, law)["med.R-A07"] == ("11-05", "11-05", "11-05")


@pytest.mark.parametrize("state", [State.ACCEPTED, State.MEDIATING, State.CONTINUING])
def test_the_limit_runs_until_an_agreement(state: State, law: Rulebook) -> None:
    assert set(_owed(_accepted("03-02", state=state), law)) == {"med.R-A03"}


@pytest.mark.parametrize(
    "state",
    [State.LEAD, State.PENDING, State.NOT_ACCEPTED, State.FAILED, State.WITHDRAWN,
     State.ARCHIVED],
)  # fmt: skip
def test_nothing_is_owed_before_acceptance_or_after_the_end(state: State, law: Rulebook) -> None:
    assert _owed(_accepted("03-02", state=state), law) == {}


# -- R-A10: judicial confirmation --------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "effective_on", "days"),
    [
        ("M1", "03-05", ("04-04", "04-07", "04-03")),  # Qingming: the right rolls to Tuesday
        ("M3", "02-02", ("03-04", "03-04", "03-04")),  # 26 days to 28 February, then 4
        ("M4", "07-08", ("08-07", "08-07", "08-07")),  # 23 days to 31 July, then 7
    ],
)
def test_med_r_a10_thirty_days_from_effect(
    case: str, effective_on: str, days: tuple[str, str, str], law: Rulebook
) -> None:
    (due,) = [due for due in dues(_in_force(effective_on), law) if due.rule == "med.R-A10"]
    assert _days(due) == days, case
    assert law[due.rule].act_by(due.due) == due.due.rolled  # a right of the parties, not our duty


def test_med_r_a10_is_not_open_to_an_oral_agreement(law: Rulebook) -> None:
    # M1 of the samples: an oral agreement must first be put in writing (G5)
    assert "med.R-A10" not in _owed(_in_force("03-05", form=AgreementForm.ORAL), law)


def test_med_r_a10_does_not_run_before_the_signatures(law: Rulebook) -> None:
    signed = _in_force("03-05", state=State.AGREED)
    assert _owed(replace(signed, effective_on=None), law) == {}


# -- R-A13, R-A13b: payments and visits --------------------------------------------------------


def test_med_r_a13_each_item_on_its_own_day(law: Rulebook) -> None:
    case = _in_force("02-02", _item("02-10", order=1), _item("10-03", order=2))
    found = [due for due in dues(case, law) if due.rule == "med.R-A13"]
    assert [due.subject for due in found] == [bytes([1]) * 16, bytes([2]) * 16]
    # 3 October is inside the National Day holiday: we remind by Wednesday 30 September
    assert [_days(due) for due in found] == [
        ("02-10", "02-10", "02-10"),
        ("10-03", "10-08", "09-30"),
    ]
    assert found[0].why == "协议约定 2月10日履行"
    assert found[1].why == ""
    assert found[1].due.arithmetic == "10月3日约定履行；10月3日是休息日，提前到 9月30日"
    assert found[0].title == "督促 谭𬍛㛃 履行协议"


@pytest.mark.parametrize("status", list(ItemStatus))
def test_med_r_a13_watches_what_is_still_owed(status: ItemStatus, law: Rulebook) -> None:
    owed = "med.R-A13" in _owed(_in_force("02-02", _item("02-10", status)), law)
    watched = (ItemStatus.NOT_DUE, ItemStatus.PARTIAL, ItemStatus.OVERDUE)
    assert owed is (status in watched)


def test_med_r_a13b_visit_within_fifteen_days_of_the_last_item(law: Rulebook) -> None:
    # M1: paid on 5 March; + 15 = Friday 20 March. M3: 10 February + 15 = Wednesday the 25th
    assert _owed(_in_force("03-05", _item("03-05")), law)["med.R-A13b"] == ("03-20",) * 3
    m3 = _in_force("02-02", _item("02-10", order=1), _item("02-04", order=2))
    assert _owed(m3, law)["med.R-A13b"] == ("02-25",) * 3
    # 20 April + 15 = 5 May, the last day of the holiday: our duty is done by 30 April
    assert _owed(_in_force("04-10", _item("04-20")), law)["med.R-A13b"] == (
        "05-05",
        "05-06",
        "04-30",
    )


def test_med_r_a13b_without_items_counts_from_effect(law: Rulebook) -> None:
    assert _owed(_in_force("03-05"), law)["med.R-A13b"] == ("03-20",) * 3


def test_med_r_a13b_is_over_with_the_visit(law: Rulebook) -> None:
    case = replace(_in_force("03-05", _item("03-05")), visited_on=(_day("03-18"),))
    assert "med.R-A13b" not in _owed(case, law)
    assert "med.R-A13" in _owed(case, law)


@pytest.mark.parametrize("state", [State.PERFORMING, State.OVERDUE, State.PERFORMED])
def test_what_an_agreement_in_force_owes(state: State, law: Rulebook) -> None:
    owed = _owed(_in_force("02-02", _item("02-10"), state=state), law)
    assert set(owed) == {"med.R-A10", "med.R-A13", "med.R-A13b"}


# -- A45→A55: the day's own move ---------------------------------------------------------------


def test_med_a55_begins_the_day_after_the_item_was_due() -> None:
    m3 = _in_force("02-02", _item("02-10"))
    assert shown_state(m3, _day("02-09")) is State.PERFORMING
    assert shown_state(m3, _day("02-10")) is State.PERFORMING
    assert shown_state(m3, _day("02-11")) is State.OVERDUE


@pytest.mark.parametrize("status", list(ItemStatus))
def test_med_a55_waits_for_unsettled_items_only(status: ItemStatus) -> None:
    late = shown_state(_in_force("02-02", _item("02-10", status)), _day("02-11"))
    settled = status in (ItemStatus.ON_THE_SPOT, ItemStatus.DONE)
    assert late is (State.PERFORMING if settled else State.OVERDUE)


@pytest.mark.parametrize("state", [state for state in State if state is not State.PERFORMING])
def test_no_other_state_moves_by_itself(state: State) -> None:
    case = _in_force("02-02", _item("02-10"), state=state)
    assert shown_state(case, _day("02-11") + timedelta(days=365)) is state


# -- extension, signatures, archive, limitation ------------------------------------------------


def test_med_r_a03a_an_extension_takes_the_place_of_the_thirty_days(law: Rulebook) -> None:
    case = _accepted("03-02", ext_until=_day("04-30"))
    assert _owed(case, law) == {"med.R-A03a": ("04-30", "04-30", "04-30")}
    court = replace(case, source=Source.COURT)
    assert set(_owed(court, law)) == {"med.R-A03a"}


def test_med_r_a06_runs_from_the_application_and_no_consent_moves_it(law: Rulebook) -> None:
    case = _accepted("01-22", applied_on=_day("01-20"), dispute_type=DisputeType.MIGRANT_WAGES)
    assert _owed(case, law)["med.R-A06"] == ("02-04", "02-04", "02-04")
    longer = _owed(replace(case, ext_until=_day("03-31")), law)
    assert longer["med.R-A06"] == ("02-04", "02-04", "02-04")
    assert longer["med.R-A03a"] == ("03-31", "03-31", "03-31")


def test_med_r_a09a_an_unsigned_agreement_is_reminded_of(law: Rulebook) -> None:
    # Thursday 5 March and three days: Sunday the 8th; ours to do, so on Friday the 6th
    case = _accepted("03-02", state=State.AGREED, reached_on=_day("03-05"))
    assert _owed(case, law) == {"med.R-A09a": ("03-08", "03-09", "03-06")}
    (due,) = dues(case, law)
    assert due.action == "ConfirmSignatures"


def test_med_r_a19_archived_thirty_days_after_closing(law: Rulebook) -> None:
    # 20 March; 11 days to the 31st, the 30th is Sunday 19 April; ours, so on Friday the 17th
    case = _accepted("03-02", state=State.CLOSED, closed_on=_day("03-20"))
    assert _owed(case, law) == {"med.R-A19": ("04-19", "04-20", "04-17")}
    assert _owed(replace(case, state=State.ARCHIVED), law) == {}


UNSETTLED = [State.MEDIATING, State.FAILED, State.WITHDRAWN]


@pytest.mark.parametrize("state", UNSETTLED)
def test_med_r_a21_three_years_as_long_as_nothing_is_settled(state: State, law: Rulebook) -> None:
    case = _accepted("03-02", state=state, occurred_on=date(2023, 6, 30))
    assert _owed(case, law)["med.R-A21"] == ("06-30", "06-30", "06-30")
    assert not law["med.R-A21"].duty  # a right of the parties: gone from the list with its day
    settled = replace(case, state=State.PERFORMING)
    assert "med.R-A21" not in _owed(settled, law)


def test_med_r_a06a_labour_has_one_year_to_the_arbitrators(law: Rulebook) -> None:
    # 5 April 2026 is Qingming until the 6th: a right of theirs, so Tuesday the 7th counts
    case = _accepted("03-02", occurred_on=date(2025, 4, 5), dispute_type=DisputeType.LABOUR)
    assert _owed(case, law)["med.R-A06a"] == ("04-05", "04-07", "04-03")


def test_med_r_a21a_contracted_land_has_two(law: Rulebook) -> None:
    case = _accepted("03-02", occurred_on=date(2024, 9, 26), tags=("土地承包",))
    assert _owed(case, law)["med.R-A21a"] == ("09-26", "09-28", "09-24")


def test_med_r_a21_ties_of_family_and_title_know_none(law: Rulebook) -> None:
    for kind in (DisputeType.FAMILY, DisputeType.LAND_FOREST):
        case = _accepted("03-02", occurred_on=date(2024, 1, 1), dispute_type=kind)
        assert "med.R-A21" not in _owed(case, law)


def test_med_r_a13b_the_next_visit_is_on_the_day_the_last_one_named(law: Rulebook) -> None:
    case = _in_force("03-05", _item("04-20"))
    again = replace(case, visited_on=(_day("05-06"),), next_visit_on=_day("05-12"))
    assert _owed(again, law)["med.R-A13b"] == ("05-12", "05-12", "05-12")
    assert "med.R-A13b" not in _owed(replace(again, next_visit_on=None), law)


@pytest.mark.parametrize("status", [ItemStatus.CHANGED, ItemStatus.REPUDIATED])
def test_med_r_a13_what_was_changed_or_sued_over_is_no_longer_dunned(
    status: ItemStatus, law: Rulebook
) -> None:
    case = _in_force("03-05", _item("04-20", status))
    assert "med.R-A13" not in _owed(case, law)


def test_med_a55_whoever_goes_back_on_the_agreement_need_not_be_waited_for() -> None:
    case = _in_force("03-05", _item("04-20", ItemStatus.REPUDIATED))
    assert shown_state(case, _day("03-06")) is State.OVERDUE


def test_med_r_a04_the_court_is_answered_by_the_day_all_sides_agreed_to(law: Rulebook) -> None:
    sent = ReferralFact(
        b"r" * 16, Direction.IN, Channel.COURT, received_on=_day("08-03"),
        course=CourtCourse.ORDINARY,
    )  # fmt: skip
    case = _accepted("08-03", source=Source.COURT, referrals=(sent,))
    failed = replace(case, state=State.FAILED)
    # 3 August + 15 = the 18th
    assert _owed(failed, law)["med.R-A04a"] == ("08-18", "08-18", "08-18")
    longer = replace(failed, ext_until=_day("09-10"))
    assert _owed(longer, law) == {"med.R-A03a": ("09-10", "09-10", "09-10")}
