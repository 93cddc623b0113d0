"""Whose signature counts: the city's root, the keys it vouches for, and those it took back."""

from __future__ import annotations

__all__ = ["KeyList", "Trust", "unwrap_office_key", "wrap_office_key"]

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated

import msgspec
from msgspec import Meta

from app.sync.identity import (
    Certificate,
    KeyId,
    Keys,
    Purpose,
    Signed,
    Subject,
    decode,
    verified,
)
from app.sync.seal import suite_of
from app.sync.unreadable import Unreadable, Why
from db.entry import Count, Digest, Id16


class KeyList(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The city's list of keys for one office, signed; sent at enrolment and after every change.

    Attributes:
        serial: grows with every list; receipts name it, so that a laptop knows it missed one.
        hub, hub_epoch: id of the city and of its database's incarnation.
        certificates: of the city's online keys and of the laptops of this office.
        revoked: key ids that no longer count; a key once revoked stays so.
        recipients: number of the recipient set; seal_to: its public keys (online, escrow, office).
        office_key: for each laptop, the secret office key encrypted to it alone; a lost laptop
            is left out when the key is changed.
        servers: where the city answers ("https://…"); pins: SHA-256 of the public keys it may
            show there (SubjectPublicKeyInfo, RFC 5280).
        archive: public key of the county's archive, to which sealed records go; "" for none yet.
    """

    serial: Count
    hub: Id16
    hub_epoch: Id16
    office: Annotated[str, Meta(max_length=9)]
    certificates: list[Signed]
    revoked: list[KeyId]
    recipients: Annotated[int, Meta(ge=0, le=0xFFFFFFFF)]
    seal_to: list[Annotated[str, Meta(max_length=4096)]]
    office_key: dict[Id16, bytes] = {}
    servers: list[Annotated[str, Meta(max_length=200)]] = []
    pins: list[Digest] = []
    archive: Annotated[str, Meta(max_length=4096)] = ""


@dataclass(frozen=True, slots=True)
class _Known:
    certificate: Certificate
    issuer: bytes


@dataclass(frozen=True, slots=True)
class Trust:
    """The signers known to one reader, as of one key list; a value, replaced when it changes.

    Attributes:
        hub: id of the city.
        office: the reader's own office; "" in the city, which reads for all.
        serial: of the newest key list taken in.
        _revoked: key id → the rank of who took it back, which must stand above the key's own.
    """

    hub: bytes
    office: str = ""
    serial: int = 0
    _known: Mapping[bytes, _Known] = field(default_factory=dict)
    _revoked: Mapping[bytes, Subject] = field(default_factory=dict)

    @classmethod
    def start(cls, root: Signed, office: str = "") -> Trust:
        """Trust in a root that signed itself: to be kept only once a person compared its 核对码."""
        claimed = decode(root.body, Certificate)
        certificate = verified(root, Purpose.CERTIFICATE, claimed, Certificate)
        if certificate.subject is not Subject.ROOT:
            raise Unreadable(Why.MALFORMED, "not a root")
        known = _Known(certificate, certificate.key_id)
        return cls(certificate.device, office, 0, {certificate.key_id: known})

    def admit(self, *certificates: Signed) -> Trust:
        """This trust and these certificates, each signed by a key that may; raises Unreadable."""
        known = dict(self._known)
        for signed in certificates:
            if signed.issuer not in known:
                raise Unreadable(Why.UNKNOWN_SIGNER, "issuer")
            issuer = known[signed.issuer].certificate
            certificate = verified(signed, Purpose.CERTIFICATE, issuer, Certificate)
            key_id = certificate.key_id
            before = known[key_id].certificate if key_id in known else certificate
            if certificate.subject <= issuer.subject or certificate.subject != before.subject:
                raise Unreadable(Why.UNKNOWN_SIGNER, "may not vouch for this")
            if certificate.subject is Subject.HUB and certificate.device != self.hub:
                raise Unreadable(Why.WRONG_CITY, "certificate")
            if certificate.not_before >= before.not_before:
                known[key_id] = _Known(certificate, signed.issuer)
        return replace(self, _known=known)

    def take(self, signed: Signed) -> tuple[Trust, KeyList]:
        """This trust after a key list of the city, and the list; raises Unreadable.

        An old list changes nothing back: certificates and revocations only add up.
        """
        claimed = decode(signed.body, KeyList)
        trust = self.admit(*claimed.certificates)
        issuer = trust.signer(signed.issuer)
        if issuer.subject is Subject.DEVICE:
            raise Unreadable(Why.UNKNOWN_SIGNER, "a laptop lists no keys")
        listed = verified(signed, Purpose.KEY_LIST, issuer, KeyList)
        if listed.hub != self.hub:
            raise Unreadable(Why.WRONG_CITY, "key list")
        if self.office and listed.office != self.office:
            raise Unreadable(Why.WRONG_OFFICE, "key list")
        revoked = dict(self._revoked)
        for key_id in listed.revoked:
            revoked[key_id] = min(issuer.subject, revoked.get(key_id, issuer.subject))
        serial = max(self.serial, listed.serial)
        return replace(trust, serial=serial, _revoked=revoked), listed

    def of_office(self, office: str) -> Trust:
        """This trust, in the hands of a laptop of this office."""
        return replace(self, office=office)

    def signer(self, key_id: bytes, now_ms: int | None = None) -> Certificate:
        """The certificate of a signer whose word counts; raises Unreadable.

        Args:
            now_ms: refuses what expired before; None where the clock itself may be wrong.
        """
        if key_id not in self._known:
            raise Unreadable(Why.UNKNOWN_SIGNER)
        if not self._counts(key_id):
            raise Unreadable(Why.REVOKED)
        certificate = self._known[key_id].certificate
        if now_ms is not None and now_ms > certificate.expiry:
            raise Unreadable(Why.EXPIRED)
        return certificate

    def signers(self) -> tuple[Certificate, ...]:
        """All certificates whose word counts."""
        return tuple(
            self._known[key_id].certificate for key_id in self._known if self._counts(key_id)
        )

    def _counts(self, key_id: bytes) -> bool:
        """Whether neither the key nor the one that vouched for it was taken back.

        A stolen online key must not be able to turn the city's other keys off: only the root can.
        """
        known = self._known[key_id]
        subject = known.certificate.subject
        if key_id in self._revoked and self._revoked[key_id] < subject:
            return False
        return subject is Subject.ROOT or self._counts(known.issuer)


def wrap_office_key(identity: str, devices: list[Certificate]) -> dict[bytes, bytes]:
    """The secret office key, for each of these laptops encrypted to it alone."""
    return {
        device.device: suite_of(device.suite).encrypt(identity.encode(), [device.recipient])
        for device in devices
    }


def unwrap_office_key(listed: KeyList, device: bytes, keys: Keys) -> str:
    """The secret office key of a list; raises Unreadable(NOT_FOR_US) where this laptop has none."""
    if device not in listed.office_key:
        raise Unreadable(Why.NOT_FOR_US, "no office key for this laptop")
    return suite_of(keys.suite).decrypt(listed.office_key[device], [keys.identity]).decode()
