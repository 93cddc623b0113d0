"""Where things lie: shifted coordinates, distances, and what a village without a place is told."""

from __future__ import annotations

import pytest

from app.outreach.codes import Crs
from app.outreach.geo import Spot, apart, spot_of
from app.outreach.messages import MarkPlace, PointKind, ReadMap
from tests.office import Office
from tests.outreach.kit import VILLAGE, do, point, shown

TOWN = "440705101001"  # 大泽社区居委会


def test_a_degree_of_latitude_is_111_km() -> None:
    assert apart(Spot(113, 22), Spot(113, 23)) == pytest.approx(111.19, abs=0.01)
    assert apart(Spot(113, 22.5), Spot(114, 22.5)) == pytest.approx(102.73, abs=0.02)
    assert apart(Spot(113, 22), Spot(113, 22)) == 0


def test_systems_of_maps_are_brought_back_to_what_a_satellite_says() -> None:
    """One place as three maps have it; the shift was published for Tiananmen many times over."""
    true = Spot(116.391305, 39.905531)
    gcj = spot_of(116_397_546, 39_906_934, Crs.GCJ02)
    bd = spot_of(116_403_918, 39_913_273, Crs.BD09)
    assert gcj is not None
    assert bd is not None
    assert apart(gcj, true) < 0.005
    assert apart(bd, true) < 0.02
    assert spot_of(112_940_000, 22_540_000, Crs.CGCS2000) == Spot(112.94, 22.54)
    assert spot_of(None, None, "") is None


def test_distances_say_honestly_where_they_begin(office: Office) -> None:
    """First nothing is known; then the town's station, the village's room, its own mark."""
    far = {"lng": 112_960_000, "lat": 22_530_000, "crs": Crs.CGCS2000, "village": TOWN}
    view = office.desk.ask(ReadMap(VILLAGE)).result()
    assert "算不了距离" in view.note
    shown(office, point(office, name="无坐标", village=""))
    station = shown(office, point(office, name="工作站", kind=PointKind.TOWN, **far))
    view = office.desk.ask(ReadMap(VILLAGE)).result()
    assert "从“工作站”估算" in view.note
    assert [(one.name, one.km) for one in view.places] == [("工作站", 0.0), ("无坐标", None)]
    here = {"lng": 112_940_000, "lat": 22_550_000, "crs": Crs.CGCS2000}
    shown(office, point(office, name="田金工作室", **here))
    view = office.desk.ask(ReadMap(VILLAGE)).result()
    assert "从“田金工作室”算" in view.note
    assert [one.name for one in view.places] == ["田金工作室", "工作站", "无坐标"]
    assert view.places[1].km == pytest.approx(3.03, abs=0.01)
    do(office, MarkPlace(VILLAGE, 112_960_000, 22_530_000, Crs.CGCS2000, "量的"))
    do(office, MarkPlace(VILLAGE, 112_959_000, 22_530_000, Crs.CGCS2000, "再量的"))  # corrected
    view = office.desk.ask(ReadMap(VILLAGE)).result()
    assert view.note == "从登记的田金村委会位置算，直线距离"
    assert view.mark is not None
    assert (view.mark.lng, view.mark.source) == (112_959_000, "再量的")
    assert view.places[0].id == station


def test_a_draft_is_on_no_map(office: Office) -> None:
    before = len(office.desk.ask(ReadMap()).result().places)
    point(office, lng=112_940_000, lat=22_550_000)
    assert len(office.desk.ask(ReadMap()).result().places) == before
