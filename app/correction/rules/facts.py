"""What the rules need of a subject: plain values, of one subject or of hundreds at once."""

from __future__ import annotations

__all__ = ["MemberFact", "RequestFact", "Span", "SubjectFacts"]

from dataclasses import dataclass, field
from datetime import date

from app.correction.codes import Grade, RequestKind, Standing, Termination
from app.correction.rules.measurefacts import Measures
from app.correction.rules.movefacts import Moves
from app.correction.states import Category, Flag, State
from app.ids import Id
from app.lawbook.terms import Principal, Term
from app.people.codes import Sex


@dataclass(frozen=True, slots=True)
class MemberFact:
    """A member of the 矫正小组 who has not left."""

    name: str
    sex: Sex
    standing: Standing
    knows_minors: bool = False
    letter_on: date | None = None


@dataclass(frozen=True, slots=True)
class RequestFact:
    """What was asked of the county and waits for its answer."""

    id: Id
    kind: RequestKind
    record: Id
    asked_on: date


@dataclass(frozen=True, slots=True)
class Span:
    """One parallel flag and the days it holds; `to_on` is None as long as it goes on."""

    flag: Flag
    row: Id
    from_on: date
    to_on: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFacts:
    """A subject as the rules need it.

    A part of the work that has facts of its own adds a field with a default here, and what loads
    it for many subjects in `app/correction/facts`.

    Attributes:
        title: the name.
        state: as written; see `shown_state` for the day's own moves.
        minor: whether the regime of minors applies (R30: it never ends with the birthday).
        sealable: under eighteen at the offence and not above five years (R31).
        end_on: the last day of the term, as the document says (T9).
        end_calc: as we count it; None where it cannot be counted.
        moved_in: came over from another county, where the term had begun (R17).
        grade: the class that holds, with the day it began and its row.
        graded_on: when the class was looked at last.
    """

    id: Id
    person: Id
    title: str
    sex: Sex
    birth: date | None
    category: Category
    state: State
    state_on: date
    area: str
    organ: str
    notice_on: date
    decision_on: date | None
    papers_on: date | None
    receipt_on: date | None
    missing: tuple[str, ...]
    reported_on: date | None
    accepted_on: date | None
    declared_on: date | None
    exit_filed_on: date | None
    minor: bool
    sealable: bool
    principal: Principal
    sentence: Term
    probation: Term
    custody_days: int
    doc_on: date
    effective_on: date
    executed_on: date | None
    start_on: date
    end_on: date
    end_calc: date | None
    asked_on: date | None
    asked_answer: str
    appraised_on: date | None
    ended_as: str
    ended_on: date | None
    told_on: date | None
    sealed_on: date | None
    moved_in: bool = False
    notice_no: str = ""
    grade: Grade | None = None
    grade_on: date | None = None
    grade_row: Id | None = None
    graded_on: date | None = None
    plan_on: date | None = None
    team: tuple[MemberFact, ...] = ()
    requests: tuple[RequestFact, ...] = ()
    spans: tuple[Span, ...] = ()
    moves: Moves = field(default_factory=Moves)
    measures: Measures = field(default_factory=Measures)

    def flags(self, day: date) -> frozenset[Flag]:
        """What runs beside the correction on a day."""
        return frozenset(span.flag for span in self.spans if span.holds(day))

    @property
    def serving(self) -> bool:
        """Whether the office watches over the subject: 入矫宣告 done, not ended."""
        return self.state in (State.SERVING, State.UNSETTLED)

    @property
    def to_seal(self) -> bool:
        """Whether the record is to be sealed (R31): nothing of the sentence is left to serve.

        After a revocation it goes on in prison.
        """
        served = self.state is State.RELEASED or self.ended_as == Termination.DIED.value
        return self.sealable and served and self.sealed_on is None
