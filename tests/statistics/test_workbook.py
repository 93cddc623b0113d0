"""The workbook: what looks like a number or a formula but is words stays words."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from app.statistics.counting import Form
from app.statistics.messages import (
    Check,
    Measure,
    Note,
    ReportView,
    Row,
    RowHead,
    Span,
    Table,
    period_of,
)
from app.statistics.workbook import workbook

FORMS = Path(__file__).resolve().parents[2] / "resources" / "statistics"
LISTED = Form.load(FORMS / "med.T5.toml")
WHOLE = RowHead(b"", "合计", total=True)


def _sheet(form: Form, rows: tuple[Row, ...], **more: Any) -> Any:
    table = Table(form.id, form.title, "2026年3月", "大泽镇司法所", form.column, rows, **more)
    view = ReportView(
        table=table,
        rows=(),
        period=period_of(Span.MONTH, date(2026, 3, 1)),
        source=form.source,
        submitted_on=date(2026, 4, 2),
        submitted_by="陈丽华",
        digest="ab" * 32,
        ended=True,
        subject=b"",
    )
    return load_workbook(BytesIO(workbook(view))).active


def test_ids_and_formulas_stay_text_and_money_is_a_number() -> None:
    rows = (
        Row(
            RowHead(b"c", ""),
            ("=1+1", "440799198611059027", "简\x1b易\x00", 30_000, 20_050, None),
        ),
        Row(WHOLE, (None, None, None, None, 20_050, None)),
    )
    sheet = _sheet(LISTED, rows)
    cells = list(sheet[6])
    assert [cell.value for cell in cells] == [
        "=1+1",
        "440799198611059027",
        "简易",
        300,
        200.5,
        None,
    ]
    assert [cell.data_type for cell in cells[:3]] == ["s", "s", "s"]
    assert cells[1].number_format == "@"
    assert cells[4].number_format == "#,##0.00"
    assert sheet.freeze_panes == "A6"


def test_heads_of_a_list_have_no_groups() -> None:
    sheet = _sheet(LISTED, (Row(WHOLE, (None,) * 6),))
    heads = {cell.value for cell in sheet[3]}
    assert {"调解员", "案号", "等级", "标准（元）", "金额（元）", "签领"} <= heads


def test_checks_notes_and_the_digest_stand_below() -> None:
    form = Form.load(FORMS / "med.T1.toml")
    cells = tuple(None if column.measure is Measure.RATE else 0 for column in form.column)
    checks = (Check("甲等于乙", False, "3 ≠ 4"),)
    notes = (Note("本期含对已报各期的更正：补计 1 项，冲减 0 项。"),)
    sheet = _sheet(form, (Row(WHOLE, cells),), checks=checks, notes=notes)
    below = [row[0].value for row in sheet.iter_rows(min_row=7)]
    assert below[0] == "核对：甲等于乙（3 ≠ 4），不符"
    assert below[1].startswith("本期含对已报各期的更正")
    assert below[-1] == "2026年4月2日 上报，校验码 abababababababab"
