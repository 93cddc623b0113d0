"""The papers of the course of a mediation: F-A5, F-A7 and F-A10."""

from __future__ import annotations

__all__ = ["rights", "session_record", "visit_record"]

from app.mediation.codes import Outcome
from app.mediation.messages import CaseDetail, SessionView, VisitView
from app.mediation.papers.agents import agents_named, sign_parties
from app.mediation.papers.cells import labelled, stamped_foot
from app.mediation.papers.wording import LAW, accepted, concessions, names, number
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
from app.papers.wording import BLANK_DATE, day, filled, lines_of, paragraphs, period, stacked, ticks

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


def rights(case: CaseDetail) -> tuple[Block, ...]:
    """F-A5 权利义务告知书, signed by every party before the first session."""
    return (
        Title("人民调解权利义务告知书"),
        number(case),
        Paragraph((f"{names(case.parties)}：",), indent=False),
        Paragraph((accepted(case), f"依照{LAW}，现将有关事项告知如下：")),
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
    agents = agents_named(case)
    seated = session.mediators or tuple(one.name for one in case.mediators)
    told: Run = _TOLD if session.told_rights else Gap("告知权利义务的情况", f"{target}.told", 24)
    return (
        Title("人民调解记录"),
        number(case),
        Grid(
            (2, 9),
            (
                labelled(
                    "时间", period(session.start, session.end, f"{target}.end", "调解结束时间")
                ),
                labelled("地点", (filled(session.place, f"{target}.place", "调解地点"),)),
                labelled("调解方式", (session.mode.label,)),
                labelled("事由", (case.dispute_type.label,)),
                labelled("当事人", (names(case.parties),)),
                *([labelled("代理人", (agents,))] if agents else []),
                labelled("参加人", (Filled(session.attendees or "无", f"{target}.attendees"),)),
                *([labelled("邀请参加", _invited(session, target))] if session.invited else []),
                labelled("人民调解员", (_mediators(seated),)),
            ),
        ),
        Space(0.5),
        Paragraph((told,)),
        *paragraphs("调解情况：", lines_of(session.transcript, f"{target}.transcript")),
        *concessions(case),
        *paragraphs(
            "调解结果：",
            [(ticks([(one.label, one is session.outcome) for one in Outcome]),)],
        ),
        Signature(
            (
                *sign_parties(case),
                *(SignLine("人民调解员（签名）") for _ in seated or (None,)),
                SignLine("记录人（签名）"),
            ),
            BLANK_DATE,
        ),
    )


def _invited(session: SessionView, target: str) -> Runs:
    """Nobody is asked without the consent of the parties (人民调解法 第20条)."""
    return (Filled(session.invited, f"{target}.invited"), "（已征得当事人同意）")


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


def _statutory(items: tuple[str, ...]) -> List:
    """Items numbered （一）（二） as the law numbers them."""
    return List(tuple((item,) for item in items), nested=True)


def _mediators(names: tuple[str, ...]) -> Run:
    return filled("、".join(names), "mediators", "人民调解员", 6)
