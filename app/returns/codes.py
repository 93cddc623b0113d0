"""Why a sheet could not be filed by itself."""

from __future__ import annotations

__all__ = ["Aside"]

from app.codes import Code


class Aside(Code):
    """What a person is told of a sheet that waits."""

    NO_MARK = "1", "没有读到二维码"
    UNKNOWN = "2", "不是本所打印的，或者打印记录还没同步过来"
    OTHER_WORDS = "3", "和本机登记的这一版内容对不上"
    BLANK = "4", "空白页"
    UNREADABLE = "5", "图片打不开"
    ARCHIVED = "6", "案件已经归档"
