"""The table of access: complete, closed by default, and true to who may see what."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import app
from app.access import (
    Role,
    correction,
    legalaid,
    may,
    may_see,
    may_write,
    mediation,
    office,
    outreach,
    require,
    resettlement,
    services,
    shared,
)
from app.access.table import DEEDS, LINES, TABLES
from app.errors import Refused
from app.messages import Command, Query
from db.tables import journalled_tables

# Done at the gate while the records are still locked: there is no role yet to ask about.
BEFORE_THE_DESK = {"CreateVault", "ReadGate", "ResetPassphrase", "Unlock"}


def _messages() -> set[str]:
    """Class names of all commands and queries of all rooms."""
    found = set()
    for room in pkgutil.iter_modules(app.__path__, "app."):
        if not room.ispkg:
            continue
        names = {module.name for module in pkgutil.iter_modules([*_path(room.name)])}
        if "messages" not in names:
            continue
        module = importlib.import_module(f"{room.name}.messages")
        found |= {
            name
            for name, thing in inspect.getmembers(module, inspect.isclass)
            if issubclass(thing, Command | Query)
            and thing.__module__.startswith(module.__name__)  # a module, or a package of parts
        }
    return found


def _path(package: str) -> list[str]:
    return list(importlib.import_module(package).__path__)


def test_every_command_and_query_is_in_the_table() -> None:
    messages = _messages()
    assert messages >= {"OpenCase", "FindPerson", "SyncNow", "AddUser", "ReadToday"}
    assert messages - BEFORE_THE_DESK - set(DEEDS) == set()


def test_the_table_names_nothing_that_is_gone() -> None:
    assert set(DEEDS) - _messages() == set()


def test_every_journalled_table_is_in_the_table() -> None:
    assert set(journalled_tables()) == set(TABLES)


def test_no_name_stands_in_two_parts_of_the_table() -> None:
    """The one joined last would silently win."""
    parts = (correction, legalaid, mediation, office, outreach, resettlement, services, shared)
    assert sum(len(part.DEEDS) for part in parts) == len(DEEDS)
    assert sum(len(part.TABLES) for part in parts) == len(TABLES)


def test_what_is_not_named_is_refused() -> None:
    for role in Role:
        assert not may(role, "FormatDisk")
        assert not may_write(role, "sqlite_master")
        assert not may_see(role, "correction-of-others")
    with pytest.raises(Refused, match="还没有定下"):
        require(Role.HEAD, "FormatDisk")


def test_head_may_do_whatever_anyone_in_the_office_may() -> None:
    for name in DEEDS:
        assert may(Role.HEAD, name), name


@pytest.mark.parametrize("name", ["AddUser", "RemoveUser", "RenewUser", "RenewRecovery"])
def test_only_the_head_decides_who_works_here(name: str) -> None:
    assert [role for role in Role if may(role, name)] == [Role.HEAD]


def test_aide_sees_and_writes_no_mediation() -> None:
    assert not may_see(Role.AIDE, "mediation")
    assert not may(Role.AIDE, "ReadCase")
    assert not may(Role.AIDE, "ReadHistory")
    written = {table for table in TABLES if may_write(Role.AIDE, table)}
    assert written == {"correction_note", "correction_visit"}  # of the persons assigned alone


def test_mediator_sees_no_line_but_mediation_and_people() -> None:
    assert {line for line in LINES if may_see(Role.MEDIATOR, line)} <= {
        "mediation",
        "people",
        "papers",
        "rounds",
    }


def test_everyone_in_the_office_may_carry_the_stick() -> None:
    for role in (Role.HEAD, Role.OFFICER, Role.MEDIATOR, Role.AIDE):
        assert may(role, "ExportToStick")
        assert may(role, "ImportFromStick")


def test_above_the_office_nobody_writes_the_records_of_a_case() -> None:
    for role in (Role.COUNTY, Role.CITY):
        assert not may_write(role, "mediation_case")
        assert not may_write(role, "agreement")
    assert may_write(Role.CITY, "rejection")
    assert not may_write(Role.HEAD, "rejection")


def test_roles_are_asked_about_as_they_travel() -> None:
    """Certificates and rows carry the word itself."""
    assert may(Role("调解员"), "OpenCase")
    assert may_write(Role("调解员"), "case_note")


def test_refusal_says_who_may() -> None:
    require(Role.MEDIATOR, "OpenCase")
    with pytest.raises(Refused) as refused:
        require(Role.AIDE, "OpenCase")
    sentence = str(refused.value)
    assert sentence == "社工不能登记纠纷。这件事请由所长、工作人员或调解员来做。"
