"""The courses of the registers (domain specification 1C), as data."""

from __future__ import annotations

__all__ = [
    "EVENT_MOVES",
    "EVENT_STEPS",
    "LISTED_MOVES",
    "LISTED_STEPS",
    "LOG_MOVES",
    "LOG_STEPS",
    "EventState",
    "EventStep",
    "ListedState",
    "ListedStep",
    "LogState",
    "LogStep",
    "may_move_event",
    "may_move_listed",
    "may_move_log",
]

from app.codes import Code
from app.machine import Move, from_each, leads


class LogState(Code):
    """A log of an adviser: no log, no fee (pls.R-C05)."""

    DRAFT = "G10", "草稿"
    CONFIRMED = "G20", "村居已确认"
    REVIEWED = "G30", "司法所已审核"
    PAID = "G40", "已核发补贴"


class LogStep(Code):
    """The steps above a log."""

    WRITE = "1", "草稿"
    CONFIRM = "2", "确认"
    REVIEW = "3", "审核"
    PAY = "4", "核发"


LOG_STEPS: dict[LogState, LogStep] = {
    LogState.DRAFT: LogStep.WRITE,
    LogState.CONFIRMED: LogStep.CONFIRM,
    LogState.REVIEWED: LogStep.REVIEW,
    LogState.PAID: LogStep.PAY,
}
LOG_MOVES: tuple[Move[LogState], ...] = (
    Move(LogState.DRAFT, LogState.CONFIRMED, "村居确认"),
    Move(LogState.CONFIRMED, LogState.REVIEWED, "审核通过"),
    Move(LogState.CONFIRMED, LogState.DRAFT, "退回补正"),
    Move(LogState.REVIEWED, LogState.PAID, "核发补贴"),
)
may_move_log = leads(LOG_MOVES)


class ListedState(Code):
    """What is shown to the public: lawyers and points. RECHECK is the day's own, never written."""

    DRAFT = "L10", "草稿"
    VERIFIED = "L20", "已核验"
    PUBLISHED = "L30", "已发布"
    RECHECK = "L35", "待复核"
    RETIRED = "L50", "停用"


class ListedStep(Code):
    """The steps above a lawyer or a point."""

    WRITE = "1", "登记"
    VERIFY = "2", "核验"
    PUBLISH = "3", "发布"


LISTED_STEPS: dict[ListedState, ListedStep] = {
    ListedState.DRAFT: ListedStep.WRITE,
    ListedState.VERIFIED: ListedStep.VERIFY,
    ListedState.PUBLISHED: ListedStep.PUBLISH,
    ListedState.RECHECK: ListedStep.PUBLISH,
    ListedState.RETIRED: ListedStep.WRITE,  # brought back it begins anew
}
LISTED_MOVES: tuple[Move[ListedState], ...] = (
    Move(ListedState.DRAFT, ListedState.VERIFIED, "核验"),
    Move(ListedState.VERIFIED, ListedState.PUBLISHED, "发布"),
    Move(ListedState.PUBLISHED, ListedState.PUBLISHED, "复核"),
    Move(ListedState.VERIFIED, ListedState.VERIFIED, "再次核验"),
    # What the public reads is never changed without somebody verifying it anew.
    *from_each((ListedState.VERIFIED, ListedState.PUBLISHED), ListedState.DRAFT, "修改"),
    *from_each(
        (ListedState.DRAFT, ListedState.VERIFIED, ListedState.PUBLISHED),
        ListedState.RETIRED,
        "停用",
    ),
    Move(ListedState.RETIRED, ListedState.DRAFT, "恢复"),
)
may_move_listed = leads(LISTED_MOVES)


class EventState(Code):
    """An event of 普法."""

    PLANNED = "P10", "计划"
    APPROVED = "P20", "已审批"
    HELD = "P30", "已实施"
    SUMMED_UP = "P40", "已小结"
    FILED = "P50", "已归档"
    CANCELLED = "P60", "取消"

    @property
    def ended(self) -> bool:
        """Whether nothing is left to do."""
        return self in (EventState.FILED, EventState.CANCELLED)


class EventStep(Code):
    """The steps above an event."""

    PLAN = "1", "计划"
    APPROVE = "2", "审批"
    HOLD = "3", "实施"
    SUM_UP = "4", "小结"
    FILE = "5", "归档"


EVENT_STEPS: dict[EventState, EventStep] = {
    EventState.PLANNED: EventStep.PLAN,
    EventState.APPROVED: EventStep.APPROVE,
    EventState.HELD: EventStep.HOLD,
    EventState.SUMMED_UP: EventStep.SUM_UP,
    EventState.FILED: EventStep.FILE,
    EventState.CANCELLED: EventStep.PLAN,
}
EVENT_MOVES: tuple[Move[EventState], ...] = (
    Move(EventState.PLANNED, EventState.APPROVED, "同意"),
    Move(EventState.APPROVED, EventState.PLANNED, "改期、改内容后重新审批"),
    Move(EventState.APPROVED, EventState.HELD, "实施"),
    Move(EventState.HELD, EventState.SUMMED_UP, "小结"),
    Move(EventState.SUMMED_UP, EventState.FILED, "归档"),
    *from_each((EventState.PLANNED, EventState.APPROVED), EventState.CANCELLED, "取消"),
)
may_move_event = leads(EVENT_MOVES)
