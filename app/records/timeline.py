"""Things that happened in a record, as its course tells them, newest first."""

from __future__ import annotations

__all__ = ["item_at", "item_on", "note_item", "reason_item"]

import re
from datetime import date, datetime, time

from app.clock import CHINA
from app.codes import Code
from app.i18n import tr
from app.records.messages import TimelineItem

_TITLE = 24  # characters that a title may have
_CLAUSE = re.compile("[，。；：]")
_ICONS = (("电话", "phone"), ("现场", "map-pin"), ("上门", "house"))


def item_at(
    at: datetime,
    icon: str,
    title: str,
    text: str,
    *,
    by: str = "",
    step: Code | None = None,
    secret: bool = False,
) -> TimelineItem:
    """What happened at an hour."""
    return TimelineItem(
        at=at.astimezone(CHINA),
        has_time=True,
        icon=icon,
        title=title,
        by=by,
        text=text,
        step=step,
        secret=secret,
    )


def item_on(
    day: date, icon: str, title: str, text: str, *, by: str = "", step: Code | None = None
) -> TimelineItem:
    """What happened on a day."""
    at = datetime.combine(day, time.min, CHINA)
    return TimelineItem(at=at, has_time=False, icon=icon, title=title, by=by, text=text, step=step)


def note_item(at: datetime, text: str, by: str) -> TimelineItem:
    """A note: its first clause is the title, unless that is as long as a text."""
    head, *rest = _CLAUSE.split(text, maxsplit=1)
    if len(head) > _TITLE:
        head, rest = tr("记一笔"), [text]
    icon = next((icon for word, icon in _ICONS if word in head), "pencil-line")
    return TimelineItem(at=at, has_time=True, icon=icon, title=head, by=by, text="".join(rest))


def reason_item(at: datetime, warning: str, reason: str, by: str) -> TimelineItem:
    """A warning that was passed, and why."""
    text = tr("提示：{warning}\n理由：{reason}").format(warning=warning, reason=reason)
    title = tr("说明理由后办理")
    return TimelineItem(at=at, has_time=True, icon="info", title=title, by=by, text=text)
