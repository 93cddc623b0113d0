"""Sample subjects: the seven cases of the specification, re-homed to 大泽司法所."""

from __future__ import annotations

__all__ = ["subjects"]

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.correction.messages import (
    AddMember,
    AppraiseSubject,
    Attitude,
    Category,
    Checked,
    DeclareSubject,
    Education,
    Employment,
    ExitHandling,
    ExitKind,
    FileExit,
    Grade,
    GuardianInput,
    JudgmentInput,
    KeepExitDocument,
    Marital,
    OffenceKind,
    Principal,
    ReceiveSubject,
    RecordPapers,
    RegisterSubject,
    ReleaseSubject,
    Sex,
    Standing,
    SubjectInput,
    TellEnding,
    Term,
    WritePlan,
)
from app.ids import Id
from app.messages import Command
from app.people.messages import IdKind, Nationality, PersonInput
from app.samples.reports import KEPT, reports

XINHUI = "440705"

Member = tuple[str, Sex, Standing]
_LIU: Member = ("刘㛃文", Sex.FEMALE, Standing.OFFICE)
_CHEN: Member = ("陈䶮豪", Sex.MALE, Standing.OFFICE)
_CADRE: Member = ("黄㬎根", Sex.MALE, Standing.VILLAGE)


@dataclass(frozen=True, slots=True)
class _Subject:
    """One sample: who, for what, and when each step of the main course was done."""

    key: str
    person: PersonInput
    judgment: JudgmentInput
    reported_on: date
    team: tuple[Member, ...]
    grade: Grade = Grade.GENERAL
    decision_on: date | None = None
    guardian: GuardianInput | None = None
    exit_filed_on: date | None = None
    education: Education | None = None
    marital: Marital | None = None
    employment: Employment | None = None


def subjects(do: Callable[[Command[Id]], Id], today: date) -> dict[str, Id]:
    """Enter those who had reported by today; returns their ids by sample name ("S1" …)."""
    found = {}
    for one in _SUBJECTS:
        if one.reported_on <= today:
            found[one.key] = _enter(one, do, today)
    if (first := found.get("S1")) and date(2026, 8, 30) <= today:
        _end(first, do)
    if seventh := found.get("S7"):
        do(KeepExitDocument(seventh, ExitKind.HK_MACAO_TRAVEL, "H09999901", ExitHandling.UNTOUCHED))
    return found


def _enter(one: _Subject, do: Callable[[Command[Id]], Id], today: date) -> Id:
    effective = one.judgment.effective_on
    subject = do(
        RegisterSubject(
            SubjectInput(
                person=one.person,
                area=XINHUI,
                notice_on=effective,
                judgment=one.judgment,
                decision_on=one.decision_on,
                papers_on=one.reported_on,
                guardian=one.guardian,
                education=one.education,
                marital=one.marital,
                employment=one.employment,
            )
        )
    )
    do(ReceiveSubject(subject, one.reported_on, Checked.CARD))
    do(RecordPapers(subject, one.reported_on, one.reported_on))
    for name, sex, standing in one.team:
        knows = standing in (Standing.SCHOOL, Standing.SOCIAL)
        do(
            AddMember(
                subject, name, sex, standing, one.reported_on,
                knows_minors=knows, letter_on=one.reported_on,
            )
        )  # fmt: skip
    young = one.guardian is not None
    do(
        DeclareSubject(
            subject, one.reported_on, "陈丽华",
            grade=one.grade, closed=young, guardian_present=young,
            reports_from=max(one.reported_on, today - KEPT),
        )
    )  # fmt: skip
    do(
        WritePlan(
            subject,
            one.reported_on,
            "家庭稳定，有固定住处，认罪悔罪，再犯风险较低",
            "按期报告，参加教育学习；村干部每月了解一次情况",
        )
    )
    reports(do, subject, one.key, one.reported_on, today)
    filed = one.exit_filed_on or one.reported_on
    if filed <= today:
        do(FileExit(subject, filed))
    return subject


