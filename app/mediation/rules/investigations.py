"""Guards of an investigation."""

from __future__ import annotations

__all__ = ["check_investigation"]

from datetime import datetime

from app.errors import Fault
from app.i18n import tr
from app.mediation.messages.investigations import RecordInvestigation


def check_investigation(command: RecordInvestigation, now: datetime) -> list[Fault]:
    """Who was asked, by whom, where and when, and what was said."""
    filled = (
        ("target", command.target, tr("请填被调查人")),
        ("place", command.place, tr("请填调查地点")),
        ("investigators", command.investigators, tr("请填调查人")),
        ("transcript", command.transcript, tr("请写调查记录")),
    )
    faults = [Fault(message, field) for field, text, message in filled if not text.strip()]
    if command.start > now:
        faults.append(Fault(tr("调查时间晚于现在，请核对"), "start"))
    elif command.end and command.end < command.start:
        faults.append(Fault(tr("结束时间早于开始时间，请核对"), "end"))
    elif command.end and command.end > now:
        faults.append(Fault(tr("结束时间晚于现在，请核对"), "end"))
    return faults
