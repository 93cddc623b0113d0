"""M5: the court sends a loan; a cousin steps down, two meetings fail, the papers go back."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from app.clock import CHINA, FixedClock
from app.mediation.messages import (
    CourtCourse,
    Difficulty,
    DisputeType,
    EndReason,
    Outcome,
    Source,
    State,
)
from app.records.messages import Retention
from tests.journeys.clerk import Clerk, Who
from tests.profiles import PASSPHRASE
from ui.demo.laptop import Laptop
from ui.watchdog import Watchdog

pytestmark = pytest.mark.slow

_YU = Who(
    {
        "id_no": "44079919880303908X", "name": "余美恒", "phone": "0750-0000501",
        "address": "江门市新会区大泽镇沿河路 5 号", "occupation": "会计",
    }
)  # fmt: skip
_TAN = Who(
    {
        "id_no": "440799197902289039", "name": "谭𬍛", "phone": "0750-0000502",
        "address": "江门市新会区大泽镇田金村 7 号", "occupation": "水产养殖",
    }
)  # fmt: skip
_DISPUTE = {
    "dispute_type": DisputeType.CONTRACT,
    "difficulty": Difficulty.COMPLEX,
    "amount_fen": "60000",
    "facts": "申请人称 2023 年出借 60,000 元，被申请人辩称已还部分。",
    "claims": "返还借款 60,000 元",
    "source": Source.COURT,
    "organ": "新会区人民法院",
    "course": CourtCourse.ASSIGNED,
    "source_doc_no": "（2026）粤0705诉前调×××号（样例）",
}
_SAID = {  # what must be read on a paper of the case
    "med.F-A4": ("余美恒", "谭𬍛", "合同纠纷"),
    "med.F-A5": ("人民调解法",),
    "med.F-A7": ("大泽镇调解室", "吴振邦"),
    "med.F-A12-2": ("终止", "余美恒"),
    "med.F-A12-3": ("新会区人民法院", "诉前调"),
    "med.F-A12-4": ("新会区人民法院", "起诉材料一份"),
}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 8, 3, 9, 0, tzinfo=CHINA))


def test_m5(laptop: Laptop, clock: FixedClock, dog: Watchdog) -> None:
    clerk = Clerk(laptop, clock, PASSPHRASE)
    before = clerk.report("med.T1", date(2026, 8, 31))
    case = clerk.registers(_DISPUTE, _YU, _TAN)
    assert case.source is Source.COURT
    # papers signed for on 3 August, 30 days: 2 September, a Wednesday
    limit = clerk.dues()["med.R-A04"].due
    assert (limit.on, limit.raw) == (date(2026, 9, 2), date(2026, 9, 2))

    _steps_down(clerk)
    for day, outcome in (("2026-08-10", Outcome.CONTINUE), ("2026-08-25", Outcome.FAILURE)):
        clerk.comes_in(day, "11:30")
        case = clerk.does(
            "RecordSession",
            {
                "start": time(10, 0), "place": "大泽镇调解室", "told_rights": True,
                "transcript": "被申请人为达成协议曾认可 40,000 元，申请人不同意。",
                "outcome": outcome,
            },
        )  # fmt: skip
    sheet = clerk.opened("EndMediation")  # after a failure it opens by itself
    assert [one.outcome for one in case.sessions] == [Outcome.CONTINUE, Outcome.FAILURE]

    clerk.comes_in("2026-08-28", on_sheet=True)
    case = clerk.does(
        "EndMediation",
        {"ended_on": date(2026, 8, 28), "reason": EndReason.TOO_FAR_APART, "note": "数额相差较大"},
        sheet,
    )
    assert case.state is State.FAILED
    reply = {"feedback": "调解两次未达成协议，已终止。", "returned": "起诉材料一份"}
    clerk.does("ReplyReferral", reply)
    case = clerk.does("CloseCase", {})
    assert case.state is State.CLOSED

    # what was conceded for the sake of an agreement is no evidence (R-A20)
    assert "不得作为" in clerk.paper("med.F-A12-4")
    for kind, words in _SAID.items():
        text = clerk.paper(kind)
        assert [word for word in words if word not in text] == [], kind

    cover = clerk.binds(Retention.SHORT)
    assert [word for word in ("短期", "吴振邦") if word not in cover] == []
    assert cover.count("梁志强") == 1  # he registered it and binds it; he did not mediate

    after = clerk.report("med.T1", date(2026, 8, 31))
    grown = {key: value - before.get(key, 0) for key, value in after.items()}
    # one complex contract case from the court, two people, 60,000 yuan, no agreement
    assert {key: n for key, n in grown.items() if n and key.isdecimal()} == {
        "1": 1, "2": 2, "4": 1, "5": 6_000_000, "8": 1, "14": 1, "15": 1, "23": 1,
    }  # fmt: skip


def _steps_down(clerk: Clerk) -> None:
    """On 6 August the mediator tells that he is a cousin of the respondent."""
    clerk.comes_in("2026-08-06")
    assert [one.name for one in clerk.read().mediators] == ["梁志强"]
    sheet = clerk.opens("AppointMediators")
    clerk.types(sheet.grid, {"interest": "被申请人的表兄"})
    assert "梁志强" in sheet.grid.field("mediators").text()
    assert "请更换或取得各方书面同意" in clerk.refused(sheet)  # M05
    case = clerk.does("AppointMediators", {"mediators": ("吴振邦",), "interest": ""}, sheet)
    assert [one.name for one in case.mediators] == ["吴振邦"]
    assert case.interest == ""
