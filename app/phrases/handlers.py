"""Use cases of phrases: what the office writes itself stands before what the program brings."""

from __future__ import annotations

__all__ = ["COMMANDS", "QUERIES"]

from collections.abc import Mapping

from sqlalchemy import select

from app.access import Role, may_see
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.phrases import past
from app.phrases.messages import HidePhrase, KeepPhrase, ListPhrases, PhraseView
from app.phrases.starters import Starters
from app.work import Handler, Work
from db.tables.phrases import Phrase

MOST = 2_000  # characters


def keep_phrase(command: KeepPhrase, work: Work) -> Id:
    """Write a phrase, or other words for one."""
    _require(command.line, work)
    text = command.text.strip()
    if not text:
        raise Refused(Fault(tr("请写常用语的内容"), "text"))
    if len(text) > MOST:
        raise Refused(Fault(tr("常用语太长了，请删短到 {n} 字以内").format(n=MOST), "text"))
    row = _row(command.id, command.line, work) if command.id else _new(work.new_id(), work)
    row.line, row.field_name, row.topic = command.line, command.field, command.topic
    row.text, row.hidden = text, False
    work.session.flush()
    return row.id


def hide_phrase(command: HidePhrase, work: Work) -> Id:
    """Offer a phrase no more, or again."""
    _require(command.line, work)
    row = _row(command.id, command.line, work)
    row.hidden = command.hidden
    work.session.flush()
    return row.id


def _require(line: str, work: Work) -> None:
    if not may_see(Role(work.me.role), line):
        raise Refused(Fault(tr("这类工作的常用语由办这类工作的同事来写。")))


def _row(id: Id, line: str, work: Work) -> Phrase:
    """The row of a phrase; one that the program brought along gets its row now."""
    row = work.session.get(Phrase, id)
    if row is not None and not row.voided:
        return row
    starter = work.tool(Starters).of(line, work.me.office).get(id)
    if starter is None:
        raise Refused(Fault(tr("没有找到这条常用语，可能同事已经撤销。请关上再打开看看。")))
    row = row or _new(id, work)
    row.voided = False
    row.line, row.field_name, row.topic = line, starter.field, starter.topic
    row.text = starter.text
    return row


def _new(id: Id, work: Work) -> Phrase:
    row = Phrase(id=id, office=work.me.office)
    work.session.add(row)
    return row


def list_phrases(query: ListPhrases, work: Work) -> tuple[PhraseView, ...]:
    """The office's own, then what the program brings."""
    if not may_see(Role(work.me.role), query.line):
        return ()
    starters = work.tool(Starters).of(query.line, work.me.office)
    rows = work.session.scalars(
        select(Phrase).where(Phrase.line == query.line, ~Phrase.voided).order_by(Phrase.id.desc())
    ).all()
    own, hidden = [], {}
    for row in rows:
        starter = starters.get(row.id)
        if starter is not None and starter.text == row.text:
            hidden[row.id] = row.hidden
        else:
            own.append(
                PhraseView(row.id, row.field_name, row.topic, row.text, own=True, hidden=row.hidden)
            )
    replaced = {view.id for view in own}
    brought = (
        PhraseView(id, one.field, one.topic, one.text, hidden=hidden.get(id, False))
        for id, one in starters.items()
        if id not in replaced
    )
    return (*own, *brought)


COMMANDS: Mapping[type, Handler] = {KeepPhrase: keep_phrase, HidePhrase: hide_phrase}
QUERIES: Mapping[type, Handler] = {ListPhrases: list_phrases, **past.QUERIES}
