"""Work off the GUI thread: where callbacks run, and when they do not."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from app.errors import Bug, Fault, Refused
from app.events import SyncChanged
from tests.ui.kit import World


def test_result_comes_back_on_the_gui_thread(world: World, qtbot: QtBot) -> None:
    threads: list[int] = []
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(threading.get_ident)
        world.work.run(future, lambda ident: threads.extend((ident, threading.get_ident())))
        qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] != threads[1] == threading.get_ident()


def test_nothing_comes_back_before_run_returns(world: World, qtbot: QtBot) -> None:
    results: list[str] = []
    future: Future[str] = Future()
    future.set_result("done already")
    world.work.run(future, results.append)
    assert results == []
    qtbot.waitUntil(lambda: results == ["done already"])


def test_nothing_comes_back_to_a_destroyed_owner(world: World, qtbot: QtBot) -> None:
    results: list[str] = []
    owner = QObject()
    future: Future[str] = Future()
    world.work.run(future, results.append, owner=owner)
    shiboken6.delete(owner)
    future.set_result("too late")
    qtbot.waitUntil(lambda: not world.work.busy)
    assert results == []


def test_errors_go_to_who_asked(world: World, qtbot: QtBot) -> None:
    seen: list[Exception] = []
    error = Refused(Fault("少 1 位"))
    world.work.run(_failed(error), _unexpected, seen.append)
    qtbot.waitUntil(lambda: seen == [error])
    assert world.problems == []


def test_unanswered_errors_are_shown(world: World, qtbot: QtBot) -> None:
    refused, bug = Refused(Fault("少 1 位")), Bug("slip")
    for error in (refused, bug):
        world.work.run(_failed(error), _unexpected)
    world.work.run(_failed(ValueError("slip")), _unexpected, lambda _error: False)
    qtbot.waitUntil(lambda: len(world.problems) == 3)
    assert world.problems[:2] == [refused, bug]


def test_a_cancelled_question_has_no_answer(world: World, qtbot: QtBot) -> None:
    future: Future[str] = Future()
    world.work.run(future, _unexpected, _unexpected)
    future.cancel()
    future.set_running_or_notify_cancel()
    qtbot.waitUntil(lambda: not world.work.busy)


def test_function_runs_elsewhere(world: World, qtbot: QtBot) -> None:
    threads: list[int] = []
    world.work.run(world.work.call(threading.get_ident), threads.append)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] != threading.get_ident()


def test_events_come_until_the_owner_is_gone(world: World, qtbot: QtBot) -> None:
    heard: list[object] = []
    owner = QObject()
    world.work.listen(world.desk, SyncChanged, heard.append, owner=owner)
    thread = threading.Thread(target=world.desk.publish, args=(SyncChanged(),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(heard) == 1)
    shiboken6.delete(owner)
    world.desk.publish(SyncChanged())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    assert len(heard) == 1


def _failed(error: Exception) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


def _unexpected(value: object) -> None:
    raise AssertionError(value)
