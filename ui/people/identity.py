"""The fields that correct who a person is, the same on every sheet that changes a person."""

from __future__ import annotations

__all__ = ["IDENTITY", "IdentityCheck", "known_identity"]

from typing import Any

from PySide6.QtCore import QObject

from app.i18n import tr
from app.people.messages import (
    IdKind,
    IdNumberView,
    PersonView,
    ReadIdNumber,
    Sex,
)
from ui.context import Context
from ui.forms.asked import AskedCheck
from ui.forms.grid import FieldGrid
from ui.forms.spec import Kind, Spec
from ui.widgets.numbers import IdField

_GROUPED = (IdKind.RESIDENT, IdKind.HMT_RESIDENCE, IdKind.PERMANENT_RESIDENT)

IDENTITY = (
    Spec(
        "id_kind",
        tr("证件"),
        Kind.CHOICE,
        width=2,
        options=tuple((kind, tr(kind.label)) for kind in IdKind),
        fresh_row=True,
    ),
    Spec("id_no", tr("证件号码"), Kind.ID, width=2, note=tr("号码不改就空着")),
    Spec(
        "sex",
        tr("性别"),
        Kind.RADIO,
        width=2,
        options=tuple((sex, tr(sex.label)) for sex in Sex),
    ),
    Spec("birth", tr("出生日期"), Kind.DATE, width=2),
)


def known_identity(person: PersonView) -> dict[str, Any]:
    """What the fields begin with; the number is typed anew from the document or left."""
    return {"id_kind": person.id_kind, "id_no": "", "sex": person.sex, "birth": person.birth}


class IdentityCheck(QObject):
    """Asks about the number as it is typed, and fills in what it says of sex and birth."""

    def __init__(self, context: Context, grid: FieldGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._check = AskedCheck(context, grid.field("id_no"), self._ask)
        self._check.answered.connect(self._on_answered)
        grid.edited.connect(self._on_edited)

    def _ask(self, text: str) -> ReadIdNumber:
        return ReadIdNumber(self._grid.field("id_kind").value() or IdKind.OTHER, text)

    def _on_edited(self, name: str = "") -> None:
        if name != "id_kind":
            return
        self._check.forget()
        field = self._grid.field("id_no")
        if isinstance(field, IdField):
            field.set_grouped(self._grid.field("id_kind").value() in _GROUPED)

    def _on_answered(self, _text: str, view: IdNumberView) -> None:
        for name, value in (("sex", view.sex), ("birth", view.birth)):
            if value is not None:
                self._grid.field(name).set_value(value)
