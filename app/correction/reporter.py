"""One subject at the desk of reports: the ways, the weeks, the month, what was recorded last."""

from __future__ import annotations

__all__ = ["read_reporter"]

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from app.clock import CHINA
from app.correction.codes import (
    ActivityKind,
    Answer,
    CheckInKind,
    CheckInResult,
    Grade,
    VisitTarget,
)
from app.correction.covering import COVER, likeness_of, uncovered_by
from app.correction.discretion import require_seen
from app.correction.facts.reporting import reporting_of, table_of
from app.correction.messages.checkins import ReadReporter
from app.correction.practice import Practice
from app.correction.rules.checkins import (
    Absence,
    Judged,
    ReportingFacts,
    WindowState,
    judged,
    taken_for,
)
from app.correction.rules.schedules import (
    Frequency,
    FrequencyTable,
    frequency_words,
    segments_of,
)
from app.correction.states import Category
from app.correction.views.checkins import (
    DayMark,
    MissedView,
    RecordLine,
    ReporterView,
    WayOffer,
    WeekCell,
    WindowOffer,
)
from app.errors import Fault, Refused
from app.i18n import full_date, month_day, plain_day, tr
from app.ids import Id
from app.lawbook.calendar import DAY, Calendar
from app.lawbook.dates import corresponding_day
from app.lawbook.rules import Rulebook
from app.people.codes import Secret, Sex
from app.work import Work
from db.tables.correction import (
    CheckIn,
    ClassSchedule,
    CorrectionSubject,
    Judgment,
    SubjectVisit,
)
from db.tables.measures import Activity, Attendance, Leave
from db.tables.people import Person

WEEKS = 24
_LINES = 12
# Which standing a week or a day with several windows shows: the gravest one.
_GRAVITY = (
    WindowState.MISSED,
    WindowState.LATE,
    WindowState.OPEN,
    WindowState.AWAY,
    WindowState.EXCUSED,
    WindowState.DONE,
)


def read_reporter(query: ReadReporter, work: Work) -> ReporterView:
    """One person as the desk shows them."""
    subject = work.session.get(CorrectionSubject, query.subject)
    facts = reporting_of(work.session, query.subject)
    if subject is None or facts is None:
        raise Refused(Fault(tr("还没有入矫宣告，或者还没有同步过来，暂不登记报到")))
    require_seen(subject, work)
    person = work.session.get(Person, subject.person)
    judgment = work.session.scalars(
        select(Judgment).where(Judgment.subject == subject.id, ~Judgment.voided)
    ).one()
    desk = _Desk(facts, work)
    grade = _grade(facts, desk.today)
    open_ = Secret.NOTES in uncovered_by(query.looks, subject.person, work)
    return ReporterView(
        subject=subject.id,
        person=subject.person,
        name=person.name if person else tr("（未同步）"),
        about=_about(person, desk.today),
        grade=grade,
        category=Category(judgment.category),
        term=_term(judgment, desk),
        unconfirmed=not _confirmed(work, grade),
        ways=tuple(desk.ways()),
        weeks=tuple(desk.weeks()),
        counts=desk.counts(),
        month=desk.month_of(query.month),
        marks=tuple(desk.marks(desk.month_of(query.month))),
        duties=tuple(_duties(desk, desk.month_of(query.month), work)),
        records=tuple(_records(desk, work, open_=open_)),
        missed=tuple(desk.missed()),
        away=desk.away(),
        photo=likeness_of(subject.id, work.session),
        uncovered=open_,
    )


