"""The papers of a case in the order of its dossier: what it has, what it may need, what comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.mediation.codes import AgreementForm, DeclineGround, ItemStatus, RiskLevel, Source
from app.mediation.messages import CaseDetail
from app.mediation.paperlist import paper_lines
from app.mediation.states import State
from tests.mediation.papers.cases import (
    AGREEMENT,
    CASE,
    COURT_CASE,
    INVESTIGATED,
    POLICE_CASE,
    RISKY_CASE,
)


def listed(case: CaseDetail, *statuses: str) -> list[str]:
    """The kinds of a case's papers, of the statuses asked for."""
    lines = paper_lines(case, (), date(2026, 11, 24), sample=False)
    return [
        line.kind.removeprefix("med.")
        for line in lines
        if not statuses or line.status in statuses
    ]  # fmt: skip


def test_an_accepted_case_has_its_register_and_its_notice_and_knows_what_comes() -> None:
    case = replace(CASE, state=State.ACCEPTED, sessions=(), agreement=None, visits=())
    assert listed(case, "ready") == ["F-A4", "F-A5"]
    assert listed(case, "wanted") == ["F-A3"]
    assert listed(case, "later") == ["F-A7", "F-A8", "F-A10", "F-A1", "F-A2"]


def test_a_closed_case_is_listed_as_its_dossier_lies() -> None:
    case = replace(CASE, state=State.CLOSED, source=Source.OWN_MOTION)
    assert listed(case, "ready") == [
        "F-A1", "F-A2", "F-A4", "F-A5", "F-A7", "F-A8", "F-A10", "F-A1-1",
    ]  # fmt: skip


def test_an_investigation_lies_before_the_sessions() -> None:
    kinds = listed(INVESTIGATED)
    assert kinds.index("F-A5") < kinds.index("F-A6") < kinds.index("F-A7")


def test_m5_a_case_of_the_court_that_failed() -> None:
    case = replace(COURT_CASE, state=State.FAILED)
    assert listed(case, "ready") == ["F-A4", "F-A5", "F-A12-3", "F-A7", "F-A12-2", "F-A12-4"]


def test_the_reply_waits_for_an_outcome() -> None:
    case = replace(COURT_CASE, state=State.MEDIATING, end_reason=None)
    assert "F-A12-4" in listed(case, "later")


def test_m4_the_police_are_asked_once_all_is_performed_and_nothing_decided() -> None:
    case = replace(POLICE_CASE, state=State.PERFORMED)
    assert "F-A12-5" in listed(case, "wanted")
    owed = replace(case, agreement=AGREEMENT)
    assert "F-A12-5" not in listed(owed)
    (police,) = case.referrals
    decided = replace(case, referrals=(replace(police, police_decided_on=date(2026, 11, 19)),))
    assert "F-A12-5" not in listed(decided)


def test_m3_a_late_payment_and_a_danger_have_their_papers() -> None:
    late = replace(AGREEMENT.items[0], status=ItemStatus.OVERDUE)
    case = replace(
        RISKY_CASE,
        state=State.OVERDUE,
        end_reason=None,
        agreement=replace(AGREEMENT, items=(late,), effective_on=date(2026, 11, 20)),
    )
    ready = listed(case, "ready")
    assert "F-A12-6" in ready
    assert "F-A12-7" in ready
    assert listed(case, "wanted") == ["F-A11", "F-A11-1"]
    untold = replace(case, risks=None, risk=RiskLevel.RED)
    assert "F-A12-6" in listed(untold, "wanted")


def test_an_agreement_that_was_in_force_before_it_was_changed_stays_in_the_list() -> None:
    before = replace(AGREEMENT, id=b"e" * 16, effective_on=date(2026, 11, 20))
    case = replace(CASE, agreement=AGREEMENT, earlier=(before,))
    papers = paper_lines(case, (), date(2026, 11, 24), sample=False)
    lines = [one for one in papers if one.kind == "med.F-A8"]
    assert [one.subject for one in lines] == [AGREEMENT.id, before.id]
    assert lines[1].title == "人民调解协议书（11月20日，已变更）"
    unsigned = replace(case, earlier=(replace(before, effective_on=None),))
    assert listed(unsigned).count("F-A8") == 1


def test_an_oral_agreement_cannot_go_to_court() -> None:
    oral = replace(AGREEMENT, form=AgreementForm.ORAL, effective_on=date(2026, 11, 20))
    kinds = listed(replace(CASE, agreement=oral))
    assert "F-A9" in kinds
    assert not {"F-A8", "F-A11", "F-A11-1"} & set(kinds)


def test_a_case_not_accepted_has_its_notice_alone() -> None:
    case = replace(
        CASE,
        state=State.NOT_ACCEPTED,
        decline_ground=DeclineGround.CRIME,
        sessions=(),
        agreement=None,
        visits=(),
    )
    assert listed(case, "ready") == ["F-A12-1"]
