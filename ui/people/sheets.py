"""Small sheets of the person's file: what for, which family, why one person, what changed."""

from __future__ import annotations

__all__ = ["ask_change", "ask_purpose", "ask_relation", "ask_striking", "ask_verdict"]

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import Refused
from app.i18n import tr
from app.ids import Id
from app.messages import Command
from app.people.messages import (
    AddRelation,
    Capacity,
    DropRelation,
    Kin,
    LinkPersons,
    Nationality,
    Overseas,
    PartPersons,
    PersonView,
    Purpose,
    RevealNumber,
    RevisePerson,
    Secret,
)
from ui.context import Context
from ui.forms.grid import FieldGrid, said
from ui.forms.spec import Kind, Spec
from ui.widgets.dialog import Dialog

_LANGUAGES = tr("一行一种，如 台山话、粤语、手语")
Make = Callable[[dict[str, Any]], Command[Any]]
Done = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class _Ask:
    """What a sheet asks: its words, its fields with what they start with, what they make."""

    title: str
    text: str
    specs: Sequence[Spec]
    button: str
    make: Make
    start: Mapping[str, Any] = field(default_factory=dict)
    width: int = 520


def _coded(codes: type[Any]) -> tuple[tuple[Any, str], ...]:
    return tuple((code, tr(code.label)) for code in codes)


def ask_purpose(
    context: Context, parent: QWidget, person: PersonView, what: Secret, done: Done
) -> Dialog:
    """What the complete number is needed for; it is shown once that is written down."""
    specs = (
        Spec(
            "purpose",
            tr("做什么用"),
            Kind.RADIO,
            required=True,
            width=4,
            options=_coded(Purpose),
            default=Purpose.HANDLE,
        ),
        Spec("note", tr("说明"), width=4, hint=tr("选“其他”的要写明")),
    )
    ask = _Ask(
        tr("看 {name} 的{what}").format(name=person.name, what=tr(what.label)),
        tr("谁在什么时候为什么看，会记进日志，所长看得到。"),
        specs,
        tr("看号码"),
        lambda values: RevealNumber(person.id, what, values["purpose"], values["note"]),
        width=660,
    )
    return _Sheet(context, parent, ask, done)


def ask_relation(context: Context, parent: QWidget, person: PersonView, done: Done) -> Dialog:
    """Family, a guardian, somebody to call."""
    specs = (
        Spec("kind", tr("关系"), Kind.CHOICE, required=True, width=2, options=_coded(Kin)),
        Spec("name", tr("姓名"), required=True, width=2, most=50),
        Spec("phone", tr("联系电话"), Kind.NUMBER, width=2),
        Spec("note", tr("说明"), width=2, hint=tr("如 同住、在外地")),
    )
    ask = _Ask(
        tr("添加 {name} 的相关人").format(name=person.name),
        "",
        specs,
        tr("添加"),
        lambda values: AddRelation(person.id, **values),
    )
    return _Sheet(context, parent, ask, done)


def ask_striking(context: Context, parent: QWidget, relation: Id, name: str, done: Done) -> Dialog:
    """Why one of them is struck out."""
    ask = _Ask(
        tr("作废相关人 {name}").format(name=name),
        tr("原来的内容留在修改历史里。"),
        (Spec("reason", tr("理由"), required=True, width=4),),
        tr("作废"),
        lambda values: DropRelation(relation, values["reason"]),
    )
    return _Sheet(context, parent, ask, done)


def ask_verdict(
    context: Context, parent: QWidget, pair: tuple[PersonView, PersonView], why: str, done: Done,
    *, same: bool,
) -> Dialog:  # fmt: skip
    """Why two files are of one person, or of two."""
    one, other = pair
    title = tr("{name} 与 {other} 是同一人") if same else tr("{name} 与 {other} 不是同一人")
    text = (
        tr("两份档案都留着，只是连在一起看；认错了可以随时分开。")
        if same
        else tr("以后不再提示。认错了可以随时改。")
    )
    kind = LinkPersons if same else PartPersons
    ask = _Ask(
        title.format(name=one.name, other=other.name),
        text,
        (Spec("reason", tr("理由"), required=True, width=4, default=why if same else None),),
        tr("认作同一人") if same else tr("不是同一人"),
        lambda values: kind(one.id, other.id, values["reason"]),
    )
    return _Sheet(context, parent, ask, done)


def ask_change(context: Context, parent: QWidget, person: PersonView, done: Done) -> Dialog:
    """Change what is known; what was stays in the history. The phone is typed anew or left."""
    specs = (
        Spec("name", tr("姓名"), required=True, width=2, most=50),
        Spec("name_alt", tr("曾用名、外文名"), width=2, most=80),
        Spec(
            "phone", tr("联系电话"), Kind.NUMBER, width=2, hint=tr("不改就空着"),
            note=person.phone,
        ),
        Spec("ethnicity", tr("民族"), width=1, most=30),
        Spec("capacity", tr("行为能力"), Kind.CHOICE, width=1, options=_coded(Capacity)),
        Spec("nationality", tr("国籍或地区"), Kind.CHOICE, width=2, options=_coded(Nationality)),
        Spec(
            "overseas", tr("侨属性"), Kind.TICKS, width=4, options=_coded(Overseas), across=4,
            fresh_row=True,
        ),
        Spec("address", tr("现住地"), width=4, fresh_row=True),
        Spec("registered_address", tr("户籍地"), width=4),
        Spec("occupation", tr("职业"), width=2, most=50),
        Spec("work_unit", tr("工作单位"), width=2, most=100),
        Spec("languages", tr("语言"), Kind.LINES, width=4, lines=2, hint=_LANGUAGES),
    )  # fmt: skip
    start = {spec.name: getattr(person, spec.name) for spec in specs if spec.name != "phone"}

    def make(values: dict[str, Any]) -> RevisePerson:
        changed = {name: value for name, value in values.items() if value != start.get(name)}
        if not changed.get("phone"):
            changed.pop("phone", None)
        return RevisePerson(person.id, **changed)

    ask = _Ask(
        tr("改 {name} 的资料").format(name=person.name),
        tr("改前的内容留在修改历史里，可以撤销。"),
        specs,
        tr("保存"),
        make,
        start,
        width=680,
    )
    return _Sheet(context, parent, ask, done)


class _Sheet(Dialog):
    """Fields, and one command they make; a refusal lands beside its field."""

    def __init__(self, context: Context, parent: QWidget, ask: _Ask, done: Done) -> None:
        super().__init__(context.theme, ask.title, ask.text, width=ask.width, parent=parent)
        self._context, self._make, self._done = context, ask.make, done
        self.grid = FieldGrid(context, ask.specs)
        self.grid.fill(ask.start)
        self.body.addWidget(self.grid)
        self.add_safe(tr("不改了"))
        self._act = self.add_primary(ask.button, self.submit, keys="Ctrl+Return")
        self.grid.field(ask.specs[0].name).setFocus()
        self.open()

    def submit(self) -> None:
        """Try it."""
        if not self._act.isEnabled() or not self.grid.validate():
            return
        self._act.setEnabled(False)
        future = self._context.desk.do(self._make(self.grid.values()))
        self._context.work.run(future, self._on_done, self._on_refused, owner=self)

    def _on_done(self, result: Any) -> None:
        self.accept()
        self._done(result)

    def _on_refused(self, error: Exception) -> bool:
        self._act.setEnabled(True)
        if not isinstance(error, Refused):
            return False
        homeless = self.grid.place(error.faults)
        if homeless:
            self.set_text("；".join(map(said, homeless)))
        return True
