"""The papers of mediation: what the law wants on them, in its own words, and nothing invented."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from app.clock import CHINA
from app.lawbook.statutes import Statutes
from app.mediation.codes import (
    AgentBasis,
    AgentProof,
    AgreementForm,
    ConfirmationState,
    DeclineGround,
    DisputeType,
    EndReason,
    ItemStatus,
    RiskTrigger,
    Source,
)
from app.mediation.messages import CaseDetail, ConfirmationView, PartyView
from app.mediation.papers import CLAIM, TITLES, build, paper_id
from app.mediation.papers import course as course_room
from app.mediation.states import State
from app.papers.docx import compose
from app.papers.layout import render
from app.papers.model import Filled, Gap, Masked, Paper, Stamp, Title, dump, gaps, load, runs_of
from app.people.messages import Capacity
from tests.mediation.papers.cases import (
    ACTED_CASE,
    AGREEMENT,
    CASE,
    CLAIM_VIEW,
    COURT_CASE,
    COURT_REFERRAL,
    DOSSIER_CASE,
    INVESTIGATED,
    INVESTIGATION,
    LABOUR_CASE,
    POLICE_CASE,
    REPORT,
    RISKY_CASE,
    SESSION,
    VISIT,
    agent,
)
from tests.papers.samples import page_texts

ORAL = replace(CASE, agreement=replace(AGREEMENT, form=AgreementForm.ORAL))
UNNUMBERED = ("med.F-A1", "med.F-A1-1", "med.F-A2")  # covers and index bear no page number
DECLINED = replace(
    CASE, state=State.NOT_ACCEPTED, decline_ground=DeclineGround.TITLE, agreement=None
)
SUBJECTS: dict[str, tuple[CaseDetail, bytes]] = {
    "med.F-A1": (DOSSIER_CASE, CASE.id),
    "med.F-A1-1": (DOSSIER_CASE, CASE.id),
    "med.F-A2": (DOSSIER_CASE, CASE.id),
    "med.F-A2-1": (CASE, CASE.id),
    "med.F-A3": (CASE, CASE.id),
    "med.F-A4": (CASE, CASE.id),
    "med.F-A5": (CASE, CASE.id),
    "med.F-A6": (INVESTIGATED, INVESTIGATION.id),
    "med.F-A7": (CASE, SESSION.id),
    "med.F-A8": (CASE, AGREEMENT.id),
    "med.F-A9": (ORAL, AGREEMENT.id),
    "med.F-A10": (CASE, VISIT.id),
    "med.F-A11": (CASE, AGREEMENT.id),
    "med.F-A11-1": (CASE, AGREEMENT.id),
    "med.F-A12-3": (COURT_CASE, COURT_REFERRAL.id),
    "med.F-A12-4": (COURT_CASE, COURT_REFERRAL.id),
    "med.F-A12-5": (POLICE_CASE, AGREEMENT.id),
    "med.F-A12-6": (RISKY_CASE, REPORT.id),
    "med.F-A12-7": (CASE, AGREEMENT.id),
    "med.F-A12-1": (DECLINED, CASE.id),
    "med.F-A12-8": (CASE, CASE.id),
    "med.F-A12-2": (LABOUR_CASE, LABOUR_CASE.id),
}


def make(kind: str, change: Callable[[CaseDetail], CaseDetail] = lambda case: case) -> Paper:
    case, subject = SUBJECTS[kind]
    return build(kind, change(case), subject, claim=CLAIM_VIEW if kind == CLAIM else None)


def words(paper: Paper) -> str:
    """All a paper says; gaps as their names in brackets."""
    return "".join(
        run if isinstance(run, str) else f"[{run.name}]" if isinstance(run, Gap) else run.text
        for runs in runs_of(paper)
        for run in runs
    )


def agreed(**changes: object) -> Callable[[CaseDetail], CaseDetail]:
    """The case with its agreement changed."""
    return lambda case: replace(case, agreement=replace(case.agreement, **changes))  # type: ignore[arg-type, type-var]


def item(at: int, **changes: object) -> Callable[[CaseDetail], CaseDetail]:
    """The case with one item of its agreement changed."""
    items = list(AGREEMENT.items)
    items[at] = replace(items[at], **changes)  # type: ignore[arg-type]
    return agreed(items=tuple(items))


# -- all of them -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TITLES)
def test_every_paper_prints(kind: str) -> None:
    paper = make(kind)
    assert load(dump(paper)) == paper
    assert paper.title == TITLES[kind]
    assert paper.folio is (kind not in UNNUMBERED)
    if paper.folio:
        assert Title(TITLES[kind]) in paper.blocks
    assert 1 <= render(paper).pages <= 2


@pytest.mark.parametrize("kind", TITLES)
def test_the_judicial_office_stamps_nothing(kind: str) -> None:
    """M16: the stamp is the committee's."""
    paper = make(kind)
    if kind != "med.F-A12-6":  # there it is one of those who are told
        assert "司法所" not in words(paper)
    for stamp in (block for block in paper.blocks if isinstance(block, Stamp)):
        assert stamp.organisation == CASE.committee_name


