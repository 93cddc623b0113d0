"""The merge: each field group of a row is a multi-value register; alike on every replica.

The heads are the known versions that no other known version names as a base. That is a function
of the set of known entries, so replicas that know the same entries agree, in whatever order and
however often the entries came (the model check is tests/sync/test_merge_model.py).
"""

from __future__ import annotations

__all__ = [
    "EMPTY",
    "Circular",
    "Register",
    "Registers",
    "apply",
    "decode",
    "encode",
    "encode_fresh",
    "fresh",
    "in_review",
    "insert",
    "open_groups",
    "review_id",
    "shown",
]

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256

import msgspec

from db.entry import Poison, Version


class Circular(Poison):
    """An entry names as seen what has seen it: a lie."""


class Register(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One field group of one row.

    Attributes:
        heads: ((stream, seq), hlc) of each current version, sorted; more than one is a review.
        named: versions some entry saw that have not arrived here yet, sorted.
    """

    heads: tuple[tuple[Version, int], ...] = ()
    named: tuple[Version, ...] = ()


EMPTY = Register()


def fresh(version: Version, hlc: int) -> Register:
    """The register of a group just inserted."""
    return Register(((version, hlc),))


def apply(
    register: Register,
    version: Version,
    hlc: int,
    bases: Iterable[Version],
    known: Callable[[Version], bool],
) -> Register:
    """The register after one more entry; the same one if the entry was known already.

    Args:
        bases: the heads the writer saw.
        known: whether a version was applied *before* this call (in the whole journal, whatever
            its fate); the entry in hand, and those after it in its batch, must not count.

    Raises:
        Circular: the entry names itself, its own future, or closes a ring; nothing is changed.
    """
    if known(version):
        return register
    seen = set(bases)
    if any(stream == version[0] and seq >= version[1] for stream, seq in seen):
        raise Circular
    heads = [head for head in register.heads if head[0] not in seen]
    named = {base for base in seen if not known(base)}.union(register.named)
    if version in named:
        named.remove(version)
    else:
        heads.append((version, hlc))
    if not heads:
        # Whoever superseded this version is a head, or was superseded by one, unless someone lied.
        raise Circular
    return Register(tuple(sorted(heads)), tuple(sorted(named)))


def shown(register: Register) -> Version:
    """The version to show: the head with the greatest (HLC, stream); raises if never written."""
    if not register.heads:
        raise ValueError("this group was never written")
    return max(register.heads, key=lambda head: (head[1], head[0]))[0]


def in_review(register: Register) -> bool:
    """Whether writers did not see each other's versions, so that a person must choose."""
    return len(register.heads) > 1


def open_groups(registers: Registers) -> bool:
    """Whether any group of a row is in review."""
    return in_review(registers.rest) or any(map(in_review, registers.values()))


def review_id(table: str, row: bytes, group: str) -> bytes:
    """The 16-byte name of a review, derived alike everywhere and stored nowhere."""
    return sha256(msgspec.msgpack.encode((table, row, group))).digest()[:16]


class Registers(dict[str, Register]):
    """All registers of one row: the groups that differ, and one register for all the rest.

    Attributes:
        rest: the register of every group not listed; a new row is all rest. Ask by index:
            get() does not know it.
    """

    def __init__(self, listed: Mapping[str, Register] = {}, rest: Register = EMPTY) -> None:
        super().__init__(listed)
        self.rest = rest

    def __missing__(self, group: str) -> Register:
        return self.rest


def insert(
    registers: Registers, version: Version, hlc: int, known: Callable[[Version], bool]
) -> Registers:
    """The registers after an insert, which writes every group, listed or not, and saw nothing."""
    if known(version):
        return registers
    listed = {
        group: apply(register, version, hlc, (), known) for group, register in registers.items()
    }
    return Registers(listed, apply(registers.rest, version, hlc, (), known))


_Stored = list[tuple[Register, list[str] | None]]  # None: all groups not listed elsewhere
_encode = msgspec.msgpack.Encoder().encode
_decoder = msgspec.msgpack.Decoder(_Stored)


def encode(registers: Mapping[str, Register]) -> bytes:
    """The blob kept beside a row: each different register once, with the groups that have it."""
    rest = registers.rest if isinstance(registers, Registers) else EMPTY
    stored: dict[Register, list[str] | None] = {rest: None} if rest.heads or rest.named else {}
    for group, register in registers.items():
        if register == rest:
            continue
        groups = stored.setdefault(register, [])
        if groups is not None:
            groups.append(group)
    return _encode(list(stored.items()))


def encode_fresh(version: Version, hlc: int) -> bytes:
    """The blob of a row just inserted: encode(Registers(rest=fresh(version, hlc))), for bulk."""
    return _encode([((((version, hlc),), ()), None)])


def decode(blob: bytes) -> Registers:
    """The registers of a row from its blob; a group not listed answers with the rest."""
    registers = Registers()
    for register, groups in _decoder.decode(blob):
        if groups is None:
            registers.rest = register
        else:
            registers.update(dict.fromkeys(groups, register))
    return registers
