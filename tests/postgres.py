"""A private PostgreSQL for the tests that need one."""

from __future__ import annotations

__all__ = ["Postgres"]

import os
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

# Debian keeps one folder a version, outside PATH.
_DEBIAN = Path("/usr/lib/postgresql")


def _binaries() -> Path | None:
    """Folder of pg_ctl and initdb, the newest first; None where there is no PostgreSQL."""
    on_path = shutil.which("pg_ctl")
    if on_path:
        return Path(on_path).resolve().parent
    versions = sorted(_DEBIAN.glob("*/bin/pg_ctl"), key=lambda found: float(found.parts[-3]))
    return versions[-1].parent if versions else None


class Postgres:
    """One cluster in a temporary folder, reached by a unix socket, durable to nobody.

    Attributes:
        folder: where data and socket live; removed on leaving.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="banyan-pg-"))
        # PostgreSQL refuses to run as root, so root hands the cluster to its own user.
        self._as_owner: list[str] = []
        if os.name == "posix" and os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            self._as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        self._numbers = count(1)

    @staticmethod
    def missing() -> str:
        """Why there can be no PostgreSQL here, in one sentence; empty when there can."""
        if os.name != "posix":
            return "PostgreSQL tests run on Linux alone"
        if _binaries() is None:
            return "no PostgreSQL on this machine: apt-get install postgresql"
        return ""

    def __enter__(self) -> Self:
        try:
            self._run("initdb", "-U", "banyan", "-A", "trust", "-E", "UTF8", "--no-sync")
            self._run(
                "pg_ctl", "-w", "-l", str(self.folder / "log"), "start",
                "-o", f"-F -c listen_addresses= -k {self.folder}",
            )  # fmt: skip
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def new_database(self) -> str:
        """Create an empty database and return its SQLAlchemy address."""
        name = f"test{next(self._numbers)}"
        self._run("createdb", "-h", str(self.folder), "-U", "banyan", name)
        return f"postgresql+psycopg://banyan@/{name}?host={self.folder}"

    def _run(self, tool: str, *arguments: str) -> None:
        binaries = _binaries()
        assert binaries is not None, self.missing()
        subprocess.run(
            [*self._as_owner, str(binaries / tool), *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PGDATA": str(self.folder / "data"), "LC_ALL": "C.UTF-8"},
        )
