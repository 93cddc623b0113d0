"""What kinds of attachments there are."""

from __future__ import annotations

__all__ = ["Kind"]

from app.codes import Code


class Kind(Code):
    """What a file is to people."""

    SCAN = "1", "扫描件"
    PHOTO = "2", "照片"
    SOUND = "3", "录音录像"
    DOCUMENT = "4", "文件"
