"""The short steps of a trip to the city, each in a transaction of its own, whatever the carrier."""

from __future__ import annotations

__all__ = ["Parcel", "Tally", "Trip"]

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.events import ReviewsChanged, SyncChanged
from app.i18n import tr
from app.lines import Lines
from app.sync.ask import Ask, sign_ask
from app.sync.batch import Opened, open_batch
from app.sync.facts import CURSOR, HUB_EPOCH, read_fact, read_number
from app.sync.format import FileKind, Shared
from app.sync.identity import Signed, decode
from app.sync.inbox import Laptop, Taken, laptop_incoming, last_receipt
from app.sync.keylist import open_key_list, seal_key_list
from app.sync.ledger import Ledger
from app.sync.membership import Membership, read_key_list, read_membership, take_key_list
from app.sync.messages import Carrier
from app.sync.outbox import Cut, carried_files, laptop_plan, note_sent, seal_cut
from app.sync.replica import Replica, Touched
from app.sync.seal import peek, read_file
from app.sync.trust import KeyList
from app.vault.outside import OutsideState
from app.work import Outing, Work
from db.schema import VERSION

_Sent = Sequence[tuple[Cut, int]]  # with the size of its file, bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that passed every check, ready to be taken in.

    Attributes:
        sealed: as it came.
        content: entries or receipts, or a signed key list.
    """

    sealed: bytes
    content: Opened | Signed

    @property
    def is_receipt(self) -> bool:
        """Whether it is small and only says what the city has."""
        content = self.content
        return isinstance(content, Opened) and content.outer.kind is FileKind.RECEIPT

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts files of a stick: keys, receipts, the city's order, then colleagues' runs."""
        if isinstance(self.content, Signed):
            return 0, 0, 0
        if self.content.outer.kind is FileKind.RECEIPT:
            return 1, 0, 0
        if self.content.outer.kind is FileKind.UP:
            return 3, 0, self.content.inner.streams[0].lo
        return 2, self.content.inner.shared.cursor[0], 0


@dataclass
class Tally:
    """What a trip did so far.

    Attributes:
        keys: serial of the city's newest key list, as its receipts tell.
    """

    sent_entries: int = 0
    sent_batches: int = 0
    received: int = 0
    receipts: int = 0
    keys: int = 0
    refused: list[str] = field(default_factory=list)

    def sent(self, cut: Cut) -> None:
        """Note a batch that reached the city, or the stick."""
        self.sent_batches += 1
        self.sent_entries += cut.entries

    def refuse(self, sentence: str) -> None:
        """Note why something was not taken; the same sentence is told once."""
        if sentence not in self.refused:
            self.refused.append(sentence)

    def count(self, taken: Taken, strange: Collection[bytes]) -> None:
        """Note what a file did, and how many rows this program cannot show."""
        if strange:
            self.refuse(
                tr("有 {n} 条内容是更新的榕下写的，已经收下，本机升级后就能看到。").format(
                    n=len(strange)
                )
            )
        self.received += taken.entries
        self.receipts += len(taken.receipts)
        self.keys = max([self.keys, *(receipt.keys for receipt in taken.receipts)])
        for receipt in taken.receipts:
            for rejection in receipt.rejected:
                self.refuse(rejection.sentence)
        if taken.held:
            self.refuse(tr("同事电脑的内容还缺前面一段，已先留着，下次同步会补上。"))
        if taken.full:
            self.refuse(tr("等着的内容太多，这一批没有收下，请先同步一次再读。"))
        if taken.forks:
            self.refuse(tr("有一台电脑的资料被复制后两边都改过，两份都保留了，请在同步页确认。"))


