"""Builds a desk from a profile folder; the only wiring."""

from __future__ import annotations

__all__ = [
    "RESOURCES",
    "backups_of",
    "enter_samples",
    "found_office",
    "office_digest",
    "open_books",
    "open_desk",
    "rooms",
    "tools",
]

import secrets
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

import app.attachments.handlers
import app.correction.handlers
import app.correction.queries
import app.drafts.handlers
import app.history.queries
import app.history.reviews
import app.history.undo
import app.lawbook.queries
import app.legalaid.handlers
import app.legalaid.handlers.dossier
import app.legalaid.queries
import app.mediation.handlers
import app.mediation.queries
import app.office.handlers
import app.office.queries
import app.office.users
import app.outreach.handlers
import app.outreach.queries
import app.papers.errands
import app.people.handlers
import app.people.queries
import app.phrases.handlers
import app.resettlement.handlers
import app.resettlement.queries
import app.returns.errands
import app.returns.handlers
import app.returns.queries
import app.returns.signed
import app.rounds.handlers
import app.rounds.queries
import app.sealing.handlers
import app.search.queries
import app.services.handlers
import app.services.queries
import app.statistics.queries
import app.sync.errands
import app.sync.queries
import app.today.marks
import app.today.queries
import app.vault.errands
from app.access import may_open
from app.attachments.keeping import drop_unsaid
from app.attachments.line import LINE as ATTACHMENTS
from app.clock import Clock
from app.correction.areas import Areas
from app.correction.devices import DeviceNames
from app.correction.dossier import VOLUME as CORRECTION_VOLUME
from app.correction.figures import reports as correction_reports
from app.correction.forms import MAKERS
from app.correction.line import LINE as CORRECTION
from app.correction.practice import Practice
from app.correction.search import SUBJECTS
from app.desk import Desk, Rooms
from app.errors import Bug, World
from app.events import ContentsSaid, RecordsChanged, RulesChanged
from app.handover import AidWanted, Handover, Heard, Released
from app.history.trail import Trail
from app.i18n import tr
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
from app.messages import Me
from app.office.founding import Identity, found, read_identity
from app.office.line import LINE as OFFICE_LINE
from app.outreach.figures import reports as outreach_reports
from app.outreach.forms import MAKERS as OUTREACH_PAPERS
from app.outreach.forms import WITHHELD as CARDS_WITHHELD
from app.outreach.line import LINES as OUTREACH
from app.outreach.past import PAST as OUTREACH_PAST
from app.outreach.search import sources as outreach_sources
from app.papers.forms import Forms
from app.papers.lent import Lent
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
from app.samples import fill
from app.samples.office import seat_mediators
from app.sealing.handlers import sweep, sweep_drafts
from app.sealing.line import LINE as SEALING
from app.search.index import SearchIndex, refresh
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
from app.storage import told
from app.sync.digest import state_digest
from app.sync.sticks import Sticks
from app.sync.way import Way
from app.today.anew import empty, make_anew, note_current, stale
from app.today.marks import LINE as TODAY
from app.vault.backup import Backups
from app.vault.contents import Contents
from app.vault.messages import UserCard
from app.vault.outside import Mark, OutsideState
from app.vault.plain import PlainCopies
from app.weighing import LINE as WARNINGS
from app.work import Tools, Work
from db.books import LaptopBooks
from db.engine import bare_connection
from db.journal import Pen
from db.schema import NewerSchema
from db.tables.house import Stream
from db.tables.office import User
from db.tables.search import is_finished

T = TypeVar("T")
CONTENTS = "attachments"  # the folder beside the database
BACKUPS = "backups"  # the folder of the daily copies
PLAIN = "opened"  # the folder of what other programs opened
TEMPLATES = "templates"  # the folder of an office's own forms
LENT = "lent"  # the folder of papers that are edited in WPS
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
        printed_papers("mediation", 3),
        printed_papers("correction", 13),
        HELP_RECORDS,
        printed_papers("resettlement", 8),
        AID_RECORDS,
        printed_papers("legalaid", 21),
        CONSULTATION_HITS,
        printed_papers("services", 23),
        *outreach_sources(),
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


