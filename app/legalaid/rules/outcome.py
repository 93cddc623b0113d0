"""What an application is registered as: route, categories, form, 快速受理, row of the report."""

from __future__ import annotations

__all__ = [
    "age_of",
    "categories_of",
    "fast_of",
    "for_migrants",
    "form_of",
    "ground_of",
    "kind_of",
    "route_of",
]

from collections.abc import Iterator, Sequence
from datetime import date

from app.legalaid.codes import (
    Accident,
    AidForm,
    CaseKind,
    Category,
    Exemption,
    FastTag,
    ForumKind,
    Matter,
    MeansRoute,
    NoLimit,
    Stage,
)
from app.legalaid.messages.answers import Answers, Origin
from app.legalaid.rules.limitation import Limitation
from app.people.idnumbers import age as age_on
from app.people.messages import Sex

_ELDERLY, _ADULT = 60, 18
_HAN = ("", "汉", "汉族")


def route_of(answers: Answers) -> MeansRoute | None:
    """经济审查路径, as far as it was answered."""
    if answers.origin is Origin.NOTICE:
        return MeansRoute.NOTICE
    if answers.unlimited:
        return MeansRoute.UNLIMITED
    if answers.exemption:
        return MeansRoute.EXEMPT
    return answers.route


def ground_of(answers: Answers, route: MeansRoute | None) -> str:
    """The code of CL-23, CL-24 or CL-26, as the route has it."""
    match route:
        case MeansRoute.UNLIMITED if answers.unlimited:
            return answers.unlimited.value
        case MeansRoute.EXEMPT if answers.exemption:
            return answers.exemption.value
        case MeansRoute.NOTICE if answers.notice_ground:
            return answers.notice_ground.value
    return ""


def for_migrants(answers: Answers) -> bool:
    """第42条第三项: wages, or injuries at work."""
    if answers.matter is Matter.INJURY:
        return answers.accident is Accident.WORK
    return answers.matter is Matter.LABOUR


def age_of(answers: Answers, today: date) -> int | None:
    return age_on(answers.birth, today) if answers.birth else None


def categories_of(answers: Answers, route: MeansRoute | None, today: date) -> tuple[Category, ...]:
    """CL-29 as ticked, and what the answers say by themselves; in the order of the list."""
    found = set(answers.categories)
    age = age_of(answers, today)
    if age is not None and age >= _ELDERLY:
        found.add(Category.ELDERLY)
    if age is not None and age < _ADULT:
        found.add(Category.MINOR)
    if answers.sex is Sex.FEMALE:
        found.add(Category.WOMAN)
    if answers.ethnicity not in _HAN:
        found.add(Category.MINORITY)
    if answers.exemption is Exemption.MIGRANT_WORKER:
        found.add(Category.MIGRANT_WORKER)
    if answers.exemption is Exemption.ASSISTED:
        found.add(Category.ASSISTED)
    if answers.unlimited is NoLimit.VIOLENCE:
        found.add(Category.VIOLENCE_VICTIM)
    if answers.unlimited is NoLimit.MARTYRS:
        found.add(Category.MARTYR_KIN)
    if route is MeansRoute.CHECKED:
        found.add(Category.POOR)
    return tuple(one for one in Category if one in found)


def fast_of(
    answers: Answers, limitation: Limitation | None, categories: Sequence[Category]
) -> Iterator[FastTag]:
    """快速受理: what goes first (1B)."""
    if answers.matter is Matter.LABOUR:
        yield FastTag.WAGES
    if answers.matter is Matter.INJURY and answers.accident is Accident.WORK:
        yield FastTag.WORK_INJURY
    if answers.unlimited is NoLimit.VIOLENCE:
        yield FastTag.VIOLENCE
    if Category.ELDERLY in categories:
        yield FastTag.ELDERLY
    if Category.DISABLED in categories:
        yield FastTag.DISABLED
    if {Category.SERVICE_FAMILY, Category.VETERAN, Category.MARTYR_KIN} & set(categories):
        yield FastTag.SERVICE
    if limitation and limitation.short:
        yield FastTag.LIMITATION


def form_of(answers: Answers, route: MeansRoute | None) -> AidForm | None:
    """CL-20 as it follows, where nobody chose another."""
    if answers.aid_form:
        return answers.aid_form
    if route is MeansRoute.NOTICE:
        return AidForm.CRIMINAL
    matter = answers.matter
    if matter is None:
        return None
    if matter is Matter.OUTSIDE:
        return AidForm.ADVICE
    if matter is Matter.RETRIAL and answers.retrial_ordered is False and not answers.insists:
        return AidForm.DRAFTING
    if kind_of(answers, route) is CaseKind.CRIMINAL:
        return AidForm.CRIMINAL
    labour = answers.forum is ForumKind.LABOUR_ARBITRATION
    if labour or (matter is Matter.LABOUR and answers.stage is Stage.MEDIATION):
        return AidForm.LABOUR
    return AidForm.CIVIL


def kind_of(answers: Answers, route: MeansRoute | None) -> CaseKind | None:
    """The row of the monthly report."""
    matter = answers.matter
    if route is MeansRoute.NOTICE or (matter and matter.criminal):
        return CaseKind.CRIMINAL
    if matter is Matter.RETRIAL:
        return answers.retrial_kind
    if matter is Matter.STATE_COMPENSATION:
        return CaseKind.STATE_COMPENSATION
    if matter in (Matter.SOCIAL_INSURANCE, Matter.PENSION_FOR_DEATH):
        labour = answers.forum is ForumKind.LABOUR_ARBITRATION
        return CaseKind.CIVIL if labour else CaseKind.ADMINISTRATIVE
    return CaseKind.CIVIL if matter else None
