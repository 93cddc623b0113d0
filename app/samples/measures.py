"""Clues, decisions and searches of the sample subjects, as specified; nothing decides itself."""

from __future__ import annotations

__all__ = ["measures"]

from collections.abc import Callable, Mapping
from datetime import date, datetime

from app.clock import CHINA
from app.correction.messages import (
    Answer,
    EndSearch,
    EnterAnswer,
    Ground,
    ProposeSanction,
    RecordSearchStep,
    SanctionKind,
    SearchWay,
    ServeSanction,
    Severity,
    StartSearch,
    SubjectDetail,
    TakeUpClue,
    TellSearch,
    VerifyClue,
)
from app.ids import Id
from app.messages import Command

Do = Callable[[Command[Id]], Id]
_COUNTY = "新会区司法局"
_NO = "（2026）新矫决字第 {n} 号"
_BOTH = ("刘㛃文", "陈䶮豪")


def _at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)


def measures(
    do: Do, read: Callable[[Id], SubjectDetail], found: Mapping[str, Id], today: date
) -> None:
    """Enter what had happened by today to the subjects of these sample names."""
    if (second := found.get("S2")) and date(2026, 11, 12) <= today:
        clue = _clue(do, second, "cor.R14", date(2026, 11, 10), "未经批准在开平市过夜")
        _propose(do, second, SanctionKind.REPRIMAND, Ground.RULES_MINOR, clue, date(2026, 11, 12))
    if (third := found.get("S3")) and date(2026, 11, 9) <= today:
        _clue(do, third, "cor.R19", date(2026, 11, 7), "晚上在本镇一家 KTV，民警巡查时发现")
    if (ninth := found.get("S9")) and date(2026, 11, 3) <= today:
        _missing(do, read, ninth)


def _clue(
    do: Do, subject: Id, rule: str, on: date, facts: str, severity: Severity = Severity.MINOR
) -> Id:
    """Taken up, looked into on the same day, the subject heard."""
    clue = do(TakeUpClue(subject, rule, _at(on), facts))
    do(
        VerifyClue(
            clue, on, justified=False, findings="电话、上门核实属实",
            defence="本人承认，没有正当理由", severity=severity,
        )
    )  # fmt: skip
    return clue


def _propose(do: Do, subject: Id, kind: SanctionKind, ground: Ground, clue: Id, on: date) -> Id:
    return do(
        ProposeSanction(
            subject, kind, ground, "事实见线索核实材料。", "本人承认，没有正当理由", on, (clue,),
            "建议依法处理",
        )
    )  # fmt: skip


def _missing(do: Do, read: Callable[[Id], SubjectDetail], subject: Id) -> None:
    """Case 9: two 训诫, two 警告, lost once more."""
    number = 0

    def decided(kind: SanctionKind, ground: Ground, clue: Id, on: date) -> None:
        nonlocal number
        number += 1
        sanction = _propose(do, subject, kind, ground, clue, on)
        request = next(one for one in read(subject).requests if one.record == sanction)
        do(EnterAnswer(request.id, Answer.YES, on, _COUNTY, _NO.format(n=number)))
        do(ServeSanction(sanction, on, ("检察院",)))

    missed = _clue(do, subject, "cor.R09", date(2026, 5, 18), "两次没有报告，教育后仍不改正")
    decided(SanctionKind.REPRIMAND, Ground.RULES_MINOR, missed, date(2026, 5, 20))
    trip = _clue(do, subject, "cor.R14", date(2026, 7, 3), "未经批准当天往返台山")
    decided(SanctionKind.REPRIMAND, Ground.RULES_MINOR, trip, date(2026, 7, 6))
    again = _clue(do, subject, "cor.R09", date(2026, 8, 6), "仍不按时报告")
    decided(SanctionKind.WARNING, Ground.TWO_REPRIMANDS, again, date(2026, 8, 10))
    first = do(StartSearch(subject, _at(date(2026, 9, 5)), "9月4日电话"))
    _look(do, first, date(2026, 9, 5), SearchWay.HOME, "家人不知去向")
    do(EndSearch(first, _at(date(2026, 9, 28)), "在台山一处工地找到"))
    ladder = read(subject).ladder
    found = next(one.id for one in ladder.clues if one.rule == "cor.R28") if ladder else b""
    do(
        VerifyClue(
            found, date(2026, 9, 30), justified=False, findings="工地证明其在台山做工",
            defence="说为了还债", severity=Severity.GRAVE,
        )
    )  # fmt: skip
    decided(SanctionKind.WARNING, Ground.OUT_LONGER, found, date(2026, 10, 8))
    lost = do(StartSearch(subject, _at(date(2026, 11, 1)), "10月31日到所报告"))
    _look(do, lost, date(2026, 11, 1), SearchWay.TELEPHONE, "三次，已关机")
    _look(do, lost, date(2026, 11, 2), SearchWay.HOME, "家人说一早出门，没有回来")
    told = _at(date(2026, 11, 3))
    do(TellSearch(lost, told, told, told))


def _look(do: Do, search: Id, on: date, way: SearchWay, result: str) -> None:
    do(RecordSearchStep(search, _at(on, 11), way, result, _BOTH))
