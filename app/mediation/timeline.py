"""What happened in a case, newest first."""

from __future__ import annotations

__all__ = ["timeline_of"]

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from app.clock import CHINA
from app.i18n import tr
from app.mediation.codes import AgreementForm
from app.mediation.messages import AgreementView, SessionView, TimelineItem, VisitView


def timeline_of(
    acceptance: tuple[date, str, str],
    sessions: Sequence[SessionView],
    agreement: AgreementView | None,
    visits: Sequence[VisitView],
    notes: Iterable[TimelineItem],
) -> tuple[TimelineItem, ...]:
    """All of it; acceptance is (day, registrar, facts)."""
    accepted_on, registrar, facts = acceptance
    items = [_on(accepted_on, "file-check", tr("受理"), facts, by=registrar), *notes]
    items += [_session(session) for session in sessions]
    items += _agreement(agreement) if agreement else ()
    items += [_visit(visit) for visit in visits]
    return tuple(sorted(items, key=lambda item: item.at, reverse=True))


def _visit(visit: VisitView) -> TimelineItem:
    title = tr("{way}回访").format(way=visit.way.label)
    return _on(visit.visited_on, "phone", title, visit.performance)


def _session(session: SessionView) -> TimelineItem:
    return TimelineItem(
        at=session.start,
        has_time=True,
        icon="handshake",
        title=tr("第 {n} 次调解，{outcome}").format(
            n=session.ordinal, outcome=session.outcome.label
        ),
        by="",
        text=session.transcript,
    )


def _agreement(agreement: AgreementView) -> Iterator[TimelineItem]:
    title = tr("达成{form}协议").format(form=agreement.form.label)
    yield _on(agreement.reached_on, "file-check", title, tr("；").join(agreement.terms))
    if agreement.effective_on and agreement.form is AgreementForm.WRITTEN:
        yield _on(agreement.effective_on, "stamp", tr("各方签字盖章，协议生效"), "")
    for item in agreement.items:
        if item.performed_on:
            title = tr("{debtor}：{status}").format(debtor=item.debtor, status=item.status.label)
            yield _on(item.performed_on, "badge-check", title, item.content)


def _on(day: date, icon: str, title: str, text: str, *, by: str = "") -> TimelineItem:
    return TimelineItem(
        at=datetime.combine(day, time.min, CHINA),
        has_time=False,
        icon=icon,
        title=title,
        by=by,
        text=text,
    )
