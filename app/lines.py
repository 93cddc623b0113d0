"""What each line of work tells the shared rooms: what follows a change, what to call it."""

from __future__ import annotations

__all__ = ["ANEW", "Line", "Lines", "Places", "TableLabels", "derived_by"]

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from app.codes import Code
from app.errors import Fault, Refused
from app.events import Event, RecordsChanged, RulesChanged
from app.i18n import tr
from app.ids import Id
from app.messages import PersonRecord
from app.visits import Visits
from app.work import Tools
from db.tables.house import Fact

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.blocks import Register
    from app.work import Work

Touched = Mapping[str, Iterable[Id]]  # journalled table → ids of rows
ANEW = "made_anew_by"  # the fact that names the run which makes derived rows anew


def derived_by(line: str) -> str:
    """The fact that says by which rules all that is derived of a line was made."""
    return f"derived_by/{line}"


@dataclass(frozen=True, slots=True)
class TableLabels:
    """What people call a table and its columns.

    Attributes:
        name: "当事人", "调解记录" …
        columns: column → label; a column left out is not shown to people.
        codes: column → the code list its values belong to.
        money: columns in fen.
        made: what is said of a new row ("打印"); 新增 unless told.
        secret: columns whose content the history leaves to the record, where looks are logged.
        placed: the column that says where in the dossier of a record something lies.
    """

    name: str
    columns: Mapping[str, str]
    codes: Mapping[str, Iterable[Code]] = field(default_factory=dict)
    money: frozenset[str] = frozenset()
    made: str = ""
    secret: frozenset[str] = frozenset()
    placed: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where files lie in the dossier of a record.

    Attributes:
        parts: all of them, in their order; codes that no other line has.
        of_name: the part of a file nobody has put anywhere, by its name.
    """

    parts: type[Code]
    of_name: Callable[[str], Code]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of work.

    Attributes:
        name: "mediation" …
        label: "人民调解", or "" for a room that is no line of work of its own.
        in_hand: how many records wait for work; None where nothing is counted.
        key: column of the ids of its records; None where nothing is derived of them.
        tables: labels of its journalled tables.
        records: ids of its records (cases) that rows of any tables belong to.
        project: rebuilds what is derived of some records.
        rows: ids of all rows that hang on a record, itself included.
        of_persons: what it has of some persons, the newest first; None where it knows none.
        of_organisations: the same of some organisations, whose ids stand as `person`.
        locked: whether a record was archived: nothing is added to it or changed in it any more.
        discreet: that a person is known to it is itself kept from who may not see the line.
        sealable: the article by which a record goes to the county's archive (封存); raises Refused
            where it may not. None where no record of the line ever does.
        number: (year, number) of a record from the blocks of the city, None where it has none: a
            number that was given is not given again when its record went to the archive.
        registers: what it numbers from blocks of the city; None where it numbers nothing so.
        visits: how it takes part in rounds through the villages; None where it does not.
        places: where files lie in the dossier of a record; None where it has no such order.
        loose: records of it that are not by `key` and owe something too (a notice to the office).
        rules: tables whose rows change what is derived of all its records.
        closed: which files of a record nobody reads without a look written down first: of the
            record and ids of looks, a function from name and place of a file to what the look must
            be at, or None; None where files lie open to whoever sees the record.
        follows: records of this line that another line's record brought about and that go to the
            archive with it (安置帮教 after a minor's correction); None where none does.
        arrived: what rows that came from other laptops or from the city bring about here, in the
            transaction they came in (the county's own answer); None where nothing follows.
        title: what a record is called ("李伟明、黄国栋"), "" where it is gone.
        hidden: those of some records that the reader may not see, though the line is the reader's
            (a minor's, for who is not assigned); None where every one may be seen.
    """

    name: str
    tables: Mapping[str, TableLabels]
    records: Callable[[Session, Touched], set[Id]]
    project: Callable[[Session, Tools, Iterable[Id]], None]
    rows: Callable[[Session, Id], set[Id]]
    label: str = ""
    in_hand: Callable[[Session], int] | None = None
    key: ColumnElement[Id] | None = None
    of_persons: Callable[[Session, Collection[Id]], list[PersonRecord]] | None = None
    of_organisations: Callable[[Session, Collection[Id]], list[PersonRecord]] | None = None
    locked: Callable[[Session, Id], bool] | None = None
    discreet: bool = False
    sealable: Callable[[Session, Tools, Id], str] | None = None
    number: Callable[[Session, Id], tuple[int, int] | None] | None = None
    registers: Callable[[Work], Iterable[Register]] | None = None
    visits: Visits | None = None
    title: Callable[[Session, Id], str] | None = None
    hidden: Callable[[Work, Collection[Id]], set[Id]] | None = None
    places: Places | None = None
    loose: Callable[[Session], set[Id]] | None = None
    rules: frozenset[str] = frozenset()
    arrived: Callable[[Work, Touched], None] | None = None
    follows: Callable[[Session, Id], set[Id]] | None = None
    closed: Callable[[Work, Id, Collection[Id]], Callable[[str, str], Code | None]] | None = None

    def owns(self, session: Session, record: Id) -> bool:
        """Whether a record is one of this line's."""
        if self.key is None:
            return False
        return session.scalar(select(self.key).where(self.key == record)) is not None


