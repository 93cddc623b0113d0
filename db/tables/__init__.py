"""All tables of the house; importing this package registers every one of them."""

from __future__ import annotations

__all__ = ["Base", "Journalled", "journalled_tables"]

from db.tables import (  # noqa: F401  registers
    attachments,
    city,
    derived,
    dossier,
    house,
    mediation,
    office,
    papers,
    people,
    phrases,
    statistics,
    subsidies,
    today,
)
from db.tables.base import Base, Journalled, journalled_tables
