"""What the two dossiers hold, in their order, with cover, index and 备考表."""

from __future__ import annotations

__all__ = ["FORMS", "Lying", "lying_in"]

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.papers.form import READY, WANTED, Form, Offer, later
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import filled_day
from app.correction.rules.dossier import DOSSIERS, DossierKind, FilePart, part_of_file
from app.i18n import tr
from app.ids import Id
from app.papers.filling import Slots
from app.papers.model import Filled, Runs
from app.papers.volumes import best_of, pictures_of, printings_of, signed_pages
from app.papers.wording import day


@dataclass(frozen=True, slots=True)
class Lying:
    """One thing in a dossier.

    Attributes:
        on: the day it was printed, or filed.
        pages: None of a file whose pages were not counted.
        source: the printing, or the attachment.
        place: before which others of its part it lies; files come after papers.
        note: "签字件" once every page came back.
    """

    part: FilePart
    title: str
    on: date
    pages: int | None
    source: Id
    note: str = ""
    place: int = 99


def lying_in(kind: DossierKind, session: Session, subject: Id) -> list[Lying]:
    """What is in a dossier, in its order, of one form the oldest first."""
    order = DOSSIERS[kind]
    found = [*_papers(kind, session, subject), *_files(session, subject)]
    found = [one for one in found if one.part in order.parts]
    return sorted(
        found, key=lambda one: (order.parts.index(one.part), one.place, one.on, one.source)
    )


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
        yield Lying(part, title, row.captured_at.astimezone(CHINA).date(), pages, row.id)


def _index(_paper: SubjectPaper, lying: Sequence[Lying]) -> Slots:
    """卷内目录: each thing with its day and how many pages it has."""
    rows: list[dict[str, Runs]] = [
        {
            "item_no": (str(number),),
            "item_part": (one.part.label,),
            "item_title": (Filled(one.title, "dossier"),),
            "item_on": (day(one.on),),
            "item_pages": ("" if one.pages is None else str(one.pages),),
            "item_note": (one.note,),
        }
        for number, one in enumerate(lying, 1)
    ]
    return Slots(groups={"lying": tuple(rows)})


def _cover(paper: SubjectPaper, _row: Any) -> Slots:
    """From the reception to the end."""
    ended = paper.subject.ended_on
    return Slots(
        {
            "ended_on": (filled_day(ended, "ended_on", "解除或终止的日期"),),
            "archive_no": ("",),
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
            Form(f"cor.{kind.value}-cover", _cover, offered=_offered),
            Form(f"cor.{kind.value}-index", _index, read=read, offered=_offered),
            Form(f"cor.{kind.value}-back", _back, read=read, offered=_offered),
        )
    ),
)
