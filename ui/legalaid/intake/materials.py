"""材料: what was handed in, by digits; copies, pages and photos of each."""

from __future__ import annotations

__all__ = ["MaterialsCard"]

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import tr
from app.legalaid.messages import AskedMaterial, HeldMaterial, MaterialState
from ui.context import Context
from ui.forms.grid import FieldGrid
from ui.forms.spec import Kind, Spec
from ui.legalaid.intake.choices import ChoiceRows, Offer
from ui.widgets.buttons import Button
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Sunken

_SIZES = (
    Spec("copies", tr("份数"), Kind.COUNT),
    Spec("pages", tr("页数"), Kind.COUNT),
    Spec("instead", tr("用别的代替"), Kind.CHOICE, width=2, hint=tr("不用代替的空着")),
)
_PICTURES = tr("图片和扫描件 (*.jpg *.jpeg *.png *.pdf *.bmp *.tif *.tiff)")


class MaterialsCard(QWidget):
    """A digit says that a paper came, and that it came not.

    Attributes:
        files: photos chosen of each paper, by its id; they are kept once the record exists.

    Signals:
        edited: what was handed in changed.
    """

    edited = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self._papers: tuple[AskedMaterial, ...] = ()
        self._held: dict[str, HeldMaterial] = {}
        self.files: dict[str, list[Path]] = {}
        column = Column(theme, self, margins=(16, 14, 16, 12), spacing=8)
        self._title = Label(theme, "", "title", wrap=True)
        self._hint = Label(theme, "", "small", "text_2", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        self.rows = ChoiceRows(theme, several=True)
        column.addWidget(self.rows)
        column.addWidget(self._build_one())
        column.addStretch(1)
        self.rows.chosen.connect(self._on_chosen)
        self.rows.moved.connect(self._show_one)
        self.sizes.edited.connect(self._on_sized)

    def _build_one(self) -> QWidget:
        """About the paper in hand: copies, pages, photos, what may stand in its place."""
        theme = self._context.theme
        self._one = Sunken(theme)
        column = Column(theme, self._one, margins=(12, 8, 12, 8), spacing=4)
        self._name = Label(theme, "", "body_strong", wrap=True)
        self._why = Label(theme, "", "small", "text_2", wrap=True)
        column.addWidget(self._name)
        column.addWidget(self._why)
        row = Row(theme, spacing=12)
        self.sizes = FieldGrid(self._context, _SIZES, across=2)
        row.addWidget(self.sizes, 1)
        self.photo = Button(theme, tr("拍照、选文件"), icon="camera", size="small")
        self.photo.clicked.connect(self._on_photo)
        row.addWidget(self.photo)
        column.addLayout(row)
        return self._one

    # -- what the page asks --------------------------------------------------------------

    def show_papers(self, title: str, hint: str, papers: Sequence[AskedMaterial]) -> None:
        """Show the checklist; what is not asked for is not shown here."""
        self._title.setText(title)
        self._hint.setText(hint)
        wanted = tuple(one for one in papers if one.state is not MaterialState.NOT_NEEDED)
        offers = tuple(Offer(one.id, one.title, self._size(one)) for one in wanted)
        held = [one.id for one in wanted if one.id in self._held]
        same = [one.id for one in self._papers] == [one.id for one in wanted]
        self._papers = wanted
        if same:
            self.rows.refresh(offers, held)
        else:
            self.rows.show_offers(title, offers, held)
        self._show_one()

    def held(self) -> tuple[HeldMaterial, ...]:
        """What was handed in."""
        return tuple(self._held.values())

    def fill(self, held: Sequence[HeldMaterial]) -> None:
        """What was handed in already."""
        self._held = {one.id: one for one in held}

    def toggle(self, paper: str) -> None:
        """It came, or it came not."""
        if paper in self._held:
            del self._held[paper]
        else:
            self._held[paper] = HeldMaterial(id=paper)
        self.edited.emit()

    def choose_files(self, paper: str) -> None:
        """Let the user choose photos of a paper; then it is here."""
        dialog = QFileDialog(self, tr("选材料的照片或者扫描件"), "", _PICTURES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.add_files(paper, map(Path, chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_files(self, paper: str, files: Any) -> None:
        """Photos of a paper."""
        known = self.files.setdefault(paper, [])
        known += [file for file in files if file not in known]
        pages = max(1, len(known))
        before = self._held.get(paper)
        if before is None or before.pages < pages:
            self._held[paper] = replace(before or HeldMaterial(id=paper), pages=pages)
        self.edited.emit()

    def look(self, paper: str) -> None:
        """Show the photos of a paper, in whatever shows pictures here."""
        for file in self.files.get(paper, ()):
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
                self._context.toast(tr("打不开 {name}，文件可能已经移走").format(name=file.name))

    def reset(self) -> None:
        """Nothing was handed in."""
        self._held, self.files, self._papers = {}, {}, ()

    def kept(self) -> dict[str, Any]:
        """What a draft keeps: where the photos lie, not what they show."""
        held = [[one.id, one.copies, one.pages, one.instead] for one in self._held.values()]
        files = {paper: list(map(str, known)) for paper, known in self.files.items()}
        return {"held": held, "files": files}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        self.reset()
        self._held = {
            paper: HeldMaterial(id=paper, copies=copies, pages=pages, instead="".join(instead))
            for paper, copies, pages, *instead in kept.get("held", ())
        }
        self.files = {
            paper: list(map(Path, known)) for paper, known in kept.get("files", {}).items()
        }

    def go(self) -> None:
        """The keyboard to the list."""
        self.rows.setFocus()

    # -- inside --------------------------------------------------------------------------

    def _size(self, paper: AskedMaterial) -> str:
        held = self._held.get(paper.id)
        if held is None:
            return tr(paper.state.label)
        return tr("{n} 份 {m} 页").format(n=held.copies, m=held.pages)

    def _in_hand(self) -> AskedMaterial | None:
        current = self.rows.current()
        key = current.value if current is not None else None
        return next((one for one in self._papers if one.id == key), None)

    def _show_one(self) -> None:
        paper = self._in_hand()
        self._one.setVisible(paper is not None)
        if paper is None:
            return
        held = self._held.get(paper.id)
        self._name.setText(paper.title)
        instead = tr("、").join(paper.instead)
        words = tr("{why}。没有的，可以用：{instead}") if instead else tr("{why}。")
        self._why.setText(words.format(why=paper.why, instead=instead))
        self.sizes.setVisible(held is not None)
        if held is not None:
            self._show_sizes(paper, held)

    def _show_sizes(self, paper: AskedMaterial, held: HeldMaterial) -> None:
        sizes = self.sizes
        sizes.show_field("instead", shown=bool(paper.instead))
        listed = sizes.field("instead")
        if isinstance(listed, PinyinCombo):
            listed.set_choices(tuple(Choice(one, one) for one in paper.instead))
        shown = (("copies", held.copies), ("pages", held.pages), ("instead", held.instead or None))
        for name, value in shown:
            if not sizes.field(name).editor.hasFocus():
                sizes.field(name).set_value(value)

    def _on_chosen(self) -> None:
        chosen = set(self.rows.values())
        for paper in self._papers:
            if (paper.id in chosen) is not (paper.id in self._held):
                self.toggle(paper.id)
        self._show_one()

    def _on_sized(self, _name: str) -> None:
        paper, values = self._in_hand(), self.sizes.values()
        if paper is None or paper.id not in self._held:
            return
        copies, pages = values["copies"] or 1, values["pages"] or 1
        instead = values["instead"] or ""
        held = HeldMaterial(id=paper.id, copies=copies, pages=pages, instead=instead)
        self._held[paper.id] = held
        self.edited.emit()

    def _on_photo(self) -> None:
        paper = self._in_hand()
        if paper is not None:
            self.choose_files(paper.id)
