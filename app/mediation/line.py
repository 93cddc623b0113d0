"""What mediation tells the shared rooms of itself."""

from __future__ import annotations

__all__ = ["LINE"]

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lines import Line, Places, TableLabels
from app.mediation import NAME
from app.mediation.codes import (
    AgentBasis,
    AgentProof,
    AgreementForm,
    Authority,
    Certification,
    DeclineGround,
    Difficulty,
    DisputeType,
    DossierPart,
    EndReason,
    ItemStatus,
    LeaveGround,
    OriginReason,
    Outcome,
    PartyRole,
    Prevention,
    RiskLevel,
    Satisfaction,
    SessionMode,
    Source,
    VisitWay,
)
from app.mediation.labels import TRACKS
from app.mediation.numbering import registers
from app.mediation.persons import records_of_organisations, records_of_persons
from app.mediation.projection import PARTS, cases_touched, project
from app.mediation.rules.dossier import part_of_file
from app.mediation.states import State
from app.mediation.views.course import IN_HAND
from app.mediation.visits import VISITS
from db.tables.derived import CaseCardRow
from db.tables.mediation import CaseParty, MediationCase, PartyAgent

_TABLES = {
    "mediation_case": TableLabels(
        tr("调解案件"),
        {
            "case_no": tr("案号"),
            "state": tr("阶段"),
            "state_on": tr("阶段日期"),
            "end_reason": tr("终止原因"),
            "end_note": tr("终止说明"),
            "decline_ground": tr("不予受理理由"),
            "accepted_on": tr("受理日期"),
            "applied_on": tr("申请日期"),
            "consent": tr("各方愿意调解"),
            "source": tr("案件来源"),
            "source_doc_no": tr("移送文号"),
            "dispute_type": tr("纠纷类型"),
            "tags": tr("专项标签"),
            "facts": tr("纠纷简要情况"),
            "claims": tr("申请事项"),
            "occurred_on": tr("发生日期"),
            "place": tr("发生地点"),
            "people_count": tr("涉及人数"),
            "amount_fen": tr("涉及金额"),
            "difficulty": tr("难易程度"),
            "risk": tr("风险"),
            "public": tr("是否公开"),
            "interest": tr("申报的利害关系"),
            "ext_until": tr("延长到"),
            "ext_agreed_on": tr("同意延长的日期"),
            "origin_reason": tr("由原案再办的理由"),
            "prevented": tr("预防成效"),
            "prevented_people": tr("预防涉及人数"),
            "prevention_reason": tr("预防成效理由"),
            "voided": tr("作废"),
        },
        {
            "state": State,
            "decline_ground": DeclineGround,
            "origin_reason": OriginReason,
            "end_reason": EndReason,
            "source": Source,
            "dispute_type": DisputeType,
            "difficulty": Difficulty,
            "risk": RiskLevel,
            "prevented": Prevention,
        },
        frozenset({"amount_fen"}),
    ),
    "case_party": TableLabels(
        tr("当事人"),
        {
            "role": tr("地位"),
            "joined_on": tr("追加日期"),
            "own_income": tr("以自己的劳动收入生活"),
            "recusal_ok": tr("书面同意由有利害关系的调解员调解"),
            "service_address": tr("送达地址"),
            "left_on": tr("由他人承继的日期"),
            "left_ground": tr("为什么承继"),
            "left_proof": tr("承继的证明"),
            "voided": tr("作废"),
        },
        {"role": PartyRole, "left_ground": LeaveGround},
    ),
    "party_agent": TableLabels(
        tr("代理人"),
        {
            "basis": tr("依据"),
            "relation": tr("与当事人的关系"),
            "authority": tr("权限"),
            "proof": tr("证明材料"),
            "certification": tr("境外授权的证明"),
            "valid_from": tr("授权开始"),
            "valid_to": tr("授权到期"),
            "ended_on": tr("终止日期"),
            "end_note": tr("终止说明"),
            "voided": tr("作废"),
        },
        {
            "basis": AgentBasis,
            "authority": Authority,
            "proof": AgentProof,
            "certification": Certification,
        },
    ),
    "mediation_session": TableLabels(
        tr("调解记录"),
        {
            "start": tr("开始时间"),
            "end": tr("结束时间"),
            "place": tr("地点"),
            "mode": tr("方式"),
            "attendees": tr("参加人"),
            "invited": tr("邀请参加的人"),
            "invited_consent": tr("邀请经当事人同意"),
            "told_rights": tr("已告知权利义务"),
            "transcript": tr("记录"),
            "outcome": tr("结果"),
            "voided": tr("作废"),
        },
        {"mode": SessionMode, "outcome": Outcome},
    ),
    "planned_session": TableLabels(
        tr("约定调解时间"),
        {
            "at": tr("时间"),
            "place": tr("地点"),
            "note": tr("说明"),
            "held": tr("已调解"),
            "voided": tr("作废"),
        },
    ),
    "agreement": TableLabels(
        tr("调解协议"),
        {
            "form": tr("形式"),
            "facts": tr("主要事实"),
            "liability": tr("责任"),
            "terms": tr("协议内容"),
            "performance": tr("履行方式"),
            "copies": tr("份数"),
            "reached_on": tr("协议日期"),
            "minor_view": tr("未成年人本人的意见"),
            "effective_on": tr("生效日期"),
            "voided": tr("作废"),
        },
        {"form": AgreementForm},
    ),
    "agreement_item": TableLabels(
        tr("履行事项"),
        {
            "debtor": tr("履行人"),
            "creditor": tr("权利人"),
            "content": tr("内容"),
            "amount_fen": tr("金额"),
            "due_on": tr("期限"),
            "manner": tr("方式"),
            "status": tr("履行情况"),
            "performed_on": tr("履行日期"),
            "proof": tr("凭证"),
            "voided": tr("作废"),
        },
        {"status": ItemStatus},
        frozenset({"amount_fen"}),
    ),
    "return_visit": TableLabels(
        tr("回访"),
        {
            "visited_on": tr("回访日期"),
            "way": tr("方式"),
            "performance": tr("履行情况"),
            "satisfaction": tr("满意程度"),
            "hidden_risk": tr("隐患"),
            "next_on": tr("下次回访"),
            "voided": tr("作废"),
        },
        {"way": VisitWay, "satisfaction": Satisfaction},
    ),
    "case_note": TableLabels(
        tr("经过"),
        {"happened_at": tr("时间"), "text": tr("内容"), "voided": tr("作废")},
    ),
}


