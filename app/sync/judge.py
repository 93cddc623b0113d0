"""Whether an entry may have effect: its office, its author's role, its form."""

from __future__ import annotations

__all__ = ["Denied", "Form", "Judge", "Reason", "forms_of", "read"]

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import bindparam, select

from app.codes import Code
from app.i18n import tr
from app.sync.ledger import Ledger
from app.sync.replica import Replica
from db.entry import Entry, Kind, Poison, decode_body
from db.registers import Circular
from db.tables import journalled_tables
from db.tables.house import JournalEntry, Stream
from db.tables.office import Rejection, User
from db.wire import Birth, Shape, Written, shape_of

_KINDS = frozenset(Kind)
_USER = User.__table__.c
_ROLE = select(_USER.role).where(_USER.id == bindparam("actor"), _USER.office == bindparam("at"))


class Reason(Code):
    """Why an entry has no effect; the label is the sentence its author reads."""

    OFFICE = "office", "这条记录写的是别的司法所，没有采用。"
    ROW = "row", "这条记录改的是别的司法所的资料，没有采用。"
    ACTOR = "actor", "写这条记录的人还没有登记，暂时没有采用；登记后会自动采用。"
    ROLE = "role", "写这条记录的人没有这项权限，没有采用。"
    FORM = "form", "这条记录的内容不合格式，没有采用。"
    RING = "ring", "这条记录的先后次序自相矛盾，没有采用。"
    CROWD = "crowd", "同一处已经有太多互不相同的内容，这一条没有采用。"

    @property
    def sentence(self) -> str:
        """What the author reads."""
        return tr(self.label)


class Denied(NamedTuple):
    """An entry that has no effect, and why."""

    entry: Entry
    reason: Reason


def read(entry: Entry, shape: Shape | None, stream: bytes) -> Written | Birth | None:
    """What an entry writes to the table of this shape; None for a table of a newer schema.

    The same answer on every replica, whatever else is known there.

    Raises:
        Circular: it names its own future.
        Poison: it holds what no replica may store.
    """
    if entry.kind not in _KINDS or entry.body is None:
        raise Poison("kind")
    if shape is None:
        decode_body(entry.body)
        return None
    if entry.kind == Kind.INSERT:
        return shape.birth(entry.body)
    written = shape.read(entry.body)
    for bases in written.bases.values():
        for name, seq in bases:
            if name == stream and seq >= entry.seq:
                raise Circular
    return written


Form = Written | Birth | Reason | None  # what an entry writes here, or why it may write nothing


def forms_of(entries: Iterable[Entry], stream: bytes) -> list[Form]:
    """What each entry writes; needs no database, so it is done before a writer waits for it.

    None for a table of a newer schema and for what was erased by order of law.
    """
    forms: list[Form] = []
    table, shape = "", None
    for entry in entries:
        if entry.table != table:
            model = journalled_tables().get(entry.table)
            table, shape = entry.table, shape_of(model) if model else None
        form: Form
        try:
            form = None if entry.body is None else read(entry, shape, stream)
        except Circular:
            form = Reason.RING
        except Poison:
            form = Reason.FORM
        forms.append(form)
    return forms


class Judge:
    """Judges the entries of one stream by the people known here so far.

    Somebody who left the office may still be the author of what was written before: when that
    was cannot be proved, so the role alone counts. The first user of a laptop signs himself in,
    by the authority of the laptop's certificate: one insert of the user's own row, in a role the
    certificate names, before any other user was made by that laptop.
    """

    def __init__(
        self, ledger: Ledger, replica: Replica, stream: bytes, office: str, roles: Collection[str]
    ) -> None:
        """For one stream.

        Args:
            office, roles: what the certificate of the stream's device says.
        """
        self._ledger = ledger
        self._replica = replica
        self._stream = stream
        self._office = office
        self._certified = roles
        self._roles: dict[bytes, str | None] = {}
        self._may: dict[tuple[bytes, str], bool] = {}
        self._signed_in = False

    def verdict(self, entry: Entry) -> Reason | None:
        """Why the entry, whose form is right, may have no effect; None when it may."""
        if entry.office != self._office:
            return Reason.OFFICE
        if entry.table not in journalled_tables():
            return None
        if entry.table == Rejection.__tablename__:
            return Reason.ROLE  # the city's own word, written in no other stream
        who = entry.actor, entry.table
        if who not in self._may:
            role = self._role(entry.actor)
            if role is None:
                return None if self._signs_in(entry) else Reason.ACTOR
            self._may[who] = self._replica.may_write(role, entry.table)
        return None if self._may[who] else Reason.ROLE

    def forget(self) -> None:
        """Look people up again: user rows changed."""
        self._roles.clear()
        self._may.clear()

    def _role(self, actor: bytes) -> str | None:
        if actor not in self._roles:
            who = {"actor": actor, "at": self._office}
            found = self._ledger.connection.execute(_ROLE, who)
            self._roles[actor] = found.scalar_one_or_none()
        return self._roles[actor]

    def _signs_in(self, entry: Entry) -> bool:
        if entry.table != User.__tablename__ or entry.kind != Kind.INSERT or entry.body is None:
            return False
        claimed = decode_body(entry.body).values["role"]["role"]
        if entry.row != entry.actor or claimed not in self._certified:
            return False
        if self._signed_in or self._made_users(before=entry):
            return False
        self._signed_in = True
        return True

    def _made_users(self, before: Entry) -> bool:
        """Whether this device has made a user already, in this stream or another."""
        session = self._ledger.session
        own = select(Stream.no, Stream.stream_id).where(
            Stream.device.in_(select(Stream.device).where(Stream.stream_id == self._stream))
        )
        numbers = {row.no: row.stream_id for row in session.execute(own)}
        earlier = select(JournalEntry.stream_no, JournalEntry.seq).where(
            JournalEntry.stream_no.in_(numbers),
            JournalEntry.tbl == User.__tablename__,
            JournalEntry.kind == Kind.INSERT,
        )
        return any(
            (numbers[number] != self._stream or seq < before.seq)
            and seq not in self._ledger.refused(number)
            for number, seq in session.execute(earlier).all()
        )
