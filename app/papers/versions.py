"""The versions of a paper that were printed: who, when, what changed, and each as it was."""

from __future__ import annotations

__all__ = ["ERRANDS", "QUERIES"]

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.papers.compare import changes
from app.papers.drafting import draft_of, printed_of, require_seen
from app.papers.forms import Draft, Forms
from app.papers.messages import (
    Check,
    ListVersions,
    PaperVersion,
    PaperView,
    PreparePaper,
    Printing,
    ReadPrinted,
)
from app.papers.model import Paper, content_hash, load
from app.papers.press import Press
from app.papers.showing import view_of
from app.papers.volumes import Volumes
from app.work import Errand, Handler, Outing, Work
from db.tables.office import User
from db.tables.papers import PrintedPaper


def list_versions(query: ListVersions, work: Work) -> tuple[PaperVersion, ...]:
    """Every version that was printed, and the one of now where its words are others."""
    rows = printed_of(query.kind, query.subject, work)
    names = dict(
        work.session.execute(
            select(User.id, User.name).where(User.id.in_({row.printed_by for row in rows}))
        ).all()
    )
    found: list[PaperVersion] = []
    before = None
    for (version, _), printed in _by_words(rows).items():
        paper = load(printed[0].content)
        found.append(
            PaperVersion(
                version,
                printed[0].id,
                tuple(
                    Printing(
                        row.printed_at, names.get(row.printed_by, tr("（未同步）")), row.copies
                    )
                    for row in printed
                ),
                changes(before, paper) if before else (),
            )
        )
        before = paper
    now = _now(query, work)
    if before is not None and now is not None and content_hash(before) != content_hash(now):
        found.append(PaperVersion(now.version, None, (), changes(before, now)))
    return tuple(reversed(found))


def _by_words(rows: Iterable[PrintedPaper]) -> Mapping[tuple[int, bytes], list[PrintedPaper]]:
    """Printings of the same words; two laptops apart may have given one number to two of them."""
    found: defaultdict[tuple[int, bytes], list[PrintedPaper]] = defaultdict(list)
    for row in rows:
        found[row.version, row.content_hash].append(row)
    return found


def _now(query: ListVersions, work: Work) -> Paper | None:
    """The paper as the record has it; None once the row it was made of is struck out."""
    try:
        return draft_of(PreparePaper(query.kind, query.subject), work).paper
    except Refused:
        return None


def read_printed(query: ReadPrinted, desk: Outing) -> PaperView:
    """A printed version as it was, from what was kept of it."""
    draft, pdf_hash, discreet = desk.read(_kept, query).result()
    rendered = desk.tools.get(Press).submit(draft.paper).result()
    same = hashlib.sha256(rendered.pdf).digest() == pdf_hash
    words = tr("与打印时的文件完全相同")
    if not same:
        words = tr("文字与打印时相同，本机字体不同，版面可能不一样")
    draft = replace(draft, checks=(Check(words, passed=True),))
    view = view_of(draft, query.subject, rendered)
    return replace(view, printed=query.printing, discreet=discreet)


def _kept(query: ReadPrinted, work: Work) -> tuple[Draft, bytes, bool]:
    row = work.session.get(PrintedPaper, query.printing)
    if row is None or row.voided:
        raise Refused(Fault(tr("没有找到这一版，可能还没有同步过来。")))
    require_seen(row.line, row.record, work)
    # Its row may be struck out by now, or say something else: only what was kept counts.
    label, paper = row.number or row.title, load(row.content)
    work.tool(Forms).require_free(paper, work)
    draft = Draft(paper, row.line, row.record, label, row.number, ())
    return draft, row.pdf_hash, work.tool(Volumes).discreet(row.line, row.record, work)


QUERIES: Mapping[type, Handler] = {ListVersions: list_versions}
ERRANDS: Mapping[type, Errand] = {ReadPrinted: read_printed}