class _Desk:
    """The windows of one person, judged once."""

    def __init__(self, facts: ReportingFacts, work: Work) -> None:
        self.facts = facts
        self.today = work.clock.today()
        self.table: FrequencyTable = table_of(work.session, work.tool(Practice))
        self.calendar: Calendar = work.tool(Rulebook).calendar
        self.judged = {
            kind: list(judged(facts, kind, self.table, self.calendar, self.today))
            for kind in CheckInKind
        }
        self._days = self._by_day()

    def reports(self) -> Iterator[Judged]:
        """All windows of what the person owes; a visit is the office's own duty."""
        for kind, found in self.judged.items():
            if kind is not CheckInKind.VISIT:
                yield from (one for one in found if one.standing is not WindowState.CUT)

    def frequency(self, kind: CheckInKind) -> Frequency | None:
        if not self.judged[kind]:
            return None
        segments = segments_of(
            kind, self.facts.start, self.facts.grades, self.facts.changes, self.table
        )
        held = [one.frequency for one in segments if one.from_on <= self.today]
        return held[-1] if held else None

    def ways(self) -> Iterator[WayOffer]:
        for kind in CheckInKind:
            if kind is CheckInKind.HEALTH and not self.facts.outside:
                continue
            frequency = self.frequency(kind)
            words = frequency_words(frequency) if frequency else ""
            yield WayOffer(kind, frequency is not None, words, tuple(self._offers(kind)))

    def _offers(self, kind: CheckInKind) -> Iterator[WindowOffer]:
        """The newest windows that wait, the one the rule would take first."""
        first = taken_for(self.judged[kind], self.today, self.calendar)
        waiting = [one.window for one in self.judged[kind] if not one.standing.settled][-2:]
        for window in sorted(waiting, key=lambda one: (one != first, one.to_on)):
            rolled = self.calendar.next_working_day(window.to_on)
            late = (self.today - window.to_on).days if self.today > rolled else 0
            yield WindowOffer(window.from_on, window.to_on, late)

    def weeks(self) -> Iterator[WeekCell]:
        monday = self.today - timedelta(days=self.today.weekday() + 7 * (WEEKS - 1))
        for n in range(WEEKS):
            first = monday + timedelta(days=7 * n)
            found = [one for day in range(7) for one in self._days.get(first + day * DAY, ())]
            yield WeekCell(first, _gravest(found), _week_words(found, self.today))

    def _by_day(self) -> dict[date, list[Judged]]:
        """What each day shows: a report the day it came, what is owed the day it is due."""
        found: dict[date, list[Judged]] = {}
        for one in self.reports():
            came = one.report is not None and not one.report.excused
            on = one.report.on if one.report and came else one.window.to_on
            found.setdefault(on, []).append(one)
        return found

    def counts(self) -> tuple[tuple[WindowState, int], ...]:
        cells = [cell.standing for cell in self.weeks()]
        away = cells.count(WindowState.AWAY) + cells.count(WindowState.EXCUSED)
        return (
            (WindowState.DONE, cells.count(WindowState.DONE)),
            (WindowState.LATE, cells.count(WindowState.LATE)),
            (WindowState.EXCUSED, away),
            (WindowState.MISSED, cells.count(WindowState.MISSED)),
        )

    def month_of(self, day: date | None) -> date:
        return (day or self.today).replace(day=1)

    def marks(self, month: date) -> Iterator[DayMark]:
        for day, found in sorted(self._days.items()):
            gravest = _gravest(found)
            if gravest is not None and day.replace(day=1) == month:
                yield DayMark(day, gravest, _week_words(found, self.today))

    def missed(self) -> Iterator[MissedView]:
        for one in sorted(self.reports(), key=lambda one: one.window.to_on):
            if one.standing is WindowState.MISSED:
                window = one.window
                yield MissedView(one.kind, window.from_on, window.to_on, one.late, one.taken_up)

    def away(self) -> str:
        """What keeps the person from coming today, or ""."""
        for one in self.facts.absences:
            if one.covers(CheckInKind.OFFICE, self.today):
                return self._absent(one)
        return ""

    def _absent(self, one: Absence) -> str:
        if one.to_on is None:
            return tr("羁押中")
        held = one.covers(CheckInKind.TELEPHONE, self.today)
        words = tr("外出到 {day}") if not held else tr("羁押到 {day}")
        words = tr("约定暂不到所，到 {day}") if one.agreed else words
        return words.format(day=plain_day(one.to_on, self.today))


def _gravest(found: Sequence[Judged]) -> WindowState | None:
    return next((one for one in _GRAVITY if any(each.standing is one for each in found)), None)


def _week_words(found: Iterable[Judged], today: date) -> str:
    return tr("；").join(_judged_words(one, today) for one in found)


def _judged_words(one: Judged, today: date) -> str:
    kind = tr(one.kind.label)
    day = plain_day(one.report.on if one.report else one.window.to_on, today)
    words = {
        WindowState.DONE: tr("{day}{kind}，按时"),
        WindowState.LATE: tr("{day}{kind}，迟 {n} 天"),
        WindowState.EXCUSED: tr("{day}这一期{kind}免除"),
        WindowState.AWAY: tr("{day}这一期{kind}，外出或羁押"),
        WindowState.OPEN: tr("{day}前应{kind}"),
        WindowState.MISSED: tr("{day}应{kind}，未报告"),
    }[one.standing]
    return words.format(day=day, kind=kind, n=one.late)


def _grade(facts: ReportingFacts, today: date) -> Grade:
    held = [one for one in facts.grades if one.from_on <= today]
    return max(held, key=lambda one: one.from_on).grade if held else Grade.STRICT


def _about(person: Person | None, today: date) -> str:
    if person is None:
        return ""
    parts = [tr(Sex(person.sex).label)]
    if person.birth:
        passed = (today.month, today.day) < (person.birth.month, person.birth.day)
        parts.append(tr("{n} 岁").format(n=today.year - person.birth.year - passed))
    return tr("，").join([*parts, *filter(None, [person.address])])


def _term(judgment: Judgment, desk: _Desk) -> str:
    left = (judgment.end_on - desk.today).days
    rest = tr("还有 {n} 天").format(n=left) if left >= 0 else tr("已期满")
    office = desk.frequency(CheckInKind.OFFICE)
    often = tr("{often}到所").format(often=frequency_words(office)) if office else ""
    term = tr("{category}，矫正期 {start} 至 {end}，{rest}").format(
        category=tr(Category(judgment.category).label),
        start=judgment.start_on.isoformat(),
        end=judgment.end_on.isoformat(),
        rest=rest,
    )
    return tr("。").join(filter(None, (term, often)))


