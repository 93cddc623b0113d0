"""List and dues of correction, rebuilt from the records after every change (derived)."""

from __future__ import annotations

__all__ = ["PARTS", "project", "subjects_touched", "tab_of"]

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.correction import NAME
from app.correction.facts import with_facts
from app.correction.facts.reporting import reporting_facts, table_of
from app.correction.numbering import shown_number
from app.correction.office import (
    entrustment_dues,
    entrustments_beside,
    office_dues,
    office_notices,
)
from app.correction.practice import Practice
from app.correction.rules import deadlines
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.reporting import reporting_dues
from app.correction.rules.schedules import FrequencyTable
from app.correction.states import Flag, State
from app.correction.surveys import survey_dues, surveys_of
from app.correction.views.subject import SubjectTab
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.people.pinyin import initials
from app.today.owed import DueFact, due_row
from app.work import Tools
from db.tables.correction import (
    CheckIn,
    ClassRecord,
    CorrectionPlan,
    CorrectionSubject,
    CountyRequest,
    ExitDocument,
    Judgment,
    OutsideServing,
    Prohibition,
    ScheduleChange,
    SubjectNote,
    SubjectVisit,
    TeamMember,
)
from db.tables.derived import DueItem, SubjectCardRow, UpcomingItem
from db.tables.dossier import CorrectionDossier
from db.tables.house import Review
from db.tables.measures import (
    Attendance,
    Clue,
    CrossArea,
    Custody,
    ElectronicMonitoring,
    Incident,
    Leave,
    LeaveEntry,
    MedicalReview,
    MissingSearch,
    MonitoringExtension,
    ProcuratorNotice,
    Relocation,
    Sanction,
    SearchStep,
    SpecialPermit,
)

_FAR = "9999-12-31"
_LAST = date.max.toordinal()
_CHUNK = 500
_STANDING = frozenset({Flag.SOUGHT, Flag.HELD, Flag.SANCTION, Flag.REVOCATION, Flag.RELOCATING})
_WATCHED = frozenset({State.SERVING, State.UNSETTLED})
_BEFORE = frozenset({State.AWAITED, State.LATE, State.RECEIVED})

# Every table of which a row belongs to one subject.
PARTS = (
    Judgment,
    ExitDocument,
    Prohibition,
    OutsideServing,
    TeamMember,
    CorrectionPlan,
    ClassRecord,
    ScheduleChange,
    CheckIn,
    SubjectVisit,
    SubjectNote,
    CountyRequest,
    Leave,
    LeaveEntry,
    CrossArea,
    Relocation,
    SpecialPermit,
    MedicalReview,
    ElectronicMonitoring,
    MonitoringExtension,
    Attendance,
    Clue,
    Sanction,
    MissingSearch,
    SearchStep,
    Custody,
    Incident,
    ProcuratorNotice,
    CorrectionDossier,
)


def subjects_touched(session: Session, touched: Mapping[str, Iterable[Id]]) -> set[Id]:
    """The subjects whose list row or dues may change with these rows of journalled tables."""
    subjects = {*touched.get("correction_subject", ())}
    for part in PARTS:
        for ids in _chunks(touched.get(part.__tablename__, ())):
            found = session.scalars(select(part.subject).where(part.id.in_(ids)))
            subjects.update(subject for subject in found if subject)
    for ids in _chunks(touched.get("person", ())):
        chosen = select(CorrectionSubject.id).where(CorrectionSubject.person.in_(ids))
        subjects.update(session.scalars(chosen))
        subjects.update(surveys_of(session, ids))  # a survey is a record of its own
    for ids in _chunks(touched.get("correction_procurator_notice", ())):
        subjects.update(row.id for row in office_notices(session, ids))
    for ids in _chunks(touched.get("correction_entrustment", ())):
        subjects.update(entrustments_beside(session, ids))
    return subjects.union(touched.get("correction_survey", ()))


