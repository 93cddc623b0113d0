"""Reviews: what two laptops changed without seeing each other, laid side by side for a person."""

from __future__ import annotations

__all__ = ["COMMANDS", "QUERIES"]

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import String, select
from sqlalchemy.orm.attributes import flag_modified

from app.clock import CHINA
from app.errors import Fault, Refused
from app.events import ReviewsChanged, SyncChanged
from app.history.queries import JournalRow, Whereabouts, journal_of, knows, sees
from app.history.values import group_values, python_value
from app.history.words import said
from app.i18n import tr
from app.ids import Id
from app.lines import Line, Lines, TableLabels
from app.sync.messages import ListReviews, ResolveReview, ReviewField, ReviewView
from app.work import Handler, Work
from db.entry import Body, Version, decode_body
from db.registers import Register, decode, in_review, review_id, shown
from db.tables import Journalled, journalled_tables
from db.tables.base import groups_of
from db.tables.house import Review
from db.types import Day, Moment


@dataclass(frozen=True)
class _Open:
    """A row in review.

    Attributes:
        record: the record the row belongs to: its case, or itself.
        groups: the field groups with more than one head.
        entries: the heads, as they stand in the journal.
        sides: streams that wrote heads, the one whose head is shown first.
    """

    row: Journalled
    record: Id
    labels: TableLabels
    groups: Mapping[str, Register]
    entries: Mapping[Version, JournalRow]

    @property
    def model(self) -> type[Journalled]:
        return type(self.row)

    @property
    def table(self) -> str:
        return str(self.model.__tablename__)

    @property
    def id(self) -> bytes:
        return review_id(self.table, self.row.id, "")

    @cached_property
    def bodies(self) -> dict[Version, Body]:
        return {version: decode_body(entry.body) for version, entry in self.entries.items()}

    @cached_property
    def sides(self) -> list[bytes]:
        newest: dict[bytes, int] = {}
        for register in self.groups.values():
            for (stream, _), hlc in register.heads:
                newest[stream] = max(hlc, newest.get(stream, 0))
        return sorted(newest, key=lambda stream: (newest[stream], stream), reverse=True)

    def head(self, group: str, side: bytes) -> Version:
        """What a side says of a group; where it says nothing, what is shown."""
        register = self.groups[group]
        own = [version for version, _ in register.heads if version[0] == side]
        return max(own, default=shown(register))

    def values(self, group: str, side: bytes) -> dict[str, Any]:
        """Wire values of a group as a side has it."""
        return group_values(self.model, self.bodies[self.head(group, side)], group)

    def by_side(self, group: str, name: str) -> list[Any]:
        """The wire value of a column as each side has it."""
        return [self.values(group, side)[name] for side in self.sides]

    def columns(self, group: str) -> list[str]:
        """Columns people are shown, in the order of the labels; all where none has a label."""
        columns = groups_of(self.model)[group]
        return [name for name in self.labels.columns if name in columns] or list(columns)


def list_reviews(_query: ListReviews, work: Work) -> tuple[ReviewView, ...]:
    """Every row in review, oldest first."""
    return tuple(_view(found, work) for found in _open_rows(work))


def resolve_review(command: ResolveReview, work: Work) -> Id:
    """Write what a person chose; it names every version there was, and so ends the review.

    Raises:
        Refused: a field was left open, or the review is settled already.
    """
    found = next((row for row in _open_rows(work) if row.id == command.review), None)
    if found is None:
        raise Refused(Fault(tr("这一处已经选定过了，不用再选。")))
    choices = dict(command.choices)
    for group in found.groups:
        for name, wire in _chosen(found, group, choices).items():
            setattr(found.row, name, python_value(found.model, name, wire))
            # Choosing what is shown already is a choice too, and must be written.
            flag_modified(found.row, name)
    work.session.flush()
    lines = work.tool(Lines)
    touched = {found.table: {found.row.id}}
    for event in lines.after_change(work.session, work.tools, touched):
        work.emit(event)
    work.emit(ReviewsChanged())
    work.emit(SyncChanged())
    return found.record


