"""A report on paper: every number is found again in the PDF, on pages held sideways."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from app.errors import Refused
from app.papers.messages import PreparePaper
from app.statistics.messages import ReadReport, Span
from tests.office import Office


def _text(pdf: bytes) -> tuple[list[str], tuple[float, float]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number] for number in range(len(document))]
        return [page.get_textpage().get_text_range() for page in pages], pages[0].get_size()
    finally:
        document.close()


@pytest.mark.parametrize("report", ["med.T1", "med.T2", "med.T5"])
def test_a_report_prints(office: Office, report: str) -> None:
    span = Span.HALF
    view = office.desk.ask(ReadReport(report, span, date(2026, 3, 1))).result()
    paper = office.desk.ask(PreparePaper(report, view.subject)).result()
    pages, (width, height) = _text(paper.pdf)
    assert width > height
    words = "".join("".join(pages).split())
    assert view.table.title in words
    assert "2026年上半年" in words
    for column in view.table.columns:
        assert column.head.replace(" ", "") in words, column.head
    assert len(paper.checks) == len(view.table.checks)


def test_a_paper_of_no_period_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="没有找到这一期"):
        office.desk.ask(PreparePaper("med.T1", b"?" * 16)).result()
