"""What the papers of the invented subjects say, and what the screen covers of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import RESOURCES
from app.correction.codes import FilePart
from app.correction.forms import MAKERS
from app.correction.papers import FORMS
from app.correction.papers.cells import common, common_names
from app.correction.papers.dossier import Lying
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import COVERED, days_words
from app.papers.layout import check
from app.papers.model import Masked, Paper, gaps, runs_of
from app.papers.templates import Templates, names_of
from app.records.offers import READY
from db.tables.correction import ClassRecord, CountyRequest
from tests.correction.papers.subjects import (
    TEMPLATES,
    blocks,
    control,
    exit_document,
    minor,
    outside,
    parole,
    plan,
    row,
    suspension,
    text,
)

FILES = sorted((RESOURCES / "papers" / "correction").glob("*.toml"))
OF_A_SUBJECT = sorted(
    kind for kind, form in FORMS.items() if form.table is None and form.read is None
)
EVERYBODY = (suspension, parole, control, outside, minor)


def covered(paper: Paper) -> set[str]:
    return {one.shown for runs in runs_of(paper) for one in runs if isinstance(one, Masked)}


def ended(paper: SubjectPaper, code: str, on: date) -> SubjectPaper:
    for name, value in (("ended_as", code), ("ended_on", on), ("end_doc_no", "（2026）刑更1号")):
        setattr(paper.subject, name, value)
    return paper


def test_every_form_has_its_file_and_every_file_its_form() -> None:
    assert {path.stem for path in FILES} == set(MAKERS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_how_well_it_is_known(path: Path) -> None:
    template = TEMPLATES.get("correction", path.stem).template
    assert template.proof in "YVSMDP"
    assert template.source


@pytest.mark.parametrize("kind", OF_A_SUBJECT)
@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who.__name__)
def test_every_paper_of_everybody_can_be_printed(kind: str, who: object) -> None:
    paper = blocks(kind, who())  # type: ignore[operator]
    assert check(paper) == ()
    assert paper.title in text(paper) or kind.endswith(("-cover", "-back", "chase"))


@pytest.mark.parametrize("kind", OF_A_SUBJECT)
def test_a_paper_needs_no_judgment_and_no_family(kind: str) -> None:
    bare = replace(suspension(), judgment=None, family=(), team=(), grades=(), report_by=None)
    assert gaps(blocks(kind, bare))


def test_what_every_template_may_ask_for_is_told_though_a_group_is_empty() -> None:
    full = suspension(exits=(exit_document(),), prohibitions=control().prohibitions)
    known = common_names(common(full))
    assert common_names(common(parole())) == known
    for path in FILES:
        template = TEMPLATES.get("correction", path.stem).template
        assert names_of(template).groups.get("team", frozenset()) <= known.groups["team"]


def test_an_offices_template_may_use_what_all_papers_use(tmp_path: Path) -> None:
    folder = tmp_path / "correction"
    folder.mkdir()
    source = (RESOURCES / "papers" / "correction" / "cor.chase.toml").read_text(encoding="utf-8")
    own = source.replace("请予补送。", "请予补送。联系电话{phone}，监护人{guardian}。")
    (folder / "cor.chase.toml").write_text(own, encoding="utf-8")
    paper = blocks("cor.chase", minor(), templates=Templates(RESOURCES / "papers", tmp_path))
    assert "监护人周某。" in text(paper)
    assert "139****0006" in covered(paper)  # its own words cover numbers all the same


# -- D1 to D6 -------------------------------------------------------------------------------


def test_d1_in_the_order_of_the_specification() -> None:
    words = text(blocks("cor.D1", outside(exits=(exit_document(),)))).replace("\n", "")
    order = (
        "调查评估", "照片", "矫正类别", "是否成年", "对象编号", "姓名", "曾用名", "性别", "民族",
        "居民身份证", "出生日期", "出入境证件", "号码", "保存情况", "执行情形", "医院", "精神病",
        "文化程度", "婚姻状况", "职业", "政治面貌", "就业就学", "联系电话", "单位或学校", "国籍",
        "是否三无", "居住地", "户籍地", "个人简历", "家庭关系", "备注",
    )  # fmt: skip
    places = [words.index(label) for label in order]
    assert places == sorted(places)


def test_numbers_and_health_are_on_paper_and_covered_on_the_screen() -> None:
    paper = blocks("cor.D1", outside(exits=(exit_document(),)))
    assert "440799199701090663" in text(paper)
    assert "乙型肝炎" in text(paper)
    assert {"440799********0663", "139****0004", COVERED} <= covered(paper)
    assert not {"440799199701090663", "E12345678", "乙型肝炎"} & covered(paper)


def test_d2_in_time_late_and_not_at_all() -> None:
    assert "在规定的期限以内" in text(blocks("cor.D2", suspension()))
    late = suspension(subject={"reported_on": date(2026, 3, 11)})  # 10 March was the last day
    assert "超过了规定的期限，情况正在核实" in text(blocks("cor.D2", late))
    missing = suspension(subject={"reported_on": None, "accepted_on": None})
    assert "已依法组织查找" in text(blocks("cor.D2", missing))


@pytest.mark.parametrize(
    ("who", "says", "never"),
    [
        (suspension, ("第七十五条", "提请撤销缓刑", "治安管理处罚"), ("言论、出版", "撤销假释")),
        (parole, ("第八十四条", "提请撤销假释"), ("治安管理处罚", "撤销缓刑")),
        (control, ("第三十九条", "言论、出版", "禁止进入酒吧", "治安管理处罚法"), ("撤销缓刑",)),
        (outside, ("刑事诉讼法》第二百六十八条", "病情复查", "收监执行"), ("撤销缓刑", "撤销假释")),
        (minor, ("监护人（签名）", "第五十四条", "提请撤销缓刑"), ()),
    ],
)
def test_d3_says_what_the_law_says_of_the_category(
    who: object, says: tuple[str, ...], never: tuple[str, ...]
) -> None:
    words = text(blocks("cor.D3", who()))  # type: ignore[operator]
    assert all(one in words for one in says)
    assert not any(one in words for one in never)


def test_d3_counts_its_headings_with_and_without_a_prohibition() -> None:
    for who, last in ((control, "五、矫正小组"), (suspension, "四、矫正小组")):
        words = text(blocks("cor.D3", who()))
        assert last in words
        assert [words.count(f"{n}、") for n in "一二三四"] == [1, 1, 1, 1]


def test_d3_d4_bear_the_offices_own_number_and_county_papers_none() -> None:
    assert "江新大矫宣字〔2026〕第001号" in text(blocks("cor.D3", suspension()))
    assert "〔2026〕" not in text(blocks("cor.D22", suspension())).splitlines()[1]


def test_sentences_as_courts_write_them() -> None:
    assert "被判处拘役五个月，缓刑六个月，并处罚金" in text(blocks("cor.D3", suspension()))
    assert "被判处有期徒刑八年" in text(blocks("cor.D3", parole()))
    assert "被判处有期徒刑十个月，缓刑一年" in text(blocks("cor.D3", minor()))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 10, 15), date(2028, 5, 15), "一年七个月一日"),
        (date(2026, 6, 18), date(2029, 5, 3), "二年十个月十六日"),
        (date(2026, 1, 31), date(2026, 2, 27), "一个月"),  # as T2 counts it
        (date(2026, 3, 1), date(2027, 2, 28), "一年"),
        (date(2026, 3, 1), date(2026, 3, 1), "一日"),
    ],
)
def test_how_long_from_day_to_day(start: date, end: date, words: str) -> None:
    assert days_words(start, end) == words


def test_d5_tells_of_each_version() -> None:
    first, second = plan(), plan(id=b"2" * 16, version=2, reason="找到工作，改为每月报告")
    subject = suspension(plans=(first, second))
    assert "找到工作" not in text(blocks("cor.D5", subject, first))
    words = text(blocks("cor.D5", subject, second))
    assert "第001号之2" in words
    assert words.index("制定") < words.index("找到工作")


def test_d6_from_which_class_to_which_and_what_the_county_says() -> None:
    new = row(ClassRecord, grade="2", from_on=date(2027, 1, 16), basis="三个月没有违规")
    asked = row(CountyRequest, opinion="同意调整", answer="1", answer_note="经研究同意")
    words = text(blocks("cor.D6", parole(), (new, asked)))
    for said in ("严管", "普管，自2027年1月16日起", "同意调整", "■准予", "经研究同意"):
        assert said in words
    first = text(blocks("cor.D6", replace(parole(), grades=()), (new, None)))
    assert "（首次确定）" in first
    assert "□准予" in first


# -- the end --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "says"),
    [
        (suspension, "原判的刑罚就不再执行"),
        (parole, "就认为原判刑罚已经执行完毕"),
        (control, "宣布解除管制"),
    ],
)
def test_d21_says_what_the_end_means(who: object, says: str) -> None:
    words = text(blocks("cor.D21", ended(who(), "D01", date(2028, 1, 1))))  # type: ignore[operator]
    assert says in words
    pardoned = text(blocks("cor.D21", ended(who(), "D02", date(2028, 1, 1))))  # type: ignore[operator]
    assert says not in pardoned
    assert "你已被赦免" in pardoned


def test_d21_1_is_a_certificate_with_its_first_part() -> None:
    paper = blocks("cor.D21-1", ended(suspension(), "D01", date(2026, 8, 30)))
    assert paper.parted
    words = text(paper)
    assert words.count("2026年8月30日") >= 3
    assert "440799199205170218" in words


@pytest.mark.parametrize(
    ("code", "says", "article"),
    [
        ("D01", "社区矫正期满", "第四十四条"),
        ("D02", "被赦免", "第四十四条"),
        ("T01", "被撤销缓刑", "第四十五条"),
        ("T03", "被收监执行", "第四十五条"),
        ("T04", "死亡", "第四十五条"),
    ],
)
def test_d22_tells_court_procurators_and_police(code: str, says: str, article: str) -> None:
    paper = blocks("cor.D22", ended(suspension(), code, date(2026, 8, 30)))
    words = text(paper)
    assert says in words
    assert article in words
    assert ("第四十四条" in words) is (article == "第四十四条")
    assert words.count("解除（终止）社区矫正通知书") == 3
    assert "执行地人民检察院、公安机关：" in words


# -- records --------------------------------------------------------------------------------


def test_the_register_of_what_came_says_what_is_missing() -> None:
    words = text(blocks("cor.received", suspension(subject={"missing": ["2"]})))
    assert words.count("□已收　■未收") == 1
    assert words.count("■已收　□未收") == 3
    letter = text(blocks("cor.chase", suspension(subject={"missing": ["1", "2"]})))
    assert "判决书、裁定书或决定书；" in letter
    assert "执行通知书；" in letter


def test_t9_the_inquiry_says_both_ends_and_how_ours_was_counted() -> None:
    """Case 3: nominal 2027-08-31 less 2 × 30 days is 2027-07-02; the paper took 30 days off."""
    paper = control()
    assert paper.judgment is not None
    paper.judgment.end_on = date(2027, 8, 1)
    letter = text(blocks("cor.inquiry", paper))
    assert "羁押一日折抵刑期二日" in letter
    assert "先行羁押30日" in letter
    assert "推算到2027年7月2日止，与文书写明的2027年8月1日不一致" in letter
    offered = FORMS["cor.inquiry"].offered
    assert offered(paper, None) == READY
    assert offered(control(), None) is None  # both ends agree
    paper.judgment.term_doc_no = "（2027）粤07刑更1号"  # a ruling has said the end anew
    assert offered(paper, None) is None
    case1 = suspension()
    assert case1.judgment is not None
    case1.judgment.end_on = date(2026, 8, 27)  # 判决确定之日 2026-02-28, six months: 2026-08-30
    assert "推算到2026年8月30日止" in text(blocks("cor.inquiry", case1))


def test_the_list_of_what_is_sealed_names_nobody() -> None:
    subject = replace(ended(minor(), "D01", date(2027, 6, 10)), seal_by=date(2027, 6, 13))
    lying = [Lying(FilePart.LAW, "判决书", date(2026, 6, 15), 3, b"a" * 16)]
    paper = blocks("cor.sealed", subject, lying)
    assert "2027年6月13日" in text(paper)
    assert "判决书" in text(paper)
    assert "吴某轩" not in text(paper)
    assert "440799200812240535" not in text(paper)


def test_an_index_has_room_for_what_a_hand_adds() -> None:
    lying = [
        Lying(FilePart.LAW, "判决书", date(2026, 3, 1), 3, b"a" * 16),
        Lying(FilePart.END, "期满鉴定表", date(2026, 7, 31), None, b"b" * 16, "签字件"),
    ]
    words = text(blocks("cor.work-index", suspension(), lying))
    assert words.index("判决书") < words.index("期满鉴定表") < words.index("签字件")
    back = text(blocks("cor.work-back", suspension(), lying))
    assert "共 2 件、　　　 页" in back  # the pages of one are not known
