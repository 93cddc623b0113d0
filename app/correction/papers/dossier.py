"""What the two dossiers hold, in their order, with cover, index and 备考表."""

from __future__ import annotations

__all__ = ["FORMS", "Lying", "bound_in", "lying_in", "piece_of"]

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import DossierKind, FilePart
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import filled_day
from app.correction.rules.dossier import DOSSIERS, part_of_file
from app.i18n import tr
from app.ids import Id
from app.papers.filling import Slots
from app.papers.model import Filled, Runs
from app.papers.volumes import best_of, pictures_of, printings_of, signed_pages
from app.papers.wording import day, ordinal
from app.records.dossiers import kept_in
from app.records.messages import Retention
from app.records.offers import READY, WANTED, Offer, later
from app.records.pieces import PAPER_ALONE, Piece, is_changed
from db.tables.dossier import CorrectionDossier


@dataclass(frozen=True, slots=True)
class Lying:
    """One thing in a dossier.

    Attributes:
        on: the day it was printed, or filed.
        pages: None of a file whose pages were not counted.
        source: the printing, or the attachment.
        place: before which others of its part it lies; files come after papers.
        note: "签字件" once every page came back.
        page_from: its first page, once the dossier was bound.
        scan: a file, and no printing.
    """

    part: FilePart
    title: str
    on: date
    pages: int | None
    source: Id
    note: str = ""
    place: int = 99
    page_from: int | None = None
    scan: bool = False


def lying_in(kind: DossierKind, session: Session, subject: Id) -> list[Lying]:
    """What is in a dossier, in its order, of one form the oldest first; as it was bound."""
    order = DOSSIERS[kind]
    found = [*_papers(kind, session, subject), *_files(session, subject)]
    found = [one for one in found if one.part in order.parts]
    found.sort(key=lambda one: (order.parts.index(one.part), one.place, one.on, one.source))
    told = list(_told_apart(found))
    bound = bound_in(kind, session, subject)
    return _as_bound(told, kept_in(bound, FilePart), bound.bound_on) if bound else told


def bound_in(kind: DossierKind, session: Session, subject: Id) -> CorrectionDossier | None:
    """How a dossier was bound, or None."""
    return session.scalars(
        select(CorrectionDossier).where(
            CorrectionDossier.subject == subject,
            CorrectionDossier.kind == kind.value,
            ~CorrectionDossier.voided,
        )
    ).first()


def _told_apart(found: Sequence[Lying]) -> Iterator[Lying]:
    """Of several of one name each says which it is: an index must not name two alike."""
    many = Counter((one.part, one.title) for one in found)
    seen: Counter[tuple[FilePart, str]] = Counter()
    for one in found:
        key = one.part, one.title
        seen[key] += 1
        if many[key] == 1:
            yield one
        else:
            words = tr("{title}（第{n}次）").format(title=one.title, n=ordinal(seen[key]))
            yield replace(one, title=words)


def _as_bound(found: Sequence[Lying], kept: Sequence[Piece], bound_on: date) -> list[Lying]:
    """With the pages it was bound with and the sheets on paper alone; as it is where it changed."""
    if is_changed(kept, pieces_in(found, kept)):
        return list(found)
    here = {(one.part, one.title): one for one in found}
    placed = []
    for one in kept:
        part = FilePart(one.part)
        lying = here.get((part, one.title)) or Lying(
            part, one.title, bound_on, one.pages, b"", one.note
        )
        placed.append(replace(lying, pages=one.pages, page_from=one.page_from))
    return placed


def pieces_in(found: Iterable[Lying], kept: Iterable[Piece]) -> list[Piece]:
    """What lies in a dossier as pieces, with the sheets on paper alone it was bound with."""
    return [*map(piece_of, found), *(one for one in kept if one.state == PAPER_ALONE)]


def piece_of(one: Lying) -> Piece:
    """One thing of a dossier; a file whose pages were not counted has one."""
    state = "signed" if one.note else "here"
    return Piece(one.part, one.title, one.pages or 1, state, one.note)


