"""One case from the door to the dossier, as an office lives it, without a window."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pypdf import PdfReader

from app.clock import CHINA, FixedClock
from app.history.messages import ReadHistory
from app.ids import Id
from app.mediation.messages import (
    AddNote,
    CaseDetail,
    CaseTab,
    CloseCase,
    ItemStatus,
    ListCases,
    OpenCase,
    Outcome,
    ReadCase,
    ReadChoices,
    RecordPerformance,
    RecordVisit,
    Satisfaction,
    SimilarCases,
    State,
    VisitWay,
)
from app.messages import Command, Query
from app.papers.messages import NotePrinted, PaperView, PreparePaper
from app.people.messages import FindPerson, IdKind, PersonView, ReadIdNumber, Sex
from app.today.messages import DueRow, ReadToday, Urgency
from tests.db.killing import sound
from tests.dispute import (
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    session_input,
    signatures,
)
from tests.office import Office, sample_office

T = TypeVar("T")

HUANG_NUMBER = "44079919800512911X"
NEW_NUMBER = "440799196908159249"  # nobody of the samples: checked below


@dataclass
class Day:
    """The clerk, her desk, and what she keeps in mind."""

    office: Office
    clock: FixedClock
    known: dict[str, Any] = field(default_factory=dict)

    def do(self, command: Command[T]) -> T:
        return self.office.desk.do(command).result()

    def ask(self, query: Query[T]) -> T:
        return self.office.desk.ask(query).result()

    def due(self, case: Id, days: int = 60) -> list[DueRow]:
        groups = self.ask(ReadToday(days=days)).groups
        rows = [row for group in groups for row in group.rows if row.record == case]
        return [one for row in rows for one in (row, *row.more)]

    def read(self, case: Id) -> CaseDetail:
        return self.ask(ReadCase(case))

    def paper(self, kind: str, subject: Id) -> tuple[PaperView, str]:
        """A paper as the preview has it, and the text that comes out of its PDF again."""
        view = self.ask(PreparePaper(kind, subject))
        reader = PdfReader(io.BytesIO(view.pdf))
        assert len(reader.pages) == view.pages
        return view, "".join(page.extract_text() for page in reader.pages).replace("\n", "")


@pytest.fixture
def day(profile: Path, clock: FixedClock) -> Iterator[Day]:
    office, _ = sample_office(profile, clock)
    yield Day(office, clock)
    office.desk.close()


def _dues(rows: list[DueRow]) -> list[tuple[str, str]]:
    return [(row.due.rule, row.due.on.isoformat()) for row in rows]


@pytest.mark.slow
def test_a_case_from_the_door_to_the_end(day: Day) -> None:
    case = _accept(day)
    assert day.read(case).state is State.MEDIATING
    _mediate(day, case)
    assert day.read(case).state is State.MEDIATING
    _agree(day, case)
    assert day.read(case).state is State.PERFORMING
    _perform(day, case)
    assert day.read(case).state is State.PERFORMED
    _visit_and_close(day, case)
    assert day.read(case).state is State.CLOSED
    _check_all_is_on_record(day, case)


def _accept(day: Day) -> Id:
    """Two people come in: one is known here, the other is new."""
    known = _known_person(day)
    said = day.ask(ReadIdNumber(IdKind.RESIDENT, "440799 1969 0815 9249"))
    assert (said.normalised, said.sex, said.birth, said.age) == (
        NEW_NUMBER,
        Sex.FEMALE,
        date(1969, 8, 15),
        57,
    )
    assert day.ask(FindPerson(id_no=NEW_NUMBER)) == ()
    assert day.ask(SimilarCases((HUANG_NUMBER, NEW_NUMBER))) == ()
    choices = day.ask(ReadChoices())
    case = day.do(
        OpenCase(
            case_input(
                committee=choices.committees[0].id,
                mediators=(choices.mediators[0].id,),
                parties=(
                    applicant(
                        id=known.id, name=known.name, id_no=known.id_no, phone=known.phone,
                        address=known.address, occupation=known.occupation,
                    ),
                    respondent(
                        name="谭𬍛㛃妹", id_no=NEW_NUMBER, phone="13500007739",
                        address="大泽镇田金村3队21号",
                    ),
                ),
                accepted_on=date(2026, 11, 24),
                occurred_on=date(2026, 11, 20),
                amount_fen=300000,
            )
        )
    )  # fmt: skip
    assert day.ask(FindPerson(id_no=HUANG_NUMBER))[0].person == known  # nothing was lost
    detail = day.read(case)
    assert (detail.title, detail.state) == ("黄䶮、谭𬍛㛃妹", State.MEDIATING)
    assert detail.case_no.startswith("（2026）江新大人调字第")
    # 24 November, the day itself left out; 6 days to the 30th, the 30th is 24 December
    assert _dues(day.due(case)) == [("med.R-A03", "2026-12-24")]
    assert detail.next_step is not None
    assert detail.next_step.action == "RecordSession"
    return case


def _known_person(day: Day) -> PersonView:
    (match,) = day.ask(FindPerson(id_no="440799 19800512 911x"))
    assert match.certain
    assert (match.person.name, match.reason) == ("黄䶮", "证件号码相同")
    return match.person


def _mediate(day: Day, case: Id) -> None:
    view, text = day.paper("med.F-A4", case)
    assert view.title == "人民调解受理登记表"
    assert "黄䶮" in text
    assert "谭𬍛㛃妹" in text
    day.do(NotePrinted(view, 1))
    day.clock.set(datetime(2026, 11, 26, 17, 0, tzinfo=CHINA))
    day.do(session_input(case, date(2026, 11, 25), outcome=Outcome.CONTINUE))
    day.do(AddNote(case, "电话提醒双方明天到场"))
    assert day.read(case).state is State.CONTINUING
    day.do(session_input(case, date(2026, 11, 26)))
    printed = [paper for paper in day.read(case).papers if paper.status == "done"]
    assert [paper.kind for paper in printed] == ["med.F-A4"]


def _agree(day: Day, case: Id) -> None:
    two = (
        payment("支付第一笔补偿款", date(2026, 12, 5), debtor="谭𬍛㛃妹"),
        payment("支付第二笔补偿款", date(2027, 1, 8), debtor="谭𬍛㛃妹"),
    )
    agreement = day.do(agreement_input(case, date(2026, 11, 26), *two))
    assert day.read(case).state is State.AGREED
    # The limit is over; three days to sign, 29 November is a Sunday: done by Friday the 27th
    assert _dues(day.due(case)) == [("med.R-A09a", "2026-11-27")]
    view, text = day.paper("med.F-A8", agreement)
    assert view.copies == 3
    for words in (
        "人民调解协议书",
        "谭𬍛㛃妹",
        "黄䶮",
        "1,500元（大写：壹仟伍佰元整）",
        "2027年1月8日前",
    ):
        assert words in text, words
    assert "（2026）江新大人调字第" in text
    day.do(NotePrinted(view, view.copies))
    day.do(signatures(case, date(2026, 11, 26)))
    assert day.read(case).state is State.PERFORMING
    rows = day.due(case)
    assert _dues(rows) == [
        # 5 December 2026 is a Saturday: we remind by Friday the 4th
        ("med.R-A13", "2026-12-04"),
        # 4 days to 30 November, the 30th is Saturday 26 December; the right rolls to Monday
        ("med.R-A10", "2026-12-28"),
        ("med.R-A13", "2027-01-08"),
        # 8 January + 15 = Saturday 23 January 2027: done by Friday the 22nd
        ("med.R-A13b", "2027-01-22"),
    ]
    assert rows[0].due.why == "12月5日约定履行；12月5日是休息日，提前到 12月4日"
    assert "顺延到 12月28日" in rows[1].due.why
    assert rows[2].due.why == "协议约定 1月8日履行"
    assert "节假日未公布" in rows[3].due.why
    assert (rows[1].due.law, rows[1].due.article) == ("人民调解法", "第33条第1款")


def _perform(day: Day, case: Id) -> None:
    agreement = day.read(case).agreement
    assert agreement is not None
    first, second = (item.id for item in agreement.items)
    day.clock.set(datetime(2026, 12, 6, 9, 0, tzinfo=CHINA))
    assert day.read(case).state is State.OVERDUE
    late = day.due(case)[0]
    assert (late.due.urgency, late.due.days) == (Urgency.OVERDUE, -2)
    day.do(RecordPerformance(first, date(2026, 12, 6), ItemStatus.DONE, "收条1张"))
    assert day.read(case).state is State.PERFORMING
    assert _dues(day.due(case))[0] == ("med.R-A10", "2026-12-28")
    day.clock.set(datetime(2027, 1, 8, 16, 0, tzinfo=CHINA))
    assert "med.R-A10" not in dict(_dues(day.due(case)))  # lapsed
    day.do(RecordPerformance(second, date(2027, 1, 8), ItemStatus.DONE, "转账凭证1张"))
    assert day.read(case).state is State.PERFORMED
    assert _dues(day.due(case)) == [("med.R-A13b", "2027-01-22")]


def _visit_and_close(day: Day, case: Id) -> None:
    assert case in {row.id for row in day.ask(ListCases(CaseTab.VISIT)).rows}
    day.clock.set(datetime(2027, 1, 20, 10, 0, tzinfo=CHINA))
    visit = day.do(
        RecordVisit(case, date(2027, 1, 20), VisitWay.HOME, "两笔都已付清", Satisfaction.SATISFIED)
    )
    _, text = day.paper("med.F-A10", visit)
    assert "两笔都已付清" in text
    assert day.due(case) == []
    assert "CloseCase" in day.read(case).actions
    day.do(CloseCase(case, date(2027, 1, 20)))
    detail = day.read(case)
    assert (detail.state, detail.closed_on) == (State.CLOSED, date(2027, 1, 20))
    assert detail.next_step is not None
    # 11 days to the 31st, the 30th is Friday 19 February 2027
    assert _dues(day.due(case)) == [("med.R-A19", "2027-02-19")]
    assert case in {row.id for row in day.ask(ListCases(CaseTab.CLOSED)).rows}


def _check_all_is_on_record(day: Day, case: Id) -> None:
    history = day.ask(ReadHistory(case))
    assert len(history) >= 12
    assert {item.who for item in history} == {"陈丽华"}
    assert [item.at for item in history] == sorted((item.at for item in history), reverse=True)
    day.office.desk.close()
    assert sound(day.office.path, day.office.key) > 100
