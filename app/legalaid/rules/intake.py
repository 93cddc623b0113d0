"""What stands against taking an application or a notice in; pure functions."""

from __future__ import annotations

__all__ = ["check_application", "check_notice"]

from collections.abc import Iterator
from datetime import date, datetime

from app.clock import CHINA
from app.errors import Fault
from app.i18n import tr
from app.legalaid.codes import (
    CaseKind,
    FilerBasis,
    Matter,
    NoticeGround,
)
from app.legalaid.messages.intake import ApplicationInput, NoticeInput
from app.legalaid.messages.opinion import Opinion
from app.legalaid.rules import guards
from app.legalaid.rules.guards import (
    check_household,
    check_origin,
    check_provisional,
    check_retrial,
)
from app.legalaid.rules.law import cited
from app.legalaid.rules.limitation import Limitation

_AGAINST = frozenset({Matter.MAINTENANCE, Matter.LABOUR, Matter.INJURY, Matter.POLLUTION})
_ADULT = 18


def check_application(
    given: ApplicationInput, opinion: Opinion, limitation: Limitation | None, now: datetime
) -> list[Fault]:
    """B10: identity seen, told of the personal data, nothing asked that the law spares.

    M21, M23, M24 and M26 are `guards`.
    """
    answers = given.answers
    if faults := list(check_origin(answers)):
        return faults
    faults = [*_missing(given, opinion, now), *check_household(opinion.route, answers.household)]
    faults += check_retrial(answers)
    late = check_provisional(limitation, given.provisional)
    return faults + [fault.shown_at("provisional") for fault in late]


def _missing(given: ApplicationInput, opinion: Opinion, now: datetime) -> Iterator[Fault]:
    wanted = (
        (given.person.name.strip(), tr("请填申请人姓名"), "person.name"),
        (opinion.matter, tr("请选申请事项"), "matter"),
        (opinion.form, tr("请选援助形式"), "aid_form"),
        (opinion.route, tr("请选经济审查路径"), "route"),
        (given.cause.strip(), tr("请填案由"), "cause"),
        (given.facts.strip(), tr("请写案情及理由"), "facts"),
    )
    for value, says, field in wanted:
        if not value:
            yield Fault(says, field)
    if given.received_at and given.received_at > now:
        yield Fault(tr("收到时间晚于现在，请核对"), "received_at")
    if given.asked_at and given.asked_at > (given.received_at or now):
        yield Fault(tr("提出申请的时间晚于收到的时间，请核对"), "asked_at", "la.R-B01")
    if not given.told:
        says = tr("请先告知个人信息怎么用，征得同意")
        yield Fault(says, "told", None, "个人信息保护法 第30条")
    if not given.identity_seen:
        says = tr("还没有看身份证件；确实没有带的，请写明怎么核实的身份")
        yield Fault(says, "identity_seen", "la.B10", blocks=False)
    yield from _others(given, opinion)


def _others(given: ApplicationInput, opinion: Opinion) -> Iterator[Fault]:
    """Who files for the applicant, and the other side."""
    filer = given.answers.filer or FilerBasis.SELF
    if filer is not FilerBasis.SELF and given.filer is None:
        yield Fault(tr("请填代申请人"), "filer.person.name", "la.B10", cited(filer.article))
    if given.filer and not given.filer.relation.strip():
        yield Fault(tr("请填与申请人的关系"), "filer.relation")
    if opinion.matter in _AGAINST and not given.opponents:
        yield Fault(tr("请填对方当事人"), "opponents")
    for index, one in enumerate(given.opponents):
        name = one.person.name if one.person else one.organisation and one.organisation.name
        if not (name or "").strip():
            yield Fault(tr("请填对方的名称"), f"opponents.{index}.name")


def check_notice(given: NoticeInput, birth: date | None, now: datetime) -> list[Fault]:
    """N10: an organ's notice; a forwarded application is an application (M23)."""
    return list(_notice(given, birth, now))


def _notice(given: NoticeInput, birth: date | None, now: datetime) -> Iterator[Fault]:
    yield from guards.check_notice(given.kind, forward=given.forward)
    if not given.suspect.name.strip():
        yield Fault(tr("请填姓名"), "suspect.name")
    if not given.organ.strip():
        yield Fault(tr("请填发来通知的机关"), "organ")
    if given.received_at and given.received_at > now:
        yield Fault(tr("收到时间晚于现在，请核对"), "received_at")
    if given.found_on and given.found_on > (given.received_at or now).astimezone(CHINA).date():
        yield Fault(tr("发现情形的日期晚于收到通知的日期，请核对"), "found_on", "la.R-B05a")
    yield from _sent(given, now)
    if given.ground is NoticeGround.MINOR and birth and _age(birth, now.date()) >= _ADULT:
        says = tr("按出生日期已满十八周岁；犯罪时未成年的，请写明")
        yield Fault(says, "ground", "la.N10", cited("第25条"), blocks=False)
    if given.case_kind is not CaseKind.CRIMINAL:
        yield Fault(tr("通知辩护、通知代理只在刑事案件里有"), "case_kind", "la.N10")
    if given.guardian and not given.guardian.relation.strip():
        yield Fault(tr("请填监护人与本人的关系"), "guardian.relation")


def _sent(given: NoticeInput, now: datetime) -> Iterator[Fault]:
    """M23: the day it came; a later one says why."""
    came = (given.received_at or now).astimezone(CHINA)
    sent = (given.forwarded_at or now).astimezone(CHINA)
    if sent > now or sent < came:
        yield Fault(tr("转交时间在收到以后、现在以前，请核对"), "forwarded_at")
    elif sent.date() > came.date():
        says = tr("通知辩护应当即时转交；没有当天转的，请写明原因")
        yield Fault(says, "forwarded_at", "la.M23", cited("第36条"), blocks=False)


def _age(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
