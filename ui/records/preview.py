"""The paper to print next, beside its record where the window is wide enough."""

from __future__ import annotations

__all__ = ["NextPaper"]

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import tr
from app.ids import Id
from app.papers.messages import PaperView, PreparePaper
from app.records.messages import PaperLine
from ui.context import Context
from ui.papers.pageview import PageView
from ui.widgets.buttons import Button
from ui.widgets.panel import Panel
from ui.widgets.states import EmptyState

_WIDTH, _EDGE = 440, 18
_POINTS = 595  # width of A4
_PAUSE_MS = 350  # a paper is laid out once the user stays on a record


class NextPaper(Panel):
    """Shown only in a wide window and only for a record that has a paper to print.

    Signals:
        openAsked: open it in the preview.
    """

    openAsked = Signal()

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(theme, tr("下一份文书"))
        self._context = context
        self._wide = False
        self._line: PaperLine | None = None
        open_ = Button(theme, tr("打开"), icon="printer", keys="Ctrl+P", size="small")
        open_.clicked.connect(self.openAsked)
        if self.header is not None:
            self.header.add(open_)
        self.pages = PageView(context)
        self._failed = EmptyState(theme, "", icon="file-warning")
        self._stack = QStackedWidget()
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self._failed)
        self.body.addWidget(self._stack)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._prepare)
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def set_wide(self, *, wide: bool) -> None:
        """Whether the window has room for it."""
        if wide != self._wide:
            self._wide = wide
            self._show()

    def show_paper(self, line: PaperLine | None) -> None:
        """The paper to print next of the record in hand."""
        if line is None or self._line is None or _which(line) != _which(self._line):
            self._stack.setCurrentWidget(self._blank)  # never one paper below another's title
        self._line = line
        self._show()

    def _show(self) -> None:
        self.setVisible(self._wide and self._line is not None)
        if self.isHidden() or self._line is None:
            self._pause.stop()
            return
        self.set_title(self._line.title)
        self._pause.start()

    def _prepare(self) -> None:
        line = self._line
        if line is None:
            return

        def on_view(view: PaperView) -> None:
            if line is self._line:
                self.pages.show_paper(view)
                self._stack.setCurrentWidget(self.pages)

        def on_error(error: Exception) -> None:
            if line is self._line:
                self._failed.set_text(tr("这份文书现在还排不出来"), str(error))
                self._stack.setCurrentWidget(self._failed)

        future = self._context.desk.ask(PreparePaper(line.kind, line.subject))
        self._context.work.run(future, on_view, on_error, owner=self)

    def _fit(self) -> None:
        theme = self._context.theme
        self.setFixedWidth(theme.px(_WIDTH))
        self.pages.set_zoom((theme.px(_WIDTH) - 2 * _EDGE) * 72 / 96 / _POINTS)


def _which(line: PaperLine) -> tuple[str, Id]:
    return line.kind, line.subject
