"""The data of the desk: every article it names is there; every code can be reached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.lawbook.statutes import Statutes
from app.legalaid.codes import (
    Exemption,
    FilerBasis,
    Matter,
    MeansRoute,
    NoLimit,
    NoticeGround,
    Provisional,
    Refusal,
    Termination,
)
from app.legalaid.messages.opinion import QuestionKind, Step
from app.legalaid.practice import AidPractice
from app.legalaid.rules.asking import fits
from tests.legalaid.rules.desk import RESOURCES, ground

PRACTICE = ground().practice
LAW = "法律援助法"
PLACES = [
    *((LAW, one.article) for one in (*MeansRoute, *NoLimit, *Exemption, *Provisional)),
    *((LAW, one.article) for one in (*Termination, *Refusal, *NoticeGround)),
    *((LAW, one.article) for one in (*Matter, *FilerBasis) if one.article),
    *((q.law, c.article) for q in PRACTICE.questions for c in q.choices if c.article),
    *((one.law, one.article) for one in PRACTICE.materials),
]


@pytest.fixture(scope="module")
def statutes() -> Statutes:
    return Statutes.load(RESOURCES / "statutes" / "laws.jsonl.gz")


@pytest.mark.parametrize(("law", "place"), sorted(set(PLACES)))
def test_every_place_is_in_the_law(law: str, place: str, statutes: Statutes) -> None:
    """第42条第三项 has its （三）, 第40条第2款 its second paragraph."""
    found = re.fullmatch(r"第([\d、]+)条(?:第(\d)款)?(?:第([一二三四五六七八九、]+)项)?", place)
    assert found, place
    for number in found[1].split("、"):
        article = statutes.article(law, number)
        assert article is not None
        for item in (found[3] or "").split("、"):
            assert not item or f"（{item}）" in article.text
        paragraphs = [line for line in article.text.split("\n") if not line.startswith("（")]
        assert int(found[2] or 1) <= len(paragraphs)


def test_a_question_has_a_digit_for_every_choice() -> None:
    for question in PRACTICE.questions:
        assert len(question.choices) <= 9
        if question.kind is QuestionKind.CHOICE:
            assert question.choices or question.counties, question.id
        if question.kind is QuestionKind.DATE:
            assert question.fills, question.id


def test_questions_come_step_by_step() -> None:
    steps = [question.step for question in PRACTICE.questions]
    assert steps == sorted(steps)
    assert set(steps) == set(Step)


def test_every_matter_is_reached_by_the_desk() -> None:
    reached = {c.sets.get("matter") for q in PRACTICE.questions for c in q.choices}
    assert {one.value for one in Matter} <= reached


def test_a_broken_file_stops_the_start(tmp_path: Path) -> None:
    for name in ("questions", "materials", "means"):
        text = (RESOURCES / "legalaid" / f"{name}.toml").read_text(encoding="utf-8")
        broken = text.replace('id = "wages"', 'id = "work"', 1)
        (tmp_path / f"{name}.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(ValueError, match="work"):
        AidPractice.load(tmp_path)


@pytest.mark.parametrize("exemption", [one.value for one in Exemption])
@pytest.mark.parametrize("unlimited", ["", *(one.value for one in NoLimit)])
def test_no_route_but_the_first_asks_for_means(exemption: str, unlimited: str) -> None:
    """M21, for every ground: neither the statement of means nor the pledge is asked for."""
    found = {"origin": "1", "route": "", "exemption": exemption, "unlimited": unlimited}
    for material in PRACTICE.materials:
        if material.id in ("means", "pledge"):
            assert not fits(material.when, found)
            assert any(fits(idle.when, found) for idle in material.idle)


def test_nobody_is_asked_for_a_stamped_certificate_of_poverty() -> None:
    for material in PRACTICE.materials:
        assert "困难证明" not in material.title
        assert not any("盖章" in words for words in (material.why, *material.instead))
