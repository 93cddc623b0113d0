"""F-B1 to F-B13 and the station's own papers: what each says of invented records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from app.bootstrap import RESOURCES
from app.legalaid.papers import FORMS
from app.legalaid.papers.cells import common, common_names
from app.legalaid.papers.record import AidPaper
from app.papers.docx import compose
from app.papers.layout import check, render
from app.papers.model import Masked, Paper, gaps, runs_of
from app.papers.templates import Templates, names_of
from tests.legalaid.papers.records import (
    TEMPLATES,
    blocks,
    checked,
    every_paper,
    noticed,
    refused,
    wages,
)
from tests.papers.rows import text

FILES = sorted((RESOURCES / "papers" / "legalaid").glob("*.toml"))
RECORDS = (wages, checked, refused, noticed)


def _shown(paper: Paper) -> set[str]:
    return {one.shown for runs in runs_of(paper) for one in runs if isinstance(one, Masked)}


def _kinds(paper: AidPaper) -> set[str]:
    return {one.kind for one in every_paper(paper)}


def _names(paper: Paper) -> list[str]:
    return [gap.name for gap in gaps(paper)]


def _lines(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)


# -- all of them ------------------------------------------------------------------------------


def test_every_form_has_its_file_and_every_file_its_form() -> None:
    assert {path.stem for path in FILES} == set(FORMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_how_well_it_is_known(path: Path) -> None:
    """No form of 2023 was seen whole: none claims to be confirmed."""
    template = TEMPLATES.get("legalaid", path.stem).template
    assert template.proof in "SMD"
    assert template.source


@pytest.mark.parametrize("who", RECORDS, ids=lambda who: who.__name__)
def test_every_paper_of_everybody_can_be_printed(who: object) -> None:
    made = list(every_paper(who()))  # type: ignore[operator]
    assert len(made) > 8
    for paper in made:
        assert check(paper) == ()


def test_an_office_may_replace_a_form_and_use_what_all_papers_use(tmp_path: Path) -> None:
    folder = tmp_path / "legalaid"
    folder.mkdir()
    source = (RESOURCES / "papers" / "legalaid" / "la.F-B3.toml").read_text(encoding="utf-8")
    own = source.replace("收到下列材料：", "收到下列材料，窗口是{window}：")
    (folder / "la.F-B3.toml").write_text(own, encoding="utf-8")
    names = common_names(common(wages()))
    loaded = Templates(RESOURCES / "papers", tmp_path).get("legalaid", "la.F-B3", names)
    assert loaded.own
    assert not loaded.broken
    assert "window" in names_of(loaded.template).slots


def test_rare_characters_come_back_out() -> None:
    """䶮 of Extension A, 㛃, and 𬍛 beyond the first plane."""
    for made, name in (
        (blocks("la.F-B1", checked()), "黄䶮昌"),
        (blocks("la.F-B1", wages()), "韦应㛃"),
        (blocks("la.F-B7", wages(), wages().assignments[0]), "谭𬍛"),
    ):
        assert name in _lines(render(made).pdf).replace("\r\n", "")


# -- F-B1, F-B2, 代为申请 ---------------------------------------------------------------------


def test_f_b1_has_every_box_and_ticks_what_holds() -> None:
    said = text(blocks("la.F-B1", wages()))
    for words in (
        "编号：（2026）江新援申字第0007号", "韦应㛃", "壮族", "459799199107149044", "制衣厂工人",
        "0750-0000701", "■妇女", "■进城务工人员", "■少数民族", "□残疾人", "■否　□是",
        "无（本人申请）", "■仲裁申请人", "□原告", "■劳动争议调解与仲裁代理", "□法律咨询",
        "■请求确认劳动关系或者支付劳动报酬", "追索劳动报酬", "江门市某制衣厂", "■尚未进入法律程序",
        "□死刑复核", "■免予核查经济状况", "第四十二条第三项", "欠发工资",
        "申请人（签名或者按指印）", "2026年4月28日9时20分", "不收任何费用",
    ):  # fmt: skip
        assert words in said, words
    assert gaps(blocks("la.F-B1", wages())) == ()


def test_f_b1_of_somebody_for_whom_another_files() -> None:
    said = text(blocks("la.F-B1", checked()))
    assert "黄国强" in said
    assert "代为申请人（签名或者按指印）" in said
    assert "待编号（" in said
    proof = text(blocks("la.filer", checked()))
    assert "法定代理人代为申请（《法律援助法》第四十条第一款）" in proof
    assert "la.filer" not in _kinds(wages())


def test_la_m21_no_paper_of_means_where_none_are_asked() -> None:
    assert {"la.F-B2", "la.pledge"} <= _kinds(checked())
    for who in (wages(), noticed()):
        assert {"la.F-B2", "la.pledge"}.isdisjoint(_kinds(who))


def test_f_b2_counts_the_household_and_covers_it_on_the_screen() -> None:
    made = blocks("la.F-B2", checked())
    said = text(made)
    # 1,200 + 4,800 of six months are 6,000; by six months and two people 500 each.
    for words in ("6,000", "9,000", "500", "■重大疾病", "■个人诚信承诺", "60 平方米，土木结构"):
        assert words in said, words
    assert "第六十四条" in said
    assert _shown(made) >= {"＊＊＊"}
    assert "只填申请人本人" not in said


def test_f_b2_of_an_applicant_against_the_own_household_counts_the_applicant_alone() -> None:
    paper = checked()
    home = paper.household
    assert home is not None
    himself, wife = home.members
    against = replace(
        home, members=(himself, replace(wife, is_opponent=True)), own_spending=150_000
    )
    said = text(blocks("la.F-B2", replace(paper, household=against)))
    assert "只填申请人本人的情况" in said
    assert "区月好" not in said
    assert "1,500" in said
    assert "200" in said  # 1,200 of six months


def test_f_b2_is_a_sheet_for_the_hand_before_anything_is_entered() -> None:
    bare = replace(checked(), household=None)
    assert "人均月收入" in _names(blocks("la.F-B2", bare))
    assert "人均月收入" not in _names(blocks("la.F-B2", checked()))


# -- F-B3, F-B4 -------------------------------------------------------------------------------


def test_f_b3_names_each_paper_with_copies_pages_and_day() -> None:
    made = blocks("la.F-B3", wages())
    said = text(made)
    for words in ("身份证复印件", "工资条", "原件", "2026年4月29日", "到2026年5月5日", "陈丽华"):
        assert words in said, words
    assert "到2026年4月29日为止收到" in said  # one paper came a day later
    assert made.copies == 2
    assert "于2026年4月28日9时20分收到" in text(
        blocks("la.F-B3", replace(wages(), materials=wages().materials[:2]))
    )


def test_la_m22_f_b4_tells_everything_once_with_term_and_consequence() -> None:
    paper = checked()
    made = blocks("la.F-B4", paper, paper.completions[0])
    said = text(made)
    for words in ("一次性", "务工证明", "对方单位的名称和地址", "2026年12月5日", "视为撤回申请"):
        assert words in said, words
    assert "第四十三条第二款" in said
    assert _names(made) == []


def test_f_b4_has_a_slip_in_large_type_with_the_same_list() -> None:
    paper = checked()
    slip = blocks("la.F-B4-1", paper, paper.completions[0])
    assert slip.large
    said = text(slip)
    for words in ("务工证明", "对方单位的名称和地址", "2026年12月5日", "视为撤回申请", "不收钱"):
        assert words in said, words
    page = pypdfium2.PdfDocument(render(slip).pdf)[0].get_textpage()
    plain = pypdfium2.PdfDocument(render(msgspec.structs.replace(slip, large=False)).pdf)[
        0
    ].get_textpage()
    assert _height(page, "务工证明") > 1.3 * _height(plain, "务工证明")
    assert compose(slip).startswith(b"PK")


def _height(page: pypdfium2.PdfTextPage, words: str) -> float:
    at, count = page.search(words).get_next()
    _, low, _, high = page.get_charbox(at, loose=True)
    assert count == len(words)
    return float(high - low)


# -- sent on ----------------------------------------------------------------------------------


def test_the_list_of_what_is_sent_on_tells_the_centre_from_when_it_counts() -> None:
    paper = wages()
    to_centre, _ = paper.forwardings
    said = text(blocks("la.handover", paper, to_centre))
    for words in (
        "新会区法律援助处",
        "工资条",
        "2026年4月28日9时20分",
        "2026年5月5日",
        "■专人送交",
    ):
        assert words in said, words
    assert "不足七日" in said  # the limitation ends on 3 May


def test_la_m23_a_notice_goes_on_without_application_and_means() -> None:
    paper = noticed()
    said = text(blocks("la.handover", paper, paper.forwardings[0]))
    for words in ("通知辩护", "〔2026〕0×号", "2026年4月2日11时05分", "不审查经济状况", "三日内"):
        assert words in said, words
    assert "应作决定" not in said
    assert _kinds(paper).isdisjoint({"la.F-B1", "la.F-B3", "la.review"})


def test_another_agency_is_told_of_and_no_refusal_made() -> None:
    paper = wages()
    _, elsewhere = paper.forwardings
    said = text(blocks("la.redirect", paper, elsewhere))
    assert "台山市法律援助处" in said
    assert "不是不予法律援助的决定" in said
    assert "已经转交该机构" in said
    assert "台山市法律援助处" in text(blocks("la.transfer", paper, elsewhere))


# -- in the name of the centre ----------------------------------------------------------------


def test_la_m20_no_decision_is_printed_before_the_centre_made_it() -> None:
    undecided = replace(wages(), decisions=(), assignments=(), changes=(), closing=None)
    of_the_centre = {
        "la.F-B5", "la.F-B6", "la.provisional", "la.F-B12", "la.F-B7", "la.F-B8-1", "la.F-B8-2",
        "la.F-B8-3", "la.F-B11", "la.receipt",
    }  # fmt: skip
    assert of_the_centre.isdisjoint(_kinds(undecided))
    assert {"la.F-B5", "la.F-B7", "la.F-B8-1", "la.F-B11", "la.receipt"} <= _kinds(wages())


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
    assert _names(blocks("la.F-B5", paper, grant)) == ["决定书文号"]


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
    assert _names(blocks("la.F-B6", paper, no)) == ["决定的理由"]
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
    assert "陆×" in _shown(made)  # the paper names him, the screen does not
    assert "未成年人" not in text(blocks("la.F-B7", wages(), wages().assignments[0]))


def test_the_letters_are_three_by_whom_they_answer() -> None:
    paper = noticed()
    said = text(blocks("la.F-B8-3", paper, paper.assignments[0]))
    assert "江门市公安局新会分局" in said
    assert "谭𬍛" in said
    assert "担任陆䶮的辩护人" in said
    assert "la.F-B8-1" not in _kinds(paper)
    assert "新会区劳动人事争议仲裁委员会" in text(
        blocks("la.F-B8-1", wages(), wages().assignments[0])
    )
    sent = noticed().notice
    assert sent is not None
    sent.kind = "3"
    forwarded = replace(wages(), notice=sent)
    said = text(blocks("la.F-B8-2", forwarded, forwarded.decisions[0]))
    assert "转交的韦应㛃法律援助申请收悉" in said


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


# -- minors -----------------------------------------------------------------------------------


def test_shared_r_p02_no_cover_and_no_index_names_a_minor() -> None:
    for kind in ("la.cover", "la.index"):
        said = text(blocks(kind, noticed()))
        assert "陆×" in said
        assert "陆䶮" not in said
    grown = noticed()
    grown.person.birth = date(2008, 4, 2)  # eighteen on the day of the notice
    assert "陆䶮" in text(blocks("la.cover", grown))


def test_a_minors_name_is_covered_on_every_page_the_screen_shows() -> None:
    for made in every_paper(noticed()):
        bare = [
            run
            for runs in runs_of(made)
            for run in runs
            if not isinstance(run, Masked) and "陆䶮" in (run if isinstance(run, str) else str(run))
        ]
        assert not bare, made.kind


def test_la_m20_what_the_centre_sends_is_never_counted_as_still_to_be_printed() -> None:
    for who in RECORDS:
        paper = who()
        for kind in ("la.F-B5", "la.F-B6", "la.provisional", "la.F-B12", "la.F-B7", "la.F-B8-1",
                     "la.F-B8-2", "la.F-B8-3", "la.F-B11"):  # fmt: skip
            form = FORMS[kind]
            offers = [form.offered(paper, row) for row in form.rows(paper)]
            assert {one.status for one in offers if one} <= {"wanted"}, kind
