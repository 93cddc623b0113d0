"""What holds a dossier together: F-A1 cover and back, F-A2 index, and what is said of its state."""

from __future__ import annotations

__all__ = ["back", "cover", "index", "statement"]

from collections.abc import Iterator

from app.mediation.codes import AgreementForm, ItemStatus, Source
from app.mediation.messages import CaseDetail
from app.mediation.papers.cells import centred, labelled
from app.mediation.papers.wording import BLANK_DATE, day, dossier_name, filled, ordinal, room
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

_INDEX = (1.2, 6.4, 1.4, 3)
_LEAST_ROWS = 16  # so that a hand can add what comes later
_COVER = (2.4, 7)
_SIGNED = ((f"（签名）{room(10)}{BLANK_DATE}",),)


def cover(case: CaseDetail) -> tuple[Block, ...]:
    """F-A1 卷宗封面."""
    mediators = "、".join(one.name for one in case.mediators)
    rows = (
        ("卷　　名", (Filled(dossier_name(case), "title"),)),
        ("卷　　号", (filled(case.case_no, "case_no", "卷号", 16),)),
        ("人民调解员", (filled(mediators, "mediators", "人民调解员", 10),)),
        ("调解日期", _period(case)),
        ("立 卷 人", (Gap("立卷人", "dossier.binder", 10),)),
        ("立卷日期", (Gap("立卷日期", "dossier.bound_on", 12),)),
        ("保管期限", (Gap("保管期限", "dossier.retention", 10),)),
        ("备　　注", ()),
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
    titles = list(_contents(case))
    rows = [_line(str(n), (title,)) for n, title in enumerate(titles, 1)]
    rows += [_line("", ())] * max(0, _LEAST_ROWS - len(rows))
    return (Title("卷内目录"), Grid(_INDEX, (head, *rows)))


def back(case: CaseDetail) -> tuple[Block, ...]:
    """卷宗封底."""
    return (
        Space(8),
        Grid(
            _COVER,
            (
                centred("卷　　号", (filled(case.case_no, "case_no", "卷号", 16),)),
                centred("本卷页数", (f"共{room(4)}页（不含封面、目录、封底）",)),
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
                labelled("材料缺损、\n修改、补充、\n移出的情况", (), 8),
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


def _contents(case: CaseDetail) -> Iterator[str]:
    if case.source is Source.APPLICATION:
        yield "人民调解申请书"
    yield "人民调解受理登记表"
    yield "人民调解权利义务告知书"
    yield "当事人身份证明"
    yield "证据材料"
    for session in case.sessions:
        yield f"调解记录（第{ordinal(session.ordinal)}次）"
    agreement = case.agreement
    if agreement is None:
        yield "终止调解告知书"
    elif agreement.form is AgreementForm.ORAL:
        yield "人民调解口头协议登记表"
    else:
        yield "人民调解协议书"
    if agreement and any(item.proof for item in agreement.items):
        yield "履行凭证（收条、汇款单等）"
    for _ in case.visits:
        yield "回访记录"
    yield "卷宗情况说明"
    yield "封底"


def _line(number: str, title: Runs) -> Row:
    return Row((Cell((number,), align="center"), Cell(title), Cell(()), Cell(())))


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
