"""Others come in the place of a party: what they owe and sign, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.mediation.codes import AgentBasis, AgentProof, Authority, DisputeType, LeaveGround
from app.mediation.messages import (
    AddAgent,
    AgentInput,
    AppointMediators,
    OpenCase,
    PartyInput,
    RenewAgreement,
    SetServiceAddress,
    State,
    SucceedParty,
)
from app.papers.messages import PreparePaper
from app.samples.office import person
from app.today.messages import ReadDues
from tests.dispute import (
    WORKS,
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    signatures,
)
from tests.mediation.life import ACCEPTED, DAY, MET, TODAY, TWO, Life
from tests.papers.samples import page_texts, squeezed
from tests.refusals import fields, refused

SON = person("谭志明", "1998-04-05", 951, "13500008851", "大泽镇田金村3队20号")
DAUGHTER = person("谭志芳", "2001-06-07", 952, "13500008852", "江门市蓬江区××路9号")
PROOF = "死亡证明、亲属关系证明"
DIED = MET + DAY  # the day after the agreement: 2026-11-21


def heir(life: Life, place: int = 1, who: Any = SON, **changes: Any) -> SucceedParty:
    party = life.read().parties[place].id
    given = SucceedParty(
        life.case, party, LeaveGround.DEATH, DIED, respondent(who), PROOF, consent=True
    )
    return replace(given, **changes)


def text_of(life: Life, kind: str, subject: Id) -> str:
    paper = life.desk.ask(PreparePaper(kind, subject)).result()
    return squeezed("".join(page_texts(paper.pdf)))


def test_heirs_owe_what_was_owed_and_what_was_signed_stays(life: Life) -> None:
    life.agree(*TWO)
    agreement = life.read().agreement
    assert agreement is not None
    title, signed = life.read().title, text_of(life, "med.F-A8", agreement.id)
    life.do(heir(life))
    life.do(heir(life, who=DAUGHTER))
    case = life.read()
    assert case.title == title  # the dossier keeps its name
    assert [one.name for one in case.present] == ["黄䶮", "谭志明", "谭志芳"]
    assert [one.name for one in case.parties if one.left_on] == ["谭𬍛㛃"]
    assert case.agreement is not None
    assert {one.debtor for one in case.agreement.items} == {"谭𬍛㛃"}
    assert {one.owed_by for one in case.agreement.items} == {"谭志明、谭志芳"}
    owed = str(life.desk.ask(ReadDues((life.case,))).result())
    assert "督促 谭志明、谭志芳 履行协议" in owed
    assert text_of(life, "med.F-A8", agreement.id) == signed
    told = text_of(life, "med.F-A12-7", agreement.id)
    assert "谭志明、谭志芳：" in told
    assert "黄䶮、谭𬍛㛃之间" in told  # who agreed
    assert f"谭𬍛㛃于2026年11月21日死亡，由谭志明、谭志芳承继（{PROOF}）。" in told
    assert "谭志明、谭志芳向黄䶮" in told
    assert "收到人谭志明、谭志芳" in told
    (item,) = [one for one in case.timeline if "死亡" in one.title]
    assert (item.title, item.text) == (
        "谭𬍛㛃死亡，由继承人承继", f"承继人 谭志明、谭志芳；{PROOF}",
    )  # fmt: skip
    assert "谭志明、谭志芳承继" in text_of(life, "med.F-A2-1", life.case)


def test_an_agreement_renewed_is_between_those_of_now(life: Life) -> None:
    life.agree(*TWO)
    life.do(heir(life))
    owed = payment("补偿款", date(2026, 12, 28), debtor="谭志明")
    renewed = agreement_input(life.case, TODAY, owed)
    stale = replace(renewed, items=(payment("补偿款", date(2026, 12, 28)),))
    assert "items.0.debtor" in fields(refused(life.desk, RenewAgreement(stale, consent=True)))
    made = life.do(RenewAgreement(renewed, consent=True))
    life.do(signatures(life.case, TODAY))
    paper = life.desk.ask(PreparePaper("med.F-A8", made)).result()
    words = squeezed("".join(page_texts(paper.pdf)))
    assert "谭志明" in words
    assert "谭𬍛㛃（签名" not in words
    assert paper.copies == 3


def test_while_it_is_mediated_the_heir_is_told_and_must_be_willing(life: Life) -> None:
    before = life.meet()
    unwilling = heir(life, consent=False)
    (fault,) = refused(life.desk, unwilling)
    assert (fault.field, fault.rule) == ("consent", "med.R-A01")
    life.do(replace(unwilling, consent=True))
    assert "被申请人谭志明" in text_of(life, "med.F-A5", life.case)
    assert "谭志明" not in text_of(life, "med.F-A7", before)
    after = life.meet(TODAY)
    assert "谭志明" in text_of(life, "med.F-A7", after)


def test_an_authority_ends_with_who_gave_it(life: Life) -> None:
    life.agree(*TWO)
    lawyer = AgentInput(
        person("何某", "1985-05-05", 953, "13600009953", "新会区"),
        basis=AgentBasis.ENTRUSTED,
        relation="律师",
        authority=Authority.SPECIAL,
        proof=AgentProof.POWER,
    )
    life.do(AddAgent(life.case, life.read().parties[1].id, lawyer))
    life.do(heir(life, left_on=TODAY))
    (agent,) = life.read().parties[1].agents
    assert (agent.valid_to, agent.end_note) == (TODAY, "当事人已由他人承继")
    left, succeeded = life.read().parties[1:]
    assert fields(refused(life.desk, AddAgent(life.case, left.id, lawyer))) == ["party"]
    life.do(AddAgent(life.case, succeeded.id, lawyer))


def test_undone_and_told_in_the_history(life: Life) -> None:
    life.agree(*TWO)
    life.do(heir(life))
    told = str(life.desk.ask(ReadHistory(life.case)).result())
    assert "由他人承继的日期" in told
    assert "死亡，由继承人承继" in told
    assert PROOF in told
    life.do(Undo())
    case = life.read()
    assert [one.name for one in case.parties] == ["黄䶮", "谭𬍛㛃"]
    assert [one.left_on for one in case.parties] == [None, None]
    assert case.agreement is not None
    assert {one.owed_by for one in case.agreement.items} == {"谭𬍛㛃"}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"left_on": MET - DAY}, [("left_on", "med.M30")]),  # he had signed by then
        ({"left_on": TODAY + DAY}, [("left_on", None)]),
        ({"proof": " "}, [("proof", None)]),
        ({"ground": LeaveGround.MERGER}, [("ground", None)]),  # of units alone
        ({"successor": respondent(SON, phone="")}, [("party.phone", None)]),
        ({"successor": applicant()}, [("party.name", "med.M30")]),  # one already
    ],
)
def test_what_stands_against_a_succession(
    life: Life, changes: dict[str, Any], wrong: list[tuple[str, str | None]]
) -> None:
    life.agree(*TWO)
    faults = refused(life.desk, heir(life, **changes))
    assert [(one.field, one.rule) for one in faults] == wrong


def test_heirs_are_of_one_day_and_one_ground(life: Life) -> None:
    life.agree(*TWO)
    life.do(heir(life))
    assert fields(refused(life.desk, heir(life, who=DAUGHTER, left_on=TODAY))) == ["left_on"]


def test_an_agreement_without_signatures_waits_for_nobody(life: Life) -> None:
    life.meet()
    life.do(agreement_input(life.case, MET, *TWO))
    assert "没有签成" in refused(life.desk, heir(life))[0].message
    assert "SucceedParty" not in life.read().actions


def test_an_organisation_merges_and_does_not_die(life: Life) -> None:
    given = case_input(accepted_on=ACCEPTED, parties=(applicant(), respondent(WORKS)))
    life.case = life.do(OpenCase(given))
    life.meet()
    assert fields(refused(life.desk, heir(life, who=replace(WORKS, name="新厂")))) == ["ground"]
    merged = respondent(replace(WORKS, name="江门市新照明集团有限公司"))
    life.do(heir(life, ground=LeaveGround.MERGER, successor=merged))
    assert [one.name for one in life.read().present][1] == "江门市新照明集团有限公司"


def test_what_is_a_persons_own_is_not_inherited(life: Life) -> None:
    given = case_input(accepted_on=ACCEPTED, dispute_type=DisputeType.FAMILY)
    life.case = life.do(OpenCase(given))
    life.agree(*TWO)
    (fault,) = refused(life.desk, heir(life))
    assert (fault.field, fault.citation, fault.blocks) == ("ground", "民法典 第1122条第2款", False)
    life.do(heir(life, reasons=((fault.key, "只承继分家析产的欠款"),)))
    assert any("分家析产" in item.text for item in life.read().timeline)


def test_med_m05_an_heir_is_asked_like_the_others(life: Life) -> None:
    mediators = tuple(one.id for one in life.read().mediators)
    everybody = tuple(one.id for one in life.read().parties)
    cousin = "被申请人的堂兄"
    life.do(AppointMediators(life.case, mediators, everybody, cousin))
    life.meet()
    (fault,) = refused(life.desk, heir(life))
    assert (fault.field, fault.rule) == ("party.name", "med.M05")
    willing: PartyInput = replace(respondent(SON), recusal_ok=True)
    life.do(heir(life, successor=willing))
    assert life.state() is State.MEDIATING


def test_papers_of_the_court_name_where_it_writes_to(life: Life) -> None:
    life.agree(*TWO)
    case = life.read()
    assert case.agreement is not None
    life.do(SetServiceAddress(case.parties[1].id, " 新会区会城××路1号律师事务所 "))
    assert life.read().parties[1].service_address == "新会区会城××路1号律师事务所"
    assert "送达地址：新会区会城××路1号律师事务所" in text_of(life, "med.F-A11", case.agreement.id)
    assert "送达地址" not in text_of(life, "med.F-A8", case.agreement.id)
    life.do(Undo())
    assert life.read().parties[1].service_address == ""