def _rows(session: Session, record: Id) -> set[Id]:
    rows: set[Id] = set()
    for part in PARTS:
        rows.update(session.scalars(select(part.id).where(part.case == record)))
    rows.update(session.scalars(select(PartyAgent.person).where(PartyAgent.case == record)))
    people = session.execute(
        select(CaseParty.person, CaseParty.organisation).where(CaseParty.case == record)
    )
    return rows.union(row for pair in people for row in pair if row)


def _in_hand(session: Session) -> int:
    cards = select(func.count()).select_from(CaseCardRow)
    return session.execute(cards.where(CaseCardRow.tab.in_(IN_HAND))).scalar_one()


def _locked(session: Session, record: Id) -> bool:
    case = session.get(MediationCase, record)
    return case is not None and State(case.state) is State.ARCHIVED


def _title(session: Session, record: Id) -> str:
    card = session.get(CaseCardRow, record)
    return card.title if card else ""


LINE = Line(
    NAME,
    {**_TABLES, **TRACKS},
    cases_touched,
    project,
    _rows,
    label=tr("人民调解"),
    in_hand=_in_hand,
    key=MediationCase.__table__.c.id,
    locked=_locked,
    of_persons=records_of_persons,
    of_organisations=records_of_organisations,
    title=_title,
    visits=VISITS,
    places=Places(DossierPart, part_of_file),
    registers=registers,
)
