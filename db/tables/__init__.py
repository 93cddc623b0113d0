"""All tables of the house; importing this package registers every one of them."""

from __future__ import annotations

__all__ = ["Base", "Journalled", "journalled_tables"]

from db.tables import (  # noqa: F401  registers
    attachments,
    city,
    correction,
    derived,
    dossier,
    house,
    measures,
    mediation,
    office,
    papers,
    people,
    phrases,
    resettlement,
    statistics,
    subsidies,
    today,
)
from db.tables.base import Base, Journalled, journalled_tables
