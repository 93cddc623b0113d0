"""Use cases of legal aid, one module for each part of the work."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.legalaid.handlers import (
    assignment,
    closing,
    course,
    decisions,
    forwarding,
    intake,
    materials,
    means,
    mediation,
    notices,
    standards,
)
from app.work import Handler

COMMANDS: Mapping[type, Handler] = {
    **intake.COMMANDS,
    **materials.COMMANDS,
    **notices.COMMANDS,
    **means.COMMANDS,
    **mediation.COMMANDS,
    **course.COMMANDS,
    **forwarding.COMMANDS,
    **decisions.COMMANDS,
    **assignment.COMMANDS,
    **closing.COMMANDS,
    **standards.COMMANDS,
}
