"""What is owed of reports: the windows that wait (R09, R11), and the office's own visits (R09a)."""

from __future__ import annotations

__all__ = ["RULES", "owed_id", "reporting_dues"]

from collections.abc import Iterator, Mapping
from datetime import date

from app.correction.codes import CheckInKind
from app.correction.rules.checkins import ReportingFacts, owed
from app.correction.rules.schedules import FrequencyTable, Window, frequency_words, segments_of
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
        for window in owed(facts, kind, table):
            yield _due(name, facts, kind, window, table, law)


def _due(
    name: str,
    facts: ReportingFacts,
    kind: CheckInKind,
    window: Window,
    table: FrequencyTable,
    law: Rulebook,
) -> DueFact:
    visit = kind is CheckInKind.VISIT
    segments = segments_of(kind, facts.start, facts.grades, facts.changes, table)
    held = [one.frequency for one in segments if one.from_on <= window.from_on and one.frequency]
    often = frequency_words(held[-1]) if held else ""
    title = tr("走访 {name}") if visit else tr("{name} {kind}报告")
    why = tr("{often}，这一期是 {start} 至 {end}")
    return DueFact(
        RULES[kind], owed_id(facts.subject, kind, window.to_on),
        law.due(RULES[kind], window.to_on),
        tr("走访") if visit else tr("报告"),
        title.format(name=name, kind=tr(kind.label)),
        tr("{often}{kind}").format(often=often, kind=tr(kind.label)),
        tr("登记走访") if visit else tr("登记报到"),
        "RecordSubjectVisit" if visit else "RecordCheckIn",
        why.format(often=often, start=full_date(window.from_on), end=full_date(window.to_on)),
    )  # fmt: skip
