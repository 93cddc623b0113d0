"""The paper of the agreement says what was agreed, in the law's order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.mediation.codes import ItemStatus
from app.mediation.messages import PartyView
from app.papers.model import Stamp, gaps
from tests.mediation.papers.cases import AGREEMENT, CASE, LABOUR_CASE
from tests.mediation.papers.making import agreed, item, make, words


def test_agreement_says_what_article_29_lists() -> None:
    text = words(make("med.F-A8"))
    assert "编号：（2026）江新大人调字第087号" in text
    assert "（申请人）：黄䶮昌，男，汉族，1952年3月12日出生，公民身份号码440799195203129010" in text
    assert "（被申请人）：陈㛃仪，女，汉族，1986年11月5日出生" in text
    assert "（第三人）：谭𬍛" in text
    assert f"纠纷主要事实、争议事项：{AGREEMENT.facts}" in text
    assert "陈㛃仪自行负责将阳台排水管修复至不渗漏。" in text
    assert (
        "本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效"
        in text
    )
    assert "三十日内共同向人民法院申请司法确认" in text
    for name in ("申请人黄䶮昌", "被申请人陈㛃仪", "第三人谭𬍛", "人民调解员", "记录人"):
        assert f"{name}（签名" in text


def test_sums_stand_in_figures_and_in_words() -> None:
    text = words(make("med.F-A8"))
    assert "陈㛃仪向黄䶮昌支付第一期墙面修补费，金额为人民币800元（大写：捌佰元整）。" in text
    assert "支付第二期墙面修补费，金额为人民币700.50元（大写：柒佰元零伍角整）。" in text


def test_items_are_numbered_after_the_terms() -> None:
    text = words(make("med.F-A8"))
    assert "第三项于2026年11月30日前（含当日）以现金方式履行完毕。" in text
    assert "第四项于[第四项的履行期限]前以银行转账方式履行完毕。" in text


def test_what_was_done_on_the_spot_is_not_owed() -> None:
    done = item(0, status=ItemStatus.ON_THE_SPOT, performed_on=date(2026, 11, 20))
    assert "第三项已于2026年11月20日当场履行。" in words(make("med.F-A8", done))


def test_an_agreement_of_words_alone_asks_how_it_is_performed() -> None:
    paper = make("med.F-A8", agreed(items=()))
    assert "履行方式、时限" in [gap.name for gap in gaps(paper)]
    told = make("med.F-A8", agreed(items=(), performance="十日内修好，由村委会验收。"))
    assert "履行方式、时限：十日内修好，由村委会验收。" in words(told)
    assert "履行方式、时限" not in [gap.name for gap in gaps(told)]


@pytest.mark.parametrize(
    ("copies", "sentence"),
    [
        (4, "本协议一式四份，当事人、人民调解委员会各持一份。"),
        (5, "本协议一式五份，当事人、人民调解委员会各持一份，另一份用于申请司法确认。"),
    ],
)
def test_copies(copies: int, sentence: str) -> None:
    paper = make("med.F-A8", agreed(copies=copies))
    assert sentence in words(paper)
    assert paper.copies == copies


def test_the_date_is_left_to_the_hand_so_signing_changes_nothing_of_the_paper() -> None:
    """The 30 days of 第33条 run from it: a printed guess would be worse than none."""
    printed = make("med.F-A8")
    assert Stamp(CASE.committee_name, "") in printed.blocks
    assert make("med.F-A8", agreed(effective_on=date(2026, 11, 21))).blocks == printed.blocks


def test_what_is_missing_is_a_gap_with_a_place_to_go() -> None:
    found = {gap.name: gap.target for gap in gaps(make("med.F-A8"))}
    assert found == {
        "被申请人的住址": "parties.1.address",
        "第四项的履行期限": "agreement.items.1.due_on",
    }


def test_a_company_is_introduced_as_one() -> None:
    company: PartyView = LABOUR_CASE.parties[1]
    paper = make("med.F-A8", lambda case: replace(case, parties=(CASE.parties[0], company)))
    text = words(paper)
    assert "江门市某照明有限公司，统一社会信用代码91440799MA00000000，住所地" in text
    assert "法定代表人陈某" in text


def test_several_pages_ask_for_the_stamp_over_the_edges() -> None:
    assert make("med.F-A8").across


def test_an_oral_agreement_is_signed_by_the_mediator_alone() -> None:
    paper = make("med.F-A9")
    text = words(paper)
    assert "人民调解员（签名）" in text
    assert "黄䶮昌（签名" not in text
    assert "口头调解协议自各方当事人达成协议之日起生效" in text
    assert "需要申请司法确认的，应当另行制作调解协议书" in text
    assert "2026年11月20日" in text


def test_all_who_ask_the_court_are_named_in_what_they_ask() -> None:
    """民事诉讼法 第205条: 双方当事人共同申请; a third party to the agreement signs and asks too."""
    text = words(make("med.F-A11"))
    assert "依法确认黄䶮昌、陈㛃仪、谭𬍛于" in text
    assert "申请人谭𬍛（签名" in text
