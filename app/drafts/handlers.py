"""Drafts are kept beside the journal, encrypted like all else, and leave no trace when dropped."""

from __future__ import annotations

__all__ = ["COMMANDS", "QUERIES"]

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import delete, select

from app.drafts.messages import DraftView, DropDraft, ListDrafts, SaveDraft
from app.errors import Fault, Refused
from app.i18n import tr
from app.work import Handler, Work
from db.tables.house import Draft

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder()


def save_draft(command: SaveDraft, work: Work) -> datetime:
    """Keep the form as it stands; values are plain (text, numbers, lists, maps)."""
    now = work.clock.now()
    draft = work.session.get(Draft, command.id)
    if draft is not None and draft.owner != work.me.user:
        raise Refused(Fault(tr("这份草稿是另一位同事的，没有改动。请新建一份。")))
    if draft is None:
        draft = Draft(id=command.id, owner=work.me.user, form=command.form, started_at=now)
        work.session.add(draft)
    draft.title = command.title
    draft.fields = _encoder.encode(_plain(command.fields))
    draft.saved_at = now
    return now


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def drop_draft(command: DropDraft, work: Work) -> None:
    """Forget a draft."""
    work.session.execute(delete(Draft).where(Draft.id == command.id, Draft.owner == work.me.user))


def list_drafts(query: ListDrafts, work: Work) -> tuple[DraftView, ...]:
    """This user's drafts of a form, newest first."""
    drafts = work.session.scalars(
        select(Draft)
        .where(Draft.owner == work.me.user, Draft.form == query.form)
        .order_by(Draft.saved_at.desc())
    )
    return tuple(
        DraftView(
            id=draft.id,
            form=draft.form,
            title=draft.title,
            fields=_decoder.decode(draft.fields),
            started_at=draft.started_at,
            saved_at=draft.saved_at,
        )
        for draft in drafts
    )


COMMANDS: Mapping[type, Handler] = {SaveDraft: save_draft, DropDraft: drop_draft}
QUERIES: Mapping[type, Handler] = {ListDrafts: list_drafts}