def rooms() -> Rooms:
    """Everything the house can do on a laptop."""
    return Rooms(
        commands={
            **app.mediation.handlers.COMMANDS,
            **app.correction.handlers.COMMANDS,
            **app.today.marks.COMMANDS,
            **app.people.handlers.COMMANDS,
            **app.office.handlers.COMMANDS,
            **app.statistics.queries.COMMANDS,
            **app.attachments.handlers.COMMANDS,
            **app.drafts.handlers.COMMANDS,
            **app.history.reviews.COMMANDS,
            **app.history.undo.COMMANDS,
            **app.papers.errands.COMMANDS,
            **app.phrases.handlers.COMMANDS,
            **app.returns.handlers.COMMANDS,
            **app.resettlement.handlers.COMMANDS,
            **app.legalaid.handlers.COMMANDS,
            **app.outreach.handlers.COMMANDS,
            **app.rounds.handlers.COMMANDS,
            **app.sealing.handlers.COMMANDS,
            **app.services.handlers.COMMANDS,
            **app.sync.errands.COMMANDS,
        },
        queries={
            **app.mediation.queries.QUERIES,
            **app.correction.queries.QUERIES,
            **app.people.queries.QUERIES,
            **app.office.queries.QUERIES,
            **app.statistics.queries.QUERIES,
            **app.attachments.handlers.QUERIES,
            **app.today.queries.QUERIES,
            **app.drafts.handlers.QUERIES,
            **app.phrases.handlers.QUERIES,
            **app.history.queries.QUERIES,
            **app.history.reviews.QUERIES,
            **app.returns.queries.QUERIES,
            **app.resettlement.queries.QUERIES,
            **app.legalaid.queries.QUERIES,
            **app.outreach.queries.QUERIES,
            **app.rounds.queries.QUERIES,
            **app.sealing.handlers.QUERIES,
            **app.search.queries.QUERIES,
            **app.services.queries.QUERIES,
            **app.papers.errands.QUERIES,
            **app.sync.queries.QUERIES,
            **app.lawbook.queries.QUERIES,
        },
        errands={
            **app.office.users.ERRANDS,
            **app.papers.errands.ERRANDS,
            **app.attachments.handlers.ERRANDS,
            **app.mediation.handlers.ERRANDS,
            **app.correction.handlers.ERRANDS,
            **app.legalaid.handlers.dossier.ERRANDS,
            **app.returns.errands.ERRANDS,
            **app.returns.signed.ERRANDS,
            **app.sealing.handlers.ERRANDS,
            **app.sync.errands.ERRANDS,
            **app.vault.errands.ERRANDS,
        },
        trips={**app.sync.errands.TRIPS, **app.vault.errands.TRIPS},
    )


def open_books(path: Path, key: bytes) -> LaptopBooks:
    """Open the database of a profile.

    Raises:
        World: it is damaged, the disk refuses, or a newer program wrote it.
    """
    try:
        with told():
            return LaptopBooks(path, key)
    except NewerSchema as error:
        raise World(
            tr("这些资料是用更新的榕下写的，本机的榕下太旧。"),
            tr("资料没有改动。"),
            tr("请先升级榕下，再打开。"),
        ) from error


def backups_of(path: Path, key: bytes, clock: Clock) -> Backups:
    """The backups beside the database of a profile."""
    return Backups(path.with_name(BACKUPS), path, partial(bare_connection, key=key), clock)


def found_office(
    books: LaptopBooks, identity: Identity, user: UserCard, clock: Clock, outside: OutsideState
) -> None:
    """Write what this laptop is into an empty database, with its first user."""
    epoch = secrets.token_bytes(16)
    with told(), books.writing() as session:
        stream_no = found(session, identity, epoch)
        session.info["pen"] = Pen(stream_no, identity.office, user.id, clock)
        session.add(User(id=user.id, office=identity.office, name=user.name, role=str(user.role)))
    outside.save(Mark(epoch, 0))


def open_desk(books: LaptopBooks, user: UserCard, clock: Clock, *more: object) -> Desk:
    """A desk for an unlocked user."""
    contents = Contents(books.path.with_name(CONTENTS), books.key)
    plain = PlainCopies(books.path.with_name(PLAIN))
    lent = Lent(books.path.with_name(LENT))
    templates = Templates(RESOURCES / "papers", books.path.with_name(TEMPLATES))
    backups = backups_of(books.path, books.key, clock)
    kit = tools(contents, plain, lent, templates, backups, *more)
    with told(), books.reading() as session:
        drop_unsaid(session, contents)
        identity = read_identity(session)
        old, new = stale(session, kit), empty(session, kit)
        stream_no = session.scalars(
            select(Stream.no).where(Stream.own).order_by(Stream.no.desc())
        ).first()
        indexed = is_finished(session)
    if identity is None or stream_no is None:
        raise Bug("the profile has no identity")
    books.pen = Pen(stream_no, identity.office, user.id, clock)
    me = Me(
        user=user.id,
        name=user.name,
        role=str(user.role),
        office=identity.office,
        office_name=identity.office_name,
        county_bureau=identity.county_bureau,
        sample=identity.sample,
        device_no=identity.device_no,
        device=identity.device,
        hidden=frozenset(
            line.name
            for line in kit.get(Lines)
            if line.label and not may_open(user.role, line.name)
        ),
    )
    if old and new:  # before any thread writes
        with told(), books.writing() as session:
            note_current(session, kit)
    desk = Desk(me, clock, books, rooms(), kit)
    desk.subscribe(ContentsSaid, lambda event: contents.said(*event.contents))
    desk.subscribe(RecordsChanged, lambda event: _swept(desk, event))
    desk.subscribe(RulesChanged, lambda _event: _made_anew(desk))
    _swept(desk, RecordsChanged(SEALING.name))  # what a killed program left
    if old and not new:
        make_anew(desk)
    if not indexed:
        refresh(desk)
    return desk


def _made_anew(desk: Desk) -> None:
    make_anew(desk)


def _swept(desk: Desk, event: RecordsChanged) -> None:
    if event.line == SEALING.name:
        desk.read(sweep, None)
        desk.write(sweep_drafts, None)


def enter_samples(desk: Desk) -> None:
    """Seat the sample mediators in an enrolled office, and enter the sample cases."""
    desk.write(seat_mediators, None).result()
    fill(desk)


def office_digest(desk: Desk) -> str:
    """The digest of the office's records as this laptop has them; equal on every quiet replica."""
    return desk.read(_digest, None).result()


def _digest(_message: object, work: Work) -> str:
    return state_digest(work.session, work.me.office).value.hex()
