"""Sample leads: what was heard on rounds through the villages, before anybody asked."""

from __future__ import annotations

__all__ = ["leads"]

from collections.abc import Iterator
from datetime import date, timedelta

from app.mediation.messages import (
    AddLead,
    DisputeType,
    LeadInput,
    LeadStep,
    RecordScreening,
    RiskLevel,
)
from app.messages import Command

_TIANJIN, _XIAOZE = "440705101219", "440705101205"  # 田金村, 小泽村


def leads(today: date) -> Iterator[Command[bytes]]:
    """Two that wait, and a round that found nothing."""
    yield AddLead(
        LeadInput(
            found_on=today - timedelta(days=4),
            finder="网格员 李某",
            division=_TIANJIN,
            parties=("田金村3队", "田金村5队"),
            dispute_type=DisputeType.LAND_FOREST,
            facts="两个村民小组对后山边界各说各的，今年起各自砍树，组长口角过两次，没有动手。",
            next_step=LeadStep.REPORT,
            people_count=12,
            place="田金村后山",
            risk=RiskLevel.YELLOW,
        )
    )
    yield AddLead(
        LeadInput(
            found_on=today - timedelta(days=2),
            finder="冯桂芳",
            division=_XIAOZE,
            parties=("余某",),
            dispute_type=DisputeType.NEIGHBOUR,
            facts="余某嫌隔壁加工店夜里开机太吵，说了几次没有改。",
            next_step=LeadStep.ON_THE_SPOT,
            people_count=2,
        )
    )
    yield RecordScreening(today - timedelta(days=9), _XIAOZE, "冯桂芳", "走访十二户，没有发现纠纷")
