"""How a paper that is a file (ADR 0026) stands in the list of a record, and what is said of it."""

from __future__ import annotations

__all__ = ["READY", "WANTED", "Made", "Offer", "form_checks", "later", "printed_line"]

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from app.i18n import plain_day, tr
from app.papers.messages import Check
from app.papers.model import Paper, content_hash
from app.papers.templates import Loaded
from app.records.messages import PaperLine
from db.tables.papers import PrintedPaper


@dataclass(frozen=True, slots=True)
class Offer:
    """How a paper stands before it is printed.

    Attributes:
        status, when: as of app.records.messages.PaperLine.
    """

    status: str
    when: str


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, and the template it was made by; None for one that has none."""

    paper: Paper
    loaded: Loaded | None


READY = Offer("ready", tr("可打印"))
WANTED = Offer("wanted", tr("需要时"))  # offered, and never counted as missing


def later(when: str) -> Offer:
    """A paper that cannot be printed yet ("解除时")."""
    return Offer("later", when)


def form_checks(loaded: Loaded | None) -> Iterator[Check]:
    """What is said of an office's own form, in use or broken."""
    if loaded is None:
        return
    if loaded.broken:
        yield Check(loaded.broken, passed=False)
    elif loaded.own:
        yield Check(tr("用本所自己的格式文件制作"), passed=True)


def printed_line(
    line: PaperLine, printed: PrintedPaper, now: Paper, today: date, *, sample: bool
) -> PaperLine:
    """The line of a paper that was printed: when, or that its words have changed since.

    Args:
        now: the paper as the record would have it made now.
        sample: papers of a sample office say so, which belongs to their words.
    """
    same = content_hash(msgspec.structs.replace(now, sample=sample)) == printed.content_hash
    when = plain_day(printed.printed_at.date(), today) if same else tr("打印后改过")
    return replace(line, status="done", when=when)
