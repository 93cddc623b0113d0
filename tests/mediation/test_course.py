"""Guards after acceptance: sessions, agreements, performance, visits and the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.clock import CHINA
from app.errors import Fault
from app.mediation.codes import AgreementForm, DisputeType, ItemStatus, Satisfaction, Source
from app.mediation.messages import RecordPerformance, RecordVisit, VisitWay
from app.mediation.rules import (
    CaseFacts,
    check_agreement,
    check_ending,
    check_performance,
    check_session,
    check_visit,
    written_compulsory,
)
from app.mediation.states import State
from tests.dispute import agreement_input, payment, session_input

NOW = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
TODAY = NOW.date()
ACCEPTED = date(2026, 11, 10)
MET = date(2026, 11, 20)
CASE = CaseFacts(
    id=b"c" * 16,
    title="黄䶮、谭𬍛㛃",
    state=State.MEDIATING,
    state_on=ACCEPTED,
    accepted_on=ACCEPTED,
    source=Source.APPLICATION,
    dispute_type=DisputeType.NEIGHBOUR,
    met_on=(MET,),
)
NAMES = ("黄䶮", "谭𬍛㛃")
DAY = timedelta(days=1)


def _says(faults: list[Fault]) -> list[tuple[str | None, str | None]]:
    return [(fault.field, fault.rule) for fault in faults]


# -- sessions ----------------------------------------------------------------------------------


def _session(start: str = "2026-11-20T15:00", **changes: Any) -> list[tuple[Any, Any]]:
    at = datetime.fromisoformat(start).replace(tzinfo=CHINA)
    times = {"start": at, "end": at + timedelta(minutes=1)} | changes
    given = session_input(CASE.id, at.date(), **times)
    return _says(check_session(given, ACCEPTED, NOW))


def test_an_ordinary_session() -> None:
    assert _session() == []
    assert _session(end=None) == []


def test_med_m06_rights_are_told_first() -> None:
    assert _session(told_rights=False) == [("told_rights", "med.M06")]


def test_med_m30_a_session_follows_the_acceptance() -> None:
    assert _session("2026-11-10T08:00") == []
    assert _session("2026-11-09T23:59") == [("start", "med.M30")]


def test_a_session_has_its_end_after_its_start_and_both_before_now() -> None:
    start = datetime(2026, 11, 20, 15, tzinfo=CHINA)
    assert _session(end=start - timedelta(minutes=1)) == [("end", None)]
    assert _session(end=start) == []
    assert _session("2026-11-24T10:00", end=NOW + timedelta(minutes=1)) == [("end", None)]
    assert _session("2026-11-24T10:25") == [("start", None)]
    assert _session("2027-11-24T10:25") == [("start", None)]


def test_empty_fields_of_a_session() -> None:
    assert _session(place=" ", transcript="　") == [("place", None), ("transcript", None)]


# -- G5, M12 -----------------------------------------------------------------------------------

WRITTEN_KINDS = {DisputeType.MIGRANT_WAGES, DisputeType.LABOUR, DisputeType.MEDICAL}


@pytest.mark.parametrize("kind", list(DisputeType))
def test_med_g5_kinds_that_must_be_written(kind: DisputeType) -> None:
    assert written_compulsory(replace(CASE, dispute_type=kind)) is (kind in WRITTEN_KINDS)


@pytest.mark.parametrize("source", list(Source))
def test_med_g5_what_the_police_sent_must_be_written(source: Source) -> None:
    assert written_compulsory(replace(CASE, source=source)) is (source is Source.POLICE)


def test_med_g5_contracted_land_must_be_written() -> None:
    assert written_compulsory(replace(CASE, tags=("老年人", "土地承包")))


def _agreement(
    *items: Any, on: date = MET, case: CaseFacts = CASE, **changes: Any
) -> list[tuple[Any, Any]]:
    given = agreement_input(case.id, on, *items, **changes)
    return _says(check_agreement(given, case, NAMES, TODAY))


@pytest.mark.parametrize(
    ("case", "citation"),
    [
        (replace(CASE, dispute_type=DisputeType.LABOUR), "劳动争议调解仲裁法 第14条"),
        (replace(CASE, dispute_type=DisputeType.MEDICAL), "医疗纠纷预防和处理条例 第39条"),
        (replace(CASE, tags=("土地承包",)), "农村土地承包经营纠纷调解仲裁法 第10条"),
        (replace(CASE, source=Source.POLICE), None),
    ],
)
def test_med_m12_an_oral_agreement_where_writing_is_compulsory(
    case: CaseFacts, citation: str | None
) -> None:
    oral = agreement_input(case.id, MET, form=AgreementForm.ORAL)
    (fault,) = check_agreement(oral, case, NAMES, TODAY)
    assert (fault.field, fault.rule, fault.citation) == ("form", "med.M12", citation)
    assert _agreement(case=case) == []


def test_med_m12_an_oral_agreement_elsewhere() -> None:
    assert _agreement(form=AgreementForm.ORAL) == []


# -- M11, M30 ----------------------------------------------------------------------------------


def test_an_ordinary_agreement() -> None:
    two = (payment("第一笔", MET), payment("第二笔", date(2027, 1, 5), amount_fen=None))
    assert _agreement(*two) == []


def test_med_m11_content_term_amount_and_manner() -> None:
    assert _agreement(payment(" ", MET)) == [("items.0.content", "med.M11")]
    assert _agreement(payment("第一笔", None)) == [("items.0.due_on", "med.M11")]
    assert _agreement(payment("一", MET), payment("二", MET, amount_fen=0)) == [
        ("items.1.amount_fen", "med.M11")
    ]
    unsaid = payment("第一笔", MET, manner=" ")
    assert _agreement(unsaid, performance=" ") == [("items.0.manner", "med.M11")]
    assert _agreement(unsaid, performance="银行转账") == []
    # what is not money needs no manner of paying
    assert _agreement(replace(unsaid, amount_fen=None), performance="") == []


def test_med_m30_acceptance_session_agreement_performance_in_order() -> None:
    assert _agreement(on=MET - DAY) == [("reached_on", "med.M30")]
    assert _agreement(payment("第一笔", MET - DAY)) == [("items.0.due_on", "med.M30")]
    later = replace(CASE, met_on=(MET, MET + DAY))
    assert _agreement(case=later) == [("reached_on", "med.M30")]
    assert _agreement(case=later, on=MET + DAY) == []


def test_an_agreement_of_tomorrow() -> None:
    assert _agreement(on=TODAY) == []
    assert _agreement(on=TODAY + DAY) == [("reached_on", None)]


def test_no_agreement_without_a_session_on_record() -> None:
    (fault,) = check_agreement(
        agreement_input(CASE.id, MET), replace(CASE, met_on=()), NAMES, TODAY
    )
    assert fault.citation == "人民调解法 第27条"


def test_empty_fields_of_an_agreement() -> None:
    assert _agreement(facts=" ", terms=(" ", "")) == [("facts", None), ("terms", None)]
    assert _agreement(copies=0) == [("copies", None)]


def test_who_owes_and_to_whom() -> None:
    assert _agreement(payment("第一笔", MET, debtor="谭某")) == [("items.0.debtor", None)]
    assert _agreement(payment("第一笔", MET, creditor=" ")) == [("items.0.creditor", None)]
    assert _agreement(payment("第一笔", MET, creditor="谭𬍛㛃")) == [("items.0.creditor", None)]
    assert _agreement(payment("第一笔", MET, creditor="5名工人")) == []


def test_what_was_paid_on_the_spot_was_not_paid_tomorrow() -> None:
    tomorrow = payment("第一笔", TODAY + DAY, on_the_spot=True)
    assert _agreement(tomorrow) == [("items.0.due_on", None)]
    assert _agreement(payment("第一笔", MET, on_the_spot=True)) == []


# -- performance, visits, the end --------------------------------------------------------------


def _performance(effective_on: date | None = MET, **changes: Any) -> list[tuple[Any, Any]]:
    given = RecordPerformance(b"i" * 16, TODAY, ItemStatus.DONE, "收条")
    return _says(check_performance(replace(given, **changes), effective_on, TODAY))


def test_performance() -> None:
    assert _performance() == []
    assert _performance(performed_on=TODAY + DAY) == [("performed_on", None)]
    assert _performance(performed_on=MET - DAY) == [("performed_on", "med.M30")]
    assert _performance(status=ItemStatus.NOT_DUE) == [("status", None)]


def test_med_a50_wants_proof_of_every_item() -> None:
    assert _performance(proof=" ") == [("proof", None)]
    assert _performance(proof="", status=ItemStatus.PARTIAL) == []


def test_med_m07_nothing_is_performed_under_an_unsigned_agreement() -> None:
    assert _performance(effective_on=None) == [(None, "med.M07")]


def _visit(effective_on: date | None = MET, **changes: Any) -> list[tuple[Any, Any]]:
    given = RecordVisit(CASE.id, TODAY, VisitWay.HOME, "已付清", Satisfaction.SATISFIED)
    return _says(check_visit(replace(given, **changes), effective_on, TODAY))


def test_visits() -> None:
    assert _visit() == []
    assert _visit(visited_on=TODAY + DAY) == [("visited_on", None)]
    assert _visit(visited_on=MET - DAY) == [("visited_on", "med.M30")]
    assert _visit(performance=" ") == [("performance", None)]
    assert _visit(next_on=TODAY) == [("next_on", None)]
    assert _visit(next_on=TODAY + DAY) == []
    assert _visit(effective_on=None) == [(None, None)]


def test_med_m30_the_end_comes_last() -> None:
    def ending(on: date, case: CaseFacts = CASE) -> list[tuple[Any, Any]]:
        return _says(check_ending(on, case, TODAY, field="ended_on"))

    assert ending(MET) == ending(TODAY) == []
    assert ending(TODAY + DAY) == [("ended_on", None)]
    assert ending(MET - DAY) == [("ended_on", "med.M30")]
    assert ending(ACCEPTED - DAY, replace(CASE, met_on=())) == [("ended_on", "med.M30")]
    performed = replace(CASE, state=State.PERFORMED, state_on=TODAY)
    assert ending(TODAY - DAY, performed) == [("ended_on", "med.M30")]
