"""What T3 counts: what was asked for, sent on, decided, assigned and closed in a period."""

from __future__ import annotations

__all__ = ["case_rows", "facts_of_aid", "reports"]

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import select

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid import NAME
from app.legalaid.codes import CaseKind, DecisionKind, Entry, ForwardKind
from app.legalaid.facts import Parts, of_records, with_facts
from app.legalaid.rules.record import AidFacts, review_due, stopped_days
from app.people.links import sames_among
from app.statistics.counting import Form
from app.statistics.periods import Period
from app.statistics.reports import Report
from app.statistics.table import Fact, RowHead
from app.work import Work
from db.tables.legalaid import AidCase

_CHUNK = 500  # records per query
_REVIEWS = (DecisionKind.GRANT, DecisionKind.REFUSE)
_NO_KIND = "0"


def reports(folder: Path) -> Iterator[Report]:
    """The one report, with its form from a folder of *.toml."""
    yield Report(Form.load(folder / "la.T3.toml"), NAME, facts_of_aid, case_rows)


def case_rows(_work: Work) -> tuple[RowHead, ...]:
    """民事诉讼, 民事非诉 … 国家赔偿非诉, and what nobody put anywhere yet."""
    ways = ((True, tr("诉讼")), (False, tr("非诉讼")))
    rows = [
        RowHead(_row(kind.value, litigation=at_court), tr(kind.label) + way)
        for kind in CaseKind
        for at_court, way in ways
    ]
    return (*rows, RowHead(_row("", litigation=False), tr("类别没有填")))


def facts_of_aid(work: Work, period: Period) -> tuple[Fact, ...]:
    """Everything that counts in a period; names stay out of it (M28)."""
    cases = work.session.scalars(
        select(AidCase)
        .where(AidCase.office == work.me.office, ~AidCase.voided)
        .order_by(AidCase.id)
    ).all()
    law = work.tool(Rulebook)
    found: list[Fact] = []
    helped: list[AidCase] = []
    for at in range(0, len(cases), _CHUNK):
        some = cases[at : at + _CHUNK]
        parts = of_records(work.session, [case.id for case in some])
        for case, facts in with_facts(work.session, some):
            aided = list(_aided(case, parts[case.id], period))
            found += aided
            found += _taken_in(case, parts[case.id], period)
            found += _decided(case, parts[case.id], facts, period, law)
            found += _handled(case, parts[case.id], period)
            if aided:
                helped.append(case)
    return (*found, *_people(work, helped))


def _row(kind: str, *, litigation: bool) -> bytes:
    return f"{kind or _NO_KIND}{int(litigation and bool(kind))}".encode()


def _fact(
    case: AidCase,
    what: str,
    marks: Sequence[str] = (),
    key: Id = b"",
    sums: tuple[tuple[str, int], ...] = (),
) -> Fact:
    row = _row(case.case_kind, litigation=case.litigation)
    return Fact(key or case.id, case.id, row, what, tuple(marks), sums)


def _taken_in(case: AidCase, parts: Parts, period: Period) -> Iterator[Fact]:
    if period.holds(case.received_at.astimezone(CHINA).date()):
        if Entry(case.entry) is Entry.NOTICE:
            yield _fact(case, "notified")
        else:
            marks = [f"by={case.received_by}", f"form={case.aid_form}"]
            marks += ["fast"] if case.fast else []
            marks += ["home"] if case.home_visit else []
            yield _fact(case, "applied", marks)
    for asked in parts.completions:
        if period.holds(asked.told_on):
            yield _fact(case, "returned", key=asked.id)
    for sent in parts.forwardings:
        if sent.kind == ForwardKind.AGENCY.value:
            if period.holds(sent.forwarded_at.astimezone(CHINA).date()):
                yield _fact(case, "moved", key=sent.id)
            continue
        if period.holds(sent.forwarded_at.astimezone(CHINA).date()):
            yield _fact(case, "forwarded", key=sent.id)
        if sent.received_on and period.holds(sent.received_on):
            yield _fact(case, "accepted", key=sent.id)


def _decided(
    case: AidCase, parts: Parts, facts: AidFacts, period: Period, law: Rulebook
) -> Iterator[Fact]:
    for one in parts.decisions:
        if period.holds(one.decided_on):
            yield _fact(case, "decision", [f"kind={one.kind}"], one.id)
    if facts.entry is Entry.NOTICE:
        return
    first = next((one for one in facts.decisions if one.kind in _REVIEWS), None)
    due = review_due(facts, law)
    if first and period.holds(first.decided_on):
        stopped = stopped_days(facts.completions, facts.received_on)
        days = max((first.decided_on - facts.received_on).days - stopped, 0)
        late = due is not None and first.decided_on > due.rolled
        yield _fact(case, "reviewed", ["late"] if late else [], first.id, (("days", days),))
    undecided = first is None or first.decided_on > period.last
    waiting = facts.state.waiting or first is not None
    if undecided and waiting and due is not None and due.rolled <= period.last:
        yield _fact(case, "overdue")


def _aided(case: AidCase, parts: Parts, period: Period) -> Iterator[Fact]:
    """受援: granted in the period, or a lawyer assigned on a notice; in every group of CL-29."""
    marks = [f"category={code}" for code in case.categories]
    if Entry(case.entry) is Entry.NOTICE:
        first = min(parts.assignments, key=lambda one: one.assigned_on, default=None)
        if first and period.holds(first.assigned_on):
            yield _fact(case, "aided", ["by_notice", *marks], first.id)
        return
    granted = [one for one in parts.decisions if one.kind == DecisionKind.GRANT.value]
    if granted and period.holds(granted[0].decided_on):
        yield _fact(case, "aided", ["by_grant", *marks], granted[0].id)


def _handled(case: AidCase, parts: Parts, period: Period) -> Iterator[Fact]:
    for one in parts.assignments:
        if period.holds(one.assigned_on):
            yield _fact(case, "assigned", key=one.id)
    for closing in parts.closings:
        if closing.reported_on and period.holds(closing.reported_on):
            money = (("recovered", closing.recovered_fen or 0),)
            yield _fact(case, "closed", key=closing.id, sums=money)
    for objection in parts.objections:
        if period.holds(objection.filed_on):
            yield _fact(case, "objected", key=objection.id)
        if objection.decided_on and period.holds(objection.decided_on):
            yield _fact(case, "answered", [f"outcome={objection.outcome}"], objection.id)


def _people(work: Work, helped: Sequence[AidCase]) -> Iterator[Fact]:
    """合计人数: each recipient of the period once, in the row of the first matter."""
    same = sames_among(work.session, {case.person for case in helped})
    counted: set[Id] = set()
    for case in helped:
        person = same[case.person]
        if person not in counted:
            counted.add(person)
            yield _fact(case, "recipient", key=person)
