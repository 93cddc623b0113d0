"""The checks of the specification, each by its id."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Fault
from app.legalaid.codes import (
    DecisionKind,
    Matter,
    MeansRoute,
    NoticeKind,
    Provisional,
    Stage,
)
from app.legalaid.messages.answers import Answers, Household, Origin
from app.legalaid.rules import guards
from app.legalaid.rules.limitation import limitation_of
from tests.legalaid.rules.desk import ground

CENTRE = "江门市新会区法律援助处"
NO = "（2026）江新援给字第0001号"


def _ids(faults: object) -> list[tuple[str | None, str | None, bool]]:
    found: list[Fault] = list(faults)  # type: ignore[call-overload]
    return [(one.rule, one.field, one.blocks) for one in found]


@pytest.mark.parametrize("kind", list(DecisionKind))
@pytest.mark.parametrize(
    "signed", ["", "大泽镇司法所", "大泽镇法律援助工作站", "大泽镇法律援助联络点"]
)
def test_m20_a_station_decides_nothing(kind: DecisionKind, signed: str) -> None:
    assert _ids(guards.check_decision(kind, NO, signed)) == [("la.M20", "signed_by", True)]


def test_m20_a_decision_is_on_paper() -> None:
    faults = guards.check_decision(DecisionKind.GRANT, " ", CENTRE)
    assert _ids(faults) == [("la.M20", "doc_no", True)]
    assert not _ids(guards.check_decision(DecisionKind.GRANT, NO, CENTRE))


@pytest.mark.parametrize("route", [MeansRoute.UNLIMITED, MeansRoute.EXEMPT, MeansRoute.NOTICE])
def test_m21_no_means_where_the_law_asks_for_none(route: MeansRoute) -> None:
    assert _ids(guards.check_household(route, Household())) == [("la.M21", "household", True)]
    assert not _ids(guards.check_household(route, None))
    assert not _ids(guards.check_household(MeansRoute.CHECKED, Household()))


def test_m22_told_once() -> None:
    assert not _ids(guards.check_completion(0))
    assert _ids(guards.check_completion(1)) == [("la.M22", "told_on", True)]
    assert not _ids(guards.check_completion(1, by_centre=True))


def test_m23_a_notice_is_no_application() -> None:
    faults = guards.check_origin(Answers(origin=Origin.NOTICE))
    assert _ids(faults) == [("la.M23", "answers.origin", True)]
    assert not _ids(guards.check_origin(Answers(origin=Origin.FORWARDED)))


@pytest.mark.parametrize("kind", [NoticeKind.DEFENCE, NoticeKind.REPRESENTATION])
def test_m23_a_notice_goes_on_at_once(kind: NoticeKind) -> None:
    assert _ids(guards.check_notice(kind, forward=False)) == [("la.M23", "forward", True)]
    assert not _ids(guards.check_notice(kind, forward=True))


def test_m23_a_forwarded_application_is_an_application() -> None:
    faults = guards.check_notice(NoticeKind.APPLICATION, forward=True)
    assert _ids(faults) == [("la.M23", "kind", True)]


@pytest.mark.parametrize("ordered", [None, False])
def test_m24_a_petition_wants_a_reason(ordered: bool | None) -> None:
    answers = Answers(matter=Matter.RETRIAL, retrial_ordered=ordered)
    assert _ids(guards.check_retrial(answers)) == [("la.M24", "answers.insists", False)]


def test_m24_after_an_order_it_does_not() -> None:
    assert not _ids(guards.check_retrial(Answers(matter=Matter.RETRIAL, retrial_ordered=True)))
    assert not _ids(guards.check_retrial(Answers(matter=Matter.LABOUR)))


@pytest.mark.parametrize(
    ("lawyer", "unit", "field"),
    [
        ("何伟", "", "lawyer"),
        ("何伟", "某某所", "lawyer"),
        ("李强", "某某所", "unit"),
        ("", "某某所", "unit"),
        ("李强", "别的所", None),
        ("何伟", "别的所", None),  # a namesake of another firm
        ("", "", None),
    ],
)
def test_m25_not_for_both_sides(lawyer: str, unit: str, field: str | None) -> None:
    found = _ids(guards.check_lawyer(lawyer, unit, [("何伟", "某某所"), ("", "")]))
    assert found == ([("la.M25", field, True)] if field else [])


def test_m25_nor_against_oneself() -> None:
    assert _ids(guards.check_lawyer("何伟", "某某所", [], ["何伟"])) == [("la.M25", "lawyer", True)]


def test_m26_less_than_seven_days() -> None:
    answers = Answers(
        matter=Matter.LABOUR, stage=Stage.NONE_YET, employed=False, clock_from=date(2025, 11, 29)
    )
    short = limitation_of(answers, ground().law, date(2026, 11, 24))
    assert _ids(guards.check_provisional(short, ())) == [("la.M26", "urged", False)]
    assert not _ids(guards.check_provisional(short, [Provisional.LIMITATION]))
    later = limitation_of(answers, ground().law, date(2026, 11, 22))
    assert not _ids(guards.check_provisional(later, ()))
    assert not _ids(guards.check_provisional(None, ()))


@pytest.mark.parametrize("kind", [DecisionKind.REFUSE, DecisionKind.TERMINATE])
def test_m27_reasons_and_remedy(kind: DecisionKind) -> None:
    assert _ids(guards.check_refusal(kind, " ", remedy_told=False)) == [
        ("la.M27", "reasons", True),
        ("la.M27", "remedy_told", True),
    ]
    assert not _ids(guards.check_refusal(kind, "不属于范围", remedy_told=True))


def test_m27_a_grant_needs_neither() -> None:
    assert not _ids(guards.check_refusal(DecisionKind.GRANT, "", remedy_told=False))
