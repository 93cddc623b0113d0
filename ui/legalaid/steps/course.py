"""The steps until the centre has it: completed, suggested, sent on, or sent elsewhere."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.i18n import tr
from app.ids import Id
from app.legalaid.messages import (
    AcknowledgeForwarding,
    AidDetail,
    CarriedBy,
    DropWish,
    ForwardApplication,
    LapseApplication,
    MaterialInput,
    Proposal,
    ProposeAid,
    Provisional,
    ReceiveMaterials,
    ReferElsewhere,
    RequestCompletion,
    SendToMediation,
    SupplyCompletion,
    WithdrawApplication,
    WrongAgency,
)
from app.messages import Command
from ui.forms.spec import Kind, Spec
from ui.legalaid.actions import AidRecord
from ui.legalaid.steps.sheet import AidSheet
from ui.legalaid.steps.step import BRIEF, LAW, AidStep, grounds
from ui.steps.step import Values, moment, on, options
from ui.widgets.labels import Label
from ui.widgets.layout import Column

# -- materials -----------------------------------------------------------------------------

_OTHER = (
    Spec("other", tr("清单以外的材料"), width=2, most=100, hint=tr("没有可不填")),
    Spec("other_copies", tr("这份的份数"), Kind.COUNT, default=1),
    Spec("other_pages", tr("这份的页数"), Kind.COUNT),
)


def _received(record: AidRecord, _row: Id | None, values: Values) -> Command[Id]:
    found = [
        MaterialInput(
            one.name,
            one.key,
            copies=values[f"copies{at}"] or 1,
            pages=values[f"pages{at}"],
        )
        for at, one in enumerate(_missing(record))
        if values[f"got{at}"]
    ]
    if name := values["other"].strip():
        copies = values["other_copies"] or 1
        found.append(MaterialInput(name, copies=copies, pages=values["other_pages"]))
    return ReceiveMaterials(record.id, tuple(found), values["received_on"])


def _missing(record: AidRecord) -> Sequence[MaterialInput]:
    rows = record.missing if isinstance(record, AidDetail) else ()
    return [MaterialInput(one.name, one.key) for one in rows]


MATERIALS = AidStep(
    "ReceiveMaterials",
    title=tr("登记收到的材料"),
    button=tr("登记"),
    done=tr("已登记收到的材料"),
    specs=(Spec("received_on", tr("收到日期"), Kind.DATE, required=True), *_OTHER),
    start=on("received_on"),
    make=_received,
    text=tr("收到的打勾，写份数和页数；受理凭证照这里打印。"),
    width=640,
)


class MaterialsSheet(AidSheet):
    """A line for each thing that is missing, with its copies and pages once it is ticked."""

    @classmethod
    def specs_of(cls, step: AidStep, record: AidRecord) -> Sequence[Spec]:
        first, *other = step.specs
        specs = [first]
        for at, one in enumerate(_missing(record)):
            copies, pages = tr("{name} 份数"), tr("{name} 页数")
            specs += (
                Spec(f"got{at}", one.name, Kind.TICK, width=2, fresh_row=True),
                Spec(f"copies{at}", copies.format(name=one.name), Kind.COUNT, default=1),
                Spec(f"pages{at}", pages.format(name=one.name), Kind.COUNT),
            )
        fresh = Spec("other", tr("清单以外的材料"), width=2, most=100, fresh_row=True)
        return (*specs, fresh, *other[1:])

    def fit_fields(self) -> None:
        values = self.grid.values()
        for at in range(len(_missing(self.record))):
            for part in ("copies", "pages"):
                self.grid.show_field(f"{part}{at}", shown=values[f"got{at}"])


COMPLETION = AidStep(
    "RequestCompletion",
    title=tr("一次性告知补正"),
    button=tr("登记告知"),
    done=tr("已登记补正告知，可以打印通知书"),
    specs=(
        Spec("told_on", tr("告知日期"), Kind.DATE, required=True),
        Spec("until", tr("补齐的最后一天"), Kind.DATE, width=2, note=tr("空着按规定期限算")),
        Spec("by_centre", tr("法律援助机构要求的"), Kind.TICK),
        Spec(
            "wanted", tr("缺的材料、要作的说明"), Kind.LINES, required=True, width=4, lines=5,
            most=2000, hint=tr("一行写一样"),
        ),
    ),
    start=lambda record, now: {
        "told_on": now.date(),
        "wanted": tuple(one.name for one in _missing(record)),
    },
    make=lambda record, _row, values: RequestCompletion(record.id, **values),
    text=tr("所有缺项一次告知清楚，以后不能再补告；补正的时间不计入审查期限。"),
    law=(LAW, tr("第43条")),
    width=640,
)  # fmt: skip


def _supplied(record: AidRecord, _row: Id | None, values: Values) -> Command[Id]:
    pages = tuple(
        (name, values[f"copies{at}"] or 1, values[f"pages{at}"])
        for at, name in enumerate(_wanted(record))
    )
    return SupplyCompletion(record.id, values["supplied_on"], pages, values["note"])


def _wanted(record: AidRecord) -> tuple[str, ...]:
    open_one = record.completion if isinstance(record, AidDetail) else None
    return open_one.wanted if open_one else ()


SUPPLY = AidStep(
    "SupplyCompletion",
    title=tr("登记补正齐全"),
    button=tr("已经补齐"),
    done=tr("已登记补齐，审查期限接着算"),
    specs=(
        Spec("supplied_on", tr("补齐日期"), Kind.DATE, required=True),
        Spec("note", tr("说明"), width=3, most=500),
    ),
    start=on("supplied_on"),
    make=_supplied,
    text=tr("告知的每一样都收到了，才算补齐；只收到一部分的，用“登记材料”。"),
    law=(LAW, tr("第43条")),
    width=640,
)


class SupplySheet(AidSheet):
    """Copies and pages of each thing that was asked for."""

    @classmethod
    def specs_of(cls, step: AidStep, record: AidRecord) -> Sequence[Spec]:
        specs = list(step.specs)
        for at, name in enumerate(_wanted(record)):
            copies, pages = tr("{name} 份数"), tr("{name} 页数")
            specs += (
                Spec(
                    f"copies{at}", copies.format(name=name), Kind.COUNT, width=2, default=1,
                    fresh_row=True,
                ),
                Spec(f"pages{at}", pages.format(name=name), Kind.COUNT, width=2),
            )  # fmt: skip
        return specs


LAPSE = AidStep(
    "LapseApplication",
    title=tr("登记视为撤回"),
    button=tr("登记视为撤回"),
    done=tr("已登记视为撤回"),
    specs=(
        Spec("lapsed_on", tr("日期"), Kind.DATE, required=True),
        Spec(
            "note", tr("怎样联系过申请人、为什么没有补"), Kind.AREA, required=True, width=4,
            lines=3, most=1000, phrases="legalaid.lapse",
        ),
    ),
    start=on("lapsed_on"),
    make=lambda record, _row, values: LapseApplication(record.id, **values),
    text=tr("补正期限已过，条件已具备。先联系一次申请人；本人还要办的，可以登记补齐，或者以后重新申请。"),
    law=(LAW, tr("第43条")),
    width=BRIEF,
)  # fmt: skip

WITHDRAWAL = AidStep(
    "WithdrawApplication",
    title=tr("登记撤回申请"),
    button=tr("登记撤回"),
    done=tr("已登记撤回"),
    specs=(
        Spec("withdrawn_on", tr("撤回日期"), Kind.DATE, required=True),
        Spec("note", tr("申请人说的理由"), Kind.AREA, required=True, width=4, lines=2, most=1000),
    ),
    start=on("withdrawn_on"),
    make=lambda record, _row, values: WithdrawApplication(record.id, **values),
    text=tr("只有申请人自己可以撤回。"),
    width=BRIEF,
)

ELSEWHERE = AidStep(
    "ReferElsewhere",
    title=tr("告知或者移送有权的机构"),
    button=tr("登记"),
    done=tr("已登记，可以打印告知书、转交函"),
    specs=(
        Spec(
            "way", tr("怎样处理"), Kind.RADIO, required=True, width=4,
            options=options(tuple(WrongAgency)),
        ),
        Spec("to", tr("有权的法律援助机构"), required=True, width=3, most=100,
             past="legalaid.agency"),
        Spec("done_on", tr("日期"), Kind.DATE, required=True),
        Spec("note", tr("说明"), width=4, most=500, hint=tr("如：法院在蓬江区")),
    ),
    start=on("done_on"),
    make=lambda record, _row, values: ReferElsewhere(record.id, **values),
    text=tr("诉讼的，向办案机关所在地申请；其他的，向争议处理机关所在地或者事由发生地申请。这不是不予援助。"),
    law=(LAW, tr("第38条")),
    width=640,
)  # fmt: skip

# -- to the centre -------------------------------------------------------------------------


def _proposal(record: AidRecord, now: datetime) -> Values:
    known = record.proposals[0] if isinstance(record, AidDetail) and record.proposals else None
    if known is None:
        return {"made_on": now.date()}
    return {
        "made_on": now.date(),
        "opinion": known.opinion,
        "reasons": known.reasons,
        "provisional": known.provisional,
    }


PROPOSAL = AidStep(
    "ProposeAid",
    title=tr("写初审意见"),
    button=tr("保存意见"),
    done=tr("已保存初审意见"),
    specs=(
        Spec("made_on", tr("日期"), Kind.DATE, required=True),
        Spec(
            "opinion", tr("意见"), Kind.CHOICE, required=True, width=3,
            options=options(tuple(Proposal)),
        ),
        Spec(
            "provisional", tr("先行提供的情形"), Kind.TICKS, width=4, across=1,
            options=grounds(tuple(Provisional)),
        ),
        Spec(
            "reasons", tr("理由"), Kind.AREA, required=True, width=4, lines=4, most=2000,
            phrases="legalaid.reasons",
        ),
    ),
    start=_proposal,
    make=lambda record, _row, values: ProposeAid(record.id, **values),
    text=tr("只向法律援助机构提建议；给不给予，由法律援助机构决定。"),
    law=(LAW, tr("第43条")),
    width=680,
)  # fmt: skip


class ProposalSheet(AidSheet):
    """The grounds of 第44条 are asked for where aid is suggested before the review."""

    def fit_fields(self) -> None:
        urged = self.grid.values()["opinion"] is Proposal.PROVISIONAL
        self.grid.show_field("provisional", shown=urged)
        self.grid.set_required("provisional", required=urged)


def _forwarded(record: AidRecord, _row: Id | None, values: Values) -> Command[Id]:
    rest = {name: values[name] for name in ("way", "to", "note")}
    return ForwardApplication(record.id, moment(values, "day", "clock"), **rest)


FORWARDING = AidStep(
    "ForwardApplication",
    title=tr("转交法律援助机构"),
    button=tr("登记转交"),
    done=tr("已登记转交，可以打印材料转交清单"),
    specs=(
        Spec("day", tr("转交日期"), Kind.DATE, required=True),
        Spec("clock", tr("时间"), Kind.TIME, required=True),
        Spec(
            "way", tr("怎样送"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(CarriedBy)),
        ),
        Spec("to", tr("转交给"), required=True, width=4, most=100, past="legalaid.agency"),
        Spec("note", tr("说明"), width=4, most=500),
    ),
    start=lambda record, now: {
        "day": now.date(),
        "clock": now.time(),
        "to": getattr(record, "centre", ""),
    },
    make=_forwarded,
    text=tr("审查期限从本所收到申请那天起算，请当天或者下一个工作日送出。"),
    law=(LAW, tr("第43条")),
    width=640,
)  # fmt: skip


class ForwardingSheet(AidSheet):
    """What goes along is said below."""

    def add_below(self, column: Column) -> None:
        here = [one.name for one in getattr(self.record, "materials", ()) if one.received_on]
        names = tr("、").join(here)
        words = tr("随件 {n} 样：{names}").format(n=len(here), names=names) if here else ""
        if not here:
            words = tr("还没有登记收到的材料")
        column.addWidget(Label(self.theme, words, color="text_2", wrap=True))


RECEIPT = AidStep(
    "AcknowledgeForwarding",
    title=tr("登记机构签收"),
    button=tr("登记签收"),
    done=tr("已登记签收"),
    specs=(
        Spec("received_on", tr("签收日期"), Kind.DATE, required=True, width=2),
        Spec("receiver", tr("签收人"), width=2, most=50),
    ),
    start=on("received_on"),
    make=lambda record, _row, values: AcknowledgeForwarding(record.id, **values),
    text=tr("照签回来的材料转交清单登记。"),
    width=BRIEF,
)

MEDIATION = AidStep(
    "SendToMediation",
    title=tr("转给调解排查"),
    button=tr("转给调解"),
    done=tr("已转给调解，排查线索里能看到"),
    specs=(
        Spec("agreed", tr("本人愿意调解"), Kind.TICK, width=4),
        Spec("note", tr("请调解员留意什么"), Kind.AREA, width=4, lines=3, most=1000),
    ),
    start=lambda _record, _now: {},
    make=lambda record, _row, values: SendToMediation(record.id, **values),
    text=tr("双方愿意调解的，可以边申请边调解；申请照样办，期限照样算。"),
    width=BRIEF,
)

DROP = AidStep(
    "DropWish",
    title=tr("不再办理"),
    button=tr("不再办理"),
    done=tr("已登记，不再办理"),
    specs=(Spec("note", tr("为什么不办了"), Kind.AREA, required=True, width=4, lines=3, most=500),),
    start=lambda _record, _now: {},
    make=lambda record, _row, values: DropWish(record.id, **values),
    text=tr("本人不申请了，或者已经在别处办了，才这样登记。"),
    width=BRIEF,
)

STEPS = (
    MATERIALS, COMPLETION, SUPPLY, LAPSE, WITHDRAWAL, ELSEWHERE, PROPOSAL, FORWARDING, RECEIPT,
    MEDIATION, DROP,
)  # fmt: skip
SHEETS: Mapping[str, type[AidSheet]] = {
    "ReceiveMaterials": MaterialsSheet,
    "SupplyCompletion": SupplySheet,
    "ProposeAid": ProposalSheet,
    "ForwardApplication": ForwardingSheet,
}
