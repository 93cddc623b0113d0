"""Guards of an appraisal: one at a time, while the case is mediated, its days in order."""

from __future__ import annotations

__all__ = ["check_begun", "check_received"]

from datetime import date

from app.errors import Fault
from app.i18n import full_date, tr
from app.mediation.messages.appraisals import BeginAppraisal, EndAppraisal
from app.mediation.rules.facts import MEDIATING, CaseFacts

_RULE, _ARTICLE = "med.R-A07", tr("医疗纠纷预防和处理条例 第38条")


def check_begun(
    command: BeginAppraisal, case: CaseFacts, limit: tuple[str, date], today: date
) -> list[Fault]:
    """Whoever mediates may ask an expert; after the time was over only with a word."""
    _, last = limit
    if case.state not in MEDIATING:
        return [Fault(tr("这个案件已不在调解中，不能再登记鉴定"))]
    if case.appraised_since is not None:
        message = tr("{day}委托的鉴定还没有收到意见，请先登记鉴定意见")
        return [Fault(message.format(day=full_date(case.appraised_since)))]
    faults = []
    if not command.appraiser.strip():
        faults.append(Fault(tr("请填鉴定机构或者专家"), "appraiser"))
    if not command.matter.strip():
        faults.append(Fault(tr("请填鉴定事项"), "matter"))
    if command.began_on > today:
        faults.append(Fault(tr("委托日期晚于今天，请核对"), "began_on"))
    elif command.began_on < _last_step(case):
        faults.append(Fault(tr("委托日期早于案件前面的步骤，请核对"), "began_on", "med.M30"))
    elif command.began_on > last:
        message = tr("调解期限已于{day}届满，之后才委托鉴定的，请写明原因")
        message = message.format(day=full_date(last))
        faults.append(Fault(message, "began_on", limit[0], _ARTICLE, blocks=False))
    return faults


def check_received(command: EndAppraisal, case: CaseFacts, today: date) -> list[Fault]:
    """The opinion came after it was asked for."""
    since = case.appraised_since
    if since is None:
        return [Fault(tr("这个案件没有正在进行的鉴定，请先登记委托鉴定"), None, _RULE)]
    faults = []
    if command.received_on > today:
        faults.append(Fault(tr("收到日期晚于今天，请核对"), "received_on"))
    elif command.received_on < since:
        faults.append(Fault(tr("收到日期早于委托鉴定，请核对"), "received_on", "med.M30"))
    if not command.opinion.strip():
        faults.append(Fault(tr("请写鉴定意见；鉴定没有做成的，写明原因"), "opinion"))
    return faults


def _last_step(case: CaseFacts) -> date:
    """The day of acceptance, or of the last opinion."""
    received = (one.received_on for one in case.appraisals if one.received_on is not None)
    return max(received, default=case.accepted_on)
