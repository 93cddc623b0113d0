"""The papers of consultations; their words and layout are files.

An office may replace `resources/papers/services/<kind>.toml`; the {slots} are made here.
"""

from __future__ import annotations

__all__ = ["KINDS", "build", "paper_id", "title_of"]

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from app.codes import Code
from app.ids import Id, named_id
from app.papers.filling import Slots, paper_of
from app.papers.model import Filled, Gap, Masked, Run, Runs
from app.papers.templates import Names, Templates
from app.papers.wording import BLANK_DATE, day, filled, lines_of, moment, stacked, ticks
from app.records.offers import Made
from app.risk import RiskTrigger
from app.services import NAME
from app.services.codes import Advice, AidTold, Satisfaction, Topic, Way
from app.services.views import ConsultationDetail, DangerView, ReferralView, ReportView

_ACROSS = 5  # options in a row
_TOLD = {AidTold.TOLD: "已提示权利、条件和程序", AidTold.NOT_TOLD: "没有提示"}


def build(
    kind: str, case: ConsultationDetail, phone: str, subject: Id, templates: Templates
) -> Made:
    """A paper of a consultation.

    Args:
        phone: the complete number to call back, covered on the screen.
        subject: the row it is made of (a slip, a look), else the consultation's own id.

    Raises KeyError for an unknown kind, LookupError when the record has no such row.
    """
    shared = _common(case, phone)
    loaded = templates.get(NAME, kind, Names(frozenset(shared.runs) | {"hand", "blank_date"}))
    slots = shared | KINDS[kind](case, subject)
    return Made(paper_of(loaded.template, slots, paper_id(kind, subject)), loaded)


def paper_id(kind: str, subject: Id) -> Id:
    """The id of a paper through all its versions: the same on every laptop of the office."""
    return named_id("paper", kind, subject.hex())


def title_of(kind: str, templates: Templates) -> str:
    """What a form is called."""
    return templates.get(NAME, kind).template.title


# -- what every template may ask for ----------------------------------------------------------


def _common(case: ConsultationDetail, phone: str) -> Slots:
    runs = {name: (run,) for name, run in (*_caller(case, phone), *_answer(case), *_end(case))}
    question = _text(case.question, "question", "咨询的问题")
    return Slots({**runs, "question": question, "answer": _text(case.answer, "answer", "答复")})


def _caller(case: ConsultationDetail, phone: str) -> Iterator[tuple[str, Run]]:
    yield "office", case.office_name
    yield "number", case.number
    who = "本人不愿透露" if case.refused else case.name
    yield "name", filled(who, "name", "姓名")
    yield "id_note", "本人拒绝提供" if case.number_refused else "没有登记"
    shown = case.phone_shown
    yield "phone", Masked(phone, shown, "phone") if phone else "没有留下"
    yield "people", f"{case.people}人"
    yield "received_at", moment(case.received_at)
    yield "way", _stacked(Way, case.way)
    yield "topic", _stacked(Topic, case.topic)


def _answer(case: ConsultationDetail) -> Iterator[tuple[str, Run]]:
    yield "answered_by", filled(case.answered_by or case.taken_by, "answered_by", "解答人")
    yield "answered_at", _moment(case.answered_at, "answered_at", "答复时间")
    yield "told", ticks([(_TOLD[one], one is case.told) for one in AidTold])
    yield "minutes", f"{case.minutes}分钟" if case.minutes else "—"
    yield "registrar", case.registrar


def _end(case: ConsultationDetail) -> Iterator[tuple[str, Run]]:
    promised, referred = case.appointed_at is not None, bool(case.referrals)
    answered = bool(case.answer)
    options = [("已答复", answered), ("约期答复", promised), ("转介", referred)]
    yield "handling", ticks(options)
    organs = "、".join(one.organ or one.target.label for one in reversed(case.referrals))
    yield "referred_to", Filled(organs, "referrals") if organs else "—"
    yield "appointed_at", moment(case.appointed_at) if case.appointed_at else "—"
    yield "satisfaction", ticks([(one.label, one is case.satisfaction) for one in Satisfaction])
    yield "rated_on", day(case.rated_on) if case.rated_on else "—"
    yield "rating_note", Filled(case.rating_note or "—", "rating_note")


