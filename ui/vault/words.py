"""Words that the doors share."""

from __future__ import annotations

__all__ = ["moment", "sentence"]

from datetime import datetime, timedelta

from app.i18n import tr


def moment(when: datetime | None, now: datetime) -> str:
    """今天 08:05, 昨天 17:52, 11月20日, 2025年11月20日."""
    if when is None:
        return tr("还没有打开过")
    day, today = when.date(), now.date()
    if day == today:
        return tr("上次 今天 {time}").format(time=when.strftime("%H:%M"))
    if day == today - timedelta(1):
        return tr("上次 昨天 {time}").format(time=when.strftime("%H:%M"))
    if day.year == today.year:
        return tr("上次 {month}月{day}日").format(month=day.month, day=day.day)
    return tr("上次 {year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def sentence(error: Exception, field: str = "") -> str:
    """What to say beside an input: the fault of that field, or of none; "" for other faults."""
    from app.errors import Refused  # noqa: PLC0415 - only wanted when something is refused

    if not isinstance(error, Refused):
        return ""
    said = [fault.message for fault in error.faults if fault.field in (None, field)]
    return "；".join(said)
