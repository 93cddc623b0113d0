"""Forms of the person's file: what for, which family, why one person, what changed."""

from __future__ import annotations

__all__ = [
    "change_form",
    "purpose_form",
    "relation_form",
    "secret_form",
    "striking_form",
    "verdict_form",
]

from collections.abc import Mapping
from typing import Any, Protocol

from app.i18n import tr
from app.ids import Id
from app.people.messages import (
    AddRelation,
    Capacity,
    DropRelation,
    Kin,
    LinkPersons,
    LookInto,
    Nationality,
    Overseas,
    PartPersons,
    PersonView,
    Purpose,
    RelationView,
    RevealNumber,
    RevisePerson,
    Secret,
)
from ui.forms.sheet import Form
from ui.forms.spec import Kind, Spec
from ui.people.identity import IDENTITY, known_identity

_OTHER = tr("选“其他”的要写明")
_LANGUAGES = tr("一行一种，如 台山话、粤语、手语")


def _coded(codes: type[Any]) -> tuple[tuple[Any, str], ...]:
    return tuple((code, tr(code.label)) for code in codes)


_PURPOSE = (
    Spec(
        "purpose",
        tr("做什么用"),
        Kind.RADIO,
        required=True,
        width=4,
        options=_coded(Purpose),
        default=Purpose.HANDLE,
    ),
    Spec("note", tr("说明"), width=4, hint=_OTHER),
)
_RELATION = (
    Spec("kind", tr("关系"), Kind.CHOICE, required=True, width=2, options=_coded(Kin)),
    Spec("name", tr("姓名"), required=True, width=2, most=50),
    Spec("phone", tr("联系电话"), Kind.NUMBER, width=2),
    Spec("note", tr("说明"), width=2, hint=tr("如 同住、在外地")),
)
_REASON = (Spec("reason", tr("理由"), required=True, width=4),)
_CHANGE = (
    Spec("name", tr("姓名"), required=True, width=2, most=50),
    Spec("name_alt", tr("曾用名、外文名"), width=2, most=80),
    *IDENTITY,
    Spec("phone", tr("联系电话"), Kind.NUMBER, width=2, hint=tr("不改就空着")),
    Spec("ethnicity", tr("民族"), most=30),
    Spec("capacity", tr("行为能力"), Kind.CHOICE, options=_coded(Capacity)),
    Spec("nationality", tr("国籍或地区"), Kind.CHOICE, width=2, options=_coded(Nationality)),
    Spec("overseas", tr("侨属性"), Kind.TICKS, width=4, options=_coded(Overseas), across=4),
    Spec("address", tr("现住地"), width=4),
    Spec("registered_address", tr("户籍地"), width=4),
    Spec("occupation", tr("职业"), width=2, most=50),
    Spec("work_unit", tr("工作单位"), width=2, most=100),
    Spec("languages", tr("语言"), Kind.LINES, width=4, lines=2, hint=_LANGUAGES),
)


def purpose_form(person: PersonView, what: Secret) -> Form:
    """What the complete number is needed for; it is shown once that is written down."""
    return _look_form(person, what, tr("看号码"), RevealNumber)


class Named(Protocol):
    """Whoever is looked at."""

    @property
    def id(self) -> Id: ...

    @property
    def name(self) -> str: ...


def secret_form(person: Named, what: Secret) -> Form:
    """What is to be uncovered for (crime, health, what was noted); then the page shows it."""
    return _look_form(person, what, tr("看"), LookInto)


def _look_form(
    person: Named, what: Secret, button: str, kind: type[LookInto | RevealNumber]
) -> Form:
    return Form(
        f"people.look.{person.id.hex()}",
        title=tr("看 {name} 的{what}").format(name=person.name, what=tr(what.label)),
        text=tr("谁在什么时候为什么看，会记进日志，所长看得到。"),
        button=button,
        done=tr("已记入查看日志"),
        specs=_PURPOSE,
        make=lambda values: kind(person.id, what, values["purpose"], values["note"]),
        width=680,
        lasting=True,
    )


def relation_form(person: PersonView) -> Form:
    """Family, a guardian, somebody to call."""
    return Form(
        f"people.near.{person.id.hex()}",
        title=tr("添加 {name} 的相关人").format(name=person.name),
        button=tr("添加"),
        done=tr("已添加"),
        specs=_RELATION,
        make=lambda values: AddRelation(person.id, **values),
    )


def striking_form(relation: RelationView) -> Form:
    """Why one of them is struck out."""
    return Form(
        f"people.strike.{relation.id.hex()}",
        title=tr("作废相关人 {name}").format(name=relation.name),
        text=tr("原来的内容留在修改历史里。"),
        button=tr("作废"),
        done=tr("已作废"),
        specs=_REASON,
        make=lambda values: DropRelation(relation.id, values["reason"]),
        width=520,
    )


def verdict_form(one: PersonView, other: PersonView, why: str, *, same: bool) -> Form:
    """Why two files are of one person, or of two; nothing is merged."""
    kind = LinkPersons if same else PartPersons
    title = tr("{name} 与 {other} 是同一人") if same else tr("{name} 与 {other} 不是同一人")
    linked = tr("两份档案都留着，只是连在一起看；认错了可以随时分开。")
    return Form(
        f"people.verdict.{one.id.hex()}.{other.id.hex()}",
        title=title.format(name=one.name, other=other.name),
        text=linked if same else tr("以后不再提示。认错了可以随时改。"),
        button=tr("认作同一人") if same else tr("不是同一人"),
        done=tr("已连在一起") if same else tr("已分开"),
        specs=_REASON,
        make=lambda values: kind(one.id, other.id, values["reason"]),
        start={"reason": why} if same else {},
        width=520,
    )


def change_form(person: PersonView) -> Form:
    """Change what is known; what was stays in the history. Numbers are typed anew or left."""
    known = [spec.name for spec in _CHANGE if spec.name not in ("phone", "id_no")]
    start = {name: getattr(person, name) for name in known} | known_identity(person)

    def make(values: Mapping[str, Any]) -> RevisePerson:
        changed = {name: value for name, value in values.items() if value != start.get(name, "")}
        return RevisePerson(person.id, **changed)

    return Form(
        f"people.change.{person.id.hex()}",
        title=tr("改 {name} 的资料").format(name=person.name),
        text=tr("改前的内容留在修改历史里，可以撤销。"),
        button=tr("保存"),
        done=tr("已改，改前的内容在修改历史里"),
        specs=_CHANGE,
        make=make,
        start=start,
    )
