"""羁押: who holds the subject; the county hears of it within three days (R28, A12)."""

from __future__ import annotations

__all__ = ["check_custody", "check_release", "check_told", "custody_dues"]

from collections.abc import Iterator
from datetime import date

from app.correction.messages.custody import EndCustody, RecordCustody, TellCustody
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.measurefacts import CustodyFact
from app.errors import Fault
from app.i18n import tr
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact


def check_custody(command: RecordCustody, facts: SubjectFacts, today: date) -> list[Fault]:
    """One custody at a time, as a notice says."""
    if any(one.to_on is None for one in facts.measures.custodies):
        return [Fault(tr("已经登记在羁押中；结束以后再登记新的"))]
    faults = []
    if not command.organ.strip():
        faults.append(Fault(tr("请填羁押的机关"), "organ"))
    if not command.cause.strip():
        faults.append(Fault(tr("请写羁押的原因、措施"), "cause"))
    if command.from_on > today:
        faults.append(Fault(tr("羁押日期晚于今天，请核对"), "from_on"))
    if command.notice_on > today:
        faults.append(Fault(tr("通知日期晚于今天，请核对"), "notice_on"))
    elif command.notice_on < command.from_on:
        faults.append(Fault(tr("通知日期早于羁押日期，请核对"), "notice_on"))
    return faults


def check_told(command: TellCustody, fact: CustodyFact, today: date) -> list[Fault]:
    """The county hears of it after the office did."""
    if not fact.notice_on <= command.told_on <= today:
        return [Fault(tr("在收到通知之后、今天以前，请核对"), "told_on")]
    return []


def check_release(command: EndCustody, fact: CustodyFact, today: date) -> list[Fault]:
    """It ends once."""
    if fact.to_on is not None:
        return [Fault(tr("已经登记过羁押结束，没有改动"))]
    faults = []
    if not fact.from_on <= command.to_on <= today:
        faults.append(Fault(tr("结束日期在羁押之后、今天以前，请核对"), "to_on"))
    if not command.note.strip():
        faults.append(Fault(tr("请写怎样结束的"), "note"))
    return faults


def custody_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """Three days to tell the county."""
    for one in subject.measures.custodies:
        if one.told_on is None:
            yield DueFact(
                "cor.R28a", one.id, law.due("cor.R28a", one.notice_on), tr("羁押通知"),
                tr("{name} 被羁押，报告县级").format(name=subject.title),
                tr("{organ}羁押，核对通知书，报县级社区矫正机构").format(organ=one.organ),
                tr("登记报告"), "TellCustody",
            )  # fmt: skip
