"""Says in one sentence why the database could not be written or read."""

from __future__ import annotations

__all__ = ["told"]

from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import World, disk_reason
from app.i18n import tr
from db.trouble import Busy, DiskRefused, NotADatabase, trouble


@contextmanager
def told() -> Iterator[None]:
    """Raise World where the disk, not we, stopped a transaction; it left nothing behind."""
    try:
        with trouble():
            yield
    except DiskRefused as error:
        raise World(
            tr("{reason}，这一步没有完成。").format(reason=disk_reason(error)),
            tr("以前保存的资料都在，没有改动。"),
            tr("请清理磁盘或检查硬盘，然后再做一次。"),
        ) from error
    except Busy as error:
        raise World(
            tr("资料正被另一个程序占用，这一步没有完成。"),
            tr("以前保存的资料都在，没有改动。"),
            tr("请关掉其他打开的榕下或备份程序，然后再做一次。"),
        ) from error
    except NotADatabase as error:
        raise World(
            tr("资料文件打不开，可能已损坏。"),
            tr("原文件没有改动。"),
            tr("请不要删除文件夹，从备份恢复，或联系江门市司法局。"),
        ) from error
