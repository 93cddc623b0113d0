"""People: what the desk is asked and told about persons and organisations."""

from __future__ import annotations

__all__ = [
    "SAME_NUMBER",
    "AddRelation",
    "Capacity",
    "DropRelation",
    "FindPerson",
    "IdKind",
    "IdNumberView",
    "Kin",
    "LinkPersons",
    "LinkView",
    "ListLooks",
    "ListPersons",
    "LookInto",
    "LookView",
    "Nationality",
    "OrganisationInput",
    "Overseas",
    "PartPersons",
    "PersonFile",
    "PersonInput",
    "PersonMatch",
    "PersonView",
    "Purpose",
    "ReadAge",
    "ReadIdNumber",
    "ReadPerson",
    "ReadPersonFile",
    "ReadTyped",
    "RelationView",
    "RevealNumber",
    "RevisePerson",
    "Secret",
    "Sex",
    "Typed",
    "mask_phone",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.messages import Command, PersonRecord, Query
from app.people.codes import (
    Capacity,
    IdKind,
    Kin,
    Nationality,
    Overseas,
    Purpose,
    Secret,
    Sex,
    Typed,
)
from app.people.phones import mask_phone  # screens mask; they see nothing else of the rooms

SAME_NUMBER = "people.same_number"  # the warning that a number is in another file too


@dataclass(frozen=True, slots=True)
class PersonInput:
    """A natural person as typed; `id` names a person already known here.

    Attributes:
        birth: ISO date; may be left None when the number gives it.
        division: 12-digit code of the village or community, when chosen from the list.
        capacity: of an adult; None leaves what is known, here and in the fields after it.
        languages: what the person speaks ("台山话", "手语").
        expected: the heads the form was filled from, so that a later change is noticed.
    """

    name: str
    id_kind: IdKind = IdKind.RESIDENT
    id_no: str = ""
    id: Id | None = None
    sex: Sex | None = None
    birth: date | None = None
    ethnicity: str = "汉族"
    phone: str = ""
    address: str = ""
    registered_address: str = ""
    division: str | None = None
    occupation: str = ""
    work_unit: str = ""
    capacity: Capacity | None = None
    name_alt: str | None = None
    nationality: Nationality | None = None
    overseas: tuple[Overseas, ...] | None = None
    languages: tuple[str, ...] | None = None
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationInput:
    """A legal person or other organisation as typed."""

    name: str
    uscc: str = ""
    legal_rep: str = ""
    address: str = ""
    phone: str = ""
    id: Id | None = None


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as shown; numbers are complete, the screen masks them (id_shown is masked)."""

    id: Id
    name: str
    id_kind: IdKind
    id_no: str
    sex: Sex
    birth: date | None
    age: int | None
    ethnicity: str
    phone: str
    address: str
    registered_address: str
    division: str | None
    division_name: str
    occupation: str
    work_unit: str
    traits: tuple[str, ...]
    capacity: Capacity = Capacity.FULL
    open_reviews: int = 0
    id_shown: str = ""
    name_alt: str = ""
    nationality: Nationality = Nationality.MAINLAND
    overseas: tuple[Overseas, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A known person offered before being typed twice.

    Attributes:
        reason: why it may be the same person ("同身份证号", "同名，电话相同").
        certain: True when the number is the same.
        past: (month "2024-04", line "调解", text "邻里噪声，已履行"), newest first.
    """

    person: PersonView
    reason: str
    certain: bool
    past: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class IdNumberView:
    """What an id number says of itself."""

    normalised: str
    sex: Sex | None
    birth: date | None
    age: int | None
    region: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadIdNumber(Query[IdNumberView]):
    """Read an id number as typed; raises Refused with field "id_no"."""

    kind: IdKind
    text: str


@dataclass(frozen=True, slots=True)
class ReadAge(Query[int]):
    """Full years today of somebody born on a day; Refused on field "birth" when it is to come."""

    birth: date


@dataclass(frozen=True, slots=True)
class ReadTyped(Query[str]):
    """A name, a phone or a code as it would be kept; raises Refused with the field of its kind."""

    kind: Typed
    text: str


@dataclass(frozen=True, slots=True)
class FindPerson(Query[tuple[PersonMatch, ...]]):
    """Persons known here that may be this one."""

    id_no: str = ""
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ReadPerson(Query[PersonView]):
    """One person."""

    id: Id


@dataclass(frozen=True, slots=True)
class RevisePerson(Command[Id]):
    """Change what is known of a person; None leaves a field as it is.

    A mistyped identity is corrected as it is entered: what the number says of sex and birth
    stands, and what was typed beside it must agree. A number in another file is warned of under
    SAME_NUMBER; the reason typed says that the two are of one person and joins the files.

    Attributes:
        id_no: as typed; "" takes the number away.
    """

    id: Id
    name: str | None = None
    id_kind: IdKind | None = None
    id_no: str | None = None
    sex: Sex | None = None
    birth: date | None = None
    phone: str | None = None
    address: str | None = None
    occupation: str | None = None
    work_unit: str | None = None
    ethnicity: str | None = None
    registered_address: str | None = None
    name_alt: str | None = None
    capacity: Capacity | None = None
    nationality: Nationality | None = None
    overseas: tuple[Overseas, ...] | None = None
    languages: tuple[str, ...] | None = None
    reasons: tuple[tuple[str, str], ...] = ()


# -- the file of a person ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RelationView:
    """Somebody close to a person; `other` is their own file, if they have one. Phone masked."""

    id: Id
    kind: Kin
    name: str
    phone: str
    note: str
    other: Id | None


@dataclass(frozen=True, slots=True)
class LinkView:
    """Another file of the same person.

    Attributes:
        reason: why they are one ("证件号码相同", or as somebody wrote).
        by_number: joined by the number itself, so that only another number parts them.
    """

    person: Id
    name: str
    id_shown: str
    reason: str
    by_number: bool


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person over all lines of work, as far as the reader may see; numbers are masked.

    Attributes:
        person: with `id_no` empty and `phone` masked.
        records: newest first, of all files of the person.
        elsewhere: there is more in lines the reader may not see. A discreet line (社区矫正,
            安置帮教) never says so: that a person is known to it is a secret in itself.
        links: other files of the same person.
        suggested: files that may be of the same person, with the reason.
        looks: how often complete numbers were looked at.
    """

    person: PersonView
    relations: tuple[RelationView, ...]
    records: tuple[PersonRecord, ...]
    elsewhere: bool
    links: tuple[LinkView, ...]
    suggested: tuple[PersonMatch, ...]
    looks: int


@dataclass(frozen=True, slots=True)
class ReadPersonFile(Query[PersonFile]):
    """The file of a person."""

    id: Id


@dataclass(frozen=True, slots=True)
class ListPersons(Query[tuple[PersonView, ...]]):
    """The files begun last, numbers masked."""

    limit: int = 50


@dataclass(frozen=True, slots=True)
class LinkPersons(Command[Id]):
    """Two files are of one person; nothing is merged, and PartPersons takes it back."""

    one: Id
    other: Id
    reason: str


@dataclass(frozen=True, slots=True)
class PartPersons(Command[Id]):
    """Two files are of two people: they are not offered as one again, until linked."""

    one: Id
    other: Id
    reason: str


@dataclass(frozen=True, slots=True)
class AddRelation(Command[Id]):
    """Write down family, a guardian, somebody to call."""

    person: Id
    kind: Kin
    name: str
    phone: str = ""
    note: str = ""
    other: Id | None = None


@dataclass(frozen=True, slots=True)
class DropRelation(Command[Id]):
    """Strike one out, with the reason."""

    id: Id
    reason: str


@dataclass(frozen=True, slots=True)
class RevealNumber(Command[str]):
    """Show a complete number, and write down who looked at it and what for.

    Attributes:
        note: in words; needed where the purpose is OTHER.
    """

    person: Id
    what: Secret
    purpose: Purpose
    note: str = ""


@dataclass(frozen=True, slots=True)
class LookInto(Command[Id]):
    """Uncover what a record keeps masked of a person; returns the id of what was written down.

    Attributes:
        what: anything but a number, which is shown by `RevealNumber`.
    """

    person: Id
    what: Secret
    purpose: Purpose
    note: str = ""


@dataclass(frozen=True, slots=True)
class LookView:
    """One look at what is masked."""

    at: datetime
    by: str
    person: Id
    name: str
    what: Secret
    purpose: Purpose
    note: str


@dataclass(frozen=True, slots=True)
class ListLooks(Query[tuple[LookView, ...]]):
    """Who looked at complete numbers, newest first: of one person, or of all."""

    person: Id | None = None
    limit: int = 200
