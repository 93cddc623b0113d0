"""The ladder of 奖惩 on a real desk: cases 2, 3 and 9 by their dates."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.clock import CHINA
from app.correction.messages import (
    Answer,
    Category,
    EndSearch,
    FileProposal,
    Flag,
    Ground,
    ProposeSanction,
    ReadLadder,
    RecordOutcome,
    SanctionKind,
    Severity,
    StartSearch,
    State,
    TellSearch,
    Termination,
    VerifyClue,
)
from tests.correction.desk import at, do, due_days, read
from tests.correction.disciplining import (
    decided,
    ladder,
    propose,
    sanctioned,
    serving,
    step,
    take_up,
)
from tests.correction.serving import looked
from tests.office import Office
from tests.refusals import refused


@pytest.fixture
def office(founded: Office) -> Office:
    """The office on the REF date, Monday 23 November 2026."""
    at(founded, 11, 23)
    return founded


def test_cor_a9_a10_a13_r25_case_9_from_a_missed_report_to_the_proposal(
    office: Office,
) -> None:
    subject = serving(office)
    at(office, 5, 20)
    sanctioned(
        office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, take_up(office, subject)
    )
    at(office, 7, 6)
    trip = take_up(office, subject, "cor.R14")
    sanctioned(office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, trip)
    at(office, 8, 10)
    again = take_up(office, subject)
    offer = ladder(office, subject).offer
    assert offer is not None
    assert (offer.kind, offer.ground) == (SanctionKind.WARNING, Ground.TWO_REPRIMANDS)
    sanctioned(office, subject, offer.ground, offer.kind, again)

    lost = at(office, 9, 5)
    search = do(office, StartSearch(subject, lost, "9月4日电话"))
    step(office, search)
    found = at(office, 9, 28)
    do(office, EndSearch(search, found, "在台山找到"))
    detail = read(office, subject)
    (clue,) = (one for one in detail.ladder.clues if one.rule == "cor.R28")  # type: ignore[union-attr]
    assert clue.facts == ""  # covered until a look
    looks = (looked(office.desk, subject),)
    opened = office.desk.ask(ReadLadder(subject, looks)).result()
    (told,) = (one for one in opened.clues if one.id == clue.id)
    assert "脱离监管 23 日" in told.facts
    assert Flag.SOUGHT not in detail.flags
    at(office, 10, 8)
    # Not before an officer has looked into it (#24).
    early = ProposeSanction(
        subject,
        SanctionKind.WARNING,
        Ground.OUT_LONGER,
        "事实",
        "申辩",
        date(2026, 10, 8),
        (clue.id,),
    )
    fault = refused(office.desk, (early))
    assert ("rows", "cor.W24", "请先核实并记录申辩。") in [
        (one.field, one.rule, one.message) for one in fault
    ]
    do(office, VerifyClue(clue.id, date(2026, 10, 8), False, "去台山打工", "没有申辩",
                           Severity.GRAVE))  # fmt: skip
    sanctioned(office, subject, Ground.OUT_LONGER, SanctionKind.WARNING, clue.id)

    lost = at(office, 11, 1)
    search = do(office, StartSearch(subject, lost, "10月31日到所"))
    step(office, search)
    heard = at(office, 11, 3)
    do(office, TellSearch(search, heard, heard, heard))
    at(office, 11, 23)
    view = ladder(office, subject)
    assert view.head == "冯某强 失联第 22 天"
    assert view.offer is not None
    assert (view.offer.kind, view.offer.ground) == (
        SanctionKind.REVOKE_SUSPENSION, Ground.TWO_WARNINGS,
    )  # fmt: skip
    assert view.offer.papers == ("cor.D16", "cor.D18")
    month = next(one for one in view.others if one.ground is Ground.OUT_A_MONTH)
    assert (month.met, month.from_on) == (False, date(2026, 12, 2))
    assert [one.status for one in view.steps][-2:] == ["now", "todo"]
    assert view.steps[-1].when == "12月2日"
    dues = due_days(office, subject)
    assert dues["cor.R22"] == date(2026, 12, 1)
    # Nothing files itself.
    assert not read(office, subject).requests or all(
        one.answer for one in read(office, subject).requests
    )

    # Counted days are simply not there before their day.
    too_early = ProposeSanction(
        subject, SanctionKind.REVOKE_SUSPENSION, Ground.OUT_A_MONTH, "事实", "失联，无法听取",
        date(2026, 11, 23), (search,),
    )  # fmt: skip
    assert "2026年12月2日" in refused(office.desk, (too_early))[0].message
    proposal = propose(office, subject, Ground.TWO_WARNINGS, SanctionKind.REVOKE_SUSPENSION, search)
    assert Flag.REVOCATION in read(office, subject).flags
    decided(office, subject)
    asked = datetime(2026, 11, 23, 9, 30, tzinfo=CHINA)
    do(office, FileProposal(proposal, date(2026, 11, 23), asked))
    dues = due_days(office, subject)
    assert dues["cor.R25"] == date(2026, 12, 23)  # thirty days (社区矫正法 第48条)
    assert dues["cor.R25a"] == date(2026, 11, 25)  # forty-eight hours run on
    # A14: the court revokes; the correction ends with that day.
    at(office, 12, 21)
    do(office, RecordOutcome(proposal, Answer.YES, date(2026, 12, 21), "（2026）粤0785刑更1号"))
    ended = read(office, subject)
    assert (ended.state, ended.ended_as) == (State.TERMINATED, Termination.SUSPENSION_REVOKED)
    assert ended.ended_on == date(2026, 12, 21)


def test_cor_a14_refused_by_the_court_goes_back_to_serving(office: Office) -> None:
    subject = serving(office)
    clue = take_up(office, subject, severity=Severity.SERIOUS)
    made = propose(office, subject, Ground.SERIOUS, SanctionKind.REVOKE_SUSPENSION, clue)
    decided(office, subject)
    do(office, FileProposal(made, date(2026, 11, 23)))
    do(office, RecordOutcome(made, Answer.NO, date(2026, 11, 23), "（2026）粤刑更2号"))
    detail = read(office, subject)
    assert detail.state is State.SERVING
    assert Flag.REVOCATION not in detail.flags


def test_case_2_parole_the_menu_has_no_punishment(office: Office) -> None:
    subject = serving(office, Category.PAROLE)
    at(office, 11, 11)
    clue = take_up(office, subject, "cor.R14")
    view = ladder(office, subject)
    assert view.offer is not None
    assert (view.offer.kind, view.offer.papers) == (SanctionKind.REPRIMAND, ("cor.D12",))
    assert SanctionKind.PUNISHMENT not in view.allowed
    wrong = ProposeSanction(
        subject,
        SanctionKind.PUNISHMENT,
        Ground.PUNISHABLE,
        "事实",
        "申辩",
        date(2026, 11, 11),
        (clue,),
    )
    (fault,) = refused(office.desk, (wrong))
    assert (fault.rule, fault.message) == (
        "cor.W5", "《治安管理处罚法》第72条第4项未列假释，请改走训诫/警告/撤销。",
    )  # fmt: skip
    propose(office, subject, Ground.RULES_MINOR, SanctionKind.REPRIMAND, clue)


def test_case_3_control_warned_or_punished_never_revoked(office: Office) -> None:
    subject = serving(office, Category.CONTROL)
    clue = take_up(office, subject, "cor.R19")
    view = ladder(office, subject)
    ready = {one.kind for one in (*view.others, view.offer) if one and one.met}
    assert {SanctionKind.WARNING, SanctionKind.PUNISHMENT} <= ready
    assert not {SanctionKind.REVOKE_SUSPENSION, SanctionKind.IMPRISON} & set(view.allowed)
    for kind, ground in (
        (SanctionKind.REVOKE_SUSPENSION, Ground.BAN_SERIOUS),
        (SanctionKind.IMPRISON, Ground.OUTSIDE_SERIOUS),
        (SanctionKind.REVOKE_PAROLE, Ground.PAROLE_OTHER),
    ):
        wrong = ProposeSanction(subject, kind, ground, "事实", "申辩", date(2026, 11, 23), (clue,))
        (fault,) = refused(office.desk, (wrong))
        assert (fault.rule, fault.message) == ("cor.W4a", "管制不适用该程序。")
