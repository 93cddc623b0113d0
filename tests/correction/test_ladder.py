"""训诫 → 警告 → 提请 (R20 to R24, R26): the cases of the specification, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.clock import CHINA
from app.correction.codes import Answer, Ground, SanctionKind, Severity, kind_of, place_of
from app.correction.rules.allowance import ALLOWED, check_allowed
from app.correction.rules.breaches import lost_days
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.ladder import Rung, offered, rungs
from app.correction.rules.measurefacts import (
    ClueFact,
    Measures,
    SanctionFact,
    SearchFact,
    found_clue,
)
from app.correction.states import Category, State
from app.lawbook.rules import Rulebook
from app.lawbook.terms import Principal, Term
from app.people.codes import Sex

LAW = Rulebook.load(Path(__file__).resolve().parents[2] / "resources" / "rules")
TODAY = date(2026, 11, 23)
K, G = SanctionKind, Ground


def subject(**more: Any) -> SubjectFacts:
    """冯某强 of case 9: 缓刑, effective 2025-09-15, reported 09-22."""
    feng = SubjectFacts(
        id=b"s" * 16, person=b"p" * 16, title="冯某强", sex=Sex.MALE, birth=date(1994, 10, 28),
        category=Category.SUSPENSION, state=State.SERVING, state_on=date(2025, 9, 24),
        area="440785", organ="恩平市人民法院", notice_on=date(2025, 9, 16), decision_on=None,
        papers_on=date(2025, 9, 16), receipt_on=None, missing=(), reported_on=date(2025, 9, 22),
        accepted_on=date(2025, 9, 22), declared_on=date(2025, 9, 24), exit_filed_on=None,
        minor=False, sealable=False, principal=Principal.IMPRISONMENT, sentence=Term(1),
        probation=Term(2), custody_days=0, doc_on=date(2025, 9, 1),
        effective_on=date(2025, 9, 15), executed_on=None, start_on=date(2025, 9, 15),
        end_on=date(2027, 9, 14), end_calc=date(2027, 9, 14), asked_on=None, asked_answer="",
        appraised_on=None, ended_as="", ended_on=None, told_on=None, sealed_on=None,
    )  # fmt: skip
    return replace(feng, **more)


def clue(n: int, rule: str, on: date, severity: Severity = Severity.MINOR) -> ClueFact:
    return ClueFact(
        bytes([n]) * 16, rule, on, verified_on=on, justified=False, severity=severity, defence=True
    )


def sanction(n: int, kind: SanctionKind, on: date, *rows: bytes) -> SanctionFact:
    return SanctionFact(
        bytes([n]) * 16, kind, on, frozenset(rows), answer=Answer.YES, decided_on=on, served_on=on
    )


def search(n: int, lost: date, found: date | None = None, **more: Any) -> SearchFact:
    def at(day: date) -> datetime:
        return datetime(day.year, day.month, day.day, 9, tzinfo=CHINA)

    step = (at(lost),)
    return SearchFact(bytes([n]) * 16, at(lost), step, found_at=at(found) if found else None,
                      **more)  # fmt: skip


NOTICES = {
    "police_at": datetime(2026, 11, 3, 10, tzinfo=CHINA),
    "procurator_at": datetime(2026, 11, 3, 11, tzinfo=CHINA),
}


def met(found: tuple[Rung, ...], day: date) -> set[Ground]:
    return {one.ground for one in found if one.met(day) and one.kind is not K.PRAISE}


def from_of(found: tuple[Rung, ...], ground: Ground) -> date:
    (one,) = (rung for rung in found if rung.ground is ground)
    return one.from_on


# -- how days out of reach count -----------------------------------------------------------------


def test_days_out_of_reach_leave_out_the_first() -> None:
    assert lost_days(date(2026, 9, 5), date(2026, 9, 28)) == 23
    assert lost_days(date(2026, 11, 1), TODAY) == 22
    assert lost_days(date(2026, 11, 1), date(2026, 11, 1)) == 0


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 1), set()),
        (date(2026, 11, 2), {G.OUT_BRIEFLY}),
        (date(2026, 11, 11), {G.OUT_BRIEFLY}),  # the tenth day: 未超过十日
        (date(2026, 11, 12), {G.OUT_LONGER}),  # the eleventh: 超过十日
        (date(2026, 12, 1), {G.OUT_LONGER}),  # one month to the day: not over it
        (date(2026, 12, 2), {G.OUT_A_MONTH}),
    ],
)
def test_cor_r20_r21_r22_exact_days(today: date, expected: set[Ground]) -> None:
    facts = subject(measures=Measures(searches=(search(1, date(2026, 11, 1)),)))
    assert met(rungs(facts, LAW, today), today) == expected


def test_cor_r22_month_of_a_month_end() -> None:
    """Lost on 01-31: the month ends on 02-28, over it from 03-01."""
    facts = subject(measures=Measures(searches=(search(1, date(2027, 1, 31)),)))
    day = date(2027, 2, 10)
    assert from_of(rungs(facts, LAW, day), G.OUT_A_MONTH) == date(2027, 3, 1)


def test_picture_of_the_desk() -> None:
    """Lost 11-16: 警告 from 11-27, 撤销缓刑 from 12-17, as the desk shows on day eight."""
    facts = subject(measures=Measures(searches=(search(1, date(2026, 11, 16)),)))
    today = date(2026, 11, 24)
    found = rungs(facts, LAW, today)
    assert met(found, today) == {G.OUT_BRIEFLY}
    assert from_of(found, G.OUT_LONGER) == date(2026, 11, 27)
    assert from_of(found, G.OUT_A_MONTH) == date(2026, 12, 17)


def test_cor_r21_of_control_nothing_comes_after_the_warning() -> None:
    """#4a: 管制 knows no revocation, however long."""
    facts = subject(
        category=Category.CONTROL, measures=Measures(searches=(search(1, date(2026, 11, 1)),))
    )
    day = date(2027, 1, 15)
    found = rungs(facts, LAW, day)
    assert met(found, day) == {G.OUT_LONGER}
    assert not [one for one in found if one.kind in (K.REVOKE_SUSPENSION, K.IMPRISON)]


