"""Divisions: the 73 towns and streets, their villages, and the codes id numbers carry."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.people import regions
from app.people.divisions import Divisions, Level

PATH = Path(__file__).resolve().parents[2] / "resources" / "divisions" / "jiangmen.csv"


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions.load(PATH)


def _daze(divisions: Divisions) -> str:
    (found,) = [item for item in divisions.townships() if item.name == "大泽镇"]
    return found.code


def test_counts(divisions: Divisions) -> None:
    assert len(divisions.counties()) == 7
    assert len(divisions.townships()) == 73
    villages = [v for t in divisions.townships() for v in divisions.villages_of(t.code)]
    assert 1200 < len(villages) <= 1348  # some lie in special zones


def test_names_and_places(divisions: Divisions) -> None:
    code = _daze(divisions)
    assert divisions.full_name(code) == "江门市新会区大泽镇"
    county = divisions.county_of(code)
    assert county == divisions["440705"]
    assert county.name == "新会区"
    village = divisions.villages_of(code)[0]
    assert village.level is Level.VILLAGE
    assert divisions.full_name(village.code).startswith("江门市新会区大泽镇")
    assert divisions.county_of(village.code) == county


def test_what_is_not_there(divisions: Divisions) -> None:
    assert divisions.get("999999999") is None
    with pytest.raises(KeyError):
        divisions.county_of("999999999")
    assert divisions.full_name("999999999") == ""
    assert divisions.villages_of("999999999") == ()


@pytest.mark.parametrize("text", ["大泽", "dazezhen", "DZZ", "dzz"])
def test_search(divisions: Divisions, text: str) -> None:
    assert divisions.search(text)[0].name == "大泽镇"


def test_search_under_a_county(divisions: Divisions) -> None:
    assert divisions.search("", under="440705") == []
    found = divisions.search("s", under="440705", limit=200)
    assert found
    assert all(item.code.startswith("440705") for item in found)
    assert len(divisions.search("s", limit=3)) == 3


def test_townships_of_one_county(divisions: Divisions) -> None:
    assert sum(len(divisions.townships(county.code)) for county in divisions.counties()) == 73


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("440705", "广东省江门市新会区"),
        ("440721", "广东省江门市新会县"),
        ("440782", "广东省江门市新会市"),
        ("110105", "北京市朝阳区"),
        ("429004", "湖北省仙桃市"),
        ("440799", ""),
        ("459799", ""),
        ("659799", ""),
        ("", ""),
    ],
)
def test_regions_of_id_numbers(code: str, name: str) -> None:
    assert regions.region_name(code) == name
    assert regions.known(code) is bool(name)
