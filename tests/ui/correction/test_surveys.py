"""The page of surveys: entered, looked into, answered, by keyboard on a real office."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.correction.messages import Answer, Fitness, ListSurveys, ReadSurvey
from app.people.messages import IdKind, Sex
from tests.ui.real import RealWorld
from ui.context import Place
from ui.correction.page import CorrectionPage
from ui.correction.surveys import SurveysPage, survey_sheet
from ui.forms.sheet import FormSheet


@pytest.fixture
def page(bare: RealWorld, qtbot: QtBot) -> SurveysPage:
    made = SurveysPage(bare.context)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    made.show()
    made.activate()
    bare.settle(qtbot)
    return made


def _fill(sheet: FormSheet, world: RealWorld, qtbot: QtBot, **values: object) -> None:
    qtbot.waitActive(sheet)
    world.settle(qtbot)
    for name, value in values.items():
        sheet.grid.field(name).set_value(value)
    world.settle(qtbot)
    sheet.send()
    world.settle(qtbot)


def _sheet(page: SurveysPage) -> FormSheet:
    found = [one for one in page.findChildren(FormSheet) if one.isVisible()]
    return found[-1]


def test_cor_r08_from_the_letter_to_the_answer(
    page: SurveysPage, bare: RealWorld, qtbot: QtBot
) -> None:
    """Received Monday 11-16: ten working days are Monday 11-30."""
    assert page.subtitle() == "待回复 0 件"
    page.primary_new()
    _fill(
        _sheet(page), bare, qtbot,
        name="周某文", id_kind=IdKind.RESIDENT, id_no="440799199205170218",
        organ="新会区人民法院", received_on=date(2026, 11, 16),
    )  # fmt: skip
    assert bare.problems == []
    (one,) = page.model.items
    assert (one.name, one.due_on, one.rule) == ("周某文", date(2026, 11, 30), "cor.R08")
    assert page.model.stands(one) == ("11月30日前，还有 6 天", "")
    assert "男" in one.about or one.about == Sex.MALE.label
    for action, values in (
        ("RecordFindings", {"findings": "家庭稳定，村里同意接收", "fit": Fitness.FIT}),
        ("ReplySurvey", {"reply_no": "（2026）评 3 号"}),
        ("RecordAdoption", {"adopted": Answer.YES}),
    ):
        page.list.setFocus()
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
        assert page.model.items[0].action == action
        _fill(_sheet(page), bare, qtbot, **values)
    done = bare.office.desk.ask(ReadSurvey(one.id)).result()
    assert (done.fit, done.adopted, done.action) == (Fitness.FIT, Answer.YES, "")
    assert page.model.stands(page.model.items[0])[0] == "已回复，适宜社区矫正，已采信"
    page.paper.click()
    where = {"kind": "cor.survey", "subject": one.id}
    assert bare.went[-1] == Place("papers.preview", where)


def test_a_wrong_number_stands_beside_its_field(
    page: SurveysPage, bare: RealWorld, qtbot: QtBot
) -> None:
    page.primary_new()
    sheet = _sheet(page)
    _fill(
        sheet, bare, qtbot, name="周某文", id_no="440799199205170219", organ="法院",
        received_on=date(2026, 11, 16),
    )  # fmt: skip
    assert sheet.isVisible()
    assert bare.office.desk.ask(ListSurveys()).result().rows == ()
    sheet.reject()


def test_today_leads_to_the_page(bare: RealWorld, qtbot: QtBot) -> None:
    made = CorrectionPage(bare.context)
    qtbot.addWidget(made)
    made.activate(case=b"s" * 16, action="ReadSurvey")
    assert bare.went[-1] == Place("correction.surveys", {"survey": b"s" * 16})


def test_the_sheet_says_whose_survey(page: SurveysPage, bare: RealWorld) -> None:
    sheet = survey_sheet(bare.context, page, "RecordSurvey", None)
    assert sheet.form.law == ("社区矫正法", "第18条")
    sheet.reject()
