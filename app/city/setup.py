"""Makes a city: its keys, its certificate, its empty books, and the folder for the safe."""

from __future__ import annotations

__all__ = ["ROOT_KEY", "check_addresses", "init", "read_root"]

import secrets
from pathlib import Path

from app.city.city import City
from app.city.folder import CityFolder, Settings, new_tls, port_of, write_secret
from app.city.keyring import Holder, certify
from app.city.registry import add_online_key
from app.clock import Clock
from app.errors import Fault, Refused, World, disk_reason
from app.i18n import tr
from app.sync.facts import HUB_EPOCH, read_fact, write_fact
from app.sync.hub import new_hub_epoch
from app.sync.identity import Keys, Subject, check_digits, new_keys
from db.engine import is_address
from db.tables.city import HubKey

ROOT_KEY = "root.key"

_SAFE_NOTE = "请锁进保险柜.txt"


def init(
    folder: Path, safe: Path, clock: Clock, *, name: str, database: str, servers: tuple[str, ...]
) -> str:
    """Make a city in an empty folder; returns 核对码 of its root.

    Args:
        safe: where the offline root key goes; it is the escrow key too and opens everything.

    Raises:
        Refused: there is a city already, the safe folder holds another root, or an address is none.
        World: the disk or the database refuses.
    """
    place = CityFolder(folder)
    if place.exists():
        raise Refused(Fault(tr("{folder} 里已经有市级系统，没有改动。").format(folder=folder)))
    if place.has_keys():
        raise Refused(
            Fault(
                tr("{folder} 里有一套市级系统的密钥，没有改动。请换一个空文件夹。").format(
                    folder=folder
                )
            )
        )
    if (safe / ROOT_KEY).exists():
        raise Refused(Fault(tr("{folder} 里已经有根密钥，没有改动。").format(folder=safe)))
    check_addresses(database, servers)
    root, online, hub = new_keys(), new_keys(), secrets.token_bytes(16)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_secret(safe / ROOT_KEY, root.dump())
        (safe / _SAFE_NOTE).write_text(_note(), encoding="utf-8-sig", newline="\r\n")
        place.add_online(online)
        new_tls(place, name, clock)
        place.write_settings(Settings(name, hub, database, servers))
    except OSError as error:
        raise World(
            tr("不能建立市级系统：{reason}。").format(reason=disk_reason(error)),
            tr("没有别的改动。"),
            tr("请清空这个文件夹，换一个可以写入的位置再试。"),
        ) from error
    try:
        city = City(folder, clock)
        try:
            _enter(city, root, online)
        finally:
            city.close()
    except BaseException:
        # A root nothing was sealed to yet, or the next try would be refused for its sake.
        (safe / ROOT_KEY).unlink(missing_ok=True)
        place.forget()
        raise
    return check_digits(root.public)


def check_addresses(database: str, servers: tuple[str, ...] = ()) -> None:
    """Raise Refused where the city cannot be kept, or laptops cannot find it, at an address."""
    if database and not is_address(database):
        raise Refused(
            Fault(
                tr(
                    "数据库地址 {database} 不认识，没有改动。"
                    "请写成 postgresql+psycopg://用户:密码@主机/库名；"
                    "不写就用文件夹里的 SQLite 文件。"
                ).format(database=database)
            )
        )
    for server in servers:
        try:
            port_of(server)
        except ValueError as error:
            raise Refused(
                Fault(
                    tr(
                        "各所连接的地址 {server} 不对，没有改动。"
                        "请写成 https://10.1.2.3:8443 的样子。"
                    ).format(server=server)
                )
            ) from error


def read_root(safe: Path) -> Keys:
    """The offline root key from the stick of the safe; raises Refused where it is not."""
    try:
        return Keys.load((safe / ROOT_KEY).read_bytes())
    except OSError as error:
        raise Refused(
            Fault(tr("{folder} 里没有根密钥 root.key，请插上保险柜里的 U 盘。").format(folder=safe))
        ) from error


def _enter(city: City, root: Keys, online: Keys) -> None:
    with city.writing() as session:
        if read_fact(session, HUB_EPOCH):
            raise Refused(Fault(tr("这个数据库已经属于一套市级系统，没有改动。请换一个空的。")))
        write_fact(session, HUB_EPOCH, new_hub_epoch(city.clock))
        holder = Holder(root.suite, root.public, root.recipient, city.hub, city.settings.name)
        signed = certify(holder, Subject.ROOT, root, serial=0, clock=city.clock)
        session.add(
            HubKey(
                key_id=root.key_id,
                subject=Subject.ROOT,
                since=city.clock.now(),
                certificate=signed.dump(),
            )
        )
        add_online_key(session, city, online, root)


def _note() -> str:
    return tr(
        "root.key 是全市的根密钥，能打开全部备份和同步文件。\n"
        "请把这个文件夹移到两个 U 盘，锁进保险柜，再从服务器上删掉。\n"
        "换密钥（banyan-city rotate）和从备份恢复时要用到它。\n"
    )