def _confirmed(work: Work, grade: Grade) -> bool:
    bases = work.session.scalars(
        select(ClassSchedule.basis).where(ClassSchedule.grade == grade.value, ~ClassSchedule.voided)
    ).all()
    return bool(bases) and all(bases)


# -- the month ------------------------------------------------------------------------------


def _duties(desk: _Desk, month: date, work: Work) -> Iterator[tuple[str, str]]:
    after = corresponding_day(month, 1)
    start, end = (datetime.combine(day, time.min, CHINA) for day in (month, after))
    came = sum(month <= one.on < after for one in desk.facts.reports if not _visit(one.kind))
    owed = sum(
        one.standing is WindowState.OPEN and month <= one.window.to_on < after
        for one in desk.reports()
    )
    times, still = tr("{n} 次"), tr("{n} 次，待报 {m} 次")
    yield tr("报告"), (still if owed else times).format(n=came, m=owed)
    lessons = _lessons(desk.facts.subject, start, end, work)
    service = lessons.pop(ActivityKind.SERVICE, 0)
    yield tr("学习"), times.format(n=sum(lessons.values()))
    yield tr("公益活动"), times.format(n=service)
    visits = [one.on for one in desk.facts.reports if _visit(one.kind) and month <= one.on < after]
    words = times.format(n=len(visits))
    newest = tr("{words}，{day}").format(words=words, day=month_day(max(visits))) if visits else ""
    yield tr("走访"), newest or words
    yield tr("外出"), _leaves(desk.facts.subject, month, after, work)


def _visit(kind: CheckInKind) -> bool:
    return kind is CheckInKind.VISIT


def _lessons(subject: Id, start: datetime, end: datetime, work: Work) -> dict[ActivityKind, int]:
    rows = work.session.execute(
        select(Activity.kind, func.count())
        .join(Attendance, Attendance.activity == Activity.id)
        .where(
            Attendance.subject == subject,
            Attendance.attended,
            Activity.at >= start,
            Activity.at < end,
            ~Attendance.voided,
            ~Activity.voided,
        )
        .group_by(Activity.kind)
    )
    return {ActivityKind(kind): count for kind, count in rows}


def _leaves(subject: Id, month: date, after: date, work: Work) -> str:
    rows = work.session.scalars(
        select(Leave).where(
            Leave.subject == subject,
            Leave.answer == Answer.YES.value,
            Leave.depart_on < after,
            Leave.due_on >= month,
            ~Leave.voided,
        )
    ).all()
    if not rows:
        return tr("没有")
    days = sum((min(one.due_on, after - DAY) - max(one.depart_on, month)).days + 1 for one in rows)
    return tr("{n} 次，{days} 天").format(n=len(rows), days=days)


# -- what was recorded last -----------------------------------------------------------------


def _records(desk: _Desk, work: Work, *, open_: bool) -> list[RecordLine]:
    subject = desk.facts.subject
    rows = work.session.scalars(
        select(CheckIn)
        .where(CheckIn.subject == subject, ~CheckIn.voided)
        .order_by(CheckIn.id.desc())
        .limit(_LINES)
    )
    lines = [_line(row, desk, open_=open_) for row in rows]
    visits = work.session.scalars(
        select(SubjectVisit)
        .where(SubjectVisit.subject == subject, ~SubjectVisit.voided)
        .order_by(SubjectVisit.at.desc())
        .limit(_LINES)
    )
    lines += [
        RecordLine(
            row.id,
            row.at.astimezone(CHINA),
            tr("走访"),
            WindowState.DONE,
            tr("{target}，{findings}").format(
                target=tr(VisitTarget(row.target).label),
                findings=row.findings if open_ else COVER,
            ),
        )
        for row in visits
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:_LINES]


def _line(row: CheckIn, desk: _Desk, *, open_: bool) -> RecordLine:
    """What came of a report; without a look not what was said, nor why one was excused."""
    kind = CheckInKind(row.kind)
    if row.done_at is None:
        end = row.due_to or desk.today
        words = tr("{start}至{end}这一期免除，{why}").format(
            start=full_date(row.due_from or end),
            end=full_date(end),
            why=row.excuse if open_ else COVER,
        )
        at = datetime.combine(end, time.min, CHINA)
        return RecordLine(row.id, at, tr(kind.label), WindowState.EXCUSED, words)
    at = row.done_at.astimezone(CHINA)
    held = (one for one in desk.judged[kind] if one.window.to_on == row.due_to)
    late = next((one.late for one in held if one.report and one.report.on == at.date()), 0)
    standing = WindowState.LATE if late else WindowState.DONE
    came = tr("迟 {n} 天").format(n=late) if late else tr("按时")
    if row.due_to is None:
        came = tr("另外来的一次")
    unusual = tr("异常") if row.result == CheckInResult.UNUSUAL else ""
    noted = row.summary if open_ or not row.summary else COVER
    words = tr("，").join(filter(None, (came, unusual, noted)))
    return RecordLine(row.id, at, tr(kind.label), standing, words)
