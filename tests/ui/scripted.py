"""A desk that only tests have: it answers with views written down here, and changes nothing.

The answers repeat the design pictures (same names, same dates), so that a screenshot can be laid
beside its picture. The real desk is app.desk.Desk.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, datetime, timedelta
from typing import Any

from app.clock import CHINA, FixedClock
from app.history.messages import Undo, Undone
from app.messages import Command, Me, Query
from app.office.messages import ReadNumbers
from app.search.messages import Hit, HitKind, ReadSpellings, Search
from app.sync.messages import (
    BatchRow,
    Carrier,
    CarrierReport,
    Delivery,
    Network,
    ReadSync,
    SyncNow,
    SyncView,
)
from app.today.messages import (
    CaseDue,
    DueGroup,
    DueRow,
    LineCount,
    ReadToday,
    TodayView,
    Upcoming,
    Urgency,
)
from app.vault.messages import BackupCard, ReadBackups

NOW = datetime(2026, 11, 24, 10, 24, 7, tzinfo=CHINA)
TODAY = NOW.date()
ME = Me(
    user=b"u" * 16,
    name="陈丽华",
    role="工作人员",
    office="440705101",
    office_name="江门市新会区大泽镇司法所",
    county_bureau="新会区司法局",
    sample=False,
    device_no="03",
)


class ScriptedDesk:
    """Answers by the class of the message; a test adds or replaces answers.

    Attributes:
        done: commands that were given, in order.
        asked: queries that were asked, in order.
        answers: class of message → function from the message to the answer (it may raise).
    """

    def __init__(self, me: Me = ME) -> None:
        self.me = me
        self.done: list[Command[Any]] = []
        self.asked: list[Query[Any]] = []
        self.answers: dict[type, Callable[[Any], Any]] = {
            ReadToday: lambda _query: today_view(),
            ReadSync: lambda _query: sync_view(),
            Search: find,
            ReadSpellings: lambda query: tuple((w, _SPELLED.get(w, ())) for w in query.words),
            Undo: lambda _command: Undone("已撤销：登记回访"),
            ReadNumbers: lambda _query: (),
            ReadBackups: lambda _query: (BackupCard(TODAY, 8_400_000),),
            SyncNow: lambda _command: CarrierReport(
                7, 1, 0, 1, (), "已送出 7 条，江门市局已签收。", True
            ),
        }
        self._callbacks: list[tuple[type, Callable[[Any], None]]] = []

    def do(self, command: Command[Any]) -> Future[Any]:
        self.done.append(command)
        return self._answer(command)

    def ask(self, query: Query[Any]) -> Future[Any]:
        self.asked.append(query)
        return self._answer(query)

    def subscribe(self, kind: type, callback: Callable[[Any], None]) -> Callable[[], None]:
        entry = (kind, callback)
        self._callbacks.append(entry)
        return lambda: self._callbacks.remove(entry)

    def publish(self, event: object) -> None:
        """Tell whoever subscribed."""
        for kind, callback in tuple(self._callbacks):
            if isinstance(event, kind):
                callback(event)

    def _answer(self, message: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(self.answers[type(message)](message))
        except Exception as error:  # noqa: BLE001 - a future carries whatever was raised
            future.set_exception(error)
        return future


def clock() -> FixedClock:
    """The moment of the pictures."""
    return FixedClock(NOW)


def case_id(number: int) -> bytes:
    """The id of a case of the pictures, by its number."""
    return number.to_bytes(16, "big")


def due(
    days: int, law: str, article: str, *, what: str = "办理期限", rule: str = "med.R-A03"
) -> CaseDue:
    """Something owed so many days from today."""
    on = TODAY + timedelta(days)
    urgency = (
        Urgency.OVERDUE
        if days < 0
        else Urgency.TODAY
        if days == 0
        else Urgency.WEEK
        if days <= 5
        else Urgency.LATER
    )
    return CaseDue(rule, what, on, on, on, days, urgency, "受理次日起算 30 日", law, article)


# days | line | case | what to do | why | law | article | button
_ROWS = """
-8 | correction | 1 | 查找 何永健，并登记查找情况
    | 11月16日应报到未到，已电话 2 次、上门 1 次 | 实施办法 | 第38条 | 登记查找
-3 | mediation | 64 | 回访 周伯荣、周伯昌 赡养协议
    | 首期赡养费 600 元是否付清，尚未核实 | 人民调解法 | 第31条 | 填写回访
-1 | legalaid | 2 | 把 黄秀兰 工伤赔偿申请送区法援处
    | 11月16日收件，七日内应作出决定 | 法律援助法 | 第43条 | 送区审查
0 | mediation | 71 | 了结 郑月好与物业 漏水纠纷
    | 受理满一个月；调不成的，告知其他途径 | 调解若干规定 | 第33条 | 办理终结
0 | correction | 3 | 登记今天报到，还有 2 人未到
    | 冯国辉、梁小燕；区淑芬、吴建业 已到 | 社区矫正法 | 第23条 | 办报到
0 | legalaid | 4 | 给 谭美娟 发一次性补正告知
    | 缺收入情况说明、劳动合同 2 项 | 法律援助法 | 第43条 | 发告知
0 | correction | 5 | 审批 区淑芬 外出申请
    | 11月27日去佛山就医 1 天，须提前三日申请 | 实施办法 | 第27条 | 去审批
1 | mediation | 83 | 开 林炳辉、林炳光 宅基地调解会
    | 11月25日 09:30，等林炳辉回话 | 人民调解法 | 第21条 | 通知到场
