"""对接: papers that came in or went out, what grew of them, and the reply."""

from __future__ import annotations

__all__ = ["REFERRAL", "REPLY", "REVISION", "ReferralSheet", "ReplySheet", "RevisionSheet"]

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.i18n import month_day, tr
from app.ids import Id
from app.mediation.messages import (
    AddReferral,
    CaseDetail,
    Channel,
    CourtCourse,
    Direction,
    ReferralView,
    ReplyReferral,
    ReviseReferral,
)
from app.messages import Command
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import CaseStep
from ui.steps.step import Values, nothing, on, options
from ui.widgets.combo import Choice, PinyinCombo

_SPECS = (
    Spec("channel", tr("渠道"), Kind.CHOICE, required=True, options=options(tuple(Channel))),
    Spec("organ", tr("对方机关"), required=True, width=3, most=100, past="mediation.organ"),
    Spec("letter_no", tr("文号"), width=2, most=60),
    Spec("received_on", tr("收到日期"), Kind.DATE, required=True),
    Spec("due_on", tr("来函要求反馈"), Kind.DATE),
    Spec("course", tr("委派还是委托"), Kind.CHOICE, width=2, options=options(tuple(CourtCourse))),
    Spec("online", tr("法院在线委派"), Kind.TICK),
    Spec("agreed_on", tr("确认接受"), Kind.DATE),
    Spec("police_decided_on", tr("公安处理决定日期"), Kind.DATE, width=2, fresh_row=True,
         note=tr("还没有决定的不填")),
    Spec("materials", tr("材料"), Kind.AREA, width=4, lines=2, most=1000, fresh_row=True,
         hint=tr("如：起诉状副本一份、证据复印件 6 页")),
)  # fmt: skip


class ReferralSheet(CaseSheet):
    """Asks of a court and of the police what only they decide."""

    def start(self) -> None:
        super().start()
        self._fit_channel()

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self._fit_channel()

    def _on_edited(self, name: str = "") -> None:
        if name in ("channel", "online"):
            self._fit_channel()
        super()._on_edited(name)

    def _fit_channel(self) -> None:
        grid, channel = self.grid, self.grid.field("channel").value()
        court = channel is Channel.COURT
        grid.show_field("course", shown=court)
        grid.set_required("course", required=court)
        grid.show_field("online", shown=court)
        online = court and bool(grid.field("online").value())
        grid.show_field("agreed_on", shown=online)
        grid.show_field("police_decided_on", shown=channel is Channel.POLICE)


class RevisionSheet(ReferralSheet):
    """One referral, at first the newest; what it says is there to be mended."""

    def prepare(self) -> None:
        self._known = {one.id: one for one in self.case.referrals}
        field = self.grid.field("referral")
        if isinstance(field, PinyinCombo):
            field.set_choices([Choice(one, _named(each)) for one, each in self._known.items()])
        self.grid.show_field("referral", shown=len(self._known) > 1)

    def defaults(self) -> Mapping[str, Any]:
        chosen = self.subject if self.subject in self._known else next(reversed(self._known), None)
        return self._values(chosen) if chosen else {}

    def command(self) -> Command[Id]:
        values = self.grid.values()
        # What is hidden has no value: then there is but one.
        chosen = values.pop("referral") or next(reversed(self._known), b"")
        return ReviseReferral(referral=chosen, **values)

    def _on_edited(self, name: str = "") -> None:
        if name == "referral" and (chosen := self.grid.field("referral").value()):
            self.grid.fill(self._values(chosen))
            self._fit_channel()
        super()._on_edited(name)

    def _values(self, chosen: Id) -> dict[str, Any]:
        one = self._known[chosen]
        names = (name for name in self.grid.fields if name not in ("referral", "due_on"))
        values = {name: getattr(one, name) for name in names}
        return values | {"referral": chosen, "due_on": one.asked_by}


class ReplySheet(CaseSheet):
    """The reply to what came in; those not yet answered are offered."""

    def prepare(self) -> None:
        open_ones = [
            one for one in self.case.referrals if one.direction is Direction.IN and not one.replied
        ]
        field = self.grid.field("referral")
        if isinstance(field, PinyinCombo):
            field.set_choices([Choice(one.id, _named(one)) for one in open_ones])
        self._first = self.subject or (open_ones[0].id if open_ones else None)

    def defaults(self) -> Mapping[str, Any]:
        return {**super().defaults(), "referral": self._first}


def _named(referral: ReferralView) -> str:
    """新会区人民法院，8月3日，（2026）粤…号."""
    organ = referral.organ or tr(referral.channel.label)
    parts = (organ, month_day(referral.received_on), referral.letter_no)
    return tr("，").join(filter(None, parts))


def _start_reply(case: CaseDetail, now: datetime) -> Values:
    outcome = case.end_note
    if case.agreement is not None:
        outcome = tr("双方已达成协议：{terms}").format(terms="".join(case.agreement.terms))
    elif case.end_reason is not None:
        outcome = tr("经调解未达成协议，原因：{reason}。{note}").format(
            reason=tr(case.end_reason.label), note=case.end_note
        )
    return {"feedback_on": now.date(), "feedback": outcome}


REFERRAL = CaseStep(
    "AddReferral",
    title=tr("登记对接"),
    button=tr("登记"),
    done=tr("已登记对接"),
    specs=(
        Spec("direction", tr("方向"), Kind.RADIO, required=True, width=4,
             options=options(tuple(Direction)), default=Direction.IN),
        *_SPECS,
    ),
    start=on("received_on"),
    make=lambda case, _subject, values: AddReferral(case=case.id, **values),
    text=tr("信访部门移送的，须双方同意，只限民间纠纷；专门机关管辖、涉法涉诉未终结、行政争议除外。"),
    width=760,
)  # fmt: skip


REVISION = CaseStep(
    "ReviseReferral",
    title=tr("改对接"),
    button=tr("保存"),
    done=tr("已改对接"),
    specs=(Spec("referral", tr("哪一条"), Kind.CHOICE, required=True, width=4), *_SPECS),
    start=nothing,
    make=lambda _case, subject, values: ReviseReferral(**{**values, "referral": subject or b""}),
    width=760,
)


REPLY = CaseStep(
    "ReplyReferral",
    title=tr("登记复函"),
    button=tr("登记复函"),
    done=tr("已登记复函"),
    specs=(
        Spec("referral", tr("复给谁"), Kind.CHOICE, required=True, width=4),
        Spec("feedback_on", tr("复函日期"), Kind.DATE, required=True),
        Spec("feedback_doc", tr("复函文号"), most=60),
        Spec("returned", tr("退回材料"), width=2, most=200, hint=tr("如：起诉材料一份")),
        Spec("feedback", tr("调解情况"), Kind.AREA, required=True, width=4, lines=5, most=4000),
    ),
    start=_start_reply,
    make=lambda _case, _subject, values: ReplyReferral(**values),
    width=720,
)
