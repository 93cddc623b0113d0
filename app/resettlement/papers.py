"""The papers of 安置帮教, each made of one record; their words and layout are files.

An office may replace `resources/papers/resettlement/<kind>.toml`; the {slots} are made here.
"""

from __future__ import annotations

__all__ = ["KINDS", "build", "paper_id", "title_of"]

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from app.codes import Code
from app.ids import Id, named_id
from app.papers.amounts import figures
from app.papers.filling import Slots, paper_of
from app.papers.model import Filled, Gap, Masked, Run, Runs
from app.papers.templates import Names, Templates
from app.papers.wording import day, filled, id_name, lines_of, masked, moment, stacked, ticks
from app.people.idnumbers import mask_id
from app.people.phones import mask_phone
from app.records.offers import Made
from app.resettlement import NAME
from app.resettlement.codes import (
    AskedHow,
    Ending,
    Homecoming,
    InquiryOutcome,
    Met,
    Placement,
    Risk,
    RiskSign,
    Source,
    Verify,
)
from app.resettlement.messages import InquiryView, PlanView, ReleasedDetail, RiskLook
from app.resettlement.rules import three_none

_COVERED = "＊＊＊"  # what the screen shows of the offence
_GROUPS: Mapping[str, frozenset[str]] = {
    "team": frozenset({"member", "standing", "member_phone"}),
    "aids": frozenset({"aid", "aid_on", "aid_source", "aid_amount"}),
    "contacts": frozenset({"contact_at", "contact_mode", "contact_notes"}),
}
_MARKS = frozenset({"correction", "key_person", "agreed"})


def build(kind: str, case: ReleasedDetail, subject: Id, templates: Templates) -> Made:
    """A paper of a record.

    Args:
        subject: the row it is made of (a plan, a form, an inquiry), else the record's own id.

    Raises KeyError for an unknown kind, LookupError when the record has no such row.
    """
    shared = _common(case)
    loaded = templates.get(NAME, kind, _names(shared))
    slots = shared | KINDS[kind](case, subject)
    return Made(paper_of(loaded.template, slots, paper_id(kind, subject)), loaded)


def paper_id(kind: str, subject: Id) -> Id:
    """The id of a paper through all its versions: the same on every laptop of the office."""
    return named_id("paper", kind, subject.hex())


def title_of(kind: str, templates: Templates) -> str:
    """What a form is called."""
    return templates.get(NAME, kind).template.title


# -- what every template may ask for ----------------------------------------------------------


def _common(case: ReleasedDetail) -> Slots:
    runs = {name: (run,) for name, run in (*_person(case), *_course(case), *_help(case))}
    marks = {
        "correction": case.source is Source.CORRECTION,
        "key_person": case.key_person,
        "agreed": case.agreed,
    }
    return Slots(runs, _groups(case), frozenset(name for name, holds in marks.items() if holds))


def _names(slots: Slots) -> Names:
    return Names(frozenset(slots.runs) | {"hand", "blank_date"}, dict(_GROUPS), _MARKS)


def _person(case: ReleasedDetail) -> Iterator[tuple[str, Run]]:
    person = case.person
    yield "office", case.office_name
    yield "name", Filled(person.name, "person.name")
    yield "sex", person.sex.label
    yield "birth", _day(person.birth, "person.birth", "出生日期")
    yield "ethnicity", filled(person.ethnicity, "person.ethnicity", "民族", 4)
    id_no = masked(person.id_no, mask_id(person.id_no), "person.id_no", "证件号码")
    yield "id_no", id_no
    yield "id_kind", id_name(person.id_kind)
    yield "phone", masked(person.phone, mask_phone(person.phone), "person.phone", "联系电话")
    yield "residence", filled(person.address, "person.address", "居住地", 12)
    registered = person.registered_address
    yield "domicile", filled(registered, "person.registered_address", "户籍地", 12)
    yield "occupation", Filled(person.occupation or "无", "person.occupation")


def _course(case: ReleasedDetail) -> Iterator[tuple[str, Run]]:
    yield "source", _ticked(Source, case.source)
    yield "organ", filled(case.organ, "organ", "监所或者原执行机关", 10)
    yield "offence", _covered(case.offence, "offence", "原判罪名")
    yield "sentence", _covered(case.sentence, "sentence", "原判刑罚")
    yield "data_on", _day(case.data_on, "data_on", "收到日期")
    yield "verify", _ticked(Verify, case.verify)
    yield "verified_on", _day(case.verified_on, "verified_on", "核查日期")
    yield "release_on", _day(case.release_on, "release_on", "释放日期")
    yield "cert_no", filled(case.cert_no, "cert_no", "证明书号", 10)
    ways = [one for one in Homecoming if one is not Homecoming.NOT_MET]
    yield "handover", ticks([(one.label, one is case.handover) for one in ways])
    yield "handover_on", _day(case.handover_on, "handover_on", "衔接日期")
    yield "met", _ticked(Met, case.met)


