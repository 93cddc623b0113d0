"""The page 社区矫正: the list, and the subject in hand."""

from __future__ import annotations

__all__ = ["CorrectionPage"]

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.attachments.messages import AttachmentRow
from app.correction.messages import ReadSubject, SubjectDetail, SubjectTab
from app.i18n import tr
from app.ids import Id
from app.people.messages import Secret
from ui.context import Context, Place
from ui.correction.actions import LOOK, act
from ui.correction.detail import SubjectPanel
from ui.correction.listing import SubjectListing
from ui.forms.sheet import FormSheet
from ui.people.forms import secret_form
from ui.records.page import RecordPage
from ui.shell.page import Act

# What a sheet begins with and the page masks.
_GUARDED = {
    "WritePlan": Secret.NOTES,
    "ReviseGuarded": Secret.HEALTH,
    "ReviseJudgment": Secret.CRIME,
    "RecordOutside": Secret.HEALTH,
    "VerifyClue": Secret.NOTES,
    "ProposeSanction": Secret.NOTES,
}
_AT_DESK = frozenset({"RecordCheckIn", "ExcuseCheckIn", "RecordSubjectVisit"})


class CorrectionPage(RecordPage):
    """The subjects of 社区矫正; new ones are registered on the form."""

    line = new_in = "correction"
    shows_paper = False  # papers name the crime, which the page masks
    icon = "user-check"
    none = tr("选中的对象，情况显示在这里")
    lost = tr("这份记录打不开")
    listing: SubjectListing

    def __init__(self, context: Context) -> None:
        self._looks: tuple[Id, ...] = ()  # of whom they are, and what was written down
        self._looked_at: Id | None = None
        super().__init__(context, SubjectListing(context), ReadSubject)

    def make_panel(self) -> SubjectPanel:
        panel = SubjectPanel(self.context)
        panel.tracks.asked.connect(self._on_track_asked)
        panel.uncoverAsked.connect(self._uncover)
        panel.kept.materials.lookAsked.connect(self._on_file_closed)
        panel.sentence.changeAsked.connect(lambda: self.act("ReviseGuarded"))
        panel.sentence.fileAsked.connect(self._on_file_asked)
        return panel

    @property
    def subject(self) -> SubjectPanel:
        """The subject on the screen."""
        panel: SubjectPanel = self.panel
        return panel

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("社区矫正")

    def subtitle(self) -> str:
        if self.counts is None:
            return ""
        counts = dict(self.counts.counts)
        words = tr("在矫 {n} 人").format(n=counts.get(SubjectTab.SERVING, 0))
        late = tr("，{n} 人有超期的事").format(n=self.counts.late) if self.counts.late else ""
        return words + late

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换人")),
            ("Ctrl+E", tr("记一笔")),
            ("Ctrl+P", tr("打印")),
            ("/", tr("列表内找")),
        )

    def record_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.NOTE: self.subject.focus_note, Act.HISTORY: self.subject.show_history}

    def deactivate(self) -> None:
        self.subject.note.flush()
        self._cover()

    # -- the subject in hand -----------------------------------------------------------------

    def in_panel(self) -> SubjectDetail | None:
        return self.subject.subject

    def show_record(self, record: SubjectDetail) -> None:
        if record.id != self._looked_at:
            self._looks, self._looked_at = (), None
            self.subject.kept.materials.set_looks(())
        if self._looks:
            self._read_uncovered(record.id)  # something changed while it lies open
        else:
            self.subject.show_subject(record)

    def act(self, action: str) -> None:
        self._on_track_asked(action, None)

    def fill_gap(self, record: SubjectDetail, gap: str) -> None:
        room, _, field = gap.partition(".")
        if room in ("person", "guardian"):
            self.show_person(record.person.id)
        elif "ReviseProfile" in record.actions:
            act(self.context, self, "ReviseProfile", record, field=field or room)
        else:
            self.context.toast(tr("这一处登记后不能再改，请打印后在空白处手写"))

    def activate(self, **where: Any) -> None:
        if where.get("action") in _AT_DESK:  # 今日 has reports among what a correction owes
            self.context.go(Place("correction.checkin", {"subject": where["case"]}))
            return
        if where.get("action") == "ReadSurvey":  # asked before anybody is under correction
            self.context.go(Place("correction.surveys", {"survey": where["case"]}))
            return
        if where.get("action") == "ReadOfficeMatters":  # about the office, and no subject
            self.context.go(Place("correction.office", {"notice": where["case"]}))
            return
        super().activate(**where)

    def _on_track_asked(self, action: str, row: Id | None) -> None:
        if action == "AddSubjectNote":
            self.subject.focus_note()
        elif action == LOOK.name:
            self._uncover(Secret.NOTES)
        elif action in _AT_DESK and self.shown is not None and not self.shown.guarded:
            self.context.go(Place("correction.checkin", {"subject": self.shown.id}))
        elif self.shown is not None:
            self._open_sheet(action, self.shown, row)

    def _open_sheet(self, action: str, subject: SubjectDetail, row: Id | None) -> None:
        """A sheet; what it begins with may be masked, and is uncovered first."""
        secret = _GUARDED.get(action)
        if action == "WritePlan" and not subject.plans:
            secret = None
        if secret is None or secret in subject.uncovered:
            act(self.context, self, action, subject, row)
        else:
            self._uncover(secret, then=lambda seen: act(self.context, self, action, seen, row))

    def _on_file_asked(self) -> None:
        if self.shown is not None:
            self.show_person(self.shown.person.id)

    def _on_file_closed(self, item: AttachmentRow) -> None:
        """A photo or a scan is shown once the look at it is written down."""
        if isinstance(item.closed, Secret):
            opened = replace(item, closed=None)
            self._uncover(item.closed, lambda _seen: self.subject.kept.materials.open_item(opened))

    def _uncover(self, what: Secret, then: Callable[[SubjectDetail], object] | None = None) -> None:
        """Who looks and what for is written down first; only then the words are read."""
        subject = self.shown
        if subject is None:
            return

        def on_written(look: Id) -> None:
            if self.shown is not None and self.shown.id == subject.id and self.isVisible():
                self._looks, self._looked_at = (*self._looks, look), subject.id
                self.subject.kept.materials.set_looks(self._looks)
                self._read_uncovered(subject.id, then)

        sheet = FormSheet(self.context, self, secret_form(subject.person, what))
        sheet.made.connect(on_written)
        sheet.open()

    def _read_uncovered(
        self, subject: Id, then: Callable[[SubjectDetail], object] | None = None
    ) -> None:
        """The record with what was looked at."""

        def on_read(seen: SubjectDetail) -> None:
            if self._looked_at == seen.id and self.isVisible():
                self.subject.show_subject(seen)
                if then is not None:
                    then(seen)

        asked = self.context.desk.ask(ReadSubject(subject, self._looks))
        self.context.work.run(asked, on_read, owner=self)

    def _cover(self) -> None:
        """The words go as the page is left."""
        if self._looks:
            self._looks, self._looked_at = (), None
            self.subject.kept.materials.set_looks(())
            self.subject.cover()
            if self.reader.wanted is not None:
                self.reader.open(self.reader.wanted)
