"""Takes back the last command by writing what was there before: nothing is ever removed."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import LargeBinary, select

from app.errors import Fault, Refused
from app.history.messages import Undo, Undone
from app.history.trail import Step, Trail
from app.history.values import group_values, python_value
from app.i18n import tr
from app.ids import Id
from app.work import Handler, Work
from db.entry import Body, Kind, Version, decode_body
from db.journal import entries_of
from db.registers import Register, decode
from db.tables import journalled_tables
from db.tables.base import Journalled, groups_of
from db.tables.house import JournalEntry, Stream


@dataclass(slots=True)
class _Touched:
    """What a step did to one row: its entries in order, and whether it made the row."""

    table: str
    bodies: list[Body] = field(default_factory=list)
    born: bool = False

    @property
    def model(self) -> type[Journalled]:
        return journalled_tables()[self.table]

    def first_bases(self) -> dict[str, list[Version]]:
        """For each group the step wrote, the versions it was first written upon."""
        bases: dict[str, list[Version]] = {}
        for body in self.bodies:
            for group in body.values.keys() & groups_of(self.model).keys():
                bases.setdefault(group, body.bases.get(group, []))
        return bases


def undo(_command: Undo, work: Work) -> Undone:
    """Take back the newest step of this sitting.

    A number once given stays with its struck-out case and is never given again.

    Raises:
        Refused: there is none, it cannot be taken back, or somebody has built upon it.
    """
    step = work.tool(Trail).last()
    if step is None:
        raise Refused(Fault(tr("没有可以撤销的操作。")))
    if step.lasting:
        raise Refused(Fault(tr("“{deed}”已经生效，不能撤销。").format(deed=tr(step.deed))))
    touched = _touched(step, work)
    _require_untouched_since(touched, step, work)
    for row, change in reversed(touched.items()):
        _take_back(row, change, step, work)
    work.session.flush()
    return Undone(tr("已撤销：{deed}").format(deed=tr(step.deed)))


def _touched(step: Step, work: Work) -> dict[Id, _Touched]:
    """The rows of a step, in the order they were written."""
    touched: dict[Id, _Touched] = {}
    wrote = step.wrote
    for entry in entries_of(work.session, wrote.stream_no, wrote.lo, wrote.hi):
        change = touched.setdefault(entry.row, _Touched(entry.table))
        if entry.body is None:
            raise _built_upon()  # erased by order of law since
        change.bodies.append(decode_body(entry.body))
        change.born |= entry.kind == Kind.INSERT
    return touched


def _require_untouched_since(touched: Mapping[Id, _Touched], step: Step, work: Work) -> None:
    """Refuse when any group shows a later version, or a later row hangs on a row of the step."""
    for row, change in touched.items():
        registers = decode(_row(change.model, row, work).heads)
        groups = groups_of(change.model) if change.born else change.first_bases()
        if not all(_wrote(registers[group], group, step, work) for group in groups):
            raise _built_upon()
        if any(len(bases) > 1 for bases in change.first_bases().values()):
            raise Refused(
                Fault(
                    tr("这一步选定了两处不同的内容，不能撤销。要改请直接修改，原来的内容都还在。")
                )
            )
    if _hangs([row for row, change in touched.items() if change.born], touched, work):
        raise _built_upon()


def _wrote(register: Register, group: str, step: Step, work: Work) -> bool:
    """Whether the one version shown of a group is this step's."""
    if len(register.heads) != 1:
        return False
    version = _stands_for(register.heads[0][0], group, work)
    return step.wrote.holds(_number(version, work), version[1])


def _stands_for(head: Version, group: str, work: Work) -> Version:
    """What an undo wrote stands for the version it brought back."""
    version, undone = head, work.tool(Trail).undone
    while any(one.holds(_number(version, work), version[1]) for one in undone):
        bases = _body(version, work).bases.get(group, [])
        if len(bases) != 1:
            return version
        version = bases[0]  # may be of a step that was taken back later still
    return version


def _number(version: Version, work: Work) -> int:
    """The number here of a version's stream; 0 when nothing of it is here."""
    number = select(Stream.no).where(Stream.stream_id == version[0])
    return work.session.execute(number).scalar_one_or_none() or 0


def _hangs(born: list[Id], own: Iterable[Id], work: Work) -> bool:
    """Whether rows of other steps point to rows this step made; such references are indexed."""
    by_table: defaultdict[type[Journalled], list[str]] = defaultdict(list)
    for model in journalled_tables().values():
        for column in model.__table__.columns:
            if column.index and isinstance(column.type, LargeBinary):
                by_table[model].append(column.name)
    own_rows = list(own)
    for model, columns in by_table.items():
        for name in columns:
            later = select(model.id).where(
                model.__table__.columns[name].in_(born), model.id.not_in(own_rows), ~model.voided
            )
            if work.session.execute(later.limit(1)).first():
                return True
    return False


def _take_back(row_id: Id, change: _Touched, step: Step, work: Work) -> None:
    row = _row(change.model, row_id, work)
    if change.born:
        row.voided = True
        row.void_reason = tr("撤销：{deed}").format(deed=tr(step.deed))
        return
    before: dict[str, Any] = {}
    for group, bases in change.first_bases().items():
        before |= group_values(change.model, _body(bases[0], work), group)
    # Set only once all is read: a read in between would flush, and journal the row twice.
    for name, value in before.items():
        setattr(row, name, python_value(change.model, name, value))


def _body(version: Version, work: Work) -> Body:
    query = (
        select(JournalEntry.body)
        .join(Stream, Stream.no == JournalEntry.stream_no)
        .where(Stream.stream_id == version[0], JournalEntry.seq == version[1])
    )
    body = work.session.execute(query).scalar_one_or_none()
    if body is None:
        raise _built_upon()
    return decode_body(body)


def _row(model: type[Journalled], row: Id, work: Work) -> Journalled:
    found = work.session.get(model, row)
    if found is None:
        raise _built_upon()
    return found


def _built_upon() -> Refused:
    return Refused(
        Fault(tr("这一步之后已经有人接着改过，不能撤销。现有内容都还在，要改请直接修改。"))
    )


COMMANDS: Mapping[type, Handler] = {Undo: undo}
