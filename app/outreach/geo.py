"""Coordinates: from the shifted systems of Chinese maps to what a satellite says; distances."""

from __future__ import annotations

__all__ = ["MICRO", "Spot", "apart", "known_place", "spot_of"]

from math import asin, atan2, cos, pi, radians, sin, sqrt
from typing import NamedTuple

from app.outreach.codes import Crs

MICRO = 1_000_000  # coordinates are kept in millionths of a degree: a tenth of a metre
_EARTH_KM = 6371.0
_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594  # Krasovsky 1940, as GCJ-02 has it
_BAIDU = pi * 3000 / 180
_LNG, _LAT = (109.0, 118.0), (20.0, 26.0)  # Guangdong and a little around it


class Spot(NamedTuple):
    """A place on the earth in degrees of CGCS2000."""

    lng: float
    lat: float


def spot_of(lng: int | None, lat: int | None, crs: str) -> Spot | None:
    """What is kept in millionths of a degree of a system, as a spot; None where it is unknown."""
    if lng is None or lat is None:
        return None
    spot = Spot(lng / MICRO, lat / MICRO)
    if crs == Crs.BD09:
        spot = _from_baidu(spot)
    return spot if crs == Crs.CGCS2000 else _from_gcj(spot)


def known_place(lng: int, lat: int) -> bool:
    """Whether coordinates lie in Guangdong: where they are swapped they never do."""
    return _LNG[0] <= lng / MICRO <= _LNG[1] and _LAT[0] <= lat / MICRO <= _LAT[1]


def apart(one: Spot, other: Spot) -> float:
    """How far apart two spots are, in km, straight over the ground (haversine)."""
    up, across = radians(other.lat - one.lat), radians(other.lng - one.lng)
    half = sin(up / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def _from_baidu(spot: Spot) -> Spot:
    x, y = spot.lng - 0.0065, spot.lat - 0.006
    far = sqrt(x * x + y * y) - 0.00002 * sin(y * _BAIDU)
    angle = atan2(y, x) - 0.000003 * cos(x * _BAIDU)
    return Spot(far * cos(angle), far * sin(angle))


def _from_gcj(spot: Spot) -> Spot:
    """The spot whose shift leads here: found by going back a few times, to a centimetre."""
    guess = spot
    for _ in range(4):
        there = _shifted(guess)
        guess = Spot(guess.lng + spot.lng - there.lng, guess.lat + spot.lat - there.lat)
    return guess


def _shifted(spot: Spot) -> Spot:
    """GCJ-02 as it was worked out from many pairs; no standard publishes it."""
    x, y = spot.lng - 105.0, spot.lat - 35.0
    waves = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    up = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves
    up += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    up += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    across = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves
    across += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    across += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    lat = radians(spot.lat)
    flat = 1 - _ECCENTRICITY * sin(lat) ** 2
    up = up * 180 / (_AXIS * (1 - _ECCENTRICITY) / (flat * sqrt(flat)) * pi)
    across = across * 180 / (_AXIS / sqrt(flat) * cos(lat) * pi)
    return Spot(spot.lng + across, spot.lat + up)
