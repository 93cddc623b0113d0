"""The two lines of the head: who applies, and what for."""

from __future__ import annotations

__all__ = ["about", "matter_words"]

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.i18n import tr
from app.legalaid.messages import Opinion
from app.people.messages import Sex


def about(values: Mapping[str, Any], today: date) -> str:
    """女，43 岁，住 吕村出租屋."""
    sex, birth, address = values["sex"], values["birth"], values["address"]
    parts = [tr(sex.label) if sex not in (None, Sex.UNSTATED) else ""]
    if birth is not None:
        before = (today.month, today.day) < (birth.month, birth.day)
        parts.append(tr("{n} 岁").format(n=today.year - birth.year - before))
    parts.append(tr("住 {place}").format(place=address) if address else "")
    return tr("，").join(filter(None, parts))


def matter_words(opinion: Opinion | None, details: Mapping[str, Any]) -> str:
    """事由：追索劳动报酬，18,600 元."""
    cause = details["cause"]
    if not cause and opinion is not None and opinion.matter is not None:
        cause = tr(opinion.matter.label)
    parts = [cause]
    if fen := details["claim_fen"]:
        yuan, rest = divmod(fen, 100)
        figure = f"{yuan:,}.{rest:02d}" if rest else f"{yuan:,}"
        parts.append(tr("{sum} 元").format(sum=figure))
    said = tr("，").join(filter(None, parts))
    return tr("事由：{words}").format(words=said) if said else ""
