"""What holds a dossier of legal aid together: cover, index and back."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterator
from typing import Any

from app.legalaid.papers.form import Form
from app.legalaid.papers.record import AidPaper
from app.papers.filling import Slots
from app.papers.model import Filled, Gap, Run, Runs
from app.papers.wording import BLANK_DATE, day, filled
from app.records.messages import DossierItem, DossierView
from app.records.offers import WANTED, Offer


def _needed(_paper: AidPaper, _row: Any) -> Offer | None:
    return WANTED


def _cover(paper: AidPaper, bound: DossierView | None) -> Slots:
    """The name of a minor is on no cover (shared.R-P02)."""
    return Slots({name: (run,) for name, run in _named(paper, bound)})


def _named(paper: AidPaper, bound: DossierView | None) -> Iterator[tuple[str, Run]]:
    one, closing = paper.assignment, paper.closing
    name = f"{paper.public_name}{paper.case.cause}法律援助"
    yield "volume_name", Filled(name, "cause")
    yield "unit_plain", one.unit if one else "无"
    yield "lawyer_plain", one.lawyer if one and one.lawyer else "无"
    ended = closing.ended_on if closing else None
    yield "closed_on", day(ended) if ended else BLANK_DATE
    yield "binder", filled(bound.binder if bound else "", "BindAidDossier.binder", "立卷人", 10)
    yield "bound_on", _on(bound)
    kept = bound.retention if bound else None
    yield "retention", kept.label if kept else Gap("保管期限", "BindAidDossier.retention", 6)


def _on(bound: DossierView | None) -> Run:
    if bound is None or bound.bound_on is None:
        return Gap("立卷日期", "BindAidDossier.bound_on", 10)
    return day(bound.bound_on)


def _index(_paper: AidPaper, bound: DossierView | None) -> Slots:
    """卷内目录: what is there, with its first page once it was bound."""
    here = [one for one in (bound.items if bound else ()) if one.state not in _ABSENT]
    rows = tuple(_entry(number, one) for number, one in enumerate(here, 1))
    return Slots(groups={"lying": rows})


_ABSENT = ("missing", "unprinted")


def _entry(number: int, one: DossierItem) -> dict[str, Runs]:
    return {
        "item_no": (str(number),),
        "item_part": (one.part.label,),
        "item_title": (Filled(one.title, "dossier"),),
        "item_page": (_pages(one),),
        "item_note": (one.note,),
    }


def _pages(one: DossierItem) -> str:
    if one.page_from is None:
        return ""
    last = one.page_to
    return str(one.page_from) if last == one.page_from else f"{one.page_from}—{last}"


def _back(_paper: AidPaper, bound: DossierView | None) -> Slots:
    pages = str(bound.pages) if bound and bound.pages else "　　　　"
    archived = bound.archived_on if bound else None
    runs: dict[str, Runs] = {
        "pages": (pages,),
        "volume_note": (Filled(bound.note if bound else "", "dossier.note"),),
        "archived_on": (day(archived) if archived else BLANK_DATE,),
    }
    return Slots(runs)


FORMS = (
    Form("la.cover", _cover, offered=_needed),
    Form("la.index", _index, offered=_needed),
    Form("la.back", _back, offered=_needed),
)
