"""The steps of sending on: a slip out, a slip back, a lead for 排查, a draft for legal aid."""

from __future__ import annotations

__all__ = ["AID", "LEAD", "RECEIPT", "REFER", "LeadSheet", "ReceiptSheet", "ReferSheet"]

from datetime import datetime

from app.i18n import full_date, tr
from app.ids import Id
from app.messages import Command
from app.services.messages import (
    AskForAid,
    ConsultationDetail,
    RaiseLead,
    Receipt,
    RecordReferralReceipt,
    ReferConsultation,
    ReferralCheck,
    RiskLevel,
    Scope,
    Target,
)
from ui.forms.spec import Kind, Spec
from ui.services.choosing import choose_by_initials
from ui.services.steps.step import ServiceSheet, ServiceStep
from ui.steps.step import Values, options
from ui.widgets.combo import Choice, PinyinCombo

_RISKS = (
    (RiskLevel.BLUE, tr("蓝（一般）")),
    (RiskLevel.YELLOW, tr("黄（较高）")),
    (RiskLevel.ORANGE, tr("橙（可能激化）")),
    (RiskLevel.RED, tr("红（紧急）")),
)
_NOTARY = (ReferralCheck.DISPUTED, ReferralCheck.REAL_PROPERTY, ReferralCheck.IN_PERSON)
_ARBITRATION = (ReferralCheck.FAMILY, ReferralCheck.ADMINISTRATIVE)
_CHECKS = {Target.NOTARY: _NOTARY, Target.ARBITRATION: _ARBITRATION}


def _sending(record: ConsultationDetail, now: datetime) -> Values:
    return {"sent_on": now.date(), "matter": record.question, "scope": record.unfit}


def _send(record: ConsultationDetail, _subject: Id | None, values: Values) -> Command[Id]:
    target = values["target"]
    asked = set(_CHECKS.get(target, ()))
    given = (*values["notary"], *values["arbitration"])
    return ReferConsultation(
        record.id,
        target,
        values["organ"],
        values["sent_on"],
        values["matter"],
        scope=values["scope"] if target is Target.MEDIATION else None,
        checks=tuple(one for one in given if one in asked),
    )


REFER = ServiceStep(
    "ReferConsultation",
    title=tr("转介"),
    button=tr("开转介单"),
    done=tr("已开转介单"),
    text=tr("一个单位一张；回执回来以后在这里登记"),
    specs=(
        Spec("target", tr("转到哪里"), Kind.CHOICE, required=True, width=2,
             options=options(tuple(Target)), note=tr("可输拼音首字母")),
        Spec("sent_on", tr("转介日期"), Kind.DATE, required=True),
        Spec("scope", tr("是哪一种事"), Kind.RADIO, width=4, options=options(tuple(Scope))),
        Spec("notary", tr("公证的提醒"), Kind.TICKS, width=4, options=options(_NOTARY),
             across=1),
        Spec("arbitration", tr("有没有这些情形"), Kind.TICKS, width=4,
             options=options(_ARBITRATION), across=1),
        Spec("organ", tr("单位名称"), width=4, most=100, past="services.organ",
             hint=tr("如：大泽镇人民政府")),
        Spec("matter", tr("转介事项"), Kind.AREA, required=True, width=4, most=4000),
    ),
    start=_sending,
    make=_send,
    width=760,
)  # fmt: skip


class ReferSheet(ServiceSheet):
    """What is asked follows from where it goes (M01, R-C03, R-C04)."""

    def prepare(self) -> None:
        choose_by_initials(self.context, self.grid, self)
        self._fit_fields()

    def _on_edited(self, name: str = "") -> None:
        if name == "target":
            self._fit_fields()
        super()._on_edited(name)

    def _fit_fields(self) -> None:
        target = self.grid.field("target").value()
        self.grid.show_field("scope", shown=target is Target.MEDIATION)
        self.grid.set_required("scope", required=target is Target.MEDIATION)
        self.grid.show_field("notary", shown=target is Target.NOTARY)
        self.grid.show_field("arbitration", shown=target is Target.ARBITRATION)


