"""The steps of helping: contacts, aid, home and work, the plan, the group, the agreement."""

from __future__ import annotations

__all__ = ["AGREEMENT", "AID", "CONTACT", "INQUIRY", "PLAN", "SITUATION", "TEAM"]

from datetime import datetime
from typing import Any

from app.i18n import tr
from app.ids import Id
from app.messages import Command
from app.resettlement.messages import (
    AidKind,
    AskedHow,
    ContactMode,
    GiveAid,
    InquiryOutcome,
    MakePlan,
    Placement,
    RecordContact,
    RecordInquiry,
    RecordSituation,
    ReleasedDetail,
    SetTeam,
    SignAgreement,
)
from ui.forms.spec import Kind, Spec
from ui.resettlement.actions import HelpRecord
from ui.resettlement.steps.step import GROUP, HelpStep, group_of, members_of
from ui.steps.step import Values, moment, on, options

_PRISONS = tr("监狱法")
_EQUAL = (_PRISONS, tr("第62条"))
_RELIEF = (_PRISONS, tr("第60条"))


def _now(_record: HelpRecord, now: datetime) -> Values:
    return {"on": now.date(), "at": now.time().replace(second=0, microsecond=0)}


CONTACT = HelpStep(
    "RecordContact",
    title=tr("记联系"),
    button=tr("记下"),
    done=tr("已记下这次联系"),
    specs=(
        Spec("on", tr("日期"), Kind.DATE, required=True),
        Spec("at", tr("时间"), Kind.TIME, required=True),
        Spec(
            *("mode", tr("方式"), Kind.RADIO),
            required=True,
            width=2,
            options=options(tuple(ContactMode)),
        ),
        Spec(
            *("notes", tr("近况"), Kind.AREA),
            required=True,
            width=4,
            lines=4,
            most=2000,
            phrases="resettlement.notes",
            hint=tr("身体、工作、家里怎么样"),
        ),
        Spec("needs", tr("有什么要帮的"), width=4, most=500),
    ),
    start=_now,
    make=lambda record, _subject, values: RecordContact(
        record.id, moment(values, "on", "at"), values["mode"], values["notes"], values["needs"]
    ),
    law=_RELIEF,
)

AID = HelpStep(
    "GiveAid",
    title=tr("登记帮扶"),
    button=tr("登记"),
    done=tr("已登记帮扶"),
    specs=(
        Spec(
            *("kind", tr("种类"), Kind.RADIO),
            required=True,
            width=4,
            options=options(tuple(AidKind)),
        ),
        Spec("given_on", tr("日期"), Kind.DATE, required=True),
        Spec(
            "source", tr("来源"), width=2, past="resettlement.aid_source", hint=tr("如：镇民政办")
        ),
        Spec("amount_fen", tr("金额（元）"), Kind.MONEY),
        Spec("note", tr("说明"), width=4, most=500),
    ),
    start=on("given_on"),
    make=lambda record, _subject, values: GiveAid(
        record.id,
        values["kind"],
        values["given_on"],
        values["source"],
        values["amount_fen"],
        values["note"],
    ),
    law=_RELIEF,
)


def _situation(record: HelpRecord, now: datetime) -> Values:
    values: dict[str, Any] = {"placed_on": now.date()}
    if isinstance(record, ReleasedDetail):
        values |= {
            "placement": record.placement,
            "insurance": record.insurance,
            "housing": record.housing,
            "police_measures": record.police_measures,
        }
    return values


