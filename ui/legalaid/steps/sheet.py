"""The sheet of a step of legal aid; beside some of them lies the paper they are entered from."""

from __future__ import annotations

__all__ = ["AidSheet", "PaperSheet"]

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.attachments.messages import About, AddAttachment
from app.i18n import tr
from app.ids import Id
from app.legalaid.messages import AidDetail
from ui.attachments.chosen import ChosenFiles
from ui.context import Context
from ui.forms.slots import PhraseSource, Slots
from ui.forms.spec import Spec
from ui.legalaid.actions import AidRecord
from ui.legalaid.steps.step import AidStep
from ui.steps.sheet import StepSheet
from ui.widgets.layout import Column

_LINE = "legalaid"
_FILES = "files"  # among what a draft keeps


class AidSheet(StepSheet[AidRecord]):
    """Says of whom it is. A step may ask by the record, and by what was answered so far."""

    line_of_work = _LINE

    def __init__(
        self, context: Context, parent: QWidget, step: AidStep, record: AidRecord, row: Id | None
    ) -> None:
        asked = replace(step, specs=self.specs_of(step, record))
        super().__init__(context, parent, asked, record, row)

    @classmethod
    def specs_of(cls, step: AidStep, record: AidRecord) -> Sequence[Spec]:
        """The fields, where they depend on the record."""
        del record
        return step.specs

    def fit_fields(self) -> None:
        """Show what is asked for, by what was answered so far."""

    def about(self) -> str:
        one = self.record
        if not isinstance(one, AidDetail):
            return one.title
        return tr(" · ").join(filter(None, (one.person.name, one.cause, one.number)))

    def phrases(self) -> PhraseSource:
        return PhraseSource((), str, self.slots)

    def slots(self) -> Slots:
        """What the slots of a phrase are filled with."""
        one = self.record
        name = one.person.name if one.person else one.title
        return {tr("申请人"): name, tr("受援人"): name, tr("案由"): one.cause}

    def start(self) -> None:
        super().start()
        self.fit_fields()

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self.fit_fields()

    def _on_edited(self, name: str = "") -> None:
        self.fit_fields()
        super()._on_edited(name)


class PaperSheet(AidSheet):
    """Entered from a paper of the centre or the bureau, whose scan is kept with the record."""

    asks: ClassVar[str] = tr("把这份文书的扫描件、照片附上，登记后加密存进材料")

    def add_below(self, column: Column) -> None:
        self.scans = ChosenFiles(self.context, _LINE, self.asks)
        self.scans.edited.connect(self._on_edited)
        column.addWidget(self.scans)

    def kept(self) -> dict[str, Any]:
        return super().kept() | {_FILES: self.scans.kept()}

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore({name: value for name, value in kept.items() if name != _FILES})
        self.scans.restore(kept.get(_FILES, ()))

    def after(self, made: Id) -> None:
        for file in self.scans.files:
            self._keep(file, made)

    def _keep(self, file: Path, row: Id) -> None:
        """The page hears of it: this sheet is gone by then."""
        about = About(_LINE, self.record.id, row)
        future = self.context.desk.do(AddAttachment(about, file))
        self.context.work.run(future, lambda _id: None, owner=self.parentWidget())
