"""Use cases of mediation, one module for each part of the work."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.mediation.handlers import course
from app.work import Handler

COMMANDS: Mapping[type, Handler] = {**course.COMMANDS}
