"""The main window: navigation, top bar, pages, status bar, and the keys that work everywhere."""

from __future__ import annotations

__all__ = ["MainWindow"]

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.events import MadeAnew
from app.history.messages import Undo, Undone
from app.i18n import tr
from app.messages import Me
from app.sync.messages import CarrierReport, SyncNow
from ui.context import Context, Place
from ui.lines import LOOKS
from ui.shell.commands import AREAS, Deed, area_of, menu
from ui.shell.keyguard import KeyGuard
from ui.shell.navigation import Navigation
from ui.shell.page import Act, Page
from ui.shell.statusbar import StatusBar
from ui.shell.topbar import TopBar
from ui.shell.width import Width, width_of
from ui.theme.theme import Mode
from ui.widgets.dialog import EVERYWHERE
from ui.widgets.focus import FocusRing
from ui.widgets.layout import Column
from ui.widgets.notices import Banner, Toast

Opener = Callable[[Context, QWidget, Mapping[str, Any]], object]
_MINIMUM = (1024, 640)


class MainWindow(QWidget):
    """The frame around the pages.

    Attributes:
        toast: the line at the foot.

    Signals:
        lockAsked: Ctrl+L, or the lock in the navigation.
        closed: the user closed the window.
    """

    lockAsked = Signal()
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self._openers: dict[str, Opener] = {}
        self._factories: dict[str, Callable[[Context], Page]] = {}
        self._pages: dict[str, Page] = {}
        self._trail: list[Place] = []
        self._here: Place | None = None
        me = context.desk.me
        self.top = TopBar(self.theme, sample=me.sample)
        self.navigation = Navigation(self.theme, me)
        self.stack = QStackedWidget()
        self.status = StatusBar(self.theme, sample=me.sample)
        self.menu = QMenu(self)
        self._actions: dict[str, QAction] = {}
        self._deeds: dict[Deed, Callable[[], object]] = {
            Deed.SEARCH: self._search,
            Deed.NEW: self._new,
            Deed.UNDO: self._undo,
            Deed.BACK: self._back,
            Deed.SYNC: self._sync_now,
            Deed.HELP: self._help,
            Deed.KEYS: self._show_keys,
            Deed.STATUTES: partial(self.go, Place("lawbook")),
            Deed.LOCK: self.lockAsked.emit,
            Deed.BIGGER: partial(self._step_size, 1),
            Deed.SMALLER: partial(self._step_size, -1),
            Deed.DARK: self._swap_dark,
            Deed.QUIT: self.close,
        }
        self._alt_alone = False
        self._veiled: list[QDialog] = []
        self._lay_out()
        self._fill_menu()
        KeyGuard(self._actions.values(), self)
        self._connect()
        self.toast = Toast(self.theme, self)
        self.toast.undone.connect(self._undo)
        FocusRing(self.theme, self)
        self.set_me(me)
        self.theme.changed.connect(self._on_theme_changed)
        self._dress_menu()
        self.setMinimumSize(*_MINIMUM)
        self.resize(1366, 738)
        geometry = context.settings.get("window")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    # -- what others ask -----------------------------------------------------------------

    def register_page(self, name: str, factory: Callable[[Context], Page]) -> None:
        """Make a page known; it is built when it is first gone to."""
        self._factories[name] = factory

    def register_sheet(self, name: str, opener: Opener) -> None:
        """Make a place known that opens over the page in hand (an article of the law)."""
        self._openers[name] = opener

    def go(self, place: Place) -> None:
        """Go to a place, and remember where we came from."""
        if place.page in self._openers:
            self._openers[place.page](self.context, self, place.where)
            return
        if self._here is not None and self._here != place:
            self._trail.append(self._here)
        self._show(place)

    def back(self) -> None:
        """To the place before (Alt+←)."""
        if self._trail:
            self._show(self._trail.pop())

    @property
    def here(self) -> Place | None:
        """Where we are."""
        return self._here

    @property
    def page(self) -> Page | None:
        """The page in hand."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def page_named(self, name: str) -> Page:
        """A page, built if it must be."""
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._factories[name](self.context)
            page.titleChanged.connect(partial(self._on_title_changed, page))
            self.stack.addWidget(page)
        return page

    def set_me(self, me: Me) -> None:
        """Another person sits here."""
        self.navigation.set_me(me)
        name = tr("榕下 · {office}").format(office=me.office_name)
        self.setWindowTitle(tr("{name}（试用样本）").format(name=name) if me.sample else name)

    def go_home(self) -> None:
        """To where the user was when the window was closed, else to the first page there is."""
        known = [area.page for area in AREAS if self._may_go(area.page)]
        last = self.context.settings.get("page")
        self.go(Place(last if last in known else known[0]))

    def come_back(self) -> None:
        """The screen was unlocked: what is shown may have changed meanwhile."""
        for dialog in self._veiled:
            dialog.open()
        self._veiled = []
        if self._here is not None and self.page is not None:
            self.page.resume()

    def show_offline(self, unsent: int) -> None:
        """Tell once that there is no network, and that it does not matter."""
        theme = self.theme
        banner = Banner(
            theme,
            tr("现在没有网络，照常办理。"),
            tr("{count} 条改动已存在本机，联网后自动发送。").format(count=unsent),
            icon="wifi-off",
            button=tr("存到 U 盘"),
            closable=True,
        )
        banner.acted.connect(partial(self._on_area_chosen, "sync"))
        for signal in (banner.closed, banner.acted):
            signal.connect(self._drop_notice)
        self._notice.addWidget(banner)
        self._notices.show()

    def _drop_notice(self) -> None:
        self._notices.hide()
        while (item := self._notice.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def leave(self) -> None:
        """The screen is about to be locked: let the page keep its drafts."""
        if self.page is not None:
            self.page.deactivate()

    def veil(self) -> None:
        """Nothing of the window may be seen while it is locked, nor a dialog or a menu of it."""
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        self._veiled = [dialog for dialog in self.findChildren(QDialog) if dialog.isVisible()]
        for dialog in self._veiled:
            dialog.hide()
        self.hide()

    def run(self, name: str) -> None:
        """Carry out a command by the name of its deed, act or area."""
        action = self._actions.get(name)
        if action is not None and action.isEnabled():
            action.trigger()

    # -- inside --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        outer, middle = QVBoxLayout(self), QHBoxLayout()
        for layout in (outer, middle):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        middle.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._notices = QWidget()
        self._notice = Column(self.theme, self._notices, margins=(12, 12, 12, 0))
        self._notices.hide()
        right.addWidget(self._notices)
        right.addWidget(self.stack, 1)
        middle.addLayout(right, 1)
        outer.addWidget(self.top)
        outer.addLayout(middle, 1)
        outer.addWidget(self.status)
        self.setAutoFillBackground(True)

    def _fill_menu(self) -> None:
        for title, entries in menu():
            group = self.menu.addMenu(title)
            for entry in entries:
                action = QAction(entry.text, self)
                action.setShortcut(QKeySequence(entry.keys))
                action.setShortcutVisibleInContextMenu(True)
                action.triggered.connect(partial(self._on_command, str(entry.act)))
                group.addAction(action)
                self.addAction(action)
                self._actions[str(entry.act)] = action
        for area in AREAS:
            if area.line in self.context.desk.me.hidden:
                self._actions[f"go {area.page}"].setVisible(False)
                self._actions[f"go {area.page}"].setEnabled(False)
        self._actions[Deed.LOCK].setProperty(EVERYWHERE, True)

    def _connect(self) -> None:
        top = self.top
        top.menued.connect(self._open_menu)
        top.newed.connect(partial(self.run, Deed.NEW))
        top.searched.connect(self._search)
        top.synced.connect(partial(self._on_area_chosen, "sync"))
        self.navigation.chosen.connect(self._on_area_chosen)
        self.navigation.locked.connect(self.lockAsked)
        self.status.sized.connect(partial(self._step_size, 1, around=True))
        self.status.helped.connect(self._help)
        self.context.work.listen(self.context.desk, MadeAnew, self.status.show_anew, owner=self)

    def _show(self, place: Place) -> None:
        page = self.page_named(place.page)
        if self.page is not None and self.page is not page:
            self.page.deactivate()
        self._here = place
        self.stack.setCurrentWidget(page)
        self.navigation.show_current(place.area)
        page.activate(**place.where)
        focused: Any = self.focusWidget()  # None when nothing has it
        if focused is None or not page.isAncestorOf(focused):
            page.take_focus()
        self._on_title_changed(page)
        self.context.settings.put("page", place.area)

    def _on_title_changed(self, page: Page) -> None:
        if page is not self.page:
            return
        self.top.title.show_title(page.title(), page.subtitle())
        self.status.show_hints(page.hints())
        known = page.standard_keys()
        self.status.show_help(tr("看法条") if Act.ARTICLE in known else tr("帮助"))
        for act in Act:
            if act in self._actions:
                self._actions[act].setEnabled(act in known)
        self._actions[Deed.BACK].setEnabled(bool(self._trail) or Act.STEP_BACK in known)

    def _may_go(self, page: str) -> bool:
        area = area_of(page)
        hidden = self.context.desk.me.hidden
        known = page in self._factories or page in self._openers
        return known and (area is None or area.line not in hidden)

    def _on_area_chosen(self, page: str) -> None:
        if self._may_go(page):
            self.go(Place(page))

    def _on_command(self, name: str) -> None:
        if name.startswith("go "):
            self._on_area_chosen(name.removeprefix("go "))
        elif name in set(Act):
            known = self.page.standard_keys() if self.page is not None else {}
            if Act(name) in known:
                known[Act(name)]()
        else:
            self._deeds[Deed(name)]()

    def _back(self) -> None:
        known = self.page.standard_keys() if self.page is not None else {}
        known.get(Act.STEP_BACK, self.back)()

    def _new(self) -> None:
        if self.page is not None:
            self.page.primary_new()

    def _search(self) -> None:
        from ui.search.palette import Palette  # noqa: PLC0415 - not needed to show the window

        if self.findChild(Palette) is None:
            look = LOOKS.get(self.page.new_in) if self.page is not None else None
            Palette(self.context, self, self._actions, look.new if look else "").open()

    def _help(self) -> None:
        known = self.page.standard_keys() if self.page is not None else {}
        known.get(Act.ARTICLE, self._show_keys)()

    def _show_keys(self) -> None:
        from ui.shell.keysheet import KeySheet  # noqa: PLC0415 - not needed to show the window

        KeySheet(self.theme, self.page, self).open()

    def _undo(self) -> None:
        def on_undone(done: Undone) -> None:
            self.toast.show_text(done.text)

        self.context.work.run(self.context.desk.do(Undo()), on_undone, owner=self)

    def _sync_now(self) -> None:
        known = self.page.standard_keys() if self.page is not None else {}
        if Act.SYNC in known:
            known[Act.SYNC]()
            return

        def on_report(report: CarrierReport) -> None:
            self.toast.show_text(report.sentence, good=report.ok)

        self.context.work.run(self.context.desk.do(SyncNow()), on_report, owner=self)

    def _step_size(self, step: int, *, around: bool = False) -> None:
        bases = self.theme.tokens.bases
        place = bases.index(self.theme.base) + step
        place = place % len(bases) if around else min(max(place, 0), len(bases) - 1)
        self.theme.set_base(bases[place])

    def _swap_dark(self) -> None:
        self.theme.set_mode(Mode.LIGHT if self.theme.dark else Mode.DARK)

    def _open_menu(self) -> None:
        button = self.top.brand.menu
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _dress_menu(self) -> None:
        # The one style sheet there is: a menu cannot be given room in another way.
        color, px = self.theme.color, self.theme.px
        self.menu.setStyleSheet(
            f"QMenu::item {{ padding: {px(6)}px {px(28)}px {px(6)}px {px(14)}px }}"
            f"QMenu::item:selected {{ background: {color('bg_selected').name()} }}"
            f"QMenu::item:disabled {{ color: {color('text_disabled').name()} }}"
        )

    def _on_theme_changed(self) -> None:
        self._fit()
        self._dress_menu()
        settings, theme = self.context.settings, self.theme
        settings.put("mode", str(theme.mode))
        settings.put("base", theme.base)
        settings.put("roomy", theme.roomy)

    def _fit(self) -> None:
        narrow = width_of(self.theme, self.width()) is Width.NARROW
        self.navigation.set_rail(rail=narrow)
        self.top.set_narrow(narrow=narrow)

    # -- Qt overrides --------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.context.settings.put("window", geometry)
        self.closed.emit()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        # Alt alone opens the menu. A key that is a shortcut arrives here as nothing else.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._alt_alone = False
        return super().event(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self._open_menu()
        super().keyReleaseEvent(event)
