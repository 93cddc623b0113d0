"""The fields of legal aid that offer what was typed before: organs, units and causes alone."""

from __future__ import annotations

__all__ = ["PAST"]

from db.tables.aid import AidAssignment, AidDecision
from db.tables.legalaid import AidCase, AidForwarding, AidNotice

PAST = {
    "legalaid.cause": (AidCase.cause,),
    "legalaid.forum": (AidCase.forum, AidNotice.organ),
    "legalaid.organ": (AidNotice.organ,),
    "legalaid.unit": (AidAssignment.unit,),
    "legalaid.lawyer": (AidAssignment.lawyer,),
    "legalaid.centre": (AidDecision.signed_by,),
    "legalaid.agency": (AidForwarding.to,),
    "legalaid.detention": (AidNotice.detention_place,),
}
