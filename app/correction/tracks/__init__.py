"""What runs beside a correction, part by part, as cards of its page and lines of its course."""

from __future__ import annotations

__all__ = ["PARTS"]

from app.correction.tracks import (
    checkins,
    course,
    crossarea,
    discipline,
    incidents,
    leave,
    lessons,
    monitoring,
    outside,
    permits,
    relocation,
)
from app.correction.tracks.reading import Part

# Each part of the work enters itself here, in the order of the page.
PARTS: tuple[Part, ...] = (
    incidents.shown,
    discipline.shown,
    course.shown,
    checkins.shown,
    lessons.shown,
    leave.shown,
    crossarea.shown,
    permits.shown,
    monitoring.shown,
    outside.shown,
    relocation.shown,
)
