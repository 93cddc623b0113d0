"""Every page by its name; imported ahead off the GUI thread, or when it is first gone to."""

from __future__ import annotations

__all__ = ["load_ahead", "register"]

import importlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.vault.messages import GateView
from ui.context import Context, Place
from ui.returns.dropping import Dropping
from ui.shell.page import Page
from ui.shell.window import MainWindow
from ui.work import Promise

# ruff: noqa: PLC0415 - late imports keep the way to the unlock window short

_AHEAD = (  # what people go to every day first
    "ui.mediation.page",
    "ui.mediation.form.page",
    "ui.correction.page",
    "ui.correction.checkin.page",
    "ui.legalaid.page",
    "ui.legalaid.intake.page",
    "ui.services.page",
    "ui.rounds.page",
    "ui.search.palette",
    "ui.correction.form.page",
    "ui.resettlement.page",
    "ui.outreach.page",
    "ui.people.page",
    "ui.papers.preview",
    "ui.papers.listing",
    "ui.mediation.oral.page",
    "ui.mediation.leads.page",
    "ui.correction.surveys",
    "ui.correction.office",
    "ui.office.page",
    "ui.statistics.page",
    "ui.sync.page",
    "ui.returns.page",
    "ui.sealing.page",
    "ui.outreach.map.page",
    "ui.shell.settings_page",
)


def load_ahead(context: Context, owner: QObject) -> None:
    """Import the pages off the GUI thread, before people go to them; then make fields ahead."""

    def load() -> None:
        for name in _AHEAD:
            importlib.import_module(name)

    def make(_loaded: None) -> None:
        from ui.forms.ahead import MakeAhead

        MakeAhead(context, owner)

    context.work.run(context.work.call(load), make)


def register(window: MainWindow, read_gate: Callable[[], Promise[GateView]]) -> None:
    """Make the pages known to a window."""

    def settings(context: Context) -> Page:
        from ui.shell.settings_page import SettingsPage

        return SettingsPage(context, read_gate)

    window.register_page("today", _today)
    window.register_page("mediation", _mediation)
    window.register_page("mediation.form", _form)
    window.register_page("mediation.oral", _oral)
    window.register_page("correction", _correction)
    window.register_page("correction.form", _registration)
    window.register_page("legalaid", _legalaid)
    window.register_page("legalaid.form", _intake)
    window.register_sheet("legalaid.notice", _notice)
    window.register_page("leads", _leads)
    window.register_page("resettlement", _resettlement)
    window.register_page("services", _services)
    window.register_sheet("services.form", _question)
    for register in ("services.advisers", "services.lawyers", "services.points", "publicity"):
        window.register_page(register, partial(_register, register))
    window.register_page("services.map", _map)
    window.register_page("rounds", _rounds)
    window.register_page("correction.checkin", _checkin)
    window.register_page("correction.surveys", _surveys)
    window.register_page("correction.office", _matters)
    window.register_page("people", _people)
    window.register_page("papers", _papers)
    window.register_page("papers.preview", _preview)
    window.register_page("papers.returns", _returns)
    Dropping(window).dropped.connect(partial(_take_in, window))
    window.register_page("sealing", _sealing)
    window.register_page("statistics", _statistics)
    window.register_page("office", _office)
    window.register_page("sync", _sync)
    window.register_page("settings", settings)
    window.register_sheet("lawbook", _article)


def _today(context: Context) -> Page:
    from ui.today.page import TodayPage

    return TodayPage(context)


def _mediation(context: Context) -> Page:
    from ui.mediation.page import MediationPage

    return MediationPage(context)


def _form(context: Context) -> Page:
    from ui.mediation.form.page import FormPage

    return FormPage(context)


def _legalaid(context: Context) -> Page:
    from ui.legalaid.page import LegalAidPage

    return LegalAidPage(context)


def _intake(context: Context) -> Page:
    from ui.legalaid.intake.page import IntakePage

    return IntakePage(context)


def _notice(context: Context, parent: QWidget, where: Mapping[str, Any]) -> None:
    from ui.legalaid.intake.notice import open_notice

    open_notice(context, parent, where)


def _leads(context: Context) -> Page:
    from ui.mediation.leads.page import LeadsPage

    return LeadsPage(context)


def _register(line: str, context: Context) -> Page:
    from ui.outreach.page import RegisterPage

    return RegisterPage(context, line)


def _map(context: Context) -> Page:
    from ui.outreach.map.page import MapPage

    return MapPage(context)


def _rounds(context: Context) -> Page:
    from ui.rounds.page import RoundsPage

    return RoundsPage(context)


def _resettlement(context: Context) -> Page:
    from ui.resettlement.page import ResettlementPage

    return ResettlementPage(context)


def _services(context: Context) -> Page:
    from ui.services.page import ServicesPage

    return ServicesPage(context)


def _question(context: Context, parent: QWidget, _where: Mapping[str, Any]) -> None:
    from ui.services.forms import open_registration

    open_registration(context, parent)


def _checkin(context: Context) -> Page:
    from ui.correction.checkin.page import CheckInPage

    return CheckInPage(context)


def _surveys(context: Context) -> Page:
    from ui.correction.surveys import SurveysPage

    return SurveysPage(context)


def _matters(context: Context) -> Page:
    from ui.correction.office import OfficeMattersPage

    return OfficeMattersPage(context)


def _correction(context: Context) -> Page:
    from ui.correction.page import CorrectionPage

    return CorrectionPage(context)


def _registration(context: Context) -> Page:
    from ui.correction.form.page import SubjectFormPage

    return SubjectFormPage(context)


def _people(context: Context) -> Page:
    from ui.people.page import PeoplePage

    return PeoplePage(context)


def _oral(context: Context) -> Page:
    from ui.mediation.oral.page import OralPage

    return OralPage(context)


def _papers(context: Context) -> Page:
    from ui.papers.listing import PapersPage

    return PapersPage(context)


def _preview(context: Context) -> Page:
    from ui.papers.preview import PreviewPage

    return PreviewPage(context)


def _returns(context: Context) -> Page:
    from ui.returns.page import ReturnsPage

    return ReturnsPage(context)


def _take_in(window: MainWindow, files: tuple[Path, ...]) -> None:
    from ui.returns.page import ReturnsPage

    window.go(Place("papers.returns"))
    if isinstance(window.page, ReturnsPage):
        window.page.take_in(files)


def _article(context: Context, parent: QWidget, where: Mapping[str, Any]) -> None:
    from ui.lawbook.article import open_article

    open_article(context, parent, where.get("law", ""), where.get("article", ""))


def _sealing(context: Context) -> Page:
    from ui.sealing.page import SealingPage

    return SealingPage(context)


def _statistics(context: Context) -> Page:
    from ui.statistics.page import StatisticsPage

    return StatisticsPage(context)


def _office(context: Context) -> Page:
    from ui.office.page import OfficePage

    return OfficePage(context)


def _sync(context: Context) -> Page:
    from ui.sync.page import SyncPage

    return SyncPage(context)
