"""What every page is given: the desk, the look, work off the GUI thread, and the way around."""

from __future__ import annotations

__all__ = ["Context", "Desk", "Place", "Settings"]

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from app.clock import Clock
from app.messages import Command, Me, Query
from ui.theme.theme import Theme
from ui.work import Work

T = TypeVar("T")


class Desk(Protocol):
    """The one door to records, as widgets see it (app.desk.Desk)."""

    @property
    def me(self) -> Me:
        """Who sits here."""
        ...

    def do(self, command: Command[T]) -> Future[T]:
        """Change records; the future ends after the commit."""
        ...

    def ask(self, query: Query[T]) -> Future[T]:
        """Read records."""
        ...

    def subscribe(self, kind: type[Any], callback: Callable[[Any], None]) -> Callable[[], None]:
        """Hear of facts after their commit, on any thread; returns how to stop."""
        ...


class Settings(Protocol):
    """What the screen remembers of itself; never a word about a person (ui.shell.settings)."""

    def get(self, key: str, default: Any = None) -> Any:
        """A remembered value."""
        ...

    def put(self, key: str, value: Any) -> None:
        """Remember a plain value."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a page, and what to show there.

    Attributes:
        page: name a page was registered under; "mediation.form" lies in the area "mediation".
        where: keywords for the page's activate().
    """

    page: str
    where: Mapping[str, Any] = field(default_factory=dict)

    @property
    def area(self) -> str:
        """The entry of the navigation that this place belongs to."""
        return self.page.partition(".")[0]


@dataclass(slots=True)
class Context:
    """What every page is given.

    Attributes:
        go: goes to a place (back with Alt+←).
        toast: shows one line for six seconds; with undo=True it offers 撤销 (Ctrl+Z).
        saved: tells the status bar that something was kept just now (已自动保存 10:24:07).
    """

    desk: Desk
    theme: Theme
    work: Work
    clock: Clock
    settings: Settings
    go: Callable[[Place], None]
    toast: Callable[..., None]
    saved: Callable[[], None]
