"""What the desk shows of the ladder, of clues, searches and sanctions of one subject."""

from __future__ import annotations

__all__ = [
    "ClueView",
    "LadderStep",
    "LadderView",
    "RowOffer",
    "RungView",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.correction.codes import Ground, SanctionKind, Severity
from app.ids import Id


@dataclass(frozen=True, slots=True)
class RowOffer:
    """A clue or a search that a proposal may rest on."""

    id: Id
    words: str


@dataclass(frozen=True, slots=True)
class RungView:
    """One rung: 条件已具备 from a day on, never more than that.

    Attributes:
        met: the condition is there today.
        place: the item it rests on, to be shown.
        papers: the drafts that go with it ("cor.D16").
        confirmed: whether the text of the rule was read (未经核实 otherwise).
    """

    kind: SanctionKind
    ground: Ground
    rule: str
    from_on: date
    met: bool
    evidence: tuple[str, ...]
    lacking: tuple[str, ...]
    rows: tuple[Id, ...]
    place: str
    papers: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One line of the right column of the desk.

    Attributes:
        status: "done", "now" or "todo".
        when: at the right ("第 2 天", "今天", "11月27日").
        law, article: what the line opens, "" for none; place is how it is shown.
        secret: the text tells where somebody was; covered until a look is written down.
    """

    title: str
    text: str
    when: str
    status: str
    place: str = ""
    law: str = ""
    article: str = ""
    secret: bool = False


@dataclass(frozen=True, slots=True)
class ClueView:
    """One clue."""

    id: Id
    rule: str
    title: str
    found_at: datetime
    facts: str
    verified_on: date | None
    justified: bool | None
    severity: Severity | None
    proposal: SanctionKind | None


@dataclass(frozen=True, slots=True)
class LadderView:
    """The ladder of one subject, as the desk and the record show it.

    Attributes:
        head: what presses ("何永健 超期 8 天未到"), "" where nothing does.
        late: whether it is said in red.
        search: the search under way.
        offer: the rung to draft from, None where nothing is ready.
        others: rungs that are there as well, or come by the day.
        clues: the newest first.
        rows: what a proposal may rest on.
        allowed: what may be proposed for the category.
        actions: names of the commands that make sense now, the likeliest first.
    """

    subject: Id
    name: str
    head: str
    late: bool
    steps: tuple[LadderStep, ...]
    search: Id | None
    offer: RungView | None
    others: tuple[RungView, ...]
    clues: tuple[ClueView, ...]
    rows: tuple[RowOffer, ...]
    allowed: tuple[SanctionKind, ...]
    actions: tuple[str, ...]