def _open_rows(work: Work) -> Iterator[_Open]:
    lines = work.tool(Lines)
    for review in work.session.scalars(select(Review).order_by(Review.since, Review.row)).all():
        model, line = journalled_tables().get(review.tbl), lines.of_table(review.tbl)
        row = work.session.get(model, review.row) if model else None
        if model is None or row is None or not (line is None or sees(line, work)):
            continue
        record = _record(row, line, work)
        if not knows(record, work):
            continue
        registers = decode(row.heads)
        groups = {
            group: registers[group] for group in groups_of(model) if in_review(registers[group])
        }
        heads = {version for register in groups.values() for version, _ in register.heads}
        entries = {
            (entry.stream_id, entry.seq): entry
            for entry in journal_of([row.id], work)
            if (entry.stream_id, entry.seq) in heads and entry.body is not None
        }
        groups = {
            group: register
            for group, register in groups.items()
            if all(version in entries for version, _ in register.heads)
        }
        if groups:
            labels = lines.labels(review.tbl) or TableLabels(tr("记录"), {})
            yield _Open(row, record, labels, groups, entries)


def _record(row: Journalled, line: Line | None, work: Work) -> Id:
    touched = {str(row.__tablename__): (row.id,)}
    found = line.records(work.session, touched) if line is not None else ()
    return next(iter(found), row.id)


def _view(found: _Open, work: Work) -> ReviewView:
    where = Whereabouts(found.entries.values(), work)
    sides = tuple(_side(found, side, where) for side in found.sides)
    fields = [field for group in found.groups for field in _fields(found, group)]
    return ReviewView(
        id=found.id,
        subject=_subject(found, work),
        where=tr(found.labels.name),
        story=_story(sides),
        sides=sides,
        fields=tuple(fields),
        record=found.record,
    )


def _side(found: _Open, side: bytes, where: Whereabouts) -> tuple[str, datetime, str]:
    """Who, when, on which laptop."""
    newest = max(
        (entry for version, entry in found.entries.items() if version[0] == side),
        key=lambda entry: entry.seq,
    )
    at = datetime.fromtimestamp(newest.wall / 1000, CHINA)
    return where.name(newest), at, where.device(newest)


def _fields(found: _Open, group: str) -> Iterator[ReviewField]:
    for name in found.columns(group):
        values = found.by_side(group, name)
        words = tuple(said(found.labels, found.model, name, wire) for wire in values)
        label = found.labels.columns.get(name, tr("其他内容"))
        yield ReviewField(name, tr(label), words, any(wire != values[0] for wire in values))


def _story(sides: Sequence[tuple[str, datetime, str]]) -> str:
    return tr("{laptops}没有看到对方的改动，各写了一份，两份都在。请选定用哪一份。").format(
        laptops=tr("、").join(dict.fromkeys(device for _, _, device in sides))
    )


def _subject(found: _Open, work: Work) -> str:
    name = getattr(found.row, "name", None)
    if isinstance(name, str) and name:
        return name
    owner = work.tool(Lines).owner(work.session, found.record)
    title = owner.title(work.session, found.record) if owner and owner.title else ""
    return title or tr(found.labels.name)


def _chosen(found: _Open, group: str, choices: Mapping[str, int | str]) -> dict[str, Any]:
    """Wire values of a group: of the sides chosen, or typed anew.

    What people are not shown (the code of an address) goes with the first field they chose.
    """
    leading: bytes | None = None
    chosen: dict[str, Any] = {}
    for name in found.columns(group):
        values = found.by_side(group, name)
        if all(wire == values[0] for wire in values):
            chosen[name] = values[0]
            continue
        choice = choices.get(name)
        if isinstance(choice, str):
            chosen[name] = _typed(found.model, name, choice)
        elif choice is not None and 0 <= choice < len(values):
            chosen[name] = values[choice]
            leading = leading or found.sides[choice]
        else:
            raise Refused(Fault(tr("请选定用哪一份"), name))
    rest = found.values(group, leading or found.sides[0])
    return rest | chosen


def _typed(model: type[Journalled], name: str, text: str) -> Any:
    """The wire value of what was typed anew; only words and dates can be typed."""
    kind = model.__table__.columns[name].type
    if isinstance(kind, String):
        return text.strip()
    try:
        if isinstance(kind, Day):
            return date.fromisoformat(text).isoformat()
        if isinstance(kind, Moment):
            return datetime.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise Refused(Fault(tr("这里不能另写，请选其中一份"), name))


COMMANDS: Mapping[type, Handler] = {ResolveReview: resolve_review}
QUERIES: Mapping[type, Handler] = {ListReviews: list_reviews}
