"""The keyring of the operating system, where the machine keeps its half of the key."""

from __future__ import annotations

__all__ = ["SecretStore", "SystemKeyring"]

import base64
import binascii
from collections.abc import Callable
from concurrent.futures import Future
from functools import cached_property
from threading import Thread
from typing import Any, Protocol, TypeVar

from app.errors import World
from app.i18n import tr

# Backends that keep secrets under the user's own sign-in. Others (plain files, the null
# backend, remote vaults) are refused even where somebody installed them.
_TRUSTED = (
    "keyring.backends.Windows",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
)
_ACCOUNT = "banyan"
_PATIENCE = 60.0  # seconds: time to type the password of the keyring, none to hang for good

T = TypeVar("T")


class SecretStore(Protocol):
    """A place outside the profile folder that keeps small secrets by name.

    Attributes:
        usable: whether there is such a place on this machine now.
    """

    @property
    def usable(self) -> bool: ...

    def get(self, name: str) -> bytes | None:
        """The secret, or None when the place has none by this name; World when it fails."""
        ...

    def set(self, name: str, value: bytes) -> None:
        """Keep a secret; World when it cannot."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is forgotten already."""
        ...


class SystemKeyring:
    """Windows Credential Manager, Secret Service (GNOME, UKUI, Deepin) or KWallet.

    Nothing is imported before it is first asked, so that start-up does not pay for it: ask it
    off the GUI thread, as it may wait for the user to open the keyring.
    """

    def __init__(self, patience: float = _PATIENCE) -> None:
        """With so many seconds for every answer of the keyring."""
        self._patience = patience

    @property
    def usable(self) -> bool:
        return self._backend is not None

    def get(self, name: str) -> bytes | None:
        try:
            kept = self._in_time(lambda: self._backend.get_password(name, _ACCOUNT))
        except Exception as error:
            raise _unreachable() from error
        if kept is None:
            return None
        try:
            return base64.b64decode(kept, validate=True)
        except (binascii.Error, ValueError):
            return b""  # somebody wrote over it: there, and wrong

    def set(self, name: str, value: bytes) -> None:
        coded = base64.b64encode(value).decode()

        def job() -> str | None:
            self._backend.set_password(name, _ACCOUNT, coded)
            kept: str | None = self._backend.get_password(name, _ACCOUNT)
            return kept

        try:
            kept = self._in_time(job)
        except Exception as error:
            raise _unreachable() from error
        if kept != coded:
            raise _unreachable()

    def delete(self, name: str) -> None:
        def job() -> None:
            if self._backend.get_password(name, _ACCOUNT) is not None:
                self._backend.delete_password(name, _ACCOUNT)

        try:
            self._in_time(job)
        except Exception as error:
            raise _unreachable() from error

    def _in_time(self, job: Callable[[], T]) -> T:
        """What a job gives, on a thread nobody waits for at the end: a keyring may hang for good.

        Else the window could be closed, and its process would hold the records for ever.
        """
        done: Future[T] = Future()

        def run() -> None:
            try:
                done.set_result(job())
            except Exception as error:  # noqa: BLE001  told to whoever waits
                done.set_exception(error)

        Thread(target=run, name="keyring", daemon=True).start()
        return done.result(self._patience)

    @cached_property
    def _backend(self) -> Any:
        """The best trusted backend, or None; also where what is installed is broken or hangs."""
        try:
            return self._in_time(_best_backend)
        except Exception:  # noqa: BLE001  nothing there to rely on, and the user is told so
            return None


def _best_backend() -> Any:
    import keyring  # noqa: PLC0415  a tenth of a second that start-up need not pay

    chosen = keyring.get_keyring()  # one backend, or the chain of all that work here
    found: list[Any] = [
        backend
        for backend in getattr(chosen, "backends", None) or [chosen]
        if type(backend).__module__ in _TRUSTED
    ]
    if not found:
        return None
    best = found[0]  # the chain puts the best first
    if type(best).__module__ == "keyring.backends.Windows":
        best.persist = "local machine"  # the default lets secrets roam with a domain account
    return best


def _unreachable() -> World:
    return World(
        tr("系统钥匙串没有打开，或者没有回应。"),
        tr("资料没有动过。"),
        tr("请在系统弹出的窗口里打开钥匙串，再试一次；还是不行就用恢复码。"),
    )
