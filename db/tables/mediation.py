"""人民调解: cases with their sessions and agreements, and what runs beside their course."""

from __future__ import annotations

__all__ = [
    "Agreement",
    "AgreementItem",
    "CaseNote",
    "CaseParty",
    "DisputeLead",
    "Investigation",
    "JudicialConfirmation",
    "MediationCase",
    "MediationSession",
    "PartyAgent",
    "PlannedSession",
    "Referral",
    "ReturnVisit",
    "RiskAssessment",
    "RiskReport",
    "Screening",
]

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, Moment, TextList


class MediationCase(Journalled):
    """mediation_case 调解案件, domain specification 2.2.

    Attributes:
        accepted_on: until the case is accepted, the day it was asked for.
        applied_on: the day it was asked for, where that was not the day of acceptance.
        ext_until: the day to which all parties agreed to go on mediating.
        interest: what a mediator declared of ties to a party or agent.
        origin: the earlier case whose agreement this one changes or replaces.
    """

    __tablename__ = "mediation_case"
    __table_args__ = (
        Index("ix_mediation_case_number", "committee", "number_year", "number"),
        Index("ix_mediation_case_closed", "office", "closed_on"),
    )

    committee: Mapped[bytes] = field("committee", LargeBinary(16))
    case_no: Mapped[str] = field("number", String(60), default="")
    number: Mapped[int | None] = field("number", Integer)
    number_year: Mapped[int | None] = field("number", Integer)
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    end_reason: Mapped[str] = field("state", String(2), default="")
    end_note: Mapped[str] = field("state", Text, default="")
    closed_on: Mapped[date | None] = field("closing", Day)
    decline_ground: Mapped[str] = field("state", String(1), default="")
    accepted_on: Mapped[date] = field("acceptance", Day)
    applied_on: Mapped[date | None] = field("acceptance", Day)
    consent: Mapped[bool] = field("acceptance", Boolean)
    registrar: Mapped[bytes] = field("acceptance", LargeBinary(16))
    source: Mapped[str] = field("source", String(2))
    source_doc_no: Mapped[str] = field("source", String(60), default="")
    dispute_type: Mapped[str] = field("dispute", String(2))
    tags: Mapped[list[str]] = field("dispute", TextList, default=list)
    facts: Mapped[str] = field("facts", Text)
    claims: Mapped[list[str]] = field("claims", TextList, default=list)
    occurred_on: Mapped[date | None] = field("event", Day)
    place: Mapped[str] = field("event", String(200), default="")
    division: Mapped[str | None] = field("event", String(12))
    people_count: Mapped[int] = field("scale", Integer)
    amount_fen: Mapped[int | None] = field("scale", BigInteger)
    difficulty: Mapped[str] = field("scale", String(1))
    risk: Mapped[str] = field("risk", String(1))
    public: Mapped[bool] = field("openness", Boolean, default=False)
    mediators: Mapped[list[str]] = field("mediators", TextList, default=list)
    interest: Mapped[str] = field("mediators", String(200), default="")
    ext_until: Mapped[date | None] = field("term", Day)
    ext_agreed_on: Mapped[date | None] = field("term", Day)
    origin: Mapped[bytes | None] = field("origin", LargeBinary(16), index=True)
    origin_reason: Mapped[str] = field("origin", String(1), default="")
    prevented: Mapped[list[str]] = field("prevention", TextList, default=list)
    prevented_people: Mapped[int | None] = field("prevention", Integer)
    prevention_reason: Mapped[str] = field("prevention", Text, default="")


