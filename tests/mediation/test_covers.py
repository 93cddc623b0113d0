"""What leaves the office of a case with a minor in it: covered, and no scan (M28)."""

from __future__ import annotations

from datetime import date

from app.mediation.messages import OpenCase, ReadCase
from app.papers.messages import PlanVolume, PreparePaper
from app.work import Work
from db.tables.people import Person
from tests.dispute import case_input
from tests.mediation.life import ACCEPTED
from tests.office import Office
from tests.papers.taking import taken


def test_m28_papers_of_a_case_with_a_minor_leave_as_a_file_covered_alone(
    shared_office: Office,
) -> None:
    """Under eighteen on 10 November 2026, the day it began; grown up a day later all the same."""
    desk = shared_office.desk
    case = desk.do(OpenCase(case_input(accepted_on=ACCEPTED))).result()
    first = desk.ask(ReadCase(case)).result().parties[0].person
    assert first is not None
    assert not desk.ask(PreparePaper("med.F-A4", case)).result().discreet

    def born(day: date, work: Work) -> None:
        work.session.get_one(Person, first.id).birth = day

    desk.write(born, date(2008, 11, 10)).result()  # eighteen on the very day
    assert not desk.ask(PreparePaper("med.F-A4", case)).result().discreet
    desk.write(born, date(2008, 11, 11)).result()
    assert desk.ask(PreparePaper("med.F-A4", case)).result().discreet
    taken(desk, "mediation", case)
    assert all(part.covered for part in desk.ask(PlanVolume("mediation", case)).result())
