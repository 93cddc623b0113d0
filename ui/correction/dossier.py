"""工作档案 and 执行档案 of a subject: what lies in each and what it lacks, each as one PDF."""

from __future__ import annotations

__all__ = ["DossiersPanel"]

from app.correction.messages import DossierKind, SubjectDetail
from app.i18n import tr
from ui.context import Context
from ui.records.dossier import DossierPanel
from ui.widgets.buttons import Button
from ui.widgets.layout import Row
from ui.widgets.tabs import FilterTabs

_LINE = "correction"
_KINDS = (DossierKind.WORK, DossierKind.EXECUTION)
_HERE = frozenset({"here", "signed", "paper"})


class DossiersPanel(DossierPanel):
    """One of the two dossiers at a time.

    Attributes:
        tabs: which dossier.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._subject: SubjectDetail | None = None
        theme = context.theme
        self.tabs = FilterTabs(theme, tuple((kind.value, tr(kind.label)) for kind in _KINDS))
        self.tabs.setAccessibleName(tr("两种档案"))
        self.tabs.chosen.connect(lambda _which: self._show())
        self._save = Button(theme, tr("导出整卷"), icon="download", size="small")
        self._save.clicked.connect(self.save_whole)
        head = Row(theme, margins=(8, 2, 14, 2))
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.add(self._save)
        self.column.insertLayout(0, head)

    def show_subject(self, subject: SubjectDetail) -> None:
        """The dossiers of a subject."""
        self._subject = subject
        self._show()

    def save_whole(self) -> None:
        """Ask where, then make it."""
        subject = self._subject
        if subject is None:
            return
        kind = DossierKind(self.tabs.value())
        title = tr("{label} {name}").format(label=tr(kind.label), name=subject.person.name)
        name = tr("{title} {number}.pdf").format(title=title, number=subject.number)
        self.ask_whole(_LINE, subject.id, title, name, volume=kind.value)

    # -- inside --------------------------------------------------------------------------

    def _show(self) -> None:
        subject = self._subject
        if subject is not None:
            kind = DossierKind(self.tabs.value())
            self.show_dossier(dict(subject.dossiers).get(kind), subject.papers, "")
            here = (item.state in _HERE for item in self.index.items)
            self._save.setEnabled(any(here))
