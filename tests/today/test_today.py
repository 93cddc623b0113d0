"""今日 over the sample office: what is due, how urgent, why, and who may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app import bootstrap
from app.access import Role
from app.clock import CHINA, FixedClock
from app.correction.messages import StartSearch
from app.ids import Id, new_id
from app.mediation.messages import (
    AddNote,
    OpenCase,
    PartyInput,
    ReadCase,
    RecordVisit,
    Satisfaction,
    VisitWay,
)
from app.people.messages import LinkPersons, PartPersons
from app.samples.office import person
from app.today.dues import urgency_of
from app.today.messages import DueRow, ReadToday, TodayView, Urgency
from app.vault.messages import UserCard
from app.work import Work
from db.tables.derived import DueItem
from tests.correction.serving import serve
from tests.dispute import TAN, WORKS, applicant, case_input, respondent
from tests.office import Office, sample_office

Own = tuple[Office, dict[str, Id]]

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, dict[str, Id]]]:
    """The sample office; nobody writes to it."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office, cases = sample_office(tmp_path_factory.mktemp("samples"), clock)
    yield office, cases
    office.desk.close()


@pytest.fixture
def own(tmp_path: Path, clock: FixedClock) -> Iterator[Own]:
    """A sample office to write to."""
    office, cases = sample_office(tmp_path / "samples", clock)
    yield office, cases
    office.desk.close()


def _today(office: Office, query: ReadToday | None = None) -> TodayView:
    return office.desk.ask(query or ReadToday()).result()


def _all(view: TodayView) -> list[DueRow]:
    """Everything due, whatever row it stands in, most urgent first."""
    rows = [one for group in view.groups for row in group.rows for one in (row, *row.more)]
    return sorted(rows, key=lambda row: (row.due.on, row.record))


def _rows(view: TodayView) -> list[tuple[str, str, str]]:
    return [(row.due.urgency.label, row.title, row.due.on.isoformat()) for row in _all(view)]


@pytest.mark.parametrize(
    ("on", "urgency"),
    [
        ("2026-11-23", Urgency.OVERDUE),
        ("2026-11-24", Urgency.TODAY),
        ("2026-11-25", Urgency.WEEK),
        ("2026-11-29", Urgency.WEEK),  # Sunday
        ("2026-11-30", Urgency.LATER),
    ],
)
def test_how_near_a_date_is(on: str, urgency: Urgency) -> None:
    assert urgency_of(date.fromisoformat(on), TODAY) is urgency


def test_on_a_sunday_the_week_is_over() -> None:
    sunday = date(2026, 11, 29)
    assert urgency_of(sunday, sunday) is Urgency.TODAY
    assert urgency_of(date(2026, 11, 30), sunday) is Urgency.LATER


def test_the_page_of_the_sample_office(samples: tuple[Office, dict[str, Id]]) -> None:
    view = _today(samples[0], ReadToday("mediation", days=30))
    assert view.today == TODAY
    workers = "阿依努尔·买买提等 2 人、江门市某照明有限公司"
    assert _rows(view) == [
        ("已超期", "督促 江门市某照明有限公司 履行协议", "2026-02-10"),
        ("已超期", f"回访 {workers}", "2026-02-25"),
        ("已超期", "黄䶮昌、陈㛃仪 立卷归档", "2026-04-17"),
        ("已超期", "谭炽权、林䶮森 立卷归档", "2026-08-19"),
        ("已超期", "余美恒、谭𬍛 立卷归档", "2026-09-24"),
        ("已超期", "督促 周伯昌 履行协议", "2026-11-04"),
        ("已超期", "回访 周伯荣、周伯昌", "2026-11-19"),
        ("今天到期", "调解 郑月好、安泰物业管理有限公司", "2026-11-24"),
        ("本周内", "督促 谭𬍛㛃 履行协议", "2026-11-27"),
        ("本周内", "调解 冯玉琼、顺达五金厂", "2026-11-27"),  # the 28th is a Saturday
        ("以后", "调解 李伟明、黄国栋", "2026-12-02"),
        ("以后", "调解 冯玉琼、顺达五金厂", "2026-12-11"),  # the 13th is a Sunday
        ("以后", "黄䶮、谭𬍛㛃 可申请司法确认", "2026-12-22"),
    ]


def test_how_far_it_looks_ahead(samples: tuple[Office, dict[str, Id]]) -> None:
    for days in (0, 2, 3, 8, 30):
        rows = _all(_today(samples[0], ReadToday("mediation", days=days)))
        assert rows
        assert all(row.due.days <= days for row in rows)
        assert sum(row.due.days < 0 for row in rows) == 7  # what is late always stands


