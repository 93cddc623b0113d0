"""The gate: the same deeds as messages, before there is a desk."""

from __future__ import annotations

import pytest

from app.access import Role
from app.errors import Bug, Refused
from app.vault.gate import Gate
from app.vault.messages import (
    AddUser,
    ChangePassphrase,
    CreateVault,
    NewUser,
    ReadGate,
    RemoveUser,
    RenewRecovery,
    RenewUser,
    ResetPassphrase,
    Unlock,
)
from tests.vault.conftest import GOOD, HEAD, OFFICER, OTHER, Laptop

NEW = "a new one entirely"


def test_first_run_to_second_morning(laptop: Laptop) -> None:
    gate = Gate(laptop.vault())
    assert gate.ask(ReadGate()).exists is False
    made = gate.do(CreateVault(HEAD))
    assert gate.opened is not None
    assert made.recovery is not None
    key, card = gate.opened.key, made.recovery
    officer = gate.do(AddUser(OFFICER))
    gate.lock()
    assert gate.opened is None

    gate = Gate(laptop.vault())
    view = gate.ask(ReadGate())
    assert view.exists
    assert [user.name for user in view.users] == ["梁志强", "陈丽华"]
    assert view.waits == ()
    assert gate.do(Unlock(officer.id, OTHER)).recovery is None
    assert gate.opened is not None
    assert gate.opened.key == key
    gate.do(ChangePassphrase(officer.id, OTHER, NEW))

    first = " ".join((*card.first, card.first_check))
    second = " ".join((*card.second, card.second_check))
    gate.do(ResetPassphrase(made.user.id, first, second, OTHER))
    assert gate.opened.user.role is Role.HEAD
    renewed = gate.do(RenewUser(officer.id, NewUser("陈丽华", Role.MEDIATOR, GOOD)))
    assert renewed.role is Role.MEDIATOR
    fresh = gate.do(RenewRecovery())
    with pytest.raises(Refused, match="恢复码不对"):
        gate.do(ResetPassphrase(made.user.id, first, second, NEW))
    assert fresh.first != card.first
    gate.do(RemoveUser(officer.id))
    assert [user.name for user in gate.ask(ReadGate()).users] == ["梁志强"]


def test_waits_are_shown(laptop: Laptop) -> None:
    _, made = laptop.set_up()
    gate = Gate(laptop.vault())
    for _ in range(3):
        with pytest.raises(Refused):
            gate.do(Unlock(made.user.id, "not this one"))
    assert gate.ask(ReadGate()).waits == ((made.user.id, 5),)
    assert gate.opened is None


def test_a_slip_in_the_recovery_code_names_its_half(laptop: Laptop) -> None:
    _, made = laptop.set_up()
    code = made.recovery_code
    assert code is not None
    gate = Gate(laptop.vault())
    with pytest.raises(Refused) as refused:
        gate.do(ResetPassphrase(made.user.id, code.first.digits + code.first.check, "12", NEW))
    assert refused.value.faults[0].field == "second"
    assert gate.ask(ReadGate()).recovery_wait == 0


def test_users_are_cared_for_only_inside(laptop: Laptop) -> None:
    laptop.set_up()
    with pytest.raises(Bug):
        Gate(laptop.vault()).do(AddUser(OFFICER))


def test_no_passphrase_in_a_representation() -> None:
    for message in (
        CreateVault(HEAD),
        Unlock(bytes(16), GOOD),
        ChangePassphrase(bytes(16), GOOD, GOOD),
        ResetPassphrase(bytes(16), GOOD, GOOD, GOOD),
    ):
        assert GOOD not in repr(message)
