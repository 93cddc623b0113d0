"""Who opens the records of a laptop, each with a passphrase of their own."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from app.access import Role
from app.errors import Bug, Refused
from app.vault.messages import NewUser
from tests.vault.conftest import GOOD, OFFICER, OTHER, Laptop
from tests.vault.faults import fault


def test_users_open_the_same_records_each_with_their_own(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    assert [user.name for user in laptop.vault().users()] == ["梁志强", "陈丽华"]
    assert card.last_opened is None
    opened = laptop.vault().unlock(card.id, OTHER)
    assert opened.key == made.key
    assert opened.user.role is Role.OFFICER
    with pytest.raises(Refused):
        laptop.vault().unlock(card.id, GOOD)


def test_removed_user_opens_nothing(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    officer = vault.unlock(card.id, OTHER)
    vault.remove_user(made, card.id)
    with pytest.raises(Refused, match="已经不在本机上"):
        vault.unlock(card.id, OTHER)
    with pytest.raises(Refused, match="已经不在本机上"):
        vault.renew_recovery(officer)


def test_only_the_head_has_the_care_of_users(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    officer = vault.unlock(card.id, OTHER)
    for deed in (
        lambda: vault.add_user(officer, NewUser("冯敏仪", Role.HEAD, GOOD)),
        lambda: vault.renew_user(officer, card.id, NewUser("陈丽华", Role.HEAD, GOOD)),
        lambda: vault.remove_user(officer, made.user.id),
        lambda: vault.renew_recovery(officer),
    ):
        with pytest.raises(Refused, match=r"工作人员不能.+请由所长来做"):
            deed()


def test_there_is_always_a_head(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    with pytest.raises(Refused, match="不能移除正在使用的自己"):
        vault.remove_user(made, made.user.id)
    with pytest.raises(Refused, match="至少要有一位所长"):
        vault.renew_user(made, made.user.id, NewUser("梁志强", Role.OFFICER, GOOD))
    second = vault.add_user(made, NewUser("冯敏仪", Role.HEAD, OTHER))
    vault.remove_user(vault.unlock(second.id, OTHER), made.user.id)
    assert [user.name for user in vault.users()] == ["冯敏仪"]


def test_renewed_user_keeps_the_id_and_gets_a_role(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    renewed = vault.renew_user(
        made, card.id, NewUser("陈丽华", Role.MEDIATOR, "a new one entirely")
    )
    assert renewed.id == card.id
    assert vault.unlock(card.id, "a new one entirely").user.role is Role.MEDIATOR


def test_a_colleague_of_another_laptop_keeps_their_id(laptop: Laptop) -> None:
    known = b"known elsewhere."
    made = laptop.vault().create(NewUser("梁志强", Role.HEAD, GOOD, id=known))
    assert made.user.id == known
    other = NewUser("陈丽华", Role.OFFICER, OTHER, id=b"also known there")
    assert laptop.vault().add_user(made, other).id == other.id
    with pytest.raises(Refused, match="已经是本机的用户"):
        laptop.vault().add_user(made, NewUser("陈丽华二", Role.OFFICER, OTHER, id=other.id))


@pytest.mark.parametrize(
    ("user", "field"),
    [
        (NewUser("梁志强", Role.OFFICER, OTHER), "name"),
        (NewUser("冯敏仪", Role.COUNTY, OTHER), "role"),
        (NewUser("冯敏仪", Role.AIDE, "fengminyi1"), "passphrase"),
    ],
)
def test_added_user_refused(laptop: Laptop, user: NewUser, field: str) -> None:
    vault, made = laptop.set_up()
    with pytest.raises(Refused) as refused:
        vault.add_user(made, user)
    assert fault(refused)[0] == field
    assert len(vault.users()) == 1


def test_a_role_written_into_the_file_by_hand_opens_nothing(laptop: Laptop) -> None:
    vault, made = laptop.set_up()
    card = vault.add_user(made, OFFICER)
    text = (laptop.folder / "vault.json").read_text("utf-8").replace("工作人员", "所长")
    body = text[text.index('"body":') + 7 : -1]
    digest = hashlib.sha256(body.encode()).hexdigest()
    text = re.sub(r'"sha256":"\w+"', f'"sha256":"{digest}"', text)
    for name in ("vault.json", "vault.json.bak"):
        (laptop.folder / name).write_text(text, "utf-8")
    forged = laptop.vault()
    assert [user.role for user in forged.users()] == [Role.HEAD, Role.HEAD]
    with pytest.raises(Refused, match="密码不对"):
        forged.unlock(card.id, OTHER)
    assert forged.unlock(made.user.id, GOOD).key == made.key


def test_an_open_vault_is_no_pass_to_another(laptop: Laptop, tmp_path: Path) -> None:
    vault, _ = laptop.set_up()
    _, stranger = Laptop(tmp_path / "other", laptop.clock, laptop.keyring).set_up()
    with pytest.raises(Bug):
        vault.add_user(stranger, OFFICER)
