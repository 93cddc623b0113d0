"""The press: one child, started anew when it dies, gone when its parent is gone."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Bug, Refused
from app.papers.layout import render
from app.papers.model import Filled, Paragraph
from app.papers.press import Press
from tests.papers.samples import agreement, letter

_ROOT = Path(__file__).parents[2]
_WAIT = 30.0


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as one:
        yield one


def child_of(press: Press) -> subprocess.Popen[bytes]:
    child = press._child
    assert child is not None
    return child


def test_the_child_draws_what_we_would_draw(press: Press) -> None:
    assert press.submit(agreement()).result(_WAIT) == render(agreement())


def test_the_parent_loads_no_fonts() -> None:
    code = (
        "import sys, app.papers.press\n"
        "heavy = {'reportlab', 'fontTools', 'pypdfium2', 'PIL'} & set(sys.modules)\n"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_one_child_serves_all(press: Press) -> None:
    futures = [press.submit(letter(Paragraph((f"第{n}份",)))) for n in range(10)]
    pages = {future.result(_WAIT).pages for future in futures}
    pid = child_of(press).pid
    press.submit(agreement()).result(_WAIT)
    assert (pages, child_of(press).pid) == ({1}, pid)


def test_a_page_as_pixels(press: Press) -> None:
    pdf = press.submit(agreement()).result(_WAIT).pdf
    image = press.picture(pdf, 1, 1.0).result(_WAIT)
    assert (image.width, image.height) == (596, 842)


def test_a_refusal_crosses_over_whole(press: Press) -> None:
    paper = letter(Paragraph((Filled("李\U00030001", "parties.0.name"),)))
    with pytest.raises(Refused) as refused:
        press.submit(paper).result(_WAIT)
    (fault,) = refused.value.faults
    assert fault.field == "parties.0.name"
    assert "U+30001" in str(refused.value)


def test_our_mistake_comes_back_as_one(press: Press) -> None:
    with pytest.raises(Bug, match="PdfiumError"):
        press.picture(b"no pdf", 0, 1.0).result(_WAIT)
    assert press.submit(agreement()).result(_WAIT).pages == 2


def test_a_dead_child_is_replaced(press: Press) -> None:
    press.submit(agreement()).result(_WAIT)
    dead = child_of(press)
    dead.kill()
    dead.wait(_WAIT)
    assert press.submit(agreement()).result(_WAIT).pages == 2
    assert child_of(press).pid != dead.pid


def test_a_child_that_always_dies_is_our_mistake() -> None:
    with Press([sys.executable, "-c", ""]) as press, pytest.raises(Bug, match="两次中断"):
        press.submit(agreement()).result(_WAIT)


def test_a_child_that_hangs_is_ended() -> None:
    hangs = "import sys; sys.stdin.buffer.read()"
    with Press([sys.executable, "-c", hangs], patience=0.2) as press:
        future = press.submit(agreement())
        with pytest.raises(Bug, match="两次中断"):
            future.result(_WAIT)


def test_closing_ends_the_child_and_refuses_more() -> None:
    press = Press()
    press.submit(agreement()).result(_WAIT)
    child = child_of(press)
    press.close()
    assert child.poll() == 0
    with pytest.raises(Bug, match="已经关闭"):
        press.submit(agreement())
    press.close()  # twice is once


def test_closing_drops_what_waits() -> None:
    press = Press([sys.executable, "-c", "import sys; sys.stdin.buffer.read()"], patience=0.2)
    first, second = press.submit(agreement()), press.submit(agreement())
    press.close()
    assert first.done()
    assert second.cancelled() or isinstance(second.exception(_WAIT), Bug)


@pytest.mark.skipif(sys.platform == "win32", reason="watches process ids the POSIX way")
def test_the_child_ends_when_the_parent_is_killed() -> None:
    """Kill -9: no exit handler runs, only the pipe closes."""
    code = (
        "import sys\n"
        "from app.papers.model import Paper\n"
        "from app.papers.press import Press\n"
        "press = Press()\n"
        "press.submit(Paper('', '', (), b'')).result()\n"
        "print(press._child.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert parent.stdin is not None
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    handle = os.pidfd_open(pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait(_WAIT)
    parent.stdin.close()
    parent.stdout.close()
    ready, _, _ = select.select([handle], [], [], _WAIT)
    os.close(handle)
    assert ready, "the child outlived its parent"
