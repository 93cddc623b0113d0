"""A paper as its record would have it now, with the number of its version."""

from __future__ import annotations

__all__ = ["draft_of", "hidden_records", "printed_of", "require_seen", "seen_papers"]

import dataclasses
from collections.abc import Collection, Sequence

from msgspec.structs import replace
from sqlalchemy import ColumnElement, select

from app.access import Role, lines_of, may_see
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.papers.forms import Draft, Forms
from app.papers.messages import PreparePaper
from app.papers.model import Paper, content_hash
from app.work import Work
from db.tables.papers import PrintedPaper


def draft_of(query: PreparePaper, work: Work) -> Draft:
    """The paper of a row; its version is the one printed with these words, or the next one.

    Raises Refused where the paper belongs to a line of work the reader may not see.
    """
    draft = work.tool(Forms).make(query.kind, query.subject, work)
    require_seen(draft.line, draft.record, work)
    said = replace(draft.paper, sample=work.me.sample)
    return dataclasses.replace(draft, paper=replace(said, version=_version(said, work)))


def require_seen(line: str, record: Id, work: Work) -> None:
    """Raise Refused where the reader may not see the line of work, or this record of it."""
    hidden = record in work.tool(Lines).hidden(work, [record])
    if hidden or not may_see(Role(work.me.role), line):
        raise Refused(Fault(tr("没有找到这份文书。")))


def hidden_records(rows: Collection[PrintedPaper], work: Work) -> set[Id]:
    """Records of these printings that the reader may not see, though the line is the reader's."""
    return work.tool(Lines).hidden(work, {row.record for row in rows})


def seen_papers(work: Work) -> ColumnElement[bool]:
    """Printed papers of the lines of work the reader may see: that of others nothing is told."""
    return PrintedPaper.line.in_(lines_of(Role(work.me.role)))


def printed_of(kind: str, subject: Id, work: Work) -> Sequence[PrintedPaper]:
    """Every printing of the paper of a row, in the order of versions and of time."""
    rows = work.session.scalars(
        select(PrintedPaper)
        .where(
            PrintedPaper.subject == subject,
            PrintedPaper.kind == kind,
            ~PrintedPaper.voided,
            seen_papers(work),
        )
        .order_by(PrintedPaper.version, PrintedPaper.printed_at, PrintedPaper.id)
    ).all()
    hidden = hidden_records(rows, work)
    return [row for row in rows if row.record not in hidden]


def _version(paper: Paper, work: Work) -> int:
    content = content_hash(paper)
    printed = work.session.execute(
        select(PrintedPaper.version, PrintedPaper.content_hash)
        .where(PrintedPaper.paper == paper.paper_id, ~PrintedPaper.voided)
        .order_by(PrintedPaper.version)
    ).all()
    same = [version for version, known in printed if known == content]
    return same[-1] if same else max((version for version, _ in printed), default=0) + 1
