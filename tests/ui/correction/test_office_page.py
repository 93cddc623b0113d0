"""The page of what is the office's own: a notice entered and answered, an entrustment."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.correction.messages import Entrusted, NoticeKind
from tests.ui.real import RealWorld
from ui.context import Place
from ui.correction.office import OfficeMattersPage
from ui.correction.page import CorrectionPage
from ui.forms.sheet import FormSheet


@pytest.fixture
def page(bare: RealWorld, qtbot: QtBot) -> OfficeMattersPage:
    made = OfficeMattersPage(bare.context)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    made.show()
    made.activate()
    bare.settle(qtbot)
    return made


def _send(page: OfficeMattersPage, world: RealWorld, qtbot: QtBot, **values: object) -> None:
    (sheet,) = [one for one in page.findChildren(FormSheet) if one.isVisible()]
    qtbot.waitActive(sheet)
    world.settle(qtbot)
    for name, value in values.items():
        sheet.grid.field(name).set_value(value)
    world.settle(qtbot)
    sheet.send()
    world.settle(qtbot)


def test_cor_r38_from_the_notice_to_the_answer(
    page: OfficeMattersPage, bare: RealWorld, qtbot: QtBot
) -> None:
    page.primary_new()
    _send(
        page, bare, qtbot, kind=NoticeKind.SUGGESTION, received_on=date(2026, 11, 16),
        reply_due=date(2026, 12, 1), content="建议规范请销假台账",
    )  # fmt: skip
    assert bare.problems == []
    assert page.subtitle() == "检察院来文 1 件待回复"
    notice = page._matters.waiting[0].id if page._matters else b""
    page.list.put_in_hand(notice)
    page._on_paper()
    assert bare.went[-1] == Place("papers.preview", {"kind": "cor.reply", "subject": notice})
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    _send(page, bare, qtbot, adopted="yes", reply="已补建台账")
    assert bare.problems == []
    assert page.subtitle() == ""


def test_the_county_entrusts_the_office(
    page: OfficeMattersPage, bare: RealWorld, qtbot: QtBot
) -> None:
    page.entrust.click()
    _send(
        page, bare, qtbot, item=Entrusted.LEAVE, doc_no="新矫委〔2025〕1 号",
        from_on=date(2025, 1, 1),
    )  # fmt: skip
    assert bare.problems == []
    said = [page.list.tracks.spoken(item) for item in page.list.tracks.items]
    assert any("新矫委〔2025〕1 号" in words for words in said)


def test_what_is_due_on_today_leads_here(bare: RealWorld, qtbot: QtBot) -> None:
    leading = CorrectionPage(bare.context)
    qtbot.addWidget(leading)
    leading.activate(case=b"n" * 16, action="ReadOfficeMatters")
    assert bare.went[-1] == Place("correction.office", {"notice": b"n" * 16})