RECEIPT = ServiceStep(
    "RecordReferralReceipt",
    title=tr("登记回执"),
    button=tr("登记"),
    done=tr("已登记回执"),
    specs=(
        Spec("referral", tr("哪张转介单"), Kind.CHOICE, required=True, width=4),
        Spec("outcome", tr("对方怎么办的"), Kind.RADIO, required=True, width=4,
             options=options(tuple(Receipt))),
        Spec("replied_on", tr("回执日期"), Kind.DATE, required=True),
        Spec("received_by", tr("接收人"), width=3, most=50),
        Spec("reply", tr("回复的内容"), Kind.AREA, width=4, most=1000),
    ),
    start=lambda _record, now: {"replied_on": now.date()},
    make=lambda _record, _subject, values: RecordReferralReceipt(**values),
)  # fmt: skip


class ReceiptSheet(ServiceSheet):
    """The slips that are out; the oldest is chosen."""

    def prepare(self) -> None:
        field = self.grid.field("referral")
        out = self.record.waiting[::-1]
        if isinstance(field, PinyinCombo):
            field.set_choices([
                Choice(
                    one.id,
                    tr("{where}，{day}转介").format(
                        where=one.organ or tr(one.target.label), day=full_date(one.sent_on)
                    ),
                )
                for one in out
            ])  # fmt: skip

    def defaults(self) -> Values:
        out = self.record.waiting
        return {**super().defaults(), "referral": out[-1].id if out else None}


def _lead(record: ConsultationDetail, _now: datetime) -> Values:
    return {
        "division": record.division or None,
        "facts": record.question,
        "risk": RiskLevel.YELLOW,
        "report": True if record.unfit is not None else None,
        "people_count": record.people if record.people > 1 else None,
    }


LEAD = ServiceStep(
    "RaiseLead",
    title=tr("登记排查线索"),
    button=tr("登记"),
    done=tr("已登记排查线索"),
    text=tr("登记后在“排查线索”里接着办，这里写的不用再填一遍"),
    specs=(
        Spec("division", tr("哪个村（居）"), Kind.CHOICE, required=True, note=tr("可输拼音首字母")),
        Spec("place", tr("地点"), width=2),
        Spec("people_count", tr("涉及人数"), Kind.COUNT),
        Spec("parties", tr("谁和谁"), Kind.LINES, required=True, width=4, lines=2, most=400,
             hint=tr("一行写一方，如：田金村3队")),
        Spec("facts", tr("情况"), Kind.AREA, required=True, width=4, lines=3, most=4000),
        Spec("risk", tr("风险情况"), Kind.RADIO, required=True, width=4, options=_RISKS),
        Spec("report", tr("下一步"), Kind.RADIO, required=True, width=4,
             options=((True, tr("上报政府、主管部门处理")), (False, tr("转人民调解")))),
    ),
    start=_lead,
    make=lambda record, _subject, values: RaiseLead(record.id, **values),
    law=(tr("人民调解法"), tr("第2条")),
    width=720,
)  # fmt: skip


class LeadSheet(ServiceSheet):
    """The villages of this office are offered, and that of the record is chosen."""

    def prepare(self) -> None:
        choose_by_initials(self.context, self.grid, self, {"division": self.record.division})


_GROUNDS = (
    ("", tr("要看经济状况，或者还不清楚")),
    ("32(4)", tr("遭受虐待、遗弃、家庭暴力（不看经济状况）")),
    ("32(2)", tr("见义勇为（不看经济状况）")),
)

AID = ServiceStep(
    "AskForAid",
    title=tr("转为法律援助申请"),
    button=tr("转过去"),
    done=tr("已转为法律援助申请（草稿）"),
    text=tr("姓名、电话、问的事情会带过去，在“法律援助”里接着补；给不给由法律援助机构决定"),
    specs=(
        Spec("cause", tr("案由"), required=True, width=2, most=100, hint=tr("如：追索劳动报酬")),
        Spec("opponent", tr("对方当事人"), width=2, most=100),
        Spec("ground", tr("经济状况"), Kind.RADIO, required=True, width=4, options=_GROUNDS),
    ),
    start=lambda record, _now: {"ground": record.ground},
    make=lambda record, _subject, values: AskForAid(record.id, **values),
    law=(tr("法律援助法"), tr("第32条")),
)
