"""What is owed of clues, searches, sanctions, custody, incidents and notices of procurators."""

from __future__ import annotations

__all__ = ["discipline_dues"]

from collections.abc import Iterator

from app.correction.rules.clues import clue_dues
from app.correction.rules.custody import custody_dues
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.incidents import incident_dues
from app.correction.rules.missing import missing_dues
from app.correction.rules.procurator import procurator_dues
from app.correction.rules.sanctions import sanction_dues
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact

_WATCHED = (clue_dues, missing_dues, sanction_dues, custody_dues)


def discipline_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """Owed until the correction ends; incidents are told and notices answered even then."""
    if not subject.state.ended:
        for part in _WATCHED:
            yield from part(subject, law)
    yield from incident_dues(subject, law)
    yield from procurator_dues(subject, law)
