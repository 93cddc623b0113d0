"""The papers of 安置帮教, made of a real record, printed and read again."""

from __future__ import annotations

import pypdfium2
import pytest

from app.errors import Refused
from app.papers.messages import PaperView, PreparePaper
from app.resettlement.messages import (
    AidKind,
    AskedHow,
    AssessHelpRisk,
    ContactMode,
    EndHelp,
    GiveAid,
    InquiryOutcome,
    MakePlan,
    Placement,
    RecordContact,
    RecordInquiry,
    RecordRelease,
    RecordSituation,
    Risk,
    RiskSign,
    Verify,
    VerifyResidence,
)
from tests.office import Office
from tests.resettlement.kit import DAY, at, met, read, registered


@pytest.fixture(scope="module")
def record(home: Office) -> bytes:
    """Somebody of whom there is one of everything."""
    made = registered(home)
    do = home.desk.do
    do(VerifyResidence(made, Verify.TRUE, DAY, "老屋在，叔父住隔壁")).result()
    do(RecordRelease(made, DAY, DAY, "（2026）四监释字第9号")).result()
    asked = RecordInquiry(made, DAY, (AskedHow.KIN,), InquiryOutcome.FOUND, "叔父说到了", "叔父")
    do(asked).result()
    met(home, made, DAY, agreed=True, agreed_on=DAY)
    do(MakePlan(made, DAY, "一、每月联系。\n二、联系上班。", "没有收入")).result()
    do(AssessHelpRisk(made, DAY, Risk.LOW, (RiskSign.NO_WORK,))).result()
    do(RecordSituation(made, Placement.FARMING, DAY, "城乡医疗", "自家老屋")).result()
    do(RecordContact(made, at(DAY, 9), ContactMode.VISIT, "住下了")).result()
    do(GiveAid(made, AidKind.RELIEF, DAY, "镇民政办", 150_000)).result()
    return made


def _prepared(home: Office, record: bytes, kind: str) -> PaperView:
    line = next(line for line in read(home, record).papers if line.kind == kind)
    assert line.status in ("ready", "wanted", "done")
    return home.desk.ask(PreparePaper(kind, line.subject)).result()


def _text(paper: PaperView) -> str:
    document = pypdfium2.PdfDocument(paper.pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("res.F1", ("信息核查反馈表", "四会监狱", "盗窃罪", "■属实", "叔父住隔壁")),
        ("res.F2", ("登记表", "■监狱", "2026年11月25日起至2031年11月24日止", "刘㛃文", "■务农")),
        ("res.F3", ("帮教协议", "自愿", "何㭎田", "第六十二条")),
        ("res.F4", ("帮教计划", "没有收入", "二、联系上班。", "本人意见")),
        ("res.F5", ("风险评估表", "■无业可就", "■低", "所长意见")),
        ("res.F6", ("摸排记录", "■问亲友", "叔父说到了", "■已联系上")),
    ],
)
def test_a_paper_says_what_the_record_says(
    kind: str, says: tuple[str, ...], home: Office, record: bytes
) -> None:
    paper = _prepared(home, record, kind)
    text = _text(paper).replace("\r\n", "")
    for words in says:
        assert words in text, words
    names = [gap.name for gap in paper.gaps]
    assert names == (["户籍地"] if "户籍地" in text else [])
    assert paper.line == "resettlement"


def test_numbers_and_the_offence_are_covered_on_the_screen_alone(
    home: Office, record: bytes
) -> None:
    paper = _prepared(home, record, "res.F2")
    covers = [mark.shown for mark in paper.marks if mark.kind == "mask"]
    assert "＊＊＊" in covers
    assert any(cover.endswith("0961") for cover in covers)
    assert "盗窃罪" in _text(paper)


def test_res_d7_comes_with_the_end(home: Office, record: bytes) -> None:
    (line,) = (one for one in read(home, record).papers if one.kind == "res.F7")
    assert line.status == "later"
    with pytest.raises(Refused):
        home.desk.do(EndHelp(record, DAY)).result()  # five years too early