def test_every_row_tells_why_and_under_which_article(
    samples: tuple[Office, dict[str, Id]],
) -> None:
    rows = {row.title: row for row in _all(_today(samples[0], ReadToday(days=30)))}
    leak = rows["调解 郑月好、安泰物业管理有限公司"]
    assert leak.due.why == "10月25日受理，次日起算 30 日，到 11月24日"
    assert (leak.due.law, leak.due.article) == ("人民调解工作若干规定", "第33条")
    assert leak.due.confirmed is False  # a regulation at second hand, and marked so
    assert (leak.button, leak.action) == ("做记录", "RecordSession")
    pay = rows["督促 谭𬍛㛃 履行协议"]
    assert pay.due.why == "协议约定 11月27日履行"
    assert (pay.due.law, pay.due.article) == ("人民调解法", "第31条第2款")
    confirm = rows["黄䶮、谭𬍛㛃 可申请司法确认"]
    assert confirm.due.why == "11月22日协议生效，次日起算 30 日，到 12月22日"
    assert confirm.due.confirmed


def test_words_and_date_agree_when_a_day_off_moves_them(
    samples: tuple[Office, dict[str, Id]],
) -> None:
    view = _today(samples[0])
    (wages,) = [row for row in _all(view) if row.due.rule == "med.R-A06"]
    assert wages.due.on == date(2026, 11, 27)
    assert wages.due.raw == date(2026, 11, 28)
    assert wages.due.why.endswith("11月28日是休息日，提前到 11月27日")


def test_counts_are_of_cases_not_of_rows(samples: tuple[Office, dict[str, Id]]) -> None:
    count = next(one for one in _today(samples[0]).counts if one.line == "mediation")
    assert (count.line, count.label) == ("mediation", "人民调解")
    assert (count.open, count.today, count.late) == (6, 1, 5)  # seven late rows of five cases


def test_a_right_of_the_parties_is_gone_after_its_day(own: Own, clock: FixedClock) -> None:
    office, _ = own
    clock.set(datetime(2026, 12, 22, 9, tzinfo=CHINA))
    assert "司法确认" in _whats(office)
    clock.set(datetime(2026, 12, 23, 9, tzinfo=CHINA))
    assert "司法确认" not in _whats(office)


def _whats(office: Office) -> set[str]:
    view = _today(office, ReadToday(days=0))
    return {row.due.what for row in _all(view)}


def test_what_is_done_is_gone_and_what_is_new_is_there(own: Own, clock: FixedClock) -> None:
    office, cases = own
    before = _rows(_today(office))
    visit = RecordVisit(
        cases["support"], clock.today(), VisitWay.HOME, "仍未给付", Satisfaction.NOT
    )
    office.desk.do(visit).result()
    assert [row for row in before if row not in _rows(_today(office))] == [
        ("已超期", "回访 周伯荣、周伯昌", "2026-11-19")
    ]
    new = office.desk.do(OpenCase(case_input(accepted_on=date(2026, 10, 25)))).result()
    records = [row.record for row in _all(_today(office))]
    assert new in records


def test_a_note_changes_nothing_that_is_owed(own: Own) -> None:
    office, cases = own
    before = _today(office)
    office.desk.do(AddNote(cases["own"], "到现场看过")).result()
    assert _today(office) == before


def _colleague(office: Office, role: Role, clock: FixedClock) -> Office:
    """Another user at the same laptop."""
    user = UserCard(new_id(clock), "梁志强", role, None, False)
    desk = bootstrap.open_desk(office.books, user, clock)
    return Office(desk, office.books, user, office.key, office.path)


def test_mine_are_the_cases_i_registered(office: Office, clock: FixedClock) -> None:
    mine = office.desk.do(OpenCase(case_input(accepted_on=date(2026, 10, 25)))).result()
    colleague = _colleague(office, Role.OFFICER, clock)
    theirs = colleague.desk.do(OpenCase(case_input(accepted_on=date(2026, 10, 26)))).result()

    def seen(of: Office, query: ReadToday) -> dict[Id, bool]:
        return {row.record: row.mine for row in _all(_today(of, query))}

    assert seen(colleague, ReadToday()) == {mine: False, theirs: True}
    assert seen(colleague, ReadToday(mine=True)) == {theirs: True}


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.HEAD, True), (Role.OFFICER, True), (Role.MEDIATOR, True), (Role.AIDE, False)],
)
def test_who_sees_mediation(office: Office, clock: FixedClock, role: Role, sees: bool) -> None:
    office.desk.do(OpenCase(case_input(accepted_on=date(2026, 10, 25)))).result()
    view = _today(_colleague(office, role, clock))
    assert bool(view.groups) is sees
    assert bool(view.counts) is sees


def _keys(rows: Iterable[DueRow]) -> list[tuple[Id, str, Id]]:
    return [(row.record, row.due.rule, row.subject) for row in rows]


def test_only_the_line_that_was_asked_for(samples: tuple[Office, dict[str, Id]]) -> None:
    office, _ = samples
    everything = _all(_today(office))
    assert {row.line for row in everything} >= {"mediation", "correction"}
    for line in ("mediation", "correction"):
        rows = _all(_today(office, ReadToday(line)))
        assert _keys(rows) == _keys(row for row in everything if row.line == line)
    assert _today(office, ReadToday("rounds")).groups == ()  # it owes nothing by a date


