"""Phrases: the program's and the office's own; and what was typed into a field before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from app import bootstrap
from app.access import Role
from app.clock import FixedClock
from app.desk import Desk
from app.history.messages import ReadHistory, Undo
from app.ids import new_id
from app.mediation.messages import OpenCase
from app.phrases.messages import HidePhrase, KeepPhrase, ListPhrases, PhraseView, ReadPast
from app.vault.messages import UserCard
from tests.dispute import applicant, case_input, respondent, session_input
from tests.office import Office
from tests.refusals import refused

LINE = "mediation"
THANKS = "申请人{申请人}当场表示谅解。"


def _all(desk: Desk) -> tuple[PhraseView, ...]:
    return desk.ask(ListPhrases(LINE)).result()


def _keep(desk: Desk, text: str = THANKS, **changes: object) -> bytes:
    given = {"line": LINE, "field": "terms", "topic": "02", "text": text} | changes
    return desk.do(KeepPhrase(**given)).result()  # type: ignore[arg-type]


def test_the_program_brings_phrases_along(office: Office) -> None:
    found = _all(office.desk)
    assert {"facts", "claims", "terms", "transcript"} <= {one.field for one in found}
    assert not any(one.own or one.hidden for one in found)
    assert office.desk.ask(ListPhrases("correction")).result() == ()


def test_what_the_office_writes_stands_first_newest_first(
    office: Office, clock: FixedClock
) -> None:
    first = _keep(office.desk)
    clock.advance(minutes=1)
    second = _keep(office.desk, "双方握手言和。")
    own = _all(office.desk)[:2]
    assert [(one.id, one.text, one.own) for one in own] == [
        (second, "双方握手言和。", True),
        (first, THANKS, True),
    ]


def test_other_words_for_one_that_is_known(office: Office) -> None:
    known = _keep(office.desk)
    assert _keep(office.desk, "另一句。", id=known) == known
    assert [one.text for one in _all(office.desk) if one.own] == ["另一句。"]


def test_a_phrase_of_the_program_can_be_changed_and_hidden(office: Office) -> None:
    before = _all(office.desk)
    changed, hidden = before[0], before[1]
    _keep(office.desk, "本所的说法。", id=changed.id, field=changed.field, topic=changed.topic)
    office.desk.do(HidePhrase(LINE, hidden.id)).result()
    after = {one.id: one for one in _all(office.desk)}
    assert len(after) == len(before)
    assert (after[changed.id].text, after[changed.id].own) == ("本所的说法。", True)
    assert after[hidden.id].hidden
    assert not after[hidden.id].own
    office.desk.do(HidePhrase(LINE, hidden.id, hidden=False)).result()
    assert not {one.id: one for one in _all(office.desk)}[hidden.id].hidden


def test_undo_takes_a_phrase_back_and_history_tells_of_it(office: Office) -> None:
    before = _all(office.desk)
    office.desk.do(HidePhrase(LINE, before[0].id)).result()
    office.desk.do(Undo()).result()
    assert _all(office.desk) == before
    office.desk.do(HidePhrase(LINE, before[0].id)).result()  # once more
    assert _all(office.desk)[0].hidden
    own = _keep(office.desk)
    (change, *_) = office.desk.ask(ReadHistory(own)).result()
    assert any(THANKS in field.after for field in change.changes)


def test_nothing_is_no_phrase(office: Office) -> None:
    (fault,) = refused(office.desk, KeepPhrase(LINE, "terms", "", "  "))
    assert fault.field == "text"
    (fault,) = refused(office.desk, KeepPhrase(LINE, "terms", "", "长" * 2001))
    assert "2000 字" in fault.message
    (fault,) = refused(office.desk, HidePhrase(LINE, bytes(16)))
    assert "没有找到" in fault.message


# -- earlier entries -------------------------------------------------------------------------


def _open(desk: Desk, *places: str) -> None:
    for place in places:
        desk.do(OpenCase(case_input(place=place, accepted_on=date(2026, 11, 20)))).result()


def _past(desk: Desk, field: str) -> Sequence[str]:
    return [entry.text for entry in desk.ask(ReadPast(field)).result()]


def test_the_most_frequent_entry_comes_first_then_the_newest(office: Office) -> None:
    _open(office.desk, "田金村", "圩镇", "小泽村", "田金村", "")
    assert _past(office.desk, "mediation.place") == ["田金村", "小泽村", "圩镇"]
    (first, *_) = office.desk.ask(ReadPast("mediation.place")).result()
    assert first.keys == "tjc"


def test_one_field_may_be_kept_in_several_places(office: Office) -> None:
    case = office.desk.do(OpenCase(case_input(accepted_on=date(2026, 11, 20)))).result()
    office.desk.do(session_input(case, date(2026, 11, 23), place="田金村调解室")).result()
    assert _past(office.desk, "mediation.session_place") == ["田金村调解室"]


@pytest.mark.parametrize("field", ["mediation.facts", "people.id_no", "people.phone", "x", ""])
def test_numbers_and_facts_are_never_offered(office: Office, field: str) -> None:
    parties = (applicant(occupation="务农"), respondent())
    office.desk.do(OpenCase(case_input(parties=parties))).result()
    assert _past(office.desk, field) == []
    assert _past(office.desk, "people.occupation") == ["务农"]


def test_another_role_sees_nothing_of_mediation(office: Office, clock: FixedClock) -> None:
    _open(office.desk, "田金村")
    aide = UserCard(new_id(clock), "社工甲", Role.AIDE, None, machine_bound=False)
    desk = bootstrap.open_desk(office.books, aide, clock)
    assert _past(desk, "mediation.place") == []
    assert desk.ask(ListPhrases(LINE)).result() == ()
    (fault,) = refused(desk, KeepPhrase(LINE, "terms", "", "一句。"))
    assert "社工不能写常用语" in fault.message


def test_a_mediator_writes_phrases_of_mediation_alone(office: Office, clock: FixedClock) -> None:
    mediator = UserCard(new_id(clock), "调解员甲", Role.MEDIATOR, None, machine_bound=False)
    desk = bootstrap.open_desk(office.books, mediator, clock)
    assert _keep(desk)
    (fault,) = refused(desk, KeepPhrase("correction", "facts", "", "一句。"))
    assert "由办这类工作的同事来写" in fault.message
