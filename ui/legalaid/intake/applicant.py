"""Who applies, and who files for them: the number first, a known person in a few keys."""

from __future__ import annotations

__all__ = ["ApplicantCard", "FilerCard", "known_input"]

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import partial
from typing import Any

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.legalaid.messages import Category, PartyHint, ReceivedBy
from app.people.messages import (
    IdKind,
    IdNumberView,
    PersonInput,
    PersonView,
    ReadIdNumber,
    ReadTyped,
    Typed,
)
from ui.context import Context
from ui.forms.asked import AskedCheck
from ui.forms.grid import FieldGrid
from ui.legalaid.intake.formcard import FormCard
from ui.legalaid.intake.tables import APPLICANT, FILER
from ui.widgets.marks import TicksField
from ui.widgets.numbers import IdField

_PERSON = (
    "id_kind", "id_no", "name", "sex", "birth", "phone", "address", "registered_address",
    "ethnicity", "occupation", "work_unit",
)  # fmt: skip
_READ = ("sex", "birth", "registered_address")  # what a number says of its owner
_GROUPED = (IdKind.RESIDENT, IdKind.HMT_RESIDENCE, IdKind.PERMANENT_RESIDENT)
_KEY_OF_TRAITS = {  # what the file of a person says, as the lists of legal aid have it
    tr("残疾人"): Category.DISABLED,
    tr("低保"): Category.ASSISTED,
    tr("进城务工"): Category.MIGRANT_WORKER,
    tr("军人军属"): Category.SERVICE_FAMILY,
}


class ApplicantCard(FormCard):
    """The person, of which groups, and when it came.

    Attributes:
        known: the file that was chosen for the person, or None.
        rest: what that file says and the card has no field for, so that it stays as it is.
    """

    prefix = "person."

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("谁来申请？"), "", APPLICANT)
        self.known: Id | None = None
        self.rest: Mapping[str, Any] = {}
        self._number = _Number(context, self.grid)
        AskedCheck(context, self.grid.field("name"), partial(ReadTyped, Typed.NAME))
        AskedCheck(context, self.grid.field("phone"), partial(ReadTyped, Typed.PHONE))
        self._number.check.answered.connect(self._on_number_read)
        self.end()
        self.reset()

    def reset(self) -> None:
        super().reset()
        self.known, self.rest = None, {}
        self.fit_fields()
        self.grid.field("received_on").set_value(self.context.clock.today())
        self.grid.field("received_time").set_value(
            self.context.clock.now().astimezone(CHINA).time()
        )

    @property
    def name(self) -> str:
        """The name so far."""
        return self.grid.field("name").text()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed yet."""
        return not any(
            self.grid.field(name).text() for name in ("id_no", "name", "phone", "address")
        )

    def person(self) -> PersonInput:
        """The applicant as typed; without a number, whatever paper there is may come later."""
        values = self.grid.values()
        kept = {name: values[name] for name in _PERSON}
        if not kept["id_no"] and kept["id_kind"] is IdKind.RESIDENT:
            kept["id_kind"] = IdKind.OTHER
        languages = tuple(values["languages"].replace(tr("、"), " ").split())
        return PersonInput(**kept, **self.rest, id=self.known, languages=languages or None)

    def hint(self) -> PartyHint:
        """Who it is, for the look at both sides."""
        values = self.grid.values()
        given = {name: values[name] for name in ("name", "id_no", "phone", "address", "birth")}
        return PartyHint(**given, id=self.known)

    def received_at(self) -> datetime | None:
        """When it came; R-B02 counts from it."""
        return self._moment("received_on", "received_time")

    def asked_at(self) -> datetime | None:
        """When somebody in custody asked whoever forwarded it (第39条)."""
        forwarded = self.grid.values()["received_by"] is ReceivedBy.FORWARDED
        return self._moment("asked_on", "asked_time") if forwarded else None

    def _moment(self, day: str, clock: str) -> datetime | None:
        values = self.grid.values()
        if not values[day] or not values[clock]:
            return None
        return datetime.combine(values[day], values[clock], CHINA)

    def fit_fields(self) -> None:
        """When somebody in custody asked is asked of what an organ or a prison forwarded."""
        forwarded = self.grid.values()["received_by"] is ReceivedBy.FORWARDED
        for name in ("asked_on", "asked_time"):
            self.grid.show_field(name, shown=forwarded)

    def birth(self) -> date | None:
        """The day of birth, once it is known."""
        birth: date | None = self.grid.field("birth").value()
        return birth

    def use(self, person: PersonView) -> None:
        """Fill in a file that is already here."""
        self.known = person.id
        self.rest = {"division": person.division, "traits": person.traits}
        for name in _READ:
            self.grid.field(name).set_auto(False)
        given = {name: getattr(person, name) for name in _PERSON}
        self.grid.fill(given | {"languages": tr("、").join(person.languages)})
        for field in self.grid.fields.values():
            if field.state == "error":
                field.clear_message()
        for trait in person.traits:
            if trait in _KEY_OF_TRAITS:
                self._tick(_KEY_OF_TRAITS[trait])
        self._number.fit()
        self.edited.emit()

    def tell_known(self) -> None:
        """Somebody with this number has a file here."""
        field = self.grid.field("id_no")
        if field.state == "ok":
            field.set_ok(tr("号码校验通过，本机已有这个人"))

    def kept(self) -> dict[str, Any]:
        return super().kept() | {"known": self.known, "rest": dict(self.rest)}

    def restore(self, kept: Mapping[str, Any]) -> None:
        own = ("known", "rest")
        super().restore({name: value for name, value in kept.items() if name not in own})
        self.known, self.rest = kept.get("known"), _rest(kept.get("rest", {}))
        self.fit_fields()
        self._number.fit()
        self._number.check.ask_now()

    def go(self) -> None:
        (self.grid.field("id_no") if self.blank else self.grid.field("name")).go()

    # -- inside --------------------------------------------------------------------------

    def _on_edited(self, name: str = "") -> None:
        if name == "id_no":
            self.known, self.rest = None, {}  # another number is another person
            for read in _READ:
                field = self.grid.field(read)
                if field.state == "auto":
                    field.set_auto(False)
                    field.set_value(None if read in ("sex", "birth") else "")
        if name == "id_kind":
            self._number.fit()
        if name == "received_by":
            self.fit_fields()
        super()._on_edited(name)

    def _on_number_read(self, _text: str, view: IdNumberView) -> None:
        read = {"sex": view.sex, "birth": view.birth, "registered_address": view.region}
        for name, value in read.items():
            field = self.grid.field(name)
            if value and (name != "registered_address" or not field.text()):
                field.set_value(value)
                field.set_auto(True)
        self.edited.emit()

    def _tick(self, category: Category) -> None:
        field = self.grid.field("categories")
        if isinstance(field, TicksField):
            field.set_ticked(category, True)


def _rest(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a draft kept of a file: lists come back as such."""
    return dict(kept) | ({"traits": tuple(kept["traits"])} if "traits" in kept else {})


