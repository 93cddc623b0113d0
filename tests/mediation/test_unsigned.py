"""An agreement that nobody signs: the clerk has a way on, and an earlier one stays in force."""

from __future__ import annotations

from datetime import date

import pytest

from app.clock import FixedClock
from app.history.messages import Undo
from app.mediation.codes import ConfirmationBar, DeclineGround
from app.mediation.messages import (
    AgreementForm,
    ApplyConfirmation,
    CloseCase,
    DeclineCase,
    DropAgreement,
    EndMediation,
    EndReason,
    ItemStatus,
    ReadCase,
    RegisterCase,
    RenewAgreement,
    State,
)
from app.papers.messages import PreparePaper
from tests.dispute import agreement_input, case_input, payment, signatures
from tests.mediation.life import DAY, MET, TODAY, TWO, Life
from tests.office import Office
from tests.papers.samples import page_texts, squeezed
from tests.refusals import refused


def test_med_a40_unsigned_goes_back_to_mediation_and_may_fail(life: Life) -> None:
    life.meet()
    life.do(agreement_input(life.case, MET, *TWO))
    assert "DropAgreement" in life.read().actions
    life.do(DropAgreement(life.case, TODAY, "谭𬍛㛃反悔，不肯签字"))
    case = life.read()
    assert (case.state, case.agreement) == (State.MEDIATING, None)
    life.do(EndMediation(life.case, TODAY, EndReason.REQUESTED))
    life.do(CloseCase(life.case, TODAY))  # nothing is owed, nobody to visit: no reason is asked
    case = life.read()
    assert case.state is State.CLOSED
    kinds = {line.kind for line in case.papers}
    assert "med.F-A12-2" in kinds
    assert "med.F-A8" not in kinds
    assert "TakeUpAgain" not in case.actions  # 第33条第3款 changes an agreement: there is none


def test_med_a40_an_unsigned_change_leaves_the_earlier_agreement_in_force(
    life: Life, clock: FixedClock
) -> None:
    first, second = life.agree(*TWO)  # due 11-27 and 12-28
    life.perform(first, TODAY, ItemStatus.PARTIAL)
    later = agreement_input(life.case, TODAY, payment("一次付清", date(2026, 12, 31)))
    life.do(RenewAgreement(later, consent=True))
    assert life.state() is State.AGREED
    life.do(DropAgreement(life.case, TODAY, "黄䶮不同意延期"))
    case = life.read()
    assert case.state is State.PERFORMING
    assert case.agreement is not None
    assert [item.id for item in case.agreement.items] == [first, second]
    assert [item.status for item in case.agreement.items] == [
        ItemStatus.PARTIAL,
        ItemStatus.NOT_DUE,
    ]
    assert [(due.raw) for due in case.dues if due.rule == "med.R-A13"] == [
        date(2026, 11, 27),
        date(2026, 12, 28),
    ]
    life.do(Undo())
    case = life.read()
    assert case.state is State.AGREED
    assert case.agreement is not None
    assert [item.content for item in case.agreement.items] == ["一次付清"]


def test_dropping_wants_a_day_in_order_and_a_word(life: Life) -> None:
    drop = DropAgreement(life.case, TODAY, "不肯签字")
    assert "不能" in refused(life.desk, drop)[0].message  # nothing was agreed yet
    life.agree(*TWO)
    assert "不能" in refused(life.desk, drop)[0].message  # signed: it binds them


@pytest.mark.parametrize(
    ("on", "note", "wrong"),
    [
        (MET - DAY, "不肯签", "dropped_on"),
        (TODAY + DAY, "不肯签", "dropped_on"),
        (TODAY, "", "note"),
    ],
)
def test_what_stands_against_dropping(life: Life, on: date, note: str, wrong: str) -> None:
    life.meet()
    life.do(agreement_input(life.case, MET, *TWO))
    assert [one.field for one in refused(life.desk, DropAgreement(life.case, on, note))] == [wrong]


def test_an_application_withdrawn_before_acceptance(office: Office) -> None:
    case = office.desk.do(RegisterCase(case_input(consent=False, mediators=()))).result()
    office.desk.do(DeclineCase(case, TODAY, DeclineGround.WITHDRAWN, "自行和解")).result()
    assert office.desk.ask(ReadCase(case)).result().state is State.NOT_ACCEPTED
    paper = office.desk.ask(PreparePaper("med.F-A12-1", case)).result()
    text = squeezed("".join(page_texts(paper.pdf)))
    assert "现申请人撤回申请，本委员会不再受理" in text
    assert office.desk.do(RegisterCase(case_input(consent=False, mediators=()))).result() != case


def test_med_m12_what_was_paid_at_the_door_is_put_in_writing_for_the_court(life: Life) -> None:
    life.agree(payment("修补费", MET, on_the_spot=True), form=AgreementForm.ORAL)
    asked = ApplyConfirmation(life.case, "新会区人民法院", TODAY, True, ConfirmationBar.NONE)
    assert life.state() is State.PERFORMED
    assert [one.rule for one in refused(life.desk, asked)] == ["med.M12"]
    assert "RenewAgreement" in life.read().actions
    written = agreement_input(life.case, TODAY)  # nothing is owed any more
    life.do(RenewAgreement(written, consent=True))
    life.do(signatures(life.case, TODAY))
    case = life.read()
    assert case.confirmation is not None
    assert case.confirmation.last_on == date(2026, 12, 24)  # 24 November and thirty days, Thursday
    life.do(asked)
    life.visit()
    assert life.state() is State.PERFORMED
