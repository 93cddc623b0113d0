"""M3: workers without pay; a threat is reported, the company signs and does not pay."""

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
    PartyRole,
    ReportTo,
    RiskLevel,
    RiskTrigger,
    Source,
    State,
)
from app.records.messages import Retention
from tests.journeys.clerk import Clerk, Who
from tests.profiles import PASSPHRASE
from ui.demo.laptop import Laptop
from ui.watchdog import Watchdog

pytestmark = pytest.mark.slow

_NAMES = ("阿依努尔·买买提", "吐尔逊江·阿不都热合曼")
_COMPANY = "江门市某照明有限公司"
_PARTIES = (
    Who(
        {
            "id_no": "659799199007159066", "name": _NAMES[0], "phone": "0750-0000301",
            "address": "江门市新会区大泽镇照明厂宿舍", "ethnicity": "维吾尔族",
            "occupation": "装配工",
        }
    ),
    Who(
        {
            "role": PartyRole.APPLICANT, "id_no": "659799198804179057", "name": _NAMES[1],
            "phone": "0750-0000302", "address": "江门市新会区大泽镇照明厂宿舍",
            "ethnicity": "维吾尔族", "occupation": "装配工",
        }
    ),
    Who(
        {
            "role": PartyRole.RESPONDENT, "name": _COMPANY, "legal_rep": "陈某",
            "phone": "0750-0000303", "address": "江门市新会区大泽镇工业路 88 号",
        },
        unit=True,
    ),
)  # fmt: skip
_DISPUTE = {
    "dispute_type": DisputeType.MIGRANT_WAGES,
    "difficulty": Difficulty.COMPLEX,
    "amount_fen": "126400",
    "people_count": "6",
    "tags": ("少数民族", "企业", "群体"),
    "facts": "2025 年 10 月至 2026 年 1 月拖欠 5 名工人工资；工人扬言封堵厂门。",
    "claims": "支付工资 126,400 元",
    "source": Source.OTHER_ORGAN,
    "organ": "江门市人力资源和社会保障局",
    "source_doc_no": "江人社转〔2026〕003号（样例）",
}
_SAID = {
    "med.F-A12-3": ("江门市人力资源和社会保障局", "江人社转〔2026〕003号"),
    "med.F-A4": (*_NAMES, _COMPANY, "拖欠农民工工资"),
    "med.F-A5": ("人民调解法",),
    "med.F-A7": ("公司承认欠薪",),
    "med.F-A8": (*_NAMES, "壹拾贰万陆仟肆佰元"),
    "med.F-A12-6": ("派出所", "综治中心"),
    "med.F-A12-7": (_COMPANY, "126,400"),
}
_REPLIED = (  # what the organ that sent them reads
    "江门市人力资源和社会保障局", "江人社转〔2026〕003号", *_NAMES, _COMPANY,
    "2026年1月23日、2026年2月2日主持调解2次", "达成调解协议", "126,400元",
    "壹拾贰万陆仟肆佰元", "公司逾期未付，已告知可申请支付令",
)  # fmt: skip


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 1, 20, 10, 0, tzinfo=CHINA))