class Trip:
    """One trip of one laptop, on the thread of an errand.

    Attributes:
        member: keys and trust as of now; a key list on the way renews them.
    """

    def __init__(self, desk: Outing) -> None:
        """Raises Refused where the laptop was never enrolled."""
        member = desk.read(_member, None).result()
        if member is None:
            raise _not_enrolled(desk)
        self.desk = desk
        self.member: Membership = member
        self.tally = Tally()

    def plan(self) -> list[Cut]:
        """Everything without receipt, as batches."""
        return self.desk.write(_plan, None).result()

    def last_entry(self) -> list[Cut]:
        """The newest own entry, to go once more where nothing else does: it carries the cursor."""
        return self.desk.read(_last_entry, None).result()

    def carried(self) -> list[bytes]:
        """Sealed files of others that go along."""
        return self.desk.read(_carried, None).result()

    def seal(self, cut: Cut) -> Future[bytes]:
        """The file of a batch."""
        return self.desk.read(_seal, (cut, self.member))

    def sealed(self, cuts: Sequence[Cut]) -> Iterator[tuple[Cut, bytes]]:
        """Each batch with its file, sealed while the one before is being brought away."""
        following = [self.seal(cut) for cut in cuts[:1]]
        for place, cut in enumerate(cuts):
            file = following.pop().result()
            following += [self.seal(next_cut) for next_cut in cuts[place + 1 : place + 2]]
            yield cut, file

    def key_list(self) -> bytes:
        """The newest key list this laptop holds, for a city that was restored and lost it."""
        signed, member = self.desk.read(_key_list, None).result(), self.member
        listed = member.listed
        shared = Shared(VERSION, listed.office, listed.hub, listed.hub_epoch, listed.recipients)
        return seal_key_list(signed, shared, hub=member.keys, recipients=listed.seal_to)

    def ask(self) -> str:
        """The signed request for what is new."""
        return sign_ask(self.desk.read(_ask, self.member).result(), self.member.keys)

    def standing(self) -> tuple[bytes | None, int, int]:
        """The city's incarnation, how far this laptop has its order, and its key list."""
        hub_epoch, cursor = self.desk.read(_cursor, None).result()
        return hub_epoch, cursor, self.member.listed.serial

    def behind(self) -> bool:
        """Whether the city has a newer key list."""
        return self.tally.keys > self.member.listed.serial

    def note_sent(self, sent: _Sent, carrier: Carrier) -> Future[None]:
        """Remember what left."""
        return self.desk.write(_note, (sent, carrier))

    def signed_for(self, sent: _Sent, receipts: Sequence[Parcel]) -> Future[None]:
        """Remember what went over the network and the receipts for it, in one transaction."""
        return self.desk.write(_note_signed, (sent, receipts, self.tally))

    def open(self, source: Path | bytes) -> Parcel:
        """Check a file from outside; raises Unreadable."""
        sealed = read_file(source)
        if peek(sealed).kind is FileKind.ENROL:
            _, signed, _ = open_key_list(sealed, self.member.identities, self.member.trust)
            return Parcel(sealed, signed)
        return Parcel(sealed, open_batch(sealed, self.member.trust, self.member.identities))

    def from_restored_city(self, parcel: Parcel) -> bool:
        """Whether this is the key list of another incarnation of the city than ours."""
        if not isinstance(parcel.content, Signed):
            return False
        listed = decode(parcel.content.body, KeyList)
        return listed.hub_epoch != self.member.listed.hub_epoch

    def take(self, parcel: Parcel, *, live: bool = False) -> Future[None]:
        """Take a file in; a key list counts for whatever is opened after it.

        Args:
            live: the city gave it in answer to us just now; from a stick it may be of any age.
        """
        if isinstance(parcel.content, Signed):
            self.member = self.desk.write(_take_keys, parcel.content).result()
            done: Future[None] = Future()
            done.set_result(None)
            return done
        return self.desk.write(_take, (parcel, self.tally, live))


def _not_enrolled(desk: Outing) -> Refused:
    if desk.me.sample:
        return Refused(Fault(tr("样本所只供练习，不和江门市司法局交换资料。")))
    return Refused(Fault(tr("本机还没有登记，不能同步。请先正式启用。")))


def _laptop(work: Work, strange: set[bytes] | None = None) -> Laptop:
    replica = Replica(work.clock, touched=_telling(work, set() if strange is None else strange))
    return Laptop(work.me.device, work.me.office, replica, work.tool(OutsideState))


