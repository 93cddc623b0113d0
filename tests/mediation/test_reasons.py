"""A warning is passed with a typed reason, which is kept with who, when and what for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.mediation.messages import OpenCase, ReadCase
from app.work import Work
from db.tables.warnings import PassedWarning
from tests.dispute import case_input
from tests.office import Office
from tests.refusals import fields, refused

ACCEPTED = date(2026, 11, 10)
ODD = case_input(accepted_on=ACCEPTED, occurred_on=ACCEPTED + timedelta(days=1))


def _kept(office: Office, case: Id) -> list[tuple[str, str, str, bool]]:
    def read(case: Id, work: Work) -> list[tuple[str, str, str, bool]]:
        rows = work.session.scalars(select(PassedWarning).where(PassedWarning.record == case))
        return [(one.command, one.rule, one.reason, one.author == work.me.user) for one in rows]

    return office.desk.read(read, case).result()


def test_a_warning_asks_for_a_reason_and_a_blank_is_none(office: Office) -> None:
    assert fields(refused(office.desk, OpenCase(ODD))) == ["occurred_on"]
    assert fields(refused(office.desk, OpenCase(ODD, (("med.M30@occurred_on", " "),)))) == [
        "occurred_on"
    ]
    assert fields(refused(office.desk, OpenCase(ODD, (("med.M05", "补录"),)))) == ["occurred_on"]


def test_a_reason_for_one_field_passes_no_other_of_the_same_rule(office: Office) -> None:
    both = replace(ODD, people_count=1)
    assert {*fields(refused(office.desk, OpenCase(both)))} == {"occurred_on", "people_count"}
    one = (("med.M30@people_count", "一方是夫妻，只来了一人"),)
    assert fields(refused(office.desk, OpenCase(both, one))) == ["occurred_on"]
    case = office.desk.do(OpenCase(both, (*one, ("med.M30@occurred_on", "补录旧案")))).result()
    assert [reason for *_, reason, _ in _kept(office, case)] == [
        "补录旧案",
        "一方是夫妻，只来了一人",
    ]


def test_no_reason_passes_what_the_law_blocks(office: Office) -> None:
    reasons = (("med.M30@occurred_on", "补录旧案"), ("med.R-A01", "没关系"))
    assert fields(refused(office.desk, OpenCase(replace(ODD, consent=False), reasons))) == [
        "consent"
    ]


def test_the_reason_is_kept_with_the_command_the_rule_and_the_hand(office: Office) -> None:
    case = office.desk.do(OpenCase(ODD, (("med.M30@occurred_on", " 补录旧案 "),))).result()
    assert _kept(office, case) == [("OpenCase", "med.M30", "补录旧案", True)]
    item = next(
        one for one in office.desk.ask(ReadCase(case)).result().timeline if "补录旧案" in one.text
    )
    assert "发生日期晚于受理日期" in item.text
    assert item.by == "陈丽华"
    history = office.desk.ask(ReadHistory(case)).result()
    assert any("补录旧案" in change.after for one in history for change in one.changes)


def test_a_reason_nothing_asked_for_is_not_kept(office: Office) -> None:
    case = office.desk.do(OpenCase(case_input(), (("med.M30@occurred_on", "多余"),))).result()
    assert _kept(office, case) == []


def test_undo_takes_the_reason_back_with_the_deed(office: Office) -> None:
    office.desk.do(OpenCase(ODD, (("med.M30@occurred_on", "补录旧案"),))).result()
    office.desk.do(Undo()).result()
    voided = office.desk.read(
        lambda _, work: work.session.scalars(select(PassedWarning.voided)).all(), None
    ).result()
    assert voided == [True]
