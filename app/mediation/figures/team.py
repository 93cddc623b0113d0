"""What T2 counts: committees and mediators as they stood on the last day, and what they got."""

from __future__ import annotations

__all__ = ["facts_of_team"]

from collections.abc import Iterator
from itertools import chain

from sqlalchemy import ColumnElement, or_, select

from app.i18n import tr
from app.mediation.figures.subsidies import facts_of_subsidies
from app.office.codes import CommitteeForm
from app.statistics.periods import Period
from app.statistics.table import Fact
from app.work import Work
from db.tables.office import Committee, Funding, Mediator, Training


def facts_of_team(work: Work, period: Period) -> tuple[Fact, ...]:
    """Everything that counts in a period."""
    return tuple(
        chain(
            _committees(work, period),
            _mediators(work, period),
            _trainings(work, period),
            _fundings(work, period),
            _subsidies(work, period),
        )
    )


def _serving(table: type[Committee | Mediator], period: Period) -> ColumnElement[bool]:
    """Still there at the end of the period."""
    return or_(table.ended_on.is_(None), table.ended_on > period.last)


def _committees(work: Work, period: Period) -> Iterator[Fact]:
    rows = work.session.execute(
        select(Committee.id, Committee.kind, Committee.form, Committee.name).where(
            Committee.office == work.me.office, _serving(Committee, period), ~Committee.voided
        )
    ).all()
    for key, kind, form, name in rows:
        what = "committee" if CommitteeForm(form) is CommitteeForm.COMMITTEE else "room"
        yield Fact(key, b"", key, what, (f"kind={kind}",), texts=(name,))


def _mediators(work: Work, period: Period) -> Iterator[Fact]:
    rows = work.session.scalars(
        select(Mediator).where(
            Mediator.office == work.me.office,
            _serving(Mediator, period),
            or_(Mediator.appointed_on.is_(None), Mediator.appointed_on <= period.last),
            ~Mediator.voided,
        )
    )
    for one in rows:
        marks = (
            f"sex={one.sex}",
            f"post={one.post}",
            "full_time" if one.full_time else "part_time",
            f"education={one.education}",
        )
        yield Fact(one.id, b"", one.committee, "mediator", marks, texts=(one.name,))


def _trainings(work: Work, period: Period) -> Iterator[Fact]:
    rows = work.session.execute(
        select(Training.id, Mediator.committee, Training.topic)
        .join(Mediator, Mediator.id == Training.mediator)
        .where(
            Training.office == work.me.office,
            Training.trained_on.between(period.first, period.last),
            ~Training.voided,
            ~Mediator.voided,
        )
    ).all()
    for key, committee, topic in rows:
        yield Fact(key, b"", committee, "training", texts=(topic,))


def _fundings(work: Work, period: Period) -> Iterator[Fact]:
    rows = work.session.execute(
        select(Funding.id, Funding.committee, Funding.amount_fen).where(
            Funding.office == work.me.office,
            Funding.received_on.between(period.first, period.last),
            ~Funding.voided,
        )
    ).all()
    for key, committee, fen in rows:
        sums = (("amount", fen),)
        yield Fact(key, b"", committee, "funding", sums=sums, texts=(tr("经费"),))


def _subsidies(work: Work, period: Period) -> Iterator[Fact]:
    for one in facts_of_subsidies(work, period):
        amounts = tuple(pair for pair in one.sums if pair[0] == "amount")
        yield Fact(one.id, one.record, one.row, "subsidy", sums=amounts, texts=one.texts)
