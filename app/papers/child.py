"""The child process of the press: holds the fonts, draws what it is asked, ends with its parent."""

from __future__ import annotations

__all__ = ["main"]

import os
import sys
import traceback
from typing import BinaryIO

from app.errors import Refused
from app.papers.layout import render
from app.papers.preview import rasterise
from app.papers.scans import leaves, look, picture
from app.papers.wire import (
    REQUESTS,
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


def main() -> None:
    """Answer requests from standard input on standard output until the parent closes it."""
    requests, answers = _pipes()
    while True:
        try:
            request = receive(requests, REQUESTS)
        except EOFError:
            return
        try:
            send(answers, _answer(request))
        except OSError:  # the parent is gone; Windows has its own words for it
            return


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Our two ends of the pipes, taken out of reach of any library's print or input.

    By number and not as sys.stdin, which a program without a console does not have.
    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 — Windows alone has it

        for end in (0, 1):
            msvcrt.setmode(end, os.O_BINARY)
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for end in (0, 1):
        os.dup2(nothing, end)
    os.close(nothing)
    return requests, answers


def _answer(request: Request) -> Reply:
    try:
        if isinstance(request, Leaves | Look | Sheet):
            return _of_scan(request)
        if isinstance(request, Assemble | Join):
            return _bound(request)
        return _of_paper(request)
    except Refused as refused:
        return Refusal(refused.faults)
    except Exception:  # noqa: BLE001 — it is raised again in the parent, as a Bug
        return Broken(traceback.format_exc())


def _of_paper(request: Draw | Compose | Image) -> Reply:
    match request:
        case Draw(paper):
            return Drawn(render(paper))
        case Compose(paper):
            from app.papers.docx import compose  # noqa: PLC0415 — few ask, and it is slow to load

            return Composed(compose(paper))
        case Image(pdf, page, scale):
            return Shown(rasterise(pdf, page, scale))


def _of_scan(request: Leaves | Look | Sheet) -> Reply:
    match request:
        case Leaves(data):
            return Split(leaves(data))
        case Look(leaf, brief):
            return Looked(look(leaf, brief=brief))
        case Sheet(leaf, width, turn):
            return Shown(picture(leaf, width, turn))


def _bound(request: Assemble | Join) -> Reply:
    from app.papers.binding import assemble, join  # noqa: PLC0415 — few ask, and it is slow to load

    match request:
        case Assemble(paper, sheets):
            return Bound(assemble(paper, sheets))
        case Join(title, parts, two_sided):
            return Bound(join(title, parts, two_sided=two_sided))
