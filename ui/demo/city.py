"""The city of the demonstration: the real program, in processes of its own."""

from __future__ import annotations

__all__ = ["CityFailed", "DemoCity"]

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

_HOST = "127.0.0.1"


class CityFailed(Exception):
    """A command of the city did not end well."""


class DemoCity:
    """A city in a folder, reached over HTTPS on this machine alone.

    Attributes:
        server: what laptops are told to connect to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = _free_port()
        self.server = f"https://{_HOST}:{self._port}"
        self._serving: subprocess.Popen[str] | None = None

    def init(self) -> str:
        """Make it, with the divisions of Jiangmen; returns what it said."""
        return self.run("init", "--server", self.server)

    def serve(self) -> None:
        """Start serving; it listens once `listening`."""
        address = ("serve", "--host", _HOST, "--port", str(self._port))
        with (self._folder / "serve.log").open("a", encoding="utf-8") as log:
            self._serving = subprocess.Popen(
                self._command(*address), stdout=log, stderr=log, text=True, env=_environment()
            )

    def listening(self) -> bool:
        """Whether a laptop would be answered."""
        if self._serving is not None and self._serving.poll() is not None:
            raise CityFailed(f"serve ended with {self._serving.returncode}")
        with socket.socket() as knock:
            return knock.connect_ex((_HOST, self._port)) == 0

    def stop(self) -> None:
        """Stop serving."""
        if self._serving is not None:
            self._serving.terminate()
            self._serving.wait(20)
            self._serving = None

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A command under way beside the laptops."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            self._command(*arguments), stdout=pipe, stderr=pipe, text=True, env=_environment()
        )

    def run(self, *arguments: str) -> str:
        """Run a command to its end; returns what it said.

        Raises:
            CityFailed: it refused.
        """
        return said(self.start(*arguments))

    def code_for(self, office: str) -> str:
        """A one-time code for a laptop."""
        lines = self.run("enrol", office).splitlines()
        return next(line.split()[-1] for line in lines if line.startswith("登记码"))

    def status(self) -> dict[str, Any]:
        """What it says of itself."""
        status: dict[str, Any] = json.loads(self.run("status", "--json"))
        return status

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "app.city.main", "--dir", str(self._folder), *arguments]


def said(process: subprocess.Popen[str]) -> str:
    """What a command printed, once it has ended well."""
    out, error = process.communicate(timeout=60)
    if process.returncode:
        raise CityFailed(error or out)
    return out


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _environment() -> dict[str, str]:
    root = Path(__file__).resolve().parents[2]
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(root)}