SITUATION = HelpStep(
    "RecordSituation",
    title=tr("登记安置情况"),
    button=tr("登记"),
    done=tr("已登记安置情况"),
    specs=(
        Spec(
            *("placement", tr("安置"), Kind.RADIO),
            required=True,
            width=4,
            options=options(tuple(Placement)),
        ),
        Spec("placed_on", tr("日期"), Kind.DATE, required=True),
        Spec("insurance", tr("社会保险"), width=3, hint=tr("如：城乡居民养老、医疗")),
        Spec("housing", tr("住房"), width=4, hint=tr("如：自家老屋，与父母同住")),
        Spec(
            *("police_measures", tr("派出所说过上门要先问他们（只作安全提示，不对外说）")),
            Kind.TICK,
            width=4,
        ),
    ),
    start=_situation,
    make=lambda record, _subject, values: RecordSituation(
        record.id,
        values["placement"],
        values["placed_on"],
        values["insurance"],
        values["housing"],
        values["police_measures"],
    ),
    law=_EQUAL,
)

PLAN = HelpStep(
    "MakePlan",
    title=tr("写帮教计划"),
    button=tr("写好"),
    done=tr("已写帮教计划"),
    text=tr("和本人商量着写怎么帮。安置帮教不强制、不处罚、不跟踪，这些不能写进计划"),
    specs=(
        Spec("made_on", tr("日期"), Kind.DATE, required=True),
        Spec("needs", tr("困难和需求"), Kind.AREA, width=4, most=1000),
        Spec(
            *("measures", tr("怎么帮"), Kind.AREA),
            required=True,
            width=4,
            lines=5,
            most=2000,
            phrases="resettlement.measures",
        ),
    ),
    start=on("made_on"),
    make=lambda record, _subject, values: MakePlan(
        record.id, values["made_on"], values["measures"], values["needs"]
    ),
    law=_EQUAL,
)


def _team(record: HelpRecord, now: datetime) -> Values:
    return {"changed_on": now.date(), **group_of(record.members)}


TEAM = HelpStep(
    "SetTeam",
    title=tr("改帮教小组"),
    button=tr("保存"),
    done=tr("已改帮教小组"),
    specs=(*GROUP, Spec("changed_on", tr("日期"), Kind.DATE, required=True)),
    start=_team,
    make=lambda record, _subject, values: SetTeam(
        record.id, members_of(values), values["changed_on"]
    ),
)

AGREEMENT = HelpStep(
    "SignAgreement",
    title=tr("登记帮教协议"),
    button=tr("登记"),
    done=tr("已登记"),
    text=tr("协议由本人自己决定，不签、不再继续都可以，不影响帮助"),
    specs=(
        Spec(
            *("agreed", tr("本人"), Kind.RADIO),
            required=True,
            width=3,
            options=((True, tr("自愿签了")), (False, tr("不签，或者不再继续"))),
        ),
        Spec("agreed_on", tr("日期"), Kind.DATE, required=True),
    ),
    start=on("agreed_on"),
    make=lambda record, _subject, values: SignAgreement(
        record.id, values["agreed"], values["agreed_on"]
    ),
    law=_EQUAL,
    width=560,
)


def _inquiry(record: HelpRecord, _subject: Id | None, values: Values) -> Command[Id]:
    return RecordInquiry(
        record=record.id,
        made_on=values["made_on"],
        ways=values["ways"],
        outcome=values["outcome"],
        findings=values["findings"],
        asked=values["asked"],
    )


INQUIRY = HelpStep(
    "RecordInquiry",
    title=tr("记摸排"),
    button=tr("记下"),
    done=tr("已记下这次摸排"),
    text=tr("只打听去向和近况，不跟踪、不定位"),
    specs=(
        Spec("made_on", tr("日期"), Kind.DATE, required=True),
        Spec("asked", tr("问了谁"), width=3, most=100),
        Spec("ways", tr("怎么打听的"), Kind.TICKS, width=4, options=options(tuple(AskedHow))),
        Spec(
            *("outcome", tr("结果"), Kind.RADIO),
            required=True,
            width=4,
            options=options(tuple(InquiryOutcome)),
        ),
        Spec("findings", tr("情况"), Kind.AREA, required=True, width=4, most=1000),
    ),
    start=on("made_on"),
    make=_inquiry,
    law=_RELIEF,
)
