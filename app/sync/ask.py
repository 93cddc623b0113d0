"""The signed request of a laptop that brings no batch: who asks, and what it has."""

from __future__ import annotations

__all__ = ["Ask", "read_ask", "sign_ask"]

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from typing import Annotated

import msgspec
from msgspec import Meta

from app.sync.identity import Certificate, Keys, Purpose, Signed, decode, sign, verified
from app.sync.trust import Trust
from app.sync.unreadable import Unreadable, Why
from db.entry import Count, Id16

_SCHEME = "Banyan "
_LONGEST = 4096


class Ask(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a laptop has, so that the city answers with the rest.

    It names no moment, since the laptop's clock may be wrong: whoever repeats it gets only what
    is sealed to the office.

    Attributes:
        cursor: the last hub_seq it has; keys: serial of its key list.
        epoch: of its own stream now, whose entries it need not be sent.
        office_durable: the last hub_seq it knows to be in a backup of the city.
        streams: (epoch, receipted, durable) of the stream it writes, and of its earlier ones
            that are not yet durable.
    """

    hub: Id16
    hub_epoch: Id16
    device: Id16
    epoch: Id16
    cursor: Count
    keys: Count
    office_durable: Count = 0
    streams: Annotated[list[tuple[Id16, Count, Count]], Meta(max_length=16)] = []


def sign_ask(ask: Ask, keys: Keys) -> str:
    """The value of the header Authorization."""
    signed = sign(ask, Purpose.REQUEST, keys)
    return _SCHEME + urlsafe_b64encode(signed.dump()).decode().rstrip("=")


def read_ask(header: str, trust: Trust, now_ms: int) -> tuple[Ask, Certificate]:
    """The request of a header, and the laptop that signed it; raises Unreadable."""
    encoded = header.removeprefix(_SCHEME)
    if encoded == header or len(encoded) > _LONGEST:
        raise Unreadable(Why.MALFORMED, "authorization")
    try:
        data = urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    except (NotBase64, ValueError) as error:
        raise Unreadable(Why.MALFORMED, "authorization") from error
    signed = decode(data, Signed)
    signer = trust.signer(signed.issuer, now_ms)
    ask = verified(signed, Purpose.REQUEST, signer, Ask)
    if ask.device != signer.device:
        raise Unreadable(Why.DISAGREES, "device")
    if ask.hub != trust.hub:
        raise Unreadable(Why.WRONG_CITY)
    return ask, signer
