"""All tables of the house; importing this package registers every one of them.

- What all of them are made of: `base`.
- The lines of work: `mediation` with `dossier` and `subsidies`; `correction` with `measures`;
  `resettlement`; `legalaid` with `means` and `aid`; `services` with `outreach`.
- What hangs on any record: `people`, `papers`, `attachments`, `today`, `warnings`, `rounds`,
  `sealing`.
- The office itself: `office`, `phrases`, `statistics`.
- The journal and the sync: `house`, at the server `city`; what is derived: `derived`, `search`.
"""

from __future__ import annotations

__all__ = ["Base", "Journalled", "journalled_tables"]

from db.tables import (  # noqa: F401  registers
    aid,
    attachments,
    city,
    correction,
    derived,
    dossier,
    house,
    legalaid,
    means,
    measures,
    mediation,
    office,
    outreach,
    papers,
    people,
    phrases,
    resettlement,
    rounds,
    sealing,
    services,
    statistics,
    subsidies,
    today,
    warnings,
)
from db.tables.base import Base, Journalled, journalled_tables
