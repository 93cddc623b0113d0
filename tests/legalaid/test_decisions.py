"""What the centre decides (B25 to B50) and whom it assigns (B40, B45)."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.access.table import DEEDS
from app.history.messages import Undo
from app.ids import Id
from app.legalaid.codes import (
    CarriedBy,
    ChangeOption,
    ChangeReason,
    DecisionKind,
    NoticeGround,
    Proposal,
    Provisional,
    Termination,
)
from app.legalaid.messages import (
    AidTab,
    AskLawyerChange,
    Flag,
    ForwardApplication,
    MaterialInput,
    ProposeAid,
    ReceiveMaterials,
    RecordAssignment,
    RecordContract,
    RecordLawyerChange,
    State,
    TellOrgan,
)
from app.legalaid.states import CENTRES
from app.people.messages import PersonInput
from app.samples.office import person
from tests.legalaid.deciding import (
    CENTRE,
    OCT,
    decision,
    due_on,
    granted,
    handled,
    refusal,
    sent,
)
from tests.legalaid.kit import FACTORY, applicant, at, lacking, notice, read, registered
from tests.office import Office
from tests.refusals import fields, refused

APP = Path(__file__).resolve().parents[2] / "app"


# -- la.M20 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("doc_no", "signed_by", "field"),
    [
        ("", CENTRE, "doc_no"),
        ("（2026）江新援字第7号", "", "signed_by"),
        ("（2026）江新援字第7号", "大泽镇法律援助工作站", "signed_by"),
        ("（2026）江新援字第7号", "江门市新会区大泽镇司法所", "signed_by"),
    ],
)
@pytest.mark.parametrize("kind", [DecisionKind.GRANT, DecisionKind.PROVISIONAL])
def test_la_m20_a_station_decides_nothing(
    kind: DecisionKind, doc_no: str, signed_by: str, field: str, home: Office
) -> None:
    record = sent(home)
    early = Provisional.LIMITATION if kind is DecisionKind.PROVISIONAL else None
    command = decision(record, kind, doc_no=doc_no, signed_by=signed_by, provisional=early)
    faults = refused(home.desk, command)
    assert {(fault.rule, fault.field) for fault in faults} == {("la.M20", field)}


def test_la_m20_what_was_not_sent_to_the_centre_has_no_decision(home: Office) -> None:
    record = registered(home)
    for kind in DecisionKind:
        with pytest.raises(Exception, match="已登记"):
            home.desk.do(decision(record, kind, date(2026, 11, 24))).result()


def test_la_m20_no_other_command_leads_where_the_centre_decides() -> None:
    """Only `follow`, which has a row of the centre's paper, leads to a state of CENTRES."""
    names = {state.name for state in CENTRES}
    moving: dict[str, set[str]] = {}
    for path in sorted((APP / "legalaid" / "handlers").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "move":
                target = ast.unparse(node.args[1])
                moving.setdefault(path.stem, set()).add(target)
    assert moving["decisions"] >= {"_TARGETS[kind]"}
    for targets in moving.values():
        assert not {f"State.{name}" for name in names} & targets
    assert "_TARGETS[kind]" not in set().union(
        *(moving[one] for one in moving if one != "decisions")
    )
    deciding = ("Grant", "Refuse", "Terminate", "Provide", "Decide")
    assert not [name for name in DEEDS if name.startswith(deciding) and "Aid" in name]


# -- B25, B30, B35, B50 -------------------------------------------------------------------------


def test_la_b30_granted_by_the_centres_paper(home: Office) -> None:
    record = sent(home)
    late = decision(record, DecisionKind.GRANT, came_on=date(2026, 10, 13))
    assert fields(refused(home.desk, late)) == ["decided_on"]
    before = decision(record, DecisionKind.GRANT, date(2026, 10, 9))
    assert fields(refused(home.desk, before)) == ["decided_on"]
    home.desk.do(decision(record, DecisionKind.GRANT)).result()
    shown = read(home, record)
    assert (shown.state, shown.decision and shown.decision.signed_by) == (State.GRANTED, CENTRE)
    # R-B04: 10-14 and three days are 10-17, a Saturday: ours by the Friday before.
    assert due_on(home, record, "la.R-B04") == date(2026, 10, 16)
    assert due_on(home, record, "la.R-B02") is None
    home.desk.do(Undo()).result()
    assert read(home, record).state is State.REVIEWED


def test_la_b25_provisional_aid_has_a_lawyer_before_it_is_granted(home: Office) -> None:
    record = registered(home, received_at=at(OCT), answers=lacking())
    home.desk.do(
        ReceiveMaterials(record, (MaterialInput("务工证明", received=False),), OCT)
    ).result()
    (fault,) = refused(home.desk, _forward(record))
    home.desk.do(_forward(record, ((fault.key, "先送"),))).result()
    untold = decision(record, DecisionKind.PROVISIONAL)
    assert fields(refused(home.desk, untold)) == ["provisional"]
    home.desk.do(replace(untold, provisional=Provisional.LIMITATION)).result()
    shown = read(home, record)
    assert (shown.state, shown.flags[-1]) == (State.PROVISIONAL, Flag.PROVISIONAL)
    assert {due.rule for due in shown.dues} >= {"la.R-B04"}
    home.desk.do(RecordAssignment(record, date(2026, 10, 15), "某律师事务所", "李某")).result()
    home.desk.do(RecordContract(record, date(2026, 10, 15))).result()
    assert read(home, record).state is State.PROVISIONAL
    brought = (MaterialInput("务工证明"),)
    home.desk.do(ReceiveMaterials(record, brought, date(2026, 10, 20))).result()
    home.desk.do(decision(record, DecisionKind.GRANT, date(2026, 10, 21))).result()
    assert read(home, record).state is State.HANDLED  # who acts had begun already


def _forward(record: Id, reasons: tuple[tuple[str, str], ...] = ()) -> ForwardApplication:
    return ForwardApplication(record, at(OCT, 15), CarriedBy.IN_PERSON, reasons=reasons)


def test_la_b50_provisional_aid_that_fails_its_review_ends(home: Office) -> None:
    record = sent(home)
    early = decision(record, DecisionKind.PROVISIONAL, provisional=Provisional.OTHER)
    home.desk.do(early).result()
    ended = decision(
        record, DecisionKind.TERMINATE, date(2026, 10, 21),
        termination=Termination.PROVISIONAL_FAILED, reasons="不符合条件", remedy_told=True,
    )  # fmt: skip
    home.desk.do(ended).result()
    shown = read(home, record)
    assert (shown.state, shown.decision and shown.decision.article) == (
        State.TERMINATED, "第44条第2款",
    )  # fmt: skip


def test_la_b50_only_provisional_aid_fails_its_review(home: Office) -> None:
    record = handled(home)
    ended = decision(
        record, DecisionKind.TERMINATE, date(2026, 10, 21),
        termination=Termination.PROVISIONAL_FAILED, reasons="不符合条件", remedy_told=True,
    )  # fmt: skip
    assert fields(refused(home.desk, ended)) == ["termination"]


def test_la_b35_la_m27_a_refusal_gives_reasons_and_the_way_of_objection(home: Office) -> None:
    record = sent(home)
    assert fields(refused(home.desk, refusal(record, refusal=None))) == ["refusal"]
    for change, field in (({"reasons": " "}, "reasons"), ({"remedy_told": False}, "remedy_told")):
        (fault,) = refused(home.desk, refusal(record, **change))
        assert (fault.rule, fault.field) == ("la.M27", field)
    home.desk.do(refusal(record)).result()
    shown = read(home, record)
    assert (shown.state, shown.tab) == (State.REFUSED, AidTab.CLOSED)
    assert shown.next_step is not None
    assert shown.next_step.action == "ServeAidDecision"


# -- B40, B45 -----------------------------------------------------------------------------------


def test_la_b40_la_b45_assigned_then_entrusted(home: Office) -> None:
    record = granted(home)
    soon = RecordAssignment(record, date(2026, 10, 13), "某律师事务所", "李某")
    assert fields(refused(home.desk, soon)) == ["assigned_on"]
    home.desk.do(replace(soon, assigned_on=date(2026, 10, 15))).result()
    assert read(home, record).state is State.ASSIGNED
    assert due_on(home, record, "la.R-B23") == date(2026, 11, 13)  # 11-14 is a Saturday
    twice = RecordAssignment(record, date(2026, 10, 16), "另一律师事务所", "黄某")
    with pytest.raises(Exception, match="不能登记指派"):
        home.desk.do(twice).result()
    home.desk.do(RecordContract(record, date(2026, 10, 16))).result()
    shown = read(home, record)
    assert (shown.state, shown.tab) == (State.HANDLED, AidTab.HANDLED)


def test_la_m25_nobody_acts_for_both_sides(home: Office) -> None:
    rival = replace(FACTORY, lawyer="李某", lawyer_unit="甲律师事务所")
    record = sent(home, opponents=(rival,))
    home.desk.do(decision(record, DecisionKind.GRANT)).result()
    same = RecordAssignment(record, date(2026, 10, 15), "甲律师事务所", "陈某")
    (fault,) = refused(home.desk, same)
    assert (fault.rule, fault.field, fault.blocks) == ("la.M25", "unit", True)
    home.desk.do(replace(same, unit="乙律师事务所")).result()


def test_la_m25_who_acts_for_the_other_side_in_a_record_of_its_own(home: Office) -> None:
    wife, husband = applicant("覃玉莲"), applicant("韦大山")
    first = _assigned_to(home, wife)
    taken = replace(
        FACTORY, organisation=None, person=replace(wife, id=read(home, first).person.id)
    )
    record = sent(home, person=husband, opponents=(taken,))
    home.desk.do(decision(record, DecisionKind.GRANT)).result()
    same = RecordAssignment(record, date(2026, 10, 15), "某律师事务所", "李某")
    (fault,) = refused(home.desk, same)
    assert fault.rule == "la.M25"


def _assigned_to(office: Office, who: PersonInput) -> Id:
    record = sent(office, person=who)
    office.desk.do(decision(record, DecisionKind.GRANT)).result()
    office.desk.do(RecordAssignment(record, date(2026, 10, 15), "某律师事务所", "李某")).result()
    return record


def test_la_r_b06_a_minor_has_a_lawyer_who_knows_minors(home: Office) -> None:
    record = notice(home)
    plain = RecordAssignment(record, date(2026, 11, 24), "某律师事务所", "李某")
    (fault,) = refused(home.desk, plain)
    assert (fault.rule, fault.blocks) == ("la.R-B06", False)
    home.desk.do(replace(plain, minor_specialist=True)).result()
    assert read(home, record).state is State.ASSIGNED


def test_la_r_b06_life_or_death_asks_for_three_years(home: Office) -> None:
    grown = person("谭某", "1980-03-05", 901, "", "看守所")
    record = notice(home, suspect=grown, ground=NoticeGround.LIFE_OR_DEATH)
    young = RecordAssignment(record, date(2026, 11, 24), "某律师事务所", "李某", years_practice=2)
    assert [one.rule for one in refused(home.desk, young)] == ["la.R-B06"]
    home.desk.do(replace(young, years_practice=3)).result()


def test_la_n10_the_organ_is_told_who_acts(home: Office) -> None:
    record = notice(home)
    command = RecordAssignment(
        record, date(2026, 11, 24), "某律师事务所", "李某", minor_specialist=True
    )
    home.desk.do(command).result()
    shown = read(home, record)
    assert shown.next_step is not None
    assert shown.next_step.action == "TellOrgan"
    assert due_on(home, record, "la.R-B05") == date(2026, 11, 27)
    home.desk.do(TellOrgan(record, date(2026, 11, 24), "江新援公函〔2026〕3号")).result()
    assert due_on(home, record, "la.R-B05") is None


def test_la_b45_another_lawyer_by_the_centre(home: Office) -> None:
    record = handled(home)
    asked = AskLawyerChange(record, date(2026, 10, 19), ChangeReason.NEGLECT, "电话不接")
    assert fields(refused(home.desk, replace(asked, note=" "))) == ["note"]
    home.desk.do(asked).result()
    shown = read(home, record)
    assert Flag.CHANGING in shown.flags
    # R-B09: 10-19 and five days are 10-24, a Saturday.
    assert due_on(home, record, "la.R-B09") == date(2026, 10, 23)
    assert fields(refused(home.desk, asked)) == ["asked_on"]
    decided = RecordLawyerChange(record, ChangeOption.PERSON, date(2026, 10, 21))
    assert fields(refused(home.desk, decided)) == ["lawyer", "unit"]
    home.desk.do(replace(decided, unit="某律师事务所", lawyer="黄某")).result()
    shown = read(home, record)
    assert (shown.state, shown.assignment and shown.assignment.lawyer) == (State.ASSIGNED, "黄某")
    assert [one.lawyer for one in shown.assignments] == ["黄某", "李某"]  # who went stays


def test_la_b45_a_change_may_be_denied(home: Office) -> None:
    record = handled(home)
    asked = AskLawyerChange(record, date(2026, 10, 19), ChangeReason.OTHER, "想换个本地的")
    home.desk.do(asked).result()
    kept = RecordLawyerChange(record, ChangeOption.KEPT, date(2026, 10, 20), note="没有正当理由")
    home.desk.do(kept).result()
    shown = read(home, record)
    assert (shown.state, shown.changes[0].outcome) == (State.HANDLED, ChangeOption.KEPT)


def test_what_the_station_suggests_decides_nothing(home: Office) -> None:
    record = registered(home)
    for opinion in Proposal:
        home.desk.do(ProposeAid(record, date(2026, 11, 24), opinion, "看过材料")).result()
    assert read(home, record).state is State.REGISTERED
