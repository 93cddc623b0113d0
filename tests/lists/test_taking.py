"""A list leaves whole and covered, and the head of office sees who took it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from openpyxl import load_workbook

from app.access import Role, may
from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.history.messages import Undo
from app.lists.copied import copied
from app.lists.messages import MOST_PRINTED, CopyList, ListSheet, PrintList, SaveList
from app.mediation.messages import ListCases, OpenCase
from app.people.messages import ListLooks, Purpose, Secret
from app.samples.office import person
from tests.dispute import applicant, case_input, respondent
from tests.office import Office, found_office

ID_NO, CHILD = (
    "440705199003072213",
    person("李小明", "2012-05-12", 931, "13800002211", "大泽镇田金村"),
)
SHEET = ListSheet(
    "人员清单",
    "在办；含“李”",
    ("姓名", "号码", "说明"),
    (("李小明、黄䶮", ID_NO, "电话 13800002210"), ("=1+1", "<b>\t甲", "")),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office = found_office(tmp_path_factory.mktemp("lists"), clock)
    parties = (applicant(), respondent(CHILD))
    office.desk.do(OpenCase(case_input(parties=parties))).result()
    yield office
    office.desk.close()


def _log(office: Office) -> list[tuple[str, Purpose, str]]:
    looks = office.desk.ask(ListLooks()).result()
    assert all(look.what is Secret.LIST and look.by for look in looks)
    return [(look.name, look.purpose, look.note) for look in looks]


def test_columns_keep_their_cells_and_long_numbers_their_digits() -> None:
    taken = copied(SHEET)
    assert taken.text.split("\r\n") == [
        "序号\t姓名\t号码\t说明",
        f"1\t李小明、黄䶮\t{ID_NO}\t电话 13800002210",
        "2\t'=1+1\t<b> 甲\t",  # no formula, and no column too many
    ]
    assert f"<td style=\"mso-number-format:'\\@'\">{ID_NO}</td>" in taken.html
    assert "&lt;b&gt;" in taken.html


def test_a_copy_is_covered_and_written_down(office: Office) -> None:
    taken = office.desk.do(CopyList(SHEET)).result()
    assert "李×、黄䶮\t440705********2213\t电话 138****2210" in taken.text
    assert not any(told in taken.html for told in ("李小明", ID_NO, "13800002210"))
    assert _log(office)[0] == ("清单里的人", Purpose.OTHER, "复制：人员清单，2 行")
    assert office.desk.do(CopyList(replace(SHEET, rows=()))).result().text.count("\n") == 0


def test_a_workbook_asks_what_for_and_holds_words(office: Office) -> None:
    with pytest.raises(Refused, match="请写明给谁"):
        office.desk.do(SaveList(SHEET, Purpose.INSPECT, " ")).result()
    made = office.desk.do(SaveList(SHEET, Purpose.INSPECT, "送区司法局")).result()
    page = load_workbook(BytesIO(made)).worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    assert rows[1][0] == "在办；含“李”　　共 2 行　　2026年11月24日 制"
    assert rows[2:] == [
        ("序号", "姓名", "号码", "说明"),
        (1, "李×、黄䶮", "440705********2213", "电话 138****2210"),
        (2, "=1+1", "<b>\t甲", None),
    ]
    assert page["B5"].data_type == "s"
    assert _log(office)[0][1:] == (Purpose.INSPECT, "送区司法局；另存为 Excel：人员清单，2 行")


def test_a_printed_list_is_as_it_is_seen(office: Office) -> None:
    many = replace(SHEET, rows=SHEET.rows[:1] * 60)
    view = office.desk.do(PrintList(many)).result()
    document = pdfium.PdfDocument(view.pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert len(pages) == view.pages > 1
    assert all(said in pages[0] for said in ("共 60 行", "在办；含“李”", "李小明"))
    assert all("序号" in page and f"— {at} —" in page for at, page in enumerate(pages, 1))
    assert _log(office)[0][2] == "打印：人员清单，60 行"
    with pytest.raises(Refused, match="一次最多打印"):
        office.desk.do(PrintList(replace(many, rows=many.rows * MOST_PRINTED))).result()


def test_undo_passes_over_what_was_taken(office: Office) -> None:
    made = office.desk.do(OpenCase(case_input())).result()
    office.desk.do(CopyList(SHEET)).result()
    office.desk.do(Undo()).result()
    cases = office.desk.ask(ListCases()).result().rows
    assert made not in {one.id for one in cases}


def test_who_sees_no_list_takes_none() -> None:
    taken = ("CopyList", "SaveList", "PrintList")
    assert all(may(Role.MEDIATOR, one) for one in taken)
    assert not may(Role.MEDIATOR, "ListSubjects")  # what he cannot read is in no list of his
    assert not any(may(Role.AIDE, one) for one in taken)
