"""When somebody whom another line heard is to be asked whether to apply."""

from __future__ import annotations

__all__ = ["wish_due"]

from datetime import datetime

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact


def wish_due(wish: Id, name: str, asked_at: datetime, law: Rulebook) -> DueFact:
    """法律援助法 第23条 has the right told; la.R-B02b asks after it by the next working day."""
    due = law.due("la.R-B02b", asked_at.astimezone(CHINA).date())
    return DueFact(
        "la.R-B02b", wish, due, tr("登记申请"), tr("{name} 想申请法律援助").format(name=name),
        tr("已经填好的不用再填，补齐后登记"), tr("登记申请"), "RegisterApplication",
    )  # fmt: skip
