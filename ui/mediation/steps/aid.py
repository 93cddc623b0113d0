"""A party goes on to legal aid: who, and nothing else is asked, for all else is in the case."""

from __future__ import annotations

__all__ = ["AID", "AidSheet"]

from collections.abc import Mapping
from typing import Any

from app.i18n import tr
from app.mediation.messages import PartyRole, SeekLegalAid
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import CaseStep
from ui.steps.step import nothing
from ui.widgets.combo import Choice
from ui.widgets.picks import PicksField

AID = CaseStep(
    "SeekLegalAid",
    title=tr("转法律援助"),
    button=tr("转法律援助"),
    done=tr("已转给法律援助工作站登记"),
    specs=(Spec("parties", tr("谁要申请"), Kind.PICKS, required=True, width=4),),
    start=nothing,
    make=lambda case, _subject, values: SeekLegalAid(case=case.id, **values),
    text=tr("案情、请求、对方都带过去，不用再填。告诉当事人：登记以后才算收到申请。"),
    law=(tr("法律援助法"), tr("第23条")),
    width=520,
)


class AidSheet(CaseSheet):
    """Only people apply; who asked for mediation stands chosen."""

    def prepare(self) -> None:
        field = self.grid.field("parties")
        if isinstance(field, PicksField):
            people = [one for one in self.case.present if one.person]
            field.set_choices([Choice(one.id, one.name) for one in people])

    def defaults(self) -> Mapping[str, Any]:
        asked = [one for one in self.case.present if one.role is PartyRole.APPLICANT]
        return {"parties": tuple(one.id for one in asked if one.person)}
