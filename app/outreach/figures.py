"""What T4 counts besides consultations: advisers by village, 普法 by 六进, points by kind."""

from __future__ import annotations

__all__ = ["facts_of_advice", "facts_of_events", "facts_of_points", "reports"]

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from app.i18n import full_date, tr
from app.lawbook.rules import Rulebook
from app.outreach import ADVISERS, POINTS, PUBLICITY
from app.outreach.codes import PointKind, Reach
from app.outreach.projection import village_name
from app.outreach.rules import recheck_from
from app.outreach.states import ListedState, LogState
from app.people.divisions import Divisions
from app.statistics.counting import Form
from app.statistics.periods import Period
from app.statistics.reports import Report
from app.statistics.table import Fact, RowHead
from app.work import Work
from db.tables.outreach import AdviceLog, AdviserPost, PublicityEvent, ServicePoint


def reports(folder: Path) -> Iterator[Report]:
    """The three reports, with their forms from a folder of *.toml."""
    yield Report(Form.load(folder / "pls.T4a.toml"), ADVISERS, facts_of_advice, _villages)
    yield Report(Form.load(folder / "pls.T4b.toml"), PUBLICITY, facts_of_events, _reaches)
    yield Report(Form.load(folder / "pls.T4c.toml"), POINTS, facts_of_points, _kinds)


# -- advisers ------------------------------------------------------------------------------


def _villages(work: Work) -> tuple[RowHead, ...]:
    """Every village of the office's town, and those elsewhere that have an adviser."""
    divisions = work.tool(Divisions)
    own = [one.code for one in divisions.villages_of(work.me.office)]
    others = work.session.scalars(
        select(AdviserPost.village)
        .where(AdviserPost.office == work.me.office, ~AdviserPost.voided)
        .distinct()
        .order_by(AdviserPost.village)
    )
    codes = dict.fromkeys((*own, *others))
    return tuple(RowHead(code.encode(), village_name(divisions, code)) for code in codes)


def facts_of_advice(work: Work, period: Period) -> tuple[Fact, ...]:
    """Logs of the period that the village signed; drafts are nobody's work yet."""
    rows = work.session.execute(
        select(AdviceLog, AdviserPost.village)
        .join(AdviserPost, AdviserPost.id == AdviceLog.post)
        .where(
            AdviceLog.on.between(period.first, period.last),
            AdviceLog.office == work.me.office,
            AdviceLog.state != LogState.DRAFT.value,
            ~AdviceLog.voided,
        )
        .order_by(AdviceLog.on, AdviceLog.id)
    )
    facts = []
    for log, village in rows:
        marks = [f"kind={kind}" for kind in log.kinds or ()]
        if log.state >= LogState.REVIEWED:  # by their codes
            marks.append("passed")
        sums = (("minutes", log.minutes), ("people", log.people), ("matters", log.matters))
        words = (full_date(log.on),)
        facts.append(
            Fact(log.id, log.id, village.encode(), "visit", tuple(marks), sums, texts=words)
        )
    return tuple(facts)


# -- 普法 ----------------------------------------------------------------------------------


def _reaches(_work: Work) -> tuple[RowHead, ...]:
    return tuple(RowHead(one.value.encode(), tr(one.label)) for one in Reach)


def facts_of_events(work: Work, period: Period) -> tuple[Fact, ...]:
    """Events held in the period."""
    rows = work.session.scalars(
        select(PublicityEvent)
        .where(
            PublicityEvent.held_on.between(period.first, period.last),
            PublicityEvent.office == work.me.office,
            ~PublicityEvent.voided,
        )
        .order_by(PublicityEvent.held_on, PublicityEvent.id)
    )
    facts = []
    for row in rows:
        marks = [f"form={form}" for form in row.forms or ()]
        if row.constitution_day:
            marks.append("constitution")
        sums = (("audience", row.audience or 0), ("handed_out", row.handed_out or 0))
        row_key = row.reach.encode()
        facts.append(Fact(row.id, row.id, row_key, "held", tuple(marks), sums, texts=(row.title,)))
    return tuple(facts)


# -- service points ------------------------------------------------------------------------


def _kinds(_work: Work) -> tuple[RowHead, ...]:
    return tuple(RowHead(one.value.encode(), tr(one.label)) for one in PointKind)


def facts_of_points(work: Work, period: Period) -> tuple[Fact, ...]:
    """Points shown to the public at the end of the period, and those verified in it."""
    law = work.tool(Rulebook)
    rows = work.session.scalars(
        select(ServicePoint)
        .where(ServicePoint.office == work.me.office, ~ServicePoint.voided)
        .order_by(ServicePoint.id)
    )
    facts = []
    for row in rows:
        key, words = row.kind.encode(), (row.name,)
        if row.verified_on is not None and period.holds(row.verified_on):
            facts.append(Fact(row.id, row.id, key, "verified", texts=words))
        if row.state != ListedState.PUBLISHED or row.state_on > period.last:
            continue
        since = recheck_from(row.verified_on or row.state_on, law)
        marks = {
            "fresh": since is None or since > period.last,
            "stale": since is not None and since <= period.last,
            "placed": row.lng is not None,
            "accessible": row.accessible,
        }
        held = tuple(name for name, holds in marks.items() if holds)
        facts.append(Fact(row.id, row.id, key, "shown", held, texts=words))
    return tuple(facts)
