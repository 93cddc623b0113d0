"""Guards of putting right what the register says of a dispute."""

from __future__ import annotations

__all__ = ["check_revision"]

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.errors import Fault
from app.i18n import tr
from app.mediation.codes import AgreementForm
from app.mediation.messages import ReviseCase
from app.mediation.rules.acceptance import check_kind, check_scale
from app.mediation.rules.agreements import check_amounts, written_compulsory, written_law
from app.mediation.rules.facts import CaseFacts


def check_revision(
    command: ReviseCase,
    case: CaseFacts,
    committee: str,
    parties: int,
    year: int | None,
    today: date,
) -> list[Fault]:
    """M03, M12 and M30 again, as for the dispute that it now turns out to be.

    Args:
        parties: how many there are; year: that of the case's number, None while it has none.
    """
    faults = [*check_kind(command.dispute_type, committee)]
    if not command.facts.strip():
        faults.append(Fault(tr("请写明纠纷简要情况"), "facts"))
    faults += check_scale(command, parties, command.accepted_on)
    faults += _days(command, case, year, today)
    moved = command.source is not case.source
    if moved and (command.source.referred or case.source.referred):
        message = tr("移送来的案件，来源照移送登记；后来才收到移送文书的，请登记对接")
        faults.append(Fault(message, "source"))
    now = replace(case, dispute_type=command.dispute_type, tags=command.tags)
    if case.form is AgreementForm.ORAL and written_compulsory(now):
        message = tr("该类纠纷应当制作书面协议书，口头协议请先变更为书面，再改")
        faults.append(Fault(message, "dispute_type", "med.M12", written_law(now)))
    return [*faults, *check_amounts([one.amount_fen for one in case.items], command.amount_fen)]


def _days(command: ReviseCase, case: CaseFacts, year: int | None, today: date) -> Iterator[Fault]:
    accepted = command.accepted_on
    after = [*case.met_on, *filter(None, (case.reached_on, case.closed_on, case.ext_until))]
    if accepted > today:
        yield Fault(tr("受理日期不能晚于今天，请核对"), "accepted_on")
    elif after and accepted > min(after):
        yield Fault(tr("受理日期晚于后面的步骤，请核对"), "accepted_on", "med.M30")
    elif case.applied_on and accepted < case.applied_on:
        yield Fault(tr("受理日期早于申请日期，请核对"), "accepted_on", "med.M30")
    elif year is not None and accepted.year != year:
        message = tr("案号是 {year} 年的，受理日期不能改到别的年份")
        yield Fault(message.format(year=year), "accepted_on", "med.M30")
