"""How a matter of legal aid ends, is audited and archived (B55, B60, B65)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.legalaid.codes import (
    CloseResult,
    ClosingWay,
)
from app.legalaid.messages import (
    ArchiveAid,
    EndMatter,
    RecordAidSubsidy,
    RecordAudit,
    State,
    SubmitClosing,
)
from tests.legalaid.deciding import (
    due_on,
    handled,
)
from tests.legalaid.kit import read
from tests.office import Office
from tests.refusals import fields, refused


def test_la_b55_la_b60_closed_by_the_lawyer_and_audited_by_the_centre(home: Office) -> None:
    record = handled(home)
    with pytest.raises(Exception, match="请先登记事项办结"):
        home.desk.do(SubmitClosing(record, date(2026, 10, 30))).result()
    ended = EndMatter(
        record, date(2026, 10, 26), ClosingWay.AWARD, CloseResult.FULL, recovered_fen=2_380_000
    )
    home.desk.do(ended).result()
    assert due_on(home, record, "la.R-B10") == date(2026, 11, 25)
    home.desk.do(SubmitClosing(record, date(2026, 10, 30))).result()
    shown = read(home, record)
    assert shown.state is State.REPORTED
    # R-B10a: 10-30 and thirty days are 11-29, a Sunday: by the Friday before.
    assert due_on(home, record, "la.R-B10a") == date(2026, 11, 27)
    back = RecordAudit(record, date(2026, 11, 2), passed=False)
    assert fields(refused(home.desk, back)) == ["note"]
    home.desk.do(replace(back, note="缺开庭笔录")).result()
    assert read(home, record).state is State.HANDLED
    home.desk.do(SubmitClosing(record, date(2026, 11, 4))).result()
    home.desk.do(RecordAudit(record, date(2026, 11, 6))).result()
    home.desk.do(RecordAidSubsidy(record, date(2026, 11, 10), 80_000)).result()
    shown = read(home, record)
    assert (shown.state, shown.closing and shown.closing.subsidy_fen) == (State.AUDITED, 80_000)


def test_la_b65_nothing_is_archived_unbound(home: Office) -> None:
    record = handled(home)
    with pytest.raises(Exception, match="不能归档"):
        home.desk.do(ArchiveAid(record, date(2026, 11, 24))).result()
