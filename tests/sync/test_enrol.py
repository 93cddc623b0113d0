"""Enrolment: one-time codes, requests, replies, and whoever stands between."""

from __future__ import annotations

import msgspec
import pytest

from app.errors import Refused
from app.sync.enrol import (
    Enrolled,
    code_id,
    new_code,
    open_reply,
    open_request,
    parse_code,
    proves,
    seal_reply,
    seal_request,
)
from app.sync.format import FileKind, Inner, Outer, pack_frame
from app.sync.identity import Keys, Purpose, check_digits, new_keys, sign
from app.sync.seal import CLEAR, seal
from app.sync.trust import unwrap_office_key
from app.sync.unreadable import Unreadable, Why
from tests.sync.town import NOW, OFFICE, Town

TOWN = Town()
CODE = parse_code("7K2M-QP94-HX3D-9TWR")


def asked(code: str | None = CODE, keys: Keys = TOWN.laptop) -> bytes:
    """A request file of laptop 1."""
    return seal_request(keys, TOWN.device, "大泽所 03", made=NOW, code=code)


def answered(request: bytes, *, town: Town = TOWN, code: str | None = CODE) -> bytes:
    """The city's reply to a request file."""
    opened = open_request(request)
    return seal_reply(
        opened,
        town.signed_root,
        town.signed_device(TOWN.laptop, opened.device),
        sign(town.key_list(), Purpose.KEY_LIST, town.online),
        shared=town.shared,
        hub=town.online,
        code=code,
    )


def taken(reply: bytes, *, code: str | None = CODE) -> Enrolled:
    """The reply as laptop 1 opens it."""
    return open_reply(reply, TOWN.laptop, TOWN.device, code=code)


def test_a_new_code_is_read_back_however_it_is_typed() -> None:
    for _ in range(20):
        code = new_code()
        assert parse_code(code) == code.replace("-", "")
    assert parse_code(" 7k2m qp94-hx3d9twr ") == CODE
    assert parse_code("OIL0-0000-0000-0000") == "0110000000000000"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("7K2M-QP94", "少 8 位，请补足 16 位"),
        ("", "少 16 位，请补足 16 位"),
        ("7K2M-QP94-HX3D-9TWR-7", "多 1 位，请核对 16 位"),
        ("7K2M-QP94-HX3D-9TW?", "登记码里没有“?”，请对照登记单再看一遍"),
        ("7K2M-QP94-HX3D-9TWU", "登记码里没有“U”，请对照登记单再看一遍"),
    ],
)
def test_a_code_typed_wrong_says_what_to_do(typed: str, sentence: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_code(typed)
    assert str(caught.value) == sentence
    assert caught.value.faults[0].field == "code"


def test_a_request_tells_who_asks_and_proves_the_code() -> None:
    request = open_request(asked())
    assert (request.device, request.name, request.made) == (TOWN.device, "大泽所 03", NOW)
    assert (request.signing, request.recipient) == (TOWN.laptop.public, TOWN.laptop.recipient)
    assert request.code == code_id(CODE)
    assert proves(request, CODE)
    assert not proves(request, parse_code(new_code()))
    assert request.digits == check_digits(TOWN.laptop.public)


def test_the_code_itself_is_not_in_the_request() -> None:
    assert CODE.encode() not in asked()


def test_a_request_by_stick_proves_nothing() -> None:
    request = open_request(asked(code=None))
    assert (request.code, request.proof) == (None, None)
    assert not proves(request, CODE)


def test_keys_put_in_the_place_of_others_lose_the_proof() -> None:
    request = open_request(asked())
    swapped = msgspec.structs.replace(request, recipient=new_keys().recipient)
    assert not proves(swapped, CODE)


def test_a_damaged_request_is_refused() -> None:
    file = asked()
    for size in range(len(file)):
        with pytest.raises(Unreadable):
            open_request(file[:size])
    for place in range(len(file)):
        with pytest.raises(Unreadable):
            open_request(file[:place] + bytes([file[place] ^ 4]) + file[place + 1 :])


def test_only_a_request_is_taken_for_one() -> None:
    for file in (TOWN.uplink(TOWN.items(1)), answered(asked())):
        with pytest.raises(Unreadable) as caught:
            open_request(file)
        assert caught.value.why is Why.MALFORMED


def test_the_reply_gives_the_laptop_all_it_needs() -> None:
    enrolled = taken(answered(asked()))
    assert enrolled.proven
    assert enrolled.digits == check_digits(TOWN.root.public)
    assert (enrolled.certificate.device, enrolled.certificate.office) == (TOWN.device, OFFICE)
    assert (enrolled.trust.hub, enrolled.trust.office) == (TOWN.hub, OFFICE)
    assert enrolled.trust.signer(TOWN.online.key_id).device == TOWN.hub
    assert enrolled.keys.seal_to == TOWN.recipients
    assert unwrap_office_key(enrolled.keys, TOWN.device, TOWN.laptop) == TOWN.office.identity


def test_a_reply_by_stick_waits_for_a_person_to_compare_the_digits() -> None:
    assert not taken(answered(asked(code=None), code=None), code=None).proven


def test_a_stranger_who_answers_in_the_citys_place_is_not_proven() -> None:
    impostor = Town()
    guessed = parse_code(new_code())
    enrolled = taken(answered(asked(), town=impostor, code=guessed))
    assert not enrolled.proven
    assert enrolled.digits != check_digits(TOWN.root.public)


def test_a_request_that_names_another_key_outside_is_refused() -> None:
    request = msgspec.msgpack.encode(open_request(asked()))
    for outside, inside in (
        (TOWN.sibling.key_id, TOWN.laptop.key_id),
        (TOWN.laptop.key_id, TOWN.sibling.key_id),
    ):
        frame = pack_frame(Inner(inside, TOWN.shared), [request])
        outer = Outer(1, FileKind.ENROL, CLEAR, 0, outside, 0, bytes(32))
        with pytest.raises(Unreadable) as caught:
            open_request(seal(outer, frame, secret=TOWN.laptop.signing, recipients=()))
        assert caught.value.why is Why.DISAGREES


def test_a_reply_that_mixes_two_offices_is_refused() -> None:
    request = open_request(asked())
    reply = seal_reply(
        request,
        TOWN.signed_root,
        TOWN.signed_device(TOWN.laptop, TOWN.device),
        sign(TOWN.key_list(office="440703001"), Purpose.KEY_LIST, TOWN.online),
        shared=TOWN.shared,
        hub=TOWN.online,
        code=CODE,
    )
    with pytest.raises(Unreadable) as caught:
        taken(reply)
    assert caught.value.why is Why.WRONG_OFFICE


def test_a_reply_for_another_laptop_is_refused() -> None:
    reply = answered(asked())
    with pytest.raises(Unreadable) as caught:
        open_reply(reply, TOWN.sibling, TOWN.device, code=CODE)
    assert caught.value.why is Why.NOT_FOR_US
    with pytest.raises(Unreadable) as caught:
        open_reply(reply, TOWN.laptop, TOWN.other_device, code=CODE)
    assert caught.value.why is Why.NOT_FOR_US


def test_a_damaged_reply_is_refused() -> None:
    reply = answered(asked())
    for place in range(0, len(reply), 5):
        with pytest.raises(Unreadable):
            taken(reply[:place] + bytes([reply[place] ^ 1]) + reply[place + 1 :])
