"""What stands above a register: the ways to the others of 公共法律服务, and its own deeds."""

from __future__ import annotations

__all__ = ["SectionBar", "SectionTabs"]

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.context import Context, Place
from ui.widgets.buttons import Button
from ui.widgets.elided import ElidedLabel
from ui.widgets.layout import Row
from ui.widgets.tabs import FilterTabs

_SECTIONS = (
    ("services", tr("法律咨询")),
    ("services.advisers", tr("村居法律顾问")),
    ("services.lawyers", tr("律师名录")),
    ("services.points", tr("服务点")),
)
_DEEDS = {
    "services.advisers": (
        ("month", tr("月报和补贴清单"), "printer"),
        ("rates", tr("补贴标准"), "settings"),
    ),
    "services.lawyers": (("cards", tr("打印全部名片"), "printer"),),
    "services.points": (
        ("map", tr("地图和距离"), "map-pin"),
        ("import", tr("从表格导入"), "upload"),
    ),
    "publicity": (("plan", tr("安排宪法日活动"), "plus"),),
}


class SectionTabs(FilterTabs):
    """The pages of 公共法律服务, side by side; choosing one goes there."""

    def __init__(self, context: Context, here: str) -> None:
        super().__init__(context.theme, _SECTIONS)
        self._context, self._here = context, here
        self.setAccessibleName(tr("公共法律服务的各个名册"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._stay()
        self.chosen.connect(self._on_chosen)

    def _on_chosen(self, page: str) -> None:
        if page != self._here:
            self._stay()  # this page keeps showing where it is
            self._context.go(Place(page))

    def _stay(self) -> None:
        self.blockSignals(True)
        self.set_value(self._here)
        self.blockSignals(False)


class SectionBar(QWidget):
    """The tabs at the left, what is to think of in the middle, the deeds at the right.

    Signals:
        acted: name of a deed ("month", "rates", "cards", "map", "import").
    """

    acted = Signal(str)

    def __init__(self, context: Context, here: str) -> None:
        super().__init__()
        theme = context.theme
        row = Row(theme, self, spacing=8)
        if here in dict(_SECTIONS):
            self.tabs = SectionTabs(context, here)
            row.add(self.tabs)
        self._said = ElidedLabel(theme, "", color="warn_text")
        row.addWidget(self._said)
        row.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for name, words, icon in _DEEDS[here]:
            button = Button(theme, words, icon=icon, size="small")
            button.clicked.connect(lambda _checked=False, deed=name: self.acted.emit(deed))
            row.add(button)
            self.buttons[name] = button
        self._lasting = here in dict(_SECTIONS)
        self.say("")

    def say(self, words: str) -> None:
        """What to think of now, or nothing."""
        self._said.set_text(words, "warn_text")
        self._said.setVisible(bool(words))
        self.setAccessibleName(words)
        self.setVisible(self._lasting or bool(words))
