"""The sample office: fictional people and disputes, entered through the desk like any other."""

from __future__ import annotations

__all__ = ["MEDIATORS", "OFFICE", "fill"]

from app.samples.cases import fill
from app.samples.office import MEDIATORS, OFFICE