@pytest.mark.parametrize("kind", TITLES)
def test_numbers_of_people_are_covered_on_the_screen(kind: str) -> None:
    paper = make(kind)
    bare = [
        run if isinstance(run, str) else run.text
        for runs in runs_of(paper)
        for run in runs
        if not isinstance(run, Gap | Masked)
    ]
    assert not [text for text in bare if re.search(r"\d{17}[\dX]|0750-\d{7}", text)]


def test_a_number_without_a_block_waits() -> None:
    paper = make("med.F-A8", lambda case: replace(case, case_no=""))
    assert "编号：待编号（000001）" in words(paper)


def test_a_paper_keeps_its_id_and_two_papers_differ() -> None:
    assert make("med.F-A4").paper_id == make("med.F-A4").paper_id == paper_id("med.F-A4", CASE.id)
    ids = {make(kind).paper_id for kind in TITLES}
    assert len(ids) == len(TITLES)
    assert {len(one) for one in ids} == {16}


def test_a_row_that_is_not_of_the_case() -> None:
    with pytest.raises(LookupError):
        build("med.F-A7", CASE, b"\xff" * 16)


# -- the agreement -----------------------------------------------------------------------


def test_agreement_says_what_article_29_lists() -> None:
    text = words(make("med.F-A8"))
    assert "编号：（2026）江新大人调字第087号" in text
    assert "（申请人）：黄䶮昌，男，汉族，1952年3月12日出生，公民身份号码440799195203129010" in text
    assert "（被申请人）：陈㛃仪，女，汉族，1986年11月5日出生" in text
    assert "（第三人）：谭𬍛" in text
    assert f"纠纷主要事实、争议事项：{AGREEMENT.facts}" in text
    assert "陈㛃仪自行负责将阳台排水管修复至不渗漏。" in text
    assert (
        "本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效"
        in text
    )
    assert "三十日内共同向人民法院申请司法确认" in text
    for name in ("申请人黄䶮昌", "被申请人陈㛃仪", "第三人谭𬍛", "人民调解员", "记录人"):
        assert f"{name}（签名" in text


def test_sums_stand_in_figures_and_in_words() -> None:
    text = words(make("med.F-A8"))
    assert "陈㛃仪向黄䶮昌支付第一期墙面修补费，金额为人民币800元（大写：捌佰元整）。" in text
    assert "支付第二期墙面修补费，金额为人民币700.50元（大写：柒佰元零伍角整）。" in text


def test_items_are_numbered_after_the_terms() -> None:
    text = words(make("med.F-A8"))
    assert "第三项于2026年11月30日前（含当日）以现金方式履行完毕。" in text
    assert "第四项于[第四项的履行期限]前以银行转账方式履行完毕。" in text


def test_what_was_done_on_the_spot_is_not_owed() -> None:
    done = item(0, status=ItemStatus.ON_THE_SPOT, performed_on=date(2026, 11, 20))
    assert "第三项已于2026年11月20日当场履行。" in words(make("med.F-A8", done))


def test_an_agreement_of_words_alone_asks_how_it_is_performed() -> None:
    paper = make("med.F-A8", agreed(items=()))
    assert "履行方式、时限" in [gap.name for gap in gaps(paper)]
    told = make("med.F-A8", agreed(items=(), performance="十日内修好，由村委会验收。"))
    assert "履行方式、时限：十日内修好，由村委会验收。" in words(told)
    assert "履行方式、时限" not in [gap.name for gap in gaps(told)]


