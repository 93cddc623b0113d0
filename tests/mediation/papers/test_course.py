"""The papers of the course of a case, and the words of the law in them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from app.lawbook.statutes import Statutes
from app.mediation.codes import EndReason, Source
from app.mediation.papers import build
from app.mediation.papers import course as course_room
from app.papers.model import Filled, gaps, runs_of
from tests.mediation.papers.cases import CASE, LABOUR_CASE, SESSION, VISIT
from tests.mediation.papers.making import make, words

# -- the course -------------------------------------------------------------------------------


def test_acceptance_tells_how_the_case_came() -> None:
    text = words(make("med.F-A4"))
    assert (
        "2026年11月16日，江门市新会区大泽镇人民调解委员会依当事人申请，经当事人同意，"
        "调解黄䶮昌、陈㛃仪、谭𬍛之间的纠纷。" in text
    )
    assert "■当事人申请" in text
    assert "□主动调解" in text
    assert "此表由人民调解委员会填写。" in text
    own = words(make("med.F-A4", lambda case: replace(case, source=Source.OWN_MOTION)))
    assert "主动调解，经当事人同意" in own
    assert "■主动调解" in own
    sent = words(build("med.F-A4", LABOUR_CASE, LABOUR_CASE.id))
    assert "■接受委托移送：法院委托移送，（2026）粤0704诉前调12号" in sent


def test_age_is_of_the_day_of_acceptance() -> None:
    """Born 1986-11-05, accepted 2026-11-16: 40; accepted the day before the birthday: 39."""
    before = make("med.F-A4", lambda case: replace(case, accepted_on=date(2026, 11, 4)))
    assert "年龄40" in words(make("med.F-A4"))
    assert "年龄39" in words(before)
    assert "年龄40" not in words(before)


def test_session_record() -> None:
    text = words(make("med.F-A7"))
    assert "2026年11月20日15时00分至16时20分" in text
    assert "人民调解员已将人民调解的性质、原则和效力" in text
    assert "■调解成功\u3000□调解不成\u3000□有待继续调解" in text
    assert "双方：同意分两期支付，管子十日内修好。" in text


def test_a_session_without_notice_does_not_claim_it() -> None:
    silent = replace(SESSION, told_rights=False, end=None)
    paper = make("med.F-A7", lambda case: replace(case, sessions=(silent,)))
    assert "已将人民调解的性质" not in words(paper)
    assert [gap.name for gap in gaps(paper)] == ["调解结束时间", "告知权利义务的情况"]


def test_a_visit_tells_performance_and_satisfaction() -> None:
    text = words(make("med.F-A10"))
    assert VISIT.performance in text
    assert "当事人对调解工作：满意。" in text
    assert "2026年12月18日" in text
    risk = replace(VISIT, hidden_risk="双方仍有口角", next_on=date(2027, 1, 5))
    text = words(make("med.F-A10", lambda case: replace(case, visits=(risk,))))
    assert "存在的隐患：双方仍有口角" in text
    assert "下次回访：2027年1月5日。" in text


def test_ending_names_the_reason_and_the_ways_that_stay_open() -> None:
    text = words(make("med.F-A12-2"))
    assert "因各方当事人意见分歧过大，未能达成调解协议" in text
    assert "第二十六条" in text
    assert "劳动争议申请仲裁的时效期间为一年" in text
    assert "不得在诉讼程序中作为对其不利的证据" in text  # court-referred: med.R-A20
    plain = words(build("med.F-A12-2", CASE, CASE.id))
    assert "劳动争议" not in plain
    assert "不利的证据" not in plain


@pytest.mark.parametrize("reason", EndReason)
def test_every_reason_has_words(reason: EndReason) -> None:
    paper = make("med.F-A12-2", lambda case: replace(case, end_reason=reason, end_note=""))
    missing = [gap.name for gap in gaps(paper)]
    assert missing == (["终止调解的原因"] if reason is EndReason.OTHER else [])
    assert "虚假" not in words(paper)


# -- the words of the law ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def mediation_law(statutes: Statutes) -> str:
    articles = (statutes.article("人民调解法", number) for number in range(1, 36))
    return "".join(article.text for article in articles if article).replace("\n", "")


def test_rights_and_duties_are_the_laws_own_words(mediation_law: str) -> None:
    quoted = [
        *course_room._PRINCIPLES,
        *course_room._RIGHTS,
        *course_room._DUTIES,
        course_room._BINDING,
    ]
    assert [text for text in quoted if text not in mediation_law] == []
    text = words(make("med.F-A5"))
    for right in course_room._RIGHTS + course_room._DUTIES:
        assert right in text


def test_rights_notice_cites_no_more_than_the_law_says(mediation_law: str) -> None:
    clauses = re.split(r"[，。；：]", course_room._NATURE + course_room._CONFIRMATION)
    assert [clause for clause in clauses if clause not in mediation_law] == []


def test_filled_fields_lead_back_to_the_form() -> None:
    targets = {
        run.target for runs in runs_of(make("med.F-A8")) for run in runs if isinstance(run, Filled)
    }
    assert {"parties.0.name", "parties.0.address", "agreement.facts", "case_no"} <= targets
