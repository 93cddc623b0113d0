"""Papers of the desk: F-B1 to F-B4, the slip in large type, who files for another, 审批表."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterator, Sequence
from typing import Any

from app.clock import CHINA
from app.i18n import tr
from app.legalaid.codes import (
    FilerBasis,
    Hardship,
    Kinship,
    MeansRoute,
    Proposal,
    Provisional,
    VerifyWay,
)
from app.legalaid.messages import Household
from app.legalaid.papers.form import Form
from app.legalaid.papers.record import AidPaper
from app.legalaid.papers.wording import article_words, boxes, covered, filled_day, money
from app.legalaid.rules.means import Sums, sums_of
from app.papers.amounts import figures
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Run, Runs
from app.papers.wording import BLANK_DATE, day, lines_of, stacked
from app.records.offers import READY, WANTED, Offer
from db.tables.legalaid import AidCompletion

_FORM = "StateMeans"  # where the means are entered
_INCOMES = ("member_wage", "member_business", "member_property", "member_transfer")


# -- who has which ----------------------------------------------------------------------------


def _applied(paper: AidPaper, _row: Any) -> Offer | None:
    """A notice is no application (la.M23)."""
    return None if paper.noticed else READY


def _means_asked(paper: AidPaper, _row: Any) -> Offer | None:
    """On route 1 alone; on the others nobody may ask for it (la.M21)."""
    checked = paper.case.means_route == MeansRoute.CHECKED
    return READY if checked and not paper.noticed else None


def _pledged(paper: AidPaper, row: Any) -> Offer | None:
    """Where means are asked for; it is needed only where nothing else proves them."""
    if _means_asked(paper, row) is None:
        return None
    way = paper.household.verify if paper.household else None
    return READY if way is VerifyWay.PLEDGE else WANTED


def _filed(paper: AidPaper, _row: Any) -> Offer | None:
    basis = FilerBasis(paper.case.filer_basis)
    return None if paper.noticed or basis is FilerBasis.SELF else READY


def _reviewed(paper: AidPaper, _row: Any) -> Offer | None:
    if paper.noticed:
        return None
    return READY if paper.proposals else WANTED


def _signed_by_hand(_paper: AidPaper, _row: Any) -> Iterator[Check]:
    yield Check(tr("打印后由申请人签名或者按指印"), passed=True)


# -- F-B2 -------------------------------------------------------------------------------------


def _means(paper: AidPaper, _row: Any) -> Slots:
    """经济困难状况说明表: what was entered, and blanks to be filled in by hand."""
    home = paper.household
    sums = sums_of(home) if home else None
    runs = {name: (run,) for name, run in (*_sums(sums, paper.months), *_state(home))}
    alone = bool(sums and sums.alone)
    groups = {"family": _family(home, alone=alone), "assets": _assets(home)}
    return Slots(runs, groups, frozenset({"alone"} if alone else ()))


def _sums(sums: Sums | None, months: int) -> Iterator[tuple[str, Run]]:
    known = sums if sums and sums.heads else None
    each = known.income // (months * known.heads) if known else None
    yield "income_total", money(known.income if known else None, _FORM, "六个月收入合计")
    yield "spending", money(sums.spending if sums else None, _FORM, "六个月支出合计")
    yield "per_head", money(each, _FORM, "人均月收入")
    yield "heads", str(known.heads) if known else Gap("计算的人数", _FORM, 4)


def _state(home: Household | None) -> Iterator[tuple[str, Run]]:
    yield "hardship", boxes(Hardship, (home.hardship,) if home and home.hardship else ())
    yield "verify", boxes(VerifyWay, (home.verify,) if home and home.verify else ())
    pledged = home.pledged_on if home else None
    yield "pledged_on", day(pledged) if pledged else BLANK_DATE


def _family(home: Household | None, *, alone: bool) -> tuple[dict[str, Runs], ...]:
    """Who counts; against one of the own household the applicant alone."""
    rows: list[dict[str, Runs]] = []
    for one in home.members if home else ():
        if alone and one.kinship is not Kinship.SELF:
            continue
        incomes = (one.wage, one.business, one.from_property, one.transfer)
        row: dict[str, Runs] = {
            slot: (money(fen, _FORM, "收入"),) for slot, fen in zip(_INCOMES, incomes, strict=True)
        }
        row |= {"member": (covered(one.name, _FORM, "家庭成员"),), "kin": (one.kinship.label,)}
        rows.append(row)
    return tuple(rows)


def _assets(home: Household | None) -> tuple[dict[str, Runs], ...]:
    rows: list[dict[str, Runs]] = []
    for one in home.assets if home else ():
        parts = [f"{one.area / 100:g} 平方米" if one.area else ""]
        parts.append(f"价值 {figures(one.value)} 元" if one.value else "")
        words = "，".join(part for part in (*parts, one.note) if part)
        kind = (one.kind.label,)
        rows.append({"asset": kind, "asset_note": (covered(words, _FORM, "资产情况"),)})
    return tuple(rows)


def _pledge(paper: AidPaper, _row: Any) -> Slots:
    """个人诚信承诺书 (第41条第2款), in place of proofs of income."""
    pledged = paper.household.pledged_on if paper.household else None
    return Slots({"pledged_on": (day(pledged) if pledged else BLANK_DATE,)})


# -- F-B3, F-B4 -------------------------------------------------------------------------------


def _received(paper: AidPaper, _row: Any) -> Slots:
    """受理凭证: what came, whether some of it later, and the term as it stood at the receipt."""
    first = paper.case.received_at.astimezone(CHINA).date()
    late = any(one.received_on and one.received_on > first for one in paper.materials)
    told = {"decide_by": (filled_day(paper.answer_by, "received_at", "应作决定的日期"),)}
    return Slots(told, marks=frozenset({"later"} if late else ()))


def _receipt_checks(paper: AidPaper, _row: Any) -> Iterator[Check]:
    here = [one for one in paper.materials if one.received_on]
    yield Check(tr("登记了收到的材料"), passed=bool(here))
    yield Check(tr("每样材料都登记了页数"), passed=all(one.pages for one in here))


def _completions(paper: AidPaper) -> Sequence[AidCompletion]:
    return paper.completions


def _wanted(_paper: AidPaper, row: AidCompletion) -> Slots:
    """Everything missing, in one list (la.M22)."""
    lines: tuple[dict[str, Runs], ...] = tuple(
        {"wanted": (Filled(f"{name}。", "completion.wanted"),)} for name in row.wanted or ()
    )
    return Slots(
        {"supply_by": (day(row.until),), "completion_on": (day(row.told_on),)},
        {"wanted": lines},
    )


def _wanted_checks(_paper: AidPaper, row: AidCompletion) -> Iterator[Check]:
    yield Check(tr("要补的材料一次列全"), passed=bool(row.wanted))


# -- 代为申请, 审批表 -------------------------------------------------------------------------


def _opinion(paper: AidPaper, _row: Any) -> Slots:
    """The station's proposal; whether to grant is the centre's (la.M20)."""
    if not paper.proposals:
        return Slots({"opinion": (Gap("初审意见", "ProposeAid.reasons", 20),)})
    one = paper.proposals[-1]
    lines: list[Runs] = [(Filled(f"{Proposal(one.opinion).label}。", "proposal"),)]
    lines += lines_of(one.reasons, "proposal")
    for code in one.provisional or ():
        ground = Provisional(code)
        lines.append(
            (f"建议审查是否先行提供：{ground.label}（{article_words(ground.article)}）。",)
        )
    return Slots({"opinion": stacked(lines)})


FORMS = (
    Form("la.F-B1", offered=_applied, checks=_signed_by_hand),
    Form("la.filer", offered=_filed, checks=_signed_by_hand),
    Form("la.F-B2", _means, offered=_means_asked, checks=_signed_by_hand),
    Form("la.pledge", _pledge, offered=_pledged, checks=_signed_by_hand),
    Form("la.F-B3", _received, offered=_applied, checks=_receipt_checks),
    Form("la.F-B4", _wanted, rows=_completions, checks=_wanted_checks),
    Form("la.F-B4-1", _wanted, rows=_completions),
    Form("la.review", _opinion, offered=_reviewed),
)
