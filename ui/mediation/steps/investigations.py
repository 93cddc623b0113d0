"""调查记录: who was asked, what was said, and what was gathered."""

from __future__ import annotations

__all__ = ["EVIDENCE", "INVESTIGATION", "EvidenceSheet", "InvestigationSheet"]

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.attachments.messages import AttachmentRow, ListAttachments
from app.i18n import month_day, tr
from app.ids import Id
from app.mediation.messages import CaseDetail, GatherEvidence, RecordInvestigation
from app.messages import Command
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import Values, moment, nothing
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.picks import PicksField


def _start(case: CaseDetail, now: datetime) -> Values:
    names = tr("、").join(one.name for one in case.mediators)
    return {"on": now.date(), "investigators": names, "place": case.place}


def _make(case: CaseDetail, _subject: Id | None, values: Values) -> Command[Id]:
    return RecordInvestigation(
        case=case.id,
        target=values["target"],
        start=moment(values, "on", "start"),
        end=moment(values, "on", "end") if values["end"] else None,
        place=values["place"],
        investigators=values["investigators"],
        transcript=values["transcript"],
        attendees=values["attendees"],
        recorder=values["recorder"],
        evidence=values["evidence"],
    )


_FILES = Spec(
    "evidence", tr("收集的材料"), Kind.PICKS, width=4, note=tr("先放进“材料”，再在这里选")
)

INVESTIGATION = CaseStep(
    "RecordInvestigation",
    title=tr("做调查记录"),
    button=tr("记下"),
    done=tr("已记下调查"),
    specs=(
        Spec("target", tr("被调查人"), required=True, most=60),
        Spec("on", tr("调查日期"), Kind.DATE, required=True),
        Spec("start", tr("开始时间"), Kind.TIME, required=True),
        Spec("end", tr("结束时间"), Kind.TIME),
        Spec("place", tr("调查地点"), required=True, width=2, past="mediation.session_place"),
        Spec("attendees", tr("参加人"), width=2, past="mediation.attendees"),
        Spec("investigators", tr("调查人"), required=True, width=2, most=100),
        Spec("recorder", tr("记录人"), width=2, most=60),
        Spec("transcript", tr("调查内容"), Kind.AREA, required=True, width=4, lines=8, most=8000,
             hint=tr("问什么，怎么答")),
        _FILES,
    ),
    start=_start,
    make=_make,
    law=(LAW, tr("第22条")),
    width=760,
)  # fmt: skip


EVIDENCE = CaseStep(
    "GatherEvidence",
    title=tr("调查收集的材料"),
    button=tr("保存"),
    done=tr("已登记"),
    specs=(Spec("investigation", tr("哪次调查"), Kind.CHOICE, required=True, width=4), _FILES),
    start=nothing,
    make=lambda _case, _subject, values: GatherEvidence(
        values["investigation"] or b"", values["evidence"]
    ),
    law=(LAW, tr("第22条")),
    width=600,
)


class InvestigationSheet(CaseSheet):
    """With the files of the case to choose from."""

    def prepare(self) -> None:
        self.context.work.run(
            self.context.desk.ask(ListAttachments(self.case.id)), self._on_files, owner=self
        )

    def _on_files(self, files: tuple[AttachmentRow, ...]) -> None:
        field = self.grid.field("evidence")
        if isinstance(field, PicksField):
            field.set_choices([Choice(one.id, one.name) for one in files])
        self.grid.show_field("evidence", shown=bool(files))


class EvidenceSheet(InvestigationSheet):
    """Of several investigations the newest is likeliest; what is known of it stands chosen."""

    def prepare(self) -> None:
        super().prepare()
        field = self.grid.field("investigation")
        if isinstance(field, PinyinCombo):
            says = tr("{day} 向{target}调查")
            made = [
                (one.id, says.format(day=month_day(one.start.date()), target=one.target))
                for one in self.case.investigations
            ]
            field.set_choices([Choice(key, words) for key, words in made])

    def defaults(self) -> Mapping[str, Any]:
        made = self.case.investigations
        return {"investigation": made[-1].id} if made else {}

    def _on_files(self, files: tuple[AttachmentRow, ...]) -> None:
        super()._on_files(files)
        self._show_known()

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name == "investigation":
            self._show_known()

    def _show_known(self) -> None:
        chosen = self.grid.field("investigation").value()
        known = [one for one in self.case.investigations if one.id == chosen]
        ids = tuple(key for one in known for key, _ in one.evidence)
        self.grid.field("evidence").set_value(ids)