def test_who_was_found_stands_at_the_rung_the_days_came_to() -> None:
    lost = search(1, date(2026, 9, 5), date(2026, 9, 28))
    told = ClueFact(found_clue(lost.id), "cor.R28", date(2026, 9, 28))
    facts = subject(measures=Measures(searches=(lost,), clues=(told,)))
    found = rungs(facts, LAW, TODAY)
    assert met(found, TODAY) == {G.OUT_LONGER}
    # Not verified yet: shown, never offered (#24).
    assert offered(found, TODAY) is None
    verified = replace(told, verified_on=date(2026, 9, 30), justified=False)
    found = rungs(subject(measures=Measures(searches=(lost,), clues=(verified,))), LAW, TODAY)
    best = offered(found, TODAY)
    assert best is not None
    assert best.ground is G.OUT_LONGER
    assert "共 23 日" in best.evidence[0]
    excused = replace(verified, justified=True)
    found = rungs(subject(measures=Measures(searches=(lost,), clues=(excused,))), LAW, TODAY)
    assert met(found, TODAY) == set()


# -- the cases -----------------------------------------------------------------------------------


def case_9() -> SubjectFacts:
    missed = clue(11, "cor.R09", date(2026, 5, 15))
    trip = clue(12, "cor.R14", date(2026, 7, 1))
    late = clue(13, "cor.R09", date(2026, 8, 3))
    first = search(21, date(2026, 9, 5), date(2026, 9, 28))
    found = ClueFact(found_clue(first.id), "cor.R28", date(2026, 9, 28), date(2026, 9, 29), False)
    again = search(22, date(2026, 11, 1), **NOTICES)
    return subject(
        measures=Measures(
            clues=(missed, trip, late, found),
            sanctions=(
                sanction(31, K.REPRIMAND, date(2026, 5, 20), missed.id),
                sanction(32, K.REPRIMAND, date(2026, 7, 6), trip.id),
                replace(
                    sanction(33, K.WARNING, date(2026, 8, 10), late.id), ground=G.TWO_REPRIMANDS
                ),
                sanction(34, K.WARNING, date(2026, 10, 8), found.id),
            ),
            searches=(first, again),
        )
    )


def test_case_9_two_warnings_and_still_not_corrected() -> None:
    found = rungs(case_9(), LAW, TODAY)
    best = offered(found, TODAY)
    assert best is not None
    assert (best.kind, best.ground, best.rule) == (K.REVOKE_SUSPENSION, G.TWO_WARNINGS, "cor.R22")
    assert place_of(best.ground).endswith("第543条第1款第4项")
    assert best.evidence == (
        "2026年8月10日警告",
        "2026年10月8日警告",
        "2026年11月1日失联，到2026年11月23日第 22 日（首日不计）",
    )
    assert best.from_on == date(2026, 11, 2)
    # “超过一个月” only from 12-02.
    assert from_of(found, G.OUT_A_MONTH) == date(2026, 12, 2)
    assert G.OUT_A_MONTH not in met(found, TODAY)
    assert G.OUT_A_MONTH in met(rungs(case_9(), LAW, date(2026, 12, 2)), date(2026, 12, 2))
    # What was sanctioned before is not offered again: of 警告 only the days since 11-01 are left.
    assert met(found, TODAY) == {G.TWO_WARNINGS, G.OUT_LONGER}


