"""暂予监外执行 (刑事诉讼法 第265条、第268条): reviews, birth, guarantor, and when to look again."""

from __future__ import annotations

__all__ = [
    "OutsideFact",
    "ReviewFact",
    "check_deferral",
    "check_outside",
    "check_review",
    "next_review",
    "nursing_end",
]

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.correction.codes import GuarantorState, OutsideGround
from app.correction.messages.outside import DeferMedicalReview, RecordMedicalReview, RecordOutside
from app.correction.states import Category
from app.errors import Fault
from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.dates import corresponding_day
from app.lawbook.rules import Rulebook
from app.lawbook.terms import period_end
from app.people.codes import Sex

_GROUND = "刑事诉讼法 第265条"
_MOTHER = (OutsideGround.PREGNANCY, OutsideGround.NURSING)


@dataclass(frozen=True, slots=True)
class OutsideFact:
    """Why a sentence is served outside, as the rules need it."""

    id: Id
    ground: OutsideGround
    expected_on: date | None = None
    born_on: date | None = None
    until_on: date | None = None
    guarantor: str = ""
    guarantor_state: GuarantorState | None = None

    @property
    def unguaranteed(self) -> bool:
        """Whether the guarantor is gone and nobody took the place (刑事诉讼法 第268条)."""
        ill = self.ground is OutsideGround.ILLNESS
        return ill and self.guarantor_state is not GuarantorState.VALID


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """One 病情复查; `done_on` None for one that was only put off to a later day."""

    id: Id
    due_on: date
    done_on: date | None = None


def nursing_end(fact: OutsideFact, law: Rulebook) -> date | None:
    """When the ground of a mother ends: as the document says, else the first birthday (R12).

    The law names no age (proof P): the county decides; this is the day to have asked it by.
    """
    if fact.until_on is not None:
        return fact.until_on
    if fact.ground not in _MOTHER or fact.born_on is None:
        return None
    return corresponding_day(fact.born_on, 12 * (law["cor.R12a"].period or 0))


def next_review(
    fact: OutsideFact, start_on: date, reviews: Iterable[ReviewFact], law: Rulebook
) -> tuple[date, date] | None:
    """The day a three-months count began and the day the next 复查 is due (R11).

    Counted from the last review that was done, or from the first day served outside; a later day
    that was allowed since then takes its place. None where no illness is reviewed.

    Args:
        reviews: in the order they were written down.
    """
    if fact.ground is not OutsideGround.ILLNESS:
        return None
    start, later = start_on, None
    for one in reviews:
        if one.done_on is None:
            later = one.due_on
        elif one.done_on >= start:
            start, later = one.done_on, None
    due = period_end(start, law["cor.R11a"].period or 0)
    return start, max(due, later or due)


# -- guards ------------------------------------------------------------------------------------


def check_outside(
    command: RecordOutside, category: Category, sex: Sex | None, today: date
) -> list[Fault]:
    """Only of 暂监; illness has a guarantor, a mother her days."""
    if category is not Category.OUTSIDE:
        return [Fault(tr("只有暂予监外执行的要填这些"))]
    faults = []
    if command.ground in _MOTHER and sex is Sex.MALE:
        message = tr("登记的性别是男，请核对情形")
        faults.append(Fault(message, "ground", "cor.R12", _GROUND))
    if command.ground is OutsideGround.PREGNANCY and not (command.expected_on or command.born_on):
        faults.append(Fault(tr("请填预产期"), "expected_on", "cor.R12"))
    if command.ground is OutsideGround.NURSING and command.born_on is None:
        faults.append(Fault(tr("请填孩子出生日期"), "born_on", "cor.R12"))
    if command.born_on and command.born_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "born_on"))
    return faults + _guarantor(command)


def _guarantor(command: RecordOutside) -> list[Fault]:
    if command.ground is not OutsideGround.ILLNESS:
        return []
    faults = []
    if not command.guarantor.strip():
        faults.append(Fault(tr("保外就医要有保证人，请填姓名"), "guarantor", "cor.R11", _GROUND))
    if command.guarantor_state is None:
        faults.append(Fault(tr("请选保证人的状态"), "guarantor_state"))
    return faults


def check_review(
    command: RecordMedicalReview, fact: OutsideFact | None, today: date
) -> list[Fault]:
    """#23: a hospital the province named; warned, since an urgent case goes to the nearest."""
    if fact is None or fact.ground is not OutsideGround.ILLNESS:
        return [Fault(tr("不是保外就医的，不用登记病情复查"))]
    faults = []
    if command.done_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "done_on"))
    if not command.hospital.strip():
        faults.append(Fault(tr("请填医院"), "hospital"))
    elif not command.designated:
        message = tr("须省级政府指定医院")
        faults.append(Fault(message, "hospital", "cor.W23", _GROUND, blocks=False))
    if not command.conclusion.strip():
        faults.append(Fault(tr("请填复查结论"), "conclusion"))
    return faults


def check_deferral(command: DeferMedicalReview, due: tuple[date, date] | None) -> list[Fault]:
    """R11: a review is put off only to a later day, by whoever may allow that."""
    if due is None:
        return [Fault(tr("不是保外就医的，没有病情复查"))]
    faults = []
    if command.due_on <= due[1]:
        message = tr("应晚于现在的复查日期 {day}，请核对").format(day=full_date(due[1]))
        faults.append(Fault(message, "due_on"))
    if not command.basis.strip():
        faults.append(Fault(tr("请填谁批准、文号"), "basis", "cor.R11"))
    return faults