class FilerCard(FormCard):
    """Somebody files for the applicant, who stays the one who is helped.

    Attributes:
        known: the file the card was filled from, or None.
    """

    prefix = "filer."

    def __init__(self, context: Context) -> None:
        words = tr("代申请人要带自己的身份证件和关系证明。")
        super().__init__(context, tr("谁来代为申请？"), words, FILER)
        self.known: PersonView | None = None
        _Number(context, self.grid)
        AskedCheck(context, self.grid.field("name"), partial(ReadTyped, Typed.NAME))
        AskedCheck(context, self.grid.field("phone"), partial(ReadTyped, Typed.PHONE))
        self.end()

    def person(self) -> PersonInput:
        """Who files."""
        values = self.grid.values()
        typed = {name: values[name] for name in ("name", "id_no", "phone")}
        return known_input(self.known, typed)

    def use(self, person: PersonView, relation: str) -> None:
        """Fill in a file that is already here."""
        self.known = person
        given = {name: getattr(person, name) for name in ("name", "id_no", "phone")}
        self.grid.fill(given | {"relation": relation})

    def reset(self) -> None:
        super().reset()
        self.known = None

    def _on_edited(self, name: str = "") -> None:
        if name in ("name", "id_no"):
            self.known = None  # it is another person
        super()._on_edited(name)


def known_input(known: PersonView | None, typed: Mapping[str, str]) -> PersonInput:
    """A person by name, number and telephone; of a file, all else stays as it is."""
    own: dict[str, Any] = dict(typed)
    kind = IdKind.RESIDENT if typed["id_no"] else IdKind.OTHER
    if known is None:
        return PersonInput(**own, id_kind=kind)
    names = {one.name for one in fields(PersonInput)} & {one.name for one in fields(PersonView)}
    given = {name: getattr(known, name) for name in names}
    if typed["id_no"] != known.id_no:
        given["id_kind"] = kind
    return PersonInput(**(given | own))


class _Number:
    """The number is read as soon as it is whole; another kind of document in another way."""

    def __init__(self, context: Context, grid: FieldGrid) -> None:
        self.field, self._grid = grid.field("id_no"), grid
        self.check = AskedCheck(context, self.field, self._ask)
        self.check.answered.connect(self._on_answered)
        if isinstance(self.field, IdField):
            self.field.completed.connect(self.check.ask_now)

    def fit(self) -> None:
        """Another kind of document was chosen."""
        kind = self._kind()
        if isinstance(self.field, IdField):
            self.field.set_grouped(kind in _GROUPED)
        self.check.forget()

    def _kind(self) -> IdKind:
        fields = self._grid.fields
        kind = fields["id_kind"].value() if "id_kind" in fields else None
        return kind or IdKind.RESIDENT

    def _ask(self, text: str) -> ReadIdNumber:
        return ReadIdNumber(self._kind(), text)

    def _on_answered(self, _text: str, view: IdNumberView) -> None:
        (self.field.set_note if view.note else self.field.set_ok)(view.note or tr("号码校验通过"))
        if view.normalised != self.field.text():
            self.check.accept(view.normalised, view)
            self.field.set_text(view.normalised)
