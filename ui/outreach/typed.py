"""What is typed as people write it: hours, coordinates, from and to what a command takes."""

from __future__ import annotations

__all__ = ["coordinates_of", "coordinates_words", "hours_words", "minutes_of"]

import re
from decimal import Decimal, InvalidOperation

_APART = re.compile(r"[，,;；\s]+")
_MICRO = 1_000_000
_NOWHERE = (0, 0)  # lies in the sea: refused at its field, so that nothing typed is dropped


def minutes_of(hours: str) -> int:
    """Minutes of hours as typed ("2.5"); 0, which is refused, for what is no number."""
    try:
        return int((Decimal(hours.strip()) * 60).to_integral_value())
    except (InvalidOperation, OverflowError):
        return 0


def hours_words(minutes: int) -> str:
    """Hours as they would be typed."""
    return f"{Decimal(minutes) / 60:.2f}".rstrip("0").rstrip(".")


def coordinates_of(typed: str) -> tuple[int | None, int | None]:
    """Longitude and latitude, as maps copy them ("112.938412,22.456789"), in millionths."""
    parts = [part for part in _APART.split(typed.strip()) if part]
    if not parts:
        return None, None
    if len(parts) != 2:
        return _NOWHERE
    try:
        lng, lat = (int((Decimal(part) * _MICRO).to_integral_value()) for part in parts)
    except (InvalidOperation, OverflowError):
        return _NOWHERE
    return lng, lat


def coordinates_words(lng: int | None, lat: int | None) -> str:
    """Coordinates as they would be typed."""
    if lng is None or lat is None:
        return ""
    return f"{Decimal(lng) / _MICRO:f}, {Decimal(lat) / _MICRO:f}"
