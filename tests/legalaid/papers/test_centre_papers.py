"""What stands in the name of the centre (F-B5 to F-B8), and what follows: contract, change, end."""

from __future__ import annotations

from dataclasses import replace

from app.legalaid.papers import FORMS
from tests.legalaid.papers.records import (
    RECORDS,
    blocks,
    kinds,
    missing,
    noticed,
    refused,
    shown,
    wages,
)
from tests.papers.rows import text


def test_la_m20_no_decision_is_printed_before_the_centre_made_it() -> None:
    undecided = replace(wages(), decisions=(), assignments=(), changes=(), closing=None)
    of_the_centre = {
        "la.F-B5", "la.F-B6", "la.provisional", "la.F-B12", "la.F-B7", "la.F-B8-1", "la.F-B8-2",
        "la.F-B8-3", "la.F-B11", "la.receipt",
    }  # fmt: skip
    assert of_the_centre.isdisjoint(kinds(undecided))
    assert {"la.F-B5", "la.F-B7", "la.F-B8-1", "la.F-B11", "la.receipt"} <= kinds(wages())


def test_f_b5_stands_in_the_name_of_the_centre_with_its_articles() -> None:
    paper = wages()
    grant = paper.decisions[0]
    made = blocks("la.F-B5", paper, grant)
    said = text(made)
    for words in ("（2026）江新援给字第0012号", "给予法律援助",
                  "第三十一条第五项、第四十二条第三项", "新会区法律援助处",
                  "2026年4月29日", "第五十三条"):  # fmt: skip
        assert words in said, words
    assert "司法所" not in said
    assert made.copies == 2
    grant.doc_no = ""
    assert missing(blocks("la.F-B5", paper, grant)) == ["决定书文号"]


def test_a_decision_on_somebody_detained_has_one_copy_more() -> None:
    paper = replace(wages(), notice=noticed().notice)
    assert blocks("la.F-B5", paper, paper.decisions[0]).copies == 3


def test_la_m27_f_b6_gives_reasons_and_the_way_to_object() -> None:
    paper = refused()
    no, stop = paper.decisions
    said = text(blocks("la.F-B6", paper, no))
    for words in ("不予法律援助", "没有再审决定", "第三十三条", "异议途径", "第四十九条",
                  "新会区司法局", "六十日", "六个月"):  # fmt: skip
        assert words in said, words
    said = text(blocks("la.F-B12", paper, stop))
    for words in ("终止法律援助", "第四十八条第六项", "自行委托", "异议途径"):
        assert words in said, words
    no.reasons = ""
    assert missing(blocks("la.F-B6", paper, no)) == ["决定的理由"]
    failed = {one.text for one in FORMS["la.F-B6"].checks(paper, no) if not one.passed}
    assert failed == {"写明了理由（法律援助法 第43条）"}


def test_la_b25_provisional_aid_says_its_ground() -> None:
    paper = wages()
    said = text(blocks("la.provisional", paper, paper.decisions[1]))
    for words in ("先行提供法律援助", "不足七日", "第四十四条第一项", "补办有关手续"):
        assert words in said, words


def test_every_decision_is_served_with_its_receipt() -> None:
    paper = refused()
    said = [text(blocks("la.receipt", paper, one)) for one in paper.decisions]
    assert "不予法律援助决定书" in said[0]
    assert "终止法律援助决定书" in said[1]
    assert all("□留置送达" in one for one in said)


def test_la_r_b06_f_b7_of_a_minor_asks_for_a_lawyer_who_knows_children() -> None:
    paper = noticed()
    made = blocks("la.F-B7", paper, paper.assignments[0])
    said = text(made)
    for words in (
        "广东甲律师事务所",
        "陆䶮",
        "未成年人",
        "第一百零四条",
        "新会区看守所",
        "第三十六条",
    ):
        assert words in said, words
    assert "陆×" in shown(made)  # the paper names him, the screen does not
    assert "未成年人" not in text(blocks("la.F-B7", wages(), wages().assignments[0]))


def test_the_letters_are_three_by_whom_they_answer() -> None:
    paper = noticed()
    said = text(blocks("la.F-B8-3", paper, paper.assignments[0]))
    assert "江门市公安局新会分局" in said
    assert "谭𬍛" in said
    assert "担任陆䶮的辩护人" in said
    assert "la.F-B8-1" not in kinds(paper)
    assert "新会区劳动人事争议仲裁委员会" in text(
        blocks("la.F-B8-1", wages(), wages().assignments[0])
    )
    sent = noticed().notice
    assert sent is not None
    sent.kind = "3"
    forwarded = replace(wages(), notice=sent)
    said = text(blocks("la.F-B8-2", forwarded, forwarded.decisions[0]))
    assert "转交的韦应㛃法律援助申请收悉" in said


def test_la_m20_what_the_centre_sends_is_never_counted_as_still_to_be_printed() -> None:
    for who in RECORDS:
        paper = who()
        for kind in ("la.F-B5", "la.F-B6", "la.provisional", "la.F-B12", "la.F-B7", "la.F-B8-1",
                     "la.F-B8-2", "la.F-B8-3", "la.F-B11"):  # fmt: skip
            form = FORMS[kind]
            offers = [form.offered(paper, row) for row in form.rows(paper)]
            assert {one.status for one in offers if one} <= {"wanted"}, kind


# -- 委托, 换人, 结案, 异议 -------------------------------------------------------------------


def test_f_b9_costs_nothing_and_its_powers_are_ticked_by_hand() -> None:
    said = text(blocks("la.F-B9", wages()))
    assert "不向甲方收取任何费用和财物" in said
    assert "李𬍛" in said  # who handles it now
    assert "担任甲方的代理人" in said
    power = text(blocks("la.F-B9-1", wages()))
    assert "□ 特别授权" in power
    assert "视为一般代理" in power
    undecided = replace(wages(), assignments=())
    assert FORMS["la.F-B9"].offered(undecided, None).status == "later"  # type: ignore[union-attr]


def test_f_b10_f_b11_tell_of_the_change_to_who_had_the_case() -> None:
    paper = wages()
    said = text(blocks("la.F-B10", paper, paper.changes[0]))
    for words in ("广东甲律师事务所", "谭𬍛", "住院", "法律援助机构负责人（签名）"):
        assert words in said, words
    said = text(blocks("la.F-B11", paper, paper.changes[0]))
    for words in ("广东甲律师事务所：", "第1种情形", "广东乙律师事务所李𬍛", "情况属实"):
        assert words in said, words


def test_f_b13_says_how_it_ended_and_what_was_recovered() -> None:
    said = text(blocks("la.F-B13", wages()))
    for words in ("■仲裁调解", "■请求全部得到支持", "23,800 元", "2026年9月1日", "齐全"):
        assert words in said, words
    assert "年　　月　　日" in text(blocks("la.F-B13", replace(wages(), closing=None)))


def test_an_objection_names_the_decision_and_the_bureau() -> None:
    paper = refused()
    (objection,) = paper.objections
    said = text(blocks("la.objection", paper, objection))
    for words in ("新会区司法局", "（2026）江新援不字第0003号", "2026年5月18日", "正在等候答复"):
        assert words in said, words
    rows = FORMS["la.objection"].rows(paper)
    assert [FORMS["la.objection"].offered(paper, row).status for row in rows] == [  # type: ignore[union-attr]
        "ready",
        "wanted",
    ]
