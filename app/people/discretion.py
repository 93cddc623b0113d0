"""What lines of work say of a person to whom, and who a reader may know to exist at all."""

from __future__ import annotations

__all__ = ["known_elsewhere", "organisation_records", "past_of", "records_of", "seen_by"]

from collections.abc import Collection, Iterable

from app.access import Role, may_see
from app.i18n import tr
from app.ids import Id
from app.lines import Line, Lines
from app.messages import PersonRecord
from app.people.links import same_as
from app.work import Work


def seen_by(work: Work, persons: Collection[Id]) -> set[Id]:
    """Those of these that the reader may know of.

    Whom only a discreet line knows does not exist for who may not see the line: neither found nor
    offered, for a file without records would itself tell that there is one elsewhere.
    """
    seen = set(persons)
    lines = list(work.tool(Lines))
    discreet = [line for line in lines if line.discreet]
    closed = [line for line in discreet if not _sees(work, line)]
    kept = _records(work, discreet, seen)
    unseen = work.tool(Lines).hidden(work, {record.record for record in kept})
    names = {line.name for line in closed}
    secret = {one.person for one in kept if one.line in names or one.record in unseen}
    if not secret:
        return seen
    told = _records(work, [line for line in lines if line not in closed], seen)
    return seen - (secret - {one.person for one in told if one.record not in unseen})


def records_of(work: Work, persons: Collection[Id]) -> tuple[PersonRecord, ...]:
    """What the lines the reader may see have of these, newest first."""
    lines = (line for line in work.tool(Lines) if _sees(work, line))
    found = _records(work, lines, persons)
    hidden = work.tool(Lines).hidden(work, {one.record for one in found})
    found = [one for one in found if one.record not in hidden]
    return tuple(sorted(found, key=lambda one: (one.since, one.record), reverse=True))


def organisation_records(work: Work, organisations: Collection[Id]) -> tuple[PersonRecord, ...]:
    """What the lines the reader may see have of these organisations, newest first."""
    found = [
        record
        for line in work.tool(Lines)
        if line.of_organisations is not None and organisations and _sees(work, line)
        for record in line.of_organisations(work.session, organisations)
    ]
    hidden = work.tool(Lines).hidden(work, {one.record for one in found})
    found = [one for one in found if one.record not in hidden]
    return tuple(sorted(found, key=lambda one: (one.since, one.record), reverse=True))


def known_elsewhere(work: Work, persons: Collection[Id]) -> bool:
    """Whether lines the reader may not see have something too; discreet ones never say so."""
    others = (line for line in work.tool(Lines) if not (_sees(work, line) or line.discreet))
    return bool(_records(work, others, persons))


def past_of(work: Work, persons: Collection[Id]) -> dict[Id, tuple[tuple[str, str, str], ...]]:
    """(month, line, text) of each person's records, of all their files, newest first."""
    labels = {line.name: line.label for line in work.tool(Lines)}
    files = {person: same_as(work.session, [person]) for person in persons}
    records = records_of(work, set().union(*files.values()))
    return {
        person: tuple(
            {
                one.record: _past(one, labels[one.line]) for one in records if one.person in own
            }.values()
        )
        for person, own in files.items()
    }


def _past(one: PersonRecord, label: str) -> tuple[str, str, str]:
    return f"{one.since:%Y-%m}", label, tr("，").join((one.title, one.role, one.state))


def _sees(work: Work, line: Line) -> bool:
    return may_see(Role(work.me.role), line.name)


def _records(work: Work, lines: Iterable[Line], persons: Collection[Id]) -> list[PersonRecord]:
    return [
        record
        for line in lines
        if line.of_persons is not None and persons
        for record in line.of_persons(work.session, persons)
    ]
