"""Sample applications and a notice: three of the specification (L1, L2, L4), two of these days."""

from __future__ import annotations

__all__ = ["applications"]

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from app.clock import CHINA
from app.ids import Id
from app.legalaid.codes import (
    CarriedBy,
    CloseResult,
    ClosingWay,
    DecisionKind,
    Delivery,
    Exemption,
    FilerBasis,
    ForumKind,
    Kinship,
    LegalStatus,
    Matter,
    MeansRoute,
    NoteSource,
    NoticeGround,
    NoticeKind,
    Organ,
    Proposal,
    Provisional,
    Refusal,
    Stage,
    VerifyWay,
)
from app.legalaid.messages import (
    AcknowledgeForwarding,
    AddAidNote,
    ApplicationInput,
    EndMatter,
    FilerInput,
    ForwardApplication,
    NoticeInput,
    OpponentInput,
    RecordAidDecision,
    RecordAssignment,
    RecordAudit,
    RecordContract,
    RegisterApplication,
    RegisterNotice,
    ServeAidDecision,
    SubmitClosing,
    TellOrgan,
)
from app.legalaid.messages.answers import Answers, HeldMaterial, Household, MemberInput, Origin
from app.messages import Command
from app.people.messages import IdKind, Nationality, OrganisationInput, PersonInput
from app.samples.office import person

Do = Callable[[Command[Any]], Id]

_CENTRE = "新会区法律援助处"
_FIRM = "广东某律师事务所"
_ARBITRATION = "新会区劳动人事争议仲裁委员会"
_COUNTY = "440705"


def applications(do: Do, now: datetime) -> dict[str, Id]:
    """Enter them; returns their ids by sample name ("L1" …).

    Those of fixed days are left out where the clock stands before their end.
    """
    found, today = dict[str, Id](), now.astimezone(CHINA).date()
    if date(2026, 8, 5) < today:
        found["L1"] = _wages(do)
    if date(2026, 5, 25) < today:
        found["L2"] = _retrial(do)
    if date(2026, 4, 10) < today:
        found["L4"] = _minor(do, today)
    found["L5"] = _limitation(do, today, now)
    found["L6"] = _maintenance(do, today)
    return found


# -- of the specification, at home in 大泽 -------------------------------------------------------


def _wages(do: Do) -> Id:
    """L1: wages of somebody who came to work here, decided the next day."""
    who = person(
        "韦应㛃", "1991-07-14", 704, "0750-0000701", "大泽镇工业园宿舍",
        ethnicity="壮族", occupation="制衣厂工人",
    )  # fmt: skip
    given = ApplicationInput(
        person=who,
        answers=_labour(
            Answers(employed=True, held=_held("identity", "application", "wages", "work"))
        ),
        cause="追索劳动报酬",
        facts="2025年12月至2026年3月在某制衣厂做车工，四个月工资共23800元没有发。",
        legal_status=LegalStatus.ARBITRATION_APPLICANT,
        opponents=(OpponentInput(organisation=OrganisationInput("江门市某制衣厂")),),
        forum=_ARBITRATION,
        claim_fen=2_380_000,
        received_at=_at(date(2026, 4, 28), 9, 20),
        identity_seen=True,
        told=True,
        proposal=Proposal.GRANT,
        proposal_reasons="请求支付劳动报酬，在范围内；进城务工人员讨薪，免予核查。",
    )  # fmt: skip
    record = do(RegisterApplication(given))
    do(ForwardApplication(record, _at(date(2026, 4, 28), 15), CarriedBy.IN_PERSON))
    do(AcknowledgeForwarding(record, date(2026, 4, 28), "何某"))
    day = date(2026, 4, 29)
    do(
        RecordAidDecision(
            record, DecisionKind.GRANT, day, "（2026）江新援给字第0031号", _CENTRE, day, "何某"
        )
    )
    do(ServeAidDecision(record, date(2026, 4, 29), Delivery.IN_PERSON, "韦应㛃"))
    do(_assignment(record, date(2026, 4, 30), "李㛃明"))
    do(RecordContract(record, date(2026, 4, 30)))
    award = EndMatter(
        record, date(2026, 7, 10), ClosingWay.AWARD, CloseResult.FULL, recovered_fen=2_380_000
    )
    do(award)
    do(SubmitClosing(record, date(2026, 7, 24)))
    do(RecordAudit(record, date(2026, 8, 5)))
    return record


