"""The statutes: found by any name, searched fast, mended where the source was broken."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest

from app.lawbook.messages import ReadCitation, SearchStatutes
from app.lawbook.queries import read_citation, search_statutes
from app.lawbook.rules import Rulebook
from app.lawbook.statutes import Statutes

TODAY = date(2026, 11, 24)


def test_sixty_statutes(statutes: Statutes) -> None:
    assert len(statutes.laws()) == 60
    assert len(statutes.articles("民法典")) == 1260


@pytest.mark.parametrize(
    ("law", "number", "label"),
    [
        ("人民调解法", 33, "第三十三条"),
        ("中华人民共和国人民调解法", "33", "第三十三条"),
        ("《人民调解法》", "第33条第1款", "第三十三条"),
        ("民诉", "205", "第二百零五条"),
        ("民诉法", "第二百零五条", "第二百零五条"),
        ("治安法", 9, "第九条"),
        ("刑法", 17, "第十七条"),
        ("刑法", "17之一", "第十七条之一"),
        ("刑法", "第17条之一", "第十七条之一"),
        ("刑法", "第一百二十条之六", "第一百二十条之六"),
    ],
)
def test_an_article_by_its_names(
    statutes: Statutes, law: str, number: int | str, label: str
) -> None:
    article = statutes.article(law, number)
    assert article is not None
    assert article.label == label


@pytest.mark.parametrize(
    ("law", "number"),
    [("森林法", 22), ("人民调解法", 36), ("人民调解法", "附件"), ("刑法", "17之二"), ("", 1)],
)
def test_what_is_not_there(statutes: Statutes, law: str, number: int | str) -> None:
    assert statutes.article(law, number) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("民诉205", "第二百零五条"),
        ("人民调解法 33", "第三十三条"),
        ("人民调解法第33条", "第三十三条"),
        ("刑法 第十七条之一", "第十七条之一"),
        ("民法典 诉讼时效 三年", "第一百八十八条"),
        ("司法确认 三十日", "第三十三条"),
    ],
)
def test_search(statutes: Statutes, text: str, first: str) -> None:
    assert first in [article.label for article in statutes.search(text)[:2]]


def test_search_of_nothing_and_of_a_law(statutes: Statutes) -> None:
    assert statutes.search("  ") == []
    assert statutes.search("量子力学") == []
    assert len(statutes.search("人民调解法", limit=100)) == 35
    assert len(statutes.search("的", limit=7)) == 7


def test_the_texts_are_mended(statutes: Statutes) -> None:
    number = "[一二三四五六七八九十百千零]+"
    for law in statutes.laws():
        for article in statutes.articles(law):
            assert article.text.strip() == article.text
            assert not re.search(r'[ 　\t"]', article.text), article
            assert not re.search(rf"\n(第{number}(编|分编|章)|附则)", article.text), article


def test_parts_of_the_civil_code(statutes: Statutes) -> None:
    article = statutes.article("民法典", 204)
    assert article is not None
    assert article.text.endswith("当事人另有约定的除外。")
    property_law = statutes.article("民法典", 205)
    assert property_law is not None
    assert property_law.chapter == "第二编 物权 第一分编 通则 第一章 一般规定"
    last = statutes.article("民法典", 1260)
    assert last is not None
    assert last.chapter == "附则"


def test_two_articles_the_source_has_lost(statutes: Statutes) -> None:
    code = "生态环境法典"
    assert statutes.article(code, 1120) is None
    before = statutes.article(code, 1119)
    assert before is not None
    assert "挥发性有机物" not in before.text


def test_reading_and_searching_are_fast(statutes: Statutes) -> None:
    path = statutes._path

    def spent(work: Statutes, *, text: str) -> float:
        start = time.process_time()
        work.search(text)
        return time.process_time() - start

    # Loose bounds of our own time, for a busy machine; measured: 25 ms to read, 1 to 4 to search.
    assert min(spent(Statutes.load(path), text="调解") for _ in range(3)) < 0.2
    assert min(spent(statutes, text="的") for _ in range(3)) < 0.05


def test_loading_waits_for_the_first_question(tmp_path: Path) -> None:
    statutes = Statutes.load(tmp_path / "nothing.gz")
    with pytest.raises(FileNotFoundError):
        statutes.laws()


def test_a_citation_opens_its_text(statutes: Statutes, rulebook: Rulebook) -> None:
    view = read_citation(
        ReadCitation("人民调解法", "第33条第1款"), statutes=statutes, rules=rulebook, today=TODAY
    )
    assert view.title == "中华人民共和国人民调解法 第三十三条"
    assert view.status == "现行有效"
    assert view.version == "2010年8月28日通过或修改，2011年1月1日起施行"
    assert view.text is not None
    assert view.text.startswith("经人民调解委员会调解达成调解协议后")
    assert view.note == ""


def test_a_changed_or_coming_law_says_so(statutes: Statutes, rulebook: Rulebook) -> None:
    changed = read_citation(
        ReadCitation("刑法", "73"), statutes=statutes, rules=rulebook, today=TODAY
    )
    assert changed.status == "已被修改"
    assert changed.note == "此法后来作过修改，本机收录的是 2020年12月26日 的文本"
    coming = read_citation(
        ReadCitation("监狱法", "47"), statutes=statutes, rules=rulebook, today=date(2026, 10, 31)
    )
    assert coming.status == "尚未施行"


def test_a_text_that_is_not_here(statutes: Statutes, rulebook: Rulebook) -> None:
    view = read_citation(
        ReadCitation("人民调解工作若干规定", "第33条"),
        statutes=statutes,
        rules=rulebook,
        today=TODAY,
    )
    assert view.text is None
    assert view.title == "人民调解工作若干规定 第33条"
    assert view.note == ("本机未收录原文。出处：人民调解工作若干规定 第33条（二手资料，未经核实）")
    unknown = read_citation(
        ReadCitation("某条例", "第1条"), statutes=statutes, rules=rulebook, today=TODAY
    )
    assert unknown.note == "本机未收录原文"


def test_search_gives_views(statutes: Statutes) -> None:
    (view,) = search_statutes(SearchStatutes("民诉205"), statutes=statutes)
    assert (view.law, view.article) == ("民事诉讼法", "第二百零五条")
