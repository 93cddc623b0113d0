"""Who cannot come to the station is called on by a round; what was found stands in the record."""

from __future__ import annotations

from dataclasses import replace

from app.access import Role
from app.legalaid.codes import Category
from app.rounds.messages import PlanRound, ReadRound, ReadVisitable, SettleStop, StopOutcome
from tests.legalaid.kit import DAY, NOW, applicant, read, registered, wages
from tests.office import Office

VILLAGE = "440705101219"  # 田金村


def test_only_who_is_homebound_is_offered_and_what_was_found_is_kept(home: Office) -> None:
    registered(home, person=applicant("能来所的", division=VILLAGE))
    frail = registered(home, person=applicant("岑阿婆", "1947-11-02", division=VILLAGE))
    disabled = replace(wages().answers, categories=(Category.DISABLED,))
    lame = registered(home, person=applicant("残疾人", division=VILLAGE), answers=disabled)
    asked = registered(home, person=applicant("上门的", division=VILLAGE), home_visit=True)
    _, offered = home.desk.ask(ReadVisitable((VILLAGE,))).result()
    assert {one.who.record for one in offered} == {frail, lame, asked}
    plan = PlanRound(DAY, (VILLAGE,), ("陈丽华",), (("legalaid", frail),))
    round_ = home.desk.do(plan).result()
    (stop,) = home.desk.ask(ReadRound(round_)).result().open
    home.desk.do(SettleStop(stop.id, StopOutcome.VISITED, NOW, "取回了户口簿复印件")).result()
    (note,) = read(home, frail).notes
    assert "取回了户口簿复印件" in note.text
    before = home.desk.me
    home.desk.me = replace(before, role=str(Role.MEDIATOR))
    _, offered = home.desk.ask(ReadVisitable((VILLAGE,))).result()
    home.desk.me = before
    assert offered == ()
