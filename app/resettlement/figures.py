"""What S5 counts: who was helped at the end of a period, and what was done in it."""

from __future__ import annotations

__all__ = ["facts_of_help", "reports", "source_rows"]

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import select

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.lawbook.calendar import DAY
from app.lawbook.rules import Rulebook
from app.resettlement import NAME
from app.resettlement.codes import AidKind, Met, Placement, Source
from app.statistics.counting import Form
from app.statistics.periods import Period
from app.statistics.reports import Report
from app.statistics.table import Fact, RowHead
from app.work import Work
from db.tables.people import Person
from db.tables.resettlement import Aid, HelpContact, ReleasedPerson

_EXPIRING = 30  # days after the period
_UNPLACED = frozenset({Placement.UNABLE.value, Placement.NONE.value, ""})


def reports(folder: Path) -> Iterator[Report]:
    """The one report, with its form from a folder of *.toml."""
    yield Report(Form.load(folder / "res.S5.toml"), NAME, facts_of_help, source_rows)


def source_rows(_work: Work) -> tuple[RowHead, ...]:
    """监狱, 看守所, 解除矫正."""
    return tuple(RowHead(one.value.encode(), tr(one.label)) for one in Source)


def facts_of_help(work: Work, period: Period) -> tuple[Fact, ...]:
    """Everything that counts in a period."""
    rows = work.session.execute(
        select(ReleasedPerson, Person.name)
        .outerjoin(Person, Person.id == ReleasedPerson.person)
        .where(ReleasedPerson.office == work.me.office, ~ReleasedPerson.voided)
        .order_by(ReleasedPerson.id)
    ).all()
    contacts = _contacts(work)
    law = work.tool(Rulebook)
    facts: list[Fact] = []
    for case, name in rows:
        texts = (name or tr("（未同步）"),)
        facts += _stock(case, period, law, texts)
        facts += _flow(case, period, texts)
        facts += _contact(case, contacts[case.id], period, law, texts)
    return (*facts, *_aids(work, period, {case.id: case for case, _ in rows}))


def _fact(
    case: ReleasedPerson, what: str, marks: Sequence[str], texts: tuple[str, ...], key: Id = b""
) -> Fact:
    row = case.source.encode()
    return Fact(key or case.id, case.id, row, what, tuple(marks), texts=texts)


def _helped(case: ReleasedPerson, day: date) -> bool:
    """On the register at the end of a day: met, and not ended yet."""
    met = case.handover_on is not None and case.handover_on <= day
    return met and (case.ended_on is None or case.ended_on > day)


def _stock(
    case: ReleasedPerson, period: Period, law: Rulebook, texts: tuple[str, ...]
) -> Iterator[Fact]:
    last = period.last
    if _helped(case, last):
        key = case.key_person and case.level_on is not None and case.level_on <= last
        known = case.placement if case.placed_on and case.placed_on <= last else ""
        unable = known == Placement.UNABLE
        marks = ["key" if key else "general", "unable" if unable else "able"]
        if known not in _UNPLACED:
            marks.append("placed")
        if case.help_to and last < case.help_to <= last + _EXPIRING * DAY:
            marks.append("expiring")
        yield _fact(case, "helped", marks, texts)
        return
    home, ended = case.release_on, case.ended_on is not None and case.ended_on <= last
    met = case.handover_on is not None and case.handover_on <= last
    if home is None or home > last or met or ended:
        return
    missed = last > law.due("res.B5", home).raw
    yield _fact(case, "awaited", ["not_met"] if missed else [], texts)


def _flow(case: ReleasedPerson, period: Period, texts: tuple[str, ...]) -> Iterator[Fact]:
    if case.release_on and period.holds(case.release_on):
        met = case.handover_on is not None and case.handover_on <= period.last
        yield _fact(case, "released", ["met"] if met else [], texts)
    if case.ended_on and period.holds(case.ended_on):
        yield _fact(case, "ended", [f"as={case.ended_as}"], texts)


def _contact(
    case: ReleasedPerson,
    days: Sequence[date],
    period: Period,
    law: Rulebook,
    texts: tuple[str, ...],
) -> Iterator[Fact]:
    """Whoever one meant to see in the period: by the last contact before it."""
    if not _helped(case, period.last) or case.handover_on is None:
        return
    known = [*days, case.handover_on] if case.met == Met.IN_PERSON else days
    before = max((day for day in known if day < period.first), default=None)
    if before is not None:
        due = law.due("res.R35a" if case.key_person else "res.R35b", before).raw
    else:
        due = law.due("res.R35", case.handover_on).raw
    if due <= period.last:
        contacted = any(period.holds(day) for day in known)
        yield _fact(case, "due", ["contacted"] if contacted else [], texts)


def _contacts(work: Work) -> defaultdict[Id, list[date]]:
    found: defaultdict[Id, list[date]] = defaultdict(list)
    rows = work.session.execute(
        select(HelpContact.released, HelpContact.at).where(
            HelpContact.office == work.me.office, ~HelpContact.voided
        )
    )
    for case, at in rows:
        found[case].append(at.astimezone(CHINA).date())
    return found


def _aids(work: Work, period: Period, cases: Mapping[Id, ReleasedPerson]) -> Iterator[Fact]:
    rows = work.session.scalars(
        select(Aid).where(
            Aid.given_on.between(period.first, period.last),
            Aid.office == work.me.office,
            ~Aid.voided,
        )
    )
    for aid in rows:
        if case := cases.get(aid.released):
            words = (tr(AidKind(aid.kind).label),)
            yield _fact(case, "aid", [f"aid={aid.kind}"], words, aid.id)
