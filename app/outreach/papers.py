"""The papers of the registers; their words and layout are files, the cards of lawyers are not.

An office may replace `resources/papers/outreach/<kind>.toml`; the {slots} are made here.
"""

from __future__ import annotations

__all__ = [
    "ALLOWANCE",
    "CARDS",
    "EVENT",
    "LOG",
    "ROOM",
    "SUMMARY",
    "build_allowance",
    "build_cards",
    "build_event",
    "build_log",
    "build_summary",
    "paper_id",
    "title_of",
]

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.codes import Code
from app.i18n import tr
from app.ids import Id, named_id
from app.outreach.allowance import ALLOWANCE, Due, MonthLog
from app.outreach.codes import AdviceKind, EventForm, Faces, RateBasis, Reach
from app.outreach.details.advisers import hours_words, kinds_words
from app.outreach.messages import AdviceLogView, EventView, RateView
from app.papers.amounts import figures
from app.papers.filling import Slots, paper_of
from app.papers.model import Card, Cards, Filled, Gap, Paper, Paragraph, Run, Runs, Space, Title
from app.papers.templates import Templates
from app.papers.wording import day, filled, lines_of, stacked, ticks
from app.records.offers import Made

ROOM = "outreach"  # the folder of the templates
LOG, SUMMARY, EVENT, CARDS = "pls.F4", "pls.F5", "pls.F7", "pls.F8"


def paper_id(kind: str, subject: Id, office: str) -> Id:
    """The id of a paper through all its versions: the same on every laptop of the office."""
    return named_id("paper", kind, office, subject.hex())


def title_of(kind: str, templates: Templates) -> str:
    """What a form is called."""
    return tr("律师名片") if kind == CARDS else templates.get(ROOM, kind).template.title


def _made(kind: str, slots: Slots, id: Id, templates: Templates) -> Made:
    loaded = templates.get(ROOM, kind)
    return Made(paper_of(loaded.template, slots, id), loaded)


def build_log(view: AdviceLogView, office: str, id: Id, templates: Templates) -> Made:
    """顾问工作日志: printed for the village to sign."""
    runs: dict[str, Runs] = {
        "office": (office,),
        "village": (Filled(view.village_name, "advice"),),
        "lawyer": (Filled(view.lawyer_name, "advice"),),
        "firm": (filled(view.firm, "advice", "执业机构", 10),),
        "on": (Filled(day(view.on), "advice.on"),),
        "hours": (Filled(hours_words(view.minutes), "advice.minutes"),),
        "kinds": (ticks([(one.label, one in view.kinds) for one in AdviceKind]),),
        "people": (str(view.people),),
        "matters": (str(view.matters),),
        "content": _text(view.content, "advice.content", "服务内容"),
        "confirmer": (Filled(view.confirmer, "confirmer") if view.confirmer else "",),
        "opinion": (Filled(view.opinion, "opinion") if view.opinion else "",),
    }
    return _made(LOG, Slots(runs), id, templates)


def build_summary(
    month: date, logs: Sequence[MonthLog], office: str, id: Id, templates: Templates
) -> Made:
    """顾问工作月报: every log of a month, with its sums."""
    runs: dict[str, Runs] = {
        "office": (office,),
        "month": (_month(month),),
        "visits": (str(len(logs)),),
        "villages": (str(len({log.village for log in logs})),),
        "hours": (hours_words(sum(log.minutes for log in logs)) or "0 小时",),
        "lectures": (str(sum(AdviceKind.LECTURE in log.kinds for log in logs)),),
        "people": (str(sum(log.people for log in logs)),),
        "matters": (str(sum(log.matters for log in logs)),),
    }
    rows: tuple[Mapping[str, Runs], ...] = tuple(
        {
            "village": (Filled(log.village, "logs"),),
            "lawyer": (Filled(log.lawyer, "logs"),),
            "on": (f"{log.on.month}月{log.on.day}日",),
            "time": (hours_words(log.minutes),),
            "kinds": (kinds_words(log.kinds),),
            "served": (f"{log.people}",),
            "done": (f"{log.matters}",),
            "state": (log.state.label,),
        }
        for log in logs
    )
    return _made(SUMMARY, Slots(runs, {"logs": rows}), id, templates)


