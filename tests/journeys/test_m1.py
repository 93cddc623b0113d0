"""M1: a neighbour's drain, settled at the door of the village office and paid on the spot."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from app.clock import CHINA, FixedClock
from app.mediation.messages import (
    AgreementForm,
    Difficulty,
    DisputeType,
    ItemStatus,
    Outcome,
    Satisfaction,
    State,
    VisitWay,
)
from app.records.messages import Retention
from tests.journeys.clerk import Clerk, Who
from tests.profiles import PASSPHRASE
from ui.demo.laptop import Laptop
from ui.watchdog import Watchdog

pytestmark = pytest.mark.slow

_HUANG = Who(
    {
        "id_no": "440799195203129010", "name": "黄䶮昌", "phone": "0750-0000101",
        "address": "江门市新会区大泽镇田金村一巷 1 号", "occupation": "务农",
    }
)  # fmt: skip
_CHEN = Who(
    {
        "id_no": "440799198611059027", "name": "陈㛃仪", "phone": "0750-0000102",
        "address": "江门市新会区大泽镇田金村一巷 2 号", "occupation": "个体经营",
    }
)  # fmt: skip
_DISPUTE = {
    "dispute_type": DisputeType.NEIGHBOUR,
    "difficulty": Difficulty.SIMPLE,
    "committee": "田金村",
    "amount_fen": "800",
    "facts": "被申请人阳台排水管破损，污水淋湿申请人外墙并致墙皮脱落。",
    "claims": "修复排水管\n赔偿墙面修补费 800 元",
}

_SESSION = {
    "start": time(15, 0),
    "place": "田金村调解室",
    "told_rights": True,
    "transcript": "陈㛃仪当日修好排水管，当场付 800 元，黄䶮昌写了收条。",
    "outcome": Outcome.SUCCESS,
}
_TERMS = "陈㛃仪修复排水管。\n陈㛃仪赔偿黄䶮昌墙面修补费 800 元，当场付清。"
_SAID = {  # what must be read on a paper of the case
    "med.F-A4": ("黄䶮昌", "陈㛃仪", "邻里纠纷", "当事人申请"),
    "med.F-A5": ("人民调解法",),
    "med.F-A7": ("村调解室", "黄䶮昌写了收条"),
    "med.F-A9": ("黄䶮昌", "捌佰元"),
    "med.F-A10": ("水管已修好",),
    "med.F-A1": ("黄䶮昌", "邻里纠纷"),
    "med.F-A2": ("口头",),
}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=CHINA))


def test_m1(laptop: Laptop, clock: FixedClock, dog: Watchdog) -> None:
    clerk = Clerk(laptop, clock, PASSPHRASE)
    case = clerk.registers(_DISPUTE, _HUANG, _CHEN)
    assert case.state is State.MEDIATING
    # 2 March, the day itself left out, 30 days: 1 April, a Wednesday
    limit = clerk.dues()["med.R-A03"].due
    assert (limit.on, limit.raw) == (date(2026, 4, 1), date(2026, 4, 1))
    before = clerk.report("med.T1", date(2026, 3, 31))

    clerk.comes_in("2026-03-05", "17:00")
    clerk.does("RecordSession", _SESSION)
    case = clerk.agrees(
        {"form": AgreementForm.ORAL, "terms": _TERMS},
        {
            "amount_fen": "800", "due_on": date(2026, 3, 5), "content": "赔偿墙面修补费",
            "manner": "现金", "on_the_spot": True,
        },
    )  # fmt: skip
    assert case.state is State.PERFORMED
    assert case.agreement is not None
    assert case.agreement.effective_on == date(2026, 3, 5)
    assert [item.status for item in case.agreement.items] == [ItemStatus.ON_THE_SPOT]
    # an oral agreement is in force at once, and no court confirms it
    assert "ApplyConfirmation" not in clerk.offered()
    assert "med.R-A10" not in clerk.dues()
    # 5 March + 15 days: 20 March, a Friday
    assert clerk.dues()["med.R-A13b"].due.on == date(2026, 3, 20)

    clerk.comes_in("2026-03-18")
    clerk.does(
        "RecordVisit",
        {
            "way": VisitWay.HOME, "performance": "水管已修好，800 元已付清。",
            "satisfaction": Satisfaction.SATISFIED,
        },
    )  # fmt: skip
    case = clerk.does("CloseCase", {})
    assert case.state is State.CLOSED
    assert {"med.F-A4", "med.F-A5", "med.F-A7", "med.F-A9", "med.F-A10"} <= {
        line.kind for line in case.papers
    }
    for kind, words in _SAID.items():
        text = clerk.paper(kind)
        assert [word for word in words if word not in text] == [], kind
    assert "短期" in clerk.binds(Retention.SHORT)

    after = clerk.report("med.T1", date(2026, 3, 31))
    grown = {key: value - before.get(key, 0) for key, value in after.items()}
    counted = {key: n for key, n in grown.items() if n and key.isdecimal()}
    # one village case of neighbours, two people, applied for, agreed by word of mouth, 800 yuan
    assert counted == {
        "1": 1, "2": 2, "3": 1, "5": 80_000, "6": 1, "13": 1, "21": 1, "38": 1,
    }  # fmt: skip
