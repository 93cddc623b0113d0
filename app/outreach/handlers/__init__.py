"""Use cases of the registers, one module for each part of the work."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.outreach.handlers import advisers, directory, publicity
from app.work import Handler

COMMANDS: Mapping[type, Handler] = {
    **advisers.COMMANDS,
    **directory.COMMANDS,
    **publicity.COMMANDS,
}