def test_case_9_without_the_notices_it_is_not_offered() -> None:
    facts = case_9()
    untold = replace(facts.measures.searches[1], police_at=None, procurator_at=None)
    measures = replace(facts.measures, searches=(facts.measures.searches[0], untold))
    found = rungs(replace(facts, measures=measures), LAW, TODAY)
    (rung,) = (one for one in found if one.ground is G.TWO_WARNINGS)
    assert rung.lacking == ("还没有通知公安机关协助查找", "还没有通报检察院")
    best = offered(found, TODAY)
    assert best is not None
    assert best.kind is K.WARNING


def test_case_9_once_proposed_it_is_not_offered_again() -> None:
    facts = case_9()
    again = facts.measures.searches[1]
    filed = SanctionFact(b"z" * 16, K.REVOKE_SUSPENSION, TODAY, frozenset({again.id}))
    measures = replace(facts.measures, sanctions=(*facts.measures.sanctions, filed))
    assert met(rungs(replace(facts, measures=measures), LAW, TODAY), TODAY) == set()
    refused = replace(filed, answer=Answer.NO)
    measures = replace(facts.measures, sanctions=(*facts.measures.sanctions, refused))
    found = rungs(replace(facts, measures=measures), LAW, TODAY)
    assert G.TWO_WARNINGS in met(found, TODAY)


def test_case_9_two_reprimands_then_a_missed_report() -> None:
    """2026-08-10 警告①: two 训诫, and a breach after the second."""
    facts = case_9()
    measures = Measures(clues=facts.measures.clues[:3], sanctions=facts.measures.sanctions[:2])
    day = date(2026, 8, 4)
    best = offered(rungs(replace(facts, measures=measures), LAW, day), day)
    assert best is not None
    assert (best.kind, best.ground) == (K.WARNING, G.TWO_REPRIMANDS)
    # Without a breach after the second 训诫 nothing is there.
    measures = Measures(clues=facts.measures.clues[:2], sanctions=facts.measures.sanctions[:2])
    assert met(rungs(replace(facts, measures=measures), LAW, day), day) == set()


def test_case_2_parole_away_for_a_night() -> None:
    """11-10 in 开平 overnight: 训诫 is there, 治安处罚 nowhere (#5)."""
    facts = subject(
        category=Category.PAROLE,
        measures=Measures(clues=(clue(1, "cor.R14", date(2026, 11, 10)),)),
    )
    found = rungs(facts, LAW, TODAY)
    assert met(found, TODAY) == {G.RULES_MINOR}
    assert K.PUNISHMENT not in ALLOWED[Category.PAROLE]
    grave = subject(
        category=Category.PAROLE,
        measures=Measures(clues=(clue(1, "cor.R14", date(2026, 11, 10), Severity.GRAVE),)),
    )
    assert met(rungs(grave, LAW, TODAY), TODAY) == {G.RULES_GRAVE}


def test_case_3_control_in_a_ktv() -> None:
    """11-07 in a KTV: 警告, or 治安处罚建议; revocation hidden (#4a)."""
    facts = subject(
        category=Category.CONTROL,
        measures=Measures(clues=(clue(1, "cor.R19", date(2026, 11, 7)),)),
    )
    found = rungs(facts, LAW, TODAY)
    assert met(found, TODAY) == {G.BAN_MINOR, G.PUNISHABLE}
    assert {one.kind for one in found} <= {K.PRAISE, K.WARNING, K.PUNISHMENT}


# -- the rest ------------------------------------------------------------------------------------


def test_cor_w4a_w5_what_a_category_knows() -> None:
    def said(kind: SanctionKind, category: Category) -> list[tuple[str | None, str]]:
        return [(one.rule, one.message) for one in check_allowed(kind, category)]

    for kind in (K.REVOKE_SUSPENSION, K.REVOKE_PAROLE, K.IMPRISON):
        assert said(kind, Category.CONTROL) == [("cor.W4a", "管制不适用该程序。")]
    assert said(K.REVOKE_PAROLE, Category.SUSPENSION) == [("cor.W4a", "缓刑不适用该程序。")]
    assert said(K.IMPRISON, Category.PAROLE) == [("cor.W4a", "假释不适用该程序。")]
    assert said(K.REVOKE_SUSPENSION, Category.OUTSIDE) == [
        ("cor.W4a", "暂予监外执行不适用该程序。")
    ]
    assert said(K.PUNISHMENT, Category.PAROLE) == [
        ("cor.W5", "《治安管理处罚法》第72条第4项未列假释，请改走训诫/警告/撤销。")
    ]
    for category in Category:
        for kind in (K.PRAISE, K.REPRIMAND, K.WARNING):
            assert said(kind, category) == []


