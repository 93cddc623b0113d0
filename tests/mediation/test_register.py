"""What the register says of a dispute is put right: by what rules, and what follows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.history.messages import ReadHistory, Undo
from app.mediation.codes import Difficulty, DisputeType, LeadStep, PartyRole, Source
from app.mediation.messages import (
    AddLead,
    AddNote,
    AddParty,
    AgreementForm,
    CloseCase,
    LeadInput,
    ListCases,
    OpenCase,
    ReadCase,
    ReadLead,
    ReviseCase,
    SimilarCases,
    StrikeCase,
)
from app.papers.messages import NotePrinted, PreparePaper
from app.people.messages import IdKind, OrganisationInput, PersonInput
from app.samples.office import person
from tests.dispute import (
    WORKS,
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    session_input,
)
from tests.mediation.life import ACCEPTED, DAY, MET, TODAY, UNDONE, Life
from tests.office import Office
from tests.papers.samples import page_texts, squeezed
from tests.refusals import refused

RIGHT = ReviseCase(
    case=b"",
    dispute_type=DisputeType.HOUSING,
    facts="谭𬍛㛃填高后墙排水沟，雨水倒灌三次。",
    accepted_on=ACCEPTED,
    source=Source.APPLICATION,
    claims=("恢复排水沟原状",),
    occurred_on=date(2026, 10, 31),
    place="田金村3队",
    amount_fen=300000,
    people_count=4,
    difficulty=Difficulty.COMPLEX,
    tags=("老年人",),
)


@pytest.fixture(scope="module")
def fixed(shared_office: Office) -> Life:
    """An oral agreement of 3,000 yuan; what passes leaves the other rows as wrong as they are."""
    life = Life(shared_office)
    life.agree(payment("修补费", MET), payment("清沟费", MET), form=AgreementForm.ORAL)
    return life


def test_the_register_is_put_right_and_says_who_did_it(life: Life) -> None:
    life.do(replace(RIGHT, case=life.case))
    case = life.read()
    assert (case.dispute_type, case.difficulty) == (DisputeType.HOUSING, Difficulty.COMPLEX)
    assert (case.facts, case.claims, case.people_count) == (RIGHT.facts, RIGHT.claims, 4)
    assert (case.occurred_on, case.amount_fen) == (date(2026, 10, 31), 300000)
    told = life.desk.ask(ReadHistory(life.case)).result()
    assert "房屋宅基地纠纷" in str(told)
    life.do(Undo())
    assert life.read().dispute_type is DisputeType.NEIGHBOUR


def test_med_r_a03_the_limit_follows_the_day_of_acceptance(life: Life) -> None:
    # 11-03 (Tuesday), thirty days on: 12-03, a working day.
    life.do(replace(RIGHT, case=life.case, accepted_on=date(2026, 11, 3)))
    assert [due.raw for due in life.read().dues if due.rule == "med.R-A03"] == [date(2026, 12, 3)]


def test_a_printed_register_stays_and_the_next_is_another_version(life: Life) -> None:
    view = life.desk.ask(PreparePaper("med.F-A4", life.case)).result()
    life.do(NotePrinted(view, 1))
    life.do(replace(RIGHT, case=life.case))
    (line,) = [one for one in life.read().papers if one.kind == "med.F-A4"]
    assert line.when == "打印后改过"
    assert life.desk.ask(PreparePaper("med.F-A4", life.case)).result().version == view.version + 1


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),
        ({"facts": " "}, [("facts", None)]),
        ({"dispute_type": DisputeType.MEDICAL}, [
            ("dispute_type", "med.M03"), ("dispute_type", "med.M12"),
        ]),
        ({"dispute_type": DisputeType.LABOUR}, [("dispute_type", "med.M12")]),
        ({"tags": ("土地承包",)}, [("dispute_type", "med.M12")]),
        ({"source": Source.OWN_MOTION}, []),
        ({"source": Source.POLICE}, [("source", None)]),
        ({"accepted_on": MET + DAY}, [("accepted_on", "med.M30")]),
        ({"accepted_on": TODAY + DAY}, [("accepted_on", None)]),
        ({"accepted_on": date(2025, 12, 31), "occurred_on": None}, [("accepted_on", "med.M30")]),
        ({"amount_fen": -1}, [("amount_fen", None), (None, "med.M30")]),
        ({"amount_fen": 500000}, [(None, "med.M30")]),
        ({"people_count": 1}, [("people_count", "med.M30")]),
        ({"occurred_on": ACCEPTED + DAY}, [("occurred_on", "med.M30")]),
    ],
)  # fmt: skip
def test_what_stands_against_it(
    fixed: Life, changes: dict[str, Any], wrong: list[tuple[str | None, str | None]]
) -> None:
    command = replace(RIGHT, case=fixed.case, **changes)
    if not wrong:
        fixed.do(command)
        return
    assert [(one.field, one.rule) for one in refused(fixed.desk, command)] == wrong


def test_med_m30_a_reason_passes_what_only_warns(fixed: Life) -> None:
    fixed.do(
        replace(RIGHT, case=fixed.case, amount_fen=500000, reasons=(("med.M30", "让步后的数"),))
    )
    assert any("让步后的数" in item.text for item in fixed.read().timeline)


def test_who_has_closed_may_still_put_right(life: Life) -> None:
    first = life.agree(payment("修补费", MET))
    life.perform(first[0], TODAY)
    life.do(CloseCase(life.case, TODAY, reasons=UNDONE))
    assert "ReviseCase" in life.read().actions
    life.do(replace(RIGHT, case=life.case, amount_fen=150000))
    assert life.read().difficulty is Difficulty.COMPLEX


# -- 追加当事人 -------------------------------------------------------------------------------

NIECE = person("谭㛃", "1999-08-08", 917, "13800000917", "大泽镇田金村3队21号")


def joining(life: Life, who: PersonInput | OrganisationInput = NIECE, **changes: Any) -> AddParty:
    third = replace(applicant(who), role=PartyRole.THIRD)
    return replace(AddParty(life.case, third, TODAY, consent=True), **changes)


def test_a_third_party_comes_in_and_is_on_what_follows(life: Life) -> None:
    before = life.meet()
    told = life.desk.ask(PreparePaper("med.F-A5", life.case)).result().copies
    life.do(joining(life))
    life.do(joining(life, WORKS))
    case = life.read()
    assert [one.role for one in case.parties] == [
        PartyRole.APPLICANT, PartyRole.RESPONDENT, PartyRole.THIRD, PartyRole.THIRD,
    ]  # fmt: skip
    assert case.people_count == 4
    assert [one.text for one in case.timeline if one.title == "追加第三人"] == [
        "江门市某照明有限公司", "谭㛃",
    ]  # fmt: skip
    rights = life.desk.ask(PreparePaper("med.F-A5", life.case)).result()
    assert "第三人谭㛃" in squeezed("".join(page_texts(rights.pdf)))  # told like the others (M06)
    assert rights.copies == told + 2
    for kind, subject in (("med.F-A4", life.case), ("med.F-A7", before)):
        text = squeezed(
            "".join(page_texts(life.desk.ask(PreparePaper(kind, subject)).result().pdf))
        )
        assert "谭㛃" not in text.replace("谭𬍛㛃", "")  # was not there yet
    life.meet(TODAY)
    owed = payment("清沟", date(2026, 12, 1), debtor="谭㛃")
    agreement = life.do(agreement_input(life.case, TODAY, owed))
    paper = life.desk.ask(PreparePaper("med.F-A8", agreement)).result()
    assert paper.copies == 5  # four parties and the committee
    assert "第三人谭㛃（签名" in squeezed("".join(page_texts(paper.pdf)))
    assert refused(life.desk, joining(life))[0].message.endswith("不能追加当事人")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"consent": False}, [("consent", "med.R-A01")]),
        ({"joined_on": TODAY + DAY}, [("joined_on", None)]),
        ({"joined_on": ACCEPTED - DAY}, [("joined_on", "med.M30")]),
        ({"party": replace(applicant(NIECE, phone=""), role=PartyRole.THIRD)}, [
            ("party.phone", None),
        ]),
        ({"party": respondent()}, [("party.name", "med.M30")]),  # he is one already
        ({"party": applicant(NIECE, name="陈丽华", id_no="", id_kind=IdKind.OTHER)}, [
            ("party.name", "med.M05"),  # the mediator
        ]),
    ],
)  # fmt: skip
def test_what_stands_against_a_party_more(
    life: Life, changes: dict[str, Any], wrong: list[tuple[str, str | None]]
) -> None:
    found = refused(life.desk, joining(life, **changes))
    assert [(one.field, one.rule) for one in found] == wrong


# -- 作废登记 ---------------------------------------------------------------------------------


def test_what_was_registered_twice_is_struck_out_and_keeps_its_number(life: Life) -> None:
    second = life.do(OpenCase(case_input(accepted_on=ACCEPTED)))
    life.do(session_input(second, MET))
    strike = StrikeCase(second, "与 001号 重复登记")
    assert [one.field for one in refused(life.desk, replace(strike, reason=" "))] == ["reason"]
    life.do(strike)
    assert [row.id for row in life.desk.ask(ListCases()).result().rows] == [life.case]
    assert refused(life.desk, AddNote(second, "还能记吗"))[0].message.startswith("没有找到")
    numbers = tuple(one.person.id_no for one in life.read().parties if one.person)
    assert [one.id for one in life.desk.ask(SimilarCases(numbers)).result()] == [life.case]
    third = life.do(OpenCase(case_input(accepted_on=ACCEPTED)))
    assert life.desk.ask(ReadCase(third)).result().case_no.endswith("003号")
    told = str(life.desk.ask(ReadHistory(second)).result())
    assert "与 001号 重复登记" in told


def test_striking_out_is_undone_and_gives_a_lead_back(life: Life) -> None:
    lead = life.do(AddLead(LeadInput(
        TODAY, "陈丽华", "440705101219", ("黄䶮", "谭𬍛㛃"), DisputeType.NEIGHBOUR, "水沟",
        LeadStep.MEDIATION,
    )))  # fmt: skip
    made = life.do(OpenCase(case_input(accepted_on=TODAY, lead=lead)))
    life.do(StrikeCase(made, "登记错了"))
    assert life.desk.ask(ReadLead(lead)).result().outcome is None
    life.do(Undo())
    assert life.desk.ask(ReadCase(made)).result().id == made
    assert life.desk.ask(ReadLead(lead)).result().outcome is LeadStep.MEDIATION


def test_an_agreement_is_not_struck_out_with_its_case(life: Life) -> None:
    life.agree(payment("修补费", date(2026, 12, 1)))
    assert refused(life.desk, StrikeCase(life.case, "重复"))[0].message.endswith("不能作废")
    assert "StrikeCase" not in life.read().actions
