"""Enrolment: a laptop asks with its own keys, the city answers with a certificate."""

from __future__ import annotations

__all__ = [
    "Enrolled",
    "Request",
    "code_id",
    "new_code",
    "open_reply",
    "open_request",
    "parse_code",
    "proves",
    "seal_reply",
    "seal_request",
    "single_record",
]

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from app.errors import Fault, Refused
from app.i18n import tr
from app.sync.format import (
    OUTER_BYTES,
    FileKind,
    Inner,
    Outer,
    Shared,
    decode_inner,
    pack_frame,
    parse_outer,
    unpack_frame,
)
from app.sync.identity import (
    Certificate,
    Keys,
    Purpose,
    Signed,
    check_digits,
    decode,
    key_id_of,
    verified,
)
from app.sync.limits import MESSAGE_BYTES
from app.sync.seal import CLEAR, check, expand, read_file, seal, unseal
from app.sync.trust import KeyList, Trust
from app.sync.unreadable import Unreadable, Why
from db.entry import Count, Digest, Id16

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_LOOK_ALIKE = str.maketrans("ILO", "110")
_CODE_LENGTH = 16  # 80 bits: a proof that was overheard cannot be searched
_REQUEST_BYTES = 16 * 1024


class Request(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a new laptop asks; it signs with the very key it names.

    Attributes:
        device: id, minted now and never used again.
        name: of the laptop, as its owner calls it.
        made: milliseconds since 1970 on its clock.
        code: names the one-time code it was given, 8 bytes; None by stick.
        proof: that it knows this code, bound to these keys; None by stick.
    """

    suite: Annotated[int, Meta(ge=1, le=255)]
    device: Id16
    signing: Annotated[bytes, Meta(min_length=32, max_length=128)]
    recipient: Annotated[str, Meta(max_length=4096)]
    name: Annotated[str, Meta(max_length=100)]
    made: Count
    code: Annotated[bytes, Meta(min_length=8, max_length=8)] | None = None
    proof: Digest | None = None

    @property
    def digits(self) -> str:
        """核对码 of the laptop's key, shown there and in the city, for a request by stick."""
        return check_digits(self.signing)


class _Reply(msgspec.Struct, array_like=True, frozen=True, gc=False):
    root: Signed
    certificate: Signed
    keys: Signed
    proof: Digest | None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What the city answered; to be kept only after a person compared the digits, or if proven.

    Attributes:
        digits: 核对码 of the city's root, to be compared with the 登记单.
        proven: the city knows the one-time code, so it is no stranger.
        key_list: the signed list that `keys` was read from.
    """

    trust: Trust
    root: Signed
    signed: Signed
    certificate: Certificate
    keys: KeyList
    digits: str
    proven: bool
    key_list: Signed


def new_code() -> str:
    """A fresh one-time code, "7K2M-QP94-HX3D-9TWR"."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    return "-".join(code[at : at + 4] for at in range(0, _CODE_LENGTH, 4))


def parse_code(typed: str) -> str:
    """The 16 characters of a code as typed, look-alikes mended; raises Refused (field "code")."""
    code = "".join(typed.split()).replace("-", "").upper().translate(_LOOK_ALIKE)
    wrong = next((letter for letter in code if letter not in _ALPHABET), "")
    if wrong:
        raise Refused(
            Fault(tr("登记码里没有“{letter}”，请对照登记单再看一遍").format(letter=wrong), "code")
        )
    short = _CODE_LENGTH - len(code)
    if short > 0:
        raise Refused(Fault(tr("少 {count} 位，请补足 16 位").format(count=short), "code"))
    if short < 0:
        raise Refused(Fault(tr("多 {count} 位，请核对 16 位").format(count=-short), "code"))
    return code


def code_id(code: str) -> bytes:
    """The 8 bytes by which a request names a parsed code without telling it."""
    return sha256(b"byn/code-id/1\0" + code.encode()).digest()[:8]


def proves(request: Request, code: str) -> bool:
    """Whether the request was made by someone who knows this parsed code, for these very keys."""
    return request.proof is not None and hmac.compare_digest(
        request.proof, _request_proof(code, request)
    )


def _request_proof(code: str, request: Request) -> bytes:
    unproven = msgspec.structs.replace(request, proof=None)
    message = b"byn/enrol-request/1\0" + msgspec.msgpack.encode(unproven)
    return hmac.digest(code.encode(), message, "sha256")


def _reply_proof(code: str, root: Signed, certificate: Signed) -> bytes:
    message = b"byn/enrol-reply/1\0" + msgspec.msgpack.encode((root, certificate))
    return hmac.digest(code.encode(), message, "sha256")


def seal_request(
    keys: Keys, device: bytes, name: str, *, made: int, code: str | None = None
) -> bytes:
    """A request file; in the clear, for the laptop knows no key of the city yet.

    Args:
        code: as parse_code gave it; None when it goes by stick.
    """
    named = code_id(code) if code else None
    request = Request(keys.suite, device, keys.public, keys.recipient, name, made, named)
    if code:
        request = msgspec.structs.replace(request, proof=_request_proof(code, request))
    inner = Inner(keys.key_id, Shared(0, "", bytes(16), bytes(16), 0))
    outer = Outer(keys.suite, FileKind.ENROL, CLEAR, 0, keys.key_id, 0, bytes(32))
    frame = pack_frame(inner, [msgspec.msgpack.encode(request)])
    return seal(outer, frame, secret=keys.signing, recipients=())


def open_request(source: Path | bytes) -> Request:
    """A request from a laptop nobody knows yet: it proves only that it holds its own key.

    Whoever signs a certificate for it must have its code proven or its digits compared.
    """
    data = read_file(source)
    outer = parse_outer(data[:OUTER_BYTES], len(data))
    if outer.kind is not FileKind.ENROL or not outer.flags & CLEAR:
        raise Unreadable(Why.MALFORMED, "no request")
    if outer.length > _REQUEST_BYTES:
        raise Unreadable(Why.TOO_BIG, "request")
    inner, record = single_record(data[OUTER_BYTES:])
    request = decode(record, Request)
    if not outer.signer == inner.signer == key_id_of(request.suite, request.signing):
        raise Unreadable(Why.DISAGREES, "request of another key")
    check(outer, data[OUTER_BYTES:], request.signing)
    return request


def seal_reply(
    request: Request,
    root: Signed,
    certificate: Signed,
    keys: Signed,
    *,
    shared: Shared,
    hub: Keys,
    code: str | None = None,
) -> bytes:
    """The city's answer, sealed to the new laptop alone.

    Args:
        keys: the signed KeyList of its office.
        hub: the online key of the city.
        code: the parsed code that proved the request, so that the answer proves itself too.
    """
    proof = _reply_proof(code, root, certificate) if code else None
    record = msgspec.msgpack.encode(_Reply(root, certificate, keys, proof))
    frame = pack_frame(Inner(hub.key_id, shared), [record])
    outer = Outer(request.suite, FileKind.ENROL, 0, shared.recipients, hub.key_id, 0, bytes(32))
    return seal(outer, frame, secret=hub.signing, recipients=[request.recipient])


def open_reply(
    source: Path | bytes, keys: Keys, device: bytes, *, code: str | None = None
) -> Enrolled:
    """The city's answer; raises Unreadable.

    The one file opened before its signer is known: the keys that check it are inside, and what
    vouches for them is the code, or the person who compares the digits.
    """
    data = read_file(source)
    outer = parse_outer(data[:OUTER_BYTES], len(data))
    if outer.kind is not FileKind.ENROL or outer.flags:
        raise Unreadable(Why.MALFORMED, "no reply")
    _, record = single_record(unseal(outer, data[OUTER_BYTES:], [keys.identity]))
    reply = decode(record, _Reply)
    root = decode(reply.root.body, Certificate)
    trust, listed = Trust.start(reply.root).take(reply.keys)
    hub = trust.signer(outer.signer)
    check(outer, data[OUTER_BYTES:], hub.signing)
    trust = trust.admit(reply.certificate)
    issuer = trust.signer(reply.certificate.issuer)
    certificate = verified(reply.certificate, Purpose.CERTIFICATE, issuer, Certificate)
    if (certificate.device, certificate.signing) != (device, keys.public):
        raise Unreadable(Why.NOT_FOR_US, "certificate of another laptop")
    if certificate.office != listed.office:
        raise Unreadable(Why.WRONG_OFFICE, "certificate and key list")
    proven = (
        code is not None
        and reply.proof is not None
        and hmac.compare_digest(reply.proof, _reply_proof(code, reply.root, reply.certificate))
    )
    return Enrolled(
        trust.of_office(certificate.office),
        reply.root,
        reply.certificate,
        certificate,
        listed,
        check_digits(root.signing),
        proven,
        reply.keys,
    )


def single_record(plain: bytes) -> tuple[Inner, bytes]:
    """The inner header and the one record of an unsealed file; raises Unreadable."""
    head, *records = unpack_frame(expand(plain).read, most=1, largest=MESSAGE_BYTES)
    if len(records) != 1:
        raise Unreadable(Why.MALFORMED, "one record expected")
    return decode_inner(head), records[0]
