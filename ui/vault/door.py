"""What the doors ask of the profile behind them; everything comes back later."""

from __future__ import annotations

__all__ = ["Door", "Offer"]

from pathlib import Path
from typing import Any, Protocol, TypeVar

from app.messages import Command, Query
from ui.context import Desk
from ui.work import Promise

T = TypeVar("T")


class Offer(Protocol):
    """What the city offers this laptop; it counts only once a person compared the digits."""

    @property
    def office_name(self) -> str:
        """Full name of the office ("江门市新会区大泽镇司法所")."""
        ...

    @property
    def device_no(self) -> str:
        """Short number of this laptop ("03")."""
        ...

    @property
    def digits(self) -> str:
        """核对码 of the city, to be compared with the 登记单 ("48 21 · 90 63 · 17 55")."""
        ...

    @property
    def proven(self) -> bool:
        """The city proved that it knows the one-time code."""
        ...


class Door(Protocol):
    """One profile folder, from the closed door to the open desk."""

    def ask(self, query: Query[T]) -> Promise[T]:
        """ReadGate (app.vault.messages)."""
        ...

    def do(self, command: Command[T]) -> Promise[T]:
        """CreateVault, Unlock, ResetPassphrase (app.vault.messages)."""
        ...

    def founded(self) -> Promise[bool]:
        """Whether the open vault already belongs to an office."""
        ...

    def found_sample(self) -> Promise[Desk]:
        """Make the sample office in the open vault."""
        ...

    def open_desk(self) -> Promise[Desk]:
        """The desk of whoever unlocked."""
        ...

    def enrol_online(self, server: str, code: str) -> Promise[Offer]:
        """Ask the city over the network, with a one-time code."""
        ...

    def write_request(self, folder: Path) -> Promise[str]:
        """Write the request to a stick; returns 核对码 of this laptop's key for the 登记单."""
        ...

    def read_reply(self, folder: Path) -> Promise[Offer]:
        """Read the city's reply from a stick."""
        ...

    def accept(self, offer: Any) -> Promise[Desk]:
        """A person compared the digits of an Offer of this very door: take it up for good."""
        ...

    def lock(self) -> Promise[int]:
        """Close the desk and let go of the key; the number of papers WPS still holds open."""
        ...
