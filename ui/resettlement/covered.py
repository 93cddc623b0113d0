"""What the page keeps covered until somebody says what for: 原判, risk, police, contacts."""

from __future__ import annotations

__all__ = ["COVERED", "MASK", "covering", "told_of"]

from dataclasses import replace

from app.i18n import tr
from app.records.messages import TimelineItem
from app.resettlement.messages import ReleasedDetail
from ui.resettlement.actions import HelpRecord

MASK = tr("＊＊＊")
COVERED = tr("＊＊＊（从“更多”里看，会记下谁看过）")


def told_of(record: HelpRecord, *, uncovered: bool) -> tuple[TimelineItem, ...]:
    """The course of a record; of what is secret only that it was and when, unless uncovered."""
    if uncovered:
        return record.timeline
    return tuple(replace(one, text=MASK) if one.secret else one for one in record.timeline)


def covering(action: str, record: HelpRecord) -> bool:
    """Whether the sheet of a step begins with something that is covered."""
    situated = isinstance(record, ReleasedDetail) and record.placement is not None
    return action == "RecordSituation" and situated
