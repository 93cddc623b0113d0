"""Words that the doors share."""

from __future__ import annotations

__all__ = ["last_opened", "put_beside", "sentence"]

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.i18n import moment_words, tr

if TYPE_CHECKING:
    from ui.widgets.field import Field


def last_opened(when: datetime | None, today: date) -> str:
    """上次 今天 08:05, 上次 11月20日, or 还没有打开过."""
    if when is None:
        return tr("还没有打开过")
    return tr("上次 {when}").format(when=moment_words(when, today))


def sentence(error: Exception, field: str = "") -> str:
    """What to say beside an input: the fault of that field, or of none; "" for other faults."""
    from app.errors import Refused  # noqa: PLC0415 - only wanted when something is refused

    if not isinstance(error, Refused):
        return ""
    said = [fault.message for fault in error.faults if fault.field in (None, field)]
    return "；".join(said)


def put_beside(error: Exception, fields: Mapping[str, Field]) -> bool:
    """Put the faults of a refusal beside their fields, and the keyboard into the first of these.

    What belongs to none of them lands beside the first. Returns False for errors of other families.
    """
    from app.errors import Refused  # noqa: PLC0415 - only wanted when something is refused

    if not isinstance(error, Refused):
        return False
    catch_all = next(iter(fields))
    said: dict[str, list[str]] = {}
    for fault in error.faults:
        name = fault.field if fault.field in fields else catch_all
        said.setdefault(name or catch_all, []).append(fault.message)
    for name, messages in said.items():
        fields[name].set_error(tr("；").join(messages))
    next(field for name, field in fields.items() if name in said).setFocus()
    return True
