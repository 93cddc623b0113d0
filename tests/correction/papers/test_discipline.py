"""D9, D10, D11 to D14, D16 to D18: what they say, and whose they are."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from app.clock import CHINA
from app.correction.papers import FORMS
from app.correction.papers.discipline import Proposal, Search
from db.tables.measures import Clue, MissingSearch, Sanction, SearchStep
from tests.correction.papers.subjects import blocks, control, outside, parole, row, suspension, text


def _search(**more: Any) -> Search:
    step = row(
        SearchStep, at=datetime(2026, 11, 1, 15, 20, tzinfo=CHINA), way="2",
        result="家人说不知去向", officers=["刘某", "陈某"],
    )  # fmt: skip
    found = row(
        MissingSearch, lost_since=datetime(2026, 11, 1, 9, tzinfo=CHINA),
        last_contact="10月31日到所报告", **more,
    )  # fmt: skip
    return Search(found, (step,))


def _proposal(kind: str, item: str, **more: Any) -> Proposal:
    sanction = row(
        Sanction, kind=kind, item=item, facts="2026年11月10日未经批准到开平市过夜。",
        heard="承认，家中老人生病", proposed_on=date(2026, 11, 12), **more,
    )  # fmt: skip
    clue = row(
        Clue, rule="cor.R14", found_at=datetime(2026, 11, 10, 9, tzinfo=CHINA), severity="1",
        evidence=["住宿登记"], verified_on=date(2026, 11, 11), justified=False,
    )  # fmt: skip
    return Proposal(sanction, (clue,), (), ())


def test_cor_d9_tells_every_step_by_the_hour() -> None:
    said = text(blocks("cor.D9", suspension(), _search()))
    for words in ("2026年11月1日15时20分", "上门查找", "家人说不知去向", "刘某、陈某"):
        assert words in said
    assert "【通知公安机关的时间】" in said
    assert "找到" not in said.split("通报检察院")[1]
    found = _search(found_at=datetime(2026, 11, 5, 8, tzinfo=CHINA), found_how="在台山务工")
    assert "在台山务工" in text(blocks("cor.D9", suspension(), found))


def test_cor_d10_asks_the_police_by_the_countys_hand() -> None:
    said = text(blocks("cor.D10", suspension(), _search()))
    assert "社区矫正法》第三十条" in said
    assert "查找 1 次" in said
    assert "10月31日到所报告" in said


@pytest.mark.parametrize(
    ("kind", "sanction", "item", "article", "verb"),
    [
        ("cor.D12", "2", "34.2", "实施办法》第34条第2项", "给予训诫"),
        ("cor.D13", "3", "35.3", "实施办法》第35条第3项", "给予警告"),
    ],
)
def test_cor_d12_d13_are_the_countys_decisions(
    kind: str, sanction: str, item: str, article: str, verb: str
) -> None:
    """#4: a draft until the county decided, its stamp, its number, its remedy."""
    draft = text(blocks(kind, parole(), _proposal(sanction, item)))
    assert "由县级社区矫正机构决定，未经决定不得送达" in draft
    for words in (article, verb, "承认，家中老人生病", "新会区司法局", "向人民检察院提出"):
        assert words in draft
    decided = _proposal(
        sanction, item, doc_no="（2026）新矫决字第 9 号", decided_on=date(2026, 11, 16), answer="1"
    )
    said = text(blocks(kind, parole(), decided))
    assert "代拟稿" not in said
    assert "（2026）新矫决字第 9 号" in said
    assert "2026年11月16日" in said


def test_cor_d11_praises_without_a_defence() -> None:
    said = text(blocks("cor.D11", suspension(), _proposal("1", "33")))
    assert "表扬" in said
    assert "申辩" not in said


def test_cor_d14_goes_to_the_police_with_its_evidence() -> None:
    said = text(blocks("cor.D14", control(), _proposal("4", "36")))
    assert "治安管理处罚法》第七十二条第四项" in said
    assert "2026年11月10日未经批准外出的核实材料" in said
    assert "住宿登记" in said


def test_cor_d16_d17_d18_name_earlier_decisions_and_the_clocks() -> None:
    earlier = (
        row(Sanction, kind="3", decided_on=date(2026, 8, 10), doc_no="新矫警 1 号"),
        row(Sanction, kind="3", decided_on=date(2026, 10, 8), doc_no="新矫警 2 号"),
    )
    made = _proposal("5", "543.4")
    made = Proposal(made.row, made.clues, (_search().row,), earlier)
    said = text(blocks("cor.D16", suspension(), made))
    for words in (
        "新会区人民法院", "2026年8月10日，警告（新矫警 1 号）", "2026年10月8日，警告",
        "第543条第1款第4项", "受到两次警告，仍不改正", "三十日以内作出裁定", "查找记录",
    ):  # fmt: skip
        assert words in said
    arrest = text(blocks("cor.D18", suspension(), made))
    assert "四十八小时以内" in arrest
    assert "第四十七条" in arrest
    prison = text(blocks("cor.D17", outside(), _proposal("7", "516.6")))
    assert "第516条第6项" in prison
    assert "第二百六十八条" in prison


def test_each_is_offered_for_its_own_kind_alone() -> None:
    kinds = {"1": "cor.D11", "2": "cor.D12", "3": "cor.D13", "4": "cor.D14", "7": "cor.D17"}
    asked = [f"cor.D{n}" for n in (11, 12, 13, 14, 16, 17, 18)]
    for sanction, form in kinds.items():
        made = row(Sanction, kind=sanction, item="33")
        offered = [one for one in asked if FORMS[one].offered(suspension(), made)]
        assert offered == [form]
    for sanction in ("5", "6"):
        made = row(Sanction, kind=sanction, item="543.4")
        offered = [one for one in asked if FORMS[one].offered(suspension(), made)]
        assert offered == ["cor.D16", "cor.D18"]
    refused = row(Sanction, kind="2", item="34.2", answer="2")
    assert not any(FORMS[one].offered(suspension(), refused) for one in asked)


def test_cor_w24_checked_before_printing() -> None:
    made = _proposal("2", "34.2", answer="1")
    checks = FORMS["cor.D12"].checks(parole(), made)
    assert all(check.passed for check in checks)
    open_clue = row(Clue, rule="cor.R14", found_at=datetime(2026, 11, 10, 9, tzinfo=CHINA))
    unverified = Proposal(made.row, (open_clue,), (), ())
    assert not all(check.passed for check in FORMS["cor.D12"].checks(parole(), unverified))
