"""Leave, a prohibition, 电子定位 and a birth of the sample subjects, as specified."""

from __future__ import annotations

__all__ = ["moves"]

from collections.abc import Callable, Mapping
from datetime import date, datetime

from app.clock import CHINA
from app.correction.messages import (
    AddProhibition,
    Answer,
    AskLeave,
    AskMonitoring,
    DecideLeave,
    EnterAnswer,
    Entrusted,
    LeaveReason,
    MonitoringGround,
    OutsideGround,
    ProhibitionKind,
    RecordEntrustment,
    RecordOutside,
    RecordReturn,
    ReportLeave,
    SubjectDetail,
    TellMonitoring,
)
from app.ids import Id
from app.messages import Command

Do = Callable[[Command[Id]], Id]
_HESHAN = "440784"


def moves(
    do: Do, read: Callable[[Id], SubjectDetail], found: Mapping[str, Id], today: date
) -> None:
    """Enter what had happened by today to the subjects of these sample names."""
    if date(2026, 1, 5) <= today:
        do(RecordEntrustment(Entrusted.LEAVE, "新司委〔2026〕4 号", date(2026, 1, 5)))
    if second := found.get("S2"):
        _watch(second, do, read, today)
    if third := found.get("S3"):
        do(
            AddProhibition(
                third,
                ProhibitionKind.PLACE,
                "禁止进入酒吧、KTV 等娱乐场所",
                date(2026, 9, 1),
                date(2027, 7, 2),
            )
        )
    if fourth := found.get("S4"):
        _mother(fourth, do, today)


def _watch(subject: Id, do: Do, read: Callable[[Id], SubjectDetail], today: date) -> None:
    approved = date(2026, 11, 16)
    if approved > today:
        return
    device = do(
        AskMonitoring(
            subject,
            MonitoringGround.LEFT,
            "电子定位腕带",
            date(2026, 11, 13),
            approved,
            date(2027, 2, 15),
            "11月10日未经批准到开平过夜",
            reasons=(("cor.W12@ground", "线索已报县级核实"),),
        )
    )
    request = next(one for one in read(subject).requests if one.record == device)
    do(EnterAnswer(request.id, Answer.YES, approved, "新会区司法局 何局长"))
    do(TellMonitoring(device, approved))


def _mother(subject: Id, do: Do, today: date) -> None:
    born = date(2026, 9, 28)
    do(
        RecordOutside(
            subject,
            OutsideGround.PREGNANCY,
            "鹤山市妇幼保健院",
            expected_on=date(2026, 10, 5),
            born_on=born if born <= today else None,
        )
    )
    if date(2026, 9, 30) > today:
        return
    leave = do(
        AskLeave(
            subject,
            LeaveReason.MEDICAL,
            "住院待产",
            ("鹤山市妇幼保健院",),
            (_HESHAN,),
            date(2026, 9, 22),
            date(2026, 9, 26),
            date(2026, 9, 30),
            "住院通知单",
        )
    )
    do(DecideLeave(leave, Answer.YES, date(2026, 9, 23), "陈丽华"))
    do(ReportLeave(leave, filed_on=date(2026, 9, 24)))
    do(RecordReturn(leave, datetime(2026, 9, 30, 15, tzinfo=CHINA), "出院小结"))
