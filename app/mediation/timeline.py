"""What happened in a case, newest first."""

from __future__ import annotations

__all__ = ["note_item", "reason_item", "timeline_of"]

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from app.clock import CHINA
from app.i18n import tr
from app.mediation.codes import AgreementForm, VisitWay
from app.mediation.messages import AgreementView, SessionView, TimelineItem, VisitView
from app.mediation.states import State, Step

_TITLE = 24  # characters that a title may have
_CLAUSE = re.compile("[，。；：]")
_ENDINGS = {
    State.NOT_ACCEPTED: "x",
    State.FAILED: "x",
    State.WITHDRAWN: "undo-2",
    State.CLOSED: "circle-check",
    State.ARCHIVED: "circle-check",
}
_ICONS = (("电话", "phone"), ("现场", "map-pin"), ("上门", "house"))


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
    items = [_on(accepted_on, "file-check", what, how, Step.ACCEPT, by=registrar), *notes]
    items += [_session(session) for session in sessions]
    items += [item for agreement in agreements for item in _agreement(agreement)]
    items += [_visit(visit) for visit in visits]
    if ending is not None:
        day, state, why = ending
        items.append(_on(day, _ENDINGS[state], tr(state.label), why, Step.CLOSE))
    # Without an hour, what a session led to came after it, and acceptance before all else; of
    # one day the things stand above in the order in which they happen.
    items.sort(key=lambda item: (item.at.date(), _order(item), item.at))
    return tuple(items[::-1])


def _order(item: TimelineItem) -> int:
    if item.has_time:
        return 1
    return 0 if item.step is Step.ACCEPT else 2


def note_item(at: datetime, text: str, by: str) -> TimelineItem:
    """A note: its first clause is the title, unless that is as long as a text."""
    head, *rest = _CLAUSE.split(text, maxsplit=1)
    if len(head) > _TITLE:
        head, rest = tr("记一笔"), [text]
    icon = next((icon for word, icon in _ICONS if word in head), "pencil-line")
    return TimelineItem(at=at, has_time=True, icon=icon, title=head, by=by, text="".join(rest))


def reason_item(at: datetime, warning: str, reason: str, by: str) -> TimelineItem:
    """A warning that was passed, and why."""
    text = tr("提示：{warning}\n理由：{reason}").format(warning=warning, reason=reason)
    title = tr("说明理由后办理")
    return TimelineItem(at=at, has_time=True, icon="info", title=title, by=by, text=text)


def _visit(visit: VisitView) -> TimelineItem:
    title = tr("{way}回访").format(way=visit.way.label)
    icon = "house" if visit.way is VisitWay.HOME else "phone"
    return _on(visit.visited_on, icon, title, visit.performance, Step.PERFORM)


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
    yield _on(agreement.reached_on, "file-check", title, terms, Step.AGREE)
    if agreement.effective_on and agreement.form is AgreementForm.WRITTEN:
        title = tr("各方签字盖章，协议生效")
        yield _on(agreement.effective_on, "stamp", title, "", Step.AGREE)
    for item in agreement.items:
        if item.performed_on:
            title = tr("{debtor}：{status}").format(debtor=item.debtor, status=item.status.label)
            yield _on(item.performed_on, "badge-check", title, item.content, Step.PERFORM)


def _on(day: date, icon: str, title: str, text: str, step: Step, *, by: str = "") -> TimelineItem:
    return TimelineItem(
        at=datetime.combine(day, time.min, CHINA),
        has_time=False,
        icon=icon,
        title=title,
        by=by,
        text=text,
        step=step,
    )
