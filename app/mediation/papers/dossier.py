"""What holds a dossier together: F-A1 cover and back, F-A2 index, and what is said of its state."""

from __future__ import annotations

__all__ = ["back", "cover", "index", "statement"]

from app.mediation.codes import ItemStatus
from app.mediation.messages import CaseDetail
from app.mediation.papers.cells import centred, labelled
from app.mediation.papers.wording import dossier_name, successions
from app.papers.model import (
    Block,
    Cell,
    Filled,
    Gap,
    Grid,
    Row,
    Run,
    Runs,
    Space,
    Title,
)
from app.papers.wording import BLANK_DATE, day, filled, room
from app.records.messages import DossierItem, DossierView

_INDEX = (1.2, 6.4, 1.4, 3)
_LEAST_ROWS = 16  # so that a hand can add what comes later
_COVER = (2.4, 7)
_EMPTY = Row((Cell(()), Cell(()), Cell(()), Cell(())))
_SIGNED = ((f"（签名）{room(10)}{BLANK_DATE}",),)


def cover(case: CaseDetail) -> tuple[Block, ...]:
    """F-A1 卷宗封面."""
    bound = case.dossier
    mediators = "、".join(one.name for one in case.mediators)
    rows = (
        ("卷　　名", (Filled(dossier_name(case), "title"),)),
        ("卷　　号", (filled(case.case_no, "case_no", "卷号", 16),)),
        ("人民调解员", (filled(mediators, "mediators", "人民调解员", 10),)),
        ("调解日期", _period(case)),
        ("立 卷 人", (filled(bound.binder if bound else "", "dossier.binder", "立卷人", 10),)),
        ("立卷日期", (_bound_on(bound),)),
        ("保管期限", (_retention(bound),)),
        ("备　　注", (Filled(bound.note, "dossier.note"),) if bound and bound.note else ()),
    )
    return (
        Space(2),
        Title(case.committee_name),
        Space(0.5),
        Title("调　解　卷　宗"),
        Space(2.5),
        Grid(_COVER, tuple(centred(label, runs) for label, runs in rows)),
    )


def index(case: CaseDetail) -> tuple[Block, ...]:
    """F-A2 卷内目录, in the order in which the papers lie in the dossier."""
    head = Row(
        tuple(Cell((text,), label=True) for text in ("序号", "文书名称", "页号", "备注")), head=True
    )
    items = [item for item in case.dossier.items if item.state != "missing"] if case.dossier else []
    rows = [_item(n, item) for n, item in enumerate(items, 1)]
    rows += [_EMPTY] * max(0, _LEAST_ROWS - len(rows))
    return (Title("卷内目录"), Grid(_INDEX, (head, *rows)))


def back(case: CaseDetail) -> tuple[Block, ...]:
    """卷宗封底."""
    bound = case.dossier
    pages = str(bound.pages) if bound and bound.pages else room(4)
    return (
        Space(8),
        Grid(
            _COVER,
            (
                centred("卷　　号", (filled(case.case_no, "case_no", "卷号", 16),)),
                centred("本卷页数", (f"共{pages}页（不含封面、目录、封底）",)),
                labelled("立 卷 人", (), 2, foot=_SIGNED),
                labelled("检 查 人", (), 2, foot=_SIGNED),
                labelled("归档日期", (), 2, foot=((BLANK_DATE,),)),
            ),
        ),
    )


def statement(case: CaseDetail) -> tuple[Block, ...]:
    """卷宗情况说明: what is missing, was mended or taken out, said by whoever binds."""
    return (
        Title("卷宗情况说明"),
        Grid(
            _COVER,
            (
                centred("卷　　名", (Filled(dossier_name(case), "title"),)),
                labelled("卷　　号", (filled(case.case_no, "case_no", "卷号", 16),)),
                centred("调解结果", (_result(case),)),
                centred("履行情况", (_performed(case),)),
                labelled("材料缺损、\n修改、补充、\n移出的情况", _missing(case), 8),
                labelled("立 卷 人", (), 2, foot=_SIGNED),
                labelled("检 查 人", (), 2, foot=_SIGNED),
            ),
        ),
    )


def _period(case: CaseDetail) -> Runs:
    """From acceptance to the agreement, or to the last session of one that came to nothing."""
    start = f"自{day(case.accepted_on)}至"
    if case.agreement:
        return (start + day(case.agreement.reached_on),)
    if case.sessions and case.end_reason:
        return (start + day(case.sessions[-1].start.date()),)
    return (start, Gap("调解结束的日期", "closed_on", 10))


def _item(number: int, item: DossierItem) -> Row:
    return Row(
        (
            Cell((str(number),), align="center"),
            Cell((Filled(item.title, f"dossier.items.{number - 1}"),)),
            Cell((_pages(item),), align="center"),
            Cell((item.note,)),
        )
    )


def _pages(item: DossierItem) -> str:
    if item.page_from is None or item.page_to is None or item.page_from == item.page_to:
        return str(item.page_from or "")
    return f"{item.page_from}—{item.page_to}"


def _bound_on(bound: DossierView | None) -> Run:
    if bound and bound.bound_on:
        return day(bound.bound_on)
    return Gap("立卷日期", "dossier.bound_on", 12)


def _retention(bound: DossierView | None) -> Run:
    if bound and bound.retention:
        return bound.retention.label
    return Gap("保管期限", "dossier.retention", 10)


def _missing(case: CaseDetail) -> Runs:
    """What is known to be missing or changed; a hand adds the rest."""
    runs: list[Run] = list(successions(case))
    if case.unvisited:
        runs += ["结案前没有回访，卷内没有回访记录。原因：", Filled(case.unvisited, "unvisited")]
    return tuple(runs)


def _result(case: CaseDetail) -> Run:
    if case.agreement is None:
        return "调解不成，未达成协议。" if case.end_reason else Gap("调解结果", "end_reason", 12)
    return f"调解成功，于{day(case.agreement.reached_on)}达成{case.agreement.form.label}协议。"


def _performed(case: CaseDetail) -> str:
    items = case.agreement.items if case.agreement else ()
    if not items:
        return "无履行事项。"
    done = sum(item.status.settled for item in items)
    late = sum(item.status is ItemStatus.OVERDUE for item in items)
    overdue = f"，逾期未履行{late}项" if late else ""
    return f"共{len(items)}项，已履行{done}项{overdue}。"