class Lines:
    """All lines of work of a desk."""

    def __init__(self, *lines: Line) -> None:
        self._lines = lines

    def __iter__(self) -> Iterator[Line]:
        """The lines in the order of the navigation."""
        return iter(self._lines)

    def of(self, name: str) -> Line | None:
        """The line of this name."""
        return next((line for line in self._lines if line.name == name), None)

    def after_change(
        self, session: Session, tools: Tools, touched: Touched, *, incoming: bool = False
    ) -> list[Event]:
        """Rebuild what is derived of the touched records; returns the events to publish.

        Where a rule of a line was touched, all its records wait to be made anew: too many for the
        transaction of one command. What says so is of this transaction, and outlives a kill.
        """
        events: list[Event] = []
        for line in self._lines:
            if any(touched.get(table) for table in line.rules):
                outdated = delete(Fact).where(Fact.name.in_((derived_by(line.name), ANEW)))
                session.connection().execute(outdated)
                events.append(RulesChanged(line.name))
            if records := line.records(session, touched):
                line.project(session, tools, records)
                named = tuple(sorted(records)) if len(records) <= 100 else ()
                if line.tables:  # an index over other lines has no records of its own
                    events.append(RecordsChanged(line.name, named, incoming))
        return events

    def after_arrival(self, work: Work, touched: Touched) -> None:
        """Let each line do what follows from rows that came in, before they are shown."""
        for line in self._lines:
            if line.arrived is not None:
                line.arrived(work, touched)

    def labels(self, table: str) -> TableLabels | None:
        """What people call a journalled table, or None."""
        line = self.of_table(table)
        labels = line.tables[table] if line is not None else None
        if labels is None or not labels.placed:
            return labels
        parts = [part for one in self._lines if one.places for part in one.places.parts]
        return replace(labels, codes={**labels.codes, labels.placed: parts})

    def of_table(self, table: str) -> Line | None:
        """The line a journalled table belongs to."""
        return next((line for line in self._lines if table in line.tables), None)

    def owner(self, session: Session, record: Id) -> Line | None:
        """The line whose record it is, or None where no line keeps records of its own by it."""
        return next((line for line in self._lines if line.owns(session, record)), None)

    def hidden(self, work: Work, records: Collection[Id]) -> set[Id]:
        """Those of some records, of whatever lines, that the reader may not see."""
        asked = [line.hidden for line in self._lines if line.hidden is not None]
        return set().union(*(hides(work, records) for hides in asked)) if records else set()

    def require_open(self, session: Session, record: Id) -> None:
        """Raise Refused when the record was archived."""
        if self.locked(session, record):
            raise Refused(
                Fault(tr("已经归档，记录锁定了，没有改动。调解案件还要办的，请从原案另立新案。"))
            )

    def locked(self, session: Session, record: Id) -> bool:
        """Whether a record was archived, in whatever line."""
        return any(line.locked is not None and line.locked(session, record) for line in self._lines)

    def following(self, session: Session, record: Id) -> set[Id]:
        """Records of other lines that go to the archive with this one."""
        asked = [line.follows for line in self._lines if line.follows is not None]
        return set[Id]().union(*(follows(session, record) for follows in asked))

    def rows(self, session: Session, record: Id) -> set[Id]:
        """Ids of all rows that hang on a record, over all lines."""
        return {record}.union(*(line.rows(session, record) for line in self._lines))
