"""The papers of the course of a mediation: F-A5, F-A7, F-A10 and F-A12."""

from __future__ import annotations

__all__ = ["ending", "rights", "session_record", "visit_record"]

from datetime import datetime

from app.mediation.codes import DisputeType, EndReason, Outcome, Source
from app.mediation.messages import CaseDetail, SessionView, VisitView
from app.mediation.papers.wording import (
    BLANK_DATE,
    day,
    filled,
    labelled,
    lines_of,
    names,
    number,
    paragraphs,
    sign_parties,
    stacked,
    stamp,
    stamped_foot,
    ticks,
)
from app.papers.model import (
    Block,
    Filled,
    Gap,
    Grid,
    Heading,
    List,
    Paragraph,
    Run,
    Runs,
    Signature,
    SignLine,
    Space,
    Title,
)

_LAW = "《中华人民共和国人民调解法》"

# 人民调解法, in its own words: 第2、4、7条; 第3条; 第23条; 第24条; 第30至33条.
_NATURE = (
    "人民调解，是指人民调解委员会通过说服、疏导等方法，促使当事人在平等协商基础上自愿达成调解协议，"
    "解决民间纠纷的活动。人民调解委员会是依法设立的调解民间纠纷的群众性组织，"
    "调解民间纠纷，不收取任何费用。"
)
_PRINCIPLES = (
    "在当事人自愿、平等的基础上进行调解；",
    "不违背法律、法规和国家政策；",
    "尊重当事人的权利，不得因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。",
)
_RIGHTS = (
    "选择或者接受人民调解员；",
    "接受调解、拒绝调解或者要求终止调解；",
    "要求调解公开进行或者不公开进行；",
    "自主表达意愿、自愿达成调解协议。",
)
_DUTIES = (
    "如实陈述纠纷事实；",
    "遵守调解现场秩序，尊重人民调解员；",
    "尊重对方当事人行使权利。",
)
_BINDING = "经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行。"
_CONFIRMATION = (
    "经人民调解委员会调解达成调解协议后，双方当事人认为有必要的，可以自调解协议生效之日起三十日内"
    "共同向人民法院申请司法确认。人民法院依法确认调解协议有效，一方当事人拒绝履行或者未全部履行的，"
    "对方当事人可以向人民法院申请强制执行。"
)

_TOLD = (
    "人民调解员已将人民调解的性质、原则和效力，以及当事人在人民调解活动中享有的权利、承担的义务告知"
    "各方当事人。"
)
# 最高人民法院关于人民法院特邀调解的规定 第22条 (med.R-A20)
_CONCESSIONS = (
    "本纠纷由人民法院委派或者委托调解。当事人为达成调解协议作出妥协而认可的事实，不得在诉讼程序中作为"
    "对其不利的证据，但法律另有规定的除外。"
)

_REASONS = {
    EndReason.REFUSED: "当事人一方明确拒绝调解",
    EndReason.REQUESTED: "当事人要求终止调解",
    EndReason.TOO_FAR_APART: "各方当事人意见分歧过大",
    EndReason.UNREACHABLE: "当事人无法联系",
    EndReason.WITHDRAWN: "申请人撤回申请",
    EndReason.SUED: "当事人已就本纠纷提起诉讼或者申请仲裁",
    EndReason.SHAM: "本纠纷不宜继续调解",  # what is suspected belongs to the report, not here
    EndReason.OVER_TIME: "调解期限届满，当事人未同意延长",
}
_SUE = (
    "可以依法向有管辖权的人民法院提起诉讼。向人民法院请求保护民事权利的诉讼时效期间为三年，"
    "法律另有规定的，依照其规定（《中华人民共和国民法典》第一百八十八条）。"
)
_ARBITRATE = "订有仲裁协议，或者法律规定可以申请仲裁的，可以向仲裁机构申请仲裁。"
_LABOUR = (
    "可以依法向劳动争议仲裁委员会申请仲裁。劳动争议申请仲裁的时效期间为一年；劳动关系存续期间因拖欠"
    "劳动报酬发生争议的，不受该期间限制，但是劳动关系终止的，应当自终止之日起一年内提出"
    "（《中华人民共和国劳动争议调解仲裁法》第二十七条）。"
)
_AUTHORITY = "依法应当或者可以由行政机关处理的，可以向有关行政机关申请处理。"
_LAND = (
    "土地所有权和使用权争议协商不成的，由人民政府处理：单位之间的争议，由县级以上人民政府处理；"
    "个人之间、个人与单位之间的争议，由乡级人民政府或者县级以上人民政府处理"
    "（《中华人民共和国土地管理法》第十四条）。"
)


def rights(case: CaseDetail) -> tuple[Block, ...]:
    """F-A5 权利义务告知书, signed by every party before the first session."""
    return (
        Title("人民调解权利义务告知书"),
        number(case),
        Paragraph((f"{names(case.parties)}：",), indent=False),
        Paragraph((_accepted(case), f"依照{_LAW}，现将有关事项告知如下：")),
        Heading("一、人民调解的性质"),
        Paragraph((_NATURE,)),
        Heading("二、人民调解的原则"),
        _statutory(_PRINCIPLES),
        Heading("三、当事人在人民调解活动中享有的权利"),
        _statutory(_RIGHTS),
        Heading("四、当事人在人民调解活动中履行的义务"),
        _statutory(_DUTIES),
        Heading("五、调解协议的效力和司法确认"),
        Paragraph((_BINDING,)),
        Paragraph((_CONFIRMATION,)),
        Paragraph(("以上内容已经阅读（已经听人民调解员宣读），并已知晓。",)),
        Signature((*sign_parties(case), SignLine("人民调解员（签名）")), BLANK_DATE),
    )


