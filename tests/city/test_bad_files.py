"""Files that were cut, altered, forged or misdirected, at both doors: nothing changes."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.client import HTTPSConnection
from pathlib import Path

import msgspec
import pytest
import zstandard

from app.city.counter import Counter
from app.sync.ask import Ask, sign_ask
from app.sync.batch import open_batch, seal_entries
from app.sync.format import FileKind, Outer, parse_outer
from app.sync.identity import new_keys
from app.sync.limits import FILE_BYTES
from app.sync.seal import seal
from app.sync.suite1 import Suite1
from app.sync.trip import Trip
from tests.city.deeds import add_person
from tests.city.world import CityWorld, Laptop

Forge = Callable[[bytes, Laptop], bytes]


def cut_short(file: bytes, _: Laptop) -> bytes:
    return file[:-1]


def trailing(file: bytes, _: Laptop) -> bytes:
    return file + b"\0"


def one_bit(file: bytes, _: Laptop) -> bytes:
    return file[:-40] + bytes([file[-40] ^ 1]) + file[-39:]


def stranger(file: bytes, laptop: Laptop) -> bytes:
    """Sealed to the city, by keys nobody certified."""
    return resealed(file, laptop, new_keys().signing)


def bomb(_: bytes, laptop: Laptop) -> bytes:
    """A gigabyte of zeros in a few kilobytes, signed by a laptop we know."""
    member = Trip(laptop.desk).member
    packed = zstandard.ZstdCompressor(level=19).compress(bytes(1 << 28))
    plain = len(packed).to_bytes(4, "big") + packed
    sealed = Suite1().encrypt(plain, member.recipients)
    outer = Outer(1, FileKind.UP, 0, 1, member.keys.key_id, len(sealed), Suite1().hash(sealed))
    signature = Suite1().sign(member.keys.signing, outer.signed())
    return replace(outer, signature=signature).pack() + sealed


def not_a_batch(_: bytes, laptop: Laptop) -> bytes:
    """Whole and signed, and inside it nothing of ours."""
    member = Trip(laptop.desk).member
    outer = Outer(1, FileKind.UP, 0, 1, member.keys.key_id, 0, bytes(32))
    recipients = member.recipients
    return seal(outer, b"\0\0\0\1x", secret=member.keys.signing, recipients=recipients)


def resealed(file: bytes, laptop: Laptop, secret: bytes) -> bytes:
    outer = parse_outer(file[:124], len(file))
    signer = new_keys().key_id
    outer = replace(outer, signer=signer)
    return replace(outer, signature=Suite1().sign(secret, outer.signed())).pack() + file[124:]


FORGERIES: dict[str, Forge] = {
    "cut": cut_short,
    "trailing": trailing,
    "altered": one_bit,
    "unknown-signer": stranger,
    "bomb": bomb,
    "malformed": not_a_batch,
    "not-ours": lambda _file, _laptop: b"PK\3\4 a document",
}


@pytest.fixture
def office(city: CityWorld) -> tuple[CityWorld, Laptop, bytes]:
    """A city, one of its laptops, and the file that laptop is about to send."""
    laptop = city.first
    add_person(laptop, "梁小燕")
    trip = Trip(laptop.desk)
    (cut,) = trip.plan()
    return city, laptop, trip.seal(cut).result()


class Caller:
    """Somebody who speaks HTTP and sends what they like."""

    def __init__(self, city: CityWorld) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self._line = HTTPSConnection("127.0.0.1", city.port, context=context, timeout=10)

    def post(self, body: bytes, path: str = "/v1/sync") -> tuple[int, str]:
        """Status and reason."""
        self._line.request("POST", path, body)
        answer = self._line.getresponse()
        answer.read()
        return answer.status, answer.headers.get("byn-reason", "")

    def get(self, path: str, header: str) -> int:
        """Status."""
        self._line.request("GET", path, headers={"Authorization": header})
        answer = self._line.getresponse()
        answer.read()
        return answer.status

    def close(self) -> None:
        self._line.close()


@pytest.fixture
def caller(city: CityWorld) -> Iterator[Caller]:
    """A caller on one line, which no answer may break."""
    caller = Caller(city)
    yield caller
    caller.close()


@pytest.mark.parametrize("why", FORGERIES)
def test_a_forged_file_is_refused_at_both_doors(
    office: tuple[CityWorld, Laptop, bytes], caller: Caller, stick: Path, why: str
) -> None:
    city, laptop, file = office
    forged, before = FORGERIES[why](file, laptop), city.digest()
    assert caller.post(forged) == (422, why)
    up = stick / "BANYAN" / "up"
    up.mkdir(parents=True)
    (up / "a.byn").write_bytes(forged)
    with city.open() as (opened, writers):
        brought = Counter(opened, writers).import_(stick)
    assert brought.files == 0
    assert city.digest() == before
    assert caller.post(file) == (200, "")  # the line still holds, and the true file is taken
    laptop.sync()
    assert laptop.digest() == city.digest()


def test_a_file_cut_anywhere_is_refused_every_time(
    office: tuple[CityWorld, Laptop, bytes], caller: Caller
) -> None:
    city, _, file = office
    before = city.digest()
    # every byte: tests/sync/test_seal.py
    answers = {caller.post(file[:at])[0] for at in range(0, len(file), 11)}
    assert answers == {422}
    assert city.digest() == before


def test_a_flipped_bit_anywhere_is_found(
    office: tuple[CityWorld, Laptop, bytes], caller: Caller
) -> None:
    city, _, file = office
    before = city.digest()
    for at in range(0, len(file), 7):
        altered = bytearray(file)
        altered[at] ^= 1 << at % 8
        status, _ = caller.post(bytes(altered))
        assert status in (413, 422), at  # a flipped length may claim to be too large
    assert city.digest() == before


def test_nine_megabytes_are_refused_unread(
    office: tuple[CityWorld, Laptop, bytes], stick: Path
) -> None:
    city, _, file = office
    nine = file + bytes(9 << 20)
    caller = Caller(city)
    try:
        status = caller.post(nine)[0]
    except (BrokenPipeError, ConnectionResetError):
        status = 413  # it hung up before all was sent
    finally:
        caller.close()
    assert status == 413
    up = stick / "BANYAN" / "up"
    up.mkdir(parents=True)
    (up / "a.byn").write_bytes(nine)
    with city.open() as (opened, writers):
        assert Counter(opened, writers).import_(stick).files == 0
    assert len(nine) > FILE_BYTES


def test_twice_and_out_of_order(city: CityWorld, caller: Caller) -> None:
    laptop = city.first
    trip = Trip(laptop.desk)
    files = []
    for number in range(3):
        add_person(laptop, f"当事人{number}")
        (cut,) = trip.plan()
        one = replace(cut, lo=cut.hi)
        files.append(trip.seal(one).result())
    assert caller.post(files[2])[0] == 409  # kept until what is before it comes
    assert caller.post(files[1])[0] == 409
    assert caller.post(files[0])[0] == 200
    assert [caller.post(file)[0] for file in files] == [200, 200, 200]
    laptop.sync()
    assert laptop.digest() == city.digest()


def test_a_laptop_cannot_speak_for_another_office(
    office: tuple[CityWorld, Laptop, bytes], caller: Caller
) -> None:
    city, laptop, _ = office
    trip = Trip(laptop.desk)
    (cut,) = trip.plan()
    opened = open_batch(trip.seal(cut).result(), trip.member.trust, trip.member.identities)
    shared = msgspec.structs.replace(opened.inner.shared, office="440705001")
    forged = seal_entries(
        FileKind.UP,
        list(opened.linked()),
        shared,
        keys=trip.member.keys,
        recipients=trip.member.recipients,
    )
    before = city.digest()
    assert caller.post(forged) == (422, "wrong-office")
    assert city.digest() == before


@pytest.mark.parametrize(
    "header", ["", "Banyan", "Banyan !!!!", "Banyan " + "A" * 5000, "Basic eDp5"]
)
def test_a_request_without_a_signature_is_refused(caller: Caller, header: str) -> None:
    assert caller.get("/v1/down", header) == 422


def test_a_request_signed_by_a_stranger_is_refused(
    office: tuple[CityWorld, Laptop, bytes], caller: Caller
) -> None:
    _, laptop, _ = office
    trip = Trip(laptop.desk)
    assert caller.get("/v1/down", trip.ask()) in (200, 204)
    ask = Ask(trip.member.listed.hub, bytes(16), laptop.device, bytes(16), 0, 0)
    assert caller.get("/v1/down", sign_ask(ask, new_keys())) == 422
    elsewhere = msgspec.structs.replace(ask, device=bytes(16))
    assert caller.get("/v1/down", sign_ask(elsewhere, trip.member.keys)) == 422


def test_nothing_new_costs_one_signed_request_of_600_bytes(city: CityWorld) -> None:
    laptop = city.first
    laptop.sync()
    header = Trip(laptop.desk).ask()
    request = (
        f"GET /v1/down HTTP/1.1\r\nHost: 127.0.0.1:{city.port}\r\nAuthorization: {header}\r\n\r\n"
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", city.port)) as plain,
        context.wrap_socket(plain) as line,
    ):
        line.sendall(request.encode())
        answer = line.recv(4096)
    assert answer.startswith(b"HTTP/1.1 204")
    assert len(request) + len(answer) <= 600
