"""Wrapping: opens with both secrets, with nothing less and with nothing altered."""

from __future__ import annotations

import msgspec
import pytest

from app.vault.wrap import STANDARD, Box, Cost, WrongKey, check, unwrap, wipe, wrap
from tests.vault.conftest import CHEAP

KEY = bytes(range(32))
DEVICE = bytes(32)


def _box() -> Box:
    return wrap(KEY, "passphrase", DEVICE, b"header", CHEAP)


def test_opens_with_both_secrets() -> None:
    assert unwrap(_box(), "passphrase", DEVICE, b"header") == KEY


@pytest.mark.parametrize(
    ("secret", "device", "header"),
    [
        ("Passphrase", DEVICE, b"header"),
        ("passphrase", b"", b"header"),
        ("passphrase", b"\1" + DEVICE[1:], b"header"),
        ("passphrase", DEVICE, b"Header"),
    ],
)
def test_opens_with_nothing_less(secret: str, device: bytes, header: bytes) -> None:
    with pytest.raises(WrongKey):
        unwrap(_box(), secret, device, header)


def test_any_altered_bit_is_found() -> None:
    box = _box()
    for name in ("salt", "nonce", "sealed"):
        whole: bytes = getattr(box, name)
        for at in range(len(whole) * 8):
            altered = bytearray(whole)
            altered[at // 8] ^= 1 << at % 8
            with pytest.raises(WrongKey):
                unwrap(
                    msgspec.structs.replace(box, **{name: bytes(altered)}),
                    "passphrase",
                    DEVICE,
                    b"header",
                )


def test_two_wrappings_of_one_key_share_nothing() -> None:
    one, two = _box(), _box()
    assert one.salt != two.salt
    assert one.nonce != two.nonce
    assert one.sealed != two.sealed


def test_standard_cost_is_what_was_decided() -> None:
    assert STANDARD.memory >= 64 * 1024
    assert STANDARD.passes >= 3


def test_standard_cost_works() -> None:
    assert unwrap(wrap(KEY, "p", DEVICE, b"", STANDARD), "p", DEVICE, b"") == KEY


@pytest.mark.parametrize(
    "cost",
    [Cost(1 << 22, 1, 1), Cost(1024, 65, 1), Cost(1024, 1, 17), Cost(4, 1, 1), Cost(8, 0, 1)],
)
def test_a_forged_cost_cannot_hang_the_laptop(cost: Cost) -> None:
    with pytest.raises(ValueError, match="not a wrapped key"):
        msgspec.structs.replace(_box(), cost=cost)


def test_check_recognises_and_tells_nothing_of_the_secret() -> None:
    assert check(KEY, "a") == check(KEY, "a")
    assert check(KEY, "a") != check(KEY, "b")
    assert check(KEY, "a") != check(DEVICE, "a")
    assert KEY[:16] not in check(KEY, "a")


def test_wipe() -> None:
    secret = bytearray(KEY)
    wipe(secret)
    assert secret == bytes(32)
