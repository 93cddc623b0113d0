"""The rulebook: every rule has its id, its citation, and a date counted by hand."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.clock import CHINA
from app.errors import Refused
from app.lawbook.rules import CitationKind, Proof, Rule, Rulebook, Unit
from app.lawbook.statutes import Statutes

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
RAW: list[dict[str, Any]] = [
    rule
    for path in sorted(RULES.glob("*.toml"))
    for rule in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
]
EXAMPLES = [(raw["id"], example) for raw in RAW for example in raw["example"]]
CITATIONS = [(raw["id"], citation) for raw in RAW for citation in raw["citations"]]

# What the article must say, typed from the specification: the citation is right, not only real.
SAYS = {
    "med.R-A01": ("人民调解法", "17", "明确拒绝调解的，不得调解"),
    "med.R-A06": ("劳动争议调解仲裁法", "14", "十五日内未达成调解协议"),
    "med.R-A06a": ("劳动争议调解仲裁法", "27", "时效期间为一年"),
    "med.R-A08": ("劳动争议调解仲裁法", "16", "申请支付令"),
    "med.R-A09": ("人民调解法", "29", "之日起生效"),
    "med.R-A10": ("民事诉讼法", "205", "三十日内"),
    "med.R-A11": ("民事诉讼法", "206", "裁定调解协议有效"),
    "med.R-A12": ("民事诉讼法", "250", "申请执行的期间为二年"),
    "med.R-A13": ("人民调解法", "31", "督促当事人履行"),
    "med.R-A14": ("人民调解法", "25", "及时向当地公安机关"),
    "med.R-A15": ("未成年人保护法", "11", "立即向公安、民政、教育"),
    "med.R-A16": ("反家庭暴力法", "14", "及时向公安机关报案"),
    "med.R-A17": ("治安管理处罚法", "9", "人民调解委员会调解达成协议并履行"),
    "med.R-A18": ("土地管理法", "14", "不得改变土地利用现状"),
    "med.R-A19": ("人民调解法", "27", "立卷归档"),
    "med.R-A21": ("民法典", "188", "诉讼时效期间为三年"),
    "med.R-A21a": ("农村土地承包经营纠纷调解仲裁法", "18", "时效期间为二年"),
    "med.R-A22": ("人民调解法", "4", "不收取任何费用"),
    "med.R-A24": ("民事诉讼法", "62", "使领馆证明"),
    "med.R-T01": ("人民调解法", "9", "每届任期三年"),
    "med.R-T02": ("人民调解法", "8", "委员三至九人"),
    "med.R-T03": ("人民调解法", "14", "成年公民"),
    "cor.R01": ("社区矫正法", "20", "五日内通知执行地社区矫正机构，并在十日内送达"),
    "cor.R02": ("社区矫正法", "21", "生效之日起十日内到执行地社区矫正机构报到"),
    "cor.R03": ("社区矫正法", "21", "收到决定之日起十日内"),
    "cor.R06": ("社区矫正法", "25", "矫正小组中应有女性成员"),
    "cor.R14": ("社区矫正法", "27", "离开所居住的市、县"),
    "cor.R18": ("出境入境管理法", "12", "被判处刑罚尚未执行完毕"),
    "cor.R21a": ("治安管理处罚法", "72", "管制、剥夺政治权利或者在缓刑、暂予监外执行中"),
    "cor.R22": ("刑法", "77", "情节严重的，应当撤销缓刑"),
    "cor.R23": ("刑法", "86", "应当依照法定程序撤销假释"),
    "cor.R24": ("刑事诉讼法", "268", "应当及时收监"),
    "cor.R25": ("社区矫正法", "48", "三十日内作出裁定"),
    "cor.R27": ("社区矫正法", "29", "不得超过三个月"),
    "cor.R28": ("社区矫正法", "30", "立即组织查找"),
    "cor.R29": ("社区矫正法", "44", "发放解除社区矫正证明书"),
    "cor.R30": ("社区矫正法", "58", "继续按照未成年人"),
    "cor.R31": ("刑事诉讼法", "286", "予以封存"),
    "cor.R37": ("社区矫正法", "51", "应当及时通知社区矫正决定机关"),
    "cor.R38": ("社区矫正法", "62", "没有采纳的应当说明理由"),
    "res.R34": ("监狱法", "62", "不受歧视"),
    "res.R36": ("禁毒法", "34", "负责社区戒毒工作"),
    "res.R36a": ("禁毒法", "33", "社区戒毒的期限为三年"),
    "la.R-B01": ("法律援助法", "39", "二十四小时内将申请转交"),
    "la.R-B02": ("法律援助法", "43", "七日内进行审查"),
    "la.R-B02a": ("法律援助法", "13", "就近受理法律援助申请"),
    "la.R-B03": ("法律援助法", "43", "一次性告知"),
    "la.R-B03a": ("法律援助法", "43", "视为撤回申请"),
    "la.R-B04": ("法律援助法", "43", "三日内指派"),
    "la.R-B05": ("法律援助法", "36", "收到通知后，应当在三日内指派律师"),
    "la.R-B05a": ("法律援助法", "36", "三日内通知法律援助机构"),
    "la.R-B06": ("法律援助法", "26", "三年以上相关执业经历"),
    "la.R-B08": ("法律援助法", "49", "司法行政部门提出"),
    "la.R-B08a": ("法律援助法", "49", "收到异议之日起五日内"),
    "la.R-B08b": ("行政复议法", "20", "六十日内提出行政复议申请"),
    "la.R-B08c": ("行政诉讼法", "46", "六个月内提出"),
    "la.R-B09": ("法律援助法", "55", "更换法律援助人员"),
    "la.R-B10": ("法律援助法", "50", "提交有关法律文书的副本"),
    "la.R-B11": ("法律援助法", "64", "三千元以下罚款"),
    "la.R-B13": ("公证法", "34", "减免公证费"),
    "la.R-B14": ("劳动争议调解仲裁法", "27", "劳动关系终止之日起一年内"),
    "la.R-B14a": ("民法典", "188", "诉讼时效期间为三年"),
    "la.R-B14b": ("国家赔偿法", "39", "时效为两年"),
    "la.R-B15": ("法律援助法", "44", "届满不足七日"),
    "la.R-B15a": ("法律援助法", "44", "及时补办有关手续"),
    "la.R-B16": ("法律援助法", "12", "审查法律援助申请"),
    "la.R-B18": ("法律援助法", "41", "个人诚信承诺"),
    "la.R-B19": ("法律援助法", "38", "争议处理机关所在地或者事由发生地"),
    "la.R-B20": ("法律援助法", "33", "裁定再审或者人民检察院提出抗诉"),
    "la.R-B21": ("法律援助法", "48", "终止法律援助的决定"),
    "la.R-B22": ("律师法", "39", "双方当事人担任代理人"),
    "pls.R-C06": ("法治宣传教育法", "13", "每年12月4日为国家宪法日"),
    "pls.R-C03": ("公证法", "31", "对申请公证的事项有争议"),
    "pls.R-C04": ("仲裁法", "3", "婚姻、收养、监护、扶养、继承纠纷"),
    "pls.R-C08": ("法律援助法", "23", "依法申请法律援助的权利"),
    "pls.R-C13": ("反家庭暴力法", "13", "应当给予帮助、处理"),
    "shared.DE1": ("民法典", "203", "法定休假日结束的次日"),
    "shared.DE4": ("行政复议法", "88", "工作日"),
    "shared.R-P02": ("未成年人保护法", "103", "不得披露"),
    "shared.R-E01": ("电子签名法", "3", "婚姻、收养、继承"),
}


def test_all_rules_of_the_specification_are_there(rulebook: Rulebook) -> None:
    ids = {rule.id for rule in rulebook.all()}
    assert {f"med.R-A{n:02}" for n in range(1, 25)} <= ids
    assert {f"la.R-B{n:02}" for n in range(1, 14)} <= ids
    assert {f"pls.R-C{n:02}" for n in range(1, 7)} <= ids
    assert {f"shared.DE{n}" for n in range(1, 6)} <= ids
    assert {f"cor.R{n:02}" for n in range(1, 41) if n not in range(33, 37)} <= ids
    assert {"shared.R-P01", "shared.R-P02", "shared.R-E01"} <= ids
    assert len(ids) == len(RAW)


@pytest.mark.parametrize("raw", RAW, ids=[raw["id"] for raw in RAW])
def test_a_rule_is_whole(raw: dict[str, Any], rulebook: Rulebook) -> None:
    rule = rulebook[raw["id"]]
    older = r"(med|la|pls|shared)\.(R-[A-Z]\d\d[a-z]?|DE\d)"
    assert re.fullmatch(rf"{older}|(cor|res)\.[ABR]\d\d?[a-z]?", rule.id)
    assert rule.title
    assert rule.trigger
    assert rule.consequence
    assert rule.citations
    assert (rule.period is None) is (rule.unit is Unit.NONE)
    if rule.period is not None:
        assert rule.period > 0
        assert rule.event
        assert raw["example"], "a period needs a date counted by hand"


def test_a_default_of_ours_is_never_called_law(rulebook: Rulebook) -> None:
    for rule in rulebook:
        if rule.configurable:
            assert not rule.proof.confirmed, rule.id
        if rule.proof is Proof.D and rule.period is not None:
            assert "默认" in rule.note, rule.id
        if rule.period is not None and rule.proof.confirmed:
            assert rule.citation.proof.confirmed, rule.id


@pytest.mark.parametrize(("id", "example"), EXAMPLES)
def test_dates_counted_by_hand(id: str, example: dict[str, Any], rulebook: Rulebook) -> None:
    if isinstance(example["start"], datetime):
        assert rulebook.due_time(id, example["start"]) == example["raw"]
        return
    due = rulebook.due(id, example["start"])
    found = {"raw": due.raw, "rolled": due.rolled, "internal": due.internal}
    assert found == {key: example[key] for key in found}
    assert due.published


@pytest.mark.parametrize(("id", "citation"), CITATIONS)
def test_citations_resolve(id: str, citation: dict[str, Any], statutes: Statutes) -> None:
    article = statutes.article(citation["law"], citation["article"])
    if citation["kind"] == "reference":
        assert article is None, "the text is here: cite it as text"
        return
    assert article is not None
    assert citation["proof"] in ("Y", "V")
    assert citation["law"] == article.short_law
    if clause := re.fullmatch(r"第(\d)款", citation.get("clause", "")):
        # Items （一）（二） belong to the paragraph above them.
        paragraphs = [p for p in article.text.split("\n") if not p.startswith("（")]
        assert int(clause[1]) <= len(paragraphs)


@pytest.mark.parametrize("id", SAYS)
def test_the_article_says_what_the_rule_says(
    id: str, rulebook: Rulebook, statutes: Statutes
) -> None:
    law, number, words = SAYS[id]
    assert (law, number) in [(item.law, item.article) for item in rulebook[id].citations]
    article = statutes.article(law, number)
    assert article is not None
    assert words in article.text


def test_every_text_citation_with_a_period_was_read(rulebook: Rulebook) -> None:
    for rule in rulebook:
        texts = [item for item in rule.citations if item.kind is CitationKind.TEXT]
        if rule.period is not None and texts and rule.proof.confirmed:
            assert rule.id in SAYS or rule.id.rstrip("abc") in SAYS, rule.id


def test_who_the_rolled_day_serves(rulebook: Rulebook) -> None:
    confirm = rulebook.due("med.R-A10", date(2026, 3, 5))  # a right: rolls on
    assert rulebook["med.R-A10"].act_by(confirm) == date(2026, 4, 7)
    archive = rulebook.due("med.R-A19", date(2026, 3, 20))  # our duty: done before
    assert rulebook["med.R-A19"].act_by(archive) == date(2026, 4, 17)


def test_the_words_of_a_due_date(rulebook: Rulebook) -> None:
    due = rulebook.due("med.R-A03", date(2026, 3, 2))
    assert due.arithmetic == "3月2日受理，次日起算 30 日，到 4月1日"
    due = rulebook.due("med.R-A13", date(2026, 10, 3), event="约定付款")
    assert due.arithmetic == "10月3日约定付款；10月3日是休息日，提前到 9月30日"  # our duty
    due = rulebook.due("med.R-A10", date(2026, 3, 5))  # a right of the parties
    assert due.arithmetic.endswith("4月4日是休息日，顺延到 4月7日")


def test_citations_as_shown(rulebook: Rulebook) -> None:
    assert rulebook["med.R-A01"].citation.short() == "人民调解法 第17条"
    assert rulebook["med.R-A10"].citation.short() == "人民调解法 第33条第1款"
    assert rulebook["med.R-A23"].citation.place() == ""
    found = rulebook.citation("医疗纠纷预防和处理条例", "第38条")
    assert found is not None
    assert found.proof is Proof.Y
    assert rulebook.citation("医疗纠纷预防和处理条例", "1") is None


def test_an_office_may_say_a_month_instead_of_30_days() -> None:
    settings = {"med.R-A03.period": 1, "med.R-A03.unit": "months", "ui.scale": 16}
    book = Rulebook.load(RULES, settings)
    assert book.due("med.R-A03", date(2026, 1, 31)).raw == date(2026, 2, 28)
    assert book.due("med.R-A03", date(2026, 3, 2)).raw == date(2026, 4, 2)
    hours = Rulebook.load(RULES, {"med.R-A14a.period": 12})
    assert hours.due_time("med.R-A14a", datetime(2026, 1, 20, 11, tzinfo=CHINA)).hour == 23


@pytest.mark.parametrize(
    "settings",
    [
        {"med.R-A10.period": 60},  # fixed by law
        {"med.R-A03.period": 0},
        {"med.R-A03.period": "三十"},
        {"med.R-A03.unit": "moons"},
        {"med.R-A14a.unit": "days"},
    ],
)
def test_settings_that_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        Rulebook.load(RULES, settings)
    assert refused.value.faults[0].rule == next(iter(settings)).rpartition(".")[0]


def test_an_unknown_key_or_a_missing_example_stops_the_build(tmp_path: Path) -> None:
    rule = 'id = "x.R-A01"\ntitle = "t"\ntrigger = "t"\nconsequence = "c"\ncitations = []\n'
    (tmp_path / "x.toml").write_text(f"[[rule]]\n{rule}example = []\nperod = 3\n", "utf-8")
    with pytest.raises(ValueError, match="perod"):
        Rulebook.load(tmp_path)
    (tmp_path / "x.toml").write_text(f"[[rule]]\n{rule}", "utf-8")
    with pytest.raises(KeyError, match="example"):
        Rulebook.load(tmp_path)


@pytest.mark.parametrize(
    ("first", "again"), [("a.toml", "b.toml"), ("a.toml", "a.toml")], ids=["two files", "one file"]
)
def test_two_rules_of_one_id_are_refused(tmp_path: Path, first: str, again: str) -> None:
    for name, title in ((first, "first"), (again, "second")):
        with (tmp_path / name).open("a", encoding="utf-8") as file:
            file.write(
                f'[[rule]]\nid = "x.R-A01"\ntitle = "{title}"\ntrigger = "t"\n'
                'consequence = "c"\ncitations = []\nexample = []\n'
            )
    told = f"^Rule x.R-A01 stands in {first} and again in {again}.$"
    with pytest.raises(ValueError, match=told):
        Rulebook.load(tmp_path)


def test_hours_and_days_are_not_mixed_up(rulebook: Rulebook) -> None:
    start = datetime(2026, 10, 1, 9, 0, tzinfo=CHINA)
    assert rulebook.due_time("med.R-A14a", start).day == 2  # runs on through the holiday
    with pytest.raises(ValueError, match=r"med\.R-A10"):
        rulebook.due_time("med.R-A10", start)
    with pytest.raises(KeyError):
        rulebook.due("med.R-A14a", start.date())


def test_a_rule_without_a_period_is_due_on_the_day(rulebook: Rulebook) -> None:
    rule: Rule = rulebook["med.R-A13"]
    assert rule.period is None
    assert rulebook.due(rule.id, date(2026, 2, 10)).raw == date(2026, 2, 10)
    assert rule.remind == (3, -1)
