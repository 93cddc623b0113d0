"""Editing a paper in WPS: lent as a file, taken back as an attachment of the paper."""

from __future__ import annotations

__all__ = ["ERRANDS", "QUERIES"]

import hashlib
from collections.abc import Mapping

from app.attachments.codes import Kind
from app.attachments.keeping import Stowed, keep, read, stow
from app.attachments.messages import About
from app.errors import Fault, Refused, World
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.papers.drafting import draft_of
from app.papers.forms import Draft
from app.papers.lent import Lent, Loan
from app.papers.messages import (
    IsLent,
    LendPaper,
    LentPaper,
    PreparePaper,
    TakeBackPapers,
    TakenBack,
)
from app.papers.press import Press
from app.papers.volumes import Volumes
from app.work import Errand, Handler, Outing, Work


def lend_paper(command: LendPaper, desk: Outing) -> LentPaper:
    """Make the file from the record as it is now, or from what came back, and say where it lies."""
    draft = desk.read(draft_of, PreparePaper(command.kind, command.subject)).result()
    paper = draft.paper
    desk.read(_require_lendable, draft).result()
    if command.edited is None:
        data = desk.tools.get(Press).compose(paper).result()
    else:
        data = desk.read(lambda given, work: read(given.edited, work), command).result()
    name = "_".join(filter(None, (paper.title, draft.number)))
    loan = Loan(
        line=draft.line,
        record=draft.record,
        subject=command.subject,
        paper=paper.paper_id,
        version=paper.version,
        known=(hashlib.sha256(data).digest(),),
    )
    return LentPaper(desk.tools.get(Lent).lend(name, data, loan), paper.paper_id)


def _require_lendable(draft: Draft, work: Work) -> None:
    work.tool(Lines).require_open(work.session, draft.record)
    if work.tool(Volumes).discreet(draft.line, draft.record, work):
        says = tr("这是未成年人的文书，不能交给 WPS 存成文件，没有交出去；请直接打印，要改的手写")
        raise Refused(Fault(says, citation=tr("未成年人保护法 第103条")))


def take_back_papers(_command: TakeBackPapers, desk: Outing) -> TakenBack:
    """Take in what was changed, then wipe every file that no program holds open."""
    lent = desk.tools.get(Lent)
    taken: list[Id] = []
    refused: list[str] = []
    held = 0
    for out in list(lent.out()):
        whole = True  # all its words are in
        for path in out.written():
            try:
                if (data := lent.changed(out, path)) is not None:
                    taken.append(_take_in(path.name, data, out.loan, desk))
                    out = lent.note(out, data)  # noqa: PLW2901  the slip as it is now
            except Refused as error:
                whole = False
                refused.append(str(error))
            except (OSError, World):
                whole = False
        # Else it stays where it is, and is tried again at the next lock or start.
        held += not (whole and lent.wipe(out))
    return TakenBack(tuple(taken), held, tuple(refused))


def _take_in(name: str, data: bytes, loan: Loan, desk: Outing) -> Id:
    stowed = stow(data, name, desk)
    return desk.write(lambda _none, work: _enter(stowed, loan, work), None).result()


def _enter(stowed: Stowed, loan: Loan, work: Work) -> Id:
    about = About(loan.line, loan.record, loan.subject, loan.paper, loan.version)
    note = tr("用 WPS 改过的稿，原为第 {n} 版").format(n=loan.version)
    # What was lent before the record was archived is part of it still.
    return keep(stowed, about, work, kind=Kind.DOCUMENT, note=note, archived=True)


def is_lent(query: IsLent, work: Work) -> bool:
    """Whether a paper is out."""
    return any(out.loan.paper == query.paper for out in work.tool(Lent).out())


QUERIES: Mapping[type, Handler] = {IsLent: is_lent}
ERRANDS: Mapping[type, Errand] = {LendPaper: lend_paper, TakeBackPapers: take_back_papers}
