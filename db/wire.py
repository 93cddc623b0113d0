"""Between the body of an entry and the row of a table: checked, and in the form drivers take.

The check is the same on every replica, so that all of them refuse the same entry. Lengths are
not checked: they belong to forms, and storage holds any (see db.types).
"""

from __future__ import annotations

__all__ = [
    "SYSTEM",
    "Birth",
    "Extra",
    "Shape",
    "Unfit",
    "Written",
    "dump_extra",
    "load_extra",
    "shape_of",
]

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import astuple
from sqlalchemy import Boolean, Integer, LargeBinary, String
from sqlalchemy.sql.elements import KeyedColumnElement

from db.entry import Body, Count, Id16, Poison, decode_body
from db.tables.base import Journalled, default_of, groups_of
from db.types import Day, Moment, TextList, texts_to_json

SYSTEM = ("id", "office", "heads", "v_stream", "v_seq", "extra")

Extra = dict[str, dict[str, Any]]  # group → field → wire value, for what this schema lacks
_Bases = dict[str, list[tuple[Id16, Count]]]


class Unfit(Poison):
    """A value that no replica may store in its column."""


class Written(NamedTuple):
    """What an entry writes to a table of this schema.

    Attributes:
        groups: driver values of each group written, in the order of Shape.columns_of.
        bases: group → the versions the writer saw.
        extra: groups and fields this schema does not know.
    """

    groups: dict[str, Sequence[Any]]
    bases: _Bases
    extra: Extra

    def names(self) -> Collection[str]:
        """All groups written, known here or not."""
        return self.groups.keys() | self.extra.keys() if self.extra else self.groups


class Birth(NamedTuple):
    """What an insert makes.

    Attributes:
        fields: driver values of all fields, in the order of Shape.columns after SYSTEM.
    """

    fields: Sequence[Any]
    extra: Extra


@dataclass(frozen=True, slots=True)
class _Field:
    """One column.

    Attributes:
        wire: the type of its wire value, as msgspec decodes it; holds: the same as a class.
        check: makes the driver's value of a wire value of that type, or raises Unfit; None where
            they are the same.
        blank: the wire value that stands for none; None where something must be written.
    """

    name: str
    wire: Any
    holds: type
    check: Callable[[Any], Any] | None
    blank: Any
    required: bool

    def member(self) -> tuple[Any, ...]:
        """The field of a msgspec struct: name, type and, where there is one, default."""
        wire = self.wire if self.required else self.wire | None
        return (self.name, wire) if self.blank is None and self.required else (
            self.name, wire, self.blank
        )  # fmt: skip

    def stored(self, value: Any) -> Any:
        """The driver's value; raises Unfit."""
        if value is None and not self.required:
            return None
        right = isinstance(value, self.holds) and isinstance(value, bool) is (self.holds is bool)
        try:
            if right:
                return value if self.check is None else self.check(value)
        except Unfit:
            pass
        raise Unfit(self.name)  # the name alone: values stay out of tracebacks


class Shape:
    """A journalled table as the merge sees it.

    Attributes:
        columns: system columns, then all fields, in the order of a row.
        columns_of: columns of each field group.
        booleans: places of columns that drivers give back as 0 and 1.
    """

    def __init__(self, model: type[Journalled]) -> None:
        columns = model.__table__.columns
        self.model = model
        self.table = model.__tablename__
        self.columns_of = groups_of(model)
        self._fields = {
            group: [_field(model, columns[name]) for name in names]
            for group, names in self.columns_of.items()
        }
        self.columns = SYSTEM + tuple(n for names in self.columns_of.values() for n in names)
        self.booleans = tuple(
            place
            for place, name in enumerate(self.columns)
            if isinstance(columns[name].type, Boolean)
        )
        self._blank = {group: _blank(fields) for group, fields in self._fields.items()}
        self._unwritten = [
            None if self._blank[group] is None else tuple(f.blank for f in fields)
            for group, fields in self._fields.items()
        ]
        self._checks = _Checks(self._fields, texts=True)
        self._quick_checks = _Checks(self._fields, texts=False)
        self._decode = _decoder(self.table, self._fields)

    def read(self, body: bytes) -> Written:
        """What a body writes; raises Poison, the same on every replica."""
        try:
            values, bases = self._decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return self.read_values(decode_body(body))  # another schema's, or unfit: that tells
        checks = self._checks_for(body).of_group
        groups: dict[str, Sequence[Any]] = {}
        for group, written in zip(checks, astuple(values), strict=True):
            if written is not UNSET:
                found = astuple(written)
                groups[group] = _checked(list(found), checks[group]) if checks[group] else found
        return Written(groups, bases, {})

    def birth(self, body: bytes) -> Birth:
        """The row an insert makes; raises Poison, the same on every replica."""
        try:
            values, _ = self._decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return self._birth_of(self.read_values(decode_body(body)))
        row: list[Any] = []
        for written, unwritten in zip(astuple(values), self._unwritten, strict=True):
            if written is not UNSET:
                row += astuple(written)
            elif unwritten is not None:
                row += unwritten
            else:
                raise Unfit(self.table)
        return Birth(_checked(row, self._checks_for(body).of_row), {})

    def _birth_of(self, written: Written) -> Birth:
        row: list[Any] = []
        for group in self.columns_of:
            row += written.groups[group] if group in written.groups else self.blank(group)
        return Birth(row, written.extra)

    def _checks_for(self, body: bytes) -> _Checks:
        # Most bodies hold no zero byte at all, so their texts hold none.
        return self._checks if b"\0" in body else self._quick_checks

    def read_values(self, body: Body) -> Written:
        """The same of a body decoded without knowing the table."""
        groups: dict[str, Sequence[Any]] = {}
        extra: Extra = {}
        for group, written in body.values.items():
            fields = self._fields.get(group, [])
            known = {field.name for field in fields}
            if fields:
                groups[group] = [
                    field.stored(written.get(field.name, field.blank)) for field in fields
                ]
            if not fields or written.keys() - known:
                extra[group] = {name: v for name, v in written.items() if name not in known}
        return Written(groups, body.bases, extra)

    def blank(self, group: str) -> Sequence[Any]:
        """The driver values of a group nobody wrote; raises Unfit where somebody must."""
        blank = self._blank[group]
        if blank is None:
            raise Unfit(group)
        return blank