def _end(subject: Id, do: Callable[[Command[Id]], Id]) -> None:
    day = date(2026, 8, 30)
    do(
        AppraiseSubject(
            subject,
            date(2026, 7, 31),
            "矫正期间遵守规定，按期报告，认罪悔罪",
            Attitude.ADMITS_OBEYS,
            "建议一般帮教",
        )
    )
    do(ReleaseSubject(subject, day, "新矫解证字〔2026〕第31号"))
    do(TellEnding(subject, day))


def _person(name: str, number: str, phone: int, address: str, **more: str) -> PersonInput:
    return PersonInput(
        name=name,
        id_no=number,
        phone=f"1390000000{phone}",
        address=address,
        registered_address=address,
        **more,  # type: ignore[arg-type]
    )


_SUBJECTS = (
    _Subject(
        "S1",
        _person("赵某宁", "440799199205170218", 1, "大泽镇田金村1队11号", occupation="快递员"),
        JudgmentInput(
            category=Category.SUSPENSION,
            organ="新会区人民法院",
            doc_no="（2026）粤0705刑初9001号",
            doc_on=date(2026, 2, 13),
            effective_on=date(2026, 2, 28),
            offence="危险驾驶罪",
            offence_kind=OffenceKind.PUBLIC_SAFETY,
            offence_on=date(2025, 12, 6),
            principal=Principal.DETENTION,
            sentence=Term(months=5),
            probation=Term(months=6),
            start_on=date(2026, 2, 28),
            end_on=date(2026, 8, 30),
        ),
        date(2026, 3, 6),
        (_LIU, _CADRE, ("何㛃芬", Sex.FEMALE, Standing.FAMILY)),
        education=Education.JUNIOR,
        marital=Marital.MARRIED,
        employment=Employment.EMPLOYED,
    ),
    _Subject(
        "S2",
        _person("钱某江", "440799198511030358", 2, "大泽镇小泽村2队22号"),
        JudgmentInput(
            category=Category.PAROLE,
            organ="江门市中级人民法院",
            doc_no="（2026）粤07刑更9002号",
            doc_on=date(2026, 10, 9),
            effective_on=date(2026, 10, 9),
            executed_on=date(2026, 10, 15),
            offence="抢劫罪",
            offence_kind=OffenceKind.PROPERTY,
            offence_on=date(2020, 5, 1),
            principal=Principal.IMPRISONMENT,
            sentence=Term(years=8),
            nominal_end=date(2028, 5, 15),
            start_on=date(2026, 10, 15),
            end_on=date(2028, 5, 15),
        ),
        date(2026, 10, 16),
        (_LIU, _CADRE),
        grade=Grade.STRICT,
        education=Education.PRIMARY,
        marital=Marital.DIVORCED,
        employment=Employment.UNEMPLOYED,
    ),
    _Subject(
        "S3",
        _person("孙某霞", "440799199607220425", 3, "大泽镇大泽圩33号", occupation="服务员"),
        JudgmentInput(
            category=Category.CONTROL,
            organ="蓬江区人民法院",
            doc_no="（2026）粤0703刑初9003号",
            doc_on=date(2026, 8, 20),
            effective_on=date(2026, 9, 1),
            executed_on=date(2026, 9, 1),
            offence="寻衅滋事罪",
            offence_kind=OffenceKind.PUBLIC_ORDER,
            offence_on=date(2026, 3, 15),
            principal=Principal.CONTROL,
            sentence=Term(years=1),
            custody_days=30,
            start_on=date(2026, 9, 1),
            end_on=date(2027, 7, 2),
        ),
        date(2026, 9, 8),
        (_CHEN, _CADRE, ("孙㬎明", Sex.MALE, Standing.FAMILY), _LIU),
        education=Education.SENIOR,
        marital=Marital.SINGLE,
        employment=Employment.EMPLOYED,
    ),
    _Subject(
        "S4",
        _person("李某敏", "440799199701090663", 4, "大泽镇五和村4队44号"),
        JudgmentInput(
            category=Category.OUTSIDE,
            organ="鹤山市人民法院",
            doc_no="（2026）粤0784刑初9004号",
            doc_on=date(2026, 6, 18),
            effective_on=date(2026, 6, 18),
            executed_on=date(2026, 6, 18),
            offence="诈骗罪",
            offence_kind=OffenceKind.PROPERTY,
            offence_on=date(2025, 8, 20),
            principal=Principal.IMPRISONMENT,
            sentence=Term(years=3),
            custody_days=45,
            start_on=date(2026, 6, 18),
            end_on=date(2029, 5, 3),
        ),
        date(2026, 6, 25),
        (_LIU, _CADRE),
        decision_on=date(2026, 6, 18),
        education=Education.COLLEGE,
        marital=Marital.MARRIED,
        employment=Employment.UNEMPLOYED,
    ),
    _Subject(
        "S6",
        _person("吴某轩", "440799200812240535", 6, "大泽镇沙冲村6队66号", occupation="学生"),
        JudgmentInput(
            category=Category.SUSPENSION,
            organ="开平市人民法院",
            doc_no="（2026）粤0783刑初9006号",
            doc_on=date(2026, 5, 28),
            effective_on=date(2026, 6, 11),
            offence="盗窃罪",
            offence_kind=OffenceKind.PROPERTY,
            offence_on=date(2026, 3, 2),
            principal=Principal.IMPRISONMENT,
            sentence=Term(months=10),
            probation=Term(years=1),
            start_on=date(2026, 6, 11),
            end_on=date(2027, 6, 10),
        ),
        date(2026, 6, 15),
        (_LIU, _CADRE, ("周㛃仪", Sex.FEMALE, Standing.SOCIAL)),
        guardian=GuardianInput("林㛃珍", "13900000016", "母亲"),
        education=Education.SECONDARY,
        marital=Marital.SINGLE,
        employment=Employment.STUDENT,
    ),
    _Subject(
        "S7",
        PersonInput(
            name="郑某华",
            id_kind=IdKind.HK_MACAO_PERMIT,
            id_no="H09999901",
            sex=Sex.MALE,
            birth=date(1975, 9, 9),
            phone="13900000007",
            address="大泽镇大泽圩77号",
            occupation="贸易",
            nationality=Nationality.HONG_KONG,
        ),
        JudgmentInput(
            category=Category.SUSPENSION,
            organ="江门市中级人民法院",
            doc_no="（2026）粤07刑初9007号",
            doc_on=date(2026, 4, 9),
            effective_on=date(2026, 4, 20),
            offence="走私普通货物罪",
            offence_kind=OffenceKind.ECONOMY,
            offence_on=date(2025, 1, 10),
            principal=Principal.IMPRISONMENT,
            sentence=Term(years=2),
            probation=Term(years=3),
            start_on=date(2026, 4, 20),
            end_on=date(2029, 4, 19),
        ),
        date(2026, 4, 27),
        (_CHEN, _CADRE),
        exit_filed_on=date(2026, 4, 28),
        education=Education.BACHELOR,
        marital=Marital.MARRIED,
        employment=Employment.EMPLOYED,
    ),
    _Subject(
        "S9",
        _person("冯某强", "440799199410280774", 9, "大泽镇文龙村9队99号"),
        JudgmentInput(
            category=Category.SUSPENSION,
            organ="恩平市人民法院",
            doc_no="（2025）粤0785刑初9009号",
            doc_on=date(2025, 9, 4),
            effective_on=date(2025, 9, 15),
            offence="开设赌场罪",
            offence_kind=OffenceKind.PUBLIC_ORDER,
            offence_on=date(2025, 2, 11),
            principal=Principal.IMPRISONMENT,
            sentence=Term(years=1),
            probation=Term(years=2),
            start_on=date(2025, 9, 15),
            end_on=date(2027, 9, 14),
        ),
        date(2025, 9, 22),
        (_CHEN, _CADRE),
        education=Education.SENIOR,
        marital=Marital.SINGLE,
        employment=Employment.UNEMPLOYED,
    ),
)
