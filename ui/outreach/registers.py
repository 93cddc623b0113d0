"""In what the four registers differ: their lists, their words, and what is entered in them."""

from __future__ import annotations

__all__ = ["REGISTERS", "Register"]

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.codes import Code
from app.i18n import tr
from app.outreach.messages import (
    AdviserTab,
    EntryChoices,
    LawyerTab,
    ListAdvisers,
    ListLawyers,
    ListPoints,
    ListPublicity,
    PointTab,
    PublicityTab,
)
from ui.context import Context
from ui.forms.sheet import Form
from ui.outreach import forms
from ui.records.listing import ListWords
from ui.records.panel import PanelWords


@dataclass(frozen=True, slots=True)
class Register:
    """One list and its page.

    Attributes:
        new: the form of a new entry under a tab.
        count: of the tab whose number stands beside the title, with its words ("在办 {n} 件").
        order: tab → in which order its rows stand.
        none, lost: what is said where no entry is in hand, where it cannot be opened.
        hint: what Ctrl+N does, for the status bar.
    """

    line: str
    title: str
    icon: str
    tabs: type[Code]
    query: type[Any]
    words: ListWords
    panel: PanelWords
    new: Callable[[Context, Code, EntryChoices], Form]
    count: tuple[Code, str]
    none: str
    lost: str
    hint: str
    ended: tuple[Code, ...] = ()


def _words(name: str, ways: str, whose: str, empty: Mapping[Code, tuple[str, str]]) -> ListWords:
    """What a list calls its entries; `empty` says of every tab what to do where it has none."""
    return ListWords(
        name=name,
        tabs=tr("、").join(tr(tab.label) for tab in empty),
        ways=ways,
        whose=whose,
        within=tr("{words}，{n} 条"),
        every=tr("看全部"),
        empty=empty,
    )


def _adviser(context: Context, tab: Code, choices: EntryChoices) -> Form:
    if tab is AdviserTab.POSTS or not choices.posts:
        return forms.post_form(context, choices)
    return forms.advice_form(context, choices)


def _lawyer(_context: Context, _tab: Code, _choices: EntryChoices) -> Form:
    return forms.lawyer_form()


def _point(_context: Context, _tab: Code, choices: EntryChoices) -> Form:
    return forms.point_form(choices)


def _publicity(context: Context, tab: Code, choices: EntryChoices) -> Form:
    if tab is PublicityTab.LECTURERS:
        return forms.lecturer_form(context)
    return forms.event_form(context, choices)


_ADVISERS = Register(
    line="services.advisers",
    title=tr("村居法律顾问"),
    icon="handshake",
    tabs=AdviserTab,
    query=ListAdvisers,
    words=_words(
        name=tr("法律顾问和日志列表"),
        ways=tr("可按村（居）、律师、机构或拼音首字母找"),
        whose=tr("{name} 的日志"),
        empty={
            AdviserTab.OPEN: (
                tr("没有等着确认、审核的日志"),
                tr("按 Ctrl+N 写日志；顾问先在“顾问”里登记"),
            ),
            AdviserTab.REVIEWED: (tr("没有等着核发的日志"), ""),
            AdviserTab.PAID: (tr("还没有核发过补贴"), tr("司法局核发以后，照文书登记")),
            AdviserTab.POSTS: (tr("还没有登记法律顾问"), tr("按 Ctrl+N 登记")),
        },
    ),
    panel=PanelWords(tr("内容"), tr("经过"), tr("律师和文书"), tr("律师")),
    new=_adviser,
    count=(AdviserTab.POSTS, tr("顾问 {n} 位")),
    none=tr("选中的顾问、日志，情况显示在这里"),
    lost=tr("这一条打不开"),
    hint=tr("写日志、登记顾问"),
    ended=(AdviserTab.PAID,),
)
_LAWYERS = Register(
    line="services.lawyers",
    title=tr("律师名录"),
    icon="id-card",
    tabs=LawyerTab,
    query=ListLawyers,
    words=_words(
        name=tr("律师列表"),
        ways=tr("可按姓名、机构、执业证号或拼音首字母找"),
        whose=tr("{name} 的名录"),
        empty={
            LawyerTab.PUBLIC: (tr("还没有发布的律师"), tr("登记、核验以后发布")),
            LawyerTab.DRAFT: (tr("没有等着发布的律师"), tr("按 Ctrl+N 登记")),
            LawyerTab.RETIRED: (tr("没有停用的律师"), ""),
        },
    ),
    panel=PanelWords(tr("内容"), tr("经过"), tr("名片和文书"), tr("名片")),
    new=_lawyer,
    count=(LawyerTab.PUBLIC, tr("已发布 {n} 位")),
    none=tr("选中的律师，名录和名片显示在这里"),
    lost=tr("这位律师打不开"),
    hint=tr("登记律师"),
    ended=(LawyerTab.RETIRED,),
)
_POINTS = Register(
    line="services.points",
    title=tr("服务点"),
    icon="map-pin",
    tabs=PointTab,
    query=ListPoints,
    words=_words(
        name=tr("服务点列表"),
        ways=tr("可按名称、类型、地址、电话或拼音首字母找"),
        whose=tr("{name} 的服务点"),
        empty={
            PointTab.PUBLIC: (tr("还没有发布的服务点"), tr("登记或者导入、核验以后发布")),
            PointTab.DRAFT: (tr("没有等着发布的服务点"), tr("按 Ctrl+N 登记，或者从表格导入")),
            PointTab.RETIRED: (tr("没有停用的服务点"), ""),
        },
    ),
    panel=PanelWords(tr("内容"), tr("经过"), tr("位置和材料"), tr("位置")),
    new=_point,
    count=(PointTab.PUBLIC, tr("已发布 {n} 处")),
    none=tr("选中的服务点，情况显示在这里"),
    lost=tr("这个服务点打不开"),
    hint=tr("登记服务点"),
    ended=(PointTab.RETIRED,),
)
_PUBLICITY = Register(
    line="publicity",
    title=tr("普法宣传"),
    icon="megaphone",
    tabs=PublicityTab,
    query=ListPublicity,
    words=_words(
        name=tr("普法活动列表"),
        ways=tr("可按名称、主题、地点、讲师或拼音首字母找"),
        whose=tr("{name} 的活动"),
        empty={
            PublicityTab.OPEN: (tr("没有在办的普法活动"), tr("按 Ctrl+N 做一个计划")),
            PublicityTab.ENDED: (tr("还没有办结的活动"), ""),
            PublicityTab.LECTURERS: (tr("还没有登记讲师"), tr("按 Ctrl+N 登记")),
        },
    ),
    panel=PanelWords(tr("内容"), tr("经过"), tr("讲师和文书"), tr("讲师和经办")),
    new=_publicity,
    count=(PublicityTab.OPEN, tr("在办 {n} 场")),
    none=tr("选中的活动、讲师，情况显示在这里"),
    lost=tr("这一条打不开"),
    hint=tr("做计划"),
    ended=(PublicityTab.ENDED,),
)
REGISTERS = {one.line: one for one in (_ADVISERS, _LAWYERS, _POINTS, _PUBLICITY)}
