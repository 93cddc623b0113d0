"""Code lists of 公共法律服务, as data; one module for each part of the work."""

from __future__ import annotations

__all__ = [
    "Advice",
    "AidTold",
    "DangerStep",
    "Receipt",
    "ReferralCheck",
    "Satisfaction",
    "Scope",
    "Target",
    "Topic",
    "Way",
]

from app.services.codes.consultations import AidTold, Satisfaction, Scope, Topic, Way
from app.services.codes.danger import Advice, DangerStep
from app.services.codes.referrals import Receipt, ReferralCheck, Target