@cache
def shape_of(model: type[Journalled]) -> Shape:
    """The shape of a journalled table."""
    return Shape(model)


_Check = tuple[int, Callable[[Any], Any]]


class _Checks:
    """Places of a group, and of a whole row's fields, whose values are checked or changed."""

    def __init__(self, fields: Mapping[str, list[_Field]], *, texts: bool) -> None:
        self.of_group: dict[str, list[_Check]] = {}
        self.of_row: list[_Check] = []
        start = 0
        for group, members in fields.items():
            self.of_group[group] = [
                (place, field.check)
                for place, field in enumerate(members)
                if field.check and (texts or field.check is not _text)
            ]
            self.of_row += [(start + place, check) for place, check in self.of_group[group]]
            start += len(members)


def _checked(values: list[Any], checks: Sequence[_Check]) -> list[Any]:
    for place, check in checks:
        value = values[place]
        if value is not None:
            values[place] = check(value)
    return values


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(Extra).decode


def dump_extra(extra: Mapping[str, Mapping[str, Any]]) -> bytes | None:
    """What the column keeps; None for nothing."""
    return _pack(extra) if extra else None


def load_extra(stored: bytes | None) -> Extra:
    """What dump_extra kept."""
    return _unpack(stored) if stored else {}


def _decoder(table: str, fields: Mapping[str, list[_Field]]) -> Callable[[bytes], Any]:
    """Decodes a body of this very schema into (struct of groups, bases), all types checked."""
    groups = []
    for group, columns in fields.items():
        members = [column.member() for column in columns]
        struct = msgspec.defstruct(
            f"{table}_{group}", members, kw_only=True, forbid_unknown_fields=True, gc=False
        )
        groups.append((group, struct | UnsetType, UNSET))
    values = msgspec.defstruct(table, groups, forbid_unknown_fields=True, gc=False)
    body = tuple[values, _Bases]  # type: ignore[valid-type]
    return msgspec.msgpack.Decoder(body).decode


def _blank(fields: list[_Field]) -> list[Any] | None:
    if any(field.required and field.blank is None for field in fields):
        return None
    return [None if f.blank is None else f.stored(f.blank) for f in fields]


def _field(model: type[Journalled], column: KeyedColumnElement[Any]) -> _Field:
    # Day and Moment decorate a String, so the order matters.
    for kind, wire, holds, check in _KINDS:
        if isinstance(column.type, kind):
            blank = default_of(model, column.name)
            return _Field(column.name, wire, holds, check, blank, not column.nullable)
    raise TypeError(f"no wire form for {model.__tablename__}.{column.name}")


def _text(value: str) -> str:
    if "\0" in value:
        raise Unfit  # PostgreSQL stores none
    return value


@lru_cache(1 << 12)
def _day(value: str) -> str:
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise Unfit


@lru_cache(1 << 12)
def _moment(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
        if moment.utcoffset() is not None and moment.isoformat() == value:
            return value
    except ValueError:
        pass
    raise Unfit


def _texts(value: list[Any]) -> str:
    if not value:
        return "[]"
    if not all(isinstance(item, str) for item in value):
        raise Unfit
    _text("".join(value))
    return texts_to_json(value)


# column type, type on the wire, the class of its values, what else is checked or changed
_KINDS: tuple[tuple[type, Any, type, Callable[[Any], Any] | None], ...] = (
    (Day, str, str, _day),
    (Moment, str, str, _moment),
    (TextList, list[str], list, _texts),
    (Boolean, bool, bool, None),
    (Integer, Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)], int, None),
    (LargeBinary, bytes, bytes, None),
    (String, str, str, _text),
)
