"""Terms of sentences and of community correction, T1 to T10 of the domain specification.

Source: 最高人民法院关于适用刑事诉讼法的解释 第202条 (SPC 202) and 刑法. The court's document
governs; what is counted here warns when the two differ (`check_end`) and moves nothing.
"""

from __future__ import annotations

__all__ = [
    "Principal",
    "Term",
    "cap_end",
    "check_end",
    "check_suspension",
    "control_end",
    "imprisonment_end",
    "of_age",
    "outside_end",
    "parole_end",
    "period_end",
    "sentence_end",
    "shortest_suspension",
    "suspension_end",
]

import calendar as gregorian
from dataclasses import dataclass
from datetime import date

from app.codes import Code
from app.errors import Fault
from app.i18n import tr
from app.lawbook.calendar import DAY
from app.lawbook.dates import corresponding_day


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as courts write it: years, then months, then days (half a month is 15)."""

    years: int = 0
    months: int = 0
    days: int = 0

    @property
    def length(self) -> tuple[int, int]:
        """Whole months and days, to compare terms with one another."""
        return self.years * 12 + self.months, self.days


class Principal(Code):
    """主刑 (刑法 第33条), in the codes of community correction."""

    REPRIEVED_DEATH = "01", "死刑缓期二年执行"
    LIFE = "02", "无期徒刑"
    IMPRISONMENT = "03", "有期徒刑"
    DETENTION = "04", "拘役"
    CONTROL = "05", "管制"


LIFE_PAROLE = Term(years=10)  # 刑法 第83条

# Shortest and longest suspension (刑法 第73条); other punishments cannot be suspended.
SUSPENSION = {
    Principal.DETENTION: (Term(months=2), Term(years=1)),
    Principal.IMPRISONMENT: (Term(years=1), Term(years=5)),
}


# -- T1: periods counted by months ---------------------------------------------------------


def period_end(start: date, months: int) -> date:
    """The end of a period of months (SPC 202).

    The same day of the target month; its last day, when there is none or when `start` is the
    last day of its month. (民法典 第202条 differs in the last point: app/lawbook/dates.py.)
    """
    target = corresponding_day(start, months)
    return _last_of_month(target) if start == _last_of_month(start) else target


def cap_end(start: date, months: int) -> date:
    """The last day a measure or permit of at most `months` may run: the strict reading of T1."""
    return period_end(start, months) - DAY


# -- T2, T3: sentences --------------------------------------------------------------------


def sentence_end(start: date, term: Term) -> date:
    """The last day of a sentence that begins on `start` (SPC 202): years, then months, then days.

    A year ends on the day before the same date, or, where that date is missing, on the day
    before the month's last. A month ends on the day before the same day; from a month's last
    day, or where the day is missing, on the day before the target month's last. In a mixed term
    each unit begins on the day after the one before it ends.
    """
    if term.length <= (0, 0):
        raise ValueError(term)
    start = corresponding_day(start, 12 * term.years)
    if term.months:
        start = period_end(start, term.months)
    return start + (term.days - 1) * DAY


def imprisonment_end(start: date, term: Term, custody_days: int = 0) -> date:
    """End of 有期徒刑 or 拘役 from the day of execution, less each day held (刑法 44, 47)."""
    return sentence_end(start, term) - custody_days * DAY


# -- T4, T8: suspension -------------------------------------------------------------------


def suspension_end(final: date, probation: Term) -> date:
    """End of 缓刑考验期 from the day the judgment became final; custody is not credited.

    刑法 第73条第3款. No agency may make it longer (T8).
    """
    return sentence_end(final, probation)


def shortest_suspension(principal: Principal) -> Term:
    """The shortest a suspension may be made, by law or shortened for 重大立功.

    刑法 第73条; 法释〔2016〕23号 第18条.
    """
    return SUSPENSION[principal][0]


def check_suspension(principal: Principal, sentence: Term, probation: Term) -> Fault | None:
    """A warning when a suspension is outside 刑法 第73条, or shorter than the sentence."""
    if principal in SUSPENSION:
        least, most = SUSPENSION[principal]
        if max(least.length, sentence.length) <= probation.length <= most.length:
            return None
    return Fault(
        tr("考验期不符合刑法 第73条，请对照判决书再看一遍"),
        field="probation",
        citation="刑法 第73条",
        blocks=False,
    )


# -- T5: 管制 -----------------------------------------------------------------------------


def control_end(start: date, term: Term, custody_days: int = 0) -> date:
    """End of 管制 from the day of execution; a day held counts as two (刑法 第41条)."""
    return sentence_end(start, term) - 2 * custody_days * DAY


# -- T6, T7: parole, serving outside prison -----------------------------------------------


def parole_end(paroled: date, original_end: date | None) -> date:
    """End of 假释考验期: what is left of the sentence, ten years from life (刑法 第83条).

    `original_end` is None for a life sentence.
    """
    if original_end is None:
        return sentence_end(paroled, LIFE_PAROLE)
    if original_end < paroled:
        raise ValueError(original_end)
    return original_end


def outside_end(end_of_sentence: date, uncounted_days: int = 0) -> date:
    """End of 暂予监外执行: the sentence's own end.

    `uncounted_days` are days that a court has ruled out of the sentence (刑事诉讼法 第268条第3款).
    """
    return end_of_sentence + uncounted_days * DAY


# -- T9: the document governs -------------------------------------------------------------


def check_end(calculated: date, document: date) -> Fault | None:
    """A warning when the count and the court's document differ; the document governs."""
    if calculated == document:
        return None
    return Fault(
        tr("推算 {calculated}，执行通知书 {document}，以文书为准，请函询").format(
            calculated=calculated.isoformat(), document=document.isoformat()
        ),
        field="end_doc",
        blocks=False,
    )


# -- Ages in criminal law -----------------------------------------------------------------


def of_age(birth: date, years: int) -> date:
    """The first day a person counts as `years` old in criminal law: the day after the birthday.

    法释〔2006〕1号 第2条. A birthday of 29 February falls on the 28th in other years.
    """
    return corresponding_day(birth, 12 * years) + DAY


def _last_of_month(day: date) -> date:
    return day.replace(day=gregorian.monthrange(day.year, day.month)[1])
