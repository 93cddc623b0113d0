"""The papers of a round: the sheet to take along, and a blank form for each stop."""

from __future__ import annotations

__all__ = ["BLANK", "FORMS", "SHEET"]

from collections.abc import Iterator, Mapping

from app.errors import Fault, Refused
from app.i18n import full_date, month_day, tr
from app.ids import Id
from app.papers.forms import Draft, FormMaker
from app.papers.model import (
    Block,
    Cell,
    Filled,
    Grid,
    Heading,
    Masked,
    Paper,
    Paragraph,
    Row,
    Runs,
    Signature,
    SignLine,
    Space,
    Title,
)
from app.rounds import NAME
from app.rounds.messages import ReadRound, RoundView, StopView
from app.rounds.queries import round_view
from app.today.messages import DueRow
from app.work import Work
from db.tables.rounds import VisitStop

SHEET, BLANK = "rounds.sheet", "rounds.blank"
_COLUMNS = (0.7, 1.8, 2.4, 3.2, 2.4, 4.2, 3.2)
_HEADS = ("序", "姓名", "电话", "住址", "工作", "要办的事", "情况")


def _sheet(_kind: str, subject: Id, work: Work) -> Draft:
    view = round_view(ReadRound(subject), work)
    name = tr("{day} 走访单").format(day=full_date(view.on))
    paper = Paper(SHEET, tr("走访单"), tuple(_blocks(view)), subject, landscape=True, register=True)
    return Draft(paper, NAME, subject, name, "", ())


def _blocks(view: RoundView) -> Iterator[Block]:
    yield Title("走访单")
    villages, visitors = "、".join(view.villages) or "—", "、".join(view.visitors)
    about = f"日期：{full_date(view.on)}　　村（社区）：{villages}　　走访人：{visitors}"
    yield Paragraph((about,), indent=False)
    warned = [stop for stop in view.stops if stop.who and (stop.who.risks or stop.who.covered)]
    if warned:
        yield Heading("先看：走访时请留意")
        for stop in warned:
            yield Paragraph((*_names(stop), "：", *_minded(stop)))
    head = Row(tuple(Cell((words,), label=True) for words in _HEADS), head=True)
    rows = tuple(_row(place, stop) for place, stop in enumerate(view.stops, 1))
    yield Grid(_COLUMNS, (head, *rows))
    if view.note:
        yield Paragraph((f"说明：{view.note}",), indent=False)
    yield Paragraph(
        ("本单有个人信息，只供走访人使用，用完交回司法所，不得给别人看。",), indent=False
    )
    yield Space(0.5)
    yield Signature((SignLine("走访人"), SignLine("收回人")), "　　年　　月　　日")


def _minded(stop: StopView) -> Runs:
    """What to know before the door opens; the screen covers health and the past."""
    who = stop.who
    if who is None:
        return ()
    plain, secret = "；".join(who.risks), "；".join(who.covered)
    between = "；" if plain and secret else ""
    return (plain + between, *((Masked(secret, "＊＊＊", "risks"),) if secret else ()))


def _row(place: int, stop: StopView) -> Row:
    who = stop.who
    if who is None:
        gone = Cell(("记录不在本机，或者已经办完",), span=len(_HEADS) - 1)
        return Row((Cell((str(place),), align="center", middle=True), gone))
    return Row(
        (
            Cell((str(place),), align="center", middle=True),
            Cell(_names(stop), middle=True),
            Cell((Filled("\n".join(phone for phone in who.phones if phone), "phone"),)),
            Cell((Filled(f"{stop.village} {who.place}".strip(), "address"),)),
            Cell((f"{stop.label}\n{who.standing}",)),
            Cell(("\n".join(_owed(row) for row in stop.dues[:3]) or "例行走访",)),
            Cell(("",)),
        ),
        lines=3,
    )


def _names(stop: StopView) -> Runs:
    names = "、".join(stop.who.names) if stop.who else ""
    return (Filled(names, "name"),)


def _owed(row: DueRow) -> str:
    return f"{month_day(row.due.on)}前：{row.due.what}"


def _blank(_kind: str, subject: Id, work: Work) -> Draft:
    """A form to fill in at the door; its code brings the scan back to the record."""
    row = work.session.get(VisitStop, subject)
    if row is None or row.voided:
        raise Refused(Fault(tr("这一站不在了，可能已经撤销。")))
    view = round_view(ReadRound(row.round), work)
    stop = next((stop for stop in view.stops if stop.id == subject), None)
    if stop is None or stop.who is None:
        raise Refused(Fault(tr("这个人的记录不在本机，或者已经办完，不用再走访。")))
    label = tr("{names}，{label}").format(names="、".join(stop.who.names), label=stop.label)
    paper = Paper(BLANK, tr("走访记录"), tuple(_form(view, stop)), subject, register=True)
    return Draft(paper, stop.line, stop.record, label, "", ())


def _form(view: RoundView, stop: StopView) -> Iterator[Block]:
    who = stop.who
    place = f"{stop.village} {who.place}".strip() if who else ""
    asked = "\n".join(f"{n}. {words}：" for n, words in enumerate(who.ask if who else (), 1))
    yield Title("走访记录")
    yield Grid(
        (2, 4, 2, 4),
        (
            Row(_pair("姓名", _names(stop)) + _pair("工作", (stop.label,))),
            Row(_pair("住址", (Filled(place, "address"),), 3)),
            Row(_pair("走访时间", (f"{view.on.year} 年　　月　　日　　时　　分",), 3)),
            Row(_pair("见到的人", ("□ 本人　　□ 家属　　□ 村（居）干部　　□ 其他：",), 3)),
            Row(_pair("要问的事", (asked,), 3), lines=1 + asked.count("\n") + 2),
            Row(_pair("情况", ("",), 3), lines=8 - asked.count("\n")),  # one page
            Row(_pair("需要帮忙\n的事", ("",), 3), lines=4),
            Row(_pair("没有见到的\n原因", ("",), 3), lines=2),
        ),
    )
    yield Space(0.5)
    yield Signature((SignLine("被走访人"), SignLine("走访人")), "　　年　　月　　日")


def _pair(label: str, runs: Runs, span: int = 1) -> tuple[Cell, ...]:
    return Cell((label,), label=True), Cell(runs, span=span)


FORMS: Mapping[str, FormMaker] = {SHEET: _sheet, BLANK: _blank}
