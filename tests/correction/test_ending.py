"""How a correction ends: A14, A16 to A20, R29 to R31, R37, #1, #2, #4a, #17, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.clock import CHINA, FixedClock
from app.correction.codes import SanctionKind
from app.correction.messages import (
    Answer,
    AskUnsettled,
    Category,
    Discharge,
    Flag,
    JudgmentInput,
    ListSubjects,
    Principal,
    ReleaseSubject,
    RequestKind,
    ReviseTerm,
    State,
    SubjectTab,
    TellEnding,
    Term,
    TerminateSubject,
    Termination,
)
from app.history.messages import Undo
from app.ids import Id
from app.resettlement.messages import HelpTab, ListReleased
from app.today.messages import ReadDues
from app.work import Work
from db.tables.measures import Custody, MissingSearch, Sanction
from tests.correction.registering import GUARDIAN, Life, given, judgment, man, minor, woman
from tests.correction.test_sentence import CONTROL, OUTSIDE, PAROLE
from tests.office import Office
from tests.refusals import fields, refused

END = date(2026, 8, 30)  # a Sunday


@pytest.fixture
def life(office: Office, clock: FixedClock) -> Life:
    """Case 1, serving since 2026-03-06."""
    return Life(office, clock, given()).serving(date(2026, 3, 6))


def _write(life: Life, row: type, **columns: object) -> Id:
    """A row of another part of the work."""

    def write(_none: object, work: Work) -> Id:
        made = row(id=work.new_id(), office=work.me.office, subject=life.id, **columns)
        work.session.add(made)
        work.session.flush()
        return bytes(made.id)

    made: Id = life.desk.write(write, None).result()
    return made


# -- R29 and A17 --------------------------------------------------------------------------------


def test_r29_the_appraisal_is_due_thirty_days_before_and_the_end_never_rolls(life: Life) -> None:
    assert life.due("cor.R29b") == date(2026, 7, 31)
    assert life.due("cor.R29") == END  # a Sunday, and it stays
    assert "顺延" not in next(one.why for one in life.read().dues if one.rule == "cor.R29")


def test_w1_no_release_before_the_last_day(life: Life) -> None:
    life.appraised(date(2026, 7, 31)).on(END)
    early = ReleaseSubject(life.id, date(2026, 8, 29), "新矫解证字〔2026〕第31号")
    (fault,) = refused(life.desk, early)
    assert (fault.rule, fault.message) == ("cor.W1", "期限至2026年8月30日，不得提前解除。")
    assert fault.blocks
    assert "ReleaseSubject" not in life.on(date(2026, 8, 29)).read().actions


def test_a17_released_on_the_last_day_and_handed_over_with_it(life: Life) -> None:
    """A20: the card of 安置帮教 is written in the same transaction, and undone with it."""
    life.appraised(date(2026, 7, 31)).on(END)
    waiting = lambda: dict(life.desk.ask(ListReleased()).result().counts)[HelpTab.WAITING]  # noqa: E731
    before = waiting()
    life.do(ReleaseSubject(life.id, END, "新矫解证字〔2026〕第31号"))
    assert (life.state, life.read().ended_as) == (State.RELEASED, Discharge.EXPIRED)
    assert waiting() == before + 1
    assert life.due("cor.R29c") == date(2026, 9, 2)
    life.do(TellEnding(life.id, END))
    assert life.read().dues == ()
    life.do(Undo())
    life.do(Undo())
    assert (life.state, waiting()) == (State.SERVING, before)


def test_a17_a_late_release_and_one_without_appraisal_want_reasons(life: Life) -> None:
    life.on(date(2026, 8, 31))
    late = ReleaseSubject(life.id, date(2026, 8, 31), "新矫解证字〔2026〕第31号")
    faults = refused(life.desk, late)
    assert {(one.rule, one.blocks) for one in faults} == {("cor.R29", False), ("cor.R29b", False)}
    life.do(replace(late, reasons=tuple((one.key, "台风停工") for one in faults)))
    assert life.state is State.RELEASED


def test_a17_the_certificate_is_the_countys(life: Life) -> None:
    life.appraised(date(2026, 7, 31)).on(END)
    (fault,) = refused(life.desk, ReleaseSubject(life.id, END, " "))
    assert (fault.field, fault.rule) == ("cert_no", "cor.R29")


def test_a17_a_pardon_needs_no_last_day(life: Life) -> None:
    life.appraised(date(2026, 5, 1))
    life.do(ReleaseSubject(life.id, date(2026, 5, 1), "特赦1号", Discharge.PARDONED))
    assert life.read().ended_as is Discharge.PARDONED


def test_r30a_outside_waits_for_the_prisons_certificate(office: Office, clock: FixedClock) -> None:
    short = replace(
        OUTSIDE, sentence=Term(months=8), custody_days=0, end_on=date(2027, 2, 17)
    )  # 2026-06-18 and eight months
    life = Life(office, clock, given(woman, short, decision_on=date(2026, 6, 18)))
    life.serving(date(2026, 6, 25)).appraised(date(2027, 1, 18))
    assert (life.due("cor.R29"), life.due("cor.R30a")) == (None, date(2027, 2, 17))
    life.on(date(2027, 2, 17))
    (fault,) = refused(life.desk, ReleaseSubject(life.id, date(2027, 2, 17), ""))
    assert fault.rule == "cor.R30a"
    assert "释放证明书" in fault.message
    life.do(ReleaseSubject(life.id, date(2027, 2, 17), "粤释字1号"))
    assert life.state is State.RELEASED


# -- A16: the term is over and something is open ------------------------------------------------


def test_w2_a16_custody_at_the_end_keeps_the_release_waiting(life: Life) -> None:
    life.appraised(date(2026, 7, 31))
    held = {"organ": "新会区看守所", "cause": "涉嫌盗窃", "notice_on": date(2026, 8, 20)}
    _write(life, Custody, **held, from_on=date(2026, 8, 20))
    assert (life.due("cor.R29"), life.due("cor.R29a")) == (None, END)
    life.on(END)
    assert life.read().flags == (Flag.HELD,)
    (fault,) = refused(life.desk, ReleaseSubject(life.id, END, "证"))
    assert (fault.rule, fault.blocks) == ("cor.W2", True)
    assert fault.message == "存在未决情形，转期满待定，请示县级机构。"
    states = {day: life.on(day).state for day in (END, date(2026, 8, 31))}
    assert states == {END: State.SERVING, date(2026, 8, 31): State.UNSETTLED}
    assert life.read().next_step.action == "AskUnsettled"  # type: ignore[union-attr]
    life.do(AskUnsettled(life.id, date(2026, 8, 31), "请示是否继续"))
    (request,) = life.read().requests
    assert (request.kind, request.answer) == (RequestKind.UNSETTLED, None)
    (card,) = life.desk.ask(ListSubjects(SubjectTab.EXPIRING)).result().rows
    assert card.state is State.UNSETTLED


@pytest.mark.parametrize(("answer", "state"), [(Answer.NO, State.SERVING), (None, State.UNSETTLED)])
def test_a14_what_the_court_decides_ends_the_waiting(
    life: Life, answer: Answer | None, state: State
) -> None:
    proposed = {"kind": SanctionKind.REVOKE_SUSPENSION.value, "facts": "脱离监管"}
    outcome = {} if answer is None else {"outcome": answer.value, "outcome_on": date(2026, 9, 3)}
    _write(life, Sanction, **proposed, proposed_on=date(2026, 8, 20), **outcome)
    life.on(date(2026, 9, 3))
    assert life.state is state


def test_who_is_still_sought_is_released_with_a_reason_alone(life: Life) -> None:
    life.appraised(date(2026, 7, 31))
    _write(life, MissingSearch, lost_since=datetime(2026, 8, 28, 9, tzinfo=CHINA))
    life.on(END)
    (fault,) = refused(life.desk, ReleaseSubject(life.id, END, "证"))
    assert (fault.rule, fault.blocks) == ("cor.R29a", False)


# -- A18 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "allowed"),
    [
        (judgment(), {Termination.SUSPENSION_REVOKED, Termination.DIED}),
        (PAROLE, {Termination.PAROLE_REVOKED, Termination.DIED}),
        (OUTSIDE, {Termination.IMPRISONED, Termination.DIED}),
        (CONTROL, {Termination.DIED}),  # 管制 is never revoked
    ],
)
def test_w4a_each_category_ends_by_its_own_ground(
    office: Office, clock: FixedClock, case: JudgmentInput, allowed: set[Termination]
) -> None:
    entered = given(man, case, decision_on=date(2026, 6, 18))
    life = Life(office, clock, entered).on(date(2026, 11, 23))
    for ground in Termination:
        ended = TerminateSubject(life.id, date(2026, 11, 23), ground, "（2026）粤07刑更1号")
        if ground in allowed:
            life.do(ended)
            assert life.read().ended_as is ground
            life.do(Undo())
        else:
            (fault,) = refused(life.desk, ended)
            assert (fault.rule, fault.field) == ("cor.W4a", "ground")
            assert fault.message == f"{case.category.label}不适用该程序。"


def test_a18_r37_a_death_is_told_the_same_day_and_hands_nobody_over(life: Life) -> None:
    life.on(date(2026, 5, 6))
    counts = life.desk.ask(ListReleased()).result().counts
    life.do(TerminateSubject(life.id, date(2026, 5, 6), Termination.DIED, "死亡证明1号"))
    assert (life.state, life.due("cor.R37")) == (State.TERMINATED, date(2026, 5, 6))
    assert life.due("cor.R29c") is None
    assert life.desk.ask(ListReleased()).result().counts == counts


def test_a18_needs_the_ruling(life: Life) -> None:
    life.on(date(2026, 5, 6))
    revoked = TerminateSubject(life.id, date(2026, 5, 6), Termination.SUSPENSION_REVOKED, "")
    assert fields(refused(life.desk, revoked)) == ["doc_no"]


# -- R31 ----------------------------------------------------------------------------------------


def test_r31_a_minors_record_is_to_be_sealed_within_three_days(
    office: Office, clock: FixedClock
) -> None:
    """Case 6: the term ends on 2027-06-10, so by 06-13."""
    case = judgment(
        principal=Principal.IMPRISONMENT, sentence=Term(months=10), probation=Term(years=1),
        doc_on=date(2026, 5, 28), effective_on=date(2026, 6, 11), offence_on=date(2026, 3, 2),
        start_on=date(2026, 6, 11), end_on=date(2027, 6, 10),
    )  # fmt: skip
    life = Life(office, clock, given(minor, case, guardian=GUARDIAN))
    life.serving(date(2026, 6, 15), young=True)
    assert life.due("cor.R29b") == date(2027, 5, 11)
    life.appraised(date(2027, 5, 11)).on(date(2027, 6, 10))
    life.do(ReleaseSubject(life.id, date(2027, 6, 10), "证"))
    assert life.due("cor.R31") == date(2027, 6, 13)


def test_w21_a_record_unsealed_after_its_third_day_stays_an_alert(
    office: Office, clock: FixedClock
) -> None:
    """Case 6 again: on 06-13 it is the last day, on 06-14 and a month later it is late."""
    case = judgment(
        principal=Principal.IMPRISONMENT, sentence=Term(months=10), probation=Term(years=1),
        doc_on=date(2026, 5, 28), effective_on=date(2026, 6, 11), offence_on=date(2026, 3, 2),
        start_on=date(2026, 6, 11), end_on=date(2027, 6, 10),
    )  # fmt: skip
    life = Life(office, clock, given(minor, case, guardian=GUARDIAN))
    life.serving(date(2026, 6, 15), young=True).appraised(date(2027, 5, 11))
    life.on(date(2027, 6, 10)).do(ReleaseSubject(life.id, date(2027, 6, 10), "证"))

    def alert() -> tuple[str, int]:
        rows = office.desk.ask(ReadDues((life.id,))).result()
        (row,) = (one for one in rows if one.due.rule == "cor.R31")
        return row.detail, row.due.days

    for day, left in ((date(2027, 6, 13), 0), (date(2027, 6, 14), -1), (date(2027, 7, 13), -30)):
        life.on(day)
        assert alert() == ("须在三日内封存。", left)


def test_r31_a_sentence_that_goes_on_in_prison_is_not_sealed_yet(
    office: Office, clock: FixedClock
) -> None:
    case = judgment(offence_on=date(2026, 1, 6))
    young = given(minor, case, guardian=GUARDIAN)
    life = Life(office, clock, young).serving(date(2026, 3, 6), young=True)
    life.on(date(2026, 5, 6))
    ground = Termination.SUSPENSION_REVOKED
    life.do(TerminateSubject(life.id, date(2026, 5, 6), ground, "（2026）粤07刑更1号"))
    assert life.due("cor.R31") is None
    assert life.due("cor.R40") == date(2026, 6, 6)  # the prison's data, a month after 2026-05-06
    assert life.on(date(2026, 6, 7)).due("cor.R40") is None  # a chase, and no duty that stays


# -- T8, #17 ------------------------------------------------------------------------------------


def test_w17_nobody_extends_a_probation(life: Life) -> None:
    longer = ReviseTerm(life.id, date(2026, 9, 30), "裁1号", "延长考验期")
    (fault,) = refused(life.desk, longer)
    assert (fault.rule, fault.message) == ("cor.W17", "无权延长考验期。")


def test_t8_a_ruling_may_shorten_it(life: Life) -> None:
    life.do(ReviseTerm(life.id, date(2026, 7, 30), "（2026）粤07刑更3号", "重大立功，缩短一个月"))
    assert life.due("cor.R29") == date(2026, 7, 30)
    assert life.read().judgment.end_calc is None  # the ruling's own day governs, nothing is chased


def test_t8_a_probation_is_not_shortened_below_its_floor_without_a_reason(life: Life) -> None:
    """拘役: two months, so not before 2026-04-29 (法释〔2016〕23号 第18条)."""
    life.do(ReviseTerm(life.id, date(2026, 4, 29), "裁1号", "重大立功"))
    life.do(Undo())
    short = ReviseTerm(life.id, date(2026, 4, 28), "裁1号", "重大立功")
    (fault,) = refused(life.desk, short)
    assert (fault.rule, fault.blocks) == ("cor.T8", False)


def test_t8_outside_moves_by_the_days_a_court_does_not_count(
    office: Office, clock: FixedClock
) -> None:
    life = Life(office, clock, given(woman, OUTSIDE, decision_on=date(2026, 6, 18)))
    life.serving(date(2026, 6, 25))
    later = ReviseTerm(life.id, date(2029, 5, 13), "裁1号", "脱逃十日不计入刑期")
    assert fields(refused(life.desk, later)) == ["uncounted_days"]
    assert fields(refused(life.desk, replace(later, uncounted_days=9))) == ["end_on"]
    life.do(replace(later, uncounted_days=10))
    assert life.read().judgment.end_on == date(2029, 5, 13)
    assert Category.OUTSIDE is life.read().category
