"""What the press and its child say to each other: frames of msgpack on two pipes."""

from __future__ import annotations

__all__ = [
    "REPLIES",
    "REQUESTS",
    "Assemble",
    "Bound",
    "Broken",
    "Compose",
    "Composed",
    "Draw",
    "Drawn",
    "Image",
    "Join",
    "Leaves",
    "Look",
    "Looked",
    "Refusal",
    "Reply",
    "Request",
    "Sheet",
    "Shown",
    "Split",
    "receive",
    "send",
]

import struct
from typing import BinaryIO, TypeVar

import msgspec

from app.errors import Fault
from app.papers.messages import PageImage
from app.papers.model import Paper
from app.papers.rendered import Rendered
from app.papers.seen import Bookmark, Leaf, Seen

T = TypeVar("T")

_LENGTH = struct.Struct(">I")


class Draw(msgspec.Struct, frozen=True, tag=True):
    """Lay out a paper."""

    paper: Paper


class Compose(msgspec.Struct, frozen=True, tag=True):
    """Write a paper as .docx."""

    paper: Paper


class Image(msgspec.Struct, frozen=True, tag=True):
    """Show a page (from 0) of a PDF at a scale (1.0 = 72 dpi)."""

    pdf: bytes
    page: int
    scale: float


class Leaves(msgspec.Struct, frozen=True, tag=True):
    """Take a scan apart into its sheets."""

    data: bytes


class Look(msgspec.Struct, frozen=True, tag=True):
    """Look for marks on one sheet."""

    leaf: bytes
    brief: bool = False


class Sheet(msgspec.Struct, frozen=True, tag=True):
    """Show one sheet of a scan, upright."""

    leaf: bytes
    width: int
    turn: int


class Assemble(msgspec.Struct, frozen=True, tag=True):
    """A paper with scans in the places of its signed pages, or scans alone."""

    paper: Paper | None
    leaves: dict[int, Leaf]


class Join(msgspec.Struct, frozen=True, tag=True):
    """Parts of a volume as one PDF."""

    title: str
    parts: tuple[Bookmark, ...]
    two_sided: bool = False


class Refusal(msgspec.Struct, frozen=True, tag=True):
    """The paper cannot be printed as it is."""

    faults: tuple[Fault, ...]


class Broken(msgspec.Struct, frozen=True, tag=True):
    """Our own mistake, with the traceback."""

    trace: str


class Drawn(msgspec.Struct, frozen=True, tag=True):
    """The paper laid out."""

    rendered: Rendered


class Composed(msgspec.Struct, frozen=True, tag=True):
    """The paper as .docx."""

    data: bytes


class Shown(msgspec.Struct, frozen=True, tag=True):
    """The page shown."""

    image: PageImage


class Split(msgspec.Struct, frozen=True, tag=True):
    """The sheets of a scan."""

    leaves: tuple[bytes, ...]


class Bound(msgspec.Struct, frozen=True, tag=True):
    """A PDF of several."""

    pdf: bytes


class Looked(msgspec.Struct, frozen=True, tag=True):
    """What was seen on the sheet."""

    seen: Seen


Request = Draw | Compose | Image | Leaves | Look | Sheet | Assemble | Join
Reply = Drawn | Composed | Shown | Split | Looked | Bound | Refusal | Broken

REQUESTS: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
REPLIES: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def send(pipe: BinaryIO, message: Request | Reply) -> None:
    """Write one frame; OSError when the other side is gone."""
    body = msgspec.msgpack.encode(message)
    pipe.write(_LENGTH.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO, decoder: msgspec.msgpack.Decoder[T]) -> T:
    """Read one frame; EOFError when the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return decoder.decode(_exactly(pipe, length))


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    data = pipe.read(count)
    if len(data) != count:
        raise EOFError
    return data
