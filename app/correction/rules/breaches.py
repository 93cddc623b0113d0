"""What a subject did wrong and nobody excused: verified clues, days out of reach, a late report."""

from __future__ import annotations

__all__ = ["LATE", "LOST", "Breach", "breaches", "lost_days"]

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.correction.codes import ClueRule, Severity
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.intake import report_by
from app.correction.rules.measurefacts import SearchFact
from app.correction.states import Category, State
from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.calendar import DAY
from app.lawbook.rules import Rulebook

LATE, LOST = "cor.R02", "cor.R28"  # rules of the first report, and of who cannot be reached
_WAITING = frozenset({State.AWAITED, State.LATE})


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach that nobody excused: a verified clue, or days out of reach.

    Attributes:
        on: the day it was committed or came to light, from_on the day the record bears it out.
        days: how many days out of reach, 0 for what is no such.
        open: the subject is still out of reach.
        unverified: an officer has still to look into it.
    """

    row: Id
    rule: str
    on: date
    from_on: date
    severity: Severity | None
    words: str
    days: int = 0
    open: bool = False
    unverified: bool = False
    search: SearchFact | None = None


def lost_days(since: date, until: date) -> int:
    """Days out of reach; the first is not counted (T10)."""
    return max(0, (until - since).days)


def breaches(facts: SubjectFacts, law: Rulebook, today: date) -> tuple[Breach, ...]:
    """Everything that may bear a rung, the oldest first."""
    found = [*_lost(facts, today), *_clues(facts, law), *_late_report(facts, law, today)]
    return tuple(sorted(found, key=lambda one: (one.on, one.from_on)))


def _lost(facts: SubjectFacts, today: date) -> Iterator[Breach]:
    measures = facts.measures
    for search in measures.searches:
        clue = measures.clue_of(search)
        if clue is not None and clue.justified:
            continue
        days, found = search.days(today), search.found_on
        if days < 1:
            continue
        span = tr("{start}失联，到{end}第 {n} 日（首日不计）")
        if found:
            span = tr("{start}失联，{end}找到，共 {n} 日（首日不计）")
        yield Breach(
            clue.id if clue else search.id, LOST, search.lost_on, search.lost_on + DAY, None,
            span.format(start=full_date(search.lost_on), end=full_date(found or today), n=days),
            days, open=found is None, search=search,
            unverified=found is not None and not (clue and clue.breach),
        )  # fmt: skip


def _clues(facts: SubjectFacts, law: Rulebook) -> Iterator[Breach]:
    of_searches = {
        clue.id for search in facts.measures.searches if (clue := facts.measures.clue_of(search))
    }
    for clue in facts.measures.clues:
        if clue.id in of_searches or clue.rule == LATE or not clue.breach:
            continue
        words = tr("{day}发现：{what}，{severity}，已核实").format(
            day=full_date(clue.on),
            what=tr(ClueRule(clue.rule).label)
            if clue.rule in set(ClueRule)
            else law[clue.rule].title,
            severity=tr(clue.severity.label) if clue.severity else "",
        )
        verified = clue.verified_on or clue.on
        yield Breach(clue.id, clue.rule, clue.on, verified, clue.severity, words)


def _late_report(facts: SubjectFacts, law: Rulebook, today: date) -> Iterator[Breach]:
    """不按规定时间报到; alleged after the rolled day alone (T10), never of 暂监."""
    if facts.category is Category.OUTSIDE:
        return
    clue = next((one for one in facts.measures.clues if one.rule == LATE), None)
    last = report_by(facts, law).rolled
    until = facts.reported_on or today
    if until <= last or (facts.reported_on is None and facts.state not in _WAITING):
        return
    if clue is not None and clue.justified:
        return
    days = lost_days(last, until)
    words = tr("应在{day}前报到，迟 {n} 日").format(day=full_date(last), n=days)
    yield Breach(
        clue.id if clue else facts.id, LATE, last, last + DAY, None, words, days,
        open=facts.reported_on is None, unverified=not (clue and clue.breach),
    )  # fmt: skip
