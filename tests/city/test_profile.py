"""From the closed door of a new laptop to the first case with a number, through the vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.access import Role
from app.city.main import main
from app.profile import Doorway, Profile
from app.sync.messages import ReadSync
from app.vault.messages import CreateVault, NewUser, ReadGate, Unlock
from app.work import Work
from db.tables.office import Committee, NumberBlock, User
from tests.city.test_stick import HUICHENG
from tests.city.world import CityWorld

PHRASE = "榕树下-三张石凳"


@pytest.mark.slow
def test_a_new_laptop_is_enrolled_and_opens_again_as_one_of_its_office(
    city: CityWorld, tmp_path: Path
) -> None:
    door = Doorway(Profile(tmp_path / "profile", city.clock, None))
    door.do(CreateVault(NewUser("冯敏仪", Role.HEAD, PHRASE))).result()
    offer = door.enrol_online(city.url, city.code()).result()
    assert (offer.office_name, offer.digits, offer.device_no, offer.proven) == (
        "江门市新会区大泽镇司法所",
        city.digits,
        "03",
        True,
    )
    desk = door.accept(offer).result()
    known = desk.read(_known, None).result()
    assert known[0] > 1
    assert known[1] == known[0] + 1  # a block for each committee, and one for legal aid
    assert known[2] == 3  # two colleagues came down too
    door.lock().result()

    gate = door.ask(ReadGate()).result()
    door.do(Unlock(gate.users[0].id, PHRASE)).result()
    assert door.founded().result()
    desk = door.open_desk().result()
    assert desk.ask(ReadSync()).result().enrolled
    door.close()


@pytest.mark.slow
def test_a_new_laptop_far_from_any_network_is_enrolled_by_stick(
    quiet_city: CityWorld, tmp_path: Path, stick: Path
) -> None:
    door = Doorway(Profile(tmp_path / "profile", quiet_city.clock, None))
    door.do(CreateVault(NewUser("冯敏仪", Role.HEAD, PHRASE))).result()
    digits = door.write_request(stick).result()
    place = ["--dir", str(quiet_city.folder)]
    assert main([*place, "enrol-stick", str(stick), HUICHENG, "--digits", digits]) == 0
    offer = door.read_reply(stick).result()
    assert offer.digits == quiet_city.digits
    desk = door.accept(offer).result()
    assert desk.read(_known, None).result()[0] > 1  # the committees were on the same stick
    door.close()


def _known(_: object, work: Work) -> tuple[int, int, int]:
    """Committees, number blocks of this laptop, users."""
    count = func.count()
    mine = NumberBlock.device == work.me.device
    queries = (
        select(count).select_from(Committee),
        select(count).select_from(NumberBlock).where(mine),
        select(count).select_from(User),
    )
    committees, blocks, users = (work.session.scalar(query) or 0 for query in queries)
    return committees, blocks, users
