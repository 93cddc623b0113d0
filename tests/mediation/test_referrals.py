"""对接 X1 and X2: how long a court's case may be mediated, and who is answered by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.clock import CHINA
from app.history.messages import Undo
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation.codes import Channel, CourtCourse, Direction, DisputeType, Source
from app.mediation.messages import (
    AddReferral,
    CaseDetail,
    EndMediation,
    EndReason,
    OpenCase,
    ReadCase,
    ReplyReferral,
    ReviseReferral,
)
from app.mediation.rules import CaseFacts, dues
from app.mediation.rules.facts import ReferralFact
from app.mediation.rules.referrals import (
    channel_of,
    check_referral,
    check_reply,
    may_ask_no_penalty,
)
from app.mediation.states import State
from tests.dispute import case_input
from tests.office import Office
from tests.refusals import fields, refused

DAY = timedelta(days=1)
RECEIVED = date(2026, 8, 3)
COURT = ReferralFact(
    b"r" * 16, Direction.IN, Channel.COURT, RECEIVED, "恩平市人民法院", CourtCourse.ASSIGNED
)
CASE = CaseFacts(
    id=b"c" * 16,
    title="余美恒、谭𬍛",
    state=State.MEDIATING,
    state_on=date(2026, 8, 6),
    accepted_on=date(2026, 8, 6),
    source=Source.COURT,
    dispute_type=DisputeType.CONTRACT,
    referrals=(COURT,),
)
OVER = replace(CASE, state=State.FAILED)


def _with(case: CaseFacts = CASE, **changes: Any) -> CaseFacts:
    return replace(case, referrals=(replace(COURT, **changes),))


def _owed(case: CaseFacts, law: Rulebook) -> dict[str, tuple[date, Id]]:
    return {due.rule: (law[due.rule].act_by(due.due), due.subject) for due in dues(case, law)}


# -- periods -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("course", "rule", "day"),
    [
        (CourtCourse.ASSIGNED, "med.R-A04", date(2026, 9, 2)),
        (CourtCourse.ORDINARY, "med.R-A04a", date(2026, 8, 18)),
        (CourtCourse.SUMMARY, "med.R-A04b", date(2026, 8, 10)),
        (None, "med.R-A04", date(2026, 9, 2)),
    ],
)
def test_med_r_a04_the_period_runs_from_the_day_the_papers_were_signed_for(
    law: Rulebook, course: CourtCourse | None, rule: str, day: date
) -> None:
    mediating = _owed(_with(course=course), law)
    assert mediating == {rule: (day, CASE.id)}
    # Once it has failed the court is answered by the same day.
    assert _owed(_with(OVER, course=course), law) == {rule: (day, COURT.id)}


def test_med_r_a04_without_a_referral_runs_from_acceptance(law: Rulebook) -> None:
    assert _owed(replace(CASE, referrals=()), law) == {"med.R-A04": (date(2026, 9, 4), CASE.id)}


def test_a_reply_ends_what_is_owed(law: Rulebook) -> None:
    assert _owed(_with(OVER, replied_on=date(2026, 8, 28)), law) == {}
    assert _owed(_with(OVER, direction=Direction.OUT), law) == {}


def test_med_r_a04c_a_letter_may_name_its_own_day(law: Rulebook) -> None:
    # 3 October is a day off: our duty is done on the working day before.
    asked = {"channel": Channel.OTHER, "course": None, "asked_by": date(2026, 10, 3)}
    case = _with(replace(CASE, source=Source.OTHER_ORGAN), **asked)
    assert _owed(case, law)["med.R-A04c"] == (date(2026, 9, 30), COURT.id)
    assert "med.R-A04c" in _owed(replace(case, state=State.FAILED), law)
    silent = _with(replace(OVER, source=Source.POLICE), channel=Channel.POLICE, course=None)
    assert _owed(silent, law) == {}


def test_med_r_a05_online_is_taken_on_and_the_other_side_asked(law: Rulebook) -> None:
    online = _with(online=True, received_on=date(2026, 9, 30))
    assert _owed(online, law)["med.R-A05"] == (date(2026, 10, 10), COURT.id)
    assert "med.R-A05" in _owed(replace(online, state=State.PENDING), law)
    agreed = _with(online=True, received_on=date(2026, 2, 10), agreed_on=date(2026, 2, 12))
    owed = _owed(agreed, law)
    assert "med.R-A05" not in owed
    assert owed["med.R-A05a"] == (date(2026, 2, 24), COURT.id)
    assert "med.R-A05a" not in _owed(replace(agreed, met_on=(date(2026, 2, 24),)), law)


# -- guards ------------------------------------------------------------------------------------


def _says(**changes: Any) -> list[tuple[str | None, str | None]]:
    given = AddReferral(
        CASE.id, Direction.IN, Channel.COURT, "恩平市人民法院", RECEIVED,
        course=CourtCourse.ASSIGNED,
    )  # fmt: skip
    found = check_referral(replace(given, **changes), CASE, date(2026, 8, 20))
    return [(fault.field, fault.rule) for fault in found]


def test_an_ordinary_referral() -> None:
    assert _says() == []
    assert _says(course=None) == [("course", "med.R-A04")]
    assert _says(course=None, channel=Channel.OTHER) == []
    assert _says(organ=" ") == [("organ", None)]
    assert _says(received_on=date(2026, 8, 21)) == [("received_on", None)]
    assert _says(due_on=RECEIVED - DAY) == [("due_on", "med.M30")]
    assert _says(agreed_on=RECEIVED - DAY) == [("agreed_on", "med.M30")]


def test_med_m02_what_the_police_had_decided_is_not_mediated() -> None:
    police = {"channel": Channel.POLICE, "course": None}
    assert _says(**police, police_decided_on=CASE.accepted_on) == []
    assert _says(**police, police_decided_on=CASE.accepted_on - DAY) == [
        ("police_decided_on", "med.M02")
    ]
    assert _says(**police, police_decided_on=date(2026, 8, 21)) == [("police_decided_on", None)]


def test_a_reply_says_how_it_went_once() -> None:
    def says(referral: ReferralFact = COURT, **changes: Any) -> list[str | None]:
        given = ReplyReferral(COURT.id, date(2026, 8, 28), "调解不成")
        return fields(check_reply(replace(given, **changes), referral, date(2026, 8, 28)))

    assert says() == []
    assert says(feedback=" ") == ["feedback"]
    assert says(feedback_on=RECEIVED - DAY) == says(feedback_on=date(2026, 8, 29)) == [
        "feedback_on"
    ]  # fmt: skip
    assert says(replace(COURT, replied_on=RECEIVED)) == [None]


def test_med_r_a17_may_be_asked_while_the_police_have_not_decided() -> None:
    police = _with(
        replace(CASE, source=Source.POLICE, state=State.PERFORMED), channel=Channel.POLICE
    )
    assert may_ask_no_penalty(police)
    assert not may_ask_no_penalty(replace(police, state=State.PERFORMING))
    decided = _with(police, channel=Channel.POLICE, police_decided_on=date(2026, 8, 10))
    assert not may_ask_no_penalty(decided)
    assert not may_ask_no_penalty(replace(police, source=Source.APPLICATION))


@pytest.mark.parametrize("source", [one for one in Source if one.referred])
def test_every_organ_has_its_channel(source: Source) -> None:
    assert (channel_of(source) is Channel.OTHER) is (source is Source.OTHER_ORGAN)


# -- at the desk -------------------------------------------------------------------------------


def _open(office: Office, **changes: Any) -> Id:
    sent = {
        "source": Source.COURT,
        "source_doc_no": "（2026）粤0785诉前调1号",
        "organ": "恩平市人民法院",
        "accepted_on": date(2026, 11, 10),
    }
    given: Id = office.desk.do(OpenCase(case_input(**sent | changes))).result()
    return given


def _read(office: Office, case: Id) -> CaseDetail:
    return office.desk.ask(ReadCase(case)).result()


def test_a_case_from_another_organ_has_its_referral(office: Office) -> None:
    case = _open(office, received_on=date(2026, 11, 6), course=CourtCourse.SUMMARY)
    (referral,) = _read(office, case).referrals
    assert (referral.channel, referral.organ) == (Channel.COURT, "恩平市人民法院")
    assert (referral.course, referral.received_on) == (CourtCourse.SUMMARY, date(2026, 11, 6))
    assert referral.letter_no == "（2026）粤0785诉前调1号"
    assert referral.due_on == date(2026, 11, 13)
    police = _open(office, source=Source.POLICE, organ="圣堂派出所")
    (referral,) = _read(office, police).referrals
    assert (referral.course, referral.received_on) == (None, date(2026, 11, 10))
    office.desk.do(Undo()).result()
    assert _read(office, _open(office, source=Source.APPLICATION)).referrals == ()


def test_from_the_papers_to_the_reply(office: Office) -> None:
    desk, today = office.desk, date(2026, 11, 24)
    case = _open(office)
    (referral,) = _read(office, case).referrals
    revise = ReviseReferral(
        referral.id, Channel.COURT, "恩平市人民法院", date(2026, 11, 9),
        course=CourtCourse.ORDINARY, materials="起诉状一份",
    )  # fmt: skip
    assert fields(refused(desk, replace(revise, course=None))) == ["course"]
    desk.do(revise).result()
    assert "med.R-A04a" in {due.rule for due in _read(office, case).dues}
    desk.do(EndMediation(case, today, EndReason.TOO_FAR_APART)).result()
    detail = _read(office, case)
    assert "ReplyReferral" in detail.actions
    assert detail.next_step is not None
    assert detail.next_step.action == "ReplyReferral"
    reply = ReplyReferral(referral.id, today, "两次调解未成", returned="起诉状一份")
    desk.do(reply).result()
    detail = _read(office, case)
    assert "ReplyReferral" not in detail.actions
    assert detail.next_step is not None
    assert detail.next_step.action == "CloseCase"
    assert detail.referrals[0].replied
    assert "med.R-A04a" not in {due.rule for due in detail.dues}
    texts = [item.text for item in detail.timeline if item.title == "向恩平市人民法院复函"]
    assert texts == ["两次调解未成；退回起诉状一份"]
    desk.do(Undo()).result()
    assert not _read(office, case).referrals[0].replied


def test_what_is_sent_to_others_is_kept_beside(office: Office) -> None:
    case = _open(office, source=Source.APPLICATION, source_doc_no="", organ="")
    out = AddReferral(
        case, Direction.OUT, Channel.ADMINISTRATION, "大泽镇人民政府", date(2026, 11, 20)
    )
    office.desk.do(out).result()
    detail = _read(office, case)
    assert [one.organ for one in detail.referrals] == ["大泽镇人民政府"]
    assert "ReplyReferral" not in detail.actions
    at = datetime(2026, 11, 20, tzinfo=CHINA)
    assert ("转交大泽镇人民政府", at) in [(item.title, item.at) for item in detail.timeline]
