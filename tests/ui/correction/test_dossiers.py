"""The dossiers of a subject on the page: what lies in each, and each as one PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.correction.messages import ReadSubject, SubjectDetail
from app.ids import Id
from app.papers.messages import NotePrinted, PreparePaper
from tests.correction.figures.people import Roll
from tests.papers.taking import taken
from tests.ui.real import RealWorld
from ui.correction.dossier import DossiersPanel


@pytest.fixture
def real(qapp: object, tmp_path: Path, clock: FixedClock) -> Iterator[RealWorld]:
    """An office without samples."""
    world = RealWorld(tmp_path / "office", clock, samples=False)
    yield world
    world.close()


@pytest.fixture
def subject(real: RealWorld) -> SubjectDetail:
    """Somebody serving, of whom two papers were printed."""
    found: Id = Roll(real.office).enter(date(2026, 11, 2))
    for kind in ("cor.D4", "cor.D1"):
        view = real.office.desk.ask(PreparePaper(kind, found)).result()
        real.office.desk.do(NotePrinted(view, 1)).result()
    return real.office.desk.ask(ReadSubject(found)).result()


def test_each_dossier_shows_what_lies_in_it_and_is_saved_whole(
    real: RealWorld, qtbot: QtBot, subject: SubjectDetail, tmp_path: Path
) -> None:
    panel = DossiersPanel(real.context)
    qtbot.addWidget(panel)
    panel.resize(296, 400)
    panel.show_subject(subject)
    panel.show()
    real.settle(qtbot)
    assert [(one.title, one.state) for one in panel.index.items if one.state == "here"] == [
        ("社区矫正对象基本信息表", "here"), ("社区矫正责任书", "here"),
    ]  # fmt: skip
    assert "再打印" in panel._sentence.text()
    panel.tabs.set_value("exec")
    here = [one.title for one in panel.index.items if one.state == "here"]
    assert here == ["社区矫正对象基本信息表"]
    path = tmp_path / "执行档案.pdf"
    taken(real.office.desk, "correction", subject.id)
    panel.maker.start("correction", subject.id, "执行档案", path, volume="exec")
    qtbot.waitUntil(lambda: not panel.maker.busy, timeout=30_000)
    assert real.toasts == ["整卷已存到 执行档案.pdf"]
    volume = pdfium.PdfDocument(path)
    assert [one.get_title() for one in volume.get_toc()] == [
        "社区矫正执行档案封面", "社区矫正执行档案卷内目录", "社区矫正对象基本信息表",
        "社区矫正执行档案备考表",
    ]  # fmt: skip
    volume.close()


def test_an_empty_dossier_says_what_it_lacks(real: RealWorld, qtbot: QtBot) -> None:
    found = Roll(real.office).enter(date(2026, 11, 2))
    panel = DossiersPanel(real.context)
    qtbot.addWidget(panel)
    panel.show_subject(real.office.desk.ask(ReadSubject(found)).result())
    panel.show()
    real.settle(qtbot)
    assert all(one.state != "here" for one in panel.index.items)
    assert not panel._save.isEnabled()
    assert panel._sentence.text().startswith("再")
