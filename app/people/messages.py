"""People: what the desk is asked and told about persons and organisations."""

from __future__ import annotations

__all__ = [
    "Capacity",
    "FindPerson",
    "IdKind",
    "IdNumberView",
    "OrganisationInput",
    "PersonInput",
    "PersonMatch",
    "PersonView",
    "ReadAge",
    "ReadIdNumber",
    "ReadPerson",
    "ReadTyped",
    "RevisePerson",
    "Sex",
    "Typed",
    "mask_phone",
]

from dataclasses import dataclass
from datetime import date

from app.codes import Code
from app.ids import Id
from app.messages import Command, Query
from app.people.phones import mask_phone  # screens mask; they see nothing else of the rooms


class Sex(Code):
    """性别, GB/T 2261.1."""

    MALE = "1", "男"
    FEMALE = "2", "女"
    UNSTATED = "9", "未说明"


class Capacity(Code):
    """民事行为能力 of an adult; a minor's follows from the age (民法典 第18条至第22条)."""

    FULL = "1", "完全"
    LIMITED = "2", "限制"
    NONE = "3", "无"


class IdKind(Code):
    """证件类型, CL-10 of the domain specification."""

    RESIDENT = "01", "居民身份证"
    HOUSEHOLD = "02", "户口簿"
    HK_MACAO_PERMIT = "03", "港澳居民来往内地通行证"
    TAIWAN_PERMIT = "04", "台湾居民来往大陆通行证"
    HMT_RESIDENCE = "05", "港澳台居民居住证"
    PASSPORT = "06", "护照"
    PERMANENT_RESIDENT = "07", "外国人永久居留身份证"
    OTHER = "99", "其他"


@dataclass(frozen=True, slots=True)
class PersonInput:
    """A natural person as typed; `id` names a person already known here.

    Attributes:
        birth: ISO date; may be left None when the number gives it.
        division: 12-digit code of the village or community, when chosen from the list.
        capacity: of an adult; None leaves what is known.
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


class Typed(Code):
    """What a typed text may be, by the field that a fault of it names."""

    NAME = "name", "姓名"
    PHONE = "phone", "电话"
    USCC = "uscc", "统一社会信用代码"


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
    """Change what is known of a person; None leaves a field as it is."""

    id: Id
    name: str | None = None
    phone: str | None = None
    address: str | None = None
    occupation: str | None = None
    work_unit: str | None = None
    ethnicity: str | None = None
    capacity: Capacity | None = None
