"""Sample registers: a few lawyers and points, an adviser with logs, events of 普法, a lecturer."""

from __future__ import annotations

__all__ = ["registers"]

from collections.abc import Callable
from datetime import date, timedelta

from app.ids import Id
from app.messages import Command
from app.outreach.messages import (
    AddLawyer,
    AddLecturer,
    AddPoint,
    AdviceInput,
    AdviceKind,
    AppointAdviser,
    ApproveEvent,
    ConfirmAdvice,
    Crs,
    EventForm,
    EventInput,
    Faces,
    HoldEvent,
    Language,
    LawyerInput,
    LecturerInput,
    MarkPlace,
    PlanEvent,
    PointInput,
    PointKind,
    Practice,
    PublishEntry,
    Reach,
    RecordAdvice,
    ReviewAdvice,
    VerifyEntry,
)

Do = Callable[[Command[Id]], Id]

_TIANJIN, _XIAOZE = "440705101219", "440705101205"  # 田金村, 小泽村
_FIRM = "广东侨都某律师事务所"


def registers(do: Do, today: date) -> dict[str, Id]:
    """Enter them; returns their ids by name ("lawyer", "post", "event" …)."""
    found = _lawyers(do, today)
    found |= _advice(do, today, found["lawyer"])
    found |= _points(do, today)
    found |= _publicity(do, today)
    return found


def _shown(do: Do, entry: Id, on: date, how: str) -> Id:
    """Verified and published."""
    do(VerifyEntry(entry, on, how))
    do(PublishEntry(entry, on))
    return entry


def _lawyers(do: Do, today: date) -> dict[str, Id]:
    first = LawyerInput(
        name="谭㛃明",
        firm=_FIRM,
        licence_no="14407201010000001",
        practice_from=date(2010, 7, 1),
        fields=(Practice.LABOUR, Practice.MARRIAGE, Practice.LAND),
        languages=(Language.MANDARIN, Language.CANTONESE, Language.SEIYAP),
        office_phone="0750-0000301",
        annual_check=today.year - 1,
    )
    second = LawyerInput(
        name="余䶮东",
        firm=_FIRM,
        licence_no="14407201510000002",
        fields=(Practice.CONTRACT, Practice.TRAFFIC, Practice.OVERSEAS),
        languages=(Language.CANTONESE, Language.ENGLISH),
        office_phone="0750-0000302",
        annual_check=today.year - 1,
    )
    one, other = do(AddLawyer(first)), do(AddLawyer(second))
    _shown(do, one, today - timedelta(days=40), "看执业证，打电话核对")
    _shown(do, other, today - timedelta(days=178), "看执业证")
    return {"lawyer": one, "lawyer2": other}


def _advice(do: Do, today: date, lawyer: Id) -> dict[str, Id]:
    post = do(AppointAdviser(_TIANJIN, lawyer, today - timedelta(days=300)))
    last, now = today - timedelta(days=27), today - timedelta(days=4)
    done = do(
        RecordAdvice(
            post,
            AdviceInput(
                last,
                180,
                (AdviceKind.ANSWER, AdviceKind.LECTURE),
                people=36,
                matters=5,
                content="讲民法典婚姻家庭编，讲后解答赡养、宅基地问题。",
            ),
        )
    )
    do(ConfirmAdvice(done, "黄㬎根", last))
    do(ReviewAdvice(done, passed=True, reviewed_on=last + timedelta(days=2)))
    draft = do(
        RecordAdvice(
            post,
            AdviceInput(
                now,
                120,
                (AdviceKind.ANSWER, AdviceKind.CONTRACT),
                people=6,
                matters=3,
                content="审查鱼塘承包合同；解答工伤问题，引导申请法律援助。",
            ),
        )
    )
    return {"post": post, "log": done, "draft": draft}


def _points(do: Do, today: date) -> dict[str, Id]:
    given = (
        ("town", "大泽镇公共法律服务工作站", PointKind.TOWN, "大泽镇文昌路1号", 112_962_000,
         22_531_000, "440705101001", "工作日 8:30–12:00，14:30–17:30", "0750-0000001"),
        ("village", "田金村公共法律服务工作室", PointKind.VILLAGE, "田金村委会一楼", 112_939_000,
         22_548_000, _TIANJIN, "每月第一个星期三", "0750-0000003"),
        ("firm", "侨都某律师事务所大泽工作室", PointKind.FIRM, "大泽镇文昌路18号", 112_964_500,
         22_529_200, "440705101001", "工作日 9:00–17:30", "0750-0000301"),
        ("park", "小泽村法治文化公园", PointKind.CULTURE, "小泽村牌坊旁", 112_987_000,
         22_514_000, _XIAOZE, "全天", ""),
    )  # fmt: skip
    found = {}
    for key, name, kind, address, lng, lat, village, hours, phone in given:
        point = PointInput(
            name=name,
            kind=kind,
            address=address,
            village=village,
            lng=lng,
            lat=lat,
            crs=Crs.GCJ02,
            hours=hours,
            phone=phone,
            services="法律咨询、法律援助申请、人民调解" if phone else "",
            accessible=key == "town",
        )
        found[key] = _shown(do, do(AddPoint(point)), today - timedelta(days=60), "到场")
    notary = PointInput(
        "新会某公证处大泽咨询点", PointKind.NOTARY, "大泽镇政务服务中心二楼", hours="每周二上午"
    )
    found["notary"] = do(AddPoint(notary))
    do(MarkPlace(_XIAOZE, 112_985_300, 22_515_600, Crs.GCJ02, "手机地图上量的"))
    return found


def _publicity(do: Do, today: date) -> dict[str, Id]:
    lecturer = do(
        AddLecturer(
            LecturerInput(
                "冯㭎仪",
                "婚姻家庭、未成年人保护",
                date(today.year - 1, 3, 1),
                date(today.year + 1, 2, 28),
                unit="新会区某中学",
                document_no="新司通〔2025〕某号",
            )
        )
    )
    fair = EventInput(
        title="民法典进乡村",
        on=today - timedelta(days=12),
        place="田金村文化楼",
        theme="民法典",
        reach=Reach.VILLAGES,
        forms=(EventForm.LECTURE, EventForm.ADVICE),
        village=_TIANJIN,
        lecturer="谭㛃明",
        planned_audience=60,
        materials="民法典读本",
    )
    held = do(PlanEvent(fair))
    do(ApproveEvent(held, fair.on - timedelta(days=5)))
    do(HoldEvent(held, fair.on, 73, Faces.NONE, 120, "村民多问宅基地、赡养。"))
    school = EventInput(
        title="开学第一课：远离校园欺凌",
        on=today + timedelta(days=3),
        place="大泽中学礼堂",
        theme="未成年人保护法",
        reach=Reach.SCHOOLS,
        forms=(EventForm.LECTURE, EventForm.MOOT),
        lecturer="冯㭎仪",
        planned_audience=300,
    )
    return {"lecturer": lecturer, "event": held, "plan": do(PlanEvent(school))}
