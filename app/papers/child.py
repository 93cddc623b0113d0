"""The child process of the press: holds the fonts, draws what it is asked, ends with its parent."""

from __future__ import annotations

__all__ = ["main"]

import os
import sys
import traceback

from app.errors import Refused
from app.papers.layout import render
from app.papers.preview import rasterise
from app.papers.wire import (
    REQUESTS,
    Broken,
    Draw,
    Drawn,
    Image,
    Refusal,
    Reply,
    Request,
    Shown,
    receive,
    send,
)


def main() -> None:
    """Answer requests from standard input on standard output until the parent closes it."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library's print must not mix in
    requests = sys.stdin.buffer
    while True:
        try:
            request = receive(requests, REQUESTS)
        except EOFError:
            return
        try:
            send(answers, _answer(request))
        except BrokenPipeError:
            return


def _answer(request: Request) -> Reply:
    try:
        match request:
            case Draw(paper):
                return Drawn(render(paper))
            case Image(pdf, page, scale):
                return Shown(rasterise(pdf, page, scale))
    except Refused as refused:
        return Refusal(refused.faults)
    except Exception:  # noqa: BLE001 — it is raised again in the parent, as a Bug
        return Broken(traceback.format_exc())
