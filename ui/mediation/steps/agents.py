"""Agents and guardians: who acts for which party, by what paper, until when."""

from __future__ import annotations

__all__ = ["AGENT", "END_AGENT", "AgentSheet", "EndAgentSheet"]

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.mediation.messages import (
    AddAgent,
    AgentBasis,
    AgentInput,
    AgentProof,
    Authority,
    CaseDetail,
    Certification,
    EndAgent,
    PartyView,
)
from app.messages import Command
from app.people.messages import IdKind, PersonInput, ReadIdNumber, ReadTyped, Typed
from ui.context import Context
from ui.forms.asked import AskedCheck
from ui.forms.spec import Kind, Spec
from ui.mediation.agents import agent_line, needs_guardian
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import CaseStep
from ui.steps.step import Values, on, options
from ui.widgets.combo import Choice, PinyinCombo

_CIVIL_CODE = tr("民法典")
_PERSON = ("name", "id_kind", "id_no", "phone")


def _start(case: CaseDetail, now: datetime) -> Values:
    unguarded = [one for one in case.present if needs_guardian(one)]
    party = (unguarded or list(case.present))[0]
    basis = AgentBasis.STATUTORY if unguarded else AgentBasis.ENTRUSTED
    proof = AgentProof.HOUSEHOLD if unguarded else AgentProof.POWER
    return {"party": party.id, "basis": basis, "proof": proof, "valid_from": now.date()}


def _make(case: CaseDetail, _subject: Id | None, values: Values) -> Command[Id]:
    rest = dict(values)
    party = rest.pop("party")
    person = PersonInput(**{name: rest.pop(name) for name in _PERSON})
    return AddAgent(case.id, party or b"", AgentInput(person, **rest))


AGENT = CaseStep(
    "AddAgent",
    title=tr("登记代理人、监护人"),
    button=tr("登记"),
    done=tr("已登记代理人"),
    specs=(
        Spec("party", tr("为哪一方"), Kind.CHOICE, required=True, width=2),
        Spec(
            "basis",
            tr("依据"),
            Kind.CHOICE,
            required=True,
            width=2,
            options=options(tuple(AgentBasis)),
        ),
        Spec("name", tr("姓名"), required=True, most=60),
        Spec(
            "id_kind",
            tr("证件"),
            Kind.CHOICE,
            options=options(tuple(IdKind)),
            default=IdKind.RESIDENT,
        ),
        Spec("id_no", tr("证件号码"), Kind.ID, width=2),
        Spec("phone", tr("联系电话"), Kind.NUMBER, most=40),
        Spec("relation", tr("与当事人的关系"), hint=tr("如：父亲、律师"), most=50),
        Spec(
            "proof",
            tr("证明材料"),
            Kind.CHOICE,
            required=True,
            width=2,
            options=options(tuple(AgentProof)),
        ),
        Spec(
            "authority",
            tr("权限"),
            Kind.RADIO,
            required=True,
            width=2,
            options=options(tuple(Authority)),
            default=Authority.GENERAL,
            note=tr("没有特别授权不能代为和解"),
        ),
        Spec(
            "certification",
            tr("授权委托书"),
            Kind.CHOICE,
            width=2,
            options=options(tuple(Certification)),
            default=Certification.AT_HOME,
        ),
        Spec("valid_from", tr("从哪天起"), Kind.DATE, required=True, fresh_row=True),
        Spec("valid_to", tr("到哪天止"), Kind.DATE, note=tr("没写的不填")),
    ),
    start=_start,
    make=_make,
    law=(_CIVIL_CODE, tr("第165条")),
    width=760,
)


END_AGENT = CaseStep(
    "EndAgent",
    title=tr("终止代理"),
    button=tr("终止代理"),
    done=tr("已终止代理"),
    specs=(
        Spec("agent", tr("哪位代理人"), Kind.CHOICE, required=True, width=4),
        Spec("ended_on", tr("终止日期"), Kind.DATE, required=True),
        Spec("note", tr("原因"), width=3, hint=tr("如：当事人取消委托")),
    ),
    start=on("ended_on"),
    make=lambda _case, _subject, values: EndAgent(
        values["agent"] or b"", values["ended_on"], values["note"]
    ),
    law=(_CIVIL_CODE, tr("第173条")),
)


class AgentSheet(CaseSheet):
    """A guardian needs no authority of the party's, an entrusted agent a paper of it."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        step: CaseStep,
        case: CaseDetail,
        subject: Id | None,
    ) -> None:
        super().__init__(context, parent, step, case, subject)
        for name, kind in (("name", Typed.NAME), ("phone", Typed.PHONE)):
            AskedCheck(context, self.grid.field(name), partial(ReadTyped, kind))
        AskedCheck(context, self.grid.field("id_no"), self._ask_number)

    def prepare(self) -> None:
        field = self.grid.field("party")
        if isinstance(field, PinyinCombo):
            field.set_choices([Choice(one.id, _party(one)) for one in self.case.present])

    def defaults(self) -> Mapping[str, Any]:
        values = dict(super().defaults())
        return values if self.subject is None else values | {"party": self.subject}

    def start(self) -> None:
        super().start()
        self._fit_basis()

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self._fit_basis()

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name == "basis":
            entrusted = self.grid.field("basis").value() is AgentBasis.ENTRUSTED
            proof = AgentProof.POWER if entrusted else AgentProof.HOUSEHOLD
            self.grid.field("proof").set_value(proof)
            self._fit_basis()

    def _fit_basis(self) -> None:
        entrusted = self.grid.field("basis").value() is AgentBasis.ENTRUSTED
        for name in ("authority", "certification"):
            self.grid.show_field(name, shown=entrusted)

    def _ask_number(self, text: str) -> ReadIdNumber:
        return ReadIdNumber(self.grid.field("id_kind").value() or IdKind.OTHER, text)


class EndAgentSheet(CaseSheet):
    """Of several agents the one whose authority ended."""

    def prepare(self) -> None:
        standing = [one for party in self.case.present for one in party.agents if one.standing]
        field = self.grid.field("agent")
        if isinstance(field, PinyinCombo):
            field.set_choices([Choice(one.id, agent_line(one)) for one in standing])
        if len(standing) == 1:
            field.set_value(standing[0].id)


def _party(party: PartyView) -> str:
    return tr("{role} {name}").format(role=tr(party.role.label), name=party.name)
