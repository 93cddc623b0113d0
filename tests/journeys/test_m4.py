"""M4: the police send a fight over a parking place; paid at once, and the police are answered."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from app.clock import CHINA, FixedClock
from app.mediation.messages import (
    DisputeType,
    ItemStatus,
    Outcome,
    RiskLevel,
    RiskTrigger,
    Satisfaction,
    Source,
    State,
    VisitWay,
)
from app.records.messages import Retention
from tests.journeys.clerk import Clerk, Who
from tests.profiles import PASSPHRASE
from ui.demo.laptop import Laptop
from ui.watchdog import Watchdog

pytestmark = pytest.mark.slow

_TAN = Who(
    {
        "id_no": "440799198109099058", "name": "谭炽权", "phone": "0750-0000402",
        "address": "江门市新会区大泽镇田金村 3 号", "occupation": "货车司机",
    }
)  # fmt: skip
_LIN = Who(
    {
        "id_no": "440799199508179076", "name": "林䶮森", "phone": "0750-0000401",
        "address": "江门市新会区大泽镇田金村 8 号", "occupation": "装修工",
    }
)  # fmt: skip
_DISPUTE = {
    "dispute_type": DisputeType.DAMAGES,
    "amount_fen": "3200",
    "facts": "停车争执中被申请人打伤申请人，轻微伤，医疗费 3,200 元。",
    "claims": "赔偿 3,200 元\n赔礼道歉",
    "source": Source.POLICE,
    "organ": "新会区公安局大泽派出所",
    "source_doc_no": "新公泽委调字〔2026〕07号（样例）",
}
_TERMS = "林䶮森赔偿谭炽权医疗费 3,200 元。\n林䶮森当面道歉，谭炽权表示谅解。"
_SAID = {
    "med.F-A12-3": ("大泽派出所", "新公泽委调字〔2026〕07号"),
    "med.F-A4": ("谭炽权", "林䶮森", "公安机关"),
    "med.F-A5": ("人民调解法",),
    "med.F-A7": ("驻派出所调解室", "写了收条"),
    "med.F-A8": ("林䶮森", "叁仟贰佰元", "当面道歉", "一式四份"),
    "med.F-A10": ("赔偿已付清",),
    "med.F-A12-5": ("林䶮森", "治安管理处罚法"),
    "med.F-A12-4": ("大泽派出所",),
}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 7, 6, 9, 0, tzinfo=CHINA))


def test_m4(laptop: Laptop, clock: FixedClock, dog: Watchdog) -> None:
    clerk = Clerk(laptop, clock, PASSPHRASE)
    before = clerk.report("med.T1", date(2026, 7, 31))
    case = clerk.registers(_DISPUTE, _TAN, _LIN)
    assert case.source is Source.POLICE
    _calms(clerk)

    clerk.comes_in("2026-07-08", "11:30")
    clerk.does(
        "RecordSession",
        {
            "start": time(9, 30), "place": "驻派出所调解室", "told_rights": True,
            "transcript": "林䶮森当面道歉并付清医疗费，谭炽权写了收条，表示谅解。",
            "outcome": Outcome.SUCCESS,
        },
    )  # fmt: skip
    case = clerk.agrees(
        {"copies": "4", "terms": _TERMS},
        {
            "amount_fen": "3200", "due_on": date(2026, 7, 8), "content": "赔偿医疗费并当面道歉",
            "manner": "现金", "on_the_spot": True, "proof": "收条1张",
        },
    )  # fmt: skip
    assert case.state is State.AGREED  # a written one waits for the signatures
    assert case.agreement is not None
    assert [item.proof for item in case.agreement.items] == ["收条1张"]
    case = clerk.does(
        "ConfirmSignatures", {"by_parties": True, "by_mediator": True, "by_committee": True}
    )
    assert case.state is State.PERFORMED
    # in force on 8 July, 30 days: 7 August, a Friday; an application is the parties' choice
    assert case.confirmation is not None
    assert case.confirmation.last_on == date(2026, 8, 7)
    assert "ApplyConfirmation" in clerk.offered()

    clerk.does("ReplyReferral", {"feedback": "双方已达成协议并履行完毕。"})
    clerk.comes_in("2026-07-20")
    clerk.does(
        "RecordVisit",
        {
            "way": VisitWay.TELEPHONE, "performance": "赔偿已付清，双方没有新的矛盾。",
            "satisfaction": Satisfaction.SATISFIED,
        },
    )  # fmt: skip
    case = clerk.does("CloseCase", {})
    assert case.state is State.CLOSED
    assert case.agreement is not None
    assert [item.status for item in case.agreement.items] == [ItemStatus.ON_THE_SPOT]
    assert case.agreement.copies == 4  # two parties, the committee, and the organ that sent it
    for kind, words in _SAID.items():
        text = clerk.paper(kind)
        assert [word for word in words if word not in text] == [], kind
    assert "长期" in clerk.binds(Retention.LONG, receipts="1")  # the sheet he wrote: 收条
    assert "履行凭证" in clerk.paper("med.F-A2")

    after = clerk.report("med.T1", date(2026, 7, 31))
    grown = {key: value - before.get(key, 0) for key, value in after.items()}
    # one case of damages from the police, two people, agreed in writing, 3,200 yuan
    assert {key: n for key, n in grown.items() if n and key.isdecimal()} == {
        "1": 1, "2": 2, "3": 1, "5": 320_000, "8": 1, "14": 1, "17": 1, "25": 1, "39": 1,
    }  # fmt: skip


def _calms(clerk: Clerk) -> None:
    """The sample has 黄 where practice has 橙 for any injury (CL-08): she writes why."""
    sheet = clerk.opens("AssessRisk")
    clerk.types(sheet.grid, {"triggers": (RiskTrigger.INJURY,)})
    assert sheet.grid.field("level").value() is RiskLevel.ORANGE
    clerk.types(sheet.grid, {"level": RiskLevel.YELLOW})
    case = clerk.insists(sheet, "轻微伤，双方已离开现场，情绪平稳")
    assert case.risk is RiskLevel.YELLOW


def test_m02_the_police_had_decided(laptop: Laptop, clock: FixedClock, dog: Watchdog) -> None:
    clerk = Clerk(laptop, clock, PASSPHRASE)
    clerk.registers(_DISPUTE, _TAN, _LIN)
    sheet = clerk.opens("ReviseReferral")
    clerk.types(sheet.grid, {"police_decided_on": date(2026, 7, 5)})
    assert "该纠纷已由有关机关处理" in clerk.refused(sheet)  # M02
