"""Why a file that came from outside was refused, in one sentence to the person who brought it."""

from __future__ import annotations

__all__ = ["Unreadable", "Why"]

from enum import Enum

from app.errors import World
from app.i18n import tr


class Why(Enum):
    """What is wrong with the file."""

    NOT_A_FILE = "not-a-file"  # a folder, a link, a pipe, or gone
    TOO_BIG = "too-big"
    NOT_OURS = "not-ours"  # no batch of ours
    NEWER_FORMAT = "newer-format"  # suite, flag or dictionary this version does not know
    CUT = "cut"  # shorter than it says
    TRAILING = "trailing"  # longer than it says
    UNKNOWN_SIGNER = "unknown-signer"
    REVOKED = "revoked"
    EXPIRED = "expired"
    ALTERED = "altered"  # hash, signature or seal does not hold
    NOT_FOR_US = "not-for-us"  # no key of ours opens it
    BOMB = "bomb"  # unpacks to more than it may
    DISAGREES = "disagrees"  # the inside names another signer, device or count than the outside
    WRONG_OFFICE = "wrong-office"
    WRONG_CITY = "wrong-city"
    MALFORMED = "malformed"  # signed and whole, and still not a batch


def _sentences() -> dict[Why, tuple[str, str]]:
    """What happened and what to do; asked late, when the language of the screen is known."""
    return {
        Why.NOT_A_FILE: (
            tr("这个位置读不到文件。"),
            tr("请把 U 盘插好再试；仍读不到，请对方重新存一次。"),
        ),
        Why.TOO_BIG: (
            tr("文件比规定的大，没有读取。"),
            tr("请对方用榕下重新存到 U 盘，不要合并或改动文件。"),
        ),
        Why.NOT_OURS: (
            tr("这不是榕下的同步文件。"),
            tr("请从 U 盘的 BANYAN 文件夹读取。"),
        ),
        Why.NEWER_FORMAT: (
            tr("文件由较新的榕下生成，本机的版本还读不懂。"),
            tr("请先升级本机，文件留在 U 盘上，升级后再读。"),
        ),
        Why.CUT: (
            tr("文件不完整，可能没有存完就拔了 U 盘。"),
            tr("请回到原来的电脑重新存一次。"),
        ),
        Why.TRAILING: (
            tr("文件末尾多出了内容，没有读取。"),
            tr("请回到原来的电脑重新存一次。"),
        ),
        Why.UNKNOWN_SIGNER: (
            tr("文件来自一台本机不认识的电脑，没有读取。"),
            tr("如果是新登记的电脑，请本机先同步一次，再读这个文件。"),
        ),
        Why.REVOKED: (
            tr("文件来自一台已经停用的电脑，没有读取。"),
            tr("请把文件交给县（市、区）司法局，由专人处理。"),
        ),
        Why.EXPIRED: (
            tr("文件来自一台登记已到期的电脑，没有读取。"),
            tr("请为那台电脑续期后重新存一次。"),
        ),
        Why.ALTERED: (
            tr("文件损坏或被改动过，没有读取。"),
            tr("请回到原来的电脑重新存一次；U 盘若常出错，请换一个。"),
        ),
        Why.NOT_FOR_US: (
            tr("文件不是给本机的，打不开。"),
            tr("请把文件交给它要去的单位；如果是给本所的，请先同步一次再读。"),
        ),
        Why.BOMB: (
            tr("文件展开后超过规定的大小，没有读取。"),
            tr("请不要再用这个文件，并告知县（市、区）司法局。"),
        ),
        Why.DISAGREES: (
            tr("文件里外写的来源不一致，没有读取。"),
            tr("请不要再用这个文件，并告知县（市、区）司法局。"),
        ),
        Why.WRONG_OFFICE: (
            tr("文件是另一个司法所的，没有读取。"),
            tr("请把文件交给那个司法所。"),
        ),
        Why.WRONG_CITY: (
            tr("文件属于另一套市级系统，没有读取。"),
            tr("请核对 U 盘是不是本市的。"),
        ),
        Why.MALFORMED: (
            tr("文件完整，但里面的内容不合格式，没有读取。"),
            tr("请保留这个文件，并告知县（市、区）司法局。"),
        ),
    }


class Unreadable(World):
    """A file from outside was refused as a whole; nothing of it was applied.

    Attributes:
        why: the reason, for tests, logs and receipts.
        detail: one English phrase for the log, never shown; holds nothing from inside the file.
    """

    def __init__(self, why: Why, detail: str = "") -> None:
        happened, todo = _sentences()[why]
        super().__init__(happened, tr("本机的记录没有改动。"), todo)
        self.why = why
        self.detail = detail
