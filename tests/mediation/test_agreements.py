"""What an agreement may say, whom it binds, when it is in force and how it is renewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.errors import Fault
from app.history.messages import Undo
from app.ids import Id
from app.mediation.codes import AgentBasis, AgentProof, Authority, DisputeType, ItemStatus, Ruling
from app.mediation.lexicon import Lexicon
from app.mediation.messages import (
    AddAgent,
    AgentInput,
    AgreementForm,
    CaseDetail,
    OpenCase,
    ReadCase,
    RecordPerformance,
    RenewAgreement,
    State,
)
from app.mediation.rules import (
    CaseFacts,
    check_amounts,
    check_renewal,
    check_signatures,
    check_terms,
)
from app.mediation.rules.facts import ApplicationFact
from app.people.messages import Capacity, IdKind, RevisePerson
from app.samples.office import person
from tests.dispute import (
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    session_input,
    signatures,
)
from tests.mediation.test_deadlines import MEDIATING as CASE
from tests.office import Office
from tests.refusals import fields, refused

WORDS = Lexicon.load(Path(__file__).resolve().parents[2] / "resources" / "mediation" / "words.toml")
TODAY = date(2026, 11, 24)
ACCEPTED, MET = date(2026, 11, 10), date(2026, 11, 20)
DAY = timedelta(days=1)
COMMITTEE = "江门市新会区大泽镇人民调解委员会"


# -- M10 -----------------------------------------------------------------------------------


def _terms(*terms: str, **changes: Any) -> list[Fault]:
    given = agreement_input(CASE.id, MET, terms=terms, **changes)
    return check_terms(given, ["陈丽华"], COMMITTEE, WORDS)


@pytest.mark.parametrize(
    ("term", "citation"),
    [
        ("男方永不探望婚生女儿。", "民法典 第1086条"),
        ("女方放弃抚养费，男方不付抚养费。", "民法典 第1067条"),
        ("双方不得再报警。", "刑事诉讼法 第110条"),
        ("甲方不追究乙方的刑事责任。", "民法典 第153条"),
        ("双方自即日起解除婚姻关系。", "民法典 第1076条"),
        ("从此断绝父子关系。", "民法典 第153条"),
        ("乙方不得离开本村。", "民法典 第1011条"),
        ("甲方扣押乙方身份证至还清为止。", "民法典 第1011条"),
        ("借款按年利率24%计息。", "民法典 第680条"),
        ("月息 1.5 % 计付。", "民法典 第680条"),
        ("月利率2分。", "民法典 第680条"),
        ("确认该地块使用权归甲方。", "土地管理法 第14条"),
    ],
)
def test_med_g4_m10_doubtful_terms_go_to_the_head(term: str, citation: str) -> None:
    (fault,) = _terms("双方互相谅解。", term)
    assert (fault.rule, fault.field, fault.blocks) == ("med.M10", "terms", False)
    assert fault.citation == citation
    assert "主任" in fault.message


def test_med_m10_several_doubts_are_one_question() -> None:
    (fault,) = _terms("双方不得再报警。", "从此断绝父子关系。")
    assert "“不得再报警”（不得报警）、“断绝父子关系”（断绝亲子关系）" in fault.message


@pytest.mark.parametrize(
    "term",
    [
        "谭𬍛㛃补偿黄䶮墙体修补费人民币3000元，分两次付清。",
        "男方每月支付抚养费1500元，每周六探望女儿一次。",
        "借款按年利率6%计息，月息0.5%。",
        "双方今后互不追究，和睦相处。",
        "冰箱归黄䶮所有。",
    ],
)
def test_med_m10_ordinary_terms_are_left_alone(term: str) -> None:
    assert _terms(term) == []


def test_med_m10_looks_into_items_manner_and_liability_too() -> None:
    assert _terms("修沟。", liability="逾期按月息3%支付。")[0].rule == "med.M10"
    item = payment("永不探视孩子的补偿", MET)
    assert check_terms(agreement_input(CASE.id, MET, item), [], "", WORDS)[0].rule == "med.M10"


# -- M18 -----------------------------------------------------------------------------------


def test_med_m18_r_a22_nobody_pays_for_mediation() -> None:
    (fault,) = _terms("双方各付调解费200元。")
    assert (fault.rule, fault.citation, fault.blocks) == ("med.M18", "人民调解法 第4条", True)
    for taker in (COMMITTEE, "陈丽华"):
        item = payment("辛苦费", MET, creditor=taker)
        (fault,) = check_terms(agreement_input(CASE.id, MET, item), ["陈丽华"], COMMITTEE, WORDS)
        assert (fault.rule, fault.field) == ("med.M18", "items.0.creditor")


# -- M30 -----------------------------------------------------------------------------------


def test_med_m30_the_sum_of_the_items_and_the_money_at_stake() -> None:
    sums = [150000, None, 150000]
    (fault,) = check_amounts(sums, 400000)
    assert (fault.rule, fault.blocks) == ("med.M30", False)
    assert "3,000" in fault.message
    assert check_amounts(sums, 300000) == []
    assert check_amounts(sums, None) == []
    assert check_amounts([], 1) == []


# -- M07, M15 ------------------------------------------------------------------------------


def _signed(case: CaseFacts = CASE, **changes: Any) -> list[tuple[Any, Any]]:
    command = replace(signatures(CASE.id, MET), **changes)
    faults = check_signatures(command, case, MET, TODAY)
    return [(fault.field, fault.rule) for fault in faults]


def test_med_m07_parties_mediator_and_stamp_or_it_is_not_in_force() -> None:
    assert _signed() == []
    for field in ("by_parties", "by_mediator", "by_committee"):
        missing: Any = {field: False}
        assert _signed(**missing) == [(field, "med.M07")]
    assert len(_signed(by_parties=False, by_mediator=False, by_committee=False)) == 3


def test_med_m15_ties_of_persons_are_signed_on_paper() -> None:
    family = replace(CASE, dispute_type=DisputeType.FAMILY)
    assert _signed(family, electronic=True) == [("electronic", "shared.R-E01")]
    assert _signed(family) == []
    assert _signed(electronic=True) == []


def test_signatures_come_in_order() -> None:
    assert _signed(signed_on=MET - DAY) == [("signed_on", "med.M30")]
    assert _signed(signed_on=TODAY + DAY) == [("signed_on", None)]


# -- at the desk ---------------------------------------------------------------------------


class Story:
    """A case that was talked over, with whatever parties it has."""

    def __init__(self, office: Office, **changes: Any) -> None:
        self.desk = office.desk
        opened = OpenCase(case_input(**({"accepted_on": ACCEPTED} | changes)))
        self.case: Id = self.do(opened)
        self.do(session_input(self.case, MET, 9))

    def do(self, command: Any) -> Any:
        return self.desk.do(command).result()

    def read(self) -> CaseDetail:
        return self.desk.ask(ReadCase(self.case)).result()

    def pay_first(self, on: date) -> None:
        """The first item of the agreement in hand is paid."""
        agreement = self.read().agreement
        assert agreement is not None
        self.do(RecordPerformance(agreement.items[0].id, on, ItemStatus.DONE, "收条"))


CHILD = person("陆䶮", "2014-04-10", 905, "13600000001", "新会区双水镇")
FATHER = person("陆大海", "1985-01-01", 907, "13600000002", "新会区双水镇")


def test_med_m08_a_child_is_bound_by_its_guardian_and_heard(office: Office) -> None:
    story = Story(office, parties=(applicant(CHILD), respondent()))
    party = story.read().parties[0]
    assert party.capacity is Capacity.LIMITED
    item = payment("修补费", TODAY, creditor="陆䶮")
    given = agreement_input(story.case, MET, item)
    found = refused(story.desk, given)
    assert [(fault.field, fault.rule) for fault in found] == [
        (None, "med.M08"),
        ("minor_view", "med.M08"),
    ]
    guardian = AgentInput(
        FATHER, AgentBasis.STATUTORY, AgentProof.HOUSEHOLD, "父亲", valid_from=ACCEPTED
    )
    story.do(AddAgent(story.case, party.id, guardian))
    story.do(replace(given, minor_view="愿意收下，今后一起玩。"))
    story.do(signatures(story.case, MET))
    agreement = story.read().agreement
    assert agreement is not None
    assert agreement.minor_view == "愿意收下，今后一起玩。"


def test_med_m08_an_adult_declared_without_capacity(office: Office) -> None:
    story = Story(office)
    who = story.read().parties[0].person
    assert who is not None
    story.do(RevisePerson(who.id, capacity=Capacity.NONE))
    faults = refused(story.desk, agreement_input(story.case, MET, payment("款", TODAY)))
    assert [(fault.rule, fault.citation) for fault in faults] == [("med.M08", "民法典 第21条")]


def test_med_m09_a_lapsed_agent_may_not_settle_at_the_desk(office: Office) -> None:
    story = Story(office)
    party = story.read().parties[0]
    he = person("何某", "1985-03-02", 909, "13600009921", "江门市蓬江区")
    agent = AgentInput(
        he, AgentBasis.ENTRUSTED, AgentProof.POWER, "律师", Authority.SPECIAL,
        valid_from=ACCEPTED, valid_to=MET - DAY,
    )  # fmt: skip
    story.do(AddAgent(story.case, party.id, agent))
    given = agreement_input(story.case, MET, payment("款", TODAY), by_agent=(party.id,))
    (fault,) = refused(story.desk, given)
    assert (fault.field, fault.rule) == ("by_agent", "med.M09")
    assert "2026年11月19日到期" in fault.message
    story.do(AddAgent(story.case, party.id, replace(agent, valid_to=TODAY)))
    story.do(given)


def test_med_m10_the_reason_is_the_heads_word_and_is_kept(office: Office) -> None:
    story = Story(office)
    given = agreement_input(story.case, MET, payment("款", TODAY), terms=("双方不得再报警。",))
    assert fields(refused(story.desk, given)) == ["terms"]
    story.do(replace(given, reasons=(("med.M10@terms", "冯主任：改口头提醒，不影响报警权利"),)))
    assert any("冯主任" in item.text for item in story.read().timeline)


# -- renewal -------------------------------------------------------------------------------


def _broken(office: Office) -> Story:
    story = Story(office)
    items = (payment("第一笔", MET), payment("第二笔", MET + DAY))
    story.do(agreement_input(story.case, MET, *items))
    story.do(signatures(story.case, MET))
    story.pay_first(MET)
    return story


def test_an_agreement_broken_is_renewed_and_both_stay(office: Office) -> None:
    story = _broken(office)
    assert story.read().state is State.OVERDUE
    assert "RenewAgreement" in story.read().actions
    before = story.read().agreement
    given = agreement_input(story.case, TODAY, payment("余款", TODAY + 30 * DAY))
    story.do(RenewAgreement(given, consent=True))
    after = story.read()
    assert after.state is State.AGREED
    assert after.agreement is not None
    assert before is not None
    assert after.agreement.id != before.id
    (earlier,) = after.earlier
    assert earlier.id == before.id
    assert [item.status for item in earlier.items] == [ItemStatus.DONE, ItemStatus.CHANGED]
    assert [due.rule for due in after.dues] == ["med.R-A09a"]  # the old items are dunned no more
    old = RecordPerformance(earlier.items[1].id, TODAY, ItemStatus.DONE, "收条")
    assert fields(refused(story.desk, old)) == ["item"]
    story.do(signatures(story.case, TODAY))
    assert story.read().state is State.PERFORMING
    confirm = next(due for due in story.read().dues if due.rule == "med.R-A10")
    assert confirm.raw == TODAY + 30 * DAY
    story.pay_first(TODAY)
    assert story.read().state is State.PERFORMED


def test_undo_puts_the_earlier_agreement_back_in_force(office: Office) -> None:
    story = _broken(office)
    given = agreement_input(story.case, TODAY, payment("余款", TODAY + 30 * DAY))
    before = story.read()
    story.do(RenewAgreement(given, consent=True))
    story.do(Undo())
    after = story.read()
    assert (after.state, after.agreement, after.earlier) == (before.state, before.agreement, ())


def test_an_oral_renewal_is_in_force_at_once(office: Office) -> None:
    story = _broken(office)
    item = payment("余款", TODAY, on_the_spot=True)
    oral = agreement_input(story.case, TODAY, item, form=AgreementForm.ORAL)
    story.do(RenewAgreement(oral, consent=True))
    assert story.read().state is State.PERFORMED


def test_a_renewal_wants_everybody_and_a_day_in_order(office: Office) -> None:
    story = _broken(office)
    given = agreement_input(story.case, TODAY, payment("余款", TODAY))
    (fault,) = refused(story.desk, RenewAgreement(given, consent=False))
    assert (fault.field, fault.citation) == ("consent", "民法典 第543条")
    early = agreement_input(story.case, MET - DAY, payment("余款", TODAY))
    told = {fault.field for fault in refused(story.desk, RenewAgreement(early, consent=True))}
    assert told == {"reached_on"}
    other = Story(office, parties=(applicant(id_kind=IdKind.OTHER, id_no=""), respondent()))
    waiting = RenewAgreement(agreement_input(other.case, TODAY), consent=True)
    assert "不能变更协议" in refused(story.desk, waiting)[0].message


def test_a_confirmed_agreement_is_changed_only_with_a_reason() -> None:
    ruled = ApplicationFact(MET, outcome=Ruling.CONFIRMED, ruled_on=TODAY)
    (fault,) = check_renewal(replace(CASE, application=ruled), consent=True)
    assert (fault.rule, fault.blocks) == ("med.R-A12", False)
    rejected = replace(ruled, outcome=Ruling.REJECTED)
    assert check_renewal(replace(CASE, application=rejected), consent=True) == []
