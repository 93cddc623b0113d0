"""What the handlers of every room ask: the lawbook, the lines, the forms, the reports."""

from __future__ import annotations

__all__ = ["RESOURCES", "tools"]

from pathlib import Path

import app.mediation.handlers
from app.attachments.line import LINE as ATTACHMENTS
from app.correction.areas import Areas
from app.correction.devices import DeviceNames
from app.correction.dossier import VOLUME as CORRECTION_VOLUME
from app.correction.figures import reports as correction_reports
from app.correction.forms import MAKERS
from app.correction.line import LINE as CORRECTION
from app.correction.practice import Practice
from app.correction.search import SUBJECTS
from app.handover import AidWanted, Handover, Heard, Released
from app.history.trail import Trail
from app.lawbook.rules import Rulebook
from app.lawbook.statutes import Statutes
from app.legalaid.dossier import VOLUME as AID_VOLUME
from app.legalaid.figures import reports as aid_reports
from app.legalaid.forms import MAKERS as AID_PAPERS
from app.legalaid.line import LINE as LEGALAID
from app.legalaid.past import PAST as AID_PAST
from app.legalaid.practice import AidPractice
from app.legalaid.search import RECORDS as AID_RECORDS
from app.legalaid.wishes import take_wish
from app.lines import Lines
from app.mediation.figures import reports
from app.mediation.forms import FORMS
from app.mediation.handlers.leads import take_heard
from app.mediation.lexicon import Lexicon
from app.mediation.line import LINE as MEDIATION
from app.mediation.past import PAST
from app.mediation.search import CASES, LEADS
from app.office.line import LINE as OFFICE_LINE
from app.outreach.figures import reports as outreach_reports
from app.outreach.forms import MAKERS as OUTREACH_PAPERS
from app.outreach.forms import WITHHELD as CARDS_WITHHELD
from app.outreach.line import LINES as OUTREACH
from app.outreach.past import PAST as OUTREACH_PAST
from app.outreach.search import sources as outreach_sources
from app.papers.forms import Forms
from app.papers.line import LINE as PAPERS
from app.papers.press import Press
from app.papers.templates import Templates
from app.papers.volumes import Volumes
from app.people.divisions import Divisions
from app.people.line import LINE as PEOPLE
from app.phrases.line import LINE as PHRASES
from app.phrases.past import Past
from app.phrases.starters import Starters
from app.resettlement.figures import reports as help_reports
from app.resettlement.forms import MAKERS as HELP_PAPERS
from app.resettlement.handlers.homecoming import take_over
from app.resettlement.line import LINE as RESETTLEMENT
from app.resettlement.past import PAST as HELP_PAST
from app.resettlement.practice import HelpWords
from app.resettlement.search import RECORDS as HELP_RECORDS
from app.returns.line import LINE as RETURNS
from app.risk import RiskPractice
from app.rounds.line import LINE as ROUNDS
from app.rounds.papers import FORMS as ROUND_PAPERS
from app.sealing.line import LINE as SEALING
from app.search.index import SearchIndex
from app.search.materials import materials
from app.search.organisations import ORGANISATIONS
from app.search.papers import printed_papers
from app.search.people import PERSONS
from app.services.figures import reports as service_reports
from app.services.forms import MAKERS as SERVICE_PAPERS
from app.services.line import LINE as SERVICES
from app.services.past import PAST as SERVICE_PAST
from app.services.practice import QuestionWords
from app.services.search import CONSULTATION_HITS
from app.statistics.line import LINE as STATISTICS
from app.statistics.paper import forms_of
from app.statistics.reports import Reports
from app.sync.sticks import Sticks
from app.sync.way import Way
from app.today.marks import LINE as TODAY
from app.weighing import LINE as WARNINGS
from app.work import Tools

RESOURCES = Path(__file__).parent.parent / "resources"


def tools(*more: object) -> Tools:
    """The shared helpers of a desk; `more` are those of one profile."""
    statistics = RESOURCES / "statistics"
    figures = Reports(
        *reports(statistics),
        *correction_reports(statistics),
        *help_reports(statistics),
        *service_reports(statistics),
        *outreach_reports(statistics),
        *aid_reports(statistics),
    )
    index = SearchIndex(
        PERSONS,
        ORGANISATIONS,
        CASES,
        LEADS,
        SUBJECTS,
        printed_papers(CASES, 3),
        printed_papers(SUBJECTS, 13),
        HELP_RECORDS,
        printed_papers(HELP_RECORDS, 8),
        AID_RECORDS,
        printed_papers(AID_RECORDS, 21),
        CONSULTATION_HITS,
        printed_papers(CONSULTATION_HITS, 23),
        *outreach_sources(),
        materials(CASES, 50),
        materials(SUBJECTS, 51, covered=True),
        materials(HELP_RECORDS, 52),
        materials(AID_RECORDS, 53),
        materials(CONSULTATION_HITS, 54),
    )
    return Tools(
        Rulebook.load(RESOURCES / "rules"),
        Statutes.load(RESOURCES / "statutes" / "laws.jsonl.gz"),
        Divisions.load(RESOURCES / "divisions" / "jiangmen.csv"),
        RiskPractice.load(RESOURCES / "risk.toml"),
        Lexicon.load(RESOURCES / "mediation" / "words.toml"),
        Practice.load(RESOURCES / "correction" / "schedules.toml"),
        Areas.load(RESOURCES / "correction" / "areas.toml"),
        DeviceNames.load(RESOURCES / "correction" / "devices.toml"),
        Lines(
            MEDIATION,
            CORRECTION,
            LEGALAID,
            RESETTLEMENT,
            SERVICES,
            *OUTREACH,
            PEOPLE,
            OFFICE_LINE,
            STATISTICS,
            ATTACHMENTS,
            RETURNS,
            SEALING,
            ROUNDS,
            PHRASES,
            PAPERS,
            WARNINGS,
            TODAY,
            index.line(),
        ),
        index,
        Trail(),
        Handover({Released: take_over, Heard: take_heard, AidWanted: take_wish}),
        HelpWords.load(RESOURCES / "resettlement" / "words.toml"),
        QuestionWords.load(RESOURCES / "services" / "words.toml"),
        AidPractice.load(RESOURCES / "legalaid"),
        Press(),
        Forms(
            {
                **FORMS,
                **MAKERS,
                **HELP_PAPERS,
                **AID_PAPERS,
                **ROUND_PAPERS,
                **SERVICE_PAPERS,
                **OUTREACH_PAPERS,
                **forms_of(figures),
            },
            CARDS_WITHHELD,
        ),
        figures,
        Starters.load(RESOURCES / "phrases"),
        Past(PAST, HELP_PAST, AID_PAST, SERVICE_PAST, OUTREACH_PAST),
        Way(),
        Sticks(),
        Templates(RESOURCES / "papers"),
        Volumes(
            {
                "mediation": app.mediation.handlers.VOLUME,
                "correction": CORRECTION_VOLUME,
                "legalaid": AID_VOLUME,
            }
        ),
        *more,
    )
