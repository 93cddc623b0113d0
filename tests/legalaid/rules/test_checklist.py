"""The checklist: what is asked on which way, what stands in its place, and what is not asked."""

from __future__ import annotations

from datetime import date

import pytest

from app.legalaid.codes import Exemption, FilerBasis, Kinship, NoLimit, VerifyWay
from app.legalaid.messages.answers import HeldMaterial, Household, MemberInput
from tests.legalaid.rules.desk import Desk

WAGES = ("1", "1", "1", "1", "1", "1", "2", date(2026, 9, 1), "1", "1")


def _states(desk: Desk) -> dict[str, str]:
    return {one.id: one.state.value for one in desk.opinion.materials}


def test_nothing_is_listed_before_the_matter_is_known() -> None:
    assert Desk.open().press("1", "1").opinion.materials == ()


def test_wages_of_a_migrant_worker() -> None:
    assert _states(Desk.open().press(*WAGES)) == {
        "identity": "lacking",
        "application": "print",
        "wages": "lacking",
        "work": "lacking",
        "means": "not_needed",
        "pledge": "not_needed",
    }


def test_a_pledge_stands_in_its_place() -> None:
    desk = Desk.open().press(*WAGES).change(proofs=("work.pledge",))
    work = next(one for one in desk.opinion.materials if one.id == "work")
    assert (work.state.value, work.note) == ("promised", "以个人诚信承诺代替")
    assert work.stands == "个人诚信承诺书"
    assert work not in desk.opinion.lacking


def test_who_has_no_card_brings_something_else() -> None:
    """An old person without papers: what may stand in their place is taken, and asked no more."""
    held = HeldMaterial(id="identity", pages=2, instead="户口簿、社保卡等其他身份证明")
    desk = Desk.open().press(*WAGES).change(held=(held,))
    identity = next(one for one in desk.opinion.materials if one.id == "identity")
    assert identity.state.value == "promised"
    assert identity.note == "以户口簿、社保卡等其他身份证明代替，已收 1 份 2 页"
    assert (identity.stands, identity.copies) == ("户口簿、社保卡等其他身份证明", 1)
    assert "identity" not in [one.id for one in desk.opinion.lacking]


def test_who_files_for_another_shows_who_they_are() -> None:
    desk = Desk.open().press("1", "2", "3")
    assert {"filer_identity", "filer_relation"} <= set(_states(desk))
    alone = desk.change(filer=FilerBasis.SELF)
    assert not {"filer_identity", "filer_relation"} & set(_states(alone))


@pytest.mark.parametrize(
    ("exemption", "paper"),
    [
        (Exemption.NO_INCOME, "no_income"),
        (Exemption.ASSISTED, "assisted"),
        (Exemption.RELIEF, "relief"),
        (Exemption.MIGRANT_WORKER, "work"),
        (Exemption.OTHER, "exempt_other"),
    ],
)
def test_each_exemption_has_one_paper_of_its_own(exemption: Exemption, paper: str) -> None:
    desk = Desk.open().press(*WAGES).change(exemption=exemption)
    own = {"no_income", "assisted", "relief", "work", "exempt_other"} & set(_states(desk))
    assert own == {paper}
    proofs = next(one for one in desk.opinion.questions if one.id == "means").proofs
    assert any(one.id.startswith(f"{paper}.") for one in proofs)


@pytest.mark.parametrize("ground", list(NoLimit))
def test_what_is_unlimited_needs_no_paper_of_an_exemption(ground: NoLimit) -> None:
    desk = Desk.open().press(*WAGES).change(unlimited=ground)
    assert "work" not in _states(desk)
    assert _states(desk)["means"] == "not_needed"
    assert {"violence", "unlimited"} & set(_states(desk))


def test_a_query_of_the_registers_spares_the_pledge() -> None:
    """第41条: 信息共享查询, or a pledge; never both."""
    own = (MemberInput(name="申请人", kinship=Kinship.SELF),)
    desk = Desk.open().press(*WAGES[:-1], "5").change(household=Household(members=own))
    assert _states(desk)["pledge"] == "print"
    desk.change(household=Household(members=own, verify=VerifyWay.SHARED))
    pledge = next(one for one in desk.opinion.materials if one.id == "pledge")
    assert (pledge.state.value, pledge.note) == ("not_needed", "已经查询核实，这次不用")


def test_all_lacking_papers_are_told_at_once() -> None:
    """第43条: 一次性告知."""
    desk = Desk.open().press(*WAGES)
    reason = next(one for one in desk.opinion.reasons if one.id == "materials")
    assert reason.title == "材料差 3 样"
    assert reason.detail == "身份证复印件、欠条、工资转账记录、务工证明"
    assert [one.id for one in desk.opinion.lacking] == ["identity", "wages", "work"]
