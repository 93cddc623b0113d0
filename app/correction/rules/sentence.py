"""The sentence: its end as we count it, and what in its papers cannot be right (T1 to T9)."""

from __future__ import annotations

__all__ = ["check_correction", "check_judgment", "counted_end"]

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.correction.messages.intake import JudgmentInput
from app.correction.states import Category
from app.errors import Fault
from app.i18n import tr
from app.lawbook.terms import (
    Principal,
    Term,
    check_end,
    check_suspension,
    control_end,
    imprisonment_end,
    outside_end,
    parole_end,
    suspension_end,
)

_FINITE = frozenset({Principal.IMPRISONMENT, Principal.DETENTION})
_SUSPENDED = frozenset({Principal.IMPRISONMENT, Principal.DETENTION})  # 刑法 第72条
_NOTHING = Term()


def counted_end(given: JudgmentInput, uncounted_days: int = 0) -> date | None:
    """The last day of the term as we count it; None where the papers do not say enough."""
    if given.category is Category.SUSPENSION:
        long = given.probation.length > _NOTHING.length
        return suspension_end(given.effective_on, given.probation) if long else None
    start = given.executed_on
    if start is None:
        return None
    if given.category is Category.CONTROL:
        long = given.sentence.length > _NOTHING.length
        return control_end(start, given.sentence, given.custody_days) if long else None
    if given.category is Category.PAROLE:
        return _parole(given, start)
    return _outside(given, start, uncounted_days)


def _parole(given: JudgmentInput, released_on: date) -> date | None:
    if given.principal is Principal.LIFE:
        return parole_end(released_on, None)
    if given.nominal_end is None or given.nominal_end < released_on:
        return None
    return parole_end(released_on, given.nominal_end)


def _outside(given: JudgmentInput, start: date, uncounted_days: int) -> date | None:
    if given.nominal_end is not None:
        return outside_end(given.nominal_end, uncounted_days)
    if given.principal not in _FINITE or given.sentence.length <= _NOTHING.length:
        return None
    return outside_end(imprisonment_end(start, given.sentence, given.custody_days), uncounted_days)


def check_judgment(given: JudgmentInput, today: date) -> list[Fault]:
    """What in a sentence as typed stands in the way, or warns; fields as in JudgmentInput."""
    faults = [*_blanks(given), *_days(given, today), *_lengths(given)]
    if faults:
        return faults
    return [*_warnings(given)]


def check_correction(given: JudgmentInput, end_on: date, today: date) -> list[Fault]:
    """A sentence typed again: as on entry, and #17 where its end (`end_on`) becomes a later one."""
    faults = check_judgment(given, today)
    if given.end_on > end_on:
        says = tr("止日改晚了。文书本来这样写的，请说明理由；任何机关都无权延长期限")
        faults.append(Fault(says, "end_on", "cor.W17", blocks=False))
    return faults


def _blanks(given: JudgmentInput) -> Iterator[Fault]:
    wanted = {
        "organ": (given.organ, tr("请填决定机关")),
        "doc_no": (given.doc_no, tr("请填文书号")),
        "offence": (given.offence, tr("请填罪名")),
    }
    for field, (text, says) in wanted.items():
        if not text.strip():
            yield Fault(says, field)
    if given.category is not Category.SUSPENSION and given.executed_on is None:
        words = {
            Category.CONTROL: tr("请填管制执行之日，管制的刑期从这一天起算"),
            Category.PAROLE: tr("请填假释之日，假释考验期从这一天起算"),
            Category.OUTSIDE: tr("请填暂予监外执行决定之日"),
        }
        yield Fault(words[given.category], "executed_on")
    lacks_end = given.nominal_end is None and given.principal is not Principal.LIFE
    if given.category is Category.PAROLE and lacks_end:
        yield Fault(tr("请填原判刑期的止日，假释考验期到这一天为止"), "nominal_end")


def _days(given: JudgmentInput, today: date) -> Iterator[Fault]:
    if given.doc_on > today:
        yield Fault(tr("文书日期晚于今天，请核对"), "doc_on")
    if given.effective_on < given.doc_on:
        yield Fault(tr("生效日期不能早于文书日期，请核对"), "effective_on")
    if given.offence_on > given.doc_on:
        yield Fault(tr("犯罪日期晚于文书日期，请核对"), "offence_on")
    if given.end_on < given.start_on:
        yield Fault(tr("期限的止日早于起日，请核对"), "end_on")
    if given.custody_days < 0:
        yield Fault(tr("先行羁押的天数不能小于 0"), "custody_days")


def _lengths(given: JudgmentInput) -> Iterator[Fault]:
    """Which punishment each category can have, and how long it must be said to be."""
    if given.category is Category.CONTROL and given.principal is not Principal.CONTROL:
        yield Fault(tr("矫正类别是管制的，主刑应当是管制"), "principal")
    if given.category is Category.SUSPENSION:
        if given.principal not in _SUSPENDED:
            says = tr("缓刑只适用于拘役、有期徒刑，请核对主刑")
            yield Fault(says, "principal", citation="刑法 第72条")
        if given.probation.length <= _NOTHING.length:
            yield Fault(tr("请填缓刑考验期"), "probation")
    timeless = (Principal.LIFE, Principal.REPRIEVED_DEATH)
    if given.principal not in timeless and given.sentence.length <= _NOTHING.length:
        yield Fault(tr("请填刑期"), "sentence")


def _warnings(given: JudgmentInput) -> Iterator[Fault]:
    if given.category is Category.SUSPENSION:
        fault = check_suspension(given.principal, given.sentence, given.probation)
        if fault is not None:
            yield replace(fault, rule="cor.W15")
    end = counted_end(given)
    if end is None:
        return
    if _counted_once(given):
        yield Fault(
            tr("羁押一日折抵管制二日。文书写的止日像是按一日折抵一日算的，请函询"),
            "end_on",
            "cor.W16",
            "刑法 第41条",
            blocks=False,
        )
    elif fault := check_end(end, given.end_on):
        yield replace(fault, field="end_on", rule="cor.W3")


def _counted_once(given: JudgmentInput) -> bool:
    """Whether the document takes a day held for one day of 管制 instead of two (#16)."""
    if given.category is not Category.CONTROL or not given.custody_days or not given.executed_on:
        return False
    once = imprisonment_end(given.executed_on, given.sentence, given.custody_days)
    return given.end_on == once
