"""Our own: a child and a traveller hurt, an authority too late, an agreement broken and renewed."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from app.clock import CHINA, FixedClock
from app.mediation.messages import (
    AgentBasis,
    Authority,
    CaseDetail,
    DisputeType,
    ItemStatus,
    Outcome,
    PartyRole,
    Satisfaction,
    State,
    VisitWay,
)
from tests.journeys.clerk import Clerk, Who
from tests.profiles import PASSPHRASE
from ui.demo.laptop import Laptop
from ui.mediation.steps.agreement import AgreementSheet
from ui.watchdog import Watchdog

pytestmark = pytest.mark.slow

_CHILD, _TRAVELLER, _DRIVER = "冯䶮", "叶㛃", "区𬍛"
_LYU = {
    "name": "吕志明", "id_no": "440799199007156052", "phone": "0750-0000605",
    "relation": "表弟", "authority": Authority.SPECIAL,
}  # fmt: skip
_PARTIES = (
    Who(
        {
            "id_no": "440799201205206014", "name": _CHILD, "phone": "0750-0000601",
            "address": "江门市新会区大泽镇田金村二巷 6 号", "occupation": "学生",
        },
        agents=(
            {
                "name": "冯志", "id_no": "440799198603116036", "phone": "0750-0000603",
                "relation": "父亲",
            },
        ),
    ),
    Who(
        {
            "role": PartyRole.APPLICANT, "id_no": "440799198409026045", "name": _TRAVELLER,
            "phone": "0750-0000604", "address": "广州市天河区某路 9 号", "occupation": "教师",
        },
        agents=(_LYU | {"valid_to": date(2026, 9, 15)},),
    ),
    Who(
        {
            "role": PartyRole.RESPONDENT, "id_no": "44079919781201607X", "name": _DRIVER,
            "phone": "0750-0000607", "address": "江门市新会区大泽镇田金村五巷 7 号",
            "occupation": "务农",
        },
    ),
)  # fmt: skip
_DISPUTE = {
    "dispute_type": DisputeType.DAMAGES,
    "amount_fen": "6000",
    "facts": "被申请人在村道倒车，碰倒骑车的冯䶮，又撞坏叶㛃停在路边的电动车。",
    "claims": "赔偿冯䶮医疗费 4,000 元\n赔偿叶㛃修车费 2,000 元",
}
_SESSION = {
    "start": time(15, 0),
    "place": "大泽镇调解室",
    "told_rights": True,
    "transcript": "区𬍛认可两笔费用，要求分两次付；冯志、吕志明同意。",
    "outcome": Outcome.SUCCESS,
}
_ITEM = {"manner": "转账"}
_VIEW = "同意，以后骑车靠边走。"
_NAMED = (  # what F-A8 says of who speaks for whom
    f"申请人{_CHILD}的法定代理人冯志",
    f"申请人{_TRAVELLER}的委托代理人吕志明",
    "特别授权（授权委托书）",
    "户口簿",
    "未成年当事人本人的意见",
)
_ACTED = {
    "med.F-A4": "吕志明，居民身份证号码",
    "med.F-A7": f"吕志明（申请人{_TRAVELLER}的委托代理人）",
    "med.F-A8": f"申请人{_TRAVELLER}的委托代理人吕志明",
}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 8, 31, 9, 0, tzinfo=CHINA))


def test_own(laptop: Laptop, clock: FixedClock, dog: Watchdog) -> None:
    clerk = Clerk(laptop, clock, PASSPHRASE)
    case = clerk.registers(_DISPUTE, *_PARTIES)
    assert case.state is State.MEDIATING
    assert _acting(case) == [
        [("冯志", AgentBasis.STATUTORY, True)],
        [("吕志明", AgentBasis.ENTRUSTED, True)],
        [],
    ]
    # 31 August, the day itself left out, 30 days: 30 September, a Wednesday
    limit = clerk.dues()["med.R-A03"].due
    assert (limit.on, limit.raw) == (date(2026, 9, 30), date(2026, 9, 30))

    clerk.comes_in("2026-09-16", "16:30")
    clerk.does("RecordSession", _SESSION)
    _agrees_once_the_authority_stands(clerk)
    _is_broken(clerk)
    _is_renewed(clerk)
    before = clerk.report("med.T1", date(2026, 11, 30))
    _is_performed_and_closed(clerk)

    after = clerk.report("med.T1", date(2026, 11, 30))
    grown = {key: value - before.get(key, 0) for key, value in after.items()}
    # one town case of damages, three people, applied for, in writing, 6,000 yuan; done at last
    assert {key: n for key, n in grown.items() if n and key.isdecimal()} == {
        "1": 1, "2": 3, "3": 1, "5": 600_000, "8": 1, "13": 1, "25": 1, "39": 1,
    }  # fmt: skip
    assert grown["performed"] == 1


def _acting(case: CaseDetail) -> list[list[tuple[str, AgentBasis, bool]]]:
    return [[(one.name, one.basis, one.standing) for one in party.agents] for party in case.parties]


def _agrees_once_the_authority_stands(clerk: Clerk) -> None:
    sheet = clerk.fills_agreement(
        {"terms": "区𬍛赔偿冯䶮医疗费 4,000 元、叶㛃修车费 2,000 元。", "minor_view": _VIEW},
        _ITEM | {"creditor": _CHILD, "amount_fen": "4000", "content": "支付医疗费",
                 "due_on": date(2026, 9, 23)},
        _ITEM | {"creditor": _TRAVELLER, "amount_fen": "2000", "content": "支付修车费",
                 "due_on": date(2026, 10, 15)},
    )  # fmt: skip
    # Till 15 September, and today is the 16th (M09).
    assert "吕志明代叶㛃的授权已于2026年9月15日到期" in clerk.refused(sheet)
    clerk.screen.press("Esc")
    clerk.screen.rest()
    longer = _LYU | {"party": _TRAVELLER, "basis": AgentBasis.ENTRUSTED}
    case = clerk.does("AddAgent", longer | {"valid_to": date(2026, 10, 31)})
    assert [one[2] for one in _acting(case)[1]] == [True, False]  # the lapsed one is kept
    clerk.opens("ReachAgreement")
    sheet = clerk.screen.find(AgreementSheet)
    clerk.screen.rest()
    clerk.laptop.submit(sheet)  # what was typed before is still there

    case = clerk.read()
    assert case.state is State.AGREED
    # three days to sign end on Saturday 19 September: our own duty, so on Friday
    sign = clerk.dues()["med.R-A09a"].due
    assert (sign.raw, sign.on) == (date(2026, 9, 19), date(2026, 9, 18))
    text = clerk.paper("med.F-A8")
    assert [word for word in (*_NAMED, _VIEW, "肆仟元", "贰仟元") if word not in text] == []
    case = _signs(clerk)
    # in force on 16 September, 30 days: 16 October, a Friday
    court = clerk.dues()["med.R-A10"].due
    assert (court.raw, court.on) == (date(2026, 10, 16), date(2026, 10, 16))


def _signs(clerk: Clerk) -> CaseDetail:
    signed = {"by_parties": True, "by_mediator": True, "by_committee": True}
    case = clerk.does("ConfirmSignatures", signed)
    assert case.state is State.PERFORMING
    return case


def _is_broken(clerk: Clerk) -> None:
    clerk.comes_in("2026-09-22")
    case = _pays(clerk)
    assert _items(case) == [ItemStatus.DONE, ItemStatus.NOT_DUE]
    assert clerk.dues()["med.R-A13"].due.raw == date(2026, 10, 15)
    clerk.comes_in("2026-10-15")
    assert clerk.read().state is State.PERFORMING
    clerk.comes_in("2026-10-16")
    case = clerk.read()
    assert case.state is State.OVERDUE  # the day after, without a hand
    assert "med.R-A12a" in {one.rule for one in case.advice}  # the other side may sue


def _pays(clerk: Clerk) -> CaseDetail:
    return clerk.does("RecordPerformance", {"status": ItemStatus.DONE, "proof": "转账凭证"})


def _items(case: CaseDetail) -> list[ItemStatus]:
    assert case.agreement is not None
    return [item.status for item in case.agreement.items]


def _is_renewed(clerk: Clerk) -> None:
    clerk.comes_in("2026-10-19")
    clerk.opens("RenewAgreement")
    sheet = clerk.fills_agreement(
        {
            "terms": "余款 2,000 元，区𬍛分两次付给叶㛃。", "minor_view": "没有意见。",
            "consent": True,
        },
        _ITEM | {"creditor": _TRAVELLER, "amount_fen": "1000", "content": "支付修车费余款",
                 "due_on": date(2026, 10, 30)},
        _ITEM | {"creditor": _TRAVELLER, "amount_fen": "1000", "content": "支付修车费余款",
                 "due_on": date(2026, 11, 20)},
    )  # fmt: skip
    # 2,000 of the 6,000 yuan at stake (M30)
    case = clerk.insists(sheet, "医疗费 4,000 元已付清")
    assert case.state is State.AGREED
    (earlier,) = case.earlier
    assert [one.status for one in earlier.items] == [ItemStatus.DONE, ItemStatus.CHANGED]
    assert "med.R-A10" not in clerk.dues()  # the new one is not in force before it is signed
    titles = [line.title for line in case.papers if line.kind == "med.F-A8"]
    assert titles == ["人民调解协议书", "人民调解协议书（9月16日，已变更）"]
    text = clerk.paper("med.F-A8")
    assert [word for word in (*_NAMED, "没有意见", "壹仟元") if word not in text] == []
    _signs(clerk)
    # in force on 19 October, 30 days: 18 November, a Wednesday
    court = clerk.dues()["med.R-A10"].due
    assert (court.raw, court.on) == (date(2026, 11, 18), date(2026, 11, 18))


def _is_performed_and_closed(clerk: Clerk) -> None:
    clerk.comes_in("2026-10-30")
    case = _pays(clerk)
    assert (case.state, _items(case)) == (
        State.PERFORMING, [ItemStatus.DONE, ItemStatus.NOT_DUE],
    )  # fmt: skip
    clerk.comes_in("2026-11-20")
    case = _pays(clerk)
    assert case.state is State.PERFORMED
    # 20 November + 15 days: Saturday 5 December, so we call on Friday
    visit = clerk.dues()["med.R-A13b"].due
    assert (visit.raw, visit.on) == (date(2026, 12, 5), date(2026, 12, 4))
    clerk.comes_in("2026-11-23")
    clerk.does(
        "RecordVisit",
        {
            "way": VisitWay.TELEPHONE, "performance": "三笔都已收到，双方没有新的矛盾。",
            "satisfaction": Satisfaction.SATISFIED,
        },
    )  # fmt: skip
    case = clerk.does("CloseCase", {})
    assert case.state is State.CLOSED
    # The authority ended on 31 October; it stood on the days these were signed.
    for kind, words in _ACTED.items():
        assert clerk.paper(kind).count(words) == 1, kind
    course = "".join(item.title + item.text for item in case.timeline)
    assert "医疗费 4,000 元已付清" in course
    # both agreements and all three payments are still told
    assert (course.count("达成书面协议"), course.count("全部履行")) == (2, 3)
