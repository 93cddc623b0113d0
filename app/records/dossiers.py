"""The dossier of a record as it stands: what fills its pages, and how it is bound and closed."""

from __future__ import annotations

__all__ = [
    "Held",
    "Pages",
    "archive",
    "bind",
    "counted",
    "files_of",
    "held_file",
    "held_paper",
    "kept_in",
    "parts_of",
    "pieces_of",
    "signed_lines",
    "view_of",
]

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from app.attachments.keeping import read, row_of
from app.codes import Code
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.papers.messages import VolumePart
from app.papers.press import Press
from app.papers.volumes import Signed, best_of
from app.records.messages import DossierItem, DossierView, LoosePages, PaperLine, Retention
from app.records.pieces import (
    PAPER_ALONE,
    Piece,
    is_changed,
    kept_pieces,
    loose_pieces,
    numbered,
    written,
)
from app.work import Outing, Work
from db.tables.attachments import Attachment
from db.tables.dossier import Bound
from db.tables.papers import PrintedPaper

Pages = Mapping[Id, int]  # attachment → how many pages its file has


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that fills pages of a dossier, and the rows it is made of.

    Attributes:
        line: the paper it is, None for a file.
        printed: the printing; newest: whether no later one was printed.
        signed: pages from 1 that came back, each with the attachment that is its signed copy.
        attachment: a file that is no page of a paper.
    """

    piece: Piece
    line: PaperLine | None = None
    printed: Id | None = None
    newest: bool = True
    signed: tuple[tuple[int, Id], ...] = ()
    attachment: Id | None = None


class Binding(Protocol):
    """A command that binds (立卷)."""

    @property
    def retention(self) -> Retention: ...
    @property
    def binder(self) -> str: ...
    @property
    def bound_on(self) -> date: ...
    @property
    def loose(self) -> tuple[LoosePages, ...]: ...
    @property
    def volume(self) -> str: ...
    @property
    def note(self) -> str: ...


class Archiving(Protocol):
    """A command that archives (归档)."""

    @property
    def archived_on(self) -> date: ...
    @property
    def shelf(self) -> str: ...
    @property
    def reviewer(self) -> str: ...


# -- what is in it ------------------------------------------------------------------------------


def held_paper(
    line: PaperLine, part: Code, versions: Sequence[PrintedPaper], signed: Signed, *, must: bool
) -> Held | None:
    """A paper in its part: printed, or missing where it `must` be there; None for any other."""
    if not versions:
        state = "unprinted" if line.status == "ready" else "missing"
        return Held(Piece(part, line.title, 0, state, must=must), line) if must else None
    newest = versions[-1]
    best = best_of(versions, signed)
    pages = signed.get((best.paper, best.version), {})
    whole = len(pages) >= best.pages
    piece = Piece(
        part,
        line.title,
        best.pages,
        "signed" if whole else "here",
        note=tr("签字件") if whole else "",
        must=must,
    )
    return Held(piece, line, best.id, best is newest, tuple(sorted(pages.items())))


def held_file(row: Attachment, part: Code) -> Held:
    """A photo or a scan in its part."""
    title = row.name.rpartition(".")[0] or row.name
    return Held(Piece(part, title, 1, "here"), attachment=row.id)


def pieces_of(everything: Iterable[Held], kept: Iterable[Piece]) -> list[Piece]:
    """What is in a dossier and what it lacks; sheets on paper alone as they were bound."""
    return [one.piece for one in everything] + [one for one in kept if one.state == PAPER_ALONE]


def signed_lines(papers: Iterable[PaperLine], everything: Iterable[Held]) -> tuple[PaperLine, ...]:
    """The papers of a record, saying which of them came back signed."""
    words = {}
    for one in everything:
        if one.line is None or not one.signed:
            continue
        said = tr("已签收回") if one.newest else tr("旧版已签收回")
        if one.piece.state != "signed":
            said = tr("收回 {n}/{all} 页").format(n=len(one.signed), all=one.piece.pages)
        words[one.line.kind, one.line.subject] = said
    return tuple(
        replace(line, when=words.get((line.kind, line.subject), line.when)) for line in papers
    )


def view_of(
    bound: Bound | None,
    kept: Sequence[Piece],
    everything: Sequence[Held],
    gaps: Sequence[Piece],
    sentence: str,
) -> DossierView:
    """How it stands: the index as it was bound, where that still holds, and what is missing."""
    pieces = pieces_of(everything, kept)
    whole = bound is not None and not is_changed(kept, pieces)
    shown = [*(kept if whole else numbered(pieces)), *gaps]
    shown.sort(key=lambda one: (one.part, one.page_from or 0))
    return DossierView(
        items=tuple(_item(one, numbered=whole) for one in shown),
        gaps=tuple(one.title for one in gaps),
        sentence=sentence,
        complete=not gaps and (bound is None or whole),
        unsigned=sum(bool(one.printed) and one.piece.state == "here" for one in everything),
        pages=bound.pages if bound else 0,
        volume=bound.volume if bound else "1",
        binder=bound.binder if bound else "",
        bound_on=bound.bound_on if bound else None,
        retention=Retention(bound.retention) if bound else None,
        note=bound.note if bound else "",
        shelf=bound.shelf if bound else "",
        reviewer=bound.reviewer if bound else "",
        archived_on=bound.archived_on if bound else None,
    )


def _item(piece: Piece, *, numbered: bool) -> DossierItem:
    first, last = (piece.page_from, piece.page_to) if numbered else (None, None)
    return DossierItem(piece.part, piece.title, first, last, piece.note, piece.state)


def parts_of(
    everything: Iterable[Held], kept: Iterable[Piece], order: Callable[[Held], Any]
) -> tuple[VolumePart, ...]:
    """The inside of a dossier as parts of one PDF, with their pages where they were numbered."""
    numbers = {(one.part, one.title): one.page_from for one in kept}
    return tuple(
        VolumePart(
            "inside",
            one.piece.title,
            tuple(filter(None, (one.printed, one.attachment))),
            numbers.get((one.piece.part, one.piece.title)),
        )
        for one in sorted(everything, key=order)
        if one.piece.pages
    )


# -- bound and closed ---------------------------------------------------------------------------


_UNCOUNTED = tr("材料“{name}”数不出页数，还没有立卷：{why}。请换一份打得开的添加，再把这一份作废。")


def files_of(held: Iterable[Held], work: Work) -> Mapping[Id, bytes]:
    """The files whose pages must be counted beside the writer (`counted`)."""
    return {one.attachment: read(one.attachment, work) for one in held if one.attachment}


def counted(files: Mapping[Id, bytes], desk: Outing) -> Pages:
    """How many pages each file has; a PDF or TIFF may have many."""
    press = desk.tools.get(Press)
    pages: dict[Id, int] = {}
    for file, data in files.items():
        try:
            pages[file] = len(press.leaves(data).result())
        except Refused as refused:
            row = desk.read(row_of, file).result()
            raise Refused(Fault(_UNCOUNTED.format(name=row.name, why=refused))) from refused
    return pages


def _sized(held: Iterable[Held], pages: Pages) -> list[Piece]:
    """What is here, each with as many pages as its file has."""
    return [
        replace(one.piece, pages=pages.get(one.attachment, 1)) if one.attachment else one.piece
        for one in held
        if one.piece.pages
    ]


def bind(row: Bound, command: Binding, held: Iterable[Held], pages: Pages) -> None:
    """Number the pages and fix the index; Refused where there is no page at all."""
    pieces = numbered([*_sized(held, pages), *loose_pieces(command.loose)])
    if not pieces:
        raise Refused(Fault(tr("卷内还没有一页材料，请先打印文书或添加材料")))
    row.volume, row.note = command.volume.strip() or "1", command.note.strip()
    row.retention = command.retention.value
    row.binder, row.bound_on = command.binder.strip(), command.bound_on
    row.contents = written(pieces)
    row.pages = pieces[-1].page_to or 0


def archive(row: Bound, command: Archiving, work: Work) -> None:
    """Where it stands from now on, and who closed it."""
    row.archived_on, row.archived_by = command.archived_on, work.me.user
    row.shelf, row.reviewer = command.shelf.strip(), command.reviewer.strip()


def kept_in(row: Bound | None, parts: type[Code]) -> list[Piece]:
    """The index of a dossier as it was bound; empty while it is not."""
    return kept_pieces(row.contents, parts) if row is not None else []
