"""From what the fields hold to what the command takes."""

from __future__ import annotations

__all__ = ["FIELDS", "judgment_of", "subject_of"]

from collections.abc import Mapping
from typing import Any

from app.correction.messages import (
    Category,
    GuardianInput,
    JudgmentInput,
    OutsideInput,
    ProhibitionInput,
    SubjectInput,
    Term,
)
from app.ids import Id
from app.people.messages import PersonInput

_PERSON = (
    "id_kind", "id_no", "name", "sex", "birth", "phone", "ethnicity", "address", "division",
    "registered_address", "work_unit",
)  # fmt: skip
_JUDGMENT = (
    "category", "organ", "doc_no", "doc_on", "effective_on", "executed_on", "exec_no", "offence",
    "offence_on", "offence_kind", "co_offenders", "victims", "principal", "nominal_end",
    "start_on", "end_on", "accessory",
)  # fmt: skip
_OWN = (
    "area", "notice_on", "notice_no", "papers_on", "subject_no", "missing", "moved_in",
    "decision_on", "education", "marital", "employment", "political", "three_none", "mental",
    "infectious", "three_involved", "four_history",
)  # fmt: skip
_OUTSIDE = (
    "ground", "hospital", "diagnosis", "expected_on", "born_on", "guarantor", "guarantor_phone",
    "guarantor_id_no",
)  # fmt: skip
_BANNED = (Category.CONTROL, Category.SUSPENSION)
_NEEDED = ("category", "principal", "doc_on", "effective_on", "offence_on", "start_on", "end_on")

# Where a fault of the command is shown, if not at the field of its own name.
FIELDS = {
    "sentence": "years",
    "probation": "probation_years",
    "guardian": "guardian_name",
    "prohibition.kind": "ban_kind",
    "prohibition.content": "ban_content",
    "prohibition.start_on": "ban_from",
    "prohibition.end_on": "ban_to",
    **{f"outside.{name}": name for name in _OUTSIDE},
    "outside.guarantor_state": "guarantor",
}


def judgment_of(values: Mapping[str, Any]) -> JudgmentInput | None:
    """The sentence as typed; None while what it is counted from is not there."""
    if any(values[name] is None for name in _NEEDED if name not in ("start_on", "end_on")):
        return None
    known = {name: values[name] for name in _JUDGMENT}
    for name in ("start_on", "end_on"):  # the end is counted before it is typed
        known[name] = known[name] or values["effective_on"]
    return JudgmentInput(
        **known,
        sentence=Term(values["years"] or 0, values["months"] or 0, values["days"] or 0),
        probation=Term(
            years=values["probation_years"] or 0, months=values["probation_months"] or 0
        ),
        custody_days=values["custody_days"] or 0,
    )


def subject_of(values: Mapping[str, Any], known: Id | None) -> SubjectInput:
    """The registration; every required field has a value.

    Args:
        known: the file that was chosen for the person.
    """
    judgment = judgment_of(values)
    if judgment is None:
        raise ValueError("a required field has no value")
    person = PersonInput(**{name: values[name] for name in _PERSON}, id=known)
    guardian = None
    if name := values["guardian_name"].strip():
        guardian = GuardianInput(name, values["guardian_phone"], values["guardian_note"])
    own = {name: values[name] for name in _OWN}
    own |= {"prohibition": _ban(values), "outside": _outside(values)}
    if judgment.category is not Category.OUTSIDE:
        own["decision_on"] = None
    return SubjectInput(person=person, judgment=judgment, guardian=guardian, **own)


def _ban(values: Mapping[str, Any]) -> ProhibitionInput | None:
    """The 禁止令, where the judgment has one (#14: of 管制 and 缓刑 alone)."""
    if values["category"] not in _BANNED or not values["ban"]:
        return None
    return ProhibitionInput(
        values["ban_kind"], values["ban_content"], values["ban_from"], values["ban_to"]
    )


def _outside(values: Mapping[str, Any]) -> OutsideInput | None:
    """The ground of 暂监, where it is known already."""
    if values["category"] is not Category.OUTSIDE or values["ground"] is None:
        return None
    return OutsideInput(**{name: values[name] for name in _OUTSIDE})
