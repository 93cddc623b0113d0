"""What the page of any record shows: frozen values, made by the line of work it belongs to."""

from __future__ import annotations

__all__ = ["AdviceView", "Missing", "NextStep", "PaperLine", "StepView", "TimelineItem"]

from dataclasses import dataclass
from datetime import datetime

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
