"""The forms that enter something new in a register, and the fields they share with its steps."""

from __future__ import annotations

__all__ = [
    "ADVICE",
    "EVENT",
    "LAWYER",
    "LECTURER",
    "POINT",
    "advice_form",
    "advice_of",
    "event_form",
    "event_of",
    "lawyer_form",
    "lawyer_of",
    "lecturer_form",
    "lecturer_of",
    "place_form",
    "point_form",
    "point_of",
    "post_form",
    "rate_form",
]

from ui.outreach.forms.advisers import ADVICE, advice_form, advice_of, post_form, rate_form
from ui.outreach.forms.directory import (
    LAWYER,
    POINT,
    lawyer_form,
    lawyer_of,
    place_form,
    point_form,
    point_of,
)
from ui.outreach.forms.publicity import (
    EVENT,
    LECTURER,
    event_form,
    event_of,
    lecturer_form,
    lecturer_of,
)
