"""Where villages and points lie, by what somebody of the office entered: no map is shipped."""

from __future__ import annotations

__all__ = ["QUERIES", "mark_id", "mark_of", "read_map", "standing_of"]

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id, named_id
from app.lawbook.rules import Rulebook
from app.outreach.codes import Crs, PointKind
from app.outreach.geo import Spot, apart, spot_of
from app.outreach.messages import MapPlace, MapView, MarkView, ReadMap
from app.outreach.rules import recheck_from
from app.outreach.states import ListedState
from app.people.divisions import Divisions
from app.work import Handler, Work
from db.tables.outreach import PlaceMark, ServicePoint

_TOWN = 9  # digits of the code of a town


def read_map(query: ReadMap, work: Work) -> MapView:
    """The points shown to the public, nearest first."""
    session, law, today = work.session, work.tool(Rulebook), work.clock.today()
    division = work.tool(Divisions).get(query.village)
    village = division.code if division else ""
    here, note = standing_of(village, work) if village else (None, "")
    rows = session.scalars(
        select(ServicePoint)
        .where(ServicePoint.state == ListedState.PUBLISHED.value, ~ServicePoint.voided)
        .order_by(ServicePoint.name, ServicePoint.id)
    )
    places = []
    for row in rows:
        spot = spot_of(row.lng, row.lat, row.crs)
        since = recheck_from(row.verified_on or row.state_on, law)
        places.append(
            MapPlace(
                id=row.id,
                name=row.name,
                kind=PointKind(row.kind),
                address=row.address,
                phone=row.phone,
                hours=row.hours,
                accessible=row.accessible,
                lng=spot.lng if spot else None,
                lat=spot.lat if spot else None,
                km=apart(here, spot) if here and spot else None,
                stale=since is not None and since <= today,
            )
        )
    places.sort(key=lambda one: (one.km is None, one.km or 0.0, one.lng is None))
    return MapView(
        village=village,
        name=division.name if division else "",
        lng=here.lng if here else None,
        lat=here.lat if here else None,
        note=note,
        mark=_mark_view(session, village, work.me.office),
        places=tuple(places),
    )


def standing_of(village: str, work: Work) -> tuple[Spot | None, str]:
    """Where a village is taken to lie, and by what, in words: never better known than it is."""
    session, divisions = work.session, work.tool(Divisions)
    name = divisions[village].name
    if (spot := _marked(session, village, work.me.office)) is not None:
        return spot, tr("从登记的{name}位置算，直线距离").format(name=name)
    if found := _point(session, PointKind.VILLAGE, village):
        words = tr("{name}没有登记位置，从“{point}”算，直线距离")
        return found[0], words.format(name=name, point=found[1])
    town = village[:_TOWN]
    above = divisions.get(town)
    if (spot := _marked(session, town, work.me.office)) is not None and above is not None:
        words = tr("{name}没有登记位置，从{town}的位置估算，直线距离")
        return spot, words.format(name=name, town=above.name)
    if found := _point(session, PointKind.TOWN, town):
        words = tr("{name}没有登记位置，从“{point}”估算，直线距离")
        return found[0], words.format(name=name, point=found[1])
    return None, tr("{name}没有登记位置，算不了距离；登记经度、纬度后再看").format(name=name)


def mark_of(session: Session, code: str, office: str) -> PlaceMark | None:
    """What was entered of a village or a town."""
    row = session.get(PlaceMark, mark_id(code, office))
    return None if row is None or row.voided else row


def mark_id(code: str, office: str) -> Id:
    """One for each place of an office, whichever laptop enters it first."""
    return named_id("place_mark", office, code)


def _marked(session: Session, code: str, office: str) -> Spot | None:
    row = mark_of(session, code, office)
    return spot_of(row.lng, row.lat, row.crs) if row else None


def _mark_view(session: Session, code: str, office: str) -> MarkView | None:
    row = mark_of(session, code, office) if code else None
    return MarkView(row.code, row.lng, row.lat, Crs(row.crs), row.source) if row else None


def _point(session: Session, kind: PointKind, under: str) -> tuple[Spot, str] | None:
    """A published point of a kind in a village or a town, where it lies and what it is called."""
    rows = session.scalars(
        select(ServicePoint)
        .where(
            ServicePoint.kind == kind.value,
            ServicePoint.village.startswith(under),
            ServicePoint.state == ListedState.PUBLISHED.value,
            ~ServicePoint.voided,
        )
        .order_by(ServicePoint.name, ServicePoint.id)
    )
    for row in rows:
        if (spot := spot_of(row.lng, row.lat, row.crs)) is not None:
            return spot, row.name
    return None


QUERIES: Mapping[type, Handler] = {ReadMap: read_map}
