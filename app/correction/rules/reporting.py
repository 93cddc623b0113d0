"""What is owed of reports: the windows that wait (R09, R11), and the office's own visits (R09a)."""

from __future__ import annotations

__all__ = ["RULES", "owed_id", "reporting_dues"]

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.correction.codes import CheckInKind
from app.correction.rules.checkins import ReportingFacts, owed
from app.correction.rules.schedules import (
    FrequencyTable,
    Segment,
    Window,
    frequency_words,
    segments_of,
)
from app.i18n import full_date, tr
from app.ids import Id, named_id
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact

RULES: Mapping[CheckInKind, str] = {
    CheckInKind.TELEPHONE: "cor.R09",
    CheckInKind.OFFICE: "cor.R09",
    CheckInKind.WRITTEN: "cor.R09",
    CheckInKind.ONLINE: "cor.R09",
    CheckInKind.HEALTH: "cor.R11",
    CheckInKind.VISIT: "cor.R09a",
}


def owed_id(subject: Id, kind: CheckInKind, due_to: date) -> Id:
    """What a due of a window is about; the same on every laptop."""
    return named_id("checkin", subject.hex(), kind.value, due_to.isoformat())


def reporting_dues(
    name: str, facts: ReportingFacts, table: FrequencyTable, law: Rulebook
) -> Iterator[DueFact]:
    """All windows of a person that wait; a missed one is only ever a clue to verify."""
    for kind in CheckInKind:
        waiting = owed(facts, kind, table)
        segments = segments_of(kind, facts.start, facts.grades, facts.changes, table)
        for one in waiting:
            often = _often(segments, one.window)
            if one.behind and kind is not CheckInKind.VISIT:
                yield _look(name, facts.subject, kind, one.window, often, law)
            else:
                yield _due(name, facts.subject, kind, one.window, often, law)


def _often(segments: Sequence[Segment], window: Window) -> str:
    held = [one.frequency for one in segments if one.from_on <= window.from_on and one.frequency]
    return frequency_words(held[-1]) if held else ""


def _due(
    name: str, subject: Id, kind: CheckInKind, window: Window, often: str, law: Rulebook
) -> DueFact:
    rule, visit = RULES[kind], kind is CheckInKind.VISIT
    title = tr("走访 {name}") if visit else tr("{name} {kind}报告")
    return DueFact(
        rule, owed_id(subject, kind, window.to_on), law.due(rule, window.to_on),
        tr("走访") if visit else tr("报告"), title.format(name=name, kind=tr(kind.label)),
        tr("{often}{kind}").format(often=often, kind=tr(kind.label)),
        tr("登记走访") if visit else tr("登记报到"),
        "RecordSubjectVisit" if visit else "RecordCheckIn", _why(window, often),
    )  # fmt: skip


def _look(
    name: str, subject: Id, kind: CheckInKind, window: Window, often: str, law: Rulebook
) -> DueFact:
    """Somebody came again, and what was missed before still waits for an officer."""
    title = tr("核实 {name} 有一期没有{kind}报告")
    return DueFact(
        "cor.R09b", owed_id(subject, kind, window.to_on), law.due("cor.R09b", window.to_on),
        tr("核实未报告"), title.format(name=name, kind=tr(kind.label)),
        tr("问清原因：有正当理由的免除，其他的登记线索"), tr("去核实"), "ExcuseCheckIn",
        _why(window, often),
    )  # fmt: skip


def _why(window: Window, often: str) -> str:
    words = tr("{often}，这一期是 {start} 至 {end}")
    return words.format(often=often, start=full_date(window.from_on), end=full_date(window.to_on))
