"""What is checked before a paper of mediation is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.mediation.codes import ConfirmationState
from app.mediation.forms import _checks
from app.mediation.messages import CaseDetail, ConfirmationView
from tests.mediation.papers.cases import ACTED_CASE, CASE, POLICE_CASE


def checked(kind: str, case: CaseDetail) -> dict[str, bool]:
    return {check.text: check.passed for check in _checks(kind, case)}


def test_g3_a_party_that_cannot_act_alone_needs_a_guardian() -> None:
    words = "限制、无行为能力的当事人有法定代理人"
    assert checked("med.F-A8", ACTED_CASE)[words] is True
    ward = replace(ACTED_CASE.parties[2], agents=ACTED_CASE.parties[2].agents[1:])
    alone = replace(ACTED_CASE, parties=(*ACTED_CASE.parties[:2], ward))
    assert checked("med.F-A8", alone)[words] is False
    assert words not in checked("med.F-A8", CASE)


@pytest.mark.parametrize(
    ("state", "passed"), [(ConfirmationState.NOT_APPLIED, True), (ConfirmationState.EXPIRED, False)]
)
def test_r_a10_the_court_is_asked_within_thirty_days(
    state: ConfirmationState, *, passed: bool
) -> None:
    view = ConfirmationView(state, date(2026, 12, 21), "", None)
    case = replace(CASE, confirmation=view)
    assert checked("med.F-A11", case)["还在三十日的申请期限内"] is passed


def test_r_a17_the_police_are_asked_before_they_decide() -> None:
    words = "公安机关还没有作出处理决定"
    assert checked("med.F-A12-5", POLICE_CASE)[words] is True
    (police,) = POLICE_CASE.referrals
    decided = replace(police, police_decided_on=date(2026, 11, 19))
    late = replace(POLICE_CASE, referrals=(decided,))
    assert checked("med.F-A12-5", late)[words] is False
