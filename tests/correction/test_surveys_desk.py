"""调查评估 on a real desk, before anybody comes."""

from __future__ import annotations

from datetime import date

import pytest

from app.correction.messages import (
    Answer,
    Fitness,
    ListSurveys,
    ReadSurvey,
    RecordAdoption,
    RecordFindings,
    RecordSurvey,
    ReplySurvey,
)
from app.people.messages import IdKind, PersonInput
from tests.correction.desk import at, do, due_days
from tests.office import Office
from tests.refusals import refused


@pytest.fixture
def office(founded: Office) -> Office:
    """The office on the REF date, Monday 23 November 2026."""
    at(founded, 11, 23)
    return founded


def test_cor_r08_ten_working_days_five_for_expedited(office: Office) -> None:
    """Received Monday 11-02: ten working days are Monday 11-16, five are Monday 11-09."""
    at(office, 11, 3)
    person = PersonInput("周某", IdKind.RESIDENT, "440799199205170218")
    survey = do(
        office, RecordSurvey(person, "新会区人民法院", date(2026, 11, 2), "（2026）委 3 号")
    )
    assert due_days(office, survey) == {"cor.R08": date(2026, 11, 16)}
    quick = do(office, RecordSurvey(person, "新会区人民法院", date(2026, 11, 2), expedited=True))
    assert due_days(office, quick) == {"cor.R08a": date(2026, 11, 9)}
    page = office.desk.ask(ListSurveys()).result()
    assert ([one.id for one in page.rows], page.waiting, page.late) == ([quick, survey], 2, 0)
    assert refused(office.desk, (ReplySurvey(survey, date(2026, 11, 3))))
    do(office, RecordFindings(survey, "家庭稳定，村里同意接收", Fitness.FIT))
    do(office, ReplySurvey(survey, date(2026, 11, 3), "（2026）评 3 号"))
    assert due_days(office, survey) == {}
    assert (
        "已经回复"
        in refused(office.desk, (RecordFindings(survey, "改了", Fitness.UNFIT)))[0].message
    )
    do(office, RecordAdoption(survey, Answer.YES))
    view = office.desk.ask(ReadSurvey(survey)).result()
    assert (view.fit, view.adopted, view.action) == (Fitness.FIT, Answer.YES, "")
    at(office, 11, 10)
    assert office.desk.ask(ListSurveys("新会")).result().late == 1
