"""What lies in a dossier, in what order, on which pages, and what it still lacks."""

from __future__ import annotations

__all__ = [
    "PAPER_ALONE",
    "Piece",
    "check_archived",
    "check_binding",
    "gaps_of",
    "is_changed",
    "kept_pieces",
    "loose_pieces",
    "numbered",
    "some_names",
    "to_be_done",
    "written",
]

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.codes import Code
from app.errors import Fault
from app.i18n import tr
from app.records.messages import LoosePages

PAPER_ALONE = "paper"  # how a piece is marked that lies in the dossier and not in the computer
_MOST = 24  # characters of names in a sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in a dossier.

    Attributes:
        part: where it lies; codes of a line stand in the order of its dossier.
        pages: how many it fills; 0 where it is not here.
        state: as in DossierItem.
        must: papers of a part that must be here must themselves be here.
        page_from: its first page, once numbered.
    """

    part: Code
    title: str
    pages: int
    state: str
    note: str = ""
    must: bool = False
    page_from: int | None = None

    @property
    def page_to(self) -> int | None:
        """Its last page, once numbered."""
        return None if self.page_from is None else self.page_from + self.pages - 1


def numbered(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces that are here, part by part and else as they come, each with its first page."""
    ordered = sorted((one for one in pieces if one.pages), key=lambda one: one.part)
    page, placed = 1, []
    for piece in ordered:
        placed.append(replace(piece, page_from=page))
        page += piece.pages
    return tuple(placed)


def loose_pieces(given: Iterable[LoosePages]) -> list[Piece]:
    """Sheets that lie in the dossier and not in the computer."""
    return [
        Piece(one.part, tr(one.part.label), one.pages, PAPER_ALONE, note=tr("纸质件"))
        for one in given
        if one.pages > 0
    ]


def gaps_of(pieces: Iterable[Piece], must: Iterable[Code]) -> tuple[Piece, ...]:
    """What must be here and is not, part by part: the papers of a part, or all of it."""
    every = list(pieces)
    found: list[Piece] = []
    for part in sorted(must):
        mine = [piece for piece in every if piece.part is part]
        absent = [piece for piece in mine if piece.must and not piece.pages]
        if absent:
            found += absent
        elif not any(piece.pages for piece in mine):
            found.append(Piece(part, tr(part.label), 0, "missing", must=True))
    return tuple(found)


# -- the index as it is kept ------------------------------------------------------------------


def written(pieces: Iterable[Piece]) -> list[str]:
    """An index as it is kept; `kept_pieces` reads it."""
    return [
        "\t".join(
            (one.part, one.title.replace("\t", " "), str(one.page_from), str(one.page_to),
             one.note, one.state)
        )
        for one in pieces
    ]  # fmt: skip


def kept_pieces(contents: Iterable[str], parts: type[Code]) -> list[Piece]:
    """The index as it was bound."""
    pieces = []
    for line in contents:
        part, title, first, last, note, state = line.split("\t")
        start = int(first)
        pieces.append(
            Piece(parts(part), title, int(last) - start + 1, state, note, page_from=start)
        )
    return pieces


def is_changed(kept: Iterable[Piece], pieces: Iterable[Piece]) -> bool:
    """Whether something came or went since it was bound; signatures do not move a page."""
    was = [(one.part, one.title) for one in kept]
    now = [(one.part, one.title) for one in numbered(pieces)]
    return sorted(was) != sorted(now)


# -- in words ---------------------------------------------------------------------------------


def to_be_done(gaps: Sequence[Piece]) -> str:
    """What closes the gaps ("打印解除宣告书，补判决书")."""
    words = (
        (tr("打印{names}"), [one.title for one in gaps if one.state == "unprinted"]),
        (tr("补{names}"), [one.title for one in gaps if one.state != "unprinted"]),
    )
    return tr("，").join(verb.format(names=some_names(names)) for verb, names in words if names)


def some_names(names: Sequence[str]) -> str:
    """A few names as they are; of many the first, so that a line has room for what to do."""
    if len(names) <= 3 and len("".join(names)) <= _MOST:
        return tr("、").join(names)
    if len(names) == 1:
        return names[0]
    return tr("{first}等 {n} 样").format(first=names[0], n=len(names))


# -- what stands against it -------------------------------------------------------------------


def check_binding(
    bound_on: date, after: date | None, before: Fault, today: date, binder: str
) -> list[Fault]:
    """Who bound it, and when.

    Args:
        after: the day the record ended; `before` is what is said of a day before it.
    """
    faults = []
    if not binder.strip():
        faults.append(Fault(tr("请填立卷人"), "binder"))
    if after is not None and bound_on < after:
        faults.append(before)
    if bound_on > today:
        faults.append(Fault(tr("立卷日期晚于今天，请核对"), "bound_on"))
    return faults


def check_archived(
    archived_on: date,
    bound_on: date | None,
    today: date,
    gaps: Sequence[Piece],
    rule: str,
    law: str,
    *,
    changed: bool,
) -> list[Fault]:
    """归档: catalogue complete, pages numbered, nothing moved since.

    Args:
        rule, law: what asks for it.
    """
    faults = []
    if bound_on is None:
        faults.append(Fault(tr("还没有立卷，页码和目录还没有定，请先立卷"), None, rule, law))
    elif archived_on < bound_on:
        faults.append(Fault(tr("归档日期早于立卷日期，请核对"), "archived_on", rule))
    if archived_on > today:
        faults.append(Fault(tr("归档日期晚于今天，请核对"), "archived_on"))
    if gaps:
        names = some_names([one.title for one in gaps])
        faults.append(Fault(tr("卷内材料不全，还缺{names}").format(names=names), None, rule, law))
    elif changed:
        faults.append(Fault(tr("立卷以后材料有变动，请重新立卷再归档"), None, rule, law))
    return faults
