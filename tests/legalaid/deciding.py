"""An application brought as far as the centre's answer, the lawyer, the contract."""

from __future__ import annotations

__all__ = [
    "CENTRE",
    "OCT",
    "assigned",
    "decision",
    "due_on",
    "granted",
    "handled",
    "refusal",
    "sent",
]

from dataclasses import replace
from datetime import date
from typing import Any

from app.ids import Id
from app.legalaid.codes import (
    DecisionKind,
    Refusal,
)
from app.legalaid.messages import (
    RecordAidDecision,
    RecordAssignment,
    RecordContract,
)
from tests.legalaid.kit import at, forwarded, read, registered
from tests.office import Office

OCT = date(2026, 10, 12)  # a Monday
CENTRE = "新会区法律援助处"


def sent(office: Office, on: date = OCT, **changes: Any) -> Id:
    """An application that lies with the centre."""
    record = registered(office, received_at=at(on), **changes)
    forwarded(office, record, at(on, 15))
    return record


def decision(
    record: Id, kind: DecisionKind, on: date = date(2026, 10, 14), **more: Any
) -> RecordAidDecision:
    """What the centre wrote, as the station enters it."""
    given = RecordAidDecision(record, kind, on, "（2026）江新援字第7号", CENTRE, on, "何某")
    return replace(given, **more)


def refusal(record: Id, **more: Any) -> RecordAidDecision:
    """The centre refuses, with its reasons."""
    return decision(
        record,
        DecisionKind.REFUSE,
        **{"refusal": Refusal.MEANS, "reasons": "人均收入超过标准", "remedy_told": True, **more},
    )


def granted(office: Office) -> Id:
    """The centre granted aid."""
    record = sent(office)
    office.desk.do(decision(record, DecisionKind.GRANT)).result()
    return record


def assigned(office: Office, **more: Any) -> Id:
    """And it assigned a lawyer."""
    record = granted(office)
    command = RecordAssignment(record, date(2026, 10, 15), "某律师事务所", "李某")
    office.desk.do(replace(command, **more)).result()
    return record


def handled(office: Office) -> Id:
    """And the contract with the lawyer is signed."""
    record = assigned(office)
    office.desk.do(RecordContract(record, date(2026, 10, 16))).result()
    return record


def due_on(office: Office, record: Id, rule: str) -> date | None:
    """The day a rule asks for, if it does."""
    return next((due.on for due in read(office, record).dues if due.rule == rule), None)
