"""A file the intake was filled from: what its cards have no field for stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from app.people.messages import IdKind, PersonView, Sex
from tests.ui.kit import World
from ui.legalaid.intake.applicant import ApplicantCard, FilerCard, known_input

_KNOWN = PersonView(
    id=b"p" * 16, name="区月好", id_kind=IdKind.RESIDENT, id_no="440799195203120022",
    sex=Sex.FEMALE, birth=date(1952, 3, 12), age=74, ethnicity="汉族", phone="13900000042",
    address="大泽镇小泽村", registered_address="大泽镇小泽村", division="440705102201",
    division_name="小泽村", occupation="务农", work_unit="", traits=("残疾人",),
)  # fmt: skip


def test_village_and_traits_of_the_applicant_stay(world: World, qtbot: QtBot) -> None:
    card = ApplicantCard(world.context)
    qtbot.addWidget(card)
    card.use(_KNOWN)
    person = card.person()
    assert (person.id, person.division, person.traits) == (
        _KNOWN.id, _KNOWN.division, _KNOWN.traits,
    )  # fmt: skip
    again = ApplicantCard(world.context)
    qtbot.addWidget(again)
    again.restore(card.kept())  # a draft
    assert again.person().traits == _KNOWN.traits
    card._on_edited("id_no")  # another number is another person
    assert (card.person().id, card.person().traits) == (None, ())


def test_who_files_keeps_an_address(world: World, qtbot: QtBot) -> None:
    card = FilerCard(world.context)
    qtbot.addWidget(card)
    card.use(_KNOWN, "母亲")
    person = card.person()
    assert (person.id, person.address, person.division) == (
        _KNOWN.id, _KNOWN.address, _KNOWN.division,
    )  # fmt: skip


def test_a_telephone_typed_anew_wins() -> None:
    typed = {"name": _KNOWN.name, "id_no": _KNOWN.id_no, "phone": "13900000099"}
    person = known_input(replace(_KNOWN, languages=("台山话",)), typed)
    assert (person.phone, person.address) == ("13900000099", _KNOWN.address)
    assert person.languages == ("台山话",)
