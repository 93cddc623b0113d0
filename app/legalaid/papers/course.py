"""Papers of the station's own course: what is sent on, and what another agency has to take."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterator, Mapping, Sequence

from app.clock import CHINA
from app.i18n import tr
from app.legalaid.codes import CarriedBy, ForwardKind, NoticeKind
from app.legalaid.papers.form import Form
from app.legalaid.papers.record import AidPaper
from app.legalaid.papers.wording import boxes, text
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Runs
from app.papers.wording import day, filled, moment
from app.records.offers import READY, Offer
from db.tables.legalaid import AidForwarding


def _sent_on(paper: AidPaper) -> Sequence[AidForwarding]:
    """To the centre: an application, or a notice."""
    return tuple(one for one in paper.forwardings if not ForwardKind(one.kind).elsewhere)


def _referred(paper: AidPaper) -> Sequence[AidForwarding]:
    """To the agency that has to take it (B18), told of or sent on."""
    return tuple(one for one in paper.forwardings if ForwardKind(one.kind).elsewhere)


def _handover(paper: AidPaper, row: AidForwarding) -> Slots:
    """材料转交清单."""
    at = row.forwarded_at.astimezone(CHINA)
    runs: dict[str, Runs] = {
        "handover_to": (filled(row.to, "forwarding.to", "转交给谁", 12),),
        "handover_at": (moment(at),),
        "handover_on": (day(at.date()),),
        "handover_way": (boxes(CarriedBy, (row.way,)),),
        "handover_by": (paper.clerk,),
        "handover_taker": (Filled(row.receiver, "forwarding.receiver") if row.receiver else "",),
    }
    if paper.noticed and not row.items:
        return Slots(runs, {"materials": (_letter(paper),)})
    return Slots(runs, _listed(row))


def _letter(paper: AidPaper) -> Mapping[str, Runs]:
    """What a notice is: the organ's own paper, which goes on the hour it comes (la.M23)."""
    kind = NoticeKind(paper.notice.kind).label if paper.notice else "通知"
    return {
        "material_no": ("1",),
        "material": (f"{kind}文书",),
        "material_copies": ("1",),
        "material_pages": ("",),
        "material_on": ("",),
        "material_note": ("",),
    }


def _referral(_paper: AidPaper, row: AidForwarding) -> Slots:
    """告知书 and 转交函."""
    runs: dict[str, Runs] = {
        "agency": (filled(row.to, "forwarding.to", "有权受理的法律援助机构", 12),),
        "redirect_reason": text(row.note, "forwarding.note", "理由"),
        "redirect_on": (day(row.forwarded_at.astimezone(CHINA).date()),),
    }
    return Slots(
        runs, _listed(row), frozenset({"passed_on"} if row.kind == ForwardKind.AGENCY else ())
    )


def _listed(row: AidForwarding) -> dict[str, Sequence[Mapping[str, Runs]]]:
    """The list of papers as it was when they went; nothing where no list was kept."""
    rows: list[Mapping[str, Runs]] = []
    for number, item in enumerate(row.items or (), 1):
        name, copies, pages = item.rsplit("|", 2)
        rows.append(
            {
                "material_no": (str(number),),
                "material": (Filled(name, "forwarding.items"),),
                "material_copies": (copies,),
                "material_pages": (pages,),
                "material_on": ("",),
                "material_note": ("",),
            }
        )
    return {"materials": tuple(rows)}


def _passed_on(_paper: AidPaper, row: AidForwarding) -> Offer | None:
    """Where the papers were given back, there is nothing to send."""
    return READY if row.kind == ForwardKind.AGENCY else None


def _list_checks(paper: AidPaper, row: AidForwarding) -> Iterator[Check]:
    yield Check(tr("清单上有转交的材料"), passed=bool(row.items) or paper.noticed)


FORMS = (
    Form("la.handover", _handover, rows=_sent_on, checks=_list_checks),
    Form("la.redirect", _referral, rows=_referred),
    Form("la.transfer", _referral, rows=_referred, offered=_passed_on),
)
