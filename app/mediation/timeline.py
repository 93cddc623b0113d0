"""What happened in a case, newest first."""

from __future__ import annotations

__all__ = ["timeline_of"]

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.i18n import tr
from app.mediation.codes import AgreementForm, VisitWay
from app.mediation.messages import AgreementView, SessionView, VisitView
from app.mediation.states import State, Step
from app.records.messages import TimelineItem
from app.records.timeline import item_on

_ENDINGS = {
    State.NOT_ACCEPTED: "x",
    State.FAILED: "x",
    State.WITHDRAWN: "undo-2",
    State.CLOSED: "circle-check",
    State.ARCHIVED: "circle-check",
}


def timeline_of(
    acceptance: tuple[date, str, str, str],
    sessions: Sequence[SessionView],
    agreements: Sequence[AgreementView],
    visits: Sequence[VisitView],
    notes: Iterable[TimelineItem],
    ending: tuple[date, State, str] | None = None,
) -> tuple[TimelineItem, ...]:
    """All of it, newest first.

    Args:
        acceptance: day, what was done with it, by whom, how the case came here.
        agreements: the one in hand, and before it those it took the place of.
        ending: day, how and why.
    """
    accepted_on, what, registrar, how = acceptance
    items = [item_on(accepted_on, "file-check", what, how, step=Step.ACCEPT, by=registrar), *notes]
    items += [_session(session) for session in sessions]
    items += [item for agreement in agreements for item in _agreement(agreement)]
    items += [_visit(visit) for visit in visits]
    if ending is not None:
        day, state, why = ending
        items.append(item_on(day, _ENDINGS[state], tr(state.label), why, step=Step.CLOSE))
    # Without an hour, what a session led to came after it, and acceptance before all else; of
    # one day the things stand above in the order in which they happen.
    items.sort(key=lambda item: (item.at.date(), _order(item), item.at))
    return tuple(items[::-1])


def _order(item: TimelineItem) -> int:
    if item.has_time:
        return 1
    return 0 if item.step is Step.ACCEPT else 2


def _visit(visit: VisitView) -> TimelineItem:
    title = tr("{way}回访").format(way=visit.way.label)
    icon = "house" if visit.way is VisitWay.HOME else "phone"
    return item_on(visit.visited_on, icon, title, visit.performance, step=Step.PERFORM)


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
        step=Step.MEDIATE,
    )


def _agreement(agreement: AgreementView) -> Iterator[TimelineItem]:
    title = tr("达成{form}协议").format(form=agreement.form.label)
    terms = tr("；").join(term.rstrip("。；") for term in agreement.terms)
    yield item_on(agreement.reached_on, "file-check", title, terms, step=Step.AGREE)
    if agreement.effective_on and agreement.form is AgreementForm.WRITTEN:
        title = tr("各方签字盖章，协议生效")
        yield item_on(agreement.effective_on, "stamp", title, "", step=Step.AGREE)
    for item in agreement.items:
        if item.performed_on:
            title = tr("{debtor}：{status}").format(debtor=item.debtor, status=item.status.label)
            yield item_on(item.performed_on, "badge-check", title, item.content, step=Step.PERFORM)