# -- what each form adds ----------------------------------------------------------------------


def _register(_case: ConsultationDetail, _subject: Id) -> Slots:
    return Slots()


def _slip(case: ConsultationDetail, subject: Id) -> Slots:
    slip: ReferralView = _one(case.referrals, subject)
    checks = [(f"提醒：{one.label}",) for one in slip.checks] or [("—",)]
    return Slots(
        {
            "organ": (Filled(slip.organ or slip.target.label, "organ"),),
            "target": (slip.target.label,),
            "sent_on": (day(slip.sent_on),),
            "matter": _text(slip.matter, "matter", "转介事项"),
            "checks": stacked([tuple(one) for one in checks]),
            "author": (slip.by,),
        }
    )


def _danger(case: ConsultationDetail, subject: Id) -> Slots:
    look: DangerView = _one(case.dangers, subject)
    report: ReportView | None = case.reports[0] if case.reports else None
    told = "、".join(one.label for one in report.reported_to) if report else ""
    return Slots(
        {
            "assessed_at": (moment(look.assessed_at),),
            "level": (look.level.label,),
            "triggers": _listed(RiskTrigger, look.triggers),
            "advised": _listed(Advice, look.advised),
            "note": _text(look.note or "无", "note", "情况"),
            "assessor": (look.by,),
            "reported_to": (filled(told, "reported_to", "报告的单位", 12),),
            "reported_at": (
                _moment(report.reported_at if report else None, "reported_at", "报告时间"),
            ),
            "received_by": (filled(report.received_by if report else "", "received_by", "接收人"),),
            "content": _text(report.content if report else "", "content", "报告内容"),
        }
    )


def _reply(case: ConsultationDetail, _subject: Id) -> Slots:
    """答复函: to who wrote; who signed with no name is written to without one."""
    who = "咨询人" if case.refused else case.name
    answered = case.answered_at
    sent_on = Filled(day(answered.date()), "answered_at") if answered else BLANK_DATE
    return Slots(
        {
            "addressee": (filled(who, "name", "姓名"),),
            "received_on": (Filled(day(case.received_at.date()), "received_at"),),
            "answered_on": (sent_on,),
        },
        marks=frozenset({"told"} if case.told is AidTold.TOLD else ()),
    )


KINDS: Mapping[str, Callable[[ConsultationDetail, Id], Slots]] = {
    "pls.F1": _register,
    "pls.F2": _slip,
    "pls.F3": _danger,
    "pls.F9": _reply,
}


# -- words ------------------------------------------------------------------------------------


def _one(rows: Iterable[Any], subject: Id) -> Any:
    for row in rows:
        if row.id == subject:
            return row
    raise LookupError(subject.hex())


def _moment(at: datetime | None, target: str, name: str) -> Run:
    return Filled(moment(at), target) if at else Gap(name, target, 12)


def _text(text: str, target: str, name: str) -> Runs:
    """A text of several lines, or a gap with a name."""
    return stacked(lines_of(text, target)) or (Gap(name, target, 20),)


def _stacked(codes: type[Code], chosen: Code) -> str:
    options = [(one.label, one is chosen) for one in codes]
    rows = [ticks(options[at : at + _ACROSS]) for at in range(0, len(options), _ACROSS)]
    return "\n".join(rows)


def _listed(codes: type[Code], chosen: Iterable[Code]) -> Runs:
    """Every option, two in a row, those that hold ticked."""
    held = set(chosen)
    options = [(one.label, one in held) for one in codes]
    return stacked([(ticks(options[at : at + 2]),) for at in range(0, len(options), 2)])
