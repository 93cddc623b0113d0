"""Everything the house can do on a laptop: the handlers of every room."""

from __future__ import annotations

__all__ = ["rooms"]

import app.attachments.handlers
import app.correction.handlers
import app.correction.queries
import app.drafts.handlers
import app.history.queries
import app.history.reviews
import app.history.undo
import app.lawbook.queries
import app.legalaid.handlers
import app.legalaid.handlers.dossier
import app.legalaid.queries
import app.lists.taking
import app.mediation.handlers
import app.mediation.queries
import app.office.handlers
import app.office.numbers
import app.office.queries
import app.office.users
import app.outreach.handlers
import app.outreach.queries
import app.papers.errands
import app.people.handlers
import app.people.queries
import app.phrases.handlers
import app.resettlement.handlers
import app.resettlement.queries
import app.returns.errands
import app.returns.handlers
import app.returns.queries
import app.returns.signed
import app.rounds.handlers
import app.rounds.queries
import app.sealing.handlers
import app.search.queries
import app.services.handlers
import app.services.queries
import app.statistics.queries
import app.sync.errands
import app.sync.queries
import app.today.marks
import app.today.queries
import app.vault.errands
from app.desk import Rooms


def rooms() -> Rooms:
    """Everything the house can do on a laptop."""
    return Rooms(
        commands={
            **app.mediation.handlers.COMMANDS,
            **app.correction.handlers.COMMANDS,
            **app.today.marks.COMMANDS,
            **app.people.handlers.COMMANDS,
            **app.office.handlers.COMMANDS,
            **app.statistics.queries.COMMANDS,
            **app.attachments.handlers.COMMANDS,
            **app.drafts.handlers.COMMANDS,
            **app.history.reviews.COMMANDS,
            **app.history.undo.COMMANDS,
            **app.papers.errands.COMMANDS,
            **app.phrases.handlers.COMMANDS,
            **app.returns.handlers.COMMANDS,
            **app.resettlement.handlers.COMMANDS,
            **app.legalaid.handlers.COMMANDS,
            **app.outreach.handlers.COMMANDS,
            **app.rounds.handlers.COMMANDS,
            **app.sealing.handlers.COMMANDS,
            **app.services.handlers.COMMANDS,
            **app.sync.errands.COMMANDS,
        },
        queries={
            **app.mediation.queries.QUERIES,
            **app.correction.queries.QUERIES,
            **app.people.queries.QUERIES,
            **app.office.queries.QUERIES,
            **app.office.numbers.QUERIES,
            **app.statistics.queries.QUERIES,
            **app.attachments.handlers.QUERIES,
            **app.today.queries.QUERIES,
            **app.drafts.handlers.QUERIES,
            **app.phrases.handlers.QUERIES,
            **app.history.queries.QUERIES,
            **app.history.reviews.QUERIES,
            **app.returns.queries.QUERIES,
            **app.resettlement.queries.QUERIES,
            **app.legalaid.queries.QUERIES,
            **app.outreach.queries.QUERIES,
            **app.rounds.queries.QUERIES,
            **app.sealing.handlers.QUERIES,
            **app.search.queries.QUERIES,
            **app.services.queries.QUERIES,
            **app.papers.errands.QUERIES,
            **app.sync.queries.QUERIES,
            **app.lawbook.queries.QUERIES,
        },
        errands={
            **app.office.users.ERRANDS,
            **app.papers.errands.ERRANDS,
            **app.attachments.handlers.ERRANDS,
            **app.lists.taking.ERRANDS,
            **app.mediation.handlers.ERRANDS,
            **app.correction.handlers.ERRANDS,
            **app.legalaid.handlers.dossier.ERRANDS,
            **app.returns.errands.ERRANDS,
            **app.returns.signed.ERRANDS,
            **app.sealing.handlers.ERRANDS,
            **app.sync.errands.ERRANDS,
            **app.vault.errands.ERRANDS,
        },
        trips={**app.sync.errands.TRIPS, **app.vault.errands.TRIPS},
    )
