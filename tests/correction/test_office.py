"""委托, 检察监督 of the office itself (R38) and lessons, on a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import delete

from app.clock import CHINA, FixedClock
from app.correction.messages import (
    ActivityKind,
    CheckInKind,
    EndEntrustment,
    Entrusted,
    Grade,
    NoticeKind,
    OfficeMatters,
    ReadOfficeMatters,
    ReadSubject,
    RecordActivity,
    RecordEntrustment,
    RecordNotice,
    ReplyNotice,
    SetClassSchedule,
    TrackView,
)
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.papers.messages import PreparePaper
from app.today.messages import ReadDues, ReadToday
from app.work import Work
from db.tables.derived import DueItem
from tests.correction.serving import serve
from tests.office import Office, found_office, made_anew
from tests.papers.samples import page_texts, squeezed
from tests.refusals import fields, refused

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=CHINA)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = found_office(tmp_path_factory.mktemp("office"), FixedClock(NOW))
    yield made
    made.desk.close()


def _do(office: Office, command: Any) -> Id:
    made: Id = office.desk.do(command).result()
    return made


def _matters(office: Office) -> OfficeMatters:
    return office.desk.ask(ReadOfficeMatters()).result()


def _track(matters: OfficeMatters, key: str) -> TrackView:
    return next(track for track in matters.tracks if track.key == key)


def _at(office: Office, day: date) -> None:
    clock = office.desk.clock
    assert isinstance(clock, FixedClock)
    clock.set(datetime(day.year, day.month, day.day, 10, tzinfo=CHINA))


def _forget(_: None, work: Work) -> None:
    """What is owed goes, as if other rules had it otherwise."""
    work.session.execute(delete(DueItem))


def _serve(office: Office, name: str) -> Id:
    return serve(
        office.desk, name, since=date(2025, 9, 22), until=date(2027, 9, 14),
        reports_from=date(2026, 11, 20),
    )  # fmt: skip


def test_cor_r38_a_notice_about_the_office_is_due_and_answered(office: Office) -> None:
    """Received Monday 16 November, to be answered by Tuesday 1 December."""
    notice = _do(
        office,
        RecordNotice(
            None, NoticeKind.SUGGESTION, date(2026, 11, 16), "建议规范请销假台账",
            "（2026）检建 2 号", date(2026, 12, 1),
        ),
    )  # fmt: skip
    (row,) = office.desk.ask(ReadDues((notice,))).result()
    assert (row.due.rule, row.due.on, row.action) == (
        "cor.R38", date(2026, 12, 1), "ReadOfficeMatters",
    )  # fmt: skip
    today = office.desk.ask(ReadToday(days=14)).result()
    titles = {row.title for group in today.groups for row in group.rows}
    assert "检察院对本所的检察建议要回复" in titles | {one.title for one in today.upcoming}
    matters = _matters(office)
    assert [one.id for one in matters.waiting] == [notice]
    assert _track(matters, "procurator").lines[0].title == "检察建议（本所）"
    (fault,) = refused(office.desk, ReplyNotice(notice, False, " ", TODAY))
    assert (fault.field, fault.rule) == ("reply", "cor.R38")
    _do(office, ReplyNotice(notice, True, "已补建台账，逐人核对", TODAY))
    assert office.desk.ask(ReadDues((notice,))).result() == ()
    assert _matters(office).waiting == ()
    view = office.desk.ask(PreparePaper("cor.reply", notice)).result()
    words = squeezed("".join(page_texts(view.pdf)))
    for said in ("关于检察建议的回复", "（2026）检建2号", "予以采纳", "已补建台账，逐人核对"):
        assert said in words
    told = office.desk.ask(ReadHistory(notice)).result()
    assert len(told) == 2
    assert office.desk.do(Undo()).result().text == "已撤销：登记回复检察院"
    assert [one.id for one in _matters(office).waiting] == [notice]
    office.desk.do(Undo()).result()
    assert office.desk.ask(ReadDues((notice,))).result() == ()


def test_a_notice_about_a_subject_stands_there_too_with_the_name(office: Office) -> None:
    subject = _serve(office, "冯某强")
    notice = _do(
        office, RecordNotice(subject, NoticeKind.CORRECTION, date(2026, 11, 20), "请纠正漏管")
    )
    matters = _matters(office)
    assert _track(matters, "procurator").lines[0].title == "纠正意见（冯某强）"
    assert (matters.subjects, matters.waiting) == (((notice, subject),), ())
    assert "cor.reply" in {
        one.kind for one in office.desk.ask(ReadSubject(subject)).result().papers
    }
    words = squeezed(
        "".join(page_texts(office.desk.ask(PreparePaper("cor.reply", notice)).result().pdf))
    )
    assert "请纠正漏管" in words


def test_what_the_county_entrusts_is_listed_with_its_days(office: Office) -> None:
    assert _track(_matters(office), "entrustments").tone == "warn"
    _do(office, RecordEntrustment(Entrusted.LEAVE, "新矫委〔2025〕1 号", date(2025, 1, 1)))
    card = _track(_matters(office), "entrustments")
    assert (card.status, card.actions) == ("", ("RecordEntrustment", "EndEntrustment"))
    assert (card.lines[0].text, card.lines[0].tone) == ("新矫委〔2025〕1 号", "good")
    _do(office, EndEntrustment(Entrusted.LEAVE, date(2026, 11, 22)))
    card = _track(_matters(office), "entrustments")
    assert card.lines[0].text == "新矫委〔2025〕1 号，已终止"
    assert card.tone == "warn"
    early = RecordEntrustment(Entrusted.LEAVE, "", date(2027, 12, 1))
    assert fields(refused(office.desk, early)) == ["doc_no", "from_on"]


def test_cor_r14g_a_paper_of_the_county_about_to_end_is_owed_until_the_next_or_word_of_none(
    office: Office,
) -> None:
    """It ends on 31 December: thirty days before, 1 December; nothing is owed for open ends."""

    def owed(paper: Id) -> list[tuple[str, date, str]]:
        rows = office.desk.ask(ReadDues((paper,))).result()
        return [(row.due.rule, row.due.on, row.action) for row in rows]

    def papers() -> dict[str, str]:
        lines = _track(_matters(office), "entrustments").lines
        return {line.text: line.tone for line in lines}

    first = _do(
        office,
        RecordEntrustment(Entrusted.LEAVE, "1 号", date(2026, 1, 1), date(2026, 12, 31)),
    )
    assert owed(first) == [("cor.R14g", date(2026, 12, 1), "ReadOfficeMatters")]
    today = office.desk.ask(ReadToday(days=14)).result()
    titles = {row.title for group in today.groups for row in group.rows}
    assert "县级委托本所的“七日以内外出的审批”到 2026年12月31日为止" in titles
    assert papers()["1 号"] == "good"
    _at(office, date(2026, 12, 1))
    assert papers()["1 号"] == "warn"
    # The next paper came before the first one ends: nothing is to be asked for any more.
    second = _do(
        office,
        RecordEntrustment(Entrusted.LEAVE, "2 号", date(2027, 1, 1), date(2027, 3, 31)),
    )
    assert owed(first) == []
    assert owed(second) == [("cor.R14g", date(2027, 3, 1), "ReadOfficeMatters")]
    assert "2 号，还没有开始" in papers()
    # Rules that changed reach it too, though it is of no subject.
    ready = made_anew(office.desk)
    office.desk.write(_forget, None).result()
    assert owed(second) == []
    _do(
        office,
        SetClassSchedule(
            Grade.LENIENT, CheckInKind.OFFICE, 1, 2, 0, date(2026, 12, 1), "新司矫 1 号"
        ),
    )
    ready.result(20)
    assert len(owed(second)) == 1
    # It ran out; nobody renews it: said once, and 今日 asks no more.
    _at(office, date(2027, 4, 2))
    assert "2 号，已到期" in papers()
    _do(office, EndEntrustment(Entrusted.LEAVE, date(2027, 4, 2)))
    assert owed(second) == []
    assert "2 号，已终止" in papers()
    _at(office, TODAY)


def test_lessons_stand_with_each_subject_and_with_the_office(office: Office) -> None:
    came, stayed = _serve(office, "钱某江"), _serve(office, "何某")
    _do(
        office,
        RecordActivity(
            ActivityKind.GROUP, "社区矫正法学习", datetime(2026, 11, 20, 9, tzinfo=CHINA),
            (came,), (stayed,), "镇文化站", 90,
        ),
    )  # fmt: skip
    cards = {
        one: _track_of(office.desk.ask(ReadSubject(one)).result().tracks) for one in (came, stayed)
    }
    assert cards[came].status == "参加 1 次"
    assert cards[came].lines[0].text == "集中教育，镇文化站，90 分钟"
    assert cards[stayed].status == "参加 0 次，缺席 1 次"
    assert (cards[stayed].lines[0].text.split("，")[0], cards[stayed].lines[0].tone) == (
        "缺席", "warn",
    )  # fmt: skip
    (lesson,) = _track(_matters(office), "lessons").lines
    assert lesson.title == "社区矫正法学习"
    assert lesson.text == "集中教育，镇文化站，90 分钟，到场 1 人"


def _track_of(tracks: tuple[TrackView, ...]) -> TrackView:
    return next(track for track in tracks if track.key == "lessons")
