"""查找, 羁押 and 检察监督 on a real desk: what has to be done at once, and who is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.clock import CHINA
from app.correction.messages import (
    EndCustody,
    EndSearch,
    Flag,
    ListSubjects,
    NoticeKind,
    RecordCustody,
    RecordNotice,
    ReplyNotice,
    StartSearch,
    SubjectTab,
    TellCustody,
    TellSearch,
)
from app.history.messages import Undo
from app.today.messages import ReadToday
from tests.correction.desk import at, do, due_days, read
from tests.correction.disciplining import (
    ladder,
    serving,
    step,
)
from tests.office import Office
from tests.refusals import refused


@pytest.fixture
def office(founded: Office) -> Office:
    """The office on the REF date, Monday 23 November 2026."""
    at(founded, 11, 23)
    return founded


def test_cor_a8_r28_at_once_and_until_everybody_was_told(office: Office) -> None:
    subject = serving(office)
    lost = at(office, 11, 23, 8)
    search = do(office, StartSearch(subject, lost))
    at(office, 11, 23)
    dues = due_days(office, subject)
    assert dues["cor.R28"] == dues["cor.R28b"] == date(2026, 11, 23)
    assert Flag.SOUGHT in read(office, subject).flags
    assert "已经在查找" in refused(office.desk, (StartSearch(subject, lost)))[0].message
    step(office, search)
    assert due_days(office, subject)["cor.R28"] == date(2026, 11, 24)
    do(office, TellSearch(search, police_at=office.desk.clock.now()))
    assert "cor.R28b" in due_days(office, subject)
    now = office.desk.clock.now()
    do(office, TellSearch(search, procurator_at=now, county_at=now))
    assert "cor.R28b" not in due_days(office, subject)
    do(office, EndSearch(search, now, "手机没电，当天到所"))
    # Within the day nothing is left behind but the log.
    view = ladder(office, subject)
    assert (view.clues, view.search) == ((), None)


def test_a_search_can_be_taken_back(office: Office) -> None:
    subject = serving(office)
    lost = at(office, 11, 20)
    search = do(office, StartSearch(subject, lost))
    now = at(office, 11, 23)
    do(office, EndSearch(search, now, "找到"))
    assert len(ladder(office, subject).clues) == 1
    office.desk.do(Undo()).result()
    view = ladder(office, subject)
    assert (len(view.clues), view.search) == (0, search)
    do(office, EndSearch(search, now, "在家找到"))
    assert len(ladder(office, subject).clues) == 1


def test_cor_a12_custody(office: Office) -> None:
    subject = serving(office)
    day = date(2026, 11, 16)
    custody = do(office, RecordCustody(subject, "新会区看守所", "因涉嫌盗窃被拘留", day, day))
    assert due_days(office, subject)["cor.R28a"] == date(2026, 11, 19)
    assert Flag.HELD in read(office, subject).flags
    held = refused(office.desk, (StartSearch(subject, office.desk.clock.now())))
    assert "在羁押中" in held[0].message
    do(office, TellCustody(custody, date(2026, 11, 17)))
    assert "cor.R28a" not in due_days(office, subject)
    do(office, EndCustody(custody, date(2026, 11, 20), "取保候审"))
    assert Flag.HELD not in read(office, subject).flags


def test_cor_r38_answered_with_reasons(office: Office) -> None:
    subject = serving(office)
    notice = do(
        office,
        RecordNotice(
            subject, NoticeKind.CORRECTION, date(2026, 11, 16), "请纠正漏管", "（2026）检 1 号",
            date(2026, 12, 1),
        ),
    )  # fmt: skip
    assert due_days(office, subject)["cor.R38"] == date(2026, 12, 1)
    bare = ReplyNotice(notice, False, "", date(2026, 11, 23))
    (fault,) = refused(office.desk, (bare))
    assert (fault.field, fault.rule) == ("reply", "cor.R38")
    do(office, replace(bare, reply="对象已按期报到，附报到记录"))
    assert "cor.R38" not in due_days(office, subject)


def test_the_row_of_a_subject_leads_by_law_as_today_does(office: Office) -> None:
    """A review that practice asks for is late for months; the search of today goes before it."""
    subject = serving(office)
    late = {rule: on for rule, on in due_days(office, subject).items() if on < date(2026, 11, 22)}
    assert late  # something of our own is overdue for long
    do(office, StartSearch(subject, datetime(2026, 11, 22, 9, tzinfo=CHINA), "电话没人接"))
    rows = office.desk.ask(ListSubjects(SubjectTab.SERVING)).result().rows
    (card,) = [one for one in rows if one.id == subject]
    assert card.due is not None
    assert (card.due.rule, card.due.on) == ("cor.R28", date(2026, 11, 22))
    today = office.desk.ask(ReadToday()).result()
    (row,) = [one for group in today.groups for one in group.rows if one.record == subject]
    assert row.due == card.due
