"""Whatever case the domain allows: every paper it offers prints, with every character of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.clock import CHINA
from app.mediation.codes import (
    AgreementForm,
    Channel,
    DeclineGround,
    DisputeType,
    EndReason,
    ItemStatus,
    Outcome,
    PartyRole,
    RiskLevel,
    Source,
)
from app.mediation.messages import CaseDetail, PartyView
from app.mediation.paperlist import paper_lines
from app.mediation.papers import CLAIM, build
from app.mediation.states import State
from app.papers.layout import check, render
from app.papers.model import Gap, Paper, runs_of
from app.people.messages import Capacity
from tests.mediation.papers.cases import (
    AGREEMENT,
    CASE,
    CLAIM_VIEW,
    COURT_REFERRAL,
    INVESTIGATION,
    LABOUR_CASE,
    RISKY_CASE,
    SESSION,
    VISIT,
    agent,
)
from tests.papers.samples import page_texts

_FIRST = date(2026, 1, 5)
# Letters of people, rare ones too, and what clerks type between them.
_LETTERS = "王李黄䶮昌陈㛃仪谭𬍛·买提的一是在不了有和人这中大为上个国，。；：“”（）《》0123456789Aa"
_WORDS = st.text(_LETTERS, min_size=1, max_size=40)
_TEXTS = st.lists(st.text(_LETTERS, max_size=120), max_size=12).map("\n".join)
_DAYS = st.integers(0, 300).map(lambda n: _FIRST + timedelta(days=n))
_MAYBE_DAYS = st.none() | _DAYS
_SUMS = st.none() | st.integers(0, 10**11)


@st.composite
def parties(draw: st.DrawFn) -> tuple[PartyView, ...]:
    """One to five, people and units, with guardians and agents."""
    known = (*CASE.parties, *LABOUR_CASE.parties)
    found = []
    for at in range(draw(st.integers(1, 5))):
        party = draw(st.sampled_from(known))
        person = party.person and replace(
            party.person,
            name=draw(_WORDS),
            address=draw(st.just("") | _WORDS),
            phone=draw(st.sampled_from(("", "0750-0000101"))),
            id_no=draw(st.sampled_from(("", "440799195203129010"))),
            birth=draw(st.none() | st.just(date(2012, 2, 29))),
            languages=draw(st.sampled_from(((), ("维吾尔语",)))),
        )
        role = PartyRole.APPLICANT if at == 0 else draw(st.sampled_from(PartyRole))
        agents = tuple(agent(200 + n) for n in range(draw(st.integers(0, 2))))
        found.append(
            replace(
                party,
                id=at.to_bytes(16, "big"),
                role=role,
                name=person.name if person else party.name,
                person=person,
                capacity=draw(st.sampled_from(Capacity)),
                agents=agents,
            )
        )
    return tuple(found)


@st.composite
def cases(draw: st.DrawFn) -> CaseDetail:
    """A case in any state, with whatever it may have come to."""
    items = tuple(
        replace(
            AGREEMENT.items[0],
            content=draw(_WORDS),
            creditor=draw(st.just("") | _WORDS),
            amount_fen=draw(_SUMS),
            due_on=draw(_MAYBE_DAYS),
            performed_on=draw(_MAYBE_DAYS),
            status=draw(st.sampled_from(ItemStatus)),
            manner=draw(st.sampled_from(("", "现金", "银行转账方式"))),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    agreement = replace(
        AGREEMENT,
        form=draw(st.sampled_from(AgreementForm)),
        facts=draw(_TEXTS),
        liability=draw(_TEXTS),
        terms=tuple(draw(st.lists(_WORDS, max_size=3))),
        performance=draw(_TEXTS),
        copies=draw(st.integers(2, 9)),
        effective_on=draw(_MAYBE_DAYS),
        minor_view=draw(_TEXTS),
        items=items,
    )
    start = datetime(2026, 11, 20, 15, 0, tzinfo=CHINA)
    session = replace(
        SESSION,
        end=draw(st.none() | st.just(start)),
        transcript=draw(_TEXTS),
        told_rights=draw(st.booleans()),
        outcome=draw(st.sampled_from(Outcome)),
    )
    referral = replace(
        COURT_REFERRAL,
        channel=draw(st.sampled_from(Channel)),
        organ=draw(st.just("") | _WORDS),
        materials=draw(_TEXTS),
        feedback=draw(_TEXTS),
        returned=draw(_TEXTS),
        police_decided_on=draw(_MAYBE_DAYS),
    )
    risky = draw(st.booleans())
    return replace(
        CASE,
        case_no=draw(st.sampled_from(("", CASE.case_no))),
        state=draw(st.sampled_from(State)),
        dispute_type=draw(st.sampled_from(DisputeType)),
        source=draw(st.sampled_from(Source)),
        facts=draw(_TEXTS),
        claims=tuple(draw(st.lists(_WORDS, max_size=4))),
        amount_fen=draw(_SUMS),
        risk=draw(st.sampled_from(RiskLevel)),
        parties=draw(parties()),
        sessions=(session,) * draw(st.integers(0, 1)),
        agreement=draw(st.none() | st.just(agreement)),
        visits=(replace(VISIT, hidden_risk=draw(_TEXTS)),) * draw(st.integers(0, 1)),
        end_reason=draw(st.none() | st.sampled_from(EndReason)),
        end_note=draw(_TEXTS),
        decline_ground=draw(st.none() | st.sampled_from(DeclineGround)),
        referrals=(referral,) * draw(st.integers(0, 1)),
        risks=RISKY_CASE.risks if risky else None,
        investigations=(INVESTIGATION,) * draw(st.integers(0, 1)),
    )


def said(paper: Paper) -> Counter[str]:
    """Every character it says, blanks left out."""
    runs = (run for runs in runs_of(paper) for run in runs if not isinstance(run, Gap))
    return Counter("".join("".join(run if isinstance(run, str) else run.text) for run in runs))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_every_paper_a_case_offers_prints_with_every_character(case: CaseDetail) -> None:
    for line in paper_lines(case, (), date(2026, 11, 24), sample=False):
        if line.status == "later":
            continue
        claim = CLAIM_VIEW if line.kind == CLAIM else None
        paper = build(line.kind, case, line.subject, claim=claim)
        assert check(paper) == ()
        printed = Counter("".join(page_texts(render(paper).pdf)))
        missing = said(paper) - printed
        assert not "".join(missing).strip(), (line.kind, missing)
        assert 1 <= paper.copies <= 99
