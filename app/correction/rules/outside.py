"""暂予监外执行 (刑事诉讼法 第265条、第268条): reviews, birth, guarantor, and when to look again."""

from __future__ import annotations

__all__ = [
    "check_deferral",
    "check_outside",
    "check_review",
    "next_review",
    "nursing_end",
    "outside_dues",
]

from collections.abc import Iterable, Iterator
from datetime import date

from app.correction.codes import OutsideGround
from app.correction.messages.outside import DeferMedicalReview, RecordMedicalReview, RecordOutside
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.movefacts import OutsideFact, ReviewFact
from app.correction.states import Category
from app.errors import Fault
from app.i18n import full_date, tr
from app.lawbook.dates import corresponding_day, on_day, unmoved
from app.lawbook.rules import Rulebook
from app.lawbook.terms import period_end
from app.people.codes import Sex
from app.today.owed import DueFact

_GROUND = "刑事诉讼法 第265条"
_MOTHER = (OutsideGround.PREGNANCY, OutsideGround.NURSING)


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


# -- deadlines ---------------------------------------------------------------------------------


def outside_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """R11, R12, R24: the next 复查, the birth, the end of the ground, the guarantor."""
    fact = subject.moves.outside
    if fact is None:
        return
    name = subject.title
    if found := next_review(fact, subject.start_on, subject.moves.reviews, law):
        start, day = found
        yield DueFact(
            "cor.R11a", fact.id, unmoved(on_day(day, law.calendar)), tr("病情复查"),
            tr("{name} 病情复查").format(name=name),
            tr("到省级政府指定的医院检查，交复查情况"), tr("登记复查"), "RecordMedicalReview",
            tr("{start}起每三个月一次").format(start=full_date(start)),
        )  # fmt: skip
    if fact.unguaranteed:
        yield DueFact(
            "cor.R11b", fact.id, law.due("cor.R11b", fact.guarantor_on or subject.start_on),
            tr("保证人"), tr("{name} 的保证人要更换").format(name=name),
            tr("请本人另提保证人；提不出的，是收监执行的情形"), tr("登记保证人"), "RecordOutside",
        )  # fmt: skip
    yield from _mother(fact, subject, law)


def _mother(fact: OutsideFact, subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    waiting = fact.ground is OutsideGround.PREGNANCY and fact.born_on is None
    if waiting and fact.expected_on:
        yield DueFact(
            "cor.R12b", fact.id, law.due("cor.R12b", fact.expected_on), tr("预产期"),
            tr("{name} 的预产期").format(name=subject.title),
            tr("问明分娩情况，登记孩子出生日期"), tr("登记分娩"), "RecordOutside",
        )  # fmt: skip
    end = nursing_end(fact, law)
    if end is not None and end < subject.end_on:
        yield DueFact(
            "cor.R12", fact.id, law.due("cor.R12", end), tr("审查是否收监"),
            tr("{name} 暂予监外执行的情形将消失").format(name=subject.title),
            tr("{day}届满，刑期到 {end}；请示县级，准备收监执行建议书").format(
                day=full_date(end), end=full_date(subject.end_on)
            ),
            tr("提出建议"), "ProposeSanction",
        )  # fmt: skip