@pytest.mark.parametrize(
    ("copies", "sentence"),
    [
        (4, "本协议一式四份，当事人、人民调解委员会各持一份。"),
        (5, "本协议一式五份，当事人、人民调解委员会各持一份，另一份用于申请司法确认。"),
    ],
)
def test_copies(copies: int, sentence: str) -> None:
    paper = make("med.F-A8", agreed(copies=copies))
    assert sentence in words(paper)
    assert paper.copies == copies


def test_the_date_is_left_to_the_hand_so_signing_changes_nothing_of_the_paper() -> None:
    """The 30 days of 第33条 run from it: a printed guess would be worse than none."""
    printed = make("med.F-A8")
    assert Stamp(CASE.committee_name, "") in printed.blocks
    assert make("med.F-A8", agreed(effective_on=date(2026, 11, 21))).blocks == printed.blocks


def test_what_is_missing_is_a_gap_with_a_place_to_go() -> None:
    found = {gap.name: gap.target for gap in gaps(make("med.F-A8"))}
    assert found == {
        "被申请人的住址": "parties.1.address",
        "第四项的履行期限": "agreement.items.1.due_on",
    }


def test_a_company_is_introduced_as_one() -> None:
    company: PartyView = LABOUR_CASE.parties[1]
    paper = make("med.F-A8", lambda case: replace(case, parties=(CASE.parties[0], company)))
    text = words(paper)
    assert "江门市某照明有限公司，统一社会信用代码91440799MA00000000，住所地" in text
    assert "法定代表人陈某" in text


def test_several_pages_ask_for_the_stamp_over_the_edges() -> None:
    assert make("med.F-A8").across


def test_an_oral_agreement_is_signed_by_the_mediator_alone() -> None:
    paper = make("med.F-A9")
    text = words(paper)
    assert "人民调解员（签名）" in text
    assert "黄䶮昌（签名" not in text
    assert "口头调解协议自各方当事人达成协议之日起生效" in text
    assert "需要申请司法确认的，应当另行制作调解协议书" in text
    assert "2026年11月20日" in text


# -- the course --------------------------------------------------------------------------


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


# -- the words of the law ----------------------------------------------------------------


@pytest.fixture(scope="module")
def statutes() -> Statutes:
    return Statutes.load(Path(__file__).parents[3] / "resources" / "statutes" / "laws.jsonl.gz")


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


# -- those who act for a party -----------------------------------------------------------


def test_agents_are_introduced_with_their_right_and_sign() -> None:
    """R-A24, M08, M09: the guardian and the agent with special authority, not the lapsed one."""
    text = words(build("med.F-A8", ACTED_CASE, AGREEMENT.id))
    assert "法定代理人：谭母，居民身份证号码440799195203129010" in text
    assert "，母亲，户口簿、出生证明。" in text
    assert "委托代理人：陈某，特别授权（授权委托书）。" in text
    assert text.count("委托代理人：陈某") == 1
    assert "第三人谭𬍛（签名" in text
    assert "第三人谭𬍛的法定代理人谭母（签名" in text
    assert "第三人谭𬍛的委托代理人陈某（签名" in text


def test_agents_are_named_in_the_record_of_a_session() -> None:
    text = words(build("med.F-A7", ACTED_CASE, SESSION.id))
    assert "谭母（第三人谭𬍛的法定代理人）、陈某（第三人谭𬍛的委托代理人）" in text
    assert "代理人" not in words(make("med.F-A7"))


