"""稍后补: number, telephone and address of a party of a doorstep case."""

from __future__ import annotations

__all__ = ["COMPLETION", "CompletionSheet"]

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.mediation.messages import CaseDetail, CompleteParty, PartyView, ReadCase
from app.messages import Command
from app.people.messages import IdKind, ReadIdNumber, ReadTyped, Typed
from ui.context import Context
from ui.forms.asked import AskedCheck
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import nothing, options

COMPLETION = CaseStep(
    "CompleteParty",
    title=tr("补当事人资料"),
    button=tr("保存"),
    done=tr("已补上"),
    specs=(
        Spec(
            "id_kind", tr("证件"), Kind.CHOICE, options=options(tuple(IdKind)),
            default=IdKind.RESIDENT,
        ),
        Spec("id_no", tr("证件号码"), Kind.ID, width=2, note=tr("还没有的，先空着")),
        Spec("phone", tr("联系电话"), Kind.NUMBER, most=40),
        Spec("address", tr("现住地"), width=4),
    ),
    start=nothing,
    make=lambda _case, subject, values: CompleteParty(
        subject or b"", **{name: value for name, value in values.items() if value}
    ),
    law=(LAW, tr("第27条")),
)  # fmt: skip


class CompletionSheet(CaseSheet):
    """One party after the other, as long as something waits."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        step: CaseStep,
        case: CaseDetail,
        subject: Id | None,
    ) -> None:
        self._party = _party_of(case, subject)
        super().__init__(context, parent, step, case, self._party.id if self._party else subject)
        AskedCheck(context, self.grid.field("id_no"), self._ask_number)
        AskedCheck(context, self.grid.field("phone"), partial(ReadTyped, Typed.PHONE))

    def about(self) -> str:
        if self._party is None:
            return super().about()
        return tr("{role} {name}").format(role=tr(self._party.role.label), name=self._party.name)

    def defaults(self) -> Mapping[str, Any]:
        person = self._party.person if self._party else None
        if person is None:
            return {}
        known = {"id_no": person.id_no, "phone": person.phone, "address": person.address}
        return known | ({"id_kind": person.id_kind} if person.id_no else {})

    def command(self) -> Command[Id]:
        values = dict(self.grid.values())
        if not values["id_no"]:
            values["id_kind"] = None  # without a number the kind says nothing
        return self.step.make(self.case, self.subject, values)

    def after(self, _made: Id) -> None:
        from ui.mediation.steps import open_step  # noqa: PLC0415 - the door is in the room itself

        def on_case(case: CaseDetail) -> None:
            party = _party_of(case, None)
            if party is not None and party.id != self.subject:
                open_step(self.context, parent, self.step.action, case, party.id)

        parent = self._host
        future = self.context.desk.ask(ReadCase(self.case.id))
        self.context.work.run(future, on_case, owner=parent)

    def _ask_number(self, text: str) -> ReadIdNumber | None:
        kind = self.grid.field("id_kind").value()
        return ReadIdNumber(kind, text) if kind is not None else None


def _party_of(case: CaseDetail, party: Id | None) -> PartyView | None:
    """The party asked for, else the first of whom something waits."""
    if party is not None:
        return next((one for one in case.parties if one.id == party), None)
    places = [int(one.field.split(".")[1]) for one in case.later]
    return case.parties[places[0]] if places else None
