"""Every paper of mediation: printed, covered, marked, bound and taken to WPS."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from app.mediation.papers import TITLES, build, paper_id
from app.papers.docx import compose
from app.papers.layout import render
from app.papers.model import Gap, Masked, Stamp, Title, dump, gaps, load, runs_of
from tests.mediation.papers.cases import CASE
from tests.mediation.papers.making import make, words

UNNUMBERED = ("med.F-A1", "med.F-A1-1", "med.F-A2")  # covers and index bear no page number


# -- all of them ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TITLES)
def test_every_paper_prints(kind: str) -> None:
    paper = make(kind)
    assert load(dump(paper)) == paper
    assert paper.title == TITLES[kind]
    assert paper.folio is (kind not in UNNUMBERED)
    if paper.folio:
        assert Title(TITLES[kind]) in paper.blocks
    assert 1 <= render(paper).pages <= 2


@pytest.mark.parametrize("kind", TITLES)
def test_the_judicial_office_stamps_nothing(kind: str) -> None:
    """M16: the stamp is the committee's."""
    paper = make(kind)
    if kind != "med.F-A12-6":  # there it is one of those who are told
        assert "司法所" not in words(paper)
    for stamp in (block for block in paper.blocks if isinstance(block, Stamp)):
        assert stamp.organisation == CASE.committee_name


@pytest.mark.parametrize("kind", TITLES)
def test_numbers_of_people_are_covered_on_the_screen(kind: str) -> None:
    paper = make(kind)
    bare = [
        run if isinstance(run, str) else run.text
        for runs in runs_of(paper)
        for run in runs
        if not isinstance(run, Gap | Masked)
    ]
    assert not [text for text in bare if re.search(r"\d{17}[\dX]|0750-\d{7}", text)]


def test_a_number_without_a_block_waits() -> None:
    paper = make("med.F-A8", lambda case: replace(case, case_no=""))
    assert "编号：待编号（000001）" in words(paper)


def test_a_paper_keeps_its_id_and_two_papers_differ() -> None:
    assert make("med.F-A4").paper_id == make("med.F-A4").paper_id == paper_id("med.F-A4", CASE.id)
    ids = {make(kind).paper_id for kind in TITLES}
    assert len(ids) == len(TITLES)
    assert {len(one) for one in ids} == {16}


def test_a_row_that_is_not_of_the_case() -> None:
    with pytest.raises(LookupError):
        build("med.F-A7", CASE, b"\xff" * 16)


# -- the dossier ------------------------------------------------------------------------------


def test_the_index_has_page_numbers_and_leaves_out_what_is_missing() -> None:
    text = words(make("med.F-A2"))
    assert "1人民调解受理登记表1—2签字件2当事人身份证明3复印件" in text
    assert "回访记录" not in text


def test_the_cover_says_who_bound_it_and_how_long_it_is_kept() -> None:
    text = words(make("med.F-A1"))
    assert "江门市新会区大泽镇人民调解委员会调　解　卷　宗" in text
    assert "黄䶮昌与陈㛃仪邻里纠纷" in text
    assert "自2026年11月16日至2026年11月20日" in text
    assert "立 卷 人陈丽华立卷日期2026年12月20日保管期限长期" in text
    blank = {gap.name for gap in gaps(build("med.F-A1", CASE, CASE.id))}
    assert blank == {"立卷人", "立卷日期", "保管期限"}


# -- for WPS ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TITLES)
def test_the_docx_of_every_paper_has_all_its_words(kind: str) -> None:
    paper = make(kind)
    document = Document(io.BytesIO(compose(paper)))
    parts = [document.element.body, *(section.footer._element for section in document.sections)]
    found = Counter("".join(text.text or "" for part in parts for text in part.iter(qn("w:t"))))
    runs = (run for runs in runs_of(paper) for run in runs if not isinstance(run, Gap))
    said = Counter("".join(run if isinstance(run, str) else run.text for run in runs))
    assert not "".join(said - found).strip()
