"""经济困难: the formula by hand, and against a slow model in exact fractions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.lawbook.rules import Proof
from app.legalaid.codes import AssetKind, Hardship, Kinship, MeansResult
from app.legalaid.messages.answers import AssetInput, Household, MemberInput
from app.legalaid.rules.means import MeansStandard, assess_means, standard_on
from tests.legalaid.rules.desk import ground

RULE = ground().practice.means
# An invented figure: 4,000.00 yuan a month, so the line is under 2,000.00.
STANDARD = MeansStandard(date(2026, 1, 1), 400_000, 3_000, "样例", Proof.S)


def _home(*wages: int, **more: object) -> Household:
    members = tuple(
        MemberInput(name=f"成员{n}", kinship=Kinship.SELF if n == 0 else Kinship.CHILD, wage=wage)
        for n, wage in enumerate(wages)
    )
    return Household(members=members, **more)  # type: ignore[arg-type]


def test_under_half_passes() -> None:
    """36,000 in six months by three heads: 2,000.00 is not under 2,000.00; a fen less is."""
    at = assess_means(_home(3_600_000, 0, 0), RULE, STANDARD)
    assert (at.per_head, at.threshold, at.result) == (200_000, 200_000, MeansResult.NOT_MET)
    under = assess_means(_home(3_599_999, 0, 0), RULE, STANDARD)
    assert under.result is MeansResult.MET
    assert under.badge == "二手资料，未经核实"
    assert not under.confirmed


def test_a_hardship_lifts_the_line_to_the_whole() -> None:
    """6,000 a month by two heads: over half, under the whole, spending over income."""
    ill = _home(3_600_000, 0, spending=3_600_001, hardship=Hardship.ILLNESS)
    assert assess_means(ill, RULE, STANDARD).result is MeansResult.MET_BY_HARDSHIP
    enough = replace(ill, spending=3_600_000)
    assert assess_means(enough, RULE, STANDARD).result is MeansResult.NOT_MET
    well = replace(ill, hardship=None)
    assert assess_means(well, RULE, STANDARD).result is MeansResult.NOT_MET


def test_the_other_party_in_the_household_leaves_the_applicant_alone() -> None:
    members = (
        MemberInput(name="申请人", kinship=Kinship.SELF, wage=600_000),
        MemberInput(name="对方", kinship=Kinship.SPOUSE, wage=9_000_000, is_opponent=True),
        MemberInput(name="孩子", kinship=Kinship.CHILD),
    )
    found = assess_means(Household(members=members), RULE, STANDARD)
    assert (found.alone, found.heads, found.per_head) == (True, 1, 100_000)
    assert found.result is MeansResult.MET


def test_without_a_figure_nothing_is_said() -> None:
    found = assess_means(_home(100), RULE, None)
    assert found.result is MeansResult.UNCLEAR
    assert "本市的标准还没有填" in found.arithmetic
    assert assess_means(Household(), RULE, STANDARD).result is MeansResult.UNCLEAR


def test_homes_of_great_value() -> None:
    """Two urban homes, or one of 144 m², and more by head than the town has on average."""
    flat = AssetInput(kind=AssetKind.URBAN_HOME, area=8_000)
    poor = _home(0, 0)
    two = replace(poor, assets=(flat, flat))  # 160 m² for two, average 30 each
    assert assess_means(two, RULE, STANDARD).result is MeansResult.NOT_MET
    many = replace(_home(*[0] * 6), assets=(flat, flat))  # 160 m² for six
    assert assess_means(many, RULE, STANDARD).result is MeansResult.MET
    large = replace(poor, assets=(replace(flat, area=14_400),))
    assert assess_means(large, RULE, STANDARD).result is MeansResult.NOT_MET
    smaller = replace(poor, assets=(replace(flat, area=14_399),))
    assert assess_means(smaller, RULE, STANDARD).result is MeansResult.MET
    unknown = replace(STANDARD, area_per_head=None)
    assert assess_means(two, RULE, unknown).result is MeansResult.UNCLEAR


def test_a_car_is_for_the_centre_to_judge() -> None:
    car = replace(_home(0), assets=(AssetInput(kind=AssetKind.VEHICLE, value=5_000_000),))
    found = assess_means(car, RULE, STANDARD)
    assert found.result is MeansResult.MET
    assert found.assets == ("机动车是否价值较大，由法律援助机构看",)


def test_the_figure_of_the_day() -> None:
    later = replace(STANDARD, since=date(2026, 7, 1), monthly_fen=500_000)
    assert standard_on([later, STANDARD], date(2026, 6, 30)) == STANDARD
    assert standard_on([later, STANDARD], date(2026, 7, 1)) == later
    assert standard_on([later], date(2026, 6, 30)) is None


@given(
    wages=st.lists(st.integers(0, 10_000_000), min_size=1, max_size=8),
    spending=st.integers(0, 80_000_000),
    hardship=st.none() | st.sampled_from(Hardship),
    monthly=st.integers(1, 2_000_000),
    opponent=st.none() | st.integers(1, 7),
)
def test_like_a_slow_model(
    wages: list[int], spending: int, hardship: Hardship | None, monthly: int, opponent: int | None
) -> None:
    household = _home(*wages, spending=spending, own_spending=spending, hardship=hardship)
    if opponent is not None and opponent < len(wages):
        changed = replace(household.members[opponent], is_opponent=True)
        others = household.members
        household = replace(
            household, members=(*others[:opponent], changed, *others[opponent + 1 :])
        )
        wages = wages[:1]
    each = Fraction(sum(wages), 6 * len(wages))
    expected = MeansResult.NOT_MET
    if each < Fraction(monthly, 2):
        expected = MeansResult.MET
    elif hardship and Fraction(spending, 6) > Fraction(sum(wages), 6) and each < monthly:
        expected = MeansResult.MET_BY_HARDSHIP
    standard = replace(STANDARD, monthly_fen=monthly)
    assert assess_means(household, RULE, standard).result is expected