def _retrial(do: Do) -> Id:
    """L2: a mother who insists for her son, though no retrial was ordered; the centre refuses."""
    mother = person(
        "莫桂兰", "1958-07-07", 706, "0750-0000801", "大泽镇吕村2队6号", occupation="无业"
    )
    answers = Answers(
        origin=Origin.PERSON,
        filer=FilerBasis.KIN,
        group="retrial",
        matter=Matter.RETRIAL,
        retrial_ordered=False,
        insists=True,
        stage=Stage.RETRIAL,
        forum=ForumKind.COURT,
        place=_COUNTY,
        represented=False,
        aided_before=False,
        route=MeansRoute.CHECKED,
        household=Household(
            members=(MemberInput(name="莫桂兰", kinship=Kinship.SELF, transfer=130_000),),
            spending=420_000,
            verify=VerifyWay.PLEDGE,
            pledged_on=date(2026, 5, 12),
        ),
        held=_held("identity", "application", "judgment", "filer_identity", "filer_relation",
                   "means", "pledge"),
    )  # fmt: skip
    given = ApplicationInput(
        person=mother,
        answers=answers,
        filer=FilerInput(mother, "被告人之母"),
        cause="盗窃罪生效判决申诉",
        facts="认为儿子的盗窃罪判决量刑过重，想申诉。没有再审决定书。",
        legal_status=LegalStatus.PETITIONER,
        forum="新会区人民法院",
        received_at=_at(date(2026, 5, 12), 10, 10),
        identity_seen=True,
        told=True,
        proposal=Proposal.ADVICE,
        proposal_reasons="没有决定再审，已经解答并代拟申诉状；本人坚持申请，送机构决定。",
    )  # fmt: skip
    reasons = (("la.M24@answers.insists", "已经咨询、代拟申诉状，本人坚持要申请"),)
    record = do(RegisterApplication(given, reasons=reasons))
    sent = ForwardApplication(
        record, _at(date(2026, 5, 12), 16), CarriedBy.IN_PERSON,
        reasons=(("la.B20@way", "本人坚持，缺的由机构告知"),),
    )  # fmt: skip
    do(sent)
    refusal = RecordAidDecision(
        record, DecisionKind.REFUSE, date(2026, 5, 18), "（2026）江新援不字第0004号", _CENTRE,
        date(2026, 5, 19), "何某", refusal=Refusal.NO_RETRIAL,
        reasons="人民法院没有决定再审，人民检察院没有提出抗诉，不符合法律援助法第三十三条。",
        remedy_told=True,
    )  # fmt: skip
    do(refusal)
    do(ServeAidDecision(record, date(2026, 5, 20), Delivery.IN_PERSON, "莫桂兰"))
    return record


def _minor(do: Do, today: date) -> Id:
    """L4: 通知辩护 of a minor, whose mother is a Vietnamese national."""
    mother = PersonInput(
        name="NGUYEN THI MAU",
        id_kind=IdKind.PASSPORT,
        nationality=Nationality.FOREIGN,
        languages=("越南语",),
        address="大泽镇小泽村",
        ethnicity="",
    )
    given = NoticeInput(
        suspect=person(
            "陆䶮", "2009-04-10", 905, "0750-0001001", "大泽镇小泽村3队8号", occupation="学生"
        ),
        organ_kind=Organ.POLICE,
        organ="江门市公安局新会分局",
        kind=NoticeKind.DEFENCE,
        ground=NoticeGround.MINOR,
        doc_no="新公（刑）援通字〔2026〕01号",
        cause="涉嫌盗窃",
        guardian=FilerInput(mother, "母亲"),
        received_at=_at(date(2026, 4, 2), 11, 5),
        forwarded_at=_at(date(2026, 4, 2), 11, 20),
    )
    record = do(RegisterNotice(given))
    day = date(2026, 4, 3)
    do(_assignment(record, day, "陈㭎芳", minor_specialist=True))
    do(TellOrgan(record, day, "（2026）江新援公函第0012号"))
    do(RecordContract(record, date(2026, 4, 9)))
    text = "开过庭，律师提了法律援助、社会调查的意见，等判决；已请翻译告诉母亲。"
    heard = _at(today - timedelta(days=12), 15)
    do(AddAidNote(record, heard, NoteSource.LAWYER, text, told_applicant=True))
    return record


