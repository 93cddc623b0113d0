"""Keys, certificates, trust, revocation and the change of keys."""

from __future__ import annotations

import re

import msgspec
import pytest

from app.sync.batch import open_batch
from app.sync.identity import (
    Certificate,
    Keys,
    Purpose,
    Signed,
    Subject,
    check_digits,
    new_keys,
    sign,
    verified,
)
from app.sync.trust import KeyList, Trust, unwrap_office_key
from app.sync.unreadable import Unreadable, Why
from tests.sync.town import NOW, OFFICE, Town, certificate

TOWN = Town()


def listed(key_list: KeyList, keys: Keys) -> Signed:
    """A key list, signed."""
    return sign(key_list, Purpose.KEY_LIST, keys)


def test_keys_are_kept_and_found_again_and_never_printed() -> None:
    keys = new_keys()
    assert Keys.load(keys.dump()) == keys
    for secret in (keys.identity, str(keys.signing)):
        assert secret not in repr(keys)


def test_a_signature_holds_for_one_purpose_only() -> None:
    keys = new_keys()
    own = certificate(keys, Subject.DEVICE, TOWN.device)
    signature = keys.sign(Purpose.REQUEST, b"GET /v1/down")
    assert own.verify(Purpose.REQUEST, b"GET /v1/down", signature)
    assert not own.verify(Purpose.CERTIFICATE, b"GET /v1/down", signature)
    assert not own.verify(Purpose.REQUEST, b"GET /v1/snapshot", signature)


def test_a_document_changed_after_signing_is_refused() -> None:
    root = certificate(TOWN.root, Subject.ROOT, TOWN.hub)
    body = TOWN.signed_online.body
    flipped = [body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :] for at in range(len(body))]
    for changed in (*flipped, body[:-1], body + b"\0", b""):
        signed = msgspec.structs.replace(TOWN.signed_online, body=changed)
        with pytest.raises(Unreadable) as caught:
            verified(signed, Purpose.CERTIFICATE, root, Certificate)
        assert caught.value.why is Why.ALTERED


def test_the_check_digits_are_six_pairs_and_tell_keys_apart() -> None:
    digits = check_digits(bytes(32))
    assert re.fullmatch(r"\d\d \d\d · \d\d \d\d · \d\d \d\d", digits)
    assert check_digits(bytes(32)) == digits
    assert check_digits(bytes(31) + b"\1") != digits


def test_root_vouches_for_hub_and_hub_for_laptops_and_nobody_else_for_anyone() -> None:
    other = new_keys()
    rank = {Subject.ROOT: TOWN.root, Subject.HUB: TOWN.online, Subject.DEVICE: TOWN.laptop}
    for issuer, keys in rank.items():
        for subject in Subject:
            hub = TOWN.hub if subject is not Subject.DEVICE else b"laptop number 09"
            signed = sign(certificate(other, subject, hub), Purpose.CERTIFICATE, keys)
            if issuer < subject:
                assert TOWN.trust.admit(signed).signer(other.key_id).subject is subject
            else:
                with pytest.raises(Unreadable) as caught:
                    TOWN.trust.admit(signed)
                assert caught.value.why is Why.UNKNOWN_SIGNER


def test_a_stranger_or_another_city_vouches_for_nobody() -> None:
    stranger = Town(hub=b"city of Foshan 1")
    with pytest.raises(Unreadable) as caught:
        TOWN.trust.admit(stranger.signed_online)
    assert caught.value.why is Why.UNKNOWN_SIGNER
    foreign = sign(
        certificate(new_keys(), Subject.HUB, stranger.hub), Purpose.CERTIFICATE, TOWN.root
    )
    with pytest.raises(Unreadable) as caught:
        TOWN.trust.admit(foreign)
    assert caught.value.why is Why.WRONG_CITY


def test_a_stolen_online_key_cannot_make_the_root_a_laptop() -> None:
    fake = sign(
        certificate(TOWN.root, Subject.DEVICE, b"laptop number 66"),
        Purpose.CERTIFICATE,
        TOWN.online,
    )
    with pytest.raises(Unreadable):
        TOWN.trust.admit(fake)


def test_only_a_root_that_signed_itself_starts_trust() -> None:
    for signed in (
        TOWN.signed_online,
        sign(certificate(TOWN.root, Subject.ROOT, TOWN.hub), Purpose.CERTIFICATE, TOWN.online),
        sign(certificate(TOWN.online, Subject.HUB, TOWN.hub), Purpose.CERTIFICATE, TOWN.online),
    ):
        with pytest.raises(Unreadable):
            Trust.start(signed)


