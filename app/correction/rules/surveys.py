"""调查评估 (R08): answered within ten working days, five in a case of 速裁."""

from __future__ import annotations

__all__ = [
    "check_adoption",
    "check_findings",
    "check_reply",
    "check_survey",
    "rule_of",
    "survey_due",
]

from datetime import date

from app.correction.codes import Answer, Fitness
from app.correction.messages.surveys import RecordFindings, RecordSurvey, ReplySurvey
from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact


def rule_of(*, expedited: bool) -> str:
    """Which of the two periods binds."""
    return "cor.R08a" if expedited else "cor.R08"


def check_survey(command: RecordSurvey, today: date) -> list[Fault]:
    """Somebody asked, and not in the future."""
    faults = []
    if not command.organ.strip():
        faults.append(Fault(tr("请填委托的机关"), "organ"))
    if command.received_on > today:
        faults.append(Fault(tr("收到日期晚于今天，请核对"), "received_on"))
    return faults


def check_findings(command: RecordFindings, *, replied: bool) -> list[Fault]:
    """What was found is written down before the answer goes out."""
    if replied:
        return [Fault(tr("已经回复，调查情况不能再改"))]
    if not command.findings.strip():
        return [Fault(tr("请写调查了解的情况"), "findings")]
    return []


def check_reply(
    command: ReplySurvey, received_on: date, fit: Fitness | None, today: date, *, replied: bool
) -> list[Fault]:
    """The answer follows the findings."""
    if replied:
        return [Fault(tr("已经登记过回复，没有改动"))]
    faults = []
    if fit is None:
        faults.append(Fault(tr("请先写调查情况和评估意见")))
    if not received_on <= command.replied_on <= today:
        faults.append(Fault(tr("回复日期在收到之后、今天以前，请核对"), "replied_on"))
    return faults


def check_adoption(adopted: Answer, *, replied: bool) -> list[Fault]:
    """Taken up or not, after it went out."""
    if not replied:
        return [Fault(tr("还没有回复，不能登记采信情况"))]
    if adopted is Answer.BACK:
        return [Fault(tr("请选采信或者没有采信"), "adopted")]
    return []


def survey_due(
    survey: Id, name: str, organ: str, received_on: date, law: Rulebook, *, expedited: bool
) -> DueFact:
    """R08 of one that waits, in working days."""
    rule = rule_of(expedited=expedited)
    return DueFact(
        rule, survey, law.due(rule, received_on), tr("调查评估"),
        tr("{name} 的调查评估").format(name=name),
        tr("{organ}委托，提交调查评估意见书").format(organ=organ), tr("看委托"), "ReadSurvey",
    )  # fmt: skip
