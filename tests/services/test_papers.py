"""The papers of a consultation, out of the record and read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pypdfium2 as pdfium
import pytest

from app.history.messages import Undo
from app.ids import Id
from app.papers.messages import NotePrinted, PaperView, PreparePaper
from app.services.messages import (
    Advice,
    AidTold,
    AssessDanger,
    ReportDanger,
    ReportTo,
    ReviseConsultation,
    RiskLevel,
    RiskTrigger,
    Target,
    Topic,
    Way,
)
from tests.office import Office
from tests.services.kit import DAY, QUESTION, answered, asked, at, read, sent


@dataclass(frozen=True)
class Called:
    """A call of somebody who is beaten, with a slip to the police."""

    record: Id
    slip: Id


@pytest.fixture(scope="module")
def call(office: Office) -> Called:
    record = asked(
        office,
        name="罗某",
        phone="0750-0001201",
        number_refused=True,
        topic=Topic.FAMILY,
        question="丈夫多次殴打，家有6岁孩子，怎么办？",
    )
    answered(office, record, answer="立即拨打110；可申请人身安全保护令。", minutes=12)
    triggers = (RiskTrigger.VIOLENT_PAST, RiskTrigger.CHILD)
    advised = (Advice.EMERGENCY, Advice.PROTECTION)
    now = at(hour=10, minute=5)
    office.desk.do(
        AssessDanger(record, now, RiskLevel.ORANGE, triggers, advised, note="丈夫在家")
    ).result()
    told = (ReportTo.POLICE, ReportTo.CIVIL_AFFAIRS)
    report = ReportDanger(record, now, told, content="家暴，有6岁孩子", received_by="李警官")
    office.desk.do(report).result()
    return Called(record, sent(office, record, Target.POLICE, organ="大泽派出所"))


def _pages(office: Office, kind: str, subject: Id) -> int:
    view: PaperView = office.desk.ask(PreparePaper(kind, subject)).result()
    return len(pdfium.PdfDocument(view.pdf))


def _words(office: Office, kind: str, subject: Id) -> str:
    view: PaperView = office.desk.ask(PreparePaper(kind, subject)).result()
    document = pdfium.PdfDocument(view.pdf)
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return words.replace("\r\n", "").replace("\n", "")


def test_f1_the_register_says_what_was_asked_and_answered(office: Office, call: Called) -> None:
    words = _words(office, "pls.F1", call.record)
    for said in (
        "法律咨询登记表", "罗某", "本人拒绝提供", "0750-0001201", "■来电", "■婚姻家庭",
        "家有6岁孩子", "可申请人身安全保护令", "■已提示权利、条件和程序", "■转介", "大泽派出所",
        "12分钟",
    ):  # fmt: skip
        assert said in words, said
    assert _pages(office, "pls.F1", call.record) == 1


def test_f1_says_that_no_name_was_given(office: Office) -> None:
    record = answered(office, asked(office, name="", refused=True, phone=""))
    words = _words(office, "pls.F1", record)
    assert "本人不愿透露" in words
    assert "没有留下" in words


def test_f9_who_wrote_is_answered_in_writing(office: Office) -> None:
    assert all(line.kind != "pls.F9" for line in read(office, asked(office)).papers)  # a call
    record = asked(office, way=Way.LETTER, name="余㛄娣", received_at=at(DAY - timedelta(days=1)))
    lines = {line.kind: line for line in read(office, record).papers}
    assert (lines["pls.F9"].status, lines["pls.F9"].when) == ("wanted", "答复后")
    early: PaperView = office.desk.ask(PreparePaper("pls.F9", record)).result()
    assert {gap.target for gap in early.gaps} >= {"answer", "answered_by"}
    answered(office, record)
    words = _words(office, "pls.F9", record)
    for said in (
        "法律咨询答复函", "余㛄娣：", "2026年11月23日收到", "只有微信聊天记录",
        "先催讨，再向法院起诉", "何㬎律师", "第二十三条", "2026年11月24日", "大泽镇司法所",
    ):  # fmt: skip
        assert said in words, said
    assert _pages(office, "pls.F9", record) == 1
    assert "0750" not in words


def test_f9_is_a_new_version_once_its_words_change_and_leaves_with_its_answer(
    office: Office,
) -> None:
    record = answered(office, asked(office, way=Way.LETTER))
    paper: PaperView = office.desk.ask(PreparePaper("pls.F9", record)).result()
    office.desk.do(NotePrinted(paper, 2)).result()
    command = ReviseConsultation(
        record, Way.LETTER, Topic.CONTRACT, at(), QUESTION, name="谭㷛明明", phone="0750-6600101"
    )
    office.desk.do(command).result()
    line = next(one for one in read(office, record).papers if one.kind == "pls.F9")
    assert (line.status, line.when) == ("done", "打印后改过")
    again: PaperView = office.desk.ask(PreparePaper("pls.F9", record)).result()
    assert again.version == paper.version + 1
    office.desk.do(Undo()).result()
    line = next(one for one in read(office, record).papers if one.kind == "pls.F9")
    assert line.when != "打印后改过"


def test_f9_says_nothing_of_aid_that_was_not_told(office: Office) -> None:
    record = asked(office, way=Way.LETTER, name="", refused=True, phone="")
    answered(office, record, told=AidTold.NOT_TOLD, reasons=(("pls.R-C08@told", "村组的事"),))
    words = _words(office, "pls.F9", record)
    assert "咨询人：" in words
    assert "第二十三条" not in words


def test_f2_the_slip_and_its_receipt(office: Office, call: Called) -> None:
    words = _words(office, "pls.F2", call.slip)
    assert words.count("大泽派出所") == 1
    for said in ("转介单", "转介回执", "请依职责办理", "□已受理", "罗某"):
        assert said in words, said
    assert _pages(office, "pls.F2", call.slip) == 1
    assert "0750" not in words  # the number to call back stays in the office


def test_f3_the_danger_and_who_was_told(office: Office, call: Called) -> None:
    danger = read(office, call.record).dangers[0].id
    words = _words(office, "pls.F3", danger)
    for said in (
        "风险报告单",
        "橙",
        "■未成年人受侵害",
        "■有危险马上拨打",
        "派出所、民政部门",
        "李警官",
    ):
        assert said in words, said


def test_a_printed_paper_says_when_its_words_have_changed(office: Office, call: Called) -> None:
    paper = office.desk.ask(PreparePaper("pls.F1", call.record)).result()
    office.desk.do(NotePrinted(paper, 1)).result()
    lines = {line.kind: line for line in read(office, call.record).papers}
    assert lines["pls.F1"].status == "done"
    assert lines["pls.F2"].title == "转介单（公安）"


def test_before_an_answer_the_register_is_only_wanted(office: Office) -> None:
    record = asked(office)
    assert [(one.kind, one.status) for one in read(office, record).papers] == [("pls.F1", "wanted")]
