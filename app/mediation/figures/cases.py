"""What T1 counts: cases by the day they were closed, rounds, leads and confirmations by theirs."""

from __future__ import annotations

__all__ = ["facts_of_cases"]

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Select, Text, func, select, type_coerce

from app.i18n import tr
from app.ids import Id
from app.mediation.codes import ItemStatus, LeadStep, Ruling
from app.mediation.figures.rows import home_of, kinds_of
from app.statistics.periods import Period
from app.statistics.table import Fact
from app.work import Work
from db.tables.mediation import (
    Agreement,
    AgreementItem,
    DisputeLead,
    JudicialConfirmation,
    MediationCase,
    Screening,
)

_UNSETTLED = [status.value for status in ItemStatus if not status.settled]
_CASE = MediationCase


def facts_of_cases(work: Work, period: Period) -> tuple[Fact, ...]:
    """Everything that counts in a period."""
    return (
        *_cases(work, period),
        *_found(work, period),
        *_confirmations(work, period),
    )


def _closed(work: Work, period: Period, *columns: Any) -> Select[Any]:
    return select(*columns).where(
        _CASE.closed_on.between(period.first, period.last),
        _CASE.office == work.me.office,
        ~_CASE.voided,
    )


def _cases(work: Work, period: Period) -> Iterator[Fact]:
    kinds = kinds_of(work)
    forms = _forms(work, period)
    owed = _owed(work, period)
    unnumbered = tr("待编号")
    known: dict[tuple[Any, ...], tuple[str, ...]] = {}  # few kinds of cases, many of each
    rows = work.session.execute(
        _closed(
            *(work, period, _CASE.id, _CASE.committee, _CASE.case_no, _CASE.people_count),
            *(_CASE.amount_fen, _CASE.prevented_people, _CASE.source, _CASE.dispute_type),
            *(_CASE.difficulty, type_coerce(_CASE.prevented, Text)),
        ).order_by(_CASE.id)
    )
    for case, committee, number, people, fen, prevented_people, *traits in rows:
        form = forms.get(case)
        kind = (kinds.get(committee, ""), *traits, form, form is not None and case not in owed)
        if (marks := known.get(kind)) is None:
            marks = known[kind] = _marks(*kind)
        sums = (
            ("people", people),
            ("amount", fen or 0),
            ("prevented_people", prevented_people or 0),
        )
        yield Fact(case, case, committee, "case", marks, sums, (number or unnumbered,))


def _marks(
    kind: str, source: str, dispute: str, difficulty: str, prevented: str, *ended: Any
) -> tuple[str, ...]:
    """What a case is, as the columns of T1 ask for it; prevented is a list as it is stored."""
    form, performed = ended
    marks = [f"kind={kind}", f"source={source}", f"type={dispute}", f"difficulty={difficulty}"]
    if form is not None:
        marks += ["succeeded", f"form={form}"]
    if performed:
        marks.append("performed")
    marks += [f"prevention={one}" for one in msgspec.json.decode(prevented or "[]")]
    return tuple(marks)


def _forms(work: Work, period: Period) -> dict[Id, str]:
    """The form of the agreement in force, by case; the newest where there are several."""
    rows = work.session.execute(
        select(Agreement.case, Agreement.form)
        .where(
            Agreement.case.in_(_closed(work, period, _CASE.id)),
            Agreement.effective_on.is_not(None),
            ~Agreement.voided,
        )
        .order_by(Agreement.id)
    )
    return dict(rows.all())


def _owed(work: Work, period: Period) -> set[Id]:
    """Cases in which something agreed upon was not done; what was agreed anew replaces the old."""
    closed = _closed(work, period, _CASE.id)
    replaced = select(Agreement.replaces).where(
        Agreement.case.in_(closed), Agreement.replaces.is_not(None), ~Agreement.voided
    )
    return set(
        work.session.scalars(
            select(AgreementItem.case).where(
                AgreementItem.case.in_(closed),
                AgreementItem.agreement.not_in(replaced),
                AgreementItem.status.in_(_UNSETTLED),
                ~AgreementItem.voided,
            )
        )
    )


def _found(work: Work, period: Period) -> Iterator[Fact]:
    """Rounds through the villages, disputes heard of, and those settled on the spot."""
    home = home_of(work)
    town = home.get("", b"")
    rounds = work.session.execute(
        select(Screening.id, Screening.division).where(
            Screening.screened_on.between(period.first, period.last),
            Screening.office == work.me.office,
            ~Screening.voided,
        )
    ).all()
    for key, division in rounds:
        yield _plain(key, home.get(division, town), "screening", tr("排查"))
    leads = (
        select(DisputeLead.id, Screening.division)
        .join(Screening, Screening.id == DisputeLead.screening)
        .where(DisputeLead.office == work.me.office, ~DisputeLead.voided)
    )
    heard = leads.where(Screening.screened_on.between(period.first, period.last))
    for key, division in work.session.execute(heard).all():
        yield _plain(key, home.get(division, town), "lead", tr("排查线索"))
    settled = leads.where(
        DisputeLead.outcome == LeadStep.ON_THE_SPOT.value,
        DisputeLead.closed_on.between(period.first, period.last),
    )
    for key, division in work.session.execute(settled).all():
        yield _plain(key, home.get(division, town), "settled_lead", tr("就地化解的线索"))


def _confirmations(work: Work, period: Period) -> Iterator[Fact]:
    """Applications to a court by the day they were made, rulings by theirs."""
    table = JudicialConfirmation
    query = (
        select(func.min(table.id), table.case, _CASE.committee, _CASE.case_no)
        .join(_CASE, _CASE.id == table.case)
        .where(table.office == work.me.office, ~table.voided, ~_CASE.voided)
        .group_by(table.case, _CASE.committee, _CASE.case_no)
    )
    applied = query.where(table.applied_on.between(period.first, period.last))
    ruled = query.where(
        table.outcome == Ruling.CONFIRMED.value,
        table.ruled_on.between(period.first, period.last),
    )
    for what, found in (("application", applied), ("confirmed", ruled)):
        for key, case, committee, number in work.session.execute(found).all():
            texts = (number or tr("待编号"), tr("司法确认"))
            yield Fact(key, case, committee, what, texts=texts)


def _plain(key: Id, row: Id, what: str, words: str) -> Fact:
    return Fact(key, b"", row, what, texts=(words,))
