"""通知辩护、通知代理 taken in: no application, no means, sent on to the centre at once (la.M23)."""

from __future__ import annotations

__all__ = ["NoticeSheet", "notice_form", "open_notice"]

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.legalaid.messages import (
    FilerInput,
    NoticeGround,
    NoticeInput,
    NoticeKind,
    Organ,
    RegisterNotice,
    Stage,
)
from app.people.messages import FindPerson, IdKind, PersonInput, PersonMatch, ReadIdNumber, Sex
from ui.context import Context, Place
from ui.forms.asked import AskedCheck
from ui.forms.sheet import Form, FormSheet
from ui.forms.spec import Kind, Spec
from ui.steps.step import options
from ui.widgets.numbers import IdField

_NUMBER = "suspect.id_no"
_KINDS = (NoticeKind.DEFENCE, NoticeKind.REPRESENTATION)  # a forwarded application is one (39)
_STAGES = (
    Stage.INVESTIGATION, Stage.PROSECUTION, Stage.FIRST, Stage.SECOND, Stage.RETRIAL,
    Stage.DEATH_REVIEW,
)  # fmt: skip

_SPECS = (
    Spec(
        "kind", tr("来文"), Kind.RADIO, required=True, width=2, options=options(_KINDS),
        default=NoticeKind.DEFENCE,
    ),
    Spec("doc_no", tr("文号"), Kind.NUMBER, width=2, most=60),
    Spec("organ_kind", tr("哪一类机关"), Kind.CHOICE, required=True,
         options=options(tuple(Organ))),
    Spec("organ", tr("机关名称"), required=True, width=3, most=100, past="legalaid.organ"),
    Spec("ground", tr("属于哪一种情形"), Kind.CHOICE, required=True, width=2,
         options=options(tuple(NoticeGround))),
    Spec("stage", tr("案件阶段"), Kind.CHOICE, required=True, options=options(_STAGES),
         default=Stage.INVESTIGATION),
    Spec("cause", tr("涉嫌罪名"), most=60),
    Spec("received_on", tr("收到日期"), Kind.DATE, required=True),
    Spec("received_time", tr("时间"), Kind.TIME, required=True),
    Spec("found_on", tr("机关发现情形的日期"), Kind.DATE, width=2,
         note=tr("来文写明的才填，三日内要通知")),
    Spec("contact", tr("机关联系人"), most=40),
    Spec("contact_phone", tr("联系电话"), Kind.NUMBER, most=40),
    Spec(_NUMBER, tr("当事人身份证号"), Kind.ID, width=2, fresh_row=True),
    Spec("suspect.name", tr("当事人姓名"), required=True, width=2, most=50),
    Spec("suspect.sex", tr("性别"), Kind.CHOICE, options=options(tuple(Sex))),
    Spec("suspect.birth", tr("出生日期"), Kind.DATE),
    Spec("suspect.address", tr("住址"), width=2),
    Spec("detention_place", tr("羁押在"), width=2, most=80, hint=tr("没有羁押可不填"),
         past="legalaid.detention"),
    Spec("guardian.person.name", tr("监护人姓名"), width=2, most=80, hint=tr("未成年人要填"),
         fresh_row=True),
    Spec("guardian.relation", tr("关系"), most=30, hint=tr("如：母亲")),
    Spec("guardian.person.phone", tr("监护人电话"), Kind.NUMBER, most=40),
    Spec("guardian.person.id_kind", tr("监护人证件"), Kind.CHOICE, width=2,
         options=options(tuple(IdKind))),
    Spec("guardian.person.id_no", tr("监护人证件号码"), Kind.NUMBER, width=2, most=30),
)  # fmt: skip
_SUSPECT = ("name", "sex", "birth", "address", "id_no")


def notice_form(context: Context, suspect: Mapping[str, Any] | None = None) -> Form:
    """The form; `suspect` has what was typed of the person elsewhere, by the person's fields."""
    now = context.clock.now().astimezone(CHINA)
    known = {f"suspect.{name}": suspect[name] for name in _SUSPECT if suspect and suspect[name]}
    return Form(
        "legalaid.notice",
        title=tr("登记通知辩护、通知代理"),
        text=tr("办案机关的通知不是申请：不填申请表，不查经济状况，登记后即时转交法律援助机构。"),
        button=tr("登记并转交"),
        done=tr("已登记，已记为即时转交"),
        specs=_SPECS,
        start={"received_on": now.date(), "received_time": now.time(), **known},
        make=_command,
        law=(tr("法律援助法"), tr("第36条")),
        width=760,
    )


def _command(values: Mapping[str, Any]) -> RegisterNotice:
    own = {name: value for name, value in values.items() if "." not in name}
    received = datetime.combine(own.pop("received_on"), own.pop("received_time"), CHINA)
    suspect = _person(values, "suspect.")
    guardian = None
    if values["guardian.person.name"].strip():
        person = _person(values, "guardian.person.")
        guardian = FilerInput(person, values["guardian.relation"])
    return RegisterNotice(
        NoticeInput(suspect=suspect, guardian=guardian, received_at=received, **own)
    )


def _person(values: Mapping[str, Any], start: str) -> PersonInput:
    """A person from the fields under a name; without a number, whatever paper there is."""
    own = {key.removeprefix(start): one for key, one in values.items() if key.startswith(start)}
    own["id_kind"] = own.get("id_kind") or (IdKind.RESIDENT if own["id_no"] else IdKind.OTHER)
    return PersonInput(**own)


class NoticeSheet(FormSheet):
    """A number fills in sex and birth, a known one the rest; then the record is shown."""

    def __init__(self, context: Context, parent: QWidget, form: Form) -> None:
        super().__init__(context, parent, form)
        number = self.grid.field(_NUMBER)
        check = AskedCheck(context, number, partial(ReadIdNumber, IdKind.RESIDENT))
        if isinstance(number, IdField):
            number.completed.connect(check.ask_now)
        check.answered.connect(self._on_read)
        self.made.connect(self._on_made)

    def _on_read(self, text: str, view: Any) -> None:
        self.grid.fill({"suspect.sex": view.sex, "suspect.birth": view.birth})
        future = self._context.desk.ask(FindPerson(id_no=text))
        self._context.work.run(future, self._on_found, owner=self)

    def _on_found(self, matches: tuple[PersonMatch, ...]) -> None:
        known = next((match.person for match in matches if match.certain), None)
        name, address = (self.grid.field(f"suspect.{one}") for one in ("name", "address"))
        if known is not None and not name.text():
            name.set_value(known.name)
            name.set_note(tr("本机已有这个人"))
            if not address.text():
                address.set_value(known.address)

    def _on_made(self, record: Id) -> None:
        self._context.go(Place("legalaid", {"case": record}))


def open_notice(context: Context, parent: QWidget, where: Mapping[str, Any]) -> None:
    """Open the form over a page."""
    NoticeSheet(context, parent, notice_form(context, where.get("suspect"))).open()
