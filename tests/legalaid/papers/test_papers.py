"""F-B1 to F-B4 and the station's own papers: what each says of invented records."""

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
from app.papers.docx import compose
from app.papers.layout import check, render
from app.papers.model import Masked, gaps, runs_of
from app.papers.templates import Templates, names_of
from tests.legalaid.papers.records import (
    RECORDS,
    TEMPLATES,
    blocks,
    checked,
    every_paper,
    kinds,
    missing,
    noticed,
    shown,
    wages,
)
from tests.papers.rows import text

FILES = sorted((RESOURCES / "papers" / "legalaid").glob("*.toml"))


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
    assert "la.filer" not in kinds(wages())


def test_la_m21_no_paper_of_means_where_none_are_asked() -> None:
    assert {"la.F-B2", "la.pledge"} <= kinds(checked())
    for who in (wages(), noticed()):
        assert {"la.F-B2", "la.pledge"}.isdisjoint(kinds(who))


def test_f_b2_counts_the_household_and_covers_it_on_the_screen() -> None:
    made = blocks("la.F-B2", checked())
    said = text(made)
    # 1,200 + 4,800 of six months are 6,000; by six months and two people 500 each.
    for words in ("6,000", "9,000", "500", "■重大疾病", "■个人诚信承诺", "60 平方米，土木结构"):
        assert words in said, words
    assert "第六十四条" in said
    assert shown(made) >= {"＊＊＊"}
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
    assert "人均月收入" in missing(blocks("la.F-B2", bare))
    assert "人均月收入" not in missing(blocks("la.F-B2", checked()))


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
    assert missing(made) == []


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
    assert kinds(paper).isdisjoint({"la.F-B1", "la.F-B3", "la.review"})


def test_another_agency_is_told_of_and_no_refusal_made() -> None:
    paper = wages()
    _, elsewhere = paper.forwardings
    said = text(blocks("la.redirect", paper, elsewhere))
    assert "台山市法律援助处" in said
    assert "不是不予法律援助的决定" in said
    assert "已经转交该机构" in said
    assert "台山市法律援助处" in text(blocks("la.transfer", paper, elsewhere))


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
