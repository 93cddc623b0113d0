"""Suite 1: age (X25519, ChaCha20-Poly1305), Ed25519 and SHA-256."""

from __future__ import annotations

__all__ = ["Suite1"]

from collections.abc import Sequence
from hashlib import sha256

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from pyrage.x25519 import Identity, Recipient

from app.sync.unreadable import Unreadable, Why


class Suite1:
    """The default suite; see seal.Suite for what each method promises."""

    number = 1

    def hash(self, data: bytes) -> bytes:
        """SHA-256 (FIPS 180-4)."""
        return sha256(data).digest()

    def encrypt(self, plain: bytes, recipients: Sequence[str]) -> bytes:
        """An age file (age-encryption.org/v1) that each recipient can open alone."""
        sealed: bytes = pyrage.encrypt(plain, [Recipient.from_str(key) for key in recipients])
        return sealed

    def decrypt(self, sealed: bytes, identities: Sequence[str]) -> bytes:
        """The content of an age file; raises Unreadable(NOT_FOR_US or ALTERED)."""
        try:
            plain: bytes = pyrage.decrypt(sealed, [Identity.from_str(key) for key in identities])
        except pyrage.DecryptError as error:
            # The library has one error for both; a test holds it to this wording.
            ours = "No matching keys" not in str(error)
            raise Unreadable(Why.ALTERED if ours else Why.NOT_FOR_US, "age") from error
        return plain

    def sign(self, secret: bytes, message: bytes) -> bytes:
        """A pure Ed25519 signature (RFC 8032), 64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(secret).sign(message)

    def verify(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature holds."""
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def new_signing_key(self) -> tuple[bytes, bytes]:
        """A new pair: 32 secret bytes, 32 public bytes."""
        key = Ed25519PrivateKey.generate()
        return key.private_bytes_raw(), key.public_key().public_bytes_raw()

    def new_identity(self) -> tuple[str, str]:
        """A new pair: AGE-SECRET-KEY-1…, age1…."""
        identity = Identity.generate()
        return str(identity), str(identity.to_public())
