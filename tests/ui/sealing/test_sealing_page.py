"""The page of sealings on the scripted desk: what may be done at each step."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.sealing.messages import FinishSealing, ListSealings, PackRecord, SealingRow, SealingStep
from tests.ui.kit import World
from ui.sealing.page import SealingPage
from ui.widgets.dialog import Dialog

_RECORD = bytes(range(16))


def _row(step: SealingStep, later: int = 0) -> SealingRow:
    return SealingRow(
        id=bytes(16),
        line="社区矫正",
        record=_RECORD,
        basis="刑事诉讼法 第286条",
        ordered_on=date(2026, 11, 23),
        ordered_by="陈丽华",
        step=step,
        entries=40,
        later=later,
        erased_on=date(2026, 11, 24) if step is SealingStep.ERASED else None,
    )


def _page(world: World, qtbot: QtBot, *rows: SealingRow) -> SealingPage:
    world.desk.answers[ListSealings] = lambda _query: rows
    page = SealingPage(world.context)
    world.show(page, size=(1190, 690))
    page.activate()
    qtbot.waitUntil(lambda: not world.work.busy)
    return page


@pytest.mark.parametrize(
    ("step", "later", "ready"),
    [
        (SealingStep.PACKED, 0, False),
        (SealingStep.RECEIPTED, 0, False),
        (SealingStep.DURABLE, 0, True),
        (SealingStep.DURABLE, 2, False),
    ],
)
def test_only_what_a_backup_holds_whole_may_be_cleared(
    world: World, qtbot: QtBot, step: SealingStep, later: int, *, ready: bool
) -> None:
    page = _page(world, qtbot, _row(step, later))
    assert page.finish.isEnabled() is ready
    assert page.finish.isVisibleTo(page)
    assert not page.pack.isVisibleTo(page)


def test_what_is_cleared_offers_nothing_more(world: World, qtbot: QtBot) -> None:
    page = _page(world, qtbot, _row(SealingStep.ERASED))
    assert not page.finish.isVisibleTo(page)
    assert not page.drop.isVisibleTo(page)


def test_clearing_is_asked_for_twice(world: World, qtbot: QtBot) -> None:
    page = _page(world, qtbot, _row(SealingStep.DURABLE))
    world.desk.answers[FinishSealing] = lambda command: command.order
    page.finish.click()
    assert world.desk.done == []
    dialog = page.findChild(Dialog)
    assert dialog is not None
    dialog.accept()
    assert world.desk.done == [FinishSealing(bytes(16))]


def test_a_record_is_offered_and_packed(world: World, qtbot: QtBot) -> None:
    page = _page(world, qtbot)
    world.desk.answers[PackRecord] = lambda _command: bytes(16)
    page.activate(line="correction", record=_RECORD, title="吴某轩")
    qtbot.waitUntil(lambda: page.pack.isVisibleTo(page))
    page.pack.click()
    assert world.desk.done == [PackRecord("correction", _RECORD)]
    qtbot.waitUntil(lambda: bool(world.toasts))
