"""违规线索: an officer looks into each, hears the subject, and says how grave it is (#24)."""

from __future__ import annotations

__all__ = ["check_clue", "check_verdict", "clue_dues", "said"]

from collections.abc import Iterator
from datetime import date, datetime

from app.correction.codes import ClueRule
from app.correction.messages.clues import TakeUpClue, VerifyClue
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.measurefacts import ClueFact
from app.errors import Fault
from app.i18n import month_day, tr
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact


def said(rule: str, law: Rulebook) -> str:
    """What was broken, as people say it."""
    return tr(ClueRule(rule).label) if rule in set(ClueRule) else law[rule].title


def check_clue(command: TakeUpClue, now: datetime) -> list[Fault]:
    """A clue says what happened, when it was found, and which rule it may concern."""
    faults = []
    if command.rule not in set(ClueRule):
        faults.append(Fault(tr("请选违反哪项规定"), "rule"))
    if not command.facts.strip():
        faults.append(Fault(tr("请写发现的事实"), "facts"))
    if command.found_at > now:
        faults.append(Fault(tr("发现时间晚于现在，请核对"), "found_at"))
    return faults


def check_verdict(command: VerifyClue, clue: ClueFact, today: date) -> list[Fault]:
    """有正当理由, or how grave; never without having heard the subject."""
    if not clue.open:
        return [Fault(tr("这条线索已经核实过，没有改动"))]
    faults = []
    if not clue.on <= command.verified_on <= today:
        faults.append(Fault(tr("核实日期在发现之后、今天以前，请核对"), "verified_on"))
    if not command.findings.strip():
        faults.append(Fault(tr("请写怎样核实的、核实的结果"), "findings"))
    if not command.defence.strip():
        says = tr("请记录本人的申辩；没有申辩或者找不到本人的，也请写明")
        faults.append(Fault(says, "defence", "cor.W24", tr("社区矫正法 第28条")))
    if command.justified and (command.severity or command.proposal):
        faults.append(Fault(tr("有正当理由的，不填程度和建议"), "severity"))
    if not command.justified and command.severity is None:
        faults.append(Fault(tr("请选程度"), "severity"))
    return faults


def clue_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """Every clue in hand waits for an officer."""
    for clue in subject.measures.clues:
        if clue.open:
            yield DueFact(
                "cor.R20a", clue.id, law.due("cor.R20a", clue.on), tr("核实线索"),
                tr("核实 {name} 的线索").format(name=subject.title),
                tr("{day}发现：{what}。听本人申辩，分清有没有正当理由").format(
                    day=month_day(clue.on), what=said(clue.rule, law)
                ),
                tr("登记核实"), "VerifyClue",
            )  # fmt: skip
