"""The file that carries a new key list: to the laptops of one office, each opens it alone."""

from __future__ import annotations

__all__ = ["open_key_list", "seal_key_list"]

from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.sync.batch import seal_records
from app.sync.enrol import single_record
from app.sync.format import OUTER_BYTES, FileKind, Shared, parse_outer
from app.sync.identity import Keys, Signed, decode
from app.sync.seal import check, read_file, unseal
from app.sync.trust import KeyList, Trust
from app.sync.unreadable import Unreadable, Why


def seal_key_list(signed: Signed, shared: Shared, *, hub: Keys, recipients: Sequence[str]) -> bytes:
    """A key list for the laptops with these keys, not for the office key: that may be the change.

    Args:
        hub: the online key of the city.
    """
    record = msgspec.msgpack.encode(signed)
    return seal_records(FileKind.ENROL, [record], shared, keys=hub, recipients=recipients)


def open_key_list(
    source: Path | bytes, identities: Sequence[str], trust: Trust
) -> tuple[Trust, Signed, KeyList]:
    """The trust after the list, and the list; raises Unreadable.

    The signer of the file may be a key the list itself brings, so it is opened first; what
    vouches for it is the root, which signed the certificates inside.
    """
    data = read_file(source)
    outer = parse_outer(data[:OUTER_BYTES], len(data))
    if outer.kind is not FileKind.ENROL or outer.flags:
        raise Unreadable(Why.MALFORMED, "no key list")
    inner, record = single_record(unseal(outer, data[OUTER_BYTES:], identities))
    signed = decode(record, Signed)
    after, listed = trust.take(signed)
    signer = after.signer(outer.signer)
    check(outer, data[OUTER_BYTES:], signer.signing)
    if inner.signer != outer.signer:
        raise Unreadable(Why.DISAGREES, "signer")
    return after, signed, listed
