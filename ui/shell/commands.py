"""Every command of the shell with its key: one table for menu, key sheet and palette."""

from __future__ import annotations

__all__ = ["AREAS", "Area", "Deed", "Entry", "area_of", "keys_to", "menu"]

from enum import StrEnum
from typing import NamedTuple

from app.i18n import tr
from ui.lines import LOOKS
from ui.shell.page import Act


class Deed(StrEnum):
    """What the shell itself does."""

    SEARCH = "search"
    NEW = "new"
    UNDO = "undo"
    BACK = "back"
    SYNC = "sync_now"
    HELP = "help"  # the article in hand, else the keys
    KEYS = "keys"
    STATUTES = "statutes"
    LOCK = "lock"
    BIGGER = "bigger"
    SMALLER = "smaller"
    DARK = "dark"
    QUIT = "quit"


class Area(NamedTuple):
    """One entry of the navigation.

    Attributes:
        line: line of work whose cases are counted behind the word, or "".
        short: two characters for the rail.
        foot: stands at the foot of the navigation.
        keys: what goes there; "" for Alt and its place among those without keys of their own.
    """

    page: str
    label: str
    short: str
    icon: str
    line: str = ""
    foot: bool = False
    parted: bool = False
    keys: str = ""


def _line(name: str) -> Area:
    """A line of work; its page has its name."""
    look = LOOKS[name]
    return Area(name, look.label, look.short, look.icon, line=name)


def _areas() -> tuple[Area, ...]:
    return (
        Area("today", tr("今日"), tr("今日"), "list-todo"),
        _line("mediation"),
        _line("correction"),
        _line("legalaid"),
        _line("resettlement"),
        _line("services"),
        _line("publicity"),
        Area("leads", tr("排查线索"), tr("排查"), "map-pin", keys="Ctrl+Shift+P"),
        Area("people", tr("人员档案"), tr("人员"), "contact-round", parted=True),
        Area("papers", tr("文书"), tr("文书"), "files"),
        Area("statistics", tr("统计报表"), tr("统计"), "chart-column", keys="Ctrl+Shift+U"),
        _line("office")._replace(line="", keys="Ctrl+Shift+T"),
        Area("sync", tr("同步"), tr("同步"), "refresh-cw", foot=True, keys="Alt+0"),
        Area("settings", tr("设置"), tr("设置"), "settings", foot=True, keys="Ctrl+,"),
    )


AREAS = _areas()


def area_of(page: str) -> Area | None:
    """The area with this page."""
    return next((area for area in AREAS if area.page == page), None)


def keys_to(page: str) -> str:
    """The keys that go to an area: its own, or Alt and its place in the navigation."""
    own = next(area.keys for area in AREAS if area.page == page)
    return own or f"Alt+{[area.page for area in AREAS if not area.keys].index(page) + 1}"


class Entry(NamedTuple):
    """One command: what it does (an area's page after "go "), its words, its key."""

    act: Act | Deed | str
    text: str
    keys: str


def menu() -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """All commands by group, as the menu and the key sheet show them."""
    goes = tuple(Entry(f"go {area.page}", area.label, keys_to(area.page)) for area in AREAS)
    return (
        (
            tr("办理"),
            (
                Entry(Deed.NEW, tr("新建"), "Ctrl+N"),
                Entry("go mediation.oral", tr("登记口头调解"), "Ctrl+Shift+O"),
                Entry("go correction.checkin", tr("登记报到"), "Ctrl+Shift+D"),
                Entry("go correction.surveys", tr("调查评估"), "Ctrl+Shift+S"),
                Entry("go legalaid.form", tr("受理法律援助申请"), "Ctrl+Shift+L"),
                Entry("go legalaid.notice", tr("登记通知辩护、通知代理"), "Ctrl+Shift+B"),
                Entry("go correction.office", tr("委托、检察监督、教育活动"), "Ctrl+Shift+J"),
                Entry("go services.form", tr("登记法律咨询"), "Ctrl+Shift+X"),
                Entry("go services.advisers", tr("村居法律顾问"), "Ctrl+Shift+H"),
                Entry("go services.lawyers", tr("律师名录"), "Ctrl+Shift+M"),
                Entry("go services.points", tr("服务点"), "Ctrl+Shift+K"),
                Entry("go rounds", tr("排走访、登记走访"), "Ctrl+Shift+Z"),
                Entry("go sealing", tr("封存登记"), "Ctrl+Shift+Y"),
                Entry("go papers.returns", tr("收回签好的文书"), "Ctrl+Shift+R"),
            ),
        ),
        (
            tr("手上这件"),
            (
                Entry(Act.SAVE, tr("保存"), "Ctrl+S"),
                Entry(Act.PRINT, tr("打印"), "Ctrl+P"),
                Entry(Act.NOTE, tr("记一笔"), "Ctrl+E"),
                Entry(Act.HISTORY, tr("修改历史"), "Ctrl+H"),
                Entry(Act.NEXT_GAP, tr("下一处空缺"), "F8"),
                Entry(Deed.UNDO, tr("撤销"), "Ctrl+Z"),
            ),
        ),
        (
            tr("查找和清单"),
            (
                Entry(Deed.SEARCH, tr("搜索"), "Ctrl+K"),
                Entry(Deed.STATUTES, tr("查法条"), "Ctrl+Shift+F"),
                Entry(Act.FILTER, tr("在本列表中找"), "/"),
                Entry(Act.PRINT_LIST, tr("打印清单"), "Ctrl+Alt+P"),
                Entry(Act.SAVE_LIST, tr("清单另存为 Excel"), "F12"),
            ),
        ),
        (tr("去"), (*goes, Entry(Deed.BACK, tr("返回上一处"), "Alt+Left"))),
        (
            tr("本机"),
            (
                Entry(Deed.SYNC, tr("现在同步"), "F5"),
                Entry(Deed.BIGGER, tr("字大一号"), "Ctrl+="),
                Entry(Deed.SMALLER, tr("字小一号"), "Ctrl+-"),
                Entry(Deed.DARK, tr("换明暗"), "Ctrl+D"),
                Entry(Deed.HELP, tr("帮助"), "F1"),
                Entry(Deed.KEYS, tr("所有按键"), "Shift+F1"),
                Entry(Deed.LOCK, tr("锁上"), "Ctrl+L"),
                Entry(Deed.QUIT, tr("退出"), "Ctrl+Q"),
            ),
        ),
    )
