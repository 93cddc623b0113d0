"""Case 1 of 社区矫正 (specification §7), from the notice to 安置帮教, dates counted by hand."""

from __future__ import annotations

from datetime import datetime

from app.clock import CHINA
from app.correction.codes import OffenceKind, Standing
from app.correction.messages import (
    AppraiseSubject,
    Attitude,
    Category,
    Principal,
    ReleaseSubject,
    State,
    TellEnding,
    Term,
)
from app.people.messages import Sex
from app.resettlement.messages import (
    ContactMode,
    HandOver,
    Homecoming,
    ListReleased,
    MemberInput,
    Met,
    ReadReleased,
    RecordContact,
)
from app.resettlement.messages import Standing as Helper
from app.today.messages import ReadDues
from tests.journeys.sentence import Officer, day, judged, resident, team


def test_case_1_suspension_to_resettlement_at_the_end_of_a_month(officer: Officer) -> None:
    person = resident("赵某宁", "440799199205170218", 1, occupation="快递员")
    said = {
        "category": Category.SUSPENSION,
        "organ": "新会区人民法院",
        "doc_no": "（2026）粤0705刑初9001号",
        "doc_on": "2026-02-13",
        "effective_on": "2026-02-28",
        "offence": "危险驾驶罪",
        "offence_kind": OffenceKind.PUBLIC_SAFETY,
        "offence_on": "2025-12-06",
        "principal": Principal.DETENTION,
        "sentence": Term(months=5),
        "probation": Term(months=6),
        "start_on": "2026-02-28",
    }
    officer.on("2026-03-02")
    with officer.stopped("cor.W3") as faults:  # 08-27 is the wrong count of 02-28 + 6 months
        officer.register(person, judged(**said, end_on="2026-08-27"))
    assert "2026年8月30日" in faults[0].message or "2026-08-30" in faults[0].message
    officer.register(person, judged(**said, end_on="2026-08-30"))
    assert officer.raw()["cor.R02"] == day("2026-03-10")
    officer.on("2026-03-06")
    officer.receive()
    officer.declare(team(("何某芬", Sex.FEMALE, Standing.FAMILY)))
    assert officer.detail().state is State.SERVING
    assert officer.raw()["cor.R29b"] == day("2026-07-31")
    officer.on("2026-07-31")
    officer.do(
        AppraiseSubject(
            officer.subject, day("2026-07-31"), "遵守规定", Attitude.ADMITS_OBEYS, "建议一般帮教"
        )
    )
    officer.on("2026-08-29")
    with officer.stopped("cor.W1") as faults:
        officer.do(ReleaseSubject(officer.subject, day("2026-08-29"), "新矫解证字〔2026〕第31号"))
    assert "2026年8月30日" in faults[0].message
    assert officer.owed()["cor.R29"] == day("2026-08-30")  # a Sunday, and no roll
    officer.on("2026-08-30")
    officer.do(ReleaseSubject(officer.subject, day("2026-08-30"), "新矫解证字〔2026〕第31号"))
    officer.do(TellEnding(officer.subject, day("2026-08-30")))
    detail = officer.detail()
    assert (detail.state, detail.ended_on) == (State.RELEASED, day("2026-08-30"))
    _case_1_afterwards(officer)


def _case_1_afterwards(officer: Officer) -> None:
    """A20: 2026-08-31 → 2029-08-30; REF: the quarterly contact is due by 12-04."""
    who = officer.detail().person.id
    (card,) = [
        card
        for card in officer.desk.ask(ListReleased(person=who)).result().rows
        if card.title == "赵某宁"
    ]
    detail = officer.desk.ask(ReadReleased(card.id)).result()
    assert (detail.help_from, detail.help_to) == (day("2026-08-31"), day("2029-08-30"))
    officer.on("2026-08-31")
    members = (MemberInput("陈丽华", Helper.OFFICE), MemberInput("黄某根", Helper.VILLAGE))
    officer.do(HandOver(card.id, day("2026-08-31"), Homecoming.REPORTED, Met.IN_PERSON, members))
    officer.on("2026-09-04")
    at = datetime(2026, 9, 4, 9, 30, tzinfo=CHINA)
    officer.do(RecordContact(card.id, at, ContactMode.TALK, "还在送快递，家里稳定"))
    officer.on("2026-11-23")
    rows = officer.desk.ask(ReadDues((card.id,))).result()
    assert day("2026-12-04") in {row.due.raw for row in rows if row.due.rule.startswith("res.R35")}
