"""Who is who: key pairs, the city's certificates on them, and signed documents in general."""

from __future__ import annotations

__all__ = [
    "KEY_ID_BYTES",
    "Certificate",
    "KeyId",
    "Keys",
    "Purpose",
    "Signed",
    "Subject",
    "check_digits",
    "decode",
    "key_id_of",
    "new_keys",
    "sign",
    "verified",
]

from enum import Enum, IntEnum
from functools import lru_cache
from hashlib import scrypt
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from app.sync.seal import suite_of
from app.sync.unreadable import Unreadable, Why
from db.entry import Count, Id16

KEY_ID_BYTES = 8
KeyId = Annotated[bytes, Meta(min_length=KEY_ID_BYTES, max_length=KEY_ID_BYTES)]

_Name = Annotated[str, Meta(max_length=100)]
_PublicKey = Annotated[bytes, Meta(min_length=32, max_length=128)]
_Recipient = Annotated[str, Meta(max_length=4096)]  # post-quantum recipients are long
_T = TypeVar("_T")


class Purpose(Enum):
    """What a signature is for, signed along, so that none can serve for another."""

    CERTIFICATE = b"byn/certificate/1\0"
    KEY_LIST = b"byn/key-list/1\0"
    REQUEST = b"byn/request/1\0"  # a request over the network that carries no batch


class Subject(IntEnum):
    """Whose key a certificate speaks of."""

    ROOT = 0  # the city's offline key; its encryption half is the escrow key
    HUB = 1  # the city's online key, changed every quarter
    DEVICE = 2  # a laptop


class Keys(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The signing and encryption keys of a laptop or of the city; never leaves its vault.

    Attributes:
        signing, identity: the secret halves; public, recipient: the public ones.
    """

    suite: int
    signing: bytes
    public: bytes
    identity: str
    recipient: str

    def __repr__(self) -> str:
        return f"Keys({self.key_id.hex()})"  # secrets stay out of logs and tracebacks

    @property
    def key_id(self) -> bytes:
        """The 8 bytes that name the signing key."""
        return key_id_of(self.suite, self.public)

    def sign(self, purpose: Purpose, message: bytes) -> bytes:
        """A signature of 64 bytes that holds for this purpose alone."""
        return suite_of(self.suite).sign(self.signing, purpose.value + message)

    def dump(self) -> bytes:
        """All of it, to be kept inside the encrypted database."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def load(cls, data: bytes) -> Keys:
        """What dump() gave."""
        return msgspec.msgpack.decode(data, type=cls)


class Certificate(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What the city says about a key.

    Attributes:
        serial: number for people ("证书 12"); revocation goes by key.
        device: id of the laptop, never used again; for the city's own keys the id of the city.
        office: 9-digit code of the township; "" for the city.
        name: of the laptop's place or of the bureau ("江门市司法局").
        county: the county's bureau ("新会区司法局"); "" for the city.
        device_no: short number of the laptop within its office ("03").
        roles: values of app.access.Role its users may have.
        not_before, expiry: milliseconds since 1970.
    """

    suite: Annotated[int, Meta(ge=1, le=255)]
    serial: Count
    subject: Subject
    device: Id16
    signing: _PublicKey
    recipient: _Recipient
    office: Annotated[str, Meta(max_length=9)]
    name: _Name
    county: _Name
    device_no: Annotated[str, Meta(max_length=8)]
    roles: Annotated[list[_Name], Meta(max_length=16)]
    not_before: Count
    expiry: Count

    @property
    def key_id(self) -> bytes:
        """The 8 bytes that name the signing key."""
        return key_id_of(self.suite, self.signing)

    def verify(self, purpose: Purpose, message: bytes, signature: bytes) -> bool:
        """Whether the holder of this key signed the message for this purpose."""
        return suite_of(self.suite).verify(self.signing, purpose.value + message, signature)


class Signed(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A document and its signature over exactly these bytes.

    Attributes:
        body: msgpack of the document.
        issuer: key id of the signer.
    """

    body: Annotated[bytes, Meta(max_length=1 << 20)]
    issuer: KeyId
    signature: Annotated[bytes, Meta(min_length=64, max_length=64)]

    def dump(self) -> bytes:
        """All of it, to be kept or carried."""
        return msgspec.msgpack.encode(self)


def new_keys(suite: int = 1) -> Keys:
    """Fresh keys of a suite."""
    signing, public = suite_of(suite).new_signing_key()
    identity, recipient = suite_of(suite).new_identity()
    return Keys(suite, signing, public, identity, recipient)


@lru_cache(4096)
def key_id_of(suite: int, public: bytes) -> bytes:
    """The first 8 bytes of the hash of a public signing key."""
    return suite_of(suite).hash(public)[:KEY_ID_BYTES]


def sign(document: msgspec.Struct, purpose: Purpose, keys: Keys) -> Signed:
    """A signed document."""
    body = msgspec.msgpack.encode(document)
    return Signed(body, keys.key_id, keys.sign(purpose, body))


def verified(signed: Signed, purpose: Purpose, issuer: Certificate, kind: type[_T]) -> _T:
    """The document, once its signature holds; raises Unreadable."""
    if not issuer.verify(purpose, signed.body, signed.signature):
        raise Unreadable(Why.ALTERED, "signed document")
    return decode(signed.body, kind)


def decode(data: bytes, kind: type[_T]) -> _T:
    """A document from its msgpack; raises Unreadable(MALFORMED)."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(Why.MALFORMED, kind.__name__) from error


def check_digits(public: bytes) -> str:
    """核对码, six groups of two digits ("48 21 · 90 63 · 17 55"), to compare two keys by eye.

    Twelve digits alone could be met by trying 10**12 keys; scrypt (RFC 7914; 32 MiB and about
    0.1 s a try) puts that out of reach.
    """
    stretched = scrypt(public, salt=b"byn/check-digits/1", n=1 << 15, r=8, p=1, maxmem=1 << 26)
    digits = f"{int.from_bytes(stretched, 'big') % 10**12:012d}"
    groups = [digits[at : at + 2] for at in range(0, 12, 2)]
    return " · ".join(" ".join(groups[at : at + 2]) for at in range(0, 6, 2))