def test_rows_are_values(samples: tuple[Office, dict[str, Id]]) -> None:
    row = _today(samples[0]).groups[0].rows[0]
    assert isinstance(row, DueRow)
    assert hash(row) == hash(_today(samples[0]).groups[0].rows[0])


# -- one row of a person ---------------------------------------------------------------------


def _case(office: Office, day: int, *parties: PartyInput) -> Id:
    given = case_input(accepted_on=date(2026, 10, day), parties=parties)
    return office.desk.do(OpenCase(given)).result()


def _joined(office: Office) -> list[list[Id]]:
    """The records of each row, its own first."""
    rows = [row for group in _today(office, ReadToday(days=30)).groups for row in group.rows]
    return [[row.record, *(one.record for one in row.more)] for row in rows]


def test_what_concerns_one_person_stands_in_one_row(office: Office) -> None:
    fung = person("冯玉琼", "1990-01-02", 301, "13600001234", "大泽镇")
    late = _case(office, 27, applicant(), respondent(fung))
    first = _case(office, 25, applicant(), respondent())
    assert _joined(office) == [[first, late]]  # of 黄䶮, the most urgent first
    (row,) = _today(office, ReadToday(days=30)).groups[0].rows
    assert [one.due.on for one in (row, *row.more)] == [date(2026, 11, 24), date(2026, 11, 26)]


def test_linked_files_are_of_one_person_until_they_are_parted(office: Office) -> None:
    fung = person("冯玉琼", "1990-01-02", 301, "13600001234", "大泽镇")
    known = person("黄龙", "1980-05-12", 321, "13600009876", "大泽镇")  # 黄䶮, under another number
    first = _case(office, 25, applicant(), respondent())
    second = _case(office, 27, applicant(known), respondent(fung))
    assert _joined(office) == [[first], [second]]
    files = [
        next(one for one in office.desk.ask(ReadCase(case)).result().parties).person
        for case in (first, second)
    ]
    one, other = (file.id for file in files if file is not None)
    office.desk.do(LinkPersons(other, one, "村委会证明是同一人")).result()
    assert _joined(office) == [[first, second]]
    office.desk.do(PartPersons(other, one, "问过了，是两个人")).result()
    assert _joined(office) == [[first], [second]]


def test_rows_do_not_run_together_through_third_persons(office: Office) -> None:
    fung = person("冯玉琼", "1990-01-02", 301, "13600001234", "大泽镇")
    lee = person("李伟明", "1985-04-06", 303, "13600005678", "大泽镇")
    first = _case(office, 25, applicant(), respondent())
    second = _case(office, 26, applicant(TAN), respondent(fung))
    third = _case(office, 27, applicant(fung), respondent(lee))
    assert _joined(office) == [[first, second], [third]]


def test_a_unit_makes_no_row_of_its_many_cases(office: Office) -> None:
    first = _case(office, 25, applicant(), respondent(WORKS))
    second = _case(office, 26, applicant(TAN), respondent(WORKS))
    assert _joined(office) == [[first], [second]]


def test_a_row_of_a_person_holds_nothing_the_reader_may_not_see(
    office: Office, clock: FixedClock
) -> None:
    case = _case(office, 25, applicant(), respondent())

    def owe_elsewhere(_message: object, work: Work) -> None:
        """Of the same person and more urgent, in a line that no mediator may see."""
        item = work.session.scalars(select(DueItem).where(DueItem.record == case)).first()
        assert item is not None
        columns = {column.key: getattr(item, column.key) for column in DueItem.__table__.columns}
        columns |= {"record": b"c" * 16, "line": "office", "on": date(2026, 11, 20)}
        work.session.add(DueItem(**columns))

    office.desk.write(owe_elsewhere, None).result()
    assert _joined(office) == [[b"c" * 16, case]]
    mediator = _colleague(office, Role.MEDIATOR, clock)
    assert _joined(mediator) == [[case]]


def test_only_the_debtor_is_concerned_by_a_promise(samples: tuple[Office, dict[str, Id]]) -> None:
    office = samples[0]

    def promises(_message: object, work: Work) -> dict[str, int]:
        chosen = select(DueItem).where(DueItem.rule == "med.R-A13")
        return {item.title: len(item.persons) for item in work.session.scalars(chosen)}

    counts = office.desk.read(promises, None).result()
    assert counts["督促 谭𬍛㛃 履行协议"] == 1
    assert counts["督促 江门市某照明有限公司 履行协议"] == 0


def test_what_the_law_says_leads_before_our_own_practice(office: Office) -> None:
    """Somebody lost must not stand behind a review that is older by months."""
    when = datetime(2026, 11, 20, 9, tzinfo=CHINA)
    subject = serve(office.desk, since=date(2025, 9, 1), until=date(2027, 8, 31))
    office.desk.do(StartSearch(subject, when, "前一天电话")).result()
    (row,) = [row for group in _today(office).groups for row in group.rows if row.record == subject]
    assert row.due.rule.startswith("cor.R28")
    assert row.due.confirmed
    older = [one for one in row.more if one.due.on < row.due.on]
    assert older
    assert not any(one.due.confirmed for one in older)
