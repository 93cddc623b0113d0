"""The roles of an office, of its county and of the city."""

from __future__ import annotations

__all__ = ["Role"]

from enum import StrEnum


class Role(StrEnum):
    """What a person signs in as (调委会主任 is a capacity in a committee, not a role)."""

    HEAD = "所长"  # answers for the office: everything, and who works on this laptop
    OFFICER = "工作人员"  # every line of work
    MEDIATOR = "调解员"  # mediation only; never learns who is under correction
    AIDE = "社工"  # helps with assigned persons; no judgment, no health, no mediation
    COUNTY = "县级"  # decides what the law leaves to the county; on the city's web pages
    CITY = "市级"  # decides what the law leaves to the city; on the city's web pages