def session_record(case: CaseDetail, session: SessionView) -> tuple[Block, ...]:
    """F-A7 调解记录 of one session."""
    target = f"sessions.{session.ordinal - 1}"
    told: Run = _TOLD if session.told_rights else Gap("告知权利义务的情况", f"{target}.told", 24)
    return (
        Title("人民调解记录"),
        number(case),
        Grid(
            (2, 9),
            (
                labelled("时间", _period(session, target)),
                labelled("地点", (filled(session.place, f"{target}.place", "调解地点"),)),
                labelled("调解方式", (session.mode.label,)),
                labelled("事由", (case.dispute_type.label,)),
                labelled("当事人", (names(case.parties),)),
                labelled("参加人", (Filled(session.attendees or "无", f"{target}.attendees"),)),
                labelled("人民调解员", (_mediators(case),)),
            ),
        ),
        Space(0.5),
        Paragraph((told,)),
        *paragraphs("调解情况：", lines_of(session.transcript, f"{target}.transcript")),
        *([Paragraph((_CONCESSIONS,))] if case.source is Source.COURT else []),
        *paragraphs(
            "调解结果：",
            [(ticks([(one.label, one is session.outcome) for one in Outcome]),)],
        ),
        Signature(
            (
                *sign_parties(case),
                *(SignLine("人民调解员（签名）") for _ in case.mediators or (None,)),
                SignLine("记录人（签名）"),
            ),
            BLANK_DATE,
        ),
    )


def visit_record(case: CaseDetail, visit: VisitView) -> tuple[Block, ...]:
    """F-A10 回访记录 (人民调解法 第31条 第2款)."""
    found = lines_of(visit.performance, "visits.performance")
    found.append((f"当事人对调解工作：{visit.satisfaction.label}。",))
    if visit.hidden_risk:
        found.append(("存在的隐患：", Filled(visit.hidden_risk, "visits.hidden_risk")))
    if visit.next_on:
        found.append((f"下次回访：{day(visit.next_on)}。",))
    return (
        Title("人民调解回访记录"),
        Grid(
            (2, 9),
            (
                labelled("当事人", (names(case.parties),)),
                labelled("调解协议编号", number(case).runs[1:]),
                labelled("回访事由", ("督促、了解调解协议的履行情况",)),
                labelled("回访时间", (day(visit.visited_on),)),
                labelled("回访方式", (visit.way.label,)),
                labelled("回访情况", stacked(found), 7),
                labelled("回访人", (), 4, foot=stamped_foot(case, "回访人")),
            ),
        ),
    )


def ending(case: CaseDetail) -> tuple[Block, ...]:
    """F-A12 终止调解告知书, with the ways that stay open (人民调解法 第26条)."""
    return (
        Title("终止调解告知书"),
        number(case),
        Paragraph((f"{names(case.parties)}：",), indent=False),
        Paragraph(
            (
                _accepted(case),
                "经调解，因",
                _reason(case),
                f"，未能达成调解协议。依照{_LAW}第二十六条的规定，现终止调解。",
            )
        ),
        Paragraph(("你们可以依法通过下列途径维护自己的权利：",)),
        List(tuple((text,) for text in _ways(case.dispute_type))),
        *([Paragraph((_CONCESSIONS,))] if case.source is Source.COURT else []),
        Paragraph(("特此告知。",)),
        stamp(case),
        Signature(tuple(SignLine(f"收到人{party.name}（签名、时间）") for party in case.parties)),
    )


def _accepted(case: CaseDetail) -> str:
    return f"你们之间的{case.dispute_type.label}，本委员会已于{day(case.accepted_on)}受理。"


def _statutory(items: tuple[str, ...]) -> List:
    """Items numbered （一）（二） as the law numbers them."""
    return List(tuple((item,) for item in items), nested=True)


def _period(session: SessionView, target: str) -> Runs:
    start = f"{day(session.start.date())}{_clock(session.start)}至"
    if session.end is None:
        return (start, Gap("调解结束时间", f"{target}.end", 6))
    same = session.end.date() == session.start.date()
    return (start + ("" if same else day(session.end.date())) + _clock(session.end),)


def _clock(moment: datetime) -> str:
    return f"{moment.hour}时{moment.minute:02d}分"


def _mediators(case: CaseDetail) -> Run:
    return filled("、".join(one.name for one in case.mediators), "mediators", "人民调解员", 6)


def _reason(case: CaseDetail) -> Run:
    if case.end_reason in _REASONS:
        return _REASONS[case.end_reason]
    return filled(case.end_note.strip().rstrip("。"), "end_note", "终止调解的原因", 10)


def _ways(dispute: DisputeType) -> tuple[str, ...]:
    if dispute in (DisputeType.MIGRANT_WAGES, DisputeType.LABOUR):
        return (_LABOUR, _AUTHORITY, _SUE)
    if dispute is DisputeType.LAND_FOREST:
        return (_LAND, _ARBITRATE, _SUE)
    return (_ARBITRATE, _AUTHORITY, _SUE)