@pytest.mark.parametrize(
    ("first", "last", "standing", "named"),
    [
        (date(2026, 11, 1), date(2026, 11, 20), False, True),  # ended after the paper was signed
        (date(2026, 11, 1), date(2026, 11, 19), False, False),
        (date(2026, 11, 20), None, True, True),
        (date(2026, 11, 21), None, True, False),  # came after it
    ],
)
def test_who_acted_on_the_day_stays_on_the_paper(
    first: date, last: date | None, *, standing: bool, named: bool
) -> None:
    cousin = agent(97, basis=AgentBasis.ENTRUSTED, name="陈某", proof=AgentProof.POWER,
                   valid_from=first, valid_to=last, standing=standing)  # fmt: skip
    party = replace(CASE.parties[2], agents=(cousin,))
    signed = replace(AGREEMENT, effective_on=date(2026, 11, 20))
    met = replace(SESSION, start=datetime(2026, 11, 20, 9, tzinfo=CHINA))
    case = replace(
        CASE, parties=(*CASE.parties[:2], party), agreement=signed, sessions=(met,),
        accepted_on=date(2026, 11, 20),
    )  # fmt: skip
    for kind, subject in (("med.F-A8", signed.id), ("med.F-A7", met.id), ("med.F-A4", case.id)):
        assert ("陈某" in words(build(kind, case, subject))) is named, kind


def test_a_guardian_written_down_late_is_named_and_signs() -> None:
    late = agent(96, valid_from=date(2026, 12, 1))
    party = replace(CASE.parties[2], capacity=Capacity.LIMITED, agents=(late,))
    case = replace(CASE, parties=(*CASE.parties[:2], party))
    for kind, subject in (("med.F-A4", case.id), ("med.F-A7", SESSION.id)):
        assert late.name in words(build(kind, case, subject)), kind


def test_g3_who_has_no_capacity_signs_by_the_guardian_alone() -> None:
    child = replace(ACTED_CASE.parties[2], capacity=Capacity.NONE)
    case = replace(ACTED_CASE, parties=(*ACTED_CASE.parties[:2], child))
    text = words(build("med.F-A8", case, AGREEMENT.id))
    assert "第三人谭𬍛（签名" not in text
    assert "第三人谭𬍛的法定代理人谭母（签名" in text
    alone = replace(case, parties=(*case.parties[:2], replace(child, agents=())))
    assert "第三人谭𬍛的法定代理人（签名" in words(build("med.F-A8", alone, AGREEMENT.id))


def test_an_interpreter_signs_where_a_party_speaks_nothing_spoken_here() -> None:
    party = LABOUR_CASE.parties[0]
    assert party.person is not None
    for languages, signs in ((("维吾尔语",), True), (("维吾尔语", "普通话"), False), ((), False)):
        person = replace(party.person, languages=languages)
        parties = (replace(party, person=person), *LABOUR_CASE.parties[1:])
        text = words(build("med.F-A5", replace(LABOUR_CASE, parties=parties), LABOUR_CASE.id))
        assert ("翻译人员（签名）" in text) is signs


# -- to and from others ------------------------------------------------------------------


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
    assert "补贴标准没有写明依据文件" in text
    assert "同意（2026年12月22日）" in text


# -- the dossier -------------------------------------------------------------------------


def test_the_index_has_page_numbers_and_leaves_out_what_is_missing() -> None:
    text = words(make("med.F-A2"))
    assert "1人民调解受理登记表1—2签字件2当事人身份证明3复印件" in text
    assert "回访记录" not in text


def test_the_cover_says_who_bound_it_and_how_long_it_is_kept() -> None:
    text = words(make("med.F-A1"))
    assert "江门市新会区大泽镇人民调解委员会调　解　卷　宗" in text
    assert "黄䶮昌与陈㛃仪邻里纠纷" in text
    assert "自2026年11月16日至2026年11月20日" in text
    assert "立 卷 人陈丽华立卷日期2026年12月20日保管期限长期" in text
    blank = {gap.name for gap in gaps(build("med.F-A1", CASE, CASE.id))}
    assert blank == {"立卷人", "立卷日期", "保管期限"}


# -- for WPS -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TITLES)
def test_the_docx_of_every_paper_has_all_its_words(kind: str) -> None:
    paper = make(kind)
    document = Document(io.BytesIO(compose(paper)))
    parts = [document.element.body, *(section.footer._element for section in document.sections)]
    found = Counter("".join(text.text or "" for part in parts for text in part.iter(qn("w:t"))))
    runs = (run for runs in runs_of(paper) for run in runs if not isinstance(run, Gap))
    said = Counter("".join(run if isinstance(run, str) else run.text for run in runs))
    assert not "".join(said - found).strip()
