"""Why the city does not enrol a laptop, in one sentence to the person who typed the code."""

from __future__ import annotations

__all__ = ["CodeRefused", "CodeWhy"]

from enum import StrEnum

from app.errors import Fault, Refused
from app.i18n import tr


class CodeWhy(StrEnum):
    """What is wrong with a request; the value travels, the sentence does not."""

    UNKNOWN = "code-unknown"
    USED = "code-used"
    EXPIRED = "code-expired"
    ENROLLED = "device-enrolled"  # the id or the key is that of another laptop, or was revoked


def _sentence(why: CodeWhy) -> str:
    match why:
        case CodeWhy.UNKNOWN:
            return tr("登记码不对，请对照登记单再看一遍。")
        case CodeWhy.USED:
            return tr("登记码已经用过，请向江门市司法局另要一个。")
        case CodeWhy.EXPIRED:
            return tr("登记码已过期，请向江门市司法局另要一个。")
        case CodeWhy.ENROLLED:
            return tr("这台电脑登记过，不能再用。请在新的文件夹里重新登记。")


class CodeRefused(Refused):
    """The city does not enrol this laptop."""

    def __init__(self, why: CodeWhy) -> None:
        field = None if why is CodeWhy.ENROLLED else "code"
        super().__init__(Fault(_sentence(why), field))
        self.why = why
