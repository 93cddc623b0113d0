"""Use cases of 公共法律服务, one module for each part of the work."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.services.handlers import consultations, danger, referrals
from app.work import Handler

COMMANDS: Mapping[type, Handler] = {
    **consultations.COMMANDS,
    **referrals.COMMANDS,
    **danger.COMMANDS,
}
