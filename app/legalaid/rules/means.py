"""经济困难: what the figures of a household say; amounts in fen, areas in hundredths of a m²."""

from __future__ import annotations

__all__ = ["MeansRule", "MeansStandard", "Sums", "assess_means", "standard_on", "sums_of"]

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.i18n import tr
from app.lawbook.rules import Proof
from app.legalaid.codes import AssetKind, Kinship, MeansResult
from app.legalaid.messages.answers import Household
from app.legalaid.messages.opinion import MeansView

_YUAN = 100
_WHOLE = 100  # percent


@dataclass(frozen=True, slots=True)
class MeansRule:
    """The formula of 粤府令第 268 号 第3条, as far as it is known.

    Attributes:
        months: the household's income is that of so many months before the application.
        percent: of the city's figure, that income by head and month must be under.
        homes, area: so many urban homes, or so large a one, are an asset of great value.
    """

    months: int
    percent: int
    homes: int
    area: int
    source: str
    article: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class MeansStandard:
    """The city's figures from a day on.

    Attributes:
        monthly_fen: T, disposable income of an urban resident by month of the year before.
        area_per_head: local average of housing; None where nobody entered it.
    """

    since: date
    monthly_fen: int
    area_per_head: int | None
    source: str
    proof: Proof


def standard_on(standards: Iterable[MeansStandard], day: date) -> MeansStandard | None:
    """The figures that held on a day; None before the first."""
    held = [one for one in standards if one.since <= day]
    return max(held, key=lambda one: one.since, default=None)


@dataclass(frozen=True, slots=True)
class Sums:
    """What counts of a household: of all of it, or of the applicant `alone`; sums in fen."""

    heads: int
    income: int
    spending: int
    alone: bool


def assess_means(
    household: Household, rule: MeansRule, standard: MeansStandard | None
) -> MeansView:
    """What the figures say; open where nobody is entered or the city's figure is not known.

    Where the other party of the matter lives in the household, the applicant is looked at alone.
    """
    sums = sums_of(household)
    assets = tuple(_assets(household, rule, standard, sums.heads))
    return MeansView(
        result=_result(household, rule, standard, sums),
        alone=sums.alone,
        heads=sums.heads,
        per_head=sums.income // (rule.months * sums.heads) if sums.heads else 0,
        threshold=standard.monthly_fen * rule.percent // _WHOLE if standard else None,
        confirmed=bool(standard) and standard is not None and standard.proof.confirmed,
        badge=tr((standard.proof if standard else rule.proof).label),
        source=standard.source if standard else "",
        arithmetic=_words(sums, rule, standard),
        assets=assets,
    )


def sums_of(household: Household) -> Sums:
    """Income and spending of six months, and of how many people."""
    alone = any(one.is_opponent for one in household.members)
    if not alone:
        income = sum(one.income for one in household.members)
        return Sums(len(household.members), income, household.spending, alone)
    own = [one for one in household.members if one.kinship is Kinship.SELF]
    return Sums(len(own), sum(one.income for one in own), household.own_spending, alone)


def _result(
    household: Household, rule: MeansRule, standard: MeansStandard | None, sums: Sums
) -> MeansResult:
    if not sums.heads:
        return MeansResult.UNCLEAR
    homes = _great_homes(household, rule, standard, sums.heads)
    if homes:
        return MeansResult.NOT_MET
    if standard is None or homes is None:
        return MeansResult.UNCLEAR
    # Whole numbers on both sides: a rounded average may stand on the wrong side of the line.
    line = standard.monthly_fen * rule.months * sums.heads
    if sums.income * _WHOLE < line * rule.percent:
        return MeansResult.MET
    if household.hardship and sums.spending > sums.income and sums.income < line:
        return MeansResult.MET_BY_HARDSHIP
    return MeansResult.NOT_MET


def _great_homes(
    household: Household, rule: MeansRule, standard: MeansStandard | None, heads: int
) -> bool | None:
    """Whether its homes are of great value; None where the local average is not known."""
    urban = [one for one in household.assets if one.kind is AssetKind.URBAN_HOME]
    large = any(one.area >= rule.area * _WHOLE for one in urban)
    if len(urban) < rule.homes and not large:
        return False
    average = standard.area_per_head if standard else None
    if average is None:
        return None
    homes = (AssetKind.URBAN_HOME, AssetKind.RURAL_HOME)
    total = sum(one.area for one in household.assets if one.kind in homes)
    return total > average * heads


def _assets(
    household: Household, rule: MeansRule, standard: MeansStandard | None, heads: int
) -> Iterator[str]:
    if heads:
        great = _great_homes(household, rule, standard, heads)
        if great:
            yield tr("城镇住房超过标准，人均面积超过当地平均")
        elif great is None:
            yield tr("城镇住房超过标准，当地人均住房面积没有填，还要核对")
    homes = (AssetKind.URBAN_HOME, AssetKind.RURAL_HOME)
    for one in household.assets:
        if one.kind not in homes:
            words = tr("{kind}是否价值较大，由法律援助机构看")
            yield words.format(kind=tr(one.kind.label))


def _words(sums: Sums, rule: MeansRule, standard: MeansStandard | None) -> str:
    if not sums.heads:
        return tr("还没有填家庭成员")
    each = sums.income / (rule.months * sums.heads * _YUAN)
    count = tr("{months} 个月共 {income:,.2f} 元，{heads} 人，每人每月 {each:,.2f} 元").format(
        months=rule.months, income=sums.income / _YUAN, heads=sums.heads, each=each
    )
    if standard is None:
        return tr("{count}；本市的标准还没有填").format(count=count)
    line = standard.monthly_fen * rule.percent / _WHOLE / _YUAN
    says = tr("{count}；标准是低于 {line:,.2f} 元（上年城镇居民每月 {whole:,.2f} 元的 {percent}%）")
    return says.format(
        count=count, line=line, whole=standard.monthly_fen / _YUAN, percent=rule.percent
    )
