"""村（居）法律顾问: from draft to allowance, what is owed, what a month comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Refused
from app.history.messages import Undo
from app.outreach.allowance import MonthLog, due_of_month, month_id, month_of
from app.outreach.messages import (
    AdviceInput,
    AdviceKind,
    AdviceLogView,
    AdviserTab,
    AppointAdviser,
    ConfirmAdvice,
    EndAdviser,
    Licence,
    ListAdvisers,
    MonthPapers,
    PayAdvice,
    RateBasis,
    RateView,
    RecordAdvice,
    RecordLicence,
    ReviewAdvice,
    ReviseAdvice,
    SetAdviceRate,
)
from app.outreach.states import LogState
from app.papers.messages import NotePrinted, PreparePaper
from tests.office import Office
from tests.outreach.kit import DAY, VILLAGE, advice, do, lawyer, post, read


def test_a_log_goes_from_draft_to_allowance_in_this_order_alone(office: Office) -> None:
    made = advice(office, post(office), date(2026, 11, 3))
    with pytest.raises(Refused, match="草稿"):
        do(office, ReviewAdvice(made, passed=True, reviewed_on=DAY))
    do(office, ConfirmAdvice(made, "黄㬎根", date(2026, 11, 4)))
    with pytest.raises(Refused, match="村居已确认"):
        do(office, PayAdvice(made, DAY, 80_000, "新司通〔2026〕9号"))
    with pytest.raises(Refused, match="不能修改"):  # what the village signed says what it said
        do(office, ReviseAdvice(made, AdviceInput(DAY, 60, (AdviceKind.ANSWER,))))
    do(office, ReviewAdvice(made, passed=True, reviewed_on=DAY))
    do(office, PayAdvice(made, DAY, 80_000, "新司通〔2026〕9号"))
    detail = read(office, made)
    assert isinstance(detail.entry, AdviceLogView)
    assert (detail.tag, detail.entry.amount_fen, detail.actions) == ("已核发补贴", 80_000, ())
    assert detail.tab is AdviserTab.PAID
    assert [step.status for step in detail.steps] == ["done"] * 4


def test_what_goes_back_says_why_and_is_signed_anew(office: Office) -> None:
    made = advice(office, post(office), date(2026, 11, 3))
    do(office, ConfirmAdvice(made, "黄㬎根", date(2026, 11, 4)))
    with pytest.raises(Refused, match="补正什么"):
        do(office, ReviewAdvice(made, passed=False, reviewed_on=DAY))
    do(office, ReviewAdvice(made, passed=False, reviewed_on=DAY, opinion="写明咨询内容"))
    detail = read(office, made)
    assert (detail.tag, detail.facts[0].text) == ("退回补正", "写明咨询内容")
    assert detail.actions == ("ConfirmAdvice", "ReviseAdvice")
    office.desk.do(Undo()).result()  # the review was wrong
    assert read(office, made).tag == "村居已确认"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": date(2026, 11, 25)}, "advice.on"),
        ({"on": date(2026, 8, 31)}, "advice.on"),
        ({"minutes": 0}, "advice.minutes"),
        ({"minutes": 1441}, "advice.minutes"),
        ({"kinds": ()}, "advice.kinds"),
    ],
)
def test_a_log_says_what_can_be_true(
    changes: dict[str, object], field: str, office: Office
) -> None:
    on = changes.pop("on", date(2026, 11, 3))
    assert isinstance(on, date)
    with pytest.raises(Refused) as refused:
        advice(office, post(office), on, **changes)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_two_logs_of_one_day_are_one_too_many(office: Office) -> None:
    made = post(office)
    advice(office, made, date(2026, 11, 3))
    with pytest.raises(Refused, match="这一天已经有一份"):
        advice(office, made, date(2026, 11, 3))


def test_pls_r_c05_a_visit_a_month_and_a_lecture_a_quarter(office: Office) -> None:
    made = post(office)  # since 9月1日: October 1 is a holiday, so the day before it
    owed = {due.rule: due.on for due in read(office, made).dues}
    assert owed == {"pls.R-C05": date(2026, 9, 30), "pls.R-C05a": date(2026, 12, 1)}
    advice(office, made, date(2026, 10, 31), kinds=(AdviceKind.LECTURE,))
    owed = {due.rule: due.on for due in read(office, made).dues}
    assert owed == {"pls.R-C05": date(2026, 11, 30), "pls.R-C05a": date(2027, 1, 29)}
    assert not any(due.confirmed for due in read(office, made).dues)  # from memory alone
    do(office, EndAdviser(made, DAY, "期满"))
    assert read(office, made).dues == ()


def test_who_does_not_practise_advises_nobody(office: Office) -> None:
    one = lawyer(office)
    made = do(office, AppointAdviser(VILLAGE, one, date(2026, 9, 1)))
    do(office, RecordLicence(one, Licence.SUSPENDED, DAY, "公告"))
    assert read(office, made).tag == "停止执业"
    page = office.desk.ask(ListAdvisers(AdviserTab.POSTS)).result()
    assert next(row for row in page.rows if row.id == made).tag == "停止执业"
    with pytest.raises(Refused, match="不能受聘"):
        do(office, AppointAdviser("440705101205", one, DAY))


def test_the_subject_of_a_month_says_which(office: Office) -> None:
    assert month_of(month_id(date(2026, 11, 24))) == date(2026, 11, 1)
    assert month_of(b"x" * 16) is None


def test_no_log_no_fee_and_no_rate_no_sum(office: Office) -> None:
    """The list of a month counts what the office passed, by the rate of the end of that month."""
    made = post(office, village="440705101205", appointed_on=date(2026, 1, 1))
    for day in (3, 10):
        log = advice(office, made, date(2026, 2, day))
        do(office, ConfirmAdvice(log, "李某", date(2026, 2, day)))
        do(office, ReviewAdvice(log, passed=True, reviewed_on=DAY))
    advice(office, made, date(2026, 2, 20))  # a draft
    summary, allowance = office.desk.ask(MonthPapers(date(2026, 2, 1))).result()
    paper = office.desk.ask(PreparePaper(allowance.kind, allowance.subject)).result()
    assert [gap.name for gap in paper.gaps] == ["补贴标准"] * len(paper.gaps)
    assert paper.gaps
    failed = [check.text for check in paper.checks if not check.passed]
    assert failed == ["登记了补贴标准", "补贴标准有依据", "这个月的日志都审核了"]
    do(office, SetAdviceRate(RateBasis.VISIT, 50_000, date(2026, 2, 1), "新司通〔2026〕1号"))
    do(office, SetAdviceRate(RateBasis.VISIT, 90_000, date(2026, 3, 1)))  # not yet in February
    text = _text(office, allowance.kind, allowance.subject)
    assert "每次驻村 500 元，2026年2月1日起（新司通〔2026〕1号）" in text
    assert "合计：1,000 元" in text
    assert "另有 1 份日志没有审核" in text
    text = _text(office, summary.kind, summary.subject)
    assert "驻村 3 次，7 小时 30 分" in text


@pytest.mark.parametrize(
    ("states", "basis", "fen"),
    [
        ((LogState.REVIEWED, LogState.PAID), RateBasis.MONTH, 80_000),
        ((LogState.REVIEWED, LogState.PAID), RateBasis.VISIT, 160_000),
        ((LogState.REVIEWED, LogState.CONFIRMED), RateBasis.VISIT, 80_000),
        ((LogState.DRAFT, LogState.CONFIRMED), RateBasis.MONTH, 0),
    ],
)
def test_what_a_month_comes_to(states: tuple[LogState, ...], basis: RateBasis, fen: int) -> None:
    rate = RateView(b"r", basis, 80_000, date(2026, 1, 1), "")
    logs = [
        MonthLog(date(2026, 10, 1), b"p", "田金村", "谭", "所", 60, (), 1, 1, state, None)
        for state in states
    ]
    (due,) = due_of_month(logs, rate)
    assert due.amount_fen == fen
    (unknown,) = due_of_month(logs, None)
    assert unknown.amount_fen is None


def test_what_is_paid_by_the_month_is_paid_once(office: Office) -> None:
    do(office, SetAdviceRate(RateBasis.MONTH, 80_000, date(2026, 11, 1), "某文件"))
    made = post(office)
    logs = [advice(office, made, date(2026, month, day)) for month, day in ((11, 2), (11, 9))]
    for log in logs:
        do(office, ConfirmAdvice(log, "黄㬎根", date(2026, 11, 10)))
        do(office, ReviewAdvice(log, passed=True, reviewed_on=date(2026, 11, 12)))
    with pytest.raises(Refused, match="审核日期"):
        do(office, PayAdvice(logs[0], date(2026, 11, 11), 80_000, "新司通〔2026〕10号"))
    do(office, PayAdvice(logs[0], DAY, 80_000, "新司通〔2026〕10号"))
    again = PayAdvice(logs[1], DAY, 80_000, "新司通〔2026〕10号")
    with pytest.raises(Refused, match="11 月的补贴已经核发过"):
        do(office, again)
    do(office, replace(again, reasons=(("pls.R-C05@amount_fen", "分两笔发"),)))
    assert any("分两笔发" in item.text for item in read(office, logs[1]).timeline)


def test_a_log_of_a_month_whose_list_was_printed_wants_a_reason(office: Office) -> None:
    made = post(office, appointed_on=date(2026, 3, 1))
    day = date(2026, 4, 9)
    advice(office, made, day)
    line = next(one for one in office.desk.ask(MonthPapers(day)).result() if "补贴" in one.title)
    paper = office.desk.ask(PreparePaper(line.kind, line.subject)).result()
    do(office, NotePrinted(paper, 1))
    late = RecordAdvice(made, AdviceInput(date(2026, 4, 20), 60, (AdviceKind.ANSWER,)))
    with pytest.raises(Refused, match="4 月的补贴清单已经打印"):
        do(office, late)
    log = do(office, replace(late, reasons=(("pls.R-C05@advice.on", "律师补交"),)))
    assert any("律师补交" in item.text for item in read(office, log).timeline)
    advice(office, made, date(2026, 5, 8))  # another month is open


def test_a_month_without_a_log_has_no_papers(office: Office) -> None:
    assert office.desk.ask(MonthPapers(date(2026, 1, 1))).result() == ()


def _text(office: Office, kind: str, subject: bytes) -> str:
    import pypdfium2  # noqa: PLC0415 - papers alone need it

    paper = office.desk.ask(PreparePaper(kind, subject)).result()
    document = pypdfium2.PdfDocument(paper.pdf)
    pages = (page.get_textpage().get_text_range() for page in document)
    return "".join(pages).replace("\r\n", "")
