"""Beside a form: somebody who is known here, and what was begun and not finished."""

from __future__ import annotations

__all__ = ["Card", "DraftsPanel", "KnownPanel"]

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.drafts.messages import DraftView
from app.i18n import month_day, tr
from app.ids import Id
from app.people.messages import PersonMatch, PersonView
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton, TonalButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel
from ui.widgets.tags import Badge

_PADDING = (14, 12, 14, 12)
_MOST = 3


class Card(Panel):
    """A panel whose content is made anew each time something is found."""

    def __init__(self, theme: Theme, title: str, icon: str) -> None:
        super().__init__(theme, title, icon=icon)
        self.theme = theme
        self._inner: QWidget | None = None
        self.hide()

    def fresh(self) -> Column:
        """An empty column in place of what was shown."""
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        column = Column(self.theme, self._inner, margins=_PADDING, spacing=6)
        self.body.addWidget(self._inner)
        return column


class KnownPanel(Card):
    """本机已有这个人.

    Signals:
        wanted: the PersonView whose file the user wants to use.
        fileAsked: id of the person whose file to look at.
    """

    wanted = Signal(object)
    fileAsked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("本机已有这个人"), "contact-round")
        self._matches: tuple[PersonMatch, ...] = ()
        self._used: Id | None = None

    @property
    def people(self) -> tuple[PersonView, ...]:
        """Those shown."""
        return tuple(match.person for match in self._matches)

    @property
    def offers(self) -> bool:
        """Whether Ctrl+U would do something."""
        return bool(self._matches) and self._matches[0].person.id != self._used

    def use_first(self) -> None:
        """Ctrl+U: the first of them."""
        if self.offers:
            self.wanted.emit(self._matches[0].person)

    def show_matches(self, matches: Sequence[PersonMatch], used: Id | None) -> None:
        """Offer these files; `used` is the one the party was filled from."""
        shown = tuple(matches[:_MOST])
        if (shown, used) == (self._matches, self._used) and shown:
            return
        self._matches, self._used = shown, used
        self._show()

    def _show(self) -> None:
        column = self.fresh()
        for match in self._matches:
            self._add(column, match)
        self.setVisible(bool(self._matches))

    def _add(self, column: Column, match: PersonMatch) -> None:
        theme, person = self.theme, match.person
        head = Row(theme, spacing=8)
        head.addWidget(Badge(theme, person.name))
        words = Column(theme, spacing=0)
        line = Row(theme, spacing=8)
        age = "" if person.age is None else tr("{n} 岁").format(n=person.age)
        line.add(Label(theme, person.name, "body_strong"))
        line.add(Label(theme, tr("，").join(filter(None, (tr(person.sex.label), age)))))
        line.addStretch(1)
        words.addLayout(line)
        number = person.id_shown or match.reason
        words.addWidget(Label(theme, number, "small", "text_2"))
        head.addLayout(words, 1)
        column.addLayout(head)
        if not match.certain:
            column.addWidget(Label(theme, match.reason, "small", "text_2", wrap=True))
        for month, work, text in match.past[:_MOST]:
            says = tr("{month} {work}：{text}")
            earlier = says.format(month=month, work=work, text=text)
            column.addWidget(Label(theme, earlier, "small", "text_2", wrap=True))
        row = Row(theme)
        if person.id == self._used:
            row.add(Label(theme, tr("已用这份档案"), "body_strong", "accent_text"))
        else:
            first = match is self._matches[0]
            keys = "Ctrl+U" if first else ""
            use = TonalButton(theme, tr("用这份档案"), keys=keys, size="small")
            use.setAccessibleName(tr("用 {name} 的这份档案").format(name=person.name))
            use.clicked.connect(partial(self.wanted.emit, person))
            row.add(use)
        file = LinkButton(theme, tr("看档案"), size="small")
        file.setAccessibleName(tr("看 {name} 的档案").format(name=person.name))
        file.clicked.connect(partial(self.fileAsked.emit, person.id))
        row.add(file)
        row.addStretch(1)
        column.addLayout(row)


class DraftsPanel(Card):
    """没办完的登记: drafts of this user.

    Signals:
        wanted: the DraftView to go on with.
        dropped: the DraftView that is not wanted any more.
    """

    wanted = Signal(object)
    dropped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("没办完的登记"), "pencil-line")

    def offer(self, drafts: Sequence[DraftView], *, wanted: Id | None) -> None:
        """Go on with the one that is wanted; else offer all."""
        found = next((draft for draft in drafts if draft.id == wanted), None)
        if found is not None:
            self.wanted.emit(found)
        else:
            self.show_drafts(drafts)

    def show_drafts(self, drafts: Sequence[DraftView]) -> None:
        """Offer these."""
        theme, column = self.theme, self.fresh()
        for draft in drafts[:_MOST]:
            at = draft.saved_at
            when = tr("{day} {time} 存").format(day=month_day(at), time=f"{at:%H:%M}")
            column.addWidget(Label(theme, draft.title, "body_strong", wrap=True))
            column.addWidget(Label(theme, when, "small", "text_2"))
            row = Row(theme)
            go_on = TonalButton(theme, tr("接着填"), size="small")
            go_on.setAccessibleName(tr("接着填 {title}").format(title=draft.title))
            go_on.clicked.connect(partial(self.wanted.emit, draft))
            drop = LinkButton(theme, tr("不要了"), size="small")
            drop.setAccessibleName(tr("不要 {title} 的草稿").format(title=draft.title))
            drop.clicked.connect(partial(self.dropped.emit, draft))
            row.add(go_on, drop)
            row.addStretch(1)
            column.addLayout(row)
        self.setVisible(bool(drafts))
