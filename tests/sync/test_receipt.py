"""Receipts, and the four words people see."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sync.batch import open_batch, seal_records
from app.sync.format import FileKind
from app.sync.messages import Carrier, Delivery
from app.sync.receipt import (
    Receipt,
    Rejection,
    Sealed,
    agrees,
    delivery,
    encode_receipt,
    missing,
    receipt_hash,
    receipts_of,
    supersedes,
)
from app.sync.unreadable import Unreadable, Why
from tests.sync.town import CITY, NOW, OFFICE, Town

TOWN = Town()
RESTORED = b"second hub epoch"


def receipt(number: int = 1, applied: int = 10, durable: int = 0, **more: object) -> Receipt:
    """A receipt of laptop 1."""
    plain = Receipt(
        number=number,
        hub=TOWN.hub,
        hub_epoch=TOWN.hub_epoch,
        device=TOWN.device,
        epoch=TOWN.epoch,
        applied=applied,
        head=applied.to_bytes(32, "big"),
        held=[],
        durable=durable,
        rejected=[],
        recipients=1,
        keys=1,
        by=CITY,
        at=NOW + number,
    )
    return msgspec.structs.replace(plain, **more)


def carried(*receipts: Receipt) -> bytes:
    """The file the city would put on a stick."""
    return seal_records(
        FileKind.RECEIPT,
        [encode_receipt(one) for one in receipts],
        TOWN.shared,
        keys=TOWN.online,
        recipients=[TOWN.office.recipient],
    )


def test_receipts_of_two_laptops_travel_in_one_file() -> None:
    rejection = Rejection(7, "office", "这条改动不属于本所，没有采用。")
    sent = (receipt(held=[(13, 14)], rejected=[rejection]), receipt(device=TOWN.other_device))
    opened = open_batch(carried(*sent), TOWN.trust.of_office(OFFICE), [TOWN.office.identity])
    assert receipts_of(opened) == sent
    assert len({receipt_hash(one) for one in sent}) == 2


def test_what_is_no_receipt_or_of_another_city_is_refused() -> None:
    uplink = open_batch(TOWN.uplink(TOWN.items(1)), TOWN.trust, [TOWN.online.identity])
    with pytest.raises(Unreadable) as caught:
        receipts_of(uplink)
    assert caught.value.why is Why.MALFORMED
    for wrong in (receipt(hub=b"city of Foshan 1"), receipt(hub_epoch=RESTORED)):
        opened = open_batch(carried(wrong), TOWN.trust, [TOWN.office.identity])
        with pytest.raises(Unreadable) as caught:
            receipts_of(opened)
        assert caught.value.why is Why.DISAGREES


def test_the_four_words_follow_one_another() -> None:
    online = Sealed(1, 10, Carrier.NETWORK, TOWN.hub_epoch)
    stick = Sealed(1, 10, Carrier.STICK, TOWN.hub_epoch)
    assert delivery(3, 3, [], None) is Delivery.UNSENT
    assert delivery(3, 3, [online], None) is Delivery.SENT
    assert delivery(3, 3, [stick], None) is Delivery.ON_STICK
    assert delivery(3, 3, [stick, online], receipt(applied=2)) is Delivery.SENT
    assert delivery(3, 3, [stick], receipt(applied=3)) is Delivery.RECEIPTED
    assert delivery(3, 3, [stick], receipt(applied=3, durable=3)) is Delivery.DURABLE
    assert [state.label for state in Delivery] == [
        "未发送",
        "已送出",
        "已写入U盘",
        "已签收",
        "已备份",
    ]


def test_a_batch_is_only_as_far_as_its_last_entry() -> None:
    sent = [Sealed(1, 10, Carrier.NETWORK, TOWN.hub_epoch)]
    assert delivery(1, 10, sent, receipt(applied=9)) is Delivery.SENT
    assert delivery(1, 10, sent, receipt(applied=10, durable=9)) is Delivery.RECEIPTED
    assert delivery(8, 11, sent, None) is Delivery.UNSENT


def test_after_the_city_was_restored_what_it_lost_is_unsent_again() -> None:
    sent = [Sealed(1, 10, Carrier.NETWORK, TOWN.hub_epoch)]
    before = receipt(number=9, applied=10)
    after = receipt(number=1, applied=4, hub_epoch=RESTORED, at=before.at + 1)
    assert supersedes(after, before)
    assert not supersedes(before, after)
    assert delivery(1, 4, sent, after) is Delivery.RECEIPTED
    assert delivery(5, 10, sent, after) is Delivery.UNSENT
    assert missing(after, 10) == ((5, 10),)
    sent.append(Sealed(5, 10, Carrier.STICK, RESTORED))
    assert delivery(5, 10, sent, after) is Delivery.ON_STICK


def test_an_old_receipt_from_an_old_stick_changes_nothing() -> None:
    assert supersedes(receipt(), None)
    assert supersedes(receipt(number=2, applied=3), receipt(number=1))
    assert not supersedes(receipt(number=1), receipt(number=2))
    assert not supersedes(receipt(number=2), receipt(number=2))


def test_a_head_that_is_not_ours_is_a_fork() -> None:
    assert agrees(receipt(applied=0), lambda _: None)
    assert agrees(receipt(applied=7), lambda seq: seq.to_bytes(32, "big"))
    assert not agrees(receipt(applied=7), lambda _: b"x" * 32)
    assert not agrees(receipt(applied=7), lambda _: None)


@given(
    st.integers(0, 20),
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 5)), max_size=4),
    st.integers(0, 30),
)
def test_missing_is_everything_neither_applied_nor_held(
    applied: int, spans: list[tuple[int, int]], last: int
) -> None:
    held = [(lo, lo + more) for lo, more in spans]
    ranges = missing(receipt(applied=applied, held=held), last)
    got = [seq for lo, hi in ranges for seq in range(lo, hi + 1)]
    there = {seq for lo, hi in held for seq in range(lo, hi + 1)} | set(range(1, applied + 1))
    assert got == [seq for seq in range(1, last + 1) if seq not in there]
    assert all(lo <= hi for lo, hi in ranges)


def test_without_a_receipt_everything_is_missing() -> None:
    assert missing(None, 3) == ((1, 3),)
    assert missing(None, 0) == ()
