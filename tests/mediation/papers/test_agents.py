"""Those who act for a party, on every paper they sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.clock import CHINA
from app.mediation.codes import AgentBasis, AgentProof
from app.mediation.papers import build
from app.people.messages import Capacity
from tests.mediation.papers.cases import ACTED_CASE, AGREEMENT, CASE, LABOUR_CASE, SESSION, agent
from tests.mediation.papers.making import make, words


def test_agents_are_introduced_with_their_right_and_sign() -> None:
    """R-A24, M08, M09: the guardian and the agent with special authority, not the lapsed one."""
    text = words(build("med.F-A8", ACTED_CASE, AGREEMENT.id))
    assert "法定代理人：谭母，居民身份证号码440799195203129010" in text
    assert "，母亲，户口簿、出生证明。" in text
    assert "委托代理人：陈某，特别授权（授权委托书）。" in text
    assert text.count("委托代理人：陈某") == 1
    assert "第三人谭𬍛（签名" in text
    assert "第三人谭𬍛的法定代理人谭母（签名" in text
    assert "第三人谭𬍛的委托代理人陈某（签名" in text


def test_agents_are_named_in_the_record_of_a_session() -> None:
    text = words(build("med.F-A7", ACTED_CASE, SESSION.id))
    assert "谭母（第三人谭𬍛的法定代理人）、陈某（第三人谭𬍛的委托代理人）" in text
    assert "代理人" not in words(make("med.F-A7"))


@pytest.mark.parametrize(
    ("first", "last", "standing", "named"),
    [
        (date(2026, 11, 1), date(2026, 11, 20), False, True),  # ended after the paper was signed
        (date(2026, 11, 1), date(2026, 11, 19), False, False),
        (date(2026, 11, 20), None, True, True),
        (date(2026, 11, 21), None, True, False),  # came after it
    ],
)
def test_who_acted_on_the_day_stays_on_the_paper(
    first: date, last: date | None, *, standing: bool, named: bool
) -> None:
    cousin = agent(97, basis=AgentBasis.ENTRUSTED, name="陈某", proof=AgentProof.POWER,
                   valid_from=first, valid_to=last, standing=standing)  # fmt: skip
    party = replace(CASE.parties[2], agents=(cousin,))
    signed = replace(AGREEMENT, effective_on=date(2026, 11, 20))
    met = replace(SESSION, start=datetime(2026, 11, 20, 9, tzinfo=CHINA))
    case = replace(
        CASE, parties=(*CASE.parties[:2], party), agreement=signed, sessions=(met,),
        accepted_on=date(2026, 11, 20),
    )  # fmt: skip
    for kind, subject in (("med.F-A8", signed.id), ("med.F-A7", met.id), ("med.F-A4", case.id)):
        assert ("陈某" in words(build(kind, case, subject))) is named, kind


def test_a_guardian_written_down_late_is_named_and_signs() -> None:
    late = agent(96, valid_from=date(2026, 12, 1))
    party = replace(CASE.parties[2], capacity=Capacity.LIMITED, agents=(late,))
    case = replace(CASE, parties=(*CASE.parties[:2], party))
    for kind, subject in (("med.F-A4", case.id), ("med.F-A7", SESSION.id)):
        assert late.name in words(build(kind, case, subject)), kind


def test_g3_who_has_no_capacity_signs_by_the_guardian_alone() -> None:
    child = replace(ACTED_CASE.parties[2], capacity=Capacity.NONE)
    case = replace(ACTED_CASE, parties=(*ACTED_CASE.parties[:2], child))
    text = words(build("med.F-A8", case, AGREEMENT.id))
    assert "第三人谭𬍛（签名" not in text
    assert "第三人谭𬍛的法定代理人谭母（签名" in text
    alone = replace(case, parties=(*case.parties[:2], replace(child, agents=())))
    assert "第三人谭𬍛的法定代理人（签名" in words(build("med.F-A8", alone, AGREEMENT.id))


def test_an_interpreter_signs_where_a_party_speaks_nothing_spoken_here() -> None:
    party = LABOUR_CASE.parties[0]
    assert party.person is not None
    for languages, signs in ((("维吾尔语",), True), (("维吾尔语", "普通话"), False), ((), False)):
        person = replace(party.person, languages=languages)
        parties = (replace(party, person=person), *LABOUR_CASE.parties[1:])
        text = words(build("med.F-A5", replace(LABOUR_CASE, parties=parties), LABOUR_CASE.id))
        assert ("翻译人员（签名）" in text) is signs
