"""Says in one sentence why the city's disk or database stopped a command."""

from __future__ import annotations

__all__ = ["explained"]

from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import World, disk_reason
from app.i18n import tr
from app.storage import told
from db.schema import NewerSchema, OtherSchema
from db.trouble import Unreachable


@contextmanager
def explained() -> Iterator[None]:
    """Raise World where the disk or the database, not we, stopped a command."""
    try:
        with told():
            yield
    except NewerSchema as error:
        raise World(
            tr("这套市级系统的数据库是用更新的程序写的，本机的 banyan-city 太旧。"),
            tr("数据没有改动。"),
            tr("请先升级，再运行同一条命令。"),
        ) from error
    except OtherSchema as error:
        raise World(
            tr("这套市级系统的数据库是用另一个还没有发布的程序建的，和本机的对不上。"),
            tr("数据没有改动。"),
            tr("请用当时的程序，或换一个文件夹新建。"),
        ) from error
    except Unreachable as error:
        raise World(
            tr("连不上市级系统的数据库，这一步没有完成。"),
            tr("以前保存的数据都在，没有改动。"),
            tr("请检查数据库是否在运行、地址和密码对不对，然后再做一次。"),
        ) from error
    except OSError as error:
        place = tr("（{file}）").format(file=error.filename) if error.filename else ""
        raise World(
            tr("{reason}{place}，这一步没有完成。").format(reason=disk_reason(error), place=place),
            tr("以前保存的数据都在。"),
            tr("请检查位置、权限和剩下的地方，然后再做一次。"),
        ) from error
