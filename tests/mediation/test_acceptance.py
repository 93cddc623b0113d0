"""What stands against accepting a case, each guard by its id and beside its field."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.errors import Fault
from app.mediation.codes import DisputeType, Exclusion, PartyRole, Source
from app.mediation.messages import PartyInput
from app.mediation.rules import Named, check_case, check_recusal, named
from app.people.messages import IdKind
from tests.dispute import HUANG, TAN, WORKS, applicant, case_input, respondent

TODAY = date(2026, 11, 24)
TOWN = "江门市新会区大泽镇人民调解委员会"
MEDICAL = "新会区医疗纠纷人民调解委员会"


def _faults(committee: str = TOWN, **changes: Any) -> list[Fault]:
    return check_case(case_input(**changes), committee, TODAY)


def _fields(**changes: Any) -> list[str | None]:
    return [fault.field for fault in _faults(**changes)]


def _only(**changes: Any) -> Fault:
    (fault,) = _faults(**changes)
    assert fault.blocks is (fault.rule != "med.M30" or fault.field == "parties")
    return fault


def test_an_ordinary_case_is_accepted() -> None:
    assert _faults() == []


# -- R-A01, G1 ---------------------------------------------------------------------------------


def test_med_r_a01_without_consent_no_mediation() -> None:
    fault = _only(consent=False)
    assert (fault.field, fault.rule, fault.citation) == (
        "consent",
        "med.R-A01",
        "人民调解法 第17条",
    )


@pytest.mark.parametrize("exclusion", [one for one in Exclusion if one is not Exclusion.TAKEN])
@pytest.mark.parametrize("source", list(Source))
def test_med_m01_out_of_scope_whoever_sends_it(exclusion: Exclusion, source: Source) -> None:
    fault = _only(exclusion=exclusion, source=source, source_doc_no="新公调〔2026〕1号")
    assert (fault.field, fault.rule) == ("exclusion", "med.M01")
    assert exclusion.label in fault.message
    assert "请转有权机关" in fault.message


@pytest.mark.parametrize("source", list(Source))
def test_med_m02_taken_by_another_organ_unless_the_court_sends_it(source: Source) -> None:
    faults = _faults(exclusion=Exclusion.TAKEN, source=source, source_doc_no="（2026）粤0705号")
    found = [(fault.field, fault.rule) for fault in faults]
    assert found == ([] if source is Source.COURT else [("exclusion", "med.M02")])


def test_med_m03_medical_disputes_have_a_committee_of_their_own() -> None:
    fault = _only(dispute_type=DisputeType.MEDICAL)
    assert (fault.field, fault.rule) == ("dispute_type", "med.M03")
    assert fault.citation == "医疗纠纷预防和处理条例 第31条"
    assert _faults(MEDICAL, dispute_type=DisputeType.MEDICAL) == []


# -- M05 ---------------------------------------------------------------------------------------


def _recused(mediator: Named, *people: Named, consent: bool = False) -> bool:
    faults = check_recusal([mediator], people, consent=consent)
    assert all((fault.field, fault.rule) == ("mediators", "med.M05") for fault in faults)
    return bool(faults)


def test_med_m05_the_same_number_under_any_name() -> None:
    assert _recused(Named("谭某", TAN.id_no), Named("谭𬍛㛃", TAN.id_no))


def test_med_m05_the_same_name_where_a_number_is_missing() -> None:
    assert _recused(Named("陈丽华", ""), Named("陈丽华", HUANG.id_no))
    assert _recused(Named("陈丽华", HUANG.id_no), Named("陈丽华", ""))


def test_med_m05_a_namesake_with_another_number_may_mediate() -> None:
    assert not _recused(Named("陈丽华", HUANG.id_no), Named("陈丽华", TAN.id_no))


def test_med_m05_strangers_and_written_consent() -> None:
    assert not _recused(Named("陈丽华", ""), Named("黄䶮", HUANG.id_no))
    assert not _recused(Named("陈丽华", ""), Named("陈丽华", ""), consent=True)


def test_med_m05_sees_who_represents_an_organisation_and_reads_numbers_as_typed() -> None:
    parties = (applicant(id_no=" 440799 19800512 911x "), respondent(WORKS))
    assert list(named(parties, TODAY)) == [Named("黄䶮", HUANG.id_no), Named("陈某", "")]


# -- parties -----------------------------------------------------------------------------------


@pytest.mark.parametrize("parties", [(), (applicant(),)])
def test_med_m30_two_sides_at_least(parties: tuple[PartyInput, ...]) -> None:
    fault = _only(parties=parties)
    assert (fault.field, fault.rule) == ("parties", "med.M30")


def test_two_applicants_and_nobody_asked() -> None:
    assert _fields(parties=(applicant(), applicant(TAN))) == ["parties"]


@pytest.mark.parametrize(
    "typed",
    [
        HUANG.id_no,
        "440799 19800512 911x",
        "４４０７９９１９８００５１２９１１Ｘ",
        "440799800512911",  # the same person's number of before 1999
    ],
)
def test_a_party_on_both_sides_however_typed(typed: str) -> None:
    fault = _only(parties=(applicant(), respondent(), respondent(id_no=typed)))
    assert fault.field == "parties.2.id_no"
    assert "第 1 位" in fault.message


def test_a_party_on_both_sides_known_by_its_file() -> None:
    one = applicant(id_kind=IdKind.OTHER, id_no="", id=b"1" * 16)
    fault = _only(parties=(one, respondent(id_kind=IdKind.OTHER, id_no="", id=b"1" * 16)))
    assert fault.field == "parties.1.id_no"


def test_an_organisation_on_both_sides() -> None:
    fault = _only(parties=(applicant(WORKS), respondent(WORKS, name=f" {WORKS.name} ")))
    assert fault.field == "parties.1.name"


def test_the_same_person_twice_on_one_side() -> None:
    fault = _only(parties=(applicant(), applicant(), respondent()))
    assert fault.field == "parties.1.id_no"
    assert "已经填过" in fault.message


def test_people_without_numbers_are_not_taken_for_one_another() -> None:
    nobody = {"id_kind": IdKind.OTHER, "id_no": ""}
    assert _faults(parties=(applicant(**nobody), respondent(**nobody))) == []


@pytest.mark.parametrize("field", ["name", "phone", "address"])
def test_empty_fields_of_a_person(field: str) -> None:
    for blank in ("", "　 "):
        assert _fields(parties=(applicant(), respondent(**{field: blank}))) == [
            f"parties.1.{field}"
        ]


def test_empty_parties() -> None:
    assert _fields(parties=(applicant(), respondent(WORKS, name=" "))) == ["parties.1.name"]
    empty = PartyInput(PartyRole.RESPONDENT)
    assert _fields(parties=(applicant(), empty)) == ["parties.1.name"]


# -- the case itself ---------------------------------------------------------------------------


def test_empty_fields_of_a_case() -> None:
    faults = _faults(facts=" ", mediators=(), source=Source.POLICE, source_doc_no=" ")
    assert [fault.field for fault in faults] == ["facts", "source_doc_no", "mediators"]
    assert faults[2].citation == "人民调解法 第19条"


@pytest.mark.parametrize("source", list(Source))
def test_only_what_another_organ_sends_has_a_letter(source: Source) -> None:
    referred = source.value.startswith("3")
    assert _fields(source=source) == (["source_doc_no"] if referred else [])


def test_impossible_dates() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert _fields(accepted_on=TODAY) == []
    assert _fields(accepted_on=tomorrow) == ["accepted_on"]
    assert _fields(occurred_on=TODAY) == []
    fault = _only(accepted_on=date(2026, 11, 20), occurred_on=date(2026, 11, 21))
    assert (fault.field, fault.rule) == ("occurred_on", "med.M30")


def test_impossible_amounts_and_counts() -> None:
    assert _fields(amount_fen=0) == []
    assert _fields(amount_fen=-1) == ["amount_fen"]
    fault = _only(people_count=1)
    assert (fault.field, fault.rule) == ("people_count", "med.M30")
    assert _fields(people_count=2) == []


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert len(_faults(facts="", consent=False, mediators=(), amount_fen=-1)) == 4