def test_m3(laptop: Laptop, clock: FixedClock, dog: Watchdog) -> None:
    clerk = Clerk(laptop, clock, PASSPHRASE)
    clerk.registers(_DISPUTE, *_PARTIES)
    # applied on 20 January, 15 days (劳动争议调解仲裁法 14): 4 February, a Wednesday
    assert clerk.dues()["med.R-A06"].due.on == date(2026, 2, 4)

    clerk.comes_in("2026-01-20", "10:50")
    case = clerk.does("AssessRisk", {"at": time(10, 40), "triggers": (RiskTrigger.ANNOUNCED,)})
    assert case.risk is RiskLevel.ORANGE
    assert "med.R-A14" in {row.rule for row in case.dues}
    clerk.comes_in("2026-01-20", "11:10")
    case = clerk.does(
        "ReportRisk",
        {
            "at": time(11, 0), "reported_to": (ReportTo.POLICE, ReportTo.CENTRE),
            "content": "5 名工人扬言封堵厂门，已到现场劝解。",
        },
    )  # fmt: skip
    assert "med.R-A14" not in {row.rule for row in case.dues}

    talk = {"place": "大泽镇调解室", "told_rights": True}
    clerk.comes_in("2026-01-23", "12:00")
    clerk.does(
        "RecordSession",
        talk | {
            "start": time(10, 0), "transcript": "公司承认欠薪，要求分期；工人不同意。",
            "outcome": Outcome.CONTINUE,
        },
    )  # fmt: skip
    clerk.comes_in("2026-02-02", "12:00")
    clerk.does(
        "RecordSession",
        talk | {
            "start": time(10, 0), "transcript": "公司同意 2 月 10 日前一次付清，买某到场翻译。",
            "attendees": "翻译 买某", "outcome": Outcome.SUCCESS,
        },
    )  # fmt: skip
    sheet = clerk.fills_agreement(
        {"form": AgreementForm.ORAL, "copies": "7", "terms": "公司 2 月 10 日前付清工资。"},
        {
            "amount_fen": "126400", "due_on": date(2026, 2, 10), "content": "支付工资",
            "manner": "转账",
        },
    )  # fmt: skip
    assert "应当制作书面协议书" in clerk.refused(sheet)  # M12
    clerk.types(sheet.grid, {"form": AgreementForm.WRITTEN})
    laptop.submit(sheet)
    case = clerk.does(
        "ConfirmSignatures", {"by_parties": True, "by_mediator": True, "by_committee": True}
    )
    assert case.state is State.PERFORMING
    # in force on 2 February, 30 days: 4 March, a Wednesday
    court = clerk.dues()["med.R-A10"].due
    assert (court.raw, court.on) == (date(2026, 3, 4), date(2026, 3, 4))
    assert clerk.dues()["med.R-A13"].due.raw == date(2026, 2, 10)

    clerk.comes_in("2026-02-10")
    assert clerk.read().state is State.PERFORMING
    clerk.comes_in("2026-02-11")
    case = clerk.read()
    assert case.state is State.OVERDUE  # the day after it was due, without a hand
    assert case.agreement is not None
    assert [item.status for item in case.agreement.items] == [ItemStatus.NOT_DUE]
    told = {one.rule: one.text for one in case.advice}
    assert "申请支付令" in told["med.R-A08"]
    assert "法律援助，免核查经济状况" in told["med.R-A08"]  # route 3
    for kind, words in _SAID.items():
        text = clerk.paper(kind)
        assert [word for word in words if word not in text] == [], kind
    assert "买某" not in clerk.paper("med.F-A7")
    assert "翻译买某" in clerk.paper("med.F-A7", 1)  # who came to the second session alone

    before = clerk.report("med.T1", date(2026, 2, 28))
    clerk.does("ReplyReferral", {"feedback": "已达成协议，公司逾期未付，已告知可申请支付令。"})
    reasons = "公司已停业，已告知工人申请支付令和法律援助", "工人已转法律援助工作站，由该站跟进"
    case = clerk.insists(clerk.opens("CloseCase"), *reasons)
    assert case.state is State.CLOSED
    course = "".join(item.title + item.text for item in case.timeline)
    assert [reason for reason in reasons if reason not in course] == []
    told_organ = clerk.paper("med.F-A12-4")
    assert [word for word in _REPLIED if word not in told_organ] == []
    assert "履行完毕" not in told_organ  # nothing was paid
    assert "长期" in clerk.binds(Retention.LONG)

    after = clerk.report("med.T1", date(2026, 2, 28))
    grown = {key: value - before.get(key, 0) for key, value in after.items()}
    # one complex wage case from another organ, six people, agreed in writing, 126,400 yuan
    assert {key: n for key, n in grown.items() if n and key.isdecimal()} == {
        "1": 1, "2": 6, "3": 1, "4": 1, "5": 12_640_000, "8": 1, "14": 1, "19": 1, "29": 1,
        "39": 1,
    }  # fmt: skip
