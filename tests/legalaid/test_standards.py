"""The city's figures: entered from a paper, dated, and what the desk says by them."""

from __future__ import annotations

from datetime import date

from app.access import Role, may
from app.history.messages import Undo
from app.legalaid.codes import Kinship, Matter, MeansResult, MeansRoute, Stage
from app.legalaid.messages import (
    Answers,
    Assess,
    Household,
    ListMeansStandards,
    MeansView,
    MemberInput,
    SetMeansStandard,
)
from tests.legalaid.kit import DAY
from tests.office import Office
from tests.refusals import fields, refused

# An invented figure: 4,000.00 yuan a month.
YEAR = SetMeansStandard(date(2026, 3, 1), 400_000, 3_000, "样例公报")


def _means(office: Office, wage: int) -> MeansView:
    own = (MemberInput(name="申请人", kinship=Kinship.SELF, wage=wage),)
    answers = Answers(
        received_on=DAY,
        matter=Matter.MAINTENANCE,
        stage=Stage.NONE_YET,
        route=MeansRoute.CHECKED,
        household=Household(members=own),
    )
    means = office.desk.ask(Assess(answers)).result().means
    assert means is not None
    return means


def test_figures_hold_from_their_day(home: Office) -> None:
    assert _means(home, 1_199_999).result is MeansResult.UNCLEAR
    home.desk.do(YEAR).result()
    means = _means(home, 1_199_999)  # under 2,000.00 a month
    assert (means.result, means.threshold, means.confirmed) == (MeansResult.MET, 200_000, True)
    assert _means(home, 1_200_000).result is MeansResult.NOT_MET
    later = SetMeansStandard(date(2026, 12, 1), 500_000)
    home.desk.do(later).result()
    assert _means(home, 1_200_000).result is MeansResult.NOT_MET  # not yet
    home.desk.do(Undo()).result()
    shown = home.desk.ask(ListMeansStandards()).result()
    assert [one.since for one in shown] == [date(2026, 3, 1)]


def test_the_same_day_again_corrects(home: Office) -> None:
    home.desk.do(SetMeansStandard(date(2025, 3, 1), 300_000)).result()
    home.desk.do(SetMeansStandard(date(2025, 3, 1), 310_000, None, "")).result()
    old = next(
        one for one in home.desk.ask(ListMeansStandards()).result() if one.since.year == 2025
    )
    assert (old.monthly_fen, old.badge) == (310_000, "本地做法，未经核实")
    assert not old.shipped


def test_a_figure_is_a_figure(home: Office) -> None:
    assert fields(refused(home.desk, SetMeansStandard(DAY, None))) == ["monthly_fen"]
    assert fields(refused(home.desk, SetMeansStandard(DAY, 400_000, 0))) == ["area_per_head"]
    assert not may(Role.MEDIATOR, "SetMeansStandard")
