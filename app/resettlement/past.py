"""The fields of 安置帮教 that offer what was typed into them before: organs and givers alone."""

from __future__ import annotations

__all__ = ["PAST"]

from db.tables.resettlement import Aftercare, Aid, ReleasedPerson

PAST = {
    "resettlement.organ": (ReleasedPerson.organ,),
    "resettlement.aid": (Aid.source,),
    "resettlement.town": (Aftercare.organ,),
}
