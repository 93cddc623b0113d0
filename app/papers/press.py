"""Papers drawn in one long-lived child process, so that fonts never weigh on the desktop."""

from __future__ import annotations

__all__ = ["CHILD_FLAG", "Press"]

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, BinaryIO, cast

from app.errors import Bug, Refused
from app.i18n import tr
from app.papers.messages import PageImage
from app.papers.model import Paper
from app.papers.rendered import Rendered
from app.papers.seen import Bookmark, Leaf, Seen
from app.papers.wire import (
    REPLIES,
    Assemble,
    Bound,
    Broken,
    Compose,
    Composed,
    Draw,
    Drawn,
    Image,
    Join,
    Leaves,
    Look,
    Looked,
    Refusal,
    Reply,
    Request,
    Sheet,
    Shown,
    Split,
    receive,
    send,
)

CHILD_FLAG = "--press"  # the packaged program, started with it, is the child

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60.0  # seconds for one paper; the longest took a hundredth of that

Job = tuple[Request, "Future[Any]"]


class Press:
    """Draws papers and pages, one after the other; safe to call from any thread.

    The child is started by the first job (or `warm`), started anew when it dies, and ends when
    the press is closed or this process ends, however it ends: its standard input closes.
    """

    def __init__(
        self, command: Sequence[str] | None = None, *, patience: float = _PATIENCE
    ) -> None:
        self._command = list(command or _command())
        self._patience = patience
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, paper: Paper) -> Future[Rendered]:
        """Lay out a paper; the future raises Refused when a character has no font."""
        return self._put(Draw(paper))

    def compose(self, paper: Paper) -> Future[bytes]:
        """Write a paper as .docx."""
        return self._put(Compose(paper))

    def picture(self, pdf: bytes, page: int, scale: float) -> Future[PageImage]:
        """Rasterise a page (from 0) of a PDF at a scale (1.0 = 72 dpi)."""
        return self._put(Image(pdf, page, scale))

    def leaves(self, data: bytes) -> Future[tuple[bytes, ...]]:
        """The sheets of a scan (app.papers.scans); the future raises Refused when it is none."""
        return self._put(Leaves(data))

    def look(self, leaf: bytes, *, brief: bool = False) -> Future[Seen]:
        """The marks on one sheet, or what a single look finds; Refused when it cannot be opened."""
        return self._put(Look(leaf, brief))

    def sheet(self, leaf: bytes, width: int, turn: int) -> Future[PageImage]:
        """A sheet of a scan as pixels, at most so wide, turned clockwise by 0, 90, 180 or 270."""
        return self._put(Sheet(leaf, width, turn))

    def assemble(self, paper: Paper | None, leaves: Mapping[int, Leaf]) -> Future[bytes]:
        """A paper as PDF with scans in the places of its signed pages (app.papers.binding)."""
        return self._put(Assemble(paper, dict(leaves)))

    def join(
        self, title: str, parts: Sequence[Bookmark], *, two_sided: bool = False
    ) -> Future[bytes]:
        """Parts as one PDF with bookmarks and page numbers (app.papers.binding)."""
        return self._put(Join(title, tuple(parts), two_sided))

    def warm(self) -> None:
        """Start the child now, so that the first paper does not wait for the fonts."""
        self._put(Draw(Paper("", "", (), b"")))

    def close(self) -> None:
        """Drop what waits, let the job at hand end, end the child."""
        with self._lock:
            self._closed = True
            thread, self._thread = self._thread, None
        while True:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is not None:
                job[1].cancel()
        if thread is not None:
            self._jobs.put(None)
            thread.join()

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _put(self, request: Request) -> Future[Any]:
        future: Future[Any] = Future()
        with self._lock:
            if self._closed:
                raise Bug(tr("打印程序已经关闭，不能再排版。"))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="press", daemon=True)
                self._thread.start()
            self._jobs.put((request, future))
        return future

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            request, future = job
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(self._result(self._ask(request)))
                except Exception as error:  # noqa: BLE001 — it reaches whoever waits
                    future.set_exception(error)
        if self._child is not None:
            _end(self._child)
            self._child = None

    def _ask(self, request: Request) -> Reply:
        """The child's reply; a child that dies gets one successor."""
        for _ in range(2):
            child = self._child = self._child or _start(self._command)
            watch = threading.Timer(self._patience, child.kill)
            watch.start()
            try:
                send(cast(BinaryIO, child.stdin), request)
                return receive(cast(BinaryIO, child.stdout), REPLIES)
            except (OSError, EOFError):
                _end(child)
                self._child = None
            finally:
                watch.cancel()
        raise Bug(tr("排版两次中断，文书没有打印。内容都在；请再试一次，仍不行请导出问题报告。"))

    @staticmethod
    def _result(reply: Reply) -> Rendered | PageImage | tuple[bytes, ...] | Seen | bytes:
        match reply:
            case Drawn(rendered):
                return rendered
            case Composed(data):
                return data
            case Refusal(faults):
                raise Refused(*faults)
            case Broken(trace):
                raise Bug(trace)
            case Shown(image):
                return image
            case Split(sheets):
                return sheets
            case Looked(seen):
                return seen
            case Bound(pdf):
                return pdf


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-m", "app.papers"]


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    """Close the pipes, which ends a healthy child, and make sure."""
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue  # it was broken already
    try:
        child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