def test_a_key_list_brings_certificates_revocations_and_the_office_key() -> None:
    trust = Trust.start(TOWN.signed_root, OFFICE)
    trust, taken = trust.take(listed(TOWN.key_list(TOWN.sibling.key_id), TOWN.online))
    assert trust.serial == 1
    assert trust.signer(TOWN.laptop.key_id).device == TOWN.device
    assert unwrap_office_key(taken, TOWN.device, TOWN.laptop) == TOWN.office.identity
    with pytest.raises(Unreadable) as caught:
        unwrap_office_key(taken, TOWN.other_device, TOWN.sibling)
    assert caught.value.why is Why.NOT_FOR_US


def test_a_revoked_key_stays_revoked_whatever_old_list_comes_back() -> None:
    trust, _ = TOWN.trust.take(listed(TOWN.key_list(TOWN.laptop.key_id, serial=5), TOWN.online))
    trust, _ = trust.take(listed(TOWN.key_list(serial=4), TOWN.online))
    assert trust.serial == 5
    with pytest.raises(Unreadable) as caught:
        trust.signer(TOWN.laptop.key_id)
    assert caught.value.why is Why.REVOKED
    assert TOWN.laptop.key_id not in [known.key_id for known in trust.signers()]


def test_a_stolen_online_key_cannot_turn_the_citys_other_keys_off() -> None:
    revoking = TOWN.key_list(TOWN.online.key_id, TOWN.root.key_id)
    trust, _ = TOWN.trust.take(listed(revoking, TOWN.online))
    assert trust.signer(TOWN.online.key_id).subject is Subject.HUB
    trust, _ = TOWN.trust.take(listed(revoking, TOWN.root))
    for key in (TOWN.online, TOWN.laptop):  # with the key falls whatever it vouched for
        with pytest.raises(Unreadable) as caught:
            trust.signer(key.key_id)
        assert caught.value.why is Why.REVOKED
    assert trust.signer(TOWN.root.key_id).subject is Subject.ROOT


@pytest.mark.parametrize("signer", ["laptop", "office"])
def test_a_key_list_of_anyone_but_the_city_is_refused(signer: str) -> None:
    with pytest.raises(Unreadable) as caught:
        TOWN.trust.take(listed(TOWN.key_list(), getattr(TOWN, signer)))
    assert caught.value.why is Why.UNKNOWN_SIGNER


def test_a_key_list_of_another_office_or_city_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        TOWN.trust.of_office("440703001").take(listed(TOWN.key_list(), TOWN.online))
    assert caught.value.why is Why.WRONG_OFFICE
    foreign = msgspec.structs.replace(TOWN.key_list(), hub=b"city of Foshan 1")
    with pytest.raises(Unreadable) as caught:
        TOWN.trust.take(listed(foreign, TOWN.online))
    assert caught.value.why is Why.WRONG_CITY


def test_after_the_quarterly_change_old_and_new_online_keys_count() -> None:
    fresh = new_keys()
    rotated = sign(
        certificate(fresh, Subject.HUB, TOWN.hub, serial=2), Purpose.CERTIFICATE, TOWN.root
    )
    announced = msgspec.structs.replace(TOWN.key_list(serial=2), certificates=[rotated])
    trust, _ = TOWN.trust.take(listed(announced, fresh))
    assert trust.signer(fresh.key_id).recipient == fresh.recipient
    assert open_batch(TOWN.uplink(TOWN.items(1)), trust, [TOWN.online.identity]).entries


def test_a_renewed_certificate_replaces_the_old_one_and_not_the_other_way() -> None:
    old = certificate(TOWN.laptop, Subject.DEVICE, TOWN.device, office=OFFICE)
    new = msgspec.structs.replace(old, not_before=NOW + 1, expiry=old.expiry * 2)
    first, second = (sign(doc, Purpose.CERTIFICATE, TOWN.online) for doc in (old, new))
    for order in ((first, second), (second, first)):
        assert TOWN.trust.admit(*order).signer(TOWN.laptop.key_id) == new
    assert TOWN.trust.admit(second).signer(TOWN.laptop.key_id, old.expiry + 1) == new
    with pytest.raises(Unreadable) as caught:
        TOWN.trust.admit(first).signer(TOWN.laptop.key_id, old.expiry + 1)
    assert caught.value.why is Why.EXPIRED
