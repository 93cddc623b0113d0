"""The forms that belong to no record yet: a person comes home, a card of 社区戒毒."""

from __future__ import annotations

__all__ = ["RegistrationSheet", "card_form", "registration_form"]

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.people.messages import (
    FindPerson,
    IdKind,
    PersonInput,
    PersonMatch,
    Sex,
)
from app.resettlement.messages import AddAftercare, RegisterReleased, Source
from ui.context import Context
from ui.forms.sheet import Form, FormSheet
from ui.forms.spec import Kind, Spec
from ui.steps.step import options

_NUMBER = "person.id_no"
_PERSON = (
    Spec(_NUMBER, tr("身份证号"), Kind.ID, width=2, note=tr("没有带证件可以先空着")),
    Spec("person.name", tr("姓名"), required=True, width=1, most=50),
    Spec("person.sex", tr("性别"), Kind.RADIO, options=options((Sex.MALE, Sex.FEMALE))),
    Spec("person.phone", tr("联系电话"), Kind.NUMBER),
    Spec("person.address", tr("居住地"), width=3, most=200),
    Spec("person.registered_address", tr("户籍地"), width=4, most=200, hint=tr("同居住地可不填")),
)
_RELEASED = (
    *_PERSON,
    Spec(
        *("source", tr("来源"), Kind.RADIO),
        required=True,
        width=2,
        options=options(tuple(Source)),
        fresh_row=True,
    ),
    Spec("organ", tr("监所或者执行机关"), required=True, width=2, past="resettlement.organ"),
    Spec("offence", tr("原判罪名"), width=2, most=100),
    Spec("sentence", tr("原判刑罚"), width=2, most=100),
    Spec("data_on", tr("收到监所信息"), Kind.DATE),
    Spec("expected_on", tr("预计释放"), Kind.DATE, note=tr("监所信息里写的")),
    Spec("release_on", tr("释放日期"), Kind.DATE, note=tr("还没有通知就空着")),
    Spec("cert_no", tr("释放证明书号"), Kind.NUMBER, width=2, most=80),
)
_CARD = (
    *_PERSON,
    Spec("organ", tr("负责的镇政府、街道办"), required=True, width=4, past="resettlement.town"),
    Spec("ordered_on", tr("收到决定书"), Kind.DATE),
    Spec("agreed_on", tr("签社区戒毒协议"), Kind.DATE),
    Spec("reported_on", tr("报到日期"), Kind.DATE),
)


def registration_form(context: Context) -> Form:
    """Somebody of whom a prison told, or who is home already."""
    return Form(
        "resettlement.new",
        title=tr("登记帮教对象"),
        text=tr("社区矫正期满解除的人会自动转来，不用在这里登记。"),
        button=tr("登记"),
        done=tr("已登记"),
        specs=_RELEASED,
        start={"source": Source.PRISON, "data_on": context.clock.today()},
        make=_registration,
        law=(tr("监狱法"), tr("第59条")),
    )


def card_form() -> Form:
    """A card of 社区戒毒."""
    return Form(
        "resettlement.card",
        title=tr("登记社区戒毒转介卡"),
        text=tr("社区戒毒由镇政府、街道办负责，本所只记日期和看望，不记检测结果。"),
        button=tr("登记"),
        done=tr("已登记转介卡"),
        specs=_CARD,
        make=_card,
        law=(tr("禁毒法"), tr("第34条")),
    )


def _registration(values: Mapping[str, Any]) -> RegisterReleased:
    return RegisterReleased(
        person=_person(values),
        source=values["source"],
        organ=values["organ"],
        offence=values["offence"],
        sentence=values["sentence"],
        data_on=values["data_on"],
        release_on=values["release_on"],
        cert_no=values["cert_no"],
        expected_on=values["expected_on"],
    )


def _card(values: Mapping[str, Any]) -> AddAftercare:
    return AddAftercare(
        person=_person(values),
        organ=values["organ"],
        ordered_on=values["ordered_on"],
        agreed_on=values["agreed_on"],
        reported_on=values["reported_on"],
    )


def _person(values: Mapping[str, Any]) -> PersonInput:
    number = values[_NUMBER].strip()
    return PersonInput(
        name=values["person.name"],
        id_kind=IdKind.RESIDENT if number else IdKind.OTHER,
        id_no=number,
        sex=values["person.sex"],
        phone=values["person.phone"],
        address=values["person.address"],
        registered_address=values["person.registered_address"] or values["person.address"],
    )


class RegistrationSheet(FormSheet):
    """A number that is known here fills in the rest of the person."""

    def __init__(self, context: Context, parent: QWidget, form: Form) -> None:
        super().__init__(context, parent, form)
        self.grid.left.connect(self._on_left)

    def _on_left(self, name: str) -> None:
        number = self.grid.values()[_NUMBER] if name == _NUMBER else ""
        if number.strip():
            future = self._context.desk.ask(FindPerson(id_no=number))
            self._context.work.run(future, self._on_found, owner=self)

    def _on_found(self, matches: tuple[PersonMatch, ...]) -> None:
        known = next((match.person for match in matches if match.certain), None)
        if known is None:
            return
        given = {
            "person.name": known.name,
            "person.sex": known.sex,
            "person.phone": known.phone,
            "person.address": known.address,
            "person.registered_address": known.registered_address,
        }
        empty = {name for name, value in self.grid.values().items() if not value}
        self.grid.fill({name: value for name, value in given.items() if name in empty})
