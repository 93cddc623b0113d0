"""Reports of the sample subjects: some weeks of them, one late, one missing."""

from __future__ import annotations

__all__ = ["KEPT", "reports"]

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from app.clock import CHINA
from app.correction.messages import Checked, CheckInKind, ExcuseCheckIn, RecordCheckIn, SetSchedule
from app.ids import Id
from app.messages import Command

KEPT = timedelta(weeks=7)  # so far back the sample office keeps reports on this laptop

# By sample name: way, days before today, and a word; who is lost (S9) calls no more.
_CAME: Mapping[str, tuple[tuple[CheckInKind, int, str], ...]] = {
    "S2": (
        (CheckInKind.OFFICE, 36, "入矫教育后首次报告"),
        (CheckInKind.WRITTEN, 36, ""),
        (CheckInKind.TELEPHONE, 34, ""),
        (CheckInKind.TELEPHONE, 27, ""),
        (CheckInKind.OFFICE, 21, "参加集中学习"),
        (CheckInKind.TELEPHONE, 20, ""),
        (CheckInKind.TELEPHONE, 13, "说在开平住了一晚，已提醒"),
        (CheckInKind.TELEPHONE, 6, ""),
    ),
    "S3": (
        (CheckInKind.TELEPHONE, 42, ""),
        (CheckInKind.OFFICE, 40, "夜班，约好下次早上来"),
        (CheckInKind.WRITTEN, 40, ""),
        (CheckInKind.TELEPHONE, 28, ""),
        (CheckInKind.TELEPHONE, 14, ""),
        (CheckInKind.OFFICE, 7, "谈话，了解去 KTV 的情况"),
        (CheckInKind.WRITTEN, 7, ""),
    ),
    "S4": (
        (CheckInKind.TELEPHONE, 45, ""),
        (CheckInKind.WRITTEN, 40, ""),
        (CheckInKind.HEALTH, 30, "产后一个月，母子平安"),
        (CheckInKind.TELEPHONE, 26, ""),
        (CheckInKind.TELEPHONE, 12, "在家带孩子"),
        (CheckInKind.WRITTEN, 12, ""),
    ),
    "S6": (
        (CheckInKind.TELEPHONE, 45, "母亲陪同通话"),
        (CheckInKind.TELEPHONE, 33, "母亲陪同通话"),
        (CheckInKind.OFFICE, 31, "母亲陪同"),
        (CheckInKind.WRITTEN, 31, ""),
        (CheckInKind.TELEPHONE, 18, ""),
        (CheckInKind.OFFICE, 5, "母亲陪同，说期中考试"),
    ),
    "S7": (
        (CheckInKind.TELEPHONE, 44, ""),
        (CheckInKind.OFFICE, 38, ""),
        (CheckInKind.WRITTEN, 38, ""),
        (CheckInKind.TELEPHONE, 25, ""),
        (CheckInKind.TELEPHONE, 10, ""),
        (CheckInKind.OFFICE, 9, "问去香港奔丧的手续"),
    ),
    "S9": (
        (CheckInKind.TELEPHONE, 44, ""),
        (CheckInKind.OFFICE, 37, "教育谈话"),
        (CheckInKind.WRITTEN, 37, ""),
        (CheckInKind.TELEPHONE, 30, ""),
    ),
}
_EXCUSED = {"S4": ExcuseCheckIn(b"", CheckInKind.OFFICE, "产后恢复，村干部上门了解")}
# Who was asked to call on one day, and how far it is ahead: so the desk has a queue on any day.
_ASKED: Mapping[str, tuple[int, str]] = {
    "S3": (0, "夜班调班，约好这一天来电"),
    "S6": (0, "期中考试后，母亲陪同来电"),
    "S4": (1, "带孩子复查后来电"),
    "S7": (1, "从外地回来后来电"),
}
_CHECKED = {
    CheckInKind.TELEPHONE: Checked.VOICE,
    CheckInKind.OFFICE: Checked.CARD,
    CheckInKind.WRITTEN: Checked.FACE,
    CheckInKind.HEALTH: Checked.VOICE,
}


def reports(
    do: Callable[[Command[Id]], Id], subject: Id, key: str, since: date, today: date
) -> None:
    """Enter the reports of the last weeks of one sample, those after it came under correction."""
    for kind, back, word in _CAME.get(key, ()):
        on = today - timedelta(days=back)
        if on >= since:
            at = datetime.combine(on, time(9, 30), CHINA)
            do(RecordCheckIn(subject, kind, _CHECKED[kind], word, at=at))
    if key in _ASKED:
        ahead, why = _ASKED[key]
        due = today + timedelta(days=ahead)
        do(SetSchedule(subject, CheckInKind.TELEPHONE, 1, 0, 1, due, why, until_on=due))
    if excuse := _EXCUSED.get(key):
        do(replace(excuse, subject=subject))