class CaseParty(Journalled):
    """case_party 当事人: a person or an organisation in a case.

    Attributes:
        joined_on: of a party who came in later (追加), or in the place of another (承继).
        recusal_ok: accepts in writing the mediators, who have ties to a party.
        service_address: where court papers reach it, where that is not where it lives.
        succeeds: the party in whose place it came.
        left_on: the day it died or ceased to be; who came in its place acts from the next day.
        left_proof: by what papers that, and who succeeds, is known.
    """

    __tablename__ = "case_party"

    case: Mapped[bytes] = field("party", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("party", Integer)
    role: Mapped[str] = field("party", String(1))
    person: Mapped[bytes | None] = field("party", LargeBinary(16), index=True)
    organisation: Mapped[bytes | None] = field("party", LargeBinary(16), index=True)
    own_income: Mapped[bool] = field("income", Boolean, default=False)
    joined_on: Mapped[date | None] = field("party", Day)
    recusal_ok: Mapped[bool] = field("recusal", Boolean, default=False)
    service_address: Mapped[str] = field("service", String(200), default="")
    succeeds: Mapped[bytes | None] = field("party", LargeBinary(16))
    left_on: Mapped[date | None] = field("leaving", Day)
    left_ground: Mapped[str] = field("leaving", String(1), default="")
    left_proof: Mapped[str] = field("leaving", String(200), default="")


class PartyAgent(Journalled):
    """agent 代理人、监护人 of a party, with what proves the authority and until when it runs.

    Attributes:
        relation: to the party, as people say it (父亲, 村委会).
        certification: how an authority given abroad was certified.
    """

    __tablename__ = "party_agent"

    case: Mapped[bytes] = field("agent", LargeBinary(16), index=True)
    party: Mapped[bytes] = field("agent", LargeBinary(16), index=True)
    person: Mapped[bytes] = field("agent", LargeBinary(16), index=True)
    basis: Mapped[str] = field("agent", String(1))
    relation: Mapped[str] = field("agent", String(50), default="")
    authority: Mapped[str] = field("authority", String(1))
    proof: Mapped[str] = field("authority", String(1))
    certification: Mapped[str] = field("authority", String(1), default="0")
    valid_from: Mapped[date] = field("authority", Day)
    valid_to: Mapped[date | None] = field("authority", Day)
    ended_on: Mapped[date | None] = field("ending", Day)
    end_note: Mapped[str] = field("ending", Text, default="")


class MediationSession(Journalled):
    """session 调解记录.

    Attributes:
        invited: who was asked to help, with the consent of the parties (人民调解法 第20条).
        mediators: who mediated on that day (hex ids), whoever mediates the case since.
    """

    __tablename__ = "mediation_session"

    case: Mapped[bytes] = field("session", LargeBinary(16), index=True)
    start: Mapped[datetime] = field("session", Moment)
    end: Mapped[datetime | None] = field("session", Moment)
    place: Mapped[str] = field("session", String(200))
    mode: Mapped[str] = field("session", String(1))
    attendees: Mapped[str] = field("session", Text, default="")
    invited: Mapped[str] = field("session", Text, default="")
    invited_consent: Mapped[bool] = field("session", Boolean, default=False)
    told_rights: Mapped[bool] = field("session", Boolean)
    transcript: Mapped[str] = field("transcript", Text)
    outcome: Mapped[str] = field("outcome", String(1))
    mediators: Mapped[list[str]] = field("session", TextList, default=list)


class PlannedSession(Journalled):
    """When and where the parties are to meet next (约定调解时间)."""

    __tablename__ = "planned_session"

    case: Mapped[bytes] = field("plan", LargeBinary(16), index=True)
    at: Mapped[datetime] = field("plan", Moment)
    place: Mapped[str] = field("plan", String(200))
    note: Mapped[str] = field("plan", String(200), default="")
    held: Mapped[bool] = field("held", Boolean, default=False)


class Agreement(Journalled):
    """agreement 调解协议.

    Attributes:
        replaces: the agreement that this one changes or renews.
        by_agent: the parties (hex ids) for whom an agent settled.
        minor_view: what a minor party said of it.
    """

    __tablename__ = "agreement"

    case: Mapped[bytes] = field("agreement", LargeBinary(16), index=True)
    form: Mapped[str] = field("agreement", String(1))
    facts: Mapped[str] = field("agreement", Text)
    liability: Mapped[str] = field("agreement", Text, default="")
    terms: Mapped[list[str]] = field("agreement", TextList)
    performance: Mapped[str] = field("agreement", Text, default="")
    copies: Mapped[int] = field("agreement", Integer)
    reached_on: Mapped[date] = field("agreement", Day)
    replaces: Mapped[bytes | None] = field("agreement", LargeBinary(16), index=True)
    by_agent: Mapped[list[str]] = field("agreement", TextList, default=list)
    minor_view: Mapped[str] = field("agreement", Text, default="")
    effective_on: Mapped[date | None] = field("effect", Day)


class AgreementItem(Journalled):
    """One performance item of an agreement."""

    __tablename__ = "agreement_item"

    case: Mapped[bytes] = field("item", LargeBinary(16), index=True)
    agreement: Mapped[bytes] = field("item", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("item", Integer)
    debtor: Mapped[str] = field("item", String(100))
    creditor: Mapped[str] = field("item", String(100))
    content: Mapped[str] = field("item", Text)
    amount_fen: Mapped[int | None] = field("item", BigInteger)
    due_on: Mapped[date | None] = field("item", Day)
    manner: Mapped[str] = field("item", String(100), default="")
    status: Mapped[str] = field("performance", String(1))
    performed_on: Mapped[date | None] = field("performance", Day)
    proof: Mapped[str] = field("performance", String(200), default="")


class ReturnVisit(Journalled):
    """return_visit 回访.

    Attributes:
        agreement: the one in hand on that day, whose performance was asked about.
    """

    __tablename__ = "return_visit"

    case: Mapped[bytes] = field("visit", LargeBinary(16), index=True)
    agreement: Mapped[bytes | None] = field("visit", LargeBinary(16))
    visited_on: Mapped[date] = field("visit", Day)
    way: Mapped[str] = field("visit", String(1))
    performance: Mapped[str] = field("visit", Text)
    satisfaction: Mapped[str] = field("visit", String(1))
    hidden_risk: Mapped[str] = field("visit", Text, default="")
    next_on: Mapped[date | None] = field("visit", Day)


class CaseNote(Journalled):
    """One line of what happened (记一笔)."""

    __tablename__ = "case_note"

    case: Mapped[bytes] = field("note", LargeBinary(16), index=True)
    happened_at: Mapped[datetime] = field("note", Moment)
    text: Mapped[str] = field("note", Text)
    author: Mapped[bytes] = field("note", LargeBinary(16))


class Screening(Journalled):
    """排查: a round through a village in search of disputes, whether or not one was found."""

    __tablename__ = "screening"

    screened_on: Mapped[date] = field("screening", Day)
    division: Mapped[str] = field("screening", String(12))
    finder: Mapped[str] = field("screening", String(60))
    note: Mapped[str] = field("screening", Text, default="")


class DisputeLead(Journalled):
    """dispute_lead 排查线索: a dispute heard of, before anybody asked for mediation.

    Attributes:
        screening: the round it was found on.
        parties: who it is between, as far as they were named.
        case: the case it became.
    """

    __tablename__ = "dispute_lead"

    screening: Mapped[bytes] = field("lead", LargeBinary(16), index=True)
    parties: Mapped[list[str]] = field("lead", TextList, default=list)
    people_count: Mapped[int | None] = field("lead", Integer)
    dispute_type: Mapped[str] = field("lead", String(2))
    place: Mapped[str] = field("lead", String(200), default="")
    facts: Mapped[str] = field("lead", Text)
    risk: Mapped[str] = field("risk", String(1))
    next_step: Mapped[str] = field("plan", String(1))
    outcome: Mapped[str] = field("outcome", String(1), default="")
    closed_on: Mapped[date | None] = field("outcome", Day)
    closed_note: Mapped[str] = field("outcome", Text, default="")
    case: Mapped[bytes | None] = field("outcome", LargeBinary(16), index=True)


class Referral(Journalled):
    """referral 对接: what another organ sent us, or we sent to it.

    Attributes:
        course: how a court sent it (委派, 委托), which decides its period.
        due_on: the day their letter asks us to answer by, if it names one.
        agreed_on: the day we took on what a court sent online.
        police_decided_on: the day the police decided on a penalty; None as long as they have not.
        returned: the materials given back with the reply.
    """

    __tablename__ = "referral"

    case: Mapped[bytes] = field("referral", LargeBinary(16), index=True)
    direction: Mapped[str] = field("referral", String(1))
    channel: Mapped[str] = field("referral", String(1))
    course: Mapped[str] = field("referral", String(1), default="")
    organ: Mapped[str] = field("referral", String(100), default="")
    letter_no: Mapped[str] = field("referral", String(60), default="")
    received_on: Mapped[date] = field("referral", Day)
    due_on: Mapped[date | None] = field("referral", Day)
    online: Mapped[bool] = field("referral", Boolean, default=False)
    materials: Mapped[str] = field("referral", Text, default="")
    agreed_on: Mapped[date | None] = field("agreed", Day)
    police_decided_on: Mapped[date | None] = field("police", Day)
    feedback_on: Mapped[date | None] = field("feedback", Day)
    feedback_doc: Mapped[str] = field("feedback", String(60), default="")
    feedback: Mapped[str] = field("feedback", Text, default="")
    returned: Mapped[str] = field("feedback", Text, default="")


class RiskAssessment(Journalled):
    """risk 风险: one look at how a dispute may turn; the newest holds, the earlier ones stay."""

    __tablename__ = "risk_assessment"

    case: Mapped[bytes] = field("risk", LargeBinary(16), index=True)
    assessed_at: Mapped[datetime] = field("risk", Moment)
    level: Mapped[str] = field("risk", String(1))
    triggers: Mapped[list[str]] = field("risk", TextList, default=list)
    actions: Mapped[list[str]] = field("risk", TextList, default=list)
    note: Mapped[str] = field("risk", Text, default="")
    assessor: Mapped[bytes] = field("risk", LargeBinary(16))


class RiskReport(Journalled):
    """A report of a risk to those who can help (人民调解法 第25条)."""

    __tablename__ = "risk_report"

    case: Mapped[bytes] = field("report", LargeBinary(16), index=True)
    reported_at: Mapped[datetime] = field("report", Moment)
    reported_to: Mapped[list[str]] = field("report", TextList)
    written: Mapped[bool] = field("report", Boolean)
    content: Mapped[str] = field("report", Text, default="")
    received_by: Mapped[str] = field("report", String(60), default="")


class JudicialConfirmation(Journalled):
    """judicial_confirmation 司法确认 of one agreement."""

    __tablename__ = "judicial_confirmation"

    case: Mapped[bytes] = field("application", LargeBinary(16), index=True)
    agreement: Mapped[bytes] = field("application", LargeBinary(16), index=True)
    court: Mapped[str] = field("application", String(100))
    applied_on: Mapped[date] = field("application", Day)
    both_present: Mapped[bool] = field("application", Boolean)
    received_on: Mapped[date | None] = field("court", Day)
    accepted_on: Mapped[date | None] = field("court", Day)
    court_case_no: Mapped[str] = field("court", String(60), default="")
    extended: Mapped[bool] = field("court", Boolean, default=False)
    outcome: Mapped[str] = field("ruling", String(1), default="")
    ruled_on: Mapped[date | None] = field("ruling", Day)
    ruling_no: Mapped[str] = field("ruling", String(60), default="")
    ruling_note: Mapped[str] = field("ruling", Text, default="")


class Appraisal(Journalled):
    """appraisal 鉴定: what an expert was asked, whose time the period of mediation leaves out."""

    __tablename__ = "appraisal"

    case: Mapped[bytes] = field("appraisal", LargeBinary(16), index=True)
    appraiser: Mapped[str] = field("appraisal", String(100))
    matter: Mapped[str] = field("appraisal", Text)
    began_on: Mapped[date] = field("appraisal", Day)
    received_on: Mapped[date | None] = field("opinion", Day)
    opinion: Mapped[str] = field("opinion", Text, default="")


class Investigation(Journalled):
    """investigation 调查记录.

    Attributes:
        evidence: the files of the case (hex ids of attachments) that were gathered by it.
    """

    __tablename__ = "investigation"

    case: Mapped[bytes] = field("investigation", LargeBinary(16), index=True)
    target: Mapped[str] = field("investigation", String(60))
    start: Mapped[datetime] = field("investigation", Moment)
    end: Mapped[datetime | None] = field("investigation", Moment)
    place: Mapped[str] = field("investigation", String(200))
    attendees: Mapped[str] = field("investigation", Text, default="")
    investigators: Mapped[str] = field("investigation", String(100))
    recorder: Mapped[str] = field("investigation", String(60), default="")
    evidence: Mapped[list[str]] = field("evidence", TextList, default=list)
    transcript: Mapped[str] = field("transcript", Text)