def test_cor_r19_three_breaches_are_serious() -> None:
    ban = [clue(n, "cor.R19", date(2026, 10, n)) for n in (1, 2, 3)]
    two = subject(measures=Measures(clues=tuple(ban[:2])))
    assert G.BAN_SERIOUS not in met(rungs(two, LAW, TODAY), TODAY)
    three = subject(measures=Measures(clues=tuple(ban)))
    (rung,) = (one for one in rungs(three, LAW, TODAY) if one.ground is G.BAN_SERIOUS)
    assert rung.kind is K.REVOKE_SUSPENSION
    assert len(rung.evidence) == 3


def test_cor_r19_once_more_after_a_punishment() -> None:
    punished = replace(
        sanction(9, K.PUNISHMENT, date(2026, 10, 5)),
        outcome=Answer.YES, outcome_on=date(2026, 10, 9),
    )  # fmt: skip
    again = clue(1, "cor.R19", date(2026, 10, 20))
    found = rungs(subject(measures=Measures(clues=(again,), sanctions=(punished,))), LAW, TODAY)
    assert {G.BAN_SERIOUS, G.AFTER_PUNISHMENT} <= met(found, TODAY)
    # Proposed to the police is not punished.
    proposed = replace(punished, outcome=None, outcome_on=None)
    found = rungs(subject(measures=Measures(clues=(again,), sanctions=(proposed,))), LAW, TODAY)
    assert not {G.BAN_SERIOUS, G.AFTER_PUNISHMENT} & met(found, TODAY)


def test_a_clue_nobody_verified_bears_nothing() -> None:
    bare = ClueFact(b"c" * 16, "cor.R09", date(2026, 11, 20))
    assert met(rungs(subject(measures=Measures(clues=(bare,))), LAW, TODAY), TODAY) == set()
    excused = replace(bare, verified_on=TODAY, justified=True)
    assert met(rungs(subject(measures=Measures(clues=(excused,))), LAW, TODAY), TODAY) == set()


def test_cor_r02_late_report() -> None:
    """Case 9's deadline was 09-25; who comes on 09-28 (a Sunday) or later is late from 09-26."""
    late = subject(reported_on=date(2025, 10, 6))
    found = rungs(late, LAW, TODAY)
    assert met(found, TODAY) == {G.OUT_LONGER}
    assert offered(found, TODAY) is None  # to be verified first
    assert met(rungs(subject(reported_on=date(2025, 10, 5)), LAW, TODAY), TODAY) == {G.OUT_BRIEFLY}
    assert met(rungs(subject(reported_on=date(2025, 9, 25)), LAW, TODAY), TODAY) == set()


def test_cor_r24_outside_serving_left_after_a_warning() -> None:
    warned = sanction(9, K.WARNING, date(2026, 10, 8))
    left = clue(1, "cor.R14", date(2026, 10, 20))
    facts = subject(
        category=Category.OUTSIDE, measures=Measures(clues=(left,), sanctions=(warned,))
    )
    assert met(rungs(facts, LAW, TODAY), TODAY) == {G.RULES_MINOR, G.LEFT_WARNED}


def test_cor_r26_praise_after_six_months() -> None:
    """Received 2025-09-22: six months on 2026-03-22."""
    (rung,) = rungs(subject(), LAW, TODAY)
    assert (rung.kind, rung.from_on, rung.lacking) == (K.PRAISE, date(2026, 3, 22), ())
    bad = subject(measures=Measures(sanctions=(sanction(1, K.REPRIMAND, date(2026, 7, 6)),)))
    (rung,) = rungs(bad, LAW, TODAY)
    assert rung.lacking == ("六个月内受过训诫、警告或者处罚",)
    (rung,) = rungs(bad, LAW, date(2027, 1, 6))
    assert rung.lacking == ()


def test_every_ground_is_cited() -> None:
    assert place_of(G.OUT_BRIEFLY) == "社区矫正法实施办法第34条第1项"
    assert place_of(G.PUNISHABLE) == "社区矫正法实施办法第36条"
    assert place_of(G.PAROLE_TWO_WARNINGS).endswith("第543条第2款、第1款第4项")
    assert place_of(G.PAROLE_OTHER).endswith("第543条第2款")
    assert place_of(G.GUARANTOR).endswith("第516条第7项")
    assert all(kind_of(one) in SanctionKind and place_of(one) for one in Ground)


def test_cor_r23_parole_is_revoked_after_a_month_out_of_reach() -> None:
    """Lost 2026-11-01: over one month from 12-02, as for 缓刑, by an article of its own."""
    lost = Measures(searches=(search(1, date(2026, 11, 1)),))
    facts = subject(category=Category.PAROLE, measures=lost)
    found = rungs(facts, LAW, TODAY)
    assert from_of(found, G.PAROLE_OUT) == date(2026, 12, 2)
    assert G.PAROLE_OUT not in met(found, date(2026, 12, 1))
    assert G.PAROLE_OUT in met(found, date(2026, 12, 2))