def _papers(kind: DossierKind, session: Session, subject: Id) -> Iterator[Lying]:
    signed = signed_pages(session, subject)
    for (form, _), versions in printings_of(session, subject).items():
        part = DOSSIERS[kind].part_of(form)
        if part is None:
            continue
        best = best_of(versions, signed)
        whole = len(signed.get((best.paper, best.version), ())) >= best.pages
        on = best.printed_at.astimezone(CHINA).date()
        note, place = tr("签字件") if whole else "", DOSSIERS[kind].place_of(form)
        yield Lying(part, best.title, on, best.pages, best.id, note, place)


def _files(session: Session, subject: Id) -> Iterator[Lying]:
    for row in pictures_of(session, subject):
        part = FilePart(row.place) if row.place else part_of_file(row.name)
        pages = 1 if row.media_type.startswith("image/") else None
        title = row.name.rpartition(".")[0] or row.name
        on = row.captured_at.astimezone(CHINA).date()
        yield Lying(part, title, on, pages, row.id, scan=True)


def _index(_paper: SubjectPaper, lying: Sequence[Lying]) -> Slots:
    """卷内目录: each thing with its day and how many pages it has."""
    rows: list[dict[str, Runs]] = [
        {
            "item_no": (str(number),),
            "item_part": (one.part.label,),
            "item_title": (Filled(one.title, "dossier"),),
            "item_on": (day(one.on),),
            "item_pages": (_pages(one),),
            "item_note": (one.note,),
        }
        for number, one in enumerate(lying, 1)
    ]
    return Slots(groups={"lying": tuple(rows)})


def _pages(one: Lying) -> str:
    """From page to page once bound; before that, how many."""
    if one.page_from is None or one.pages is None:
        return "" if one.pages is None else str(one.pages)
    last = one.page_from + one.pages - 1
    return str(last) if last == one.page_from else f"{one.page_from}—{last}"


def _cover(paper: SubjectPaper, bound: CorrectionDossier | None) -> Slots:
    """From the reception to the end; who bound it, and how long it is kept."""
    ended = paper.subject.ended_on
    return Slots(
        {
            "ended_on": (filled_day(ended, "ended_on", "解除或终止的日期"),),
            "archive_no": ("",),
            "binder": (Filled(bound.binder, "dossier.binder") if bound else "",),
            "bound_on": (day(bound.bound_on) if bound else "",),
            "retention": (Retention(bound.retention).label if bound else "",),
        },
        marks=frozenset({"ended"} if ended else ()),
    )


def _back(_paper: SubjectPaper, lying: Sequence[Lying]) -> Slots:
    counted = sum(one.pages or 0 for one in lying)
    known = all(one.pages is not None for one in lying)
    return Slots(
        {"items": (str(len(lying)),), "pages": (str(counted) if known and lying else "　　　",)}
    )


def _offered(_paper: SubjectPaper, _row: Any) -> Offer | None:
    return WANTED


def _everything(session: Session, subject: Id) -> list[Lying]:
    """What lies in either dossier, each thing once."""
    found = {one.source: one for kind in DossierKind for one in lying_in(kind, session, subject)}
    return sorted(found.values(), key=lambda one: (one.part, one.place, one.on, one.source))


def _sealed(paper: SubjectPaper, lying: Sequence[Lying]) -> Slots:
    """封存清单 (R31): by when, and what; it names nobody."""
    end = paper.subject.ended_on
    days: dict[str, Runs] = {
        "ended_on": (filled_day(end, "ended_on", "解除或终止的日期"),),
        "seal_by": (filled_day(paper.seal_by, "ended_on", "封存期限"),),
    }
    return _index(paper, lying) | Slots(days)


def _to_seal(paper: SubjectPaper, _row: Any) -> Offer | None:
    """A19: of a minor's record, once the correction has ended."""
    if not paper.subject.minor_regime:
        return None
    return READY if paper.subject.ended_on else later(tr("解除或者终止后"))


FORMS = (
    Form("cor.sealed", _sealed, read=_everything, offered=_to_seal),
    *(
        form
        for kind in DossierKind
        for read in (partial(lying_in, kind),)
        for form in (
            Form(f"cor.{kind.value}-cover", _cover, read=partial(bound_in, kind), offered=_offered),
            Form(f"cor.{kind.value}-index", _index, read=read, offered=_offered),
            Form(f"cor.{kind.value}-back", _back, read=read, offered=_offered),
        )
    ),
)
