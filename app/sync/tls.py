"""TLS to the city: its public key is pinned; names and dates in certificates do not count.

A certificate authority would add a party to trust and dates to be wrong about: the key came with
the enrolment, signed by the city, and that is all there is to check.
"""

from __future__ import annotations

__all__ = ["PinnedContext", "WrongServer", "pin_of", "unpinned"]

import ssl
from collections.abc import Collection
from hashlib import sha256
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class WrongServer(ssl.SSLError):
    """Whoever answered does not hold the city's key; nothing was sent."""


def pin_of(certificate: x509.Certificate) -> bytes:
    """SHA-256 of the certificate's public key (SubjectPublicKeyInfo, as in RFC 7469, 2.4)."""
    key = certificate.public_key()
    return sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()


class PinnedContext(ssl.SSLContext):
    """A client context that ends the handshake unless the server shows one of the keys.

    TLS has proved by then that the server holds the key it shows; names and dates of the
    certificate are not looked at.
    """

    def __new__(cls, _pins: Collection[bytes]) -> PinnedContext:
        context = super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context

    def __init__(self, pins: Collection[bytes]) -> None:
        self._pins = frozenset(pins)

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        """A connected socket, once the server's key is one of the pinned ones."""
        wrapped = super().wrap_socket(*args, **kwargs)
        shown = wrapped.getpeercert(binary_form=True)
        if shown is None or pin_of(x509.load_der_x509_certificate(shown)) not in self._pins:
            wrapped.close()
            raise WrongServer("the server shows another key")
        return wrapped


def unpinned() -> ssl.SSLContext:
    """For enrolment alone: the key is not known yet, and request and reply prove themselves."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
