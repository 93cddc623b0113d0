"""Keeps files with records: first the bytes, then the row that names them; used by other rooms."""

from __future__ import annotations

__all__ = [
    "Stowed",
    "What",
    "closed_of",
    "drop_unsaid",
    "keep",
    "pieces",
    "read",
    "require_line",
    "row_of",
    "shown_of",
    "stow",
    "stow_here",
    "tidy",
    "what_of",
]

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role, may_see
from app.attachments.codes import Kind
from app.attachments.kinds import HEAD, media_type_of, usual_kind
from app.attachments.messages import About
from app.codes import Code
from app.errors import Fault, Refused, World
from app.events import ContentsSaid
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.sync.membership import read_membership
from app.vault.contents import Content, Contents, Damaged, first_bytes
from app.work import Outing, Work
from db.tables.attachments import Attachment
from db.tables.house import Blob

_NAME = 200  # characters


@dataclass(frozen=True, slots=True)
class Stowed:
    """Bytes that lie encrypted on this laptop, to be named by a row."""

    content: Content
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class What:
    """What an attachment names; `held`: the city signed for it."""

    content: Content
    name: str
    media_type: str
    held: bool


class Shown(Protocol):
    """A query that shows an attachment."""

    @property
    def attachment(self) -> Id: ...

    @property
    def looks(self) -> tuple[Id, ...]: ...


def stow(source: Path | bytes, name: str, desk: Outing) -> Stowed:
    """Keep bytes, in an errand; a row must name them by `keep`, or the next start drops them.

    Raises:
        Refused: it is no file we take in, empty, too large, or changed while it was read.
        World: no room, or the disk fails; nothing was kept.
    """
    return _stow(source, name, desk.tools.get(Contents), desk.read(_naming, None).result())


def stow_here(source: Path | bytes, name: str, work: Work) -> Stowed:
    """The same in a handler, for small files: other writes wait."""
    return _stow(source, name, work.tool(Contents), _naming(None, work))


def keep(
    stowed: Stowed,
    about: About,
    work: Work,
    *,
    kind: Kind | None = None,
    note: str = "",
    captured_at: datetime | None = None,
    archived: bool = False,
) -> Id:
    """Enter stowed bytes as an attachment, in the transaction of the handler; returns its id.

    An archived record takes in what is said to be `archived` with it, and nothing else.
    """
    require_line(about.line, work, about.record)
    if not archived:
        work.tool(Lines).require_open(work.session, about.record)
    content = stowed.content
    row = Attachment(
        id=work.new_id(),
        office=work.me.office,
        line=about.line,
        record=about.record,
        subject=about.subject or about.record,
        kind=(kind or usual_kind(stowed.media_type)).value,
        name=stowed.name,
        note=note.strip(),
        content=content.id,
        sha256=content.sha256,
        size=content.size,
        media_type=stowed.media_type,
        paper=about.paper,
        version=about.version,
        page=about.page,
        captured_at=captured_at or work.clock.now(),
        captured_by=work.me.user,
    )
    work.session.add(row)
    work.session.flush()
    work.emit(ContentsSaid((content.id,)))
    return row.id


def read(attachment: Id, work: Work) -> bytes:
    """All bytes of an attachment.

    Raises:
        Refused: there is none, or the role may not see its line.
        World: the bytes are damaged, or have not come from the colleague's laptop yet.
    """
    return b"".join(pieces(what_of(attachment, work), work.tool(Contents)))


def shown_of(wanted: Shown, work: Work) -> What:
    """What an attachment names, for a reader's eyes.

    Raises:
        Refused: as row_of; or its line keeps it closed until a look is written down.
    """
    row = row_of(wanted.attachment, work)
    if closed_of(row.line, row.record, wanted.looks, work)(row.name, row.place) is not None:
        raise Refused(
            Fault(tr("这份材料平时遮着。请在对象的档案里打开，写明做什么用，记下以后就能看。"))
        )
    return what_of(row.id, work)


def closed_of(
    line: str, record: Id, looks: Collection[Id], work: Work
) -> Callable[[str, str], Code | None]:
    """What a look must be at before a file of a record is shown, by its name and place."""
    known = work.tool(Lines).of(line)
    if known is None or known.closed is None:
        return lambda _name, _place: None
    return known.closed(work, record, looks)


def what_of(attachment: Id, work: Work) -> What:
    """What an attachment names; raises Refused as row_of."""
    row = row_of(attachment, work)
    blob = work.session.get(Blob, row.content)
    return What(
        Content(row.content, row.sha256, row.size),
        row.name,
        row.media_type,
        held=blob is not None and blob.number is not None,
    )


def pieces(what: What, contents: Contents) -> Iterator[bytes]:
    """The chunks of an attachment; what is damaged here and whole in the city comes from there.

    Raises:
        World: the bytes are damaged, or have not come yet.
    """
    if not contents.has(what.content.id):
        raise not_here()
    try:
        yield from contents.pieces(what.content)
    except Damaged:
        if not what.held:
            raise
        contents.set_aside(what.content.id)
        raise World(
            tr("这份材料在本机的文件坏了，打不开。"),
            tr("江门市司法局有完好的一份，记录都在。"),
            tr("请同步一次，会自动取回。"),
        ) from None


def row_of(attachment: Id, work: Work) -> Attachment:
    """The row of an attachment; raises Refused where there is none, or none for this role."""
    row = work.session.get(Attachment, attachment)
    if row is None or row.voided:
        raise Refused(Fault(tr("没有找到这份材料，可能已经作废，或者还没有同步过来。")))
    require_line(row.line, work, row.record)
    return row


def require_line(line: str, work: Work, record: Id) -> None:
    """Raise Refused unless the reader may see this line of work, and this record of it."""
    if not may_see(Role(work.me.role), line) or work.tool(Lines).hidden(work, [record]):
        raise Refused(Fault(tr("{role}看不到这项业务的材料。").format(role=tr(work.me.role))))


def not_here() -> World:
    """The row came, its bytes not yet."""
    return World(
        tr("文件还没同步过来。"),
        tr("记录已经在本机，文件在添加它的那台电脑上。"),
        tr("请等那台电脑同步以后，本机再同步一次。"),
    )


def drop_unsaid(session: Session, contents: Contents) -> None:
    """At the start: drop what a killed program put in before any row could name it."""
    for content in contents.leftovers():
        named = select(Attachment.id).where(Attachment.content == content).limit(1)
        if session.execute(named).first():
            contents.said(content)
        else:
            contents.drop(content)


def _stow(source: Path | bytes, name: str, contents: Contents, naming: bytes) -> Stowed:
    shown = tidy(name or (source.name if isinstance(source, Path) else ""))
    head = _head(source)
    media_type = media_type_of(head, shown) if head else ""  # put() says that it is empty
    return Stowed(contents.put(source, naming), shown, media_type)


def _head(source: Path | bytes) -> bytes:
    return source[:HEAD] if isinstance(source, bytes) else first_bytes(source, HEAD)


def tidy(name: str) -> str:
    """A name in one line, without what turns text around, its ending kept where it is cut."""
    shown = "".join(char for char in name if char.isprintable()).strip() or tr("未命名")
    if len(shown) <= _NAME:
        return shown
    ending = Path(shown).suffix[:20]
    return shown[: _NAME - len(ending)] + ending


def _naming(_: object, work: Work) -> bytes:
    member = read_membership(work.session)
    return member.naming if member else work.tool(Contents).naming
