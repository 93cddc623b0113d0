"""The desk opened on what is known already: a wish of another line, a record to set right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.clock import CHINA, FixedClock
from app.handover import AidWanted, Handover
from app.ids import Id, named_id
from app.legalaid.messages import (
    AidDetail,
    Exemption,
    Household,
    Kinship,
    MeansRoute,
    MemberInput,
    NoLimit,
    ReadApplication,
    RegisterApplication,
    State,
)
from app.work import Work
from tests.legalaid.kit import applicant, wages
from tests.ui.legalaid.intake.conftest import Open
from tests.ui.legalaid.intake.taking import ANSWERS
from tests.ui.real import RealWorld
from ui.legalaid.intake.flow import APPLICANT
from ui.legalaid.intake.opening import Kind

NOW = datetime(2026, 4, 28, 10, 0, tzinfo=CHINA)
ENTER = Qt.Key.Key_Return


@pytest.fixture(scope="module")
def world(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    """An office without records, shared by the tests of this file."""
    made = RealWorld(tmp_path_factory.mktemp("opening") / "office", FixedClock(NOW), samples=False)
    yield made
    made.close()


def _read(world: RealWorld, record: Id) -> AidDetail:
    found = world.office.desk.ask(ReadApplication(record)).result()
    assert isinstance(found, AidDetail)
    return found


def _wished(world: RealWorld, name: str, **changes: Any) -> Id:
    origin = named_id("wish", name)
    wanted = AidWanted("services", origin, NOW, None, name, "13800007711", "丈夫打她，孩子六岁。")

    def give(given: AidWanted, work: Work) -> object:
        return work.tool(Handover).give(given, work)

    made = world.office.desk.write(give, replace(wanted, **changes)).result()
    assert isinstance(made, bytes)
    return made


def test_what_another_line_heard_is_not_typed_again(world: RealWorld, open_desk: Open) -> None:
    route, ground = MeansRoute.UNLIMITED.value, NoLimit.VIOLENCE.value
    wish = _wished(world, "罗玉兰", route=route, ground=ground, opponent="谭强", cause="离婚")
    clerk = open_desk(world, wish=wish, action=Kind.TAKE)
    stack = clerk.page.stack
    assert stack.applicant.name == "罗玉兰"
    assert stack.details.grid.field("facts").text() == "丈夫打她，孩子六岁。"
    assert stack.details.opponents.inputs()[0].person
    clerk.applicant(sex="女", birth="19900512", address="大泽镇田金村")
    assert clerk.at == "origin"
    clerk.answers({"origin": "1", "filer": "1"})
    clerk.hand.key(ENTER)  # the matter is answered: violence at home
    clerk.answers({"stage": "1", "place": "1", "before": "1", "urgent": "1"})
    clerk.details(legal_status="原告")
    assert clerk.page.answering.opinion is not None
    assert clerk.page.answering.opinion.route is MeansRoute.UNLIMITED
    while clerk.at != "opinion":
        clerk.hand.key(ENTER)
    clerk.accept()
    record = clerk.page.sending.record
    assert record == wish
    assert _read(world, wish).state is State.REGISTERED
    assert world.problems == []


def test_a_record_is_set_right_with_all_its_answers(world: RealWorld, open_desk: Open) -> None:
    record = world.office.desk.do(RegisterApplication(wages())).result()
    before = _read(world, record)
    clerk = open_desk(world, record=record, action=Kind.REVISE)
    page = clerk.page
    assert page.title() == "更正法律援助申请"
    assert page.stack.applicant.known == before.person.id
    assert page.answering.answers.exemption is Exemption.MIGRANT_WORKER
    clerk.types(page.stack.details.grid, {})
    page.go_to("form.details")
    clerk.hand.settle()
    clerk.details(claim_fen="9900")
    page.go_to("opinion")
    clerk.hand.settle()
    clerk.onward()
    after = _read(world, record)
    assert after.claim_fen == 9900_00
    assert (after.cause, after.categories) == (before.cause, before.categories)
    assert after.materials == before.materials
    assert world.went[-1].where == {"case": record}
    assert world.problems == []


def test_stated_income_stays_covered_and_a_new_statement_is_typed_anew(
    world: RealWorld, open_desk: Open
) -> None:
    stated = Household(
        members=(MemberInput(name="韦应㛃", kinship=Kinship.SELF, wage=1200_00),), spending=100_00
    )
    poor = replace(wages().answers, exemption=None, route=MeansRoute.CHECKED, household=stated)
    given = wages(person=applicant("覃玉莲", "1983-06-02"), answers=poor)
    record = world.office.desk.do(RegisterApplication(given)).result()
    clerk = open_desk(world, record=record, action=Kind.REVISE)
    household = clerk.page.stack.household
    assert household.covered
    clerk.page.go_to("household")
    clerk.hand.settle()
    assert not household.members.isVisible()
    clerk.page.go_to("opinion")
    clerk.hand.settle()
    clerk.onward()
    means = _read(world, record).means
    assert means is not None
    assert means.household.members[0].wage == 1200_00

    clerk = open_desk(world, record=record, action=Kind.MEANS)
    assert clerk.at == "household"
    assert not clerk.page.stack.household.covered
    clerk.types(clerk.page.stack.household.members.boxes[0].grid, {"wage": "2400"})
    clerk.onward()
    means = _read(world, record).means
    assert means is not None
    assert means.stated_on == date(2026, 4, 28)
    assert means.household.members[0].wage == 2400_00


def test_what_was_begun_of_a_wish_goes_on_as_it_was(world: RealWorld, open_desk: Open) -> None:
    wish = _wished(world, "梁三妹", opponent="梁四")
    clerk = open_desk(world, wish=wish, action=Kind.TAKE)
    clerk.applicant(sex="女", birth="19550512", address="大泽镇牛勒村")
    clerk.answers(ANSWERS, until="group")
    clerk.page.deactivate()
    clerk.hand.settle()
    again = open_desk(world, wish=wish, action=Kind.TAKE)
    assert again.at == "group"
    assert again.page.stack.applicant.name == "梁三妹"
    fresh = open_desk(world)
    assert fresh.at == APPLICANT
    assert fresh.page.stack.applicant.blank
