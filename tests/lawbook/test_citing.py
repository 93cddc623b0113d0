"""Articles as people cite them, with their clauses, items and neighbours."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.lawbook.messages import CitationView, ListArticles, ReadCitation, chinese
from app.lawbook.queries import list_articles, list_statutes, read_citation
from app.lawbook.rules import Rulebook
from app.lawbook.statutes import Statutes

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def statutes() -> Statutes:
    return Statutes.load(RESOURCES / "statutes" / "laws.jsonl.gz")


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return Rulebook.load(RESOURCES / "rules")


def _read(law: str, article: str, statutes: Statutes, rules: Rulebook) -> CitationView:
    query = ReadCitation(law, article)
    return read_citation(query, statutes=statutes, rules=rules, today=TODAY)


def test_a_clause_is_cited(statutes: Statutes, rules: Rulebook) -> None:
    view = _read("人民调解法", "第33条第1款", statutes, rules)
    assert view.clause == 1
    assert view.cited() == "《人民调解法》第三十三条"
    assert view.cited(0) == "《人民调解法》第三十三条第一款"
    assert view.cited(1) == "《人民调解法》第三十三条第二款"
    assert (view.before, view.after) == ("第三十二条", "第三十四条")


def test_an_article_of_one_clause_has_no_clause(statutes: Statutes, rules: Rulebook) -> None:
    view = _read("人民调解法", "32", statutes, rules)
    assert view.places() == ("",)
    assert view.cited(0) == "《人民调解法》第三十二条"


def test_an_item_belongs_to_its_clause(statutes: Statutes, rules: Rulebook) -> None:
    """人民调解法 第23条: one clause, then its items."""
    view = _read("人民调解法", "第二十三条", statutes, rules)
    assert view.text is not None
    assert view.text.split("\n")[1].startswith("（一）")
    assert view.cited(1) == "《人民调解法》第二十三条第（一）项"


def test_the_ends_of_a_law(statutes: Statutes, rules: Rulebook) -> None:
    assert _read("人民调解法", "1", statutes, rules).before == ""
    assert _read("人民调解法", "35", statutes, rules).after == ""
    assert _read("调解法", "第三十一条第二款", statutes, rules).clause == 2


def test_what_is_not_here_is_cited_by_its_title(statutes: Statutes, rules: Rulebook) -> None:
    view = _read("人民调解工作若干规定", "33", statutes, rules)
    assert view.text is None
    assert view.cited() == view.title
    assert (view.before, view.after) == ("", "")


def test_the_lists(statutes: Statutes) -> None:
    laws = list_statutes(statutes=statutes, today=TODAY)
    assert len(laws) == len(statutes.laws())
    (mediation,) = [law for law in laws if law.law == "人民调解法"]
    assert mediation.articles == 35
    articles = list_articles(ListArticles("调解法"), statutes=statutes)
    assert [one.article for one in articles][:2] == ["第一条", "第二条"]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")]
)
def test_numerals(number: int, said: str) -> None:
    assert chinese(number) == said
