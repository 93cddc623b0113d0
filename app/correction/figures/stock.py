"""S2: who is on the register at the end of the period, by what is known of them."""

from __future__ import annotations

__all__ = ["facts_of_stock"]

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from app.correction.figures.rows import register
from app.ids import Id
from app.people.idnumbers import age
from app.people.messages import Nationality
from app.statistics.periods import Period
from app.statistics.table import Fact
from app.work import Work
from db.tables.correction import CorrectionSubject, Judgment, Prohibition
from db.tables.people import Person

_BANDS = (25, 35, 45, 60)  # minors have a column of their own, so that no sum of bands tells them


def facts_of_stock(work: Work, period: Period) -> Sequence[Fact]:
    """One fact for each correction on the register at the end of the period."""
    there = {one.id: one for one in register(work) if one.on(period.last)}
    prohibited = _prohibited(work, period.last)
    return [
        Fact(id, id, there[id].row, "stock", (*marks, *(("prohibited",) * (id in prohibited))))
        for id, marks in _known(work, period.last)
        if id in there
    ]


def _known(work: Work, day: date) -> Iterator[tuple[Id, tuple[str, ...]]]:
    rows = work.session.execute(
        select(
            CorrectionSubject.id,
            CorrectionSubject.education,
            CorrectionSubject.employment,
            CorrectionSubject.three_involved,
            CorrectionSubject.minor_regime,
            Judgment.offence_kind,
            Person.sex,
            Person.birth,
            Person.nationality,
        )
        .join(Judgment, Judgment.subject == CorrectionSubject.id)
        .join(Person, Person.id == CorrectionSubject.person)
        .where(CorrectionSubject.office == work.me.office, ~Judgment.voided)
        .order_by(CorrectionSubject.id)
    )
    for id, education, employment, three, minor, offence, sex, birth, nationality in rows:
        marks = [
            f"sex={sex}",
            f"age={_band(birth, day)}",
            f"education={education}",
            f"employment={employment}",
            f"offence={offence}",
        ]
        marks += ["minor"] * minor
        marks += [f"three={one}" for one in three or ()]
        if nationality != Nationality.MAINLAND:
            marks.append("overseas")
            marks.append(f"nationality={nationality}")
        yield id, tuple(marks)


def _band(birth: date | None, day: date) -> str:
    """Below 25, 35, 45, 60, or above; "" where the birth is not known."""
    if birth is None:
        return ""
    years = age(birth, day)
    return str(next((bound for bound in _BANDS if years < bound), "more"))


def _prohibited(work: Work, day: date) -> set[Id]:
    rows = work.session.scalars(
        select(Prohibition.subject).where(
            Prohibition.office == work.me.office,
            Prohibition.start_on <= day,
            Prohibition.end_on >= day,
            ~Prohibition.voided,
        )
    )
    return set(rows)