def _chunks(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Few enough for one statement: SQLite takes no more than 250,000 variables."""
    rest = list(ids)
    for at in range(0, len(rest), _CHUNK):
        yield rest[at : at + _CHUNK]


def project(session: Session, tools: Tools, subjects: Iterable[Id]) -> None:
    """Rebuild the list row and the dues of some subjects."""
    law = tools.get(Rulebook)
    table = table_of(session, tools.get(Practice))
    for ids in _chunks(subjects):
        _project(session, law, table, ids)


def _project(session: Session, law: Rulebook, table: FrequencyTable, ids: list[Id]) -> None:
    session.execute(delete(DueItem).where(DueItem.record.in_(ids)))
    session.execute(delete(SubjectCardRow).where(SubjectCardRow.subject.in_(ids)))
    session.execute(delete(UpcomingItem).where(UpcomingItem.record.in_(ids)))
    reviewed = set(
        session.scalars(
            select(Review.row).where(Review.tbl == "correction_subject", Review.row.in_(ids))
        )
    )
    found = session.scalars(
        select(CorrectionSubject).where(
            CorrectionSubject.id.in_(ids),
            CorrectionSubject.state != State.SEALED.value,
            ~CorrectionSubject.voided,
        )
    ).all()
    cards: list[dict[str, Any]] = []
    owed: list[dict[str, Any]] = []
    serving = [subject.id for subject in found if State(subject.state) in _WATCHED]
    reporting = reporting_facts(session, serving)
    for subject, facts in with_facts(session, found):
        dues = deadlines.dues(facts, law)
        if reports := reporting.get(subject.id):
            dues += reporting_dues(facts.title, reports, table, law)
        dues.sort(key=lambda due: law[due.rule].act_by(due.due))
        officer = subject.officer.hex() if subject.officer else ""
        persons = [subject.person.hex()]
        owed += [
            due_row(due, NAME, subject.id, law, owner=officer, persons=persons) for due in dues
        ]
        cards.append(_card(subject, facts, dues, law, reviews=int(subject.id in reviewed)))
    owed += [
        due_row(due, NAME, survey.id, law, owner="", persons=[survey.person.hex()])
        for survey, due in survey_dues(session, ids, law)
    ]
    owed += [
        due_row(due, NAME, notice, law, owner="", persons=[])
        for notice, due in (
            *office_dues(session, ids, law), *entrustment_dues(session, ids, law)
        )
    ]  # fmt: skip
    if owed:
        session.execute(insert(DueItem), owed)
    if cards:
        session.execute(insert(SubjectCardRow), cards)


def _card(
    subject: CorrectionSubject,
    facts: SubjectFacts,
    dues: list[DueFact],
    law: Rulebook,
    *,
    reviews: int,
) -> dict[str, Any]:
    first = next((due for due in dues if law[due.rule].duty), None)
    number = shown_number(subject)
    return {
        "subject": subject.id,
        "person": subject.person,
        "tab": tab_of(facts).value,
        "sort": law[first.rule].act_by(first.due).isoformat() if first else _rest(facts),
        "name": facts.title,
        "number": number,
        "category": facts.category.value,
        "state": facts.state.value,
        "grade": facts.grade or "",
        "start_on": facts.start_on,
        "end_on": facts.end_on,
        "minor": facts.minor,
        "flags": sorted(
            {span.flag.value for span in facts.spans if span.flag in _STANDING and not span.to_on}
        ),
        "officer": subject.officer.hex() if subject.officer else "",
        "search": _search(facts, number),
        "reviews": reviews,
    }


def _rest(facts: SubjectFacts) -> str:
    """Where one stands that nothing is owed for: behind the others, the newest ended first."""
    return f"{_LAST - facts.state_on.toordinal():07d}" if facts.state.ended else _FAR


def tab_of(facts: SubjectFacts) -> SubjectTab:
    """The tab of the list a subject stands under, whatever the day."""
    if facts.state.ended:
        return SubjectTab.ENDED
    return SubjectTab.AWAITED if facts.state in _BEFORE else SubjectTab.SERVING


def _search(facts: SubjectFacts, number: str) -> str:
    words = (facts.title, number, tr(facts.category.label), *initials(facts.title))
    return " ".join(words).lower()
