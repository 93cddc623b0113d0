"""What can be done with a record: its words and icon; the way to its papers."""

from __future__ import annotations

__all__ = ["Action", "next_paper", "open_paper", "print_all"]

from collections.abc import Sequence
from typing import NamedTuple

from app.i18n import tr
from app.records.messages import PaperLine
from ui.context import Context, Place


class Action(NamedTuple):
    """One thing to do; `name` is the command's."""

    name: str
    text: str
    icon: str


def next_paper(papers: Sequence[PaperLine]) -> PaperLine | None:
    """The paper to print next: the newest that is ready; else the newest printed."""
    for status in ("ready", "done"):
        lines = [line for line in papers if line.status == status]
        if lines:
            return lines[-1]
    return None


def open_paper(context: Context, line: PaperLine, *then: PaperLine) -> None:
    """The preview of a paper that can be printed, and of others once it was."""
    queue = tuple((other.kind, other.subject) for other in then)
    where = {"kind": line.kind, "subject": line.subject, "queue": queue}
    context.go(Place("papers.preview", where))


def print_all(context: Context, papers: Sequence[PaperLine]) -> None:
    """Every paper that is ready, each seen before it is printed."""
    ready = [line for line in papers if line.status == "ready"]
    if ready:
        open_paper(context, *ready)
    else:
        context.toast(tr("能打印的文书都打印过了"))
