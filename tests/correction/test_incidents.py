"""突发事件 (R37) on a real desk: reported the same day, on paper, closed; a death ends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.clock import CHINA, FixedClock
from app.correction.messages import (
    CloseIncident,
    IncidentKind,
    ReadSubject,
    RecordIncident,
    SubjectDetail,
    TellIncident,
    TerminateSubject,
    Termination,
)
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.papers.messages import PreparePaper
from app.today.messages import ReadDues
from tests.correction.serving import serve
from tests.office import Office, found_office
from tests.papers.samples import page_texts, squeezed
from tests.refusals import fields, refused

HEARD = datetime(2026, 11, 23, 9, 20, tzinfo=CHINA)
NIGHT = datetime(2026, 11, 22, 23, 40, tzinfo=CHINA)
TOLD = datetime(2026, 11, 23, 9, 50, tzinfo=CHINA)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    clock = FixedClock(datetime(2026, 11, 23, 10, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("office"), clock)
    yield made
    made.desk.close()


@pytest.fixture
def subject(office: Office) -> Id:
    return serve(
        office.desk, "冯某强", since=date(2025, 9, 22), until=date(2027, 9, 14),
        reports_from=date(2026, 11, 20),
    )  # fmt: skip


def _incident(subject: Id, kind: IncidentKind = IncidentKind.CROWD) -> RecordIncident:
    return RecordIncident(
        subject, kind, NIGHT, HEARD, "村主任 梁某", "在圩镇参与聚集，未受伤", "青岚圩", "已到场劝离"
    )


def _do(office: Office, command: Any) -> Id:
    made: Id = office.desk.do(command).result()
    return made


def _read(office: Office, subject: Id) -> SubjectDetail:
    return office.desk.ask(ReadSubject(subject)).result()


def _dues(office: Office, subject: Id) -> dict[str, tuple[date, str]]:
    rows = office.desk.ask(ReadDues((subject,))).result()
    return {row.due.rule: (row.due.on, row.action) for row in rows}


def test_cor_r37_it_is_due_on_the_day_the_office_hears_of_it(office: Office, subject: Id) -> None:
    """Happened Sunday night, heard Monday 23 November at 9:20: the report is due that Monday."""
    incident = _do(office, _incident(subject))
    assert _dues(office, subject)["cor.R37"] == (date(2026, 11, 23), "TellIncident")
    shown = _read(office, subject)
    assert shown.next_step is not None
    assert (shown.next_step.action, shown.next_step.headline) == (
        "TellIncident",
        "参与群体性事件：当日报告县级",
    )
    _do(office, TellIncident(incident, police_at=TOLD))
    assert "cor.R37" in _dues(office, subject)  # the county has not heard of it yet
    _do(office, TellIncident(incident, county_at=TOLD))
    assert "cor.R37" not in _dues(office, subject)
    (fact,) = _read(office, subject).measures.incidents
    assert (fact.county_at, fact.closed) == (TOLD, False)
    _do(office, CloseIncident(incident, TOLD, "教育后由家属领回"))
    shown = _read(office, subject)
    (track,) = [one for one in shown.tracks if one.key == "incidents"]
    assert (track.status, track.lines[0].title, track.lines[0].secret) == (
        "",
        "参与群体性事件，已处理",
        True,
    )
    titles = [one.title for one in shown.timeline]
    assert {
        "得知参与群体性事件",
        "向县级报告参与群体性事件",
        "向公安机关报告参与群体性事件",
    } <= set(titles)


def test_cor_r37_what_is_not_written_or_not_possible_is_refused(
    office: Office, subject: Id
) -> None:
    whole = _incident(subject)
    later = datetime(2026, 11, 23, 11, tzinfo=CHINA)
    bare = replace(whole, told_by=" ", facts="", heard_at=later)
    assert set(fields(refused(office.desk, bare))) == {"told_by", "facts", "heard_at"}
    assert set(fields(refused(office.desk, replace(whole, happened_at=later)))) == {"happened_at"}
    incident = _do(office, whole)
    assert set(fields(refused(office.desk, TellIncident(incident)))) == {"county_at"}
    assert set(fields(refused(office.desk, TellIncident(incident, county_at=NIGHT)))) == {
        "county_at"
    }
    (fault,) = refused(office.desk, CloseIncident(incident, TOLD, "处理完"))
    assert (fault.rule, fault.message) == ("cor.R37", "还没有报告县级，请先登记报告")


def test_a_death_is_told_first_and_then_ends_the_correction(office: Office, subject: Id) -> None:
    incident = _do(office, _incident(subject, IncidentKind.DEATH))
    _do(office, TellIncident(incident, county_at=TOLD))
    step = _read(office, subject).next_step
    assert step is not None
    assert step.action == "TerminateSubject"
    _do(
        office,
        TerminateSubject(subject, date(2026, 11, 23), Termination.DIED, "新会医死字 9 号"),
    )
    assert _dues(office, subject)["cor.R37"] == (date(2026, 11, 23), "TellEnding")
    assert refused(office.desk, _incident(subject))  # of who is no longer under correction


def test_it_is_taken_back_and_stands_in_the_history(office: Office, subject: Id) -> None:
    incident = _do(office, _incident(subject))
    _do(office, TellIncident(incident, county_at=TOLD))
    assert office.desk.do(Undo()).result().text == "已撤销：登记突发事件报告"
    assert "cor.R37" in _dues(office, subject)
    assert office.desk.do(Undo()).result().text == "已撤销：登记突发事件"
    assert "cor.R37" not in _dues(office, subject)
    told = office.desk.ask(ReadHistory(subject)).result()
    assert any("突发事件" in one.what for one in told)
    said = "".join(str(change) for one in told for change in one.changes)
    assert "在圩镇参与聚集" not in said  # what happened is in the record, where looks are logged


def test_the_report_on_paper_says_it_all(office: Office, subject: Id) -> None:
    incident = _do(office, _incident(subject))
    line = next(one for one in _read(office, subject).papers if one.kind == "cor.incident")
    assert (line.status, line.subject) == ("ready", incident)
    view = office.desk.ask(PreparePaper(line.kind, line.subject)).result()
    words = squeezed("".join(page_texts(view.pdf)))
    for said in (
        "参与群体性事件", "2026年11月22日23时40分", "2026年11月23日9时20分", "村主任梁某", "青岚圩",
        "在圩镇参与聚集，未受伤", "已到场劝离", "请县级社区矫正机构",
    ):  # fmt: skip
        assert said in words