def _telling(work: Work, strange: set[bytes]) -> Touched:
    """Rebuilds what hangs on rows that changed, and tells who shows them.

    A newer program may have written what this one cannot show; that must not keep back the rest.
    """

    def touched(session: Session, rows: Mapping[str, set[bytes]]) -> None:
        _followed(work, session, rows)
        if not _shown(work, session, rows):
            strange.update(
                row
                for table, ids in rows.items()
                for row in ids
                if not _shown(work, session, {table: {row}})
            )

    return touched


def _followed(work: Work, session: Session, rows: Mapping[str, set[bytes]]) -> None:
    """What the rows bring about here; what cannot be done now is tried again with the next."""
    try:
        with session.begin_nested():
            work.tool(Lines).after_arrival(work, rows)
    except (ValueError, LookupError):
        return  # a newer program's, as below


def _shown(work: Work, session: Session, rows: Mapping[str, set[bytes]]) -> bool:
    """Rebuild lists and dues; False where a value is of a kind this program does not know."""
    lines = work.tool(Lines)
    try:
        with session.begin_nested():
            events = lines.after_change(session, work.tools, rows, incoming=True)
    except (ValueError, LookupError):
        return False
    for event in events:
        work.emit(event)
    return True


def _member(_: object, work: Work) -> Membership | None:
    return read_membership(work.session)


def _key_list(_: object, work: Work) -> Signed:
    return read_key_list(work.session)


def _plan(_: object, work: Work) -> list[Cut]:
    return laptop_plan(work.session, _laptop(work))


def _last_entry(_: object, work: Work) -> list[Cut]:
    own = Ledger(work.session).own()
    return [Cut(own.no, own.applied, own.applied)] if own and own.applied else []


def _carried(_: object, work: Work) -> list[bytes]:
    return list(carried_files(work.session))


def _seal(what: tuple[Cut, Membership], work: Work) -> bytes:
    cut, member = what
    return seal_cut(work.session, _laptop(work), member, cut)


def _note(what: tuple[_Sent, Carrier], work: Work) -> None:
    sent, carrier = what
    for cut, size in sent:
        note_sent(work.session, work.clock, cut, size, carrier)
    work.emit(SyncChanged())


def _take(what: tuple[Parcel, Tally, bool], work: Work) -> None:
    parcel, tally, live = what
    if isinstance(parcel.content, Opened):
        strange: set[bytes] = set()
        laptop = _laptop(work, strange)
        taken = laptop_incoming(work.session, laptop, parcel.content, parcel.sealed, live=live)
        tally.count(taken, strange)
        work.emit(SyncChanged())
        work.emit(ReviewsChanged())


def _note_signed(what: tuple[_Sent, Sequence[Parcel], Tally], work: Work) -> None:
    sent, receipts, tally = what
    _note((sent, Carrier.NETWORK), work)
    for parcel in receipts:
        _take((parcel, tally, True), work)


def _take_keys(signed: Signed, work: Work) -> Membership:
    work.emit(SyncChanged())
    return take_key_list(work.session, signed)


def _cursor(_: object, work: Work) -> tuple[bytes | None, int]:
    return read_fact(work.session, HUB_EPOCH), read_number(work.session, CURSOR)


def _ask(member: Membership, work: Work) -> Ask:
    ledger = Ledger(work.session)
    own = ledger.own()
    streams = [
        (stream.epoch, stream.receipted, stream.durable)
        for stream in ledger.of_device(member.device)
        if stream.own or stream.durable < stream.applied
    ]
    hub_epoch = read_fact(work.session, HUB_EPOCH) or member.listed.hub_epoch
    receipts = [last_receipt(work.session, stream.no) for stream in ledger.of_device(member.device)]
    safe = [
        receipt.office_durable for receipt in receipts if receipt and receipt.hub_epoch == hub_epoch
    ]
    return Ask(
        hub=member.listed.hub,
        hub_epoch=hub_epoch,
        device=member.device,
        epoch=own.epoch if own else bytes(16),
        cursor=read_number(work.session, CURSOR),
        keys=member.listed.serial,
        office_durable=max(safe, default=0),
        streams=streams[-16:],
    )
