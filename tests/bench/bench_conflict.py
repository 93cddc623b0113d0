"""The conflict check of legal aid: both sides looked for in all lines, over a big office."""

from __future__ import annotations

__all__ = ["run"]

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from time import perf_counter

from sqlalchemy import Row as Record
from sqlalchemy import func, select

from app import bootstrap
from app.desk import Desk
from app.legalaid.messages import CheckConflict, PartyHint
from db.tables.mediation import CaseParty
from db.tables.people import Person
from tests.bench.office import KEY, big_office
from tests.bench.report import Row, median, p99

_ASKED = 200
_BARS = {1: 50.0, 10: 100.0}  # ms
_Known = Record[bytes, str, str, str, date | None]


def run() -> list[Row]:
    """60,000 people, and ten times that."""
    return [_measure(scale) for scale in _BARS]


def _measure(scale: int) -> Row:
    office = big_office(scale)
    people, pairs = _sample(office.path)
    questions = [*_of_cases(pairs), *_of_strangers(people)]
    desk, _books = office.open()
    try:
        for one in questions[:5]:
            desk.ask(one).result()
        times = [_timed(desk, one) for one in questions]
    finally:
        desk.close()
    figure, tail = median(times) * 1000, p99(times) * 1000
    bar = _BARS[scale]
    how = (
        f"median of {len(times)}, p99 {tail:.1f} ms, longest {max(times) * 1000:.1f} ms; half the "
        "two sides of a case, half people by name and phone against others; warm"
    )
    return Row(
        f"conflict check, {scale}× office", f"{figure:.1f} ms", f"≤ {bar:g} ms", figure <= bar, how
    )


def _timed(desk: Desk, question: CheckConflict) -> float:
    start = perf_counter()
    desk.ask(question).result()
    return perf_counter() - start


def _sample(path: Path) -> tuple[list[_Known], list[tuple[_Known, _Known]]]:
    """Some people, and some who were against one another."""
    books = bootstrap.open_books(path, KEY)
    columns = (Person.id, Person.name, Person.id_no, Person.phone, Person.birth)
    with books.reading() as session:
        ids = list(session.scalars(select(Person.id).order_by(func.random()).limit(_ASKED)))
        people = list(session.execute(select(*columns).where(Person.id.in_(ids))))
        cases = select(CaseParty.case).group_by(CaseParty.case).having(func.count() == 2)
        pairs = []
        for case in session.scalars(cases.limit(_ASKED // 2)):
            sides = select(CaseParty.person).where(CaseParty.case == case)
            both = list(session.execute(select(*columns).where(Person.id.in_(sides))))
            if len(both) == 2:
                pairs.append((both[0], both[1]))
    books.close()
    return people, pairs


def _of_cases(pairs: Sequence[tuple[_Known, _Known]]) -> list[CheckConflict]:
    """By number, as from a card: their case is found."""
    return [
        CheckConflict(
            applicant=PartyHint(name=one.name, id_no=one.id_no, phone=one.phone),
            opponents=(PartyHint(name=other.name, id_no=other.id_no, phone=other.phone),),
            lawyer="何律师",
            unit="江门某某律师事务所",
        )
        for one, other in pairs
    ]


def _of_strangers(people: Sequence[_Known]) -> list[CheckConflict]:
    """As told at the counter: names, a phone, a birthday, a firm nobody knows."""
    random = Random(1)
    return [
        CheckConflict(
            applicant=PartyHint(name=one.name, phone=one.phone, birth=one.birth),
            opponents=(
                PartyHint(name=random.choice(people).name, phone=one.phone),
                PartyHint(name="江门市某五金制品有限公司", organisation=True),
            ),
        )
        for one in people[: _ASKED // 2]
    ]
