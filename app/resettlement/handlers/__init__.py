"""Use cases of 安置帮教, one module for each part of the work."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.resettlement.handlers import aftercare, ending, helping, homecoming
from app.work import Handler

COMMANDS: Mapping[type, Handler] = {
    **homecoming.COMMANDS,
    **helping.COMMANDS,
    **ending.COMMANDS,
    **aftercare.COMMANDS,
}
