"""A record as the rules need it: its term, the state the day moves it to, who was seen last."""

from __future__ import annotations

__all__ = [
    "HelpFacts",
    "InquiryFact",
    "aftercare_end",
    "help_term",
    "is_key",
    "met_last",
    "not_met_from",
    "seeking",
    "shown_state",
    "three_none",
]

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.lawbook.calendar import DAY
from app.lawbook.rules import Rulebook, Unit
from app.lawbook.terms import Term, sentence_end
from app.resettlement.codes import InquiryOutcome, RiskSign, Source
from app.resettlement.states import State

AFTERCARE = Term(years=3)  # 禁毒法 第33条
_THREE = frozenset({RiskSign.NO_HOME, RiskSign.NO_KIN, RiskSign.NO_WORK})


@dataclass(frozen=True, slots=True)
class InquiryFact:
    """One attempt to learn where the person is."""

    on: date
    outcome: InquiryOutcome


@dataclass(frozen=True, slots=True)
class HelpFacts:
    """A record as the rules need it.

    Attributes:
        met_in_person: the person was seen at the handover, which is a contact too.
        contacts, inquiries, assessed_on: oldest first.
    """

    id: Id
    name: str
    state: State
    source: Source
    data_on: date | None = None
    expected_on: date | None = None
    release_on: date | None = None
    handover_on: date | None = None
    met_in_person: bool = False
    key_person: bool = False
    help_to: date | None = None
    contacts: tuple[date, ...] = ()
    inquiries: tuple[InquiryFact, ...] = ()
    assessed_on: tuple[date, ...] = ()


def help_term(source: Source, release_on: date, law: Rulebook) -> tuple[date, date]:
    """The first and the last day of help (R33): from the day after release, counted by T2."""
    rule = law["res.R33a" if source is Source.CORRECTION else "res.R33"]
    period, start = rule.period or 0, release_on + DAY
    terms = {
        Unit.YEARS: Term(years=period),
        Unit.MONTHS: Term(months=period),
        Unit.DAYS: Term(days=period),
    }
    return start, sentence_end(start, terms[rule.unit])


def aftercare_end(reported_on: date) -> date:
    """The last day of 社区戒毒 (R36): the day of reporting is the first of three years."""
    return sentence_end(reported_on, AFTERCARE)


def shown_state(case: HelpFacts, law: Rulebook, today: date) -> State:
    """The state with the day's own move (B5): 未衔接 from the day after the last one.

    Derived, not written: every replica reaches it on the same day without an entry.
    """
    since = not_met_from(case, law)
    return State.NOT_MET if since and since <= today else case.state


def not_met_from(case: HelpFacts, law: Rulebook) -> date | None:
    """The first day on which who is waited for counts as 未衔接 (B5); None who is not."""
    if case.state is not State.AWAITED or case.release_on is None:
        return None
    return law.due("res.B5", case.release_on).raw + DAY


def three_none(signs: Collection[RiskSign]) -> bool:
    """Whether the form says 三无人员: nowhere to live, nobody to go to, no work."""
    return set(signs) >= _THREE


def is_key(signs: Collection[RiskSign]) -> bool:
    """Whether the form speaks for 重点 (B4): 三无人员, or a tendency to offend again."""
    return three_none(signs) or RiskSign.TENDENCY in signs


def met_last(case: HelpFacts) -> date | None:
    """The day of the last contact; a handover at which the person was seen is one."""
    days = [*case.contacts]
    if case.handover_on and case.met_in_person:
        days.append(case.handover_on)
    return max(days, default=None)


def seeking(case: HelpFacts) -> InquiryFact | None:
    """The inquiry that did not reach the person and that nothing came after; None where none."""
    last = case.inquiries[-1] if case.inquiries else None
    if last is None or last.outcome is InquiryOutcome.FOUND:
        return None
    met = met_last(case)
    return None if met and met >= last.on else last
