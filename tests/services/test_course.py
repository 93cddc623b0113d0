"""Every move of a consultation (1C), each test named after its state; what stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import Refused
from app.history.messages import Undo
from app.ids import Id
from app.people.messages import ListLooks, Purpose
from app.services.messages import (
    AidTold,
    AppointAnswer,
    CloseConsultation,
    ConsultationTab,
    ListConsultations,
    RateConsultation,
    Receipt,
    RecordReferralReceipt,
    RegisterConsultation,
    RevealCaller,
    Satisfaction,
    Scope,
    State,
    TakeUpConsultation,
    Target,
    Topic,
    Way,
)
from tests.office import Office
from tests.services.kit import DAY, QUESTION, answered, asked, at, read, sent


def _refused(deed: object, *rules: str) -> tuple[str, ...]:
    assert callable(deed)
    with pytest.raises(Refused) as error:
        deed()
    assert {fault.rule for fault in error.value.faults} >= set(rules)
    return tuple(fault.message for fault in error.value.faults)


def test_c10_a_name_or_that_none_was_given(office: Office) -> None:
    shown = read(office, asked(office, name="", refused=True, phone=""))
    assert (shown.state, shown.name, shown.refused) == (State.REGISTERED, "", True)
    assert shown.title.startswith("未留姓名")
    _refused(lambda: asked(office, name=""), "pls.C10")
    _refused(lambda: asked(office, name="罗某", refused=True))


def test_c10_the_numbers_of_a_laptop_follow_each_other(office: Office) -> None:
    first, second = (read(office, asked(office)).number for _ in range(2))
    assert int(second[-5:-1]) == int(first[-5:-1]) + 1
    assert first.startswith("（2026）咨01第")


def test_c10_undone_its_number_is_never_given_again(office: Office) -> None:
    number = read(office, asked(office)).number
    office.desk.do(Undo()).result()
    assert read(office, asked(office)).number > number


def test_c20_a_lawyer_takes_it_up(office: Office) -> None:
    record = asked(office)
    office.desk.do(TakeUpConsultation(record, "何㬎律师")).result()
    assert read(office, record).state is State.TAKEN
