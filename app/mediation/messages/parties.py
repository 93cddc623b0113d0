"""当事人 afterwards: who comes in the place of one, and where papers reach it."""

from __future__ import annotations

__all__ = ["SetServiceAddress", "SucceedParty"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import LeaveGround
from app.mediation.messages.intake import PartyInput
from app.messages import Command


@dataclass(frozen=True, slots=True)
class SucceedParty(Command[Id]):
    """Another comes in the place of a party (承继); returns the successor's id.

    Of several heirs each is written down by a command of its own, of the same day and ground.

    Attributes:
        successor: stands on the side of the party, whatever its role says.
        left_on: the day of death, merger or end; the successor acts from the day after.
        proof: what shows it, and who succeeds (死亡证明、亲属关系证明).
        consent: while it is mediated, the successor is willing too (人民调解法 第17条).
    """

    case: Id
    party: Id
    ground: LeaveGround
    left_on: date
    successor: PartyInput
    proof: str
    consent: bool = False
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SetServiceAddress(Command[Id]):
    """Where court papers reach a party (送达地址); "" is where it lives. Returns the case's id."""

    party: Id
    address: str
