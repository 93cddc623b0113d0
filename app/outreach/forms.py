"""Offers the papers of the registers to the shared preview, with what was checked before."""

from __future__ import annotations

__all__ = ["MAKERS", "WITHHELD"]

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select

from app.access import Role, may_see
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.outreach import ADVISERS, LAWYERS, PUBLICITY
from app.outreach.allowance import due_of_month, logs_of_month, month_of, rate_of
from app.outreach.card import card_text
from app.outreach.details import read_entry
from app.outreach.messages import AdviceLogView, EventView, ReadEntry
from app.outreach.paperlist import CARD_SHEET
from app.outreach.papers import (
    ALLOWANCE,
    CARDS,
    EVENT,
    LOG,
    SUMMARY,
    build_allowance,
    build_cards,
    build_event,
    build_log,
    build_summary,
    paper_id,
)
from app.papers.forms import Draft, FormMaker, Withheld
from app.papers.messages import Check
from app.papers.model import Cards, Paper
from app.papers.templates import Templates
from app.people.divisions import Divisions
from app.records.offers import form_checks
from app.work import Work
from db.tables.outreach import Lawyer

_GONE = tr("这份文书要用的记录不在本机，可能已经撤销，也可能还没有同步过来")


def _see(line: str, work: Work) -> None:
    if not may_see(Role(work.me.role), line):
        raise Refused(Fault(tr("没有找到这份文书。")))


def _log(kind: str, subject: Id, work: Work) -> Draft:
    _see(ADVISERS, work)
    detail = read_entry(ReadEntry(subject), work)
    if not isinstance(detail.entry, AdviceLogView):
        raise Refused(Fault(_GONE))
    id = paper_id(kind, subject, work.me.office)
    made = build_log(detail.entry, work.me.office_name, id, work.tool(Templates))
    label = tr("{name} · 顾问日志").format(name=detail.title)
    checks = (
        Check(tr("写了服务内容"), passed=bool(detail.entry.content.strip())),
        *form_checks(made.loaded),
    )
    return Draft(made.paper, ADVISERS, subject, label, "", checks)


def _event(kind: str, subject: Id, work: Work) -> Draft:
    _see(PUBLICITY, work)
    detail = read_entry(ReadEntry(subject), work)
    view = detail.entry
    if not isinstance(view, EventView):
        raise Refused(Fault(_GONE))
    id = paper_id(kind, subject, work.me.office)
    made = build_event(view, work.me.office_name, id, work.tool(Templates))
    checks = (
        Check(tr("计划经过审批"), passed=view.approved_on is not None),
        Check(tr("照片核对过未成年人正脸"), passed=view.consent is not None),
        *form_checks(made.loaded),
    )
    return Draft(made.paper, PUBLICITY, subject, detail.title, "", checks)


def _month(kind: str, subject: Id, work: Work) -> Draft:
    """顾问工作月报 or 补贴清单 of a month."""
    _see(ADVISERS, work)
    month = month_of(subject)
    if month is None:
        raise Refused(Fault(_GONE))
    logs = logs_of_month(work.session, work.tool(Divisions), work.me.office, month)
    id, templates = paper_id(kind, subject, work.me.office), work.tool(Templates)
    office = work.me.office_name
    label = tr("{year} 年 {month} 月").format(year=month.year, month=month.month)
    if kind == SUMMARY:
        made = build_summary(month, logs, office, id, templates)
        checks = (*_whole_month(month, work.clock.today()), *form_checks(made.loaded))
        return Draft(made.paper, ADVISERS, subject, label, "", checks)
    rate = rate_of(work.session, work.me.office, month)
    dues = due_of_month(logs, rate)
    made = build_allowance(month, dues, rate, office, id, templates)
    checks = (
        *_whole_month(month, work.clock.today()),
        Check(tr("登记了补贴标准"), passed=rate is not None),
        Check(tr("补贴标准有依据"), passed=bool(rate and rate.source)),
        Check(tr("这个月的日志都审核了"), passed=not any(due.waiting for due in dues)),
        *form_checks(made.loaded),
    )
    return Draft(made.paper, ADVISERS, subject, label, "", checks)


def _whole_month(month: date, today: date) -> Iterator[Check]:
    over = (today.year, today.month) > (month.year, month.month)
    yield Check(tr("这个月已经过完"), passed=over)


def _cards(kind: str, subject: Id, work: Work) -> Draft:
    """The card of one lawyer, or of all: never one that may not be shown (card.is_public)."""
    _see(LAWYERS, work)
    chosen = select(Lawyer).where(~Lawyer.voided).order_by(Lawyer.firm, Lawyer.name, Lawyer.id)
    if subject != CARD_SHEET:
        chosen = chosen.where(Lawyer.id == subject)
    texts = [text for row in work.session.scalars(chosen) if (text := card_text(row, work.session))]
    if not texts:
        words = tr("没有可以印的名片：停止执业、注销的和还没有发布的都不印。")
        raise Refused(Fault(words))
    made = build_cards(texts, work.me.office_name, paper_id(kind, subject, work.me.office))
    label = tr("律师名片，{n} 张").format(n=len(texts))
    checks = (Check(tr("只印执业中、已发布的律师"), passed=True),)
    return Draft(made.paper, LAWYERS, subject, label, "", checks)


def _outdated(paper: Paper, work: Work) -> str:
    """Why a sheet of cards may not be printed again: one of them may not be shown as it is."""
    rows = work.session.scalars(select(Lawyer).where(~Lawyer.voided))
    shown = {card_text(row, work.session) for row in rows}
    cards = (card for block in paper.blocks if isinstance(block, Cards) for card in block.items)
    if all(card.code in shown for card in cards):
        return ""
    return tr("这一版里有的律师停止执业、注销了，或者信息改过，不能再印。请打印现在的名片。")


WITHHELD: Mapping[str, Withheld] = {CARDS: _outdated}
MAKERS: Mapping[str, FormMaker] = {
    LOG: _log,
    SUMMARY: _month,
    ALLOWANCE: _month,
    EVENT: _event,
    CARDS: _cards,
}
