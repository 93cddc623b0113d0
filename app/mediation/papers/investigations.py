"""F-A6 调查记录, signed at the foot of every page."""

from __future__ import annotations

__all__ = ["SIGNED", "investigation_record"]

from app.mediation.messages import CaseDetail, InvestigationView
from app.mediation.papers.cells import labelled
from app.mediation.papers.wording import dossier_name, number
from app.papers.model import Block, Filled, Grid, Paragraph, Row, Space, Title
from app.papers.wording import BLANK_DATE, filled, lines_of, paragraphs, period

SIGNED = ("被调查人", "调查人", "记录人")

_READ = "以上记录已经看过（已经听宣读），与所说的一致。"


def investigation_record(case: CaseDetail, view: InvestigationView) -> tuple[Block, ...]:
    """What one person said, or one place showed."""
    target = f"investigations.{view.ordinal - 1}"
    return (
        Title("人民调解调查记录"),
        number(case),
        Grid(
            (2, 9),
            (
                labelled("时间", period(view.start, view.end, f"{target}.end", "调查结束时间")),
                labelled("地点", (filled(view.place, f"{target}.place", "调查地点"),)),
                labelled("事由", (dossier_name(case),)),
                labelled("被调查人", (filled(view.target, f"{target}.target", "被调查人"),)),
                labelled("参加人", (Filled(view.attendees or "无", f"{target}.attendees"),)),
                labelled(
                    "调查人", (filled(view.investigators, f"{target}.investigators", "调查人", 6),)
                ),
                labelled("记录人", (filled(view.recorder, f"{target}.recorder", "记录人", 6),)),
                *_evidence(view),
            ),
        ),
        Space(0.5),
        *paragraphs("调查情况：", lines_of(view.transcript, f"{target}.transcript")),
        Paragraph((_READ,)),
        Paragraph((BLANK_DATE,), align="right"),
    )


def _evidence(view: InvestigationView) -> tuple[Row, ...]:
    """What was gathered besides words, where anything was."""
    if not view.evidence:
        return ()
    names = "、".join(name for _, name in view.evidence)
    return (
        labelled("收集的材料", (Filled(names, f"investigations.{view.ordinal - 1}.evidence"),)),
    )
