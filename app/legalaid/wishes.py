"""What other lines hand over: somebody they heard wants legal aid."""

from __future__ import annotations

__all__ = ["take_wish"]

import re

from app.handover import AidWanted
from app.ids import Id, named_id
from app.legalaid.codes import Exemption, MeansRoute, NoLimit
from app.work import Work
from db.tables.legalaid import AidWish

_ITEM = re.compile(r"\((\d)\)$")  # 32(4): the item of the article
_CODES = {MeansRoute.UNLIMITED: NoLimit, MeansRoute.EXEMPT: Exemption}


def take_wish(wanted: AidWanted, work: Work) -> Id:
    """A wish to be completed into an application (B10); refuses nothing it is given.

    Its id follows from who asks and in which record, so that two laptops make one.
    """
    who = wanted.person.hex() if wanted.person else wanted.name.strip()
    record = named_id("aid_wish", wanted.origin.hex(), who)
    wish = work.session.get(AidWish, record)
    if wish is None:
        wish = AidWish(id=record, office=work.me.office)
        work.session.add(wish)
    elif not wish.voided and wish.dropped_on is None:
        return wish.id
    wish.voided, wish.void_reason = False, ""
    wish.dropped_on, wish.drop_note = None, ""
    wish.person, wish.name, wish.phone = wanted.person, wanted.name.strip(), wanted.phone.strip()
    wish.asked_at, wish.author = wanted.asked_at, work.me.user
    wish.facts, wish.cause = wanted.facts.strip(), wanted.cause.strip()
    wish.matter, wish.claim_fen = wanted.matter, wanted.claim_fen
    wish.opponent = wanted.opponent.strip()
    wish.opponent_person = wanted.opponent_person
    wish.opponent_organisation = wanted.opponent_organisation
    wish.route, wish.ground = wanted.route, _ground(wanted)
    wish.origin_line, wish.origin = wanted.line, wanted.origin
    work.session.flush()
    return wish.id


def _ground(wanted: AidWanted) -> str:
    """The code of CL-23 or CL-24; of an item of the article ("32(4)") its code."""
    if wanted.route not in {route.value for route in _CODES}:
        return ""
    found = _ITEM.search(wanted.ground)
    item = found[1] if found else wanted.ground
    kind = _CODES[MeansRoute(wanted.route)]
    if kind is Exemption and found:  # the desk asks two groups of the second item apart
        item = {"1": "1", "2": "", "3": "4", "4": "5"}.get(item, "")
    return item if item in {code.value for code in kind} else ""
