"""Mistake 25: nothing in this line sanctions, follows or holds anybody (监狱法 第62条)."""

from __future__ import annotations

import re
from dataclasses import fields as fields_of
from pathlib import Path

import pytest

from app.access.table import DEEDS
from app.codes import Code
from app.lawbook.rules import Rulebook
from app.resettlement import codes, messages
from app.resettlement.handlers import COMMANDS
from app.resettlement.messages import ContactMode, MakePlan, RecordContact, SignAgreement
from db.tables import resettlement as tables
from tests.office import Office
from tests.refusals import refused
from tests.resettlement.kit import DAY, at, met, read, registered

ROOT = Path(__file__).resolve().parents[2]
COMPULSION = re.compile(
    "sanction|penalt|punish|warn(?!ing)|track|locat|monitor|bracelet|(?<!of)fence|ban|permit|leave(?!_)"
    "|exit|passport|arrest|detain|curfew|clue|absent|missed|score|quota|test_result"
)
FORCE = re.compile("训诫|警告|处罚|定位|电子|跟踪|监控|请假|外出审批|出境|进京|收监建议|扣分|签到")


def test_cor_w25_no_command_compels() -> None:
    for command in COMMANDS:
        assert not COMPULSION.search(command.__name__.lower()), command
        assert not FORCE.search(DEEDS[command.__name__].what), command
        for field in fields_of(command):
            assert not COMPULSION.search(field.name), (command, field.name)


def test_no_column_keeps_a_sanction_a_place_or_a_test() -> None:
    for name in tables.__all__:
        for column in getattr(tables, name).__table__.columns:
            assert not COMPULSION.search(column.name), (name, column.name)


def test_no_code_list_offers_one() -> None:
    lists: list[type[Code]] = [getattr(codes, name) for name in codes.__all__]
    assert len(lists) >= 14
    for one in lists:
        for member in one:
            assert not FORCE.search(member.label), member


def test_no_rule_threatens_the_person() -> None:
    law = Rulebook.load(ROOT / "resources" / "rules")
    for rule in (one for one in law if one.id.startswith("res.")):
        said = rule.consequence.replace("不跟踪", "").replace("不作别的处理", "")
        assert not FORCE.search(said), rule.id


@pytest.mark.parametrize(
    "measures",
    [
        "每天到所签到，不得外出。",
        "戴电子手环，定位。",
        "不听话的给予警告，再犯收监。",
        "不准去进京上访",
    ],
)
def test_a_plan_that_compels_is_refused(measures: str, home: Office) -> None:
    record = registered(home, release_on=DAY)
    met(home, record, DAY)
    (fault,) = refused(home.desk, MakePlan(record, DAY, measures))
    assert (fault.rule, fault.field, fault.blocks) == ("res.W25", "measures", True)
    assert fault.message.startswith("安置帮教为非强制性工作")


def test_what_happened_to_somebody_may_be_written_down(home: Office) -> None:
    record = registered(home, release_on=DAY)
    met(home, record, DAY)
    told = "上月因赌博被派出所处罚，他说以后不去了。"
    home.desk.do(RecordContact(record, at(DAY, 9), ContactMode.TALK, told)).result()
    home.desk.do(MakePlan(record, DAY, "帮着联系厂里上班，有困难随时来。")).result()
    assert read(home, record).plans


def test_whoever_signs_no_agreement_is_helped_all_the_same(home: Office) -> None:
    record = registered(home, release_on=DAY)
    met(home, record, DAY)
    before = read(home, record)
    assert not before.agreed
    assert "GiveAid" in before.actions
    home.desk.do(SignAgreement(record, agreed=True, agreed_on=DAY)).result()
    home.desk.do(SignAgreement(record, agreed=False, agreed_on=DAY)).result()
    after = read(home, record)
    assert (after.actions, after.dues) == (before.actions, before.dues)


def test_the_papers_say_that_it_is_voluntary() -> None:
    folder = ROOT / "resources" / "papers" / "resettlement"
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.toml")}
    assert set(texts) == {f"res.F{n}" for n in range(1, 8)}
    assert "自愿" in texts["res.F3"]
    assert "不影响乙方依法享有的任何权利" in texts["res.F3"]
    for kind, text in texts.items():
        assert not FORCE.search(text), kind


def test_what_the_room_tells_of_itself_is_all_there() -> None:
    assert {command.__name__ for command in COMMANDS} <= set(messages.__all__)
