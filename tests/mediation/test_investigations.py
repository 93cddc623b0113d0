"""调查记录: who was asked, where and when, and what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.attachments.messages import About, AddAttachment, RemoveAttachment
from app.clock import CHINA
from app.history.messages import Undo
from app.ids import Id
from app.mediation.messages import (
    CloseCase,
    EndMediation,
    EndReason,
    GatherEvidence,
    OpenCase,
    ReadCase,
    RecordInvestigation,
)
from app.mediation.rules.investigations import check_investigation
from app.papers.messages import PreparePaper
from tests.dispute import case_input
from tests.office import Office
from tests.papers.samples import page_texts, squeezed
from tests.refusals import fields, refused

NOW = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
HOUR = timedelta(hours=1)
PHOTO = b"\xff\xd8\xff\xe0"  # begins like a JPEG


def _given(case: Id, **changes: Any) -> RecordInvestigation:
    given = RecordInvestigation(
        case=case,
        target="梁㛃",
        start=NOW - 2 * HOUR,
        end=NOW - HOUR,
        place="田金村委会",
        investigators="陈丽华",
        transcript="问：排水沟是什么时候填的？答：八月。",
    )
    return replace(given, **changes)


def _says(**changes: Any) -> list[str | None]:
    return fields(check_investigation(_given(b"c" * 16, **changes), NOW))


def test_an_investigation_is_whole_and_past() -> None:
    assert _says() == _says(end=None) == []
    assert _says(target=" ", place="", investigators="", transcript="　") == [
        "target", "place", "investigators", "transcript",
    ]  # fmt: skip
    assert _says(start=NOW + HOUR) == ["start"]
    assert _says(end=NOW - 3 * HOUR) == _says(end=NOW + HOUR) == ["end"]


def test_it_stands_in_the_case_in_the_order_of_the_days(office: Office) -> None:
    desk = office.desk
    case = desk.do(OpenCase(case_input())).result()
    desk.do(_given(case)).result()
    earlier = _given(case, target="冯某", start=NOW - 26 * HOUR, end=None)
    desk.do(earlier).result()
    detail = desk.ask(ReadCase(case)).result()
    assert [(one.ordinal, one.target) for one in detail.investigations] == [
        (1, "冯某"), (2, "梁㛃"),
    ]  # fmt: skip
    assert "向梁㛃调查" in [item.title for item in detail.timeline]
    desk.do(Undo()).result()
    assert len(desk.ask(ReadCase(case)).result().investigations) == 1


def test_a_closed_case_takes_none(office: Office) -> None:
    desk, today = office.desk, NOW.date()
    case = desk.do(OpenCase(case_input())).result()
    desk.do(EndMediation(case, today, EndReason.REQUESTED)).result()
    desk.do(_given(case)).result()
    desk.do(CloseCase(case, today)).result()
    assert refused(desk, _given(case))


def test_what_it_gathered_stands_with_it_and_on_its_paper(office: Office) -> None:
    desk = office.desk
    case, other = (desk.do(OpenCase(case_input())).result() for _ in range(2))
    photo, recording, foreign = (
        desk.do(AddAttachment(About("mediation", record), PHOTO + name.encode(), name)).result()
        for record, name in ((case, "后墙.jpg"), (case, "水沟.jpg"), (other, "别家.jpg"))
    )
    assert fields(refused(desk, _given(case, evidence=(foreign,)))) == ["evidence"]
    made = desk.do(_given(case, evidence=(photo,))).result()

    def gathered() -> list[str]:
        (view,) = desk.ask(ReadCase(case)).result().investigations
        return [name for _, name in view.evidence]

    assert gathered() == ["后墙.jpg"]
    assert fields(refused(desk, GatherEvidence(made, (photo, foreign)))) == ["evidence"]
    desk.do(GatherEvidence(made, (photo, recording))).result()
    assert gathered() == ["后墙.jpg", "水沟.jpg"]
    paper = desk.ask(PreparePaper("med.F-A6", made)).result()
    assert "收集的材料后墙.jpg、水沟.jpg" in squeezed("".join(page_texts(paper.pdf)))
    desk.do(Undo()).result()
    assert gathered() == ["后墙.jpg"]
    desk.do(RemoveAttachment(photo, "拍糊了")).result()
    assert gathered() == []
