"""Serves a city over HTTPS, in this process."""

from __future__ import annotations

__all__ = ["AlreadyServing", "Serving", "claim"]

import errno
import logging
import os
import socket
import ssl
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import IO, Self

import uvicorn
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.city.archives import drop_erased
from app.city.city import City
from app.city.folder import CityFolder
from app.city.http import make_app
from app.city.officebooks import top_up
from app.city.writer import Writers
from app.clock import Clock
from app.errors import Fault, Refused, World, disk_reason
from app.i18n import tr
from db.tables.city import HubKeyList

_HOUR, _SOON = 3600.0, 60.0  # seconds until care is taken again; sooner where it failed
_WAITING = 2048  # connections the system keeps until they are taken
_PORTS = range(65536)

_log = logging.getLogger("banyan.city")


class AlreadyServing(Refused):
    """Another process serves this city, or restores it."""

    def __init__(self) -> None:
        super().__init__(Fault(tr("这套市级系统正在运行。请先停止它，再做这件事。")))


class Serving:
    """A city at work; as a context it serves on a thread, run() serves on this one.

    Attributes:
        port: the one it listens on.
    """

    def __init__(self, folder: Path, clock: Clock, *, host: str, port: int) -> None:
        """Listen already, so that whoever says it runs says so truly.

        Raises:
            World: the port is another's.
            AlreadyServing, or what City raises.
        """
        CityFolder(folder).settings()
        with ExitStack() as undo:
            self._claim = undo.enter_context(claim(folder))
            self._socket = undo.enter_context(_listen(host, port))
            self._city = City(folder, clock)
            undo.pop_all()
        self.port: int = self._socket.getsockname()[1]
        self._writers = Writers(self._city, 1 if self._city.on_sqlite else os.cpu_count() or 1)
        self._server = uvicorn.Server(
            uvicorn.Config(
                make_app(self._city, self._writers),
                host=host,
                port=port,
                lifespan="off",
                ws="none",
                http="h11",
                access_log=False,
                log_config=None,
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=75,
                ssl_keyfile=str(self._city.folder.tls_key),
                ssl_certfile=str(self._city.folder.tls_certificate),
                ssl_context_factory=_tls,
            )
        )
        self._thread = Thread(target=self._listen, name="city")
        self._care = Thread(target=self._take_care, name="care", daemon=True)
        self._stopped = Event()

    def run(self) -> None:
        """Serve until the process is told to stop."""
        self._care.start()
        try:
            self._listen()
        finally:
            self._close()

    def __enter__(self) -> Self:
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            self._stopped.wait(0.01)  # uvicorn has no event to wait for
        if not self._server.started:
            self._close()
            raise OSError("the server did not start")
        self._care.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._close()

    def _listen(self) -> None:
        self._server.run([self._socket])

    def _close(self) -> None:
        self._stopped.set()
        self._socket.close()
        self._writers.close()
        if self._care.is_alive():
            self._care.join()
        self._city.close()
        self._claim.close()

    def _take_care(self) -> None:
        """Every hour: numbers for whoever has few left, and files gone to archives are dropped."""
        pause = 0.0
        while not self._stopped.wait(pause):
            try:
                self._take_care_once()
                pause = _HOUR
            except Exception:  # noqa: BLE001  said, and tried again
                # A full disk or a database that restarts: without care the numbers would run out.
                _log.exception("care failed, again in a minute")
                pause = _SOON

    def _take_care_once(self) -> None:
        drop_erased(self._city, self._writers)
        with self._city.reading() as session:
            offices = session.scalars(select(HubKeyList.office)).all()
        for office in offices:
            if self._stopped.is_set():
                return
            self._writers.write(office, self._top_up(office))

    def _top_up(self, office: str) -> Callable[[Session], None]:
        return lambda session: top_up(session, self._city, office)


def claim(folder: Path) -> IO[bytes]:
    """Hold the folder for this process until the file is closed; raises AlreadyServing."""
    file = (folder / "serving.lock").open("ab")
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415  Windows alone

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415  everywhere else

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise AlreadyServing from error
    return file


def _listen(host: str, port: int) -> socket.socket:
    """Take the port; raises World where it cannot be had, Refused where it is none."""
    if port not in _PORTS:
        raise Refused(Fault(tr("端口要在 0 到 65535 之间，没有启动。")))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        held = socket.create_server((host, port), family=family, backlog=_WAITING)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = tr("端口正被另一个程序使用") if taken else disk_reason(error)
        raise World(
            tr("不能在 {host} 的端口 {port} 上运行：{reason}。").format(
                host=host, port=port, reason=reason
            ),
            tr("数据没有改动。"),
            tr("请停止那个程序，或用 --port 换一个端口，并告诉各所。"),
        ) from error
    # asyncio answers without delay (TCP_NODELAY) only on sockets that name their protocol: without
    # it every answer waits 40 ms for the acknowledgement of the one before.
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, held.detach())


def _tls(_config: uvicorn.Config, make: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    context = make()
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context
