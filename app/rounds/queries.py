"""Reads of rounds: who may be visited, one round, all of them."""

from __future__ import annotations

__all__ = ["QUERIES", "read_round", "round_of", "round_view"]

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from app.access import Role, may_see
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Line, Lines
from app.messages import Visitable
from app.people import pinyin
from app.people.divisions import Divisions
from app.rounds.messages import (
    ListRounds,
    ReadRound,
    ReadVisitable,
    RoundRow,
    RoundView,
    StopOutcome,
    StopView,
    Village,
    VisitableView,
)
from app.today.messages import DueRow, ReadDues
from app.today.queries import read_dues
from app.work import Handler, Work
from db.tables.rounds import VisitRound, VisitStop

_FAR = date.max


def read_visitable(
    query: ReadVisitable, work: Work
) -> tuple[tuple[Village, ...], tuple[VisitableView, ...]]:
    """The villages with their counts; of the chosen ones everybody, whoever is late first."""
    villages = work.tool(Divisions).villages_of(work.me.office)
    found = _all(work, [village.code for village in villages])
    counts = tuple(
        Village(
            village.code,
            village.name,
            pinyin.initials(village.name)[0],
            len(here := [view for view in found if view.who.village == village.code]),
            sum(bool(view.dues) for view in here),
        )
        for village in villages
    )
    chosen = [view for view in found if view.who.village in query.villages]
    screened = (replace(view, who=_screened(view.who)) for view in sorted(chosen, key=_urgency))
    return counts, tuple(screened)


def read_round(query: ReadRound, work: Work) -> RoundView:
    """One round as the screen shows it."""
    view = round_view(query, work)
    stops = (
        replace(stop, who=_screened(stop.who)) if stop.who is not None else stop
        for stop in view.stops
    )
    return replace(view, stops=tuple(stops))


def _screened(who: Visitable) -> Visitable:
    """Health and the past stay off the screen; that there is something, and where, does not."""
    if not who.covered:
        return who
    return replace(who, risks=(*who.risks, tr("＊＊＊，印在走访单上")), covered=())


def round_view(query: ReadRound, work: Work) -> RoundView:
    """One round as it stands; stops of lines the reader may not see are counted alone."""
    row = round_of(query.round, work)
    stops = work.session.scalars(
        select(VisitStop)
        .where(VisitStop.round == row.id, ~VisitStop.voided)
        .order_by(VisitStop.ordinal)
    ).all()
    role = Role(work.me.role)
    seen = [stop for stop in stops if may_see(role, stop.line)]
    known = {(view.line, view.who.record): view for view in _all(work, row.villages)}
    lines = work.tool(Lines)
    return RoundView(
        row.id,
        row.on,
        _names(row.villages, work),
        tuple(row.visitors),
        row.note,
        tuple(
            _stop(stop, known.get((stop.line, stop.record)), lines.of(stop.line)) for stop in seen
        ),
        len(stops) - len(seen),
        row.closed_on,
    )


def list_rounds(_query: ListRounds, work: Work) -> tuple[RoundRow, ...]:
    """All rounds, the newest first."""
    settled = func.count().filter(VisitStop.outcome != "")
    counts = {
        one: (stops, done)
        for one, stops, done in work.session.execute(
            select(VisitStop.round, func.count(), settled)
            .where(~VisitStop.voided)
            .group_by(VisitStop.round)
        )
    }
    rows = work.session.scalars(
        select(VisitRound).where(~VisitRound.voided).order_by(VisitRound.on.desc(), VisitRound.id)
    )
    return tuple(
        RoundRow(
            row.id,
            row.on,
            _names(row.villages, work),
            tuple(row.visitors),
            *counts.get(row.id, (0, 0)),
            row.closed_on,
        )
        for row in rows
    )


def round_of(id: Id, work: Work) -> VisitRound:
    """The row of a round; raises Refused where there is none."""
    row = work.session.get(VisitRound, id)
    if row is None or row.voided:
        raise Refused(Fault(tr("没有找到这张走访单，可能已经撤销，或者还没有同步过来。")))
    return row


def _all(work: Work, villages: Collection[str]) -> list[VisitableView]:
    """Everybody of these villages whom the reader may see, with what is due."""
    role, today = Role(work.me.role), work.clock.today()
    found = [
        (line, who)
        for line in work.tool(Lines)
        if line.visits is not None and may_see(role, line.name)
        for who in line.visits.among(work.session, today, villages)
    ]
    dues = _dues([who for _, who in found], work)
    names = work.tool(Divisions)
    return [
        VisitableView(
            line.name,
            line.label,
            village.name if (village := names.get(who.village)) else "",
            who,
            dues.get(who.record, ()),
        )
        for line, who in found
    ]


def _dues(who: Iterable[Visitable], work: Work) -> dict[Id, tuple[DueRow, ...]]:
    by_record: dict[Id, tuple[DueRow, ...]] = {}
    for row in read_dues(ReadDues(tuple({one.record for one in who})), work):
        by_record[row.record] = (*by_record.get(row.record, ()), row)
    return by_record


def _urgency(view: VisitableView) -> tuple[date, bool, str]:
    return (
        min((row.due.on for row in view.dues), default=_FAR),
        not (view.who.risks or view.who.covered),
        view.village,
    )


def _stop(stop: VisitStop, view: VisitableView | None, line: Line | None) -> StopView:
    return StopView(
        stop.id,
        stop.line,
        line.label if line else "",
        stop.record,
        view.village if view else "",
        view.who if view else None,
        view.dues if view else (),
        StopOutcome(stop.outcome) if stop.outcome else None,
        stop.at,
        stop.note,
    )


def _names(villages: Iterable[str], work: Work) -> tuple[str, ...]:
    divisions = work.tool(Divisions)
    return tuple(found.name for code in villages if (found := divisions.get(code)))


QUERIES: Mapping[type, Handler] = {
    ReadVisitable: read_visitable,
    ReadRound: read_round,
    ListRounds: list_rounds,
}