2 | legalaid | 6 | 通知 罗桂芳 已指派律师
    | 11月23日指派，三日内通知到受援人 | 法律援助法 | 第43条 | 登记通知
3 | mediation | 66 | 提醒 陈锦棠、许丽珍 申请司法确认
    | 调解协议生效之日起三十日内 | 人民调解法 | 第33条 | 登记提醒
3 | correction | 7 | 走访 吴建业
    | 每月走访一次 | 实施办法 | 第24条 | 登记走访
4 | mediation | 85 | 调解 冯玉琼 欠薪
    | 小泽村委会，邀请劳动站到场 | 人民调解法 | 第20条 | 登记调解
4 | legalaid | 8 | 催 陈炳坤 补交材料
    | 一次性告知后逾期未补 | 法律援助法 | 第43条 | 登记补交
5 | correction | 9 | 组织 11月 集中教育
    | 本月教育学习 | 实施办法 | 第43条 | 登记教育
5 | resettlement | 10 | 回访 谭志强
    | 安置帮教季度走访 |  |  | 登记回访
"""


def today_view() -> TodayView:
    """今日 as in a_today."""
    groups: dict[Urgency, list[DueRow]] = {}
    for text in _ROWS.replace("\n    |", "|").strip().splitlines():
        days, line, number, title, detail, law, article, button = map(str.strip, text.split("|"))
        owed = due(int(days), law, article)
        row = DueRow(line, case_id(int(number)), title, detail, owed, button, "RecordVisit")
        groups.setdefault(owed.urgency, []).append(row)
    counts = (
        LineCount("mediation", "人民调解", 12, 1, 1),
        LineCount("correction", "社区矫正", 23, 2, 1),
        LineCount("legalaid", "法律援助", 5, 1, 1),
        LineCount("resettlement", "安置帮教", 31, 0, 0),
        LineCount("services", "本月咨询", 18, None, None),
    )
    upcoming = (
        _soon(24, 14, 30, "李伟明、黄国栋 排水纠纷", "田金村调解室 · 双方已答应到场", 87),
        _soon(25, 9, 30, "林氏兄弟 宅基地纠纷", "镇调委会 · 等林炳辉回话", 83),
        _soon(26, 15, 0, "冯玉琼 欠薪调解", "小泽村委会 · 邀请劳动站到场", 85),
    )
    found = tuple(DueGroup(urgency, tuple(rows)) for urgency, rows in groups.items())
    return TodayView(TODAY, found, upcoming, counts)


def sync_view(**changes: Any) -> SyncView:
    """同步 as in g_sync, in the words of the four states."""
    values: dict[str, Any] = {
        "city": "江门市司法局",
        "city_short": "江门市局",
        "enrolled": True,
        "network": Network.REACHED,
        "unsent": 7,
        "unsent_bytes": 18_000,
        "waiting": 0,
        "receipted": 418,
        "durable": 414,
        "reviews": 0,
        "last_ok": _at(24, 8, 12),
        "last_stick": _at(3, 15, 0),
        "next_at": _at(24, 12, 0),
        "last_receipt": 418,
        "batches": batches(),
        "problem": "",
    }
    return SyncView(**values | changes)


def batches() -> tuple[BatchRow, ...]:
    """发送记录 as in g_sync."""
    net, usb = Carrier.NETWORK, Carrier.STICK
    by = "江门市司法局 11月24日 08:12 签收"
    return (
        BatchRow(420, _at(24, 10, 26), net, "调解 3、报到 4", 18_000, 7, Delivery.UNSENT, ""),
        BatchRow(419, _at(24, 8, 12), net, "援助 2、报到 6", 31_000, 8, Delivery.SENT, ""),
        BatchRow(418, _at(23, 17, 40), net, "调解 5、文书 3", 990_000, 8, Delivery.RECEIPTED, by),
        BatchRow(417, _at(23, 12, 0), net, "报到 9", 22_000, 9, Delivery.DURABLE, by),
        BatchRow(416, _at(20, 16, 3), net, "援助 1、材料 4", 560_000, 5, Delivery.DURABLE, by),
        BatchRow(415, _at(20, 9, 1), net, "帮教 2", 9_000, 2, Delivery.DURABLE, by),
        BatchRow(414, _at(3, 15, 0), usb, "全部 46", 880_000, 46, Delivery.DURABLE, by),
    )  # fmt: skip


_SPELLED = {"设置": ("shezhi", "sz", "zhi", "z")}


def find(query: Search) -> tuple[Hit, ...]:
    """What k_palette finds for lwm."""
    if query.text != "lwm":
        return ()
    person, case = HitKind.PERSON, HitKind.CASE
    return (
        Hit(person, "李伟明", "男，46 岁，田金村，证件尾号 2213", ((0, 3),), case_id(1001)),
        Hit(person, "梁伟民", "男，61 岁，潮透村，证件尾号 0917", ((0, 3),), case_id(1002)),
        Hit(
            case,
            "李伟明、黄国栋 相邻排水纠纷",
            "087号，调解中，还有 8 天",
            ((0, 3),),
            case_id(87),
            line="mediation",
        ),
        Hit(
            case,
            "李文满 劳动报酬",
            "泽法援〔2025〕019号，已结",
            ((0, 3),),
            case_id(19),
            line="legalaid",
        ),
    )


def _soon(day: int, hour: int, minute: int, title: str, detail: str, case: int) -> Upcoming:
    return Upcoming(_at(day, hour, minute), title, detail, case_id(case))


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime.combine(date(2026, 11, day), datetime.min.time(), CHINA).replace(
        hour=hour, minute=minute
    )