def build_allowance(
    month: date, dues: Sequence[Due], rate: RateView | None, office: str, id: Id,
    templates: Templates,
) -> Made:  # fmt: skip
    """顾问补贴清单, which the office sends up; the county decides and pays."""
    known = [due.amount_fen for due in dues if due.amount_fen is not None]
    total: Run = figures(sum(known)) if rate else Gap("补贴标准", "rate", 8)
    runs: dict[str, Runs] = {
        "office": (office,),
        "month": (_month(month),),
        "rate": (_rate_words(rate),),
        "total": (total,),
    }
    rows: tuple[Mapping[str, Runs], ...] = tuple(
        {
            "village": (Filled(due.village, "dues"),),
            "lawyer": (Filled(due.lawyer, "dues"),),
            "firm": (Filled(due.firm, "dues"),),
            "visits": (str(due.visits),),
            "time": (hours_words(due.minutes) or "—",),
            "amount": (_amount(due.amount_fen),),
            "note": (f"另有 {due.waiting} 份日志没有审核" if due.waiting else "",),
        }
        for due in dues
    )
    return _made(ALLOWANCE, Slots(runs, {"dues": rows}), id, templates)


def _amount(fen: int | None) -> Run:
    return Gap("补贴标准", "rate", 4) if fen is None else figures(fen)


def _rate_words(rate: RateView | None) -> Run:
    if rate is None:
        return Gap("补贴标准", "rate", 12)
    basis = RateBasis(rate.basis).label
    source = rate.source or "依据没有登记，未经核实"
    return f"{basis} {figures(rate.amount_fen)} 元，{day(rate.valid_from)}起（{source}）"


def build_event(view: EventView, office: str, id: Id, templates: Templates) -> Made:
    """普法活动登记表."""
    audience = view.audience if view.audience is not None else view.planned_audience
    said = view.summary or view.held_note
    approved = view.approved_on
    runs: dict[str, Runs] = {
        "office": (office,),
        "title": (Filled(view.title, "event.title"),),
        "on": (Filled(day(view.held_on or view.on), "event.on"),),
        "place": (Filled(view.place, "event.place"),),
        "theme": (Filled(view.theme, "event.theme"),),
        "reach": (_ticked(Reach, (view.reach,)),),
        "forms": (_ticked(EventForm, view.forms),),
        "lecturer": (filled(view.lecturer, "event.lecturer", "讲师", 10),),
        "audience": (f"{audience} 人" if audience is not None else Gap("人数", "audience", 5),),
        "handed_out": (f"{view.handed_out} 份" if view.handed_out else "—",),
        "materials": (Filled(view.materials or "—", "event.materials"),),
        "faces": (_ticked(Faces, (view.consent,) if view.consent else ()),),
        "summary": _text(said, "summary", "活动情况和小结") if said else ("",),
        "planner": (view.planner,),
        "opinion": (Filled(view.opinion or ("同意" if approved else ""), "opinion"),),
        "approved_on": (day(approved) if approved else "\u3000\u3000年\u3000月\u3000日",),
    }
    return _made(EVENT, Slots(runs), id, templates)


def build_cards(cards: Iterable[str], office: str, id: Id) -> Made:
    """律师名片: a card for each text, whose first line is the name.

    The texts come from `card.card_text`, which says nothing while the public may see nothing.
    """
    made = tuple(_card(text) for text in cards if text)
    note = "信息由本所核验。律师停止执业、注销的，名片作废，请交回本所。"
    told = Paragraph((f"{office}　{note}",), indent=False)
    blocks = (Title("律师名片"), Cards(made), Space(0.5), told)
    return Made(Paper(CARDS, tr("律师名片"), blocks, id, register=True), None)


def _card(text: str) -> Card:
    name, *lines = text.split("\n")
    return Card((Filled(name, "lawyer.name"),), tuple((line,) for line in lines), text)


def _month(month: date) -> str:
    return f"{month.year}年{month.month}月"


def _text(text: str, target: str, name: str) -> Runs:
    """A text of several lines, or a gap with a name."""
    return stacked(lines_of(text, target)) or (Gap(name, target, 20),)


def _ticked(codes: type[Code], chosen: Iterable[Code]) -> str:
    held = tuple(chosen)
    return ticks([(one.label, one in held) for one in codes])
