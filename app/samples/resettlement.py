"""Sample people of 安置帮教: one from the correction that ended, and neighbours of our own."""

from __future__ import annotations

__all__ = ["neighbours"]

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from app.clock import CHINA
from app.ids import Id, named_id
from app.messages import Command
from app.resettlement.messages import (
    AddAftercare,
    AidKind,
    AskedHow,
    AssessHelpRisk,
    ContactMode,
    EndHelp,
    GiveAid,
    HandOver,
    Homecoming,
    InquiryOutcome,
    MakePlan,
    MemberInput,
    Met,
    NoteAftercare,
    NoteWay,
    Placement,
    RecordContact,
    RecordInquiry,
    RecordSituation,
    RegisterReleased,
    Risk,
    RiskSign,
    Source,
    Standing,
)
from app.samples.office import person

Do = Callable[[Command[Id]], Id]

_GROUP = (
    MemberInput("刘㛃文", Standing.OFFICE),
    MemberInput("黄㬎根", Standing.VILLAGE, "13900000911"),
)
_TOWN = "大泽镇人民政府"


def neighbours(do: Do, today: date, ended: Id | None) -> dict[str, Id]:
    """Enter them; returns their ids by sample name ("R1" …).

    Args:
        ended: the sample correction that ended by 解除 on 2026-08-30, where it was entered.
    """
    found = {}
    if ended is not None and date(2026, 9, 4) <= today:
        found["R1"] = _from_correction(named_id("released_person", ended.hex()), do)
    found["R2"] = _key_person(do, today)
    found["R3"] = _announced(do, today)
    found["R4"] = _coming_home(do, today)
    found["R5"] = _over(do, today)
    found["R6"] = _card(do, today)
    return found


def _from_correction(record: Id, do: Do) -> Id:
    day = date(2026, 9, 4)
    do(
        HandOver(
            record, day, Homecoming.REPORTED, Met.IN_PERSON, _GROUP, agreed=True, agreed_on=day
        )
    )
    do(AssessHelpRisk(record, day, Risk.LOW, note="家庭和睦，有工作，没有不良嗜好"))
    do(MakePlan(record, day, "每季度联系一次；工作上有困难的，帮着联系镇就业服务机构。"))
    do(RecordSituation(record, Placement.FLEXIBLE, day, "城乡居民养老、医疗", "自家房屋，与妻同住"))
    return record


def _key_person(do: Do, today: date) -> Id:
    home = today - timedelta(days=150)
    record = do(
        RegisterReleased(
            person("何㭎田", "1979-04-11", 961, "13900000961", "大泽镇小泽村1队2号"),
            *(Source.PRISON, "四会监狱", "盗窃罪", "有期徒刑三年"),
            data_on=home - timedelta(days=60),
            release_on=home,
            cert_no="（2026）四监释字第960号",
        )
    )
    do(
        AssessHelpRisk(
            *(record, home, Risk.MEDIUM),
            signs=(RiskSign.NO_HOME, RiskSign.NO_KIN, RiskSign.NO_WORK, RiskSign.DEBT),
            key_person=True,
            note="父母去世，老屋倒塌，没有兄弟姐妹",
        )
    )
    do(HandOver(record, home, Homecoming.FETCHED, Met.IN_PERSON, _GROUP))
    needs = "没有住处，没有收入"
    plan = "先安排暂住村委会旧校舍；申请临时救助；学焊工，联系工业园上班。"
    do(MakePlan(record, home + timedelta(days=3), plan, needs))
    relief, fen = home + timedelta(days=8), 150_000
    do(GiveAid(record, AidKind.RELIEF, relief, "镇民政办", fen, "一次性临时救助"))
    do(GiveAid(record, AidKind.TRAINING, home + timedelta(days=40), "镇就业服务机构", note="焊工"))
    for days, mode, notes in (
        (30, ContactMode.VISIT, "住下来了，村里给了一张床和煤气灶，精神还好。"),
        (61, ContactMode.TALK, "到所里说培训听得懂，想早点上班。"),
        (92, ContactMode.TELEPHONE, "开始在工业园试工，一天干八个钟头，说还吃得消。"),
        (128, ContactMode.VISIT, "转正了，工资按月发，打算把老屋收拾一下。"),
    ):
        do(RecordContact(record, _at(home + timedelta(days=days)), mode, notes))
    do(
        RecordSituation(
            record,
            Placement.EMPLOYED,
            today - timedelta(days=22),
            "职工养老、医疗",
            "暂住村委会旧校舍",
        )
    )
    return record


def _announced(do: Do, today: date) -> Id:
    return do(
        RegisterReleased(
            person("谭㷛根", "1988-09-02", 963, "", "大泽镇田金村4队6号"),
            *(Source.PRISON, "阳江监狱", "诈骗罪", "有期徒刑四年六个月"),
            data_on=today - timedelta(days=4),
        )
    )


def _coming_home(do: Do, today: date) -> Id:
    record = do(
        RegisterReleased(
            person("余㛄娣", "1991-01-19", 964, "13900000964", "大泽镇文昌路31号"),
            *(Source.DETENTION, "新会区看守所", "危险驾驶罪", "拘役三个月"),
            release_on=today - timedelta(days=36),
        )
    )
    heard = "邻居说她回过家一趟，跟姐姐去了佛山打工，电话打不通。"
    ways = (AskedHow.VISIT, AskedHow.VILLAGE)
    do(RecordInquiry(record, today - timedelta(days=6), ways, InquiryOutcome.AWAY, heard, "邻居"))
    return record


def _over(do: Do, today: date) -> Id:
    home = today.replace(year=today.year - 5) - timedelta(days=30)
    record = do(
        RegisterReleased(
            person("李𬱖成", "1970-12-25", 965, "13900000965", "大泽镇田金村1队9号"),
            *(Source.PRISON, "江门监狱", "故意伤害罪", "有期徒刑二年"),
            release_on=home,
        )
    )
    do(HandOver(record, home, Homecoming.FAMILY, Met.IN_PERSON, _GROUP))
    do(EndHelp(record, today - timedelta(days=20), "五年来在家种菜，邻里和睦，没有困难。"))
    return record


def _card(do: Do, today: date) -> Id:
    card = do(
        AddAftercare(
            person("吴㛧明", "1995-05-30", 967, "13900000967", "大泽镇小泽村3队1号"),
            _TOWN,
            ordered_on=today - timedelta(days=210),
            agreed_on=today - timedelta(days=200),
            reported_on=today - timedelta(days=200),
        )
    )
    do(
        NoteAftercare(
            card,
            _at(today - timedelta(days=33)),
            NoteWay.AFTERCARE,
            "在家里开的小店帮忙，精神不错。",
        )
    )
    return card


def _at(day: date) -> datetime:
    return datetime.combine(day, time(15, 30), CHINA)
