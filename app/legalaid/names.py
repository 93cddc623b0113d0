"""Who takes in, who decides and who reviews, as the station's own county calls them."""

from __future__ import annotations

__all__ = ["bureau_of", "centre_of", "station_of"]

from app.i18n import tr
from app.messages import Me

_OFFICE, _BUREAU = "司法所", "司法局"


def bureau_of(me: Me) -> str:
    """The bureau that reviews objections: 新会区司法局."""
    return me.county_bureau


def centre_of(me: Me) -> str:
    """The county's centre: 新会区法律援助处."""
    county = me.county_bureau.removesuffix(_BUREAU)
    return tr("{county}法律援助处").format(county=county)


def station_of(me: Me) -> str:
    """The office as it takes applications in (第13条): 江门市新会区大泽镇法律援助工作站."""
    return tr("{office}法律援助工作站").format(office=me.office_name.removesuffix(_OFFICE))
