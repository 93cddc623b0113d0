"""A door that only tests have: it knows three people and one passphrase."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.clock import CHINA
from app.errors import Fault, Refused
from app.messages import Command, Query
from app.vault.messages import (
    CreateVault,
    GateView,
    ReadGate,
    RecoveryCard,
    ResetPassphrase,
    Role,
    Unlock,
    Unlocked,
    UserCard,
)
from tests.ui.scripted import ScriptedDesk
from ui.context import Desk

RIGHT = "correct horse"  # the passphrase that opens
CARD = RecoveryCard(("3862", "9047", "1158", "7724"), "31", ("6093", "4415", "2870", "5536"), "08")


def _card(name: str, role: Role, day: int, hour: int, minute: int) -> UserCard:
    opened = datetime(2026, 11, day, hour, minute, tzinfo=CHINA)
    return UserCard(name.encode().ljust(16)[:16], name, role, opened, True)


USERS = (
    _card("陈丽华", Role.OFFICER, 24, 8, 5),
    _card("梁志强", Role.HEAD, 23, 17, 52),
    _card("冯敏仪", Role.MEDIATOR, 20, 9, 0),
)


@dataclass(frozen=True)
class ScriptedOffer:
    """What a city might offer."""

    office_name: str = "江门市新会区大泽镇司法所"
    device_no: str = "03"
    digits: str = "48 21 · 90 63 · 17 55"
    proven: bool = True


class ScriptedDoor:
    """Opens for RIGHT; counts what it was asked.

    Attributes:
        hold: when True, futures stay open until `release`.
        stage: "new", "unfounded" or "founded".
        out: papers that WPS still holds open when the screen is locked.
    """

    def __init__(self, *, stage: str = "founded") -> None:
        self.stage = stage
        self.view = GateView(
            stage != "new", USERS if stage != "new" else (), "资料已加密，换一台电脑打不开。"
        )
        self.desk: Desk = ScriptedDesk()
        self.commands: list[Command[Any]] = []
        self.calls: list[tuple[str, Any]] = []
        self.hold = False
        self.out = 0
        self.held: list[tuple[Future[Any], Any]] = []
        self.refuse_online: Exception | None = None

    # -- the protocol of ui.vault.door.Door ----------------------------------------------

    def ask(self, query: Query[Any]) -> Future[Any]:
        assert isinstance(query, ReadGate)
        return self._done(self.view)

    def do(self, command: Command[Any]) -> Future[Any]:
        self.commands.append(command)
        match command:
            case Unlock(user, passphrase):
                return self._open(user, passphrase)
            case CreateVault(user):
                card = UserCard(b"n" * 16, user.name, user.role, None, True)
                self.view = replace(self.view, exists=True, users=(card,))
                self.stage = "unfounded"
                return self._done(Unlocked(card, CARD))
            case ResetPassphrase(user, first, _second, _new):
                if not first.startswith(CARD.first[0]):
                    return self._failed("这一半和核对码对不上", "first")
                return self._done(Unlocked(self._user(user)))
        raise AssertionError(command)

    def founded(self) -> Future[Any]:
        return self._done(self.stage == "founded")

    def found_sample(self) -> Future[Any]:
        self.calls.append(("found_sample", None))
        self.stage = "founded"
        return self._done(self.desk)

    def open_desk(self) -> Future[Any]:
        self.calls.append(("open_desk", None))
        return self._done(self.desk)

    def enrol_online(self, server: str, code: str) -> Future[Any]:
        self.calls.append(("enrol_online", (server, code)))
        if self.refuse_online is not None:
            future: Future[Any] = Future()
            future.set_exception(self.refuse_online)
            return future
        return self._done(ScriptedOffer())

    def write_request(self, folder: Path) -> Future[Any]:
        self.calls.append(("write_request", folder))
        return self._done("11 22 · 33 44 · 55 66")

    def read_reply(self, folder: Path) -> Future[Any]:
        self.calls.append(("read_reply", folder))
        return self._done(ScriptedOffer(proven=False))

    def accept(self, offer: Any) -> Future[Any]:
        self.calls.append(("accept", offer))
        self.stage = "founded"
        return self._done(self.desk)

    def lock(self) -> Future[Any]:
        self.calls.append(("lock", None))
        return self._done(self.out)

    # -- what tests turn -----------------------------------------------------------------

    def release(self) -> None:
        """Let held futures end."""
        self.hold = False
        for future, answer in self.held:
            future.set_result(answer)
        self.held.clear()

    def _user(self, user: bytes) -> UserCard:
        return next(card for card in self.view.users if card.id == user)

    def _open(self, user: bytes, passphrase: str) -> Future[Any]:
        if passphrase == RIGHT:
            return self._done(Unlocked(self._user(user)))
        self.view = replace(self.view, waits=((user, 5),))
        return self._failed("密码不对。请等 5 秒再试。", "passphrase")

    def _done(self, answer: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self.hold:
            self.held.append((future, answer))
        else:
            future.set_result(answer)
        return future

    @staticmethod
    def _failed(message: str, field: str) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(Refused(Fault(message, field=field)))
        return future
