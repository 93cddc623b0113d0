"""当事人 afterwards: who comes in, who comes in the place of another, where papers reach them."""

from __future__ import annotations

__all__ = ["ADDRESS", "JOINING", "SUCCESSION", "AddressSheet", "JoiningSheet", "SuccessionSheet"]

from collections.abc import Mapping
from typing import Any

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import (
    AddParty,
    CaseDetail,
    LeaveGround,
    PartyInput,
    PartyRole,
    PartyView,
    SetServiceAddress,
    State,
    SucceedParty,
)
from app.messages import Command
from app.people.messages import IdKind, OrganisationInput, PersonInput
from ui.forms.spec import Kind, Spec
from ui.mediation.form.tables import PERSON, UNIT_KIND
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import Values, nothing, on, options
from ui.widgets.combo import Choice, PinyinCombo

_WHO = (
    Spec(
        "id_kind", tr("证件"), Kind.CHOICE, required=True, options=PERSON[0].options,
        default=IdKind.RESIDENT,
    ),
    Spec("id_no", tr("证件号码"), Kind.ID, width=2),
    Spec("name", tr("姓名或单位名称"), required=True, width=2, most=60),
    Spec("phone", tr("联系电话"), Kind.NUMBER, required=True, most=40),
    Spec("legal_rep", tr("法定代表人"), most=60),
    Spec("address", tr("现住地或住所地"), required=True, width=4),
)  # fmt: skip
_MEDIATING = (State.ACCEPTED, State.MEDIATING, State.CONTINUING)
_ACCEPTS = Spec("recusal_ok", tr("也书面同意由有利害关系的调解员调解"), Kind.TICK, width=4)


def _typed(role: PartyRole, values: Values) -> tuple[PartyInput, dict[str, Any]]:
    """The party as typed, and the other values."""
    rest = dict(values)
    who = {spec.name: rest.pop(spec.name) for spec in _WHO}
    accepts = bool(rest.pop("recusal_ok"))
    if who["id_kind"] == UNIT_KIND:
        unit = OrganisationInput(
            who["name"], who["id_no"], who["legal_rep"], who["address"], who["phone"]
        )
        return PartyInput(role, organisation=unit, recusal_ok=accepts), rest
    del who["legal_rep"]
    return PartyInput(role, person=PersonInput(**who), recusal_ok=accepts), rest


def _join(case: CaseDetail, _subject: Id | None, values: Values) -> Command[Id]:
    party, rest = _typed(values["role"], values)
    del rest["role"]
    return AddParty(case.id, party, **rest)


def _succeed(case: CaseDetail, _subject: Id | None, values: Values) -> Command[Id]:
    party = values["party"] or b""
    role = next((one.role for one in case.parties if one.id == party), PartyRole.THIRD)
    successor, rest = _typed(role, values)
    return SucceedParty(case.id, successor=successor, **rest)


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
        *_WHO,
        Spec("joined_on", tr("追加日期"), Kind.DATE, required=True),
        Spec("consent", tr("新加的当事人也愿意调解"), Kind.TICK, width=3),
        _ACCEPTS,
    ),
    start=on("joined_on"),
    make=_join,
    text=tr("权利义务告知书要请新加的当事人也签名；代理人、监护人另外登记。"),
    law=(LAW, tr("第17条")),
    width=760,
)  # fmt: skip


SUCCESSION = CaseStep(
    "SucceedParty",
    title=tr("登记承继"),
    button=tr("登记承继"),
    done=tr("已登记承继"),
    specs=(
        Spec("party", tr("原来的当事人"), Kind.CHOICE, required=True, width=2),
        Spec(
            "ground", tr("为什么承继"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(LeaveGround)), default=LeaveGround.DEATH,
        ),
        Spec("left_on", tr("死亡、合并或者终止日期"), Kind.DATE, required=True, width=2),
        Spec(
            "proof", tr("证明"), required=True, width=2, most=200,
            hint=tr("如：死亡证明、亲属关系证明"),
        ),
        *_WHO,
        Spec("consent", tr("承继人也愿意调解"), Kind.TICK, width=4),
        _ACCEPTS,
    ),
    start=nothing,
    make=_succeed,
    text=tr(
        "先问清是否放弃继承：放弃的可以不还债，不放弃的以所得遗产为限。"
        "有几位承继人的，逐位登记。签过的文书不变，没有履行的由承继人履行、受领。"
    ),
    law=(tr("民法典"), tr("第1161条")),
    width=760,
)  # fmt: skip


ADDRESS = CaseStep(
    "SetServiceAddress",
    title=tr("登记送达地址"),
    button=tr("保存"),
    done=tr("已登记送达地址"),
    specs=(
        Spec("party", tr("当事人"), Kind.CHOICE, required=True, width=4),
        Spec("address", tr("送达地址"), width=4, most=200, note=tr("与住址相同的，清空")),
    ),
    start=nothing,
    make=lambda _case, _subject, values: SetServiceAddress(
        values["party"] or b"", values["address"]
    ),
    text=tr("法院的文书寄到这里；申请司法确认时印在申请书上。"),
    width=520,
)


class JoiningSheet(CaseSheet):
    """A person by the number, or an organisation by its code."""

    def prepare(self) -> None:
        self.grid.show_field("recusal_ok", shown=False)
        self._fit_kind()

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self._fit_kind()

    def place(self, faults: tuple[Fault, ...]) -> list[Fault]:
        if any(fault.rule == "med.M05" for fault in faults):
            self.grid.show_field("recusal_ok", shown=True)
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


class SuccessionSheet(JoiningSheet):
    """Whoever left already may be succeeded by one heir more."""

    def prepare(self) -> None:
        super().prepare()
        _offer(self, self.case.parties)
        self.grid.show_field("consent", shown=self.case.state in _MEDIATING)

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name == "party":
            self._recall(self.grid.field("party").value())

    def _recall(self, party: Id | None) -> None:
        """Of a second heir, what the first one was written down with."""
        left = next((one for one in self.case.parties if one.id == party and one.left_on), None)
        if left is not None:
            self.grid.fill(
                {"ground": left.left_ground, "left_on": left.left_on, "proof": left.left_proof}
            )


class AddressSheet(CaseSheet):
    """One party after the other; what is known stands in the field."""

    def prepare(self) -> None:
        _offer(self, self.case.present)

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        party = self.grid.field("party").value()
        if name == "party" and party is not None:
            known = next(one for one in self.case.present if one.id == party)
            self.grid.field("address").set_value(known.service_address)


def _offer(sheet: CaseSheet, parties: tuple[PartyView, ...]) -> None:
    field = sheet.grid.field("party")
    if isinstance(field, PinyinCombo):
        says = tr("{role} {name}")
        field.set_choices(
            [Choice(one.id, says.format(role=tr(one.role.label), name=one.name)) for one in parties]
        )