def _help(case: ReleasedDetail) -> Iterator[tuple[str, Run]]:
    start, end = case.help_from, case.help_to
    span = f"自{day(start)}起至{day(end)}止" if start and end else ""
    yield "term", Filled(span, "term") if span else Gap("帮教期", "release_on", 16)
    yield "level", ticks([("一般", not case.key_person), ("重点", case.key_person)])
    look = case.look
    yield "risk", _ticked(Risk, look.level if look else None)
    yield "placement", _ticked(Placement, case.placement)
    yield "insurance", filled(case.insurance, "insurance", "社会保险", 8)
    yield "housing", filled(case.housing, "housing", "住房", 8)
    yield "ending", ticks([("期满解除", case.ended_as is Ending.EXPIRED)])
    yield "ended_on", _day(case.ended_on, "ended_on", "解除日期")
    yield "contact_count", str(len(case.contacts))
    yield "aid_count", str(len(case.aids))


def _groups(case: ReleasedDetail) -> dict[str, Sequence[Mapping[str, Runs]]]:
    return {
        "team": tuple(
            {
                "member": (Filled(one.name, "team"),),
                "standing": (one.standing.label,),
                "member_phone": (
                    (Masked(one.phone, mask_phone(one.phone)),) if one.phone else ("",)
                ),
            }
            for one in case.members
        ),
        "aids": tuple(
            {
                "aid": (one.kind.label,),
                "aid_on": (day(one.given_on),),
                "aid_source": (Filled(one.source or "—", "aids"),),
                "aid_amount": (figures(one.amount_fen) if one.amount_fen else "—",),
            }
            for one in reversed(case.aids)
        ),
        "contacts": tuple(
            {
                "contact_at": (moment(one.at),),
                "contact_mode": (one.mode.label,),
                "contact_notes": (Filled(one.notes, "contacts"),),
            }
            for one in reversed(case.contacts)
        ),
    }


# -- what each form adds ----------------------------------------------------------------------


def _verification(case: ReleasedDetail, _subject: Id) -> Slots:
    return Slots({"findings": _text(case.verify_note, "verify_note", "核查情况")})


def _plain(_case: ReleasedDetail, _subject: Id) -> Slots:
    return Slots()


def _plan(case: ReleasedDetail, subject: Id) -> Slots:
    plan: PlanView = _one(case.plans, subject)
    return Slots(
        {
            "made_on": (day(plan.made_on),),
            "needs": _text(plan.needs or "无", "needs", "困难和需求"),
            "measures": _text(plan.measures, "measures", "帮教措施"),
        }
    )


def _risk(case: ReleasedDetail, subject: Id) -> Slots:
    look: RiskLook = _one(case.looks, subject)
    options = [(one.label, one in look.signs) for one in RiskSign]
    signs = stacked([(ticks(options[at : at + 3]),) for at in range(0, len(options), 3)])
    return Slots(
        {
            "assessed_on": (day(look.assessed_on),),
            "signs": signs,
            "three_none": ("是" if three_none(look.signs) else "否",),
            "look_level": (_ticked(Risk, look.level),),
            "proposal": (ticks([("一般", not look.key_person), ("重点", look.key_person)]),),
            "note": _text(look.note or "无", "note", "说明"),
            "assessor": (look.by,),
        }
    )


def _inquiry(case: ReleasedDetail, subject: Id) -> Slots:
    one: InquiryView = _one(case.inquiries, subject)
    return Slots(
        {
            "made_on": (day(one.made_on),),
            "ways": (ticks([(way.label, way in one.ways) for way in AskedHow]),),
            "asked": (filled(one.asked, "asked", "询问的人", 10),),
            "findings": _text(one.findings, "findings", "情况"),
            "outcome": (_ticked(InquiryOutcome, one.outcome),),
            "author": (one.by,),
        }
    )


def _release(case: ReleasedDetail, _subject: Id) -> Slots:
    note = case.end_note or "帮教期满，生活稳定。"
    return Slots({"end_note": _text(note, "end_note", "帮教小结")})


KINDS: Mapping[str, Callable[[ReleasedDetail, Id], Slots]] = {
    "res.F1": _verification,
    "res.F2": _plain,
    "res.F3": _plain,
    "res.F4": _plan,
    "res.F5": _risk,
    "res.F6": _inquiry,
    "res.F7": _release,
}


# -- words ------------------------------------------------------------------------------------


def _one(rows: Iterable[Any], subject: Id) -> Any:
    for row in rows:
        if row.id == subject:
            return row
    raise LookupError(subject.hex())


def _day(on: date | None, target: str, name: str) -> Run:
    return Filled(day(on), target) if on else Gap(name, target, 8)


def _text(text: str, target: str, name: str) -> Runs:
    """A text of several lines, or a gap with a name."""
    return stacked(lines_of(text, target)) or (Gap(name, target, 20),)


def _ticked(codes: type[Code], chosen: Code | None) -> str:
    return ticks([(one.label, one is chosen) for one in codes])


def _covered(text: str, target: str, name: str) -> Run:
    """The offence and the sentence: on paper alone, covered on the screen."""
    return Masked(text, _COVERED, target) if text.strip() else Gap(name, target, 10)
