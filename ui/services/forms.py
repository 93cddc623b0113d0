"""The quick form of a consultation, and what the number to call back is needed for."""

from __future__ import annotations

__all__ = ["RegistrationSheet", "call_form", "open_registration"]

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.people.messages import FindPerson, PersonMatch, Purpose
from app.services.messages import (
    AidTold,
    ConsultationDetail,
    RegisterConsultation,
    RevealCaller,
    Satisfaction,
    Topic,
    Way,
)
from ui.context import Context, Place
from ui.forms.sheet import Form, FormSheet
from ui.forms.spec import Kind, Spec
from ui.services.choosing import choose_by_initials
from ui.services.phrasing import source_of
from ui.steps.step import moment, options

_WHO = ("name", "phone")
_SPECS = (
    Spec("way", tr("方式"), Kind.RADIO, required=True, width=4, options=options(tuple(Way))),
    Spec("topic", tr("事项"), Kind.CHOICE, required=True, options=options(tuple(Topic)),
         note=tr("可输拼音首字母")),
    Spec("name", tr("姓名"), most=50, hint=tr("如：罗某")),
    Spec("phone", tr("回电号码"), Kind.NUMBER),
    Spec("refused", tr("不愿透露姓名"), Kind.TICK),
    Spec("question", tr("问什么"), Kind.AREA, required=True, width=4, lines=2, most=4000,
         phrases="services.question"),
    Spec("answer", tr("怎么答复的"), Kind.AREA, width=4, lines=3, most=4000,
         note=tr("还没有答复就空着"), phrases="services.answer"),
    Spec("answered_by", tr("解答人"), most=50, past="services.lawyer", hint=tr("如：值班律师何某")),
    Spec("told", tr("法律援助"), Kind.RADIO, width=3, options=options(tuple(AidTold))),
    Spec("satisfaction", tr("当场评价"), Kind.RADIO, width=3, options=options(tuple(Satisfaction)),
         note=tr("选了就办结")),
    Spec("minutes", tr("用时（分钟）"), Kind.COUNT),
    Spec("on", tr("收到日期"), Kind.DATE, required=True),
    Spec("at", tr("时间"), Kind.TIME, required=True),
    Spec("people", tr("人数"), Kind.COUNT, required=True),
    Spec("division", tr("哪个村（居）"), Kind.CHOICE, note=tr("可不选")),
    Spec("number_refused", tr("不提供证件号码"), Kind.TICK),
)  # fmt: skip


def _registration_form(context: Context) -> Form:
    """Whoever asks: in person, by telephone, by letter, online, with a name or without."""
    now = context.clock.now().astimezone(CHINA)
    return Form(
        "services.new",
        title=tr("登记法律咨询"),
        text=tr("答复写了就算已答复，没写就排进“待答复”。咨询不收费，不问来意。"),
        button=tr("登记"),
        done=tr("已登记咨询"),
        specs=_SPECS,
        start={
            "way": Way.TELEPHONE,
            "people": 1,
            "on": now.date(),
            "at": now.time().replace(second=0, microsecond=0),
        },
        make=_registration,
        law=(tr("法律援助法"), tr("第23条")),
        width=820,
    )


def _registration(values: Mapping[str, Any]) -> RegisterConsultation:
    rest = {name: value for name, value in values.items() if name not in ("on", "at")}
    rest["division"] = values["division"] or ""
    return RegisterConsultation(received_at=moment(values, "on", "at"), **rest)


class RegistrationSheet(FormSheet):
    """A caller whose name and number are in a file here is joined to it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, _registration_form(context))
        self._known: tuple[tuple[str, str], Id] | None = None
        values = self.grid.values
        self.grid.offer_phrases(
            source_of(lambda: values()["topic"], lambda: values()["name"], context.clock.today())
        )
        self.grid.left.connect(self._on_left)
        self.grid.edited.connect(self._on_told)
        choose_by_initials(context, self.grid, self)

    def command(self) -> RegisterConsultation:
        """What the fields ask for, with the file of the caller."""
        command = _registration(self.grid.values())
        if self._known is None or self._known[0] != self._who():
            return command
        return replace(command, person=self._known[1])

    def _who(self) -> tuple[str, str]:
        values = self.grid.values()
        return values["name"].strip(), values["phone"].strip()

    def _on_told(self, name: str = "") -> None:
        """Nobody who keeps the name back has one in the form."""
        if name == "refused" and self.grid.values()["refused"]:
            self.grid.fill({"name": ""})

    def _on_left(self, field: str) -> None:
        name, phone = self._who()
        if field in _WHO and name and phone:
            who, future = (name, phone), self._context.desk.ask(FindPerson(name=name, phone=phone))

            def on_found(matches: tuple[PersonMatch, ...]) -> None:
                self._on_found(who, matches)

            self._context.work.run(future, on_found, owner=self)

    def _on_found(self, who: tuple[str, str], matches: tuple[PersonMatch, ...]) -> None:
        """The same name and the same number: one person, and nobody else of that name."""
        digits = "".join(filter(str.isdigit, who[1]))
        same = [
            match.person.id
            for match in matches
            if match.person.name == who[0]
            and "".join(filter(str.isdigit, match.person.phone)) == digits
        ]
        if who != self._who():
            return
        self._known = (who, same[0]) if len(same) == 1 else None
        if self._known is not None:
            self.line.say(tr("{name} 在人员档案里（同名同电话），会连上").format(name=who[0]))


def open_registration(context: Context, parent: QWidget) -> None:
    """Over whatever page: the telephone does not wait; then the page shows what was registered."""
    sheet = RegistrationSheet(context, parent)
    sheet.made.connect(lambda made: context.go(Place("services", {"case": made})))
    sheet.open()


def call_form(record: ConsultationDetail) -> Form:
    """What the complete number is needed for; it is shown once that is written down."""
    return Form(
        f"services.call.{record.id.hex()}",
        title=tr("看 {title} 的回电号码").format(title=record.title),
        text=tr("谁在什么时候为什么看，会记进日志，所长看得到。"),
        button=tr("看号码"),
        done=tr("已记入查看日志"),
        specs=(
            Spec(
                *("purpose", tr("做什么用"), Kind.RADIO),
                required=True,
                width=4,
                options=options(tuple(Purpose)),
                default=Purpose.CONTACT,
            ),
            Spec("note", tr("说明"), width=4, hint=tr("选“其他”的要写明")),
        ),
        make=lambda values: RevealCaller(record.id, values["purpose"], values["note"]),
        width=680,
        lasting=True,
    )
