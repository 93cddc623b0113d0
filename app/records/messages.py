"""What the page of any record shows: frozen values, made by the line of work it belongs to."""

from __future__ import annotations

__all__ = [
    "AdviceView",
    "DossierItem",
    "DossierView",
    "LoosePages",
    "Missing",
    "NextStep",
    "PaperLine",
    "Retention",
    "StepView",
    "TimelineItem",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.codes import Code
from app.ids import Id
from app.today.messages import CaseDue


@dataclass(frozen=True, slots=True)
class StepView:
    """One step above a record: "done", "now" or "todo", with a short caption."""

    step: Code
    status: str
    caption: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next.

    Attributes:
        action: command name the primary button opens ("RecordSession", "PrintAgreement" …).
        button: the button's words ("开始做记录").
    """

    headline: str
    detail: str
    action: str
    button: str
    due: CaseDue | None


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened; icon is an icon name of the theme ("phone", "handshake").

    `step` is the step above the record it belongs to, None for a note. What the text of a
    `secret` one says is shown to who says what for.
    """

    at: datetime
    has_time: bool
    icon: str
    title: str
    by: str
    text: str
    step: Code | None = None
    secret: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper a record has or will need.

    Attributes:
        kind: "med.F-A4" …
        status: "done" (printed), "ready" (can be printed), "wanted" (only where somebody asks
            for it) or "later".
        when: what to show at the right ("11月2日", "达成后").
        subject: row the paper is made of (session id …), or the record's id.
    """

    kind: str
    title: str
    status: str
    when: str
    subject: Id


@dataclass(frozen=True, slots=True)
class AdviceView:
    """What the parties may do now or the mediator keeps in mind, with the article."""

    rule: str
    title: str
    text: str
    law: str
    article: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that was left to be filled in later (稍后补).

    Attributes:
        owner: whose it is ("被申请人 2").
        label: what people call it.
        field: where it is filled in ("parties.1.phone").
    """

    owner: str
    label: str
    field: str


# -- the dossier --------------------------------------------------------------------------------


class Retention(Code):
    """CL-11 保管期限: the unit's approved schedule says which (档案法实施条例 第19条)."""

    SHORT = "1", "短期"
    LONG = "2", "长期"
    PERMANENT = "3", "永久"
    TEN_YEARS = "4", "10 年"
    THIRTY_YEARS = "5", "30 年"


@dataclass(frozen=True, slots=True)
class LoosePages:
    """Sheets that lie in a dossier and not in the computer (复印件, 原件)."""

    part: Code
    pages: int


@dataclass(frozen=True, slots=True)
class DossierItem:
    """One line of the index.

    Attributes:
        page_from, page_to: pages of the inside, from 1; None where they are not known yet.
        note: what stands behind it in the index ("复印件", "签字件").
        state: "signed" (came back signed), "here" (printed, or a file), "paper" (lies in the
            dossier and not in the computer), "unprinted", or "missing".
    """

    part: Code
    title: str
    page_from: int | None
    page_to: int | None
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier, bound or still growing.

    Attributes:
        items: what lies in it and what it lacks, in its order.
        gaps: what must be in it and is not, by name.
        sentence: how it stands ("再补回访记录即可归档").
        complete: nothing is missing, and nothing changed since it was bound.
        unsigned: printed papers of which no signed page came back.
        pages: of the inside; 0 while it is not bound.
        bound_on: None while it is not bound; archived_on: while its record can still change.
    """

    items: tuple[DossierItem, ...]
    gaps: tuple[str, ...]
    sentence: str
    complete: bool
    unsigned: int
    pages: int = 0
    volume: str = "1"
    binder: str = ""
    bound_on: date | None = None
    retention: Retention | None = None
    note: str = ""
    shelf: str = ""
    reviewer: str = ""
    archived_on: date | None = None
