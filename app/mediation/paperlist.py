"""The papers of a case in the order of its dossier (F-A2): printed, ready, or still to come."""

from __future__ import annotations

__all__ = ["paper_lines"]

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from app.i18n import month_day, plain_day, tr
from app.ids import Id
from app.mediation.codes import (
    AgreementForm,
    Channel,
    Direction,
    ItemStatus,
    RiskLevel,
    Source,
)
from app.mediation.messages import AgreementView, CaseDetail
from app.mediation.papers import CLAIM, TITLES, build
from app.mediation.states import State
from app.papers.model import content_hash
from app.papers.wording import ordinal
from app.records.messages import PaperLine
from db.tables.papers import PrintedPaper

_UNACCEPTED = (State.LEAD, State.PENDING, State.NOT_ACCEPTED)
_BOUND = (State.CLOSED, State.ARCHIVED)
# Made of the dossier and of claims, which are read after the list of papers.
_APART = ("med.F-A1", "med.F-A1-1", "med.F-A2", CLAIM)
_ENDED = (State.FAILED, State.WITHDRAWN)


def paper_lines(
    case: CaseDetail, printed: Iterable[PrintedPaper], today: date, *, sample: bool
) -> tuple[PaperLine, ...]:
    """What the case has and will need; a printed paper says when its words have changed since.

    Args:
        sample: papers of a sample office say so, which belongs to their words.
    """
    newest: dict[tuple[str, Id], PrintedPaper] = {}
    for paper in sorted(printed, key=lambda one: (one.version, one.printed_at)):
        newest[paper.kind, paper.subject] = paper
    return tuple(
        _with_print(case, line, newest.get((line.kind, line.subject)), today, sample=sample)
        for line in _lines(case)
    )


def _with_print(
    case: CaseDetail, line: PaperLine, paper: PrintedPaper | None, today: date, *, sample: bool
) -> PaperLine:
    if paper is None or line.status == "later":
        return line
    same = line.kind in _APART
    if not same:
        now = replace(build(line.kind, case, line.subject), sample=sample)
        same = content_hash(now) == paper.content_hash
    when = plain_day(paper.printed_at.date(), today) if same else tr("打印后改过")
    return PaperLine(line.kind, line.title, "done", when, line.subject)


def _lines(case: CaseDetail) -> Iterator[PaperLine]:
    closed = case.state in _BOUND
    covers = ("med.F-A1", "med.F-A2")
    if closed:
        yield from (_line(kind, case.id) for kind in covers)
    if case.source is Source.APPLICATION:
        yield _wanted("med.F-A3", case.id)  # who asked by word of mouth signs F-A4 instead
    if case.state is State.NOT_ACCEPTED:
        yield _line("med.F-A12-1", case.id)
        return
    if case.state not in _UNACCEPTED:
        yield _line("med.F-A4", case.id)
        yield _line("med.F-A5", case.id)
        yield from _course(case)
    if closed:
        yield _wanted(CLAIM, case.id)
        yield _wanted("med.F-A2-1", case.id)
        yield _line("med.F-A1-1", case.id)
    else:
        yield from (_later(case, kind, tr("结案后")) for kind in covers)


def _course(case: CaseDetail) -> Iterator[PaperLine]:
    came = [one for one in case.referrals if one.direction is Direction.IN]
    for referral in came:
        yield _line("med.F-A12-3", referral.id)
    yield from _risk(case)
    for view in case.investigations:
        many = len(case.investigations) > 1
        title = tr("调查记录（第{n}次）").format(n=ordinal(view.ordinal)) if many else ""
        yield _line("med.F-A6", view.id, title)
    for session in case.sessions:
        title = tr("调解记录（第{n}次）").format(n=ordinal(session.ordinal))
        yield _line("med.F-A7", session.id, title)
    if not case.sessions:
        yield _later(case, "med.F-A7", tr("调解后"))
    ended = case.state in _ENDED or (case.state.ended and case.agreement is None)
    if ended:
        yield _line("med.F-A12-2", case.id)
    else:
        yield from _outcome(case)
    for referral in came:
        yield (
            _line("med.F-A12-4", referral.id)
            if _known(case)
            else _later(case, "med.F-A12-4", tr("有结果后"))
        )


def _known(case: CaseDetail) -> bool:
    """Whether there is an outcome to write back."""
    return case.agreement is not None or case.end_reason is not None


def _risk(case: CaseDetail) -> Iterator[PaperLine]:
    """Written reports; where one may be owed and none is, the sheet to fill in by hand."""
    written = [one for one in case.risks.reports if one.written] if case.risks else []
    for report in written:
        yield _line("med.F-A12-6", report.id)
    level = case.risks.level if case.risks else case.risk
    if not written and level in (RiskLevel.ORANGE, RiskLevel.RED):
        yield _wanted("med.F-A12-6", case.id)


def _outcome(case: CaseDetail) -> Iterator[PaperLine]:
    yield from _agreement(case)
    for number, visit in enumerate(case.visits, 1):
        many = len(case.visits) > 1
        title = tr("回访记录（第{n}次）").format(n=ordinal(number)) if many else ""
        yield _line("med.F-A10", visit.id, title)
    if not case.visits:
        yield _later(case, "med.F-A10", tr("回访后"))
    yield from _confirmation(case)
    yield from _leniency(case)


def _leniency(case: CaseDetail) -> Iterator[PaperLine]:
    """For a minor case of the police that is performed and not decided (治安管理处罚法 第9条)."""
    agreement = case.agreement
    undecided = any(
        one.channel is Channel.POLICE and one.police_decided_on is None for one in case.referrals
    )
    if undecided and agreement and all(item.status.settled for item in agreement.items):
        yield _wanted("med.F-A12-5", agreement.id)


def _agreement(case: CaseDetail) -> Iterator[PaperLine]:
    agreement = case.agreement
    if agreement is None:
        yield _later(case, "med.F-A8", tr("达成后"))
        return
    yield _line(_kind(agreement), agreement.id)
    for earlier in case.earlier:
        if earlier.effective_on:  # it bound them until it was changed, and stays in the dossier
            kind, day = _kind(earlier), month_day(earlier.reached_on)
            title = tr("{title}（{day}，已变更）").format(title=tr(TITLES[kind]), day=day)
            yield _line(kind, earlier.id, title)
    late = any(item.status is ItemStatus.OVERDUE for item in agreement.items)
    if late or case.state is State.OVERDUE:
        yield _line("med.F-A12-7", agreement.id)


def _kind(agreement: AgreementView) -> str:
    return "med.F-A9" if agreement.form is AgreementForm.ORAL else "med.F-A8"


def _confirmation(case: CaseDetail) -> Iterator[PaperLine]:
    """Offered once there is something the court could confirm; nobody need ask it to."""
    agreement = case.agreement
    if agreement and agreement.form is AgreementForm.WRITTEN and agreement.effective_on:
        yield _wanted("med.F-A11", agreement.id)
        yield _wanted("med.F-A11-1", agreement.id)


def _line(kind: str, subject: Id, title: str = "") -> PaperLine:
    return PaperLine(kind, title or tr(TITLES[kind]), "ready", tr("可打印"), subject)


def _wanted(kind: str, subject: Id) -> PaperLine:
    """A paper that few cases need: offered, and never counted as missing."""
    return PaperLine(kind, tr(TITLES[kind]), "wanted", tr("需要时"), subject)


def _later(case: CaseDetail, kind: str, when: str) -> PaperLine:
    return PaperLine(kind, tr(TITLES[kind]), "later", when, case.id)
