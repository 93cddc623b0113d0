"""Papers to and from others: court, police, county, debtor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.lawbook.statutes import Statutes
from app.mediation.codes import ConfirmationState, DisputeType, ItemStatus, RiskTrigger
from app.mediation.messages import ConfirmationView
from app.mediation.papers import CLAIM, build
from app.papers.layout import render
from tests.mediation.papers.cases import CASE, INVESTIGATED, INVESTIGATION, REPORT, RISKY_CASE
from tests.mediation.papers.making import item, make, words
from tests.papers.samples import page_texts


def test_m5_the_reply_to_the_court_says_how_it_ended_and_guards_concessions() -> None:
    """特邀调解规定 26; med.R-A20: what was conceded is no evidence."""
    text = words(make("med.F-A12-4"))
    assert "恩平市人民法院：" in text
    assert "你单位委派调解的" in text
    assert "因各方当事人意见分歧过大" in text
    assert "不得作为不利证据：" in text
    assert "退回的材料：起诉状副本1份3页" in text
    assert "不得作为不利证据" not in words(build("med.F-A12-2", CASE, CASE.id))


def test_m4_the_parties_ask_the_police_in_the_words_of_article_9(statutes: Statutes) -> None:
    text = words(make("med.F-A12-5"))
    assert "经人民调解委员会调解达成协议并履行，书面申请经公安机关认可的，不予处罚" in text
    article = statutes.article("治安管理处罚法", 9)
    assert article is not None
    assert "经人民调解委员会调解达成协议并履行，书面申请经公安机关认可的，不予处罚" in article.text
    assert "并已于2026年11月20日履行完毕" in text
    assert "江门市公安局新会分局双水派出所" in text


def test_r_a15_r_a16_a_report_names_the_law_that_asks_for_it() -> None:
    assert RISKY_CASE.risks is not None
    (look,) = RISKY_CASE.risks.assessments
    look = replace(look, triggers=(RiskTrigger.CHILD, RiskTrigger.VIOLENCE))
    risks = replace(RISKY_CASE.risks, assessments=(look,))
    text = words(build("med.F-A12-6", replace(RISKY_CASE, risks=risks), REPORT.id))
    assert "未成年人保护法》第十一条" in text
    assert "反家庭暴力法》第十四条" in text
    plain = words(make("med.F-A12-6"))
    assert "人民调解法》第二十五条" in plain
    assert "未成年人保护法" not in plain


def test_the_record_of_an_investigation_is_signed_on_every_page() -> None:
    paper = make("med.F-A6")
    assert paper.signed == ("被调查人", "调查人", "记录人")
    long = replace(INVESTIGATION, transcript="问：……\n答：雨天更多。\n" * 40)
    many = build("med.F-A6", replace(INVESTIGATED, investigations=(long,)), INVESTIGATION.id)
    pages = page_texts(render(many).pdf)
    assert len(pages) > 1
    assert all("被调查人：" in page.replace("\n", "") for page in pages)


def test_a_reminder_names_what_is_owed_and_nothing_that_was_done() -> None:
    text = words(make("med.F-A12-7", item(0, status=ItemStatus.DONE)))
    assert "第二期" in text
    assert "第一期" not in text
    assert "当事人应当按照约定履行" in text


def test_r_a08_r_a12_a_reminder_says_what_else_the_creditor_may_do() -> None:
    plain = words(make("med.F-A12-7"))
    assert "支付令" not in plain
    assert "强制执行" not in plain
    wages = words(
        make("med.F-A12-7", lambda case: replace(case, dispute_type=DisputeType.MIGRANT_WAGES))
    )
    assert "可以持调解协议书依法向人民法院申请支付令" in wages
    view = ConfirmationView(ConfirmationState.CONFIRMED, date(2026, 12, 21), "", None)
    confirmed = words(make("med.F-A12-7", lambda case: replace(case, confirmation=view)))
    assert "申请强制执行" in confirmed


def test_m19_a_claim_without_a_paper_behind_its_standard_says_so() -> None:
    text = words(make(CLAIM))
    assert "200元（大写：贰佰元整）" in text
    assert "没有写明依据文件" in text
    assert "同意（2026年12月22日）" in text
