"""改案件登记: what the register says of a dispute, put right; 追加当事人."""

from __future__ import annotations

__all__ = ["JOINING", "REGISTER", "STRIKING", "JoiningSheet", "RegisterSheet"]

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import (
    AddParty,
    CaseChoices,
    CaseDetail,
    DisputeType,
    PartyInput,
    PartyRole,
    ReadChoices,
    ReviseCase,
    StrikeCase,
)
from app.messages import Command
from app.people.messages import IdKind, OrganisationInput, PersonInput
from ui.forms.spec import Kind, Spec
from ui.mediation.form.tables import DISPUTE, ORIGIN, PERSON, UNIT_KIND
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import Values, nothing, on, options
from ui.widgets.combo import Choice, PinyinCombo

# The risk has a sheet and a history of its own.
_SPECS = (
    *(spec for spec in DISPUTE if spec.name != "risk"),
    next(spec for spec in ORIGIN if spec.name == "source"),
    Spec("accepted_on", tr("受理日期"), Kind.DATE, required=True),
)


def _start(case: CaseDetail, _now: datetime) -> Values:
    return {spec.name: getattr(case, spec.name) for spec in _SPECS}


REGISTER = CaseStep(
    "ReviseCase",
    title=tr("改案件登记"),
    button=tr("保存"),
    done=tr("已改"),
    specs=_SPECS,
    start=_start,
    make=lambda case, _subject, values: ReviseCase(case.id, **values),
    text=tr("改了什么、谁改的留在修改历史里；已经打印的文书不变，要用新内容的请重新打印。"),
    law=(LAW, tr("第27条")),
    width=800,
)


def _join(case: CaseDetail, _subject: Id | None, values: Values) -> Command[Id]:
    rest = dict(values)
    role, kind, number = rest.pop("role"), rest.pop("id_kind"), rest.pop("id_no")
    name, phone, address = rest.pop("name"), rest.pop("phone"), rest.pop("address")
    legal_rep = rest.pop("legal_rep")
    if kind == UNIT_KIND:
        unit = OrganisationInput(name, number, legal_rep, address, phone)
        party = PartyInput(role, organisation=unit)
    else:
        person = PersonInput(name=name, id_kind=kind, id_no=number, phone=phone, address=address)
        party = PartyInput(role, person=person)
    return AddParty(case.id, party, **rest)


JOINING = CaseStep(
    "AddParty",
    title=tr("追加当事人"),
    button=tr("追加"),
    done=tr("已追加当事人"),
    specs=(
        Spec(
            "role", tr("当事人地位"), Kind.CHOICE, required=True, options=options(tuple(PartyRole)),
            default=PartyRole.THIRD,
        ),
        Spec(
            "id_kind", tr("证件"), Kind.CHOICE, required=True, options=PERSON[0].options,
            default=IdKind.RESIDENT,
        ),
        Spec("id_no", tr("证件号码"), Kind.ID, width=2),
        Spec("name", tr("姓名或单位名称"), required=True, width=2, most=60),
        Spec("phone", tr("联系电话"), Kind.NUMBER, required=True, most=40),
        Spec("legal_rep", tr("法定代表人"), most=60),
        Spec("address", tr("现住地或住所地"), required=True, width=4),
        Spec("joined_on", tr("追加日期"), Kind.DATE, required=True),
        Spec("consent", tr("新加的当事人也愿意调解"), Kind.TICK, width=3),
    ),
    start=on("joined_on"),
    make=_join,
    text=tr("权利义务告知书要请新加的当事人也签名；代理人、监护人另外登记。"),
    law=(LAW, tr("第17条")),
    width=760,
)  # fmt: skip


STRIKING = CaseStep(
    "StrikeCase",
    title=tr("作废登记"),
    button=tr("作废"),
    done=tr("已作废"),
    specs=(
        Spec(
            "reason", tr("原因"), required=True, width=4, most=200,
            hint=tr("如：与 012号 重复登记"),
        ),
    ),
    start=nothing,
    make=lambda case, _subject, values: StrikeCase(case.id, values["reason"]),
    text=tr("登记重了、登记错了的才作废；申请人不调了的，请登记撤回。案号不再给别的案件用。"),
    law=(LAW, tr("第27条")),
)  # fmt: skip


class JoiningSheet(CaseSheet):
    """A person by the number, or an organisation by its code."""

    def prepare(self) -> None:
        self._fit_kind()

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self._fit_kind()

    def place(self, faults: tuple[Fault, ...]) -> list[Fault]:
        fields = {"uscc": "id_no"}
        own = []
        for fault in faults:
            name = (fault.field or "").removeprefix("party.")
            name = fields.get(name, name)
            own.append(fault.shown_at(name) if name in self.grid.fields else fault)
        return super().place(tuple(own))

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name == "id_kind":
            self._fit_kind()

    def _fit_kind(self) -> None:
        unit = self.grid.field("id_kind").value() == UNIT_KIND
        self.grid.show_field("legal_rep", shown=unit)
        for name in ("phone", "address"):
            self.grid.set_required(name, required=not unit)


class RegisterSheet(CaseSheet):
    """Villages and kinds of disputes are found by their initials."""

    def prepare(self) -> None:
        if self.case.division:
            self._offer("division", [Choice(self.case.division, self.case.division_name)])
        self.context.work.run(self.context.desk.ask(ReadChoices()), self._on_choices, owner=self)

    def _on_choices(self, choices: CaseChoices) -> None:
        keys = dict(choices.initials)
        kinds = [(one, tr(one.label)) for one in DisputeType]
        for name, offered in (("division", choices.villages), ("dispute_type", kinds)):
            found = [Choice(value, label, keys.get(label, "")) for value, label in offered]
            self._offer(name, found)

    def _offer(self, name: str, choices: list[Choice]) -> None:
        field = self.grid.field(name)
        if isinstance(field, PinyinCombo):
            field.set_choices(choices)