# -- of these days ------------------------------------------------------------------------------


def _limitation(do: Do, today: date, now: datetime) -> Id:
    """Wages, one paper missing, and the limitation of arbitration ends in a few days."""
    who = person("覃玉莲", "1983-03-08", 708, "0750-0000705", "大泽镇吕村出租屋")
    answers = Answers(
        employed=False,
        clock_from=today - timedelta(days=360),
        claimed=False,
        held=_held("identity", "application", "wages"),
    )
    given = ApplicationInput(
        person=who,
        answers=_labour(answers),
        cause="追索劳动报酬",
        facts="在顺达五金厂打工，离职时欠工资18600元，有欠条。",
        legal_status=LegalStatus.ARBITRATION_APPLICANT,
        opponents=(OpponentInput(organisation=OrganisationInput("新会区顺达五金厂")),),
        forum=_ARBITRATION,
        claim_fen=1_860_000,
        received_at=min(_at(today, 8, 40), now),  # somebody may look at the samples at night
        identity_seen=True,
        told=True,
        proposal=Proposal.PROVISIONAL,
        proposal_reasons="离仲裁时效届满不足七日，建议先行提供；务工证明后补。",
        provisional=(Provisional.LIMITATION,),
    )
    return do(RegisterApplication(given))


def _maintenance(do: Do, today: date) -> Id:
    """An old woman at home, her son does not keep her; with the centre since three days."""
    mother = person(
        "岑阿㛧", "1947-11-02", 710, "0750-0000711", "大泽镇田金村2队15号",
        division="440705101219",
    )  # fmt: skip
    son = person("岑志坚", "1972-06-18", 711, "0750-0000712", "大泽镇文昌路8号")
    answers = Answers(
        origin=Origin.PERSON,
        filer=FilerBasis.SELF,
        group="maintenance",
        matter=Matter.MAINTENANCE,
        stage=Stage.NONE_YET,
        forum=ForumKind.COURT,
        place=_COUNTY,
        represented=False,
        aided_before=False,
        urgent=False,
        exemption=Exemption.NO_INCOME,
        proofs=("village",),
        held=_held("identity", "application", "no_income", "facts"),
    )
    given = ApplicationInput(
        person=mother,
        answers=answers,
        cause="赡养纠纷",
        facts="独居，行动不便，没有收入；儿子在镇上开店，两年没有给生活费。",
        legal_status=LegalStatus.PLAINTIFF,
        opponents=(OpponentInput(person=son, relation="儿子"),),
        forum="新会区人民法院",
        claim_fen=1_200_000,
        received_at=_at(today - timedelta(days=3), 9),
        identity_seen=True,
        told=True,
        home_visit=True,
        proposal=Proposal.GRANT,
        proposal_reasons="请求给付赡养费，在范围内；没有固定生活来源的老年人，免予核查。",
    )
    record = do(RegisterApplication(given))
    do(ForwardApplication(record, _at(today - timedelta(days=3), 15), CarriedBy.IN_PERSON))
    do(AcknowledgeForwarding(record, today - timedelta(days=3), "何某"))
    return record


# -- what they share ----------------------------------------------------------------------------


def _labour(answers: Answers) -> Answers:
    """Wages of somebody who came to work here, before any arbitration."""
    return replace(
        answers,
        origin=Origin.PERSON,
        filer=FilerBasis.SELF,
        group="labour",
        matter=Matter.LABOUR,
        stage=Stage.NONE_YET,
        forum=ForumKind.LABOUR_ARBITRATION,
        place=_COUNTY,
        represented=False,
        aided_before=False,
        urgent=False,
        exemption=Exemption.MIGRANT_WORKER,
        proofs=("slips",),
    )


def _held(*names: str) -> tuple[HeldMaterial, ...]:
    pages = {"identity": 2, "wages": 4, "judgment": 8, "application": 2}
    return tuple(HeldMaterial(id=name, pages=pages.get(name, 1)) for name in names)


def _assignment(
    record: Id, on: date, lawyer: str, *, minor_specialist: bool = False
) -> RecordAssignment:
    return RecordAssignment(
        record, on, _FIRM, lawyer, "（2026）江新援指字第0019号",
        licence_no="14407202010000001", phone="0750-0000900", years_practice=6,
        minor_specialist=minor_specialist, handed_by="何某",
    )  # fmt: skip


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), CHINA)
