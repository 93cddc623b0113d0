"""禁止令 (刑法 第38条、第72条) and what the county may allow in spite of it (R13, R19, #14)."""

from __future__ import annotations

__all__ = [
    "check_permit",
    "check_prohibition",
    "check_told",
    "permit_dues",
    "shortest",
]

from collections.abc import Collection, Iterator
from datetime import date

from app.clock import CHINA
from app.correction.codes import PermitKind, ProhibitionKind
from app.correction.messages.permits import AddProhibition, AskPermit, ReviseProhibition, TellPermit
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.movefacts import ProhibitionFact
from app.correction.states import Category
from app.errors import Fault
from app.i18n import full_date, tr
from app.lawbook.rules import Rulebook
from app.lawbook.terms import cap_end
from app.today.owed import DueFact

# Which period of a 禁止令 is the shortest allowed; of no other category is there one at all.
_SHORTEST = {Category.CONTROL: "cor.R19a", Category.SUSPENSION: "cor.R19b"}
_BOUND = "刑法 第38条、第72条"


def shortest(category: Category, start_on: date, law: Rulebook) -> date | None:
    """The first day on which a 禁止令 that begins on `start_on` may end; None where none may be."""
    rule = _SHORTEST.get(category)
    return cap_end(start_on, law[rule].period or 0) if rule else None


def check_prohibition(
    command: AddProhibition | ReviseProhibition,
    category: Category,
    term: tuple[date, date],
    law: Rulebook,
) -> list[Fault]:
    """#14: only of 管制 and 缓刑, inside the term, and not too short.

    Args:
        term: first and last day of the correction.
    """
    least = shortest(category, command.start_on, law)
    if least is None:
        return [Fault(tr("禁止令仅适用管制、缓刑"), "kind", "cor.W14", _BOUND)]
    faults = []
    if not command.content.strip():
        faults.append(Fault(tr("请照判决书填禁止的内容"), "content"))
    if command.end_on < command.start_on:
        faults.append(Fault(tr("早于开始日期，请核对"), "end_on"))
        return faults
    if command.start_on < term[0]:
        message = tr("早于矫正期限的第一天（{day}），请核对").format(day=full_date(term[0]))
        faults.append(Fault(message, "start_on", "cor.R19"))
    if command.end_on > term[1]:
        message = tr("晚于矫正期限的最后一天（{day}），请核对").format(day=full_date(term[1]))
        faults.append(Fault(message, "end_on", "cor.R19"))
    if command.end_on < least:
        rule = _SHORTEST[category]
        message = tr("{category}的禁止令不少于 {n} 个月，请对照判决书").format(
            category=tr(category.label), n=law[rule].period
        )
        faults.append(Fault(message, "end_on", rule, law[rule].citation.short(), blocks=False))
    return faults


def check_permit(
    command: AskPermit, prohibitions: Collection[ProhibitionFact], today: date
) -> list[Fault]:
    """R13, R19: whom or where, why, and for which hours."""
    faults = []
    if not command.target.strip():
        faults.append(Fault(tr("请填会见的人或者场所"), "target"))
    if not command.reason.strip():
        faults.append(Fault(tr("请写理由"), "reason"))
    if command.asked_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "asked_on"))
    if command.to_at <= command.from_at:
        faults.append(Fault(tr("早于开始时间，请核对"), "to_at"))
    if command.kind is PermitKind.PLACE and not any(
        one.kind is ProhibitionKind.PLACE for one in prohibitions
    ):
        message = tr("没有登记禁止进入区域、场所的禁止令，请核对是不是要报批")
        faults.append(Fault(message, "kind", "cor.R19", blocks=False))
    return faults


def check_told(command: TellPermit, answered_on: date | None, today: date) -> list[Fault]:
    """Told after it was allowed."""
    if answered_on is None:
        return [Fault(tr("县级还没有答复，不用告知"))]
    faults = []
    for name in ("told_court_on", "told_procurator_on"):
        day = getattr(command, name)
        if day is not None and not answered_on <= day <= today:
            faults.append(Fault(tr("应在批准之后、今天之前，请核对"), name))
    if command.told_court_on is None and command.told_procurator_on is None:
        faults.append(Fault(tr("请填日期"), "told_court_on"))
    return faults


# -- deadlines ---------------------------------------------------------------------------------


def permit_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """R19: court and procurator's office hear of leave to enter a forbidden place."""
    for permit in subject.moves.permits:
        if permit.untold:
            day = permit.answered_on or permit.from_at.astimezone(CHINA).date()
            yield DueFact(
                "cor.R19c", permit.id, law.due("cor.R19c", day), tr("告知法院、检察院"),
                tr("{name} 获准进入特定区域，告知法院、检察院").format(name=subject.title),
                tr("告知原审人民法院和人民检察院后登记日期"), tr("登记告知"), "TellPermit",
            )  # fmt: skip
