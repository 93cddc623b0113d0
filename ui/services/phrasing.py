"""What consultations fill the slots of a phrase with, and the topics phrases are for."""

from __future__ import annotations

__all__ = ["TOPICS", "source_of"]

from collections.abc import Callable
from datetime import date

from app.i18n import full_date, tr
from app.services.messages import Topic
from ui.forms.slots import PhraseSource

TOPICS = tuple((one.value, tr(one.label)) for one in Topic)


def source_of(
    topic: Callable[[], Topic | None], name: Callable[[], str], today: date
) -> PhraseSource:
    """Where the phrases of an answer come from; topic and name are those in hand."""
    return PhraseSource(
        TOPICS,
        lambda: getattr(topic(), "value", "") or "",
        lambda: {tr("咨询人"): name(), tr("今天"): full_date(today)},
    )
