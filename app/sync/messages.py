"""Sync: the state of what goes to the city, the two carriers, and reviews."""

from __future__ import annotations

__all__ = [
    "BatchRow",
    "Carrier",
    "CarrierReport",
    "Delivery",
    "ExportToStick",
    "FindSticks",
    "ImportFromStick",
    "ListReviews",
    "Network",
    "PauseSync",
    "ReadSync",
    "ResolveReview",
    "ReviewField",
    "ReviewView",
    "Stick",
    "SyncNow",
    "SyncView",
]

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.codes import Code
from app.ids import Id
from app.messages import Command, Query


class Delivery(Code):
    """The four states people see, and no others; green only from RECEIPTED on."""

    UNSENT = "1", "未发送"
    SENT = "2", "已送出"
    ON_STICK = "3", "已写入U盘"
    RECEIPTED = "4", "已签收"
    DURABLE = "5", "已备份"


class Carrier(Code):
    """How a batch travelled."""

    NETWORK = "net", "网络"
    STICK = "usb", "U 盘"


class Network(Code):
    """What is known of the way to the city."""

    UNKNOWN = "0", "尚未连接"
    REACHED = "1", "网络正常"
    OFFLINE = "2", "现在没有网络"
    CLOCK = "3", "电脑时间不对"
    REFUSED = "4", "对方拒绝"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One run of the journal that was sealed.

    Attributes:
        content: what it holds in words ("调解 3、人员 4").
        note: who signed for it and when, for the tooltip.
    """

    number: int
    at: datetime
    carrier: Carrier
    content: str
    size: int
    entries: int
    state: Delivery
    note: str


@dataclass(frozen=True, slots=True)
class SyncView:
    """The sync page.

    Attributes:
        city: who signs ("江门市司法局"), short ("江门市局").
        unsent: changes not yet sealed and sent; waiting: sent without receipt.
        problem: a sentence when something needs a person, else "".
        files, file_bytes: scans and photos of this laptop the city has not signed for.
    """

    city: str
    city_short: str
    enrolled: bool
    network: Network
    unsent: int
    unsent_bytes: int
    waiting: int
    receipted: int
    durable: int
    reviews: int
    last_ok: datetime | None
    last_stick: datetime | None
    next_at: datetime | None
    last_receipt: int | None
    batches: tuple[BatchRow, ...]
    problem: str
    files: int = 0
    file_bytes: int = 0


@dataclass(frozen=True, slots=True)
class ReadSync(Query[SyncView]):
    """The sync page."""


@dataclass(frozen=True, slots=True)
class CarrierReport:
    """What one trip did, and one sentence for the user."""

    sent_entries: int
    sent_batches: int
    received_entries: int
    receipts: int
    refused: tuple[str, ...]
    sentence: str
    ok: bool


@dataclass(frozen=True, slots=True)
class SyncNow(Command[CarrierReport]):
    """Send and receive over the network; runs beside the writer, may be stopped."""


@dataclass(frozen=True, slots=True)
class PauseSync(Command[None]):
    """End the trip over the network at the next file; what has arrived stays."""


@dataclass(frozen=True, slots=True)
class Stick:
    """A place that looks like a stick."""

    path: Path
    label: str
    free: int


@dataclass(frozen=True, slots=True)
class FindSticks(Query[tuple[Stick, ...]]):
    """Sticks plugged in now."""


@dataclass(frozen=True, slots=True)
class ExportToStick(Command[CarrierReport]):
    """Write everything unacknowledged to a stick."""

    folder: Path


@dataclass(frozen=True, slots=True)
class ImportFromStick(Command[CarrierReport]):
    """Read what the city, or a colleague's laptop, left on a stick."""

    folder: Path


@dataclass(frozen=True, slots=True)
class ReviewField:
    """One field as each side has it; equal fields are listed with differs=False."""

    field: str
    label: str
    values: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ReviewView:
    """More than one head of one or more field groups of a row: a person chooses.

    Attributes:
        id: hash of table and row.
        subject: whose record ("梁小燕").
        where: kind of record ("当事人档案，大泽镇小泽村").
        sides: (who, when, device) of each version, in the order of ReviewField.values.
    """

    id: bytes
    subject: str
    where: str
    story: str
    sides: tuple[tuple[str, datetime, str], ...]
    fields: tuple[ReviewField, ...]
    record: Id


@dataclass(frozen=True, slots=True)
class ListReviews(Query[tuple[ReviewView, ...]]):
    """Reviews that wait for a person."""


@dataclass(frozen=True, slots=True)
class ResolveReview(Command[Id]):
    """Choose: for each differing field the index of the side, or a new value."""

    review: bytes
    choices: tuple[tuple[str, int | str], ...]
