"""查找 (社区矫正法 第30条): at once, step by step, 公安, 检察院 and county told (R28)."""

from __future__ import annotations

__all__ = ["check_end", "check_search", "check_step", "check_telling", "missing_dues"]

from collections.abc import Iterator
from datetime import datetime

from app.clock import CHINA
from app.correction.codes import SanctionKind
from app.correction.messages.missing import EndSearch, RecordSearchStep, StartSearch, TellSearch
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.ladder import revoking_kind
from app.correction.rules.measurefacts import SearchFact
from app.correction.rules.telling import told_faults
from app.correction.states import Flag
from app.errors import Fault
from app.i18n import month_day, tr
from app.lawbook.calendar import DAY
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact

# -- guards ------------------------------------------------------------------------------------


def check_search(command: StartSearch, facts: SubjectFacts, now: datetime) -> list[Fault]:
    """One search at a time, for whom nobody holds."""
    if facts.measures.search is not None:
        return [Fault(tr("已经在查找，请在查找记录里接着登记"))]
    if Flag.HELD in facts.flags(now.date()):
        return [Fault(tr("对象在羁押中，不用查找；已经放出的，请先登记羁押结束"))]
    if command.lost_since > now:
        return [Fault(tr("失联时间晚于现在，请核对"), "lost_since")]
    return []


def check_step(command: RecordSearchStep, search: SearchFact, now: datetime) -> list[Fault]:
    """A step lies between the loss and now, says what came of it, and who went."""
    faults = _open(search)
    if not search.since <= command.at <= now:
        faults.append(Fault(tr("时间在失联之后、现在以前，请核对"), "at"))
    if not command.result.strip():
        faults.append(Fault(tr("请写查找的结果"), "result"))
    if not any(name.strip() for name in command.officers):
        faults.append(Fault(tr("请写查找的人员"), "officers"))
    return faults


def check_telling(command: TellSearch, search: SearchFact, now: datetime) -> list[Fault]:
    """Somebody was told, after the loss."""
    between = tr("时间在失联之后、现在以前，请核对")
    return _open(search) + told_faults(command, search.since, now, between, first="police_at")


def check_end(command: EndSearch, search: SearchFact, now: datetime) -> list[Fault]:
    """Found once, after the loss."""
    faults = _open(search)
    last = max((search.since, *search.steps))
    if not search.since <= command.found_at <= now:
        faults.append(Fault(tr("找到的时间在失联之后、现在以前，请核对"), "found_at"))
    elif command.found_at < last:
        faults.append(Fault(tr("早于最后一次查找，请核对"), "found_at"))
    if not command.found_how.strip():
        faults.append(Fault(tr("请写怎样找到的、本人怎么说"), "found_how"))
    return faults


def _open(search: SearchFact) -> list[Fault]:
    return [Fault(tr("这次查找已经结束"))] if search.found_at is not None else []


# -- deadlines ---------------------------------------------------------------------------------


def missing_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """The next step, who has still to be told, and the days that change what follows."""
    search = subject.measures.search
    if search is None:
        return
    yield _next(search, subject, law)
    if untold := _untold(search):
        yield DueFact(
            "cor.R28b", search.id, law.due("cor.R28b", search.lost_on), tr("查找通知"),
            tr("{name} 失联，通知有关机关").format(name=subject.title),
            tr("还没有通知：{who}").format(who=tr("、").join(untold)), tr("登记通知"), "TellSearch",
        )  # fmt: skip
    for rule, words in _thresholds(subject):
        yield DueFact(
            rule, search.id, law.due(rule, search.lost_on), tr("脱离监管天数"),
            tr("{name} {words}").format(name=subject.title, words=words),
            tr("过了这一天还没有找到的，条件已具备，由县级决定"), tr("看记录"), "ReadSubject",
        )  # fmt: skip


def _next(search: SearchFact, subject: SubjectFacts, law: Rulebook) -> DueFact:
    day, why = search.lost_on, tr("{day}失联").format(day=month_day(search.lost_on))
    if search.steps:
        last = max(search.steps).astimezone(CHINA).date()
        day, why = last + DAY, tr("上次查找 {day}").format(day=month_day(last))
    return DueFact(
        "cor.R28", search.id, law.due("cor.R28", day), tr("查找"),
        tr("查找 {name}").format(name=subject.title),
        tr("立即组织查找，逐次记下时间、方式、结果"), tr("记查找"), "RecordSearchStep", why,
    )  # fmt: skip


def _untold(search: SearchFact) -> list[str]:
    told = (
        (search.county_at, tr("县级社区矫正机构")),
        (search.police_at, tr("公安机关")),
        (search.procurator_at, tr("检察院")),
    )
    return [who for at, who in told if at is None]


def _thresholds(subject: SubjectFacts) -> Iterator[tuple[str, str]]:
    yield "cor.R21", tr("脱离监管满十日")
    kind = revoking_kind(subject.category)
    if kind is SanctionKind.REVOKE_SUSPENSION:
        yield "cor.R22", tr("脱离监管满一个月")
    elif kind is SanctionKind.REVOKE_PAROLE:
        yield "cor.R23", tr("脱离监管满一个月")
