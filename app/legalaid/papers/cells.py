"""What every paper of legal aid may ask of a record: {slots}, groups and marks of all templates."""

from __future__ import annotations

__all__ = ["common", "common_names"]

from collections.abc import Iterator, Mapping
from datetime import timedelta

from app.clock import CHINA
from app.codes import Code
from app.legalaid.codes import (
    AidForm,
    Category,
    Entry,
    Exemption,
    FilerBasis,
    LegalStatus,
    Matter,
    MeansRoute,
    NoLimit,
    NoticeGround,
    NoticeKind,
    ReceivedBy,
    Stage,
)
from app.legalaid.papers.record import AidPaper, Party
from app.legalaid.papers.wording import (
    article_words,
    boxes,
    filled_day,
    number_or_gap,
    plain,
    text,
)
from app.papers.filling import HAND, Slots
from app.papers.model import Filled, Gap, Masked, Run, Runs
from app.papers.templates import Names
from app.papers.wording import day, filled, id_name, masked, moment, room, ticks
from app.people.idnumbers import mask_id
from app.people.messages import IdKind, Nationality, Sex
from app.people.phones import mask_phone

_GROUPS: Mapping[str, frozenset[str]] = {
    "materials": frozenset(
        {"material_no", "material", "material_copies", "material_pages", "material_on",
         "material_note"}
    ),
}  # fmt: skip
_MARKS = frozenset({"application", "notice", "minor", "filed", "urgent", "assigned", "experienced"})
_WEEK = timedelta(days=7)


def common(paper: AidPaper) -> Slots:
    """What is the same on every paper of a record."""
    runs: dict[str, Runs] = {"facts": text(paper.case.facts, "facts", "案情及理由")}
    parts = (_office(paper), _person(paper), _filer(paper), _matter(paper), _options(paper))
    for part in (*parts, _receipt(paper), _notice(paper), _aid(paper)):
        runs.update((name, (run,)) for name, run in part)
    groups = {"materials": materials_received(paper)}
    return Slots(runs, groups, frozenset(_marks(paper)))


def common_names(slots: Slots) -> Names:
    """The names any template may use."""
    return Names(frozenset({*slots.runs, *HAND}), dict(_GROUPS), _MARKS)


def _office(paper: AidPaper) -> Iterator[tuple[str, Run]]:
    yield "office", paper.office
    yield "station", paper.station
    yield "bureau", paper.bureau
    yield "centre", paper.centre
    yield "clerk", paper.clerk or Gap("经办人", "registrar", 6)
    yield "office_phone", room(12)  # no room of the program keeps it: for the hand
    waiting = f"待编号（{paper.id.hex()[-6:].upper()}）"
    yield "apply_no", Filled(paper.case.apply_no or waiting, "apply_no")


def _person(paper: AidPaper) -> Iterator[tuple[str, Run]]:
    person = paper.person
    name = person.name
    # R-P02: whoever looks over a shoulder reads 陆×; the paper names the person it is about.
    shown = Masked(name, paper.public_name, "person.name")
    yield "name", shown if paper.minor else Filled(name, "person.name")
    yield "public_name", paper.public_name
    yield "sex", Sex(person.sex).label
    yield "birth", filled_day(person.birth, "person.birth", "出生日期")
    yield "ethnicity", filled(person.ethnicity, "person.ethnicity", "民族", 4)
    yield "nationality", Nationality(person.nationality).label
    yield "id_kind", id_name(IdKind(person.id_kind))
    yield "id_no", masked(person.id_no, mask_id(person.id_no), "person.id_no", "证件号码")
    yield "phone", masked(person.phone, mask_phone(person.phone), "person.phone", "联系电话")
    yield "residence", filled(person.address, "person.address", "通讯地址", 12)
    yield "domicile", filled(person.registered_address, "person.registered_address", "户籍地", 12)
    yield "employer", Filled(person.work_unit or "无", "person.work_unit")
    yield "occupation", Filled(person.occupation or "无", "person.occupation")


def _filer(paper: AidPaper) -> Iterator[tuple[str, Run]]:
    filer = paper.filer
    person = filer.person if filer else None
    id_no, phone = (person.id_no, person.phone) if person else ("", "")
    whose, at = "代申请人的", "parties"
    yield "filer", filled(filer.name if filer else "", at, "代申请人", 6)
    relation = filer.row.relation if filer else ""
    yield "filer_relation", filled(relation, at, "代申请人与申请人的关系", 6)
    yield "filer_id_no", masked(id_no, mask_id(id_no), at, f"{whose}证件号码")
    yield "filer_phone", masked(phone, mask_phone(phone), at, f"{whose}联系电话")
    yield "filer_residence", filled(person.address if person else "", at, f"{whose}住址", 12)
    basis = FilerBasis(paper.case.filer_basis)
    law = f"（《法律援助法》{article_words(basis.article)}）" if basis.article else ""
    yield "filer_basis", f"{basis.label}{law}"


def _matter(paper: AidPaper) -> Iterator[tuple[str, Run]]:
    case = paper.case
    yield "cause", filled(case.cause, "cause", "案由", 10)
    yield "matter_plain", plain(case.matter, Matter, "matter", "申请事项", 12)
    yield "aid_form_plain", plain(case.aid_form, AidForm, "aid_form", "援助形式", 10)
    yield "legal_status_plain", plain(case.legal_status, LegalStatus, "legal_status", "法律地位")
    yield "stage_plain", plain(case.stage, Stage, "stage", "所处阶段", 8)
    yield "route_plain", plain(case.means_route, MeansRoute, "means_route", "审查路径", 10)
    yield "opponent", _opponents(paper.opponents)
    yield "forum", filled(case.forum, "forum", "办案或者争议处理机关", 12)
    yield "ground", _ground(paper)
    limit = case.limitation_on
    yield "capacity", "辩护人" if _defended(paper) else "代理人"
    yield "limitation", Filled(day(limit), "limitation_on") if limit else "没有登记"


def _defended(paper: AidPaper) -> bool:
    """Whether a lawyer defends (a suspect, an accused) or represents."""
    if paper.notice is not None and paper.noticed:
        return paper.notice.kind == NoticeKind.DEFENCE
    return paper.case.legal_status in (LegalStatus.SUSPECT, LegalStatus.ACCUSED)


def _opponents(parties: tuple[Party, ...]) -> Run:
    names = "、".join(one.name for one in parties if one.name)
    return Filled(names or "无", "parties")


def _ground(paper: AidPaper) -> Run:
    """On what the route stands (CL-23, CL-24), with its article."""
    route, code = paper.case.means_route, paper.case.route_ground
    kinds: dict[str, type[NoLimit | Exemption | NoticeGround]] = {
        MeansRoute.UNLIMITED: NoLimit,
        MeansRoute.EXEMPT: Exemption,
        MeansRoute.NOTICE: NoticeGround,
    }
    if not code or route not in kinds:
        return ""
    one = kinds[route](code)
    return Filled(f"{one.label}（{article_words(one.article)}）", "route_ground")


def _options(paper: AidPaper) -> Iterator[tuple[str, Run]]:
    case = paper.case
    yield "categories", boxes(Category, case.categories or ())
    prior = [("否", not case.prior_aid), ("是", case.prior_aid)]
    yield "prior", ticks(prior)
    for name, kind, chosen in (
        ("legal_status", LegalStatus, case.legal_status),
        ("aid_form", AidForm, case.aid_form),
        ("stage", Stage, case.stage),
    ):
        yield name, boxes(kind, (chosen,))
    named = (one for one in Matter if one is not Matter.OUTSIDE)
    yield "matter", boxes(named, (case.matter,))
    asked: tuple[Code, ...] = (MeansRoute.CHECKED, MeansRoute.UNLIMITED, MeansRoute.EXEMPT)
    yield "route", boxes(asked, (case.means_route,))


def _receipt(paper: AidPaper) -> Iterator[tuple[str, Run]]:
    received = paper.case.received_at.astimezone(CHINA)
    yield "received_at", moment(received)
    yield "received_on", day(received.date())
    later = [one.received_on for one in paper.materials if one.received_on]
    yield "received_last", day(max([received.date(), *later]))
    yield "window", ReceivedBy(paper.case.received_by).label
    yield "decide_by", filled_day(paper.decide_by, "received_at", "应作决定的日期")


def _notice(paper: AidPaper) -> Iterator[tuple[str, Run]]:
    notice = paper.notice
    yield "organ", filled(notice.organ if notice else "", "notice.organ", "通知机关", 10)
    yield "notice_no", number_or_gap(notice.doc_no if notice else "", "notice.doc_no", "通知文号")
    yield "notice_on", day(paper.case.received_at.astimezone(CHINA).date())
    kind = notice.kind if notice else ""
    yield "notice_kind", plain(kind, NoticeKind, "notice.kind", "通知种类")
    ground = notice.ground if notice else ""
    yield "notice_ground", plain(ground, NoticeGround, "notice.ground", "通知的情形", 10)
    place = notice.detention_place if notice else ""
    place = place or paper.person.address
    yield "detained", filled(place, "notice.detention_place", "羁押或者居住的地方", 10)


def _aid(paper: AidPaper) -> Iterator[tuple[str, Run]]:
    """Who handles it, by the centre's assignment."""
    one = paper.assignment
    at = "assignment"
    yield "unit", filled(one.unit if one else "", at, "承办单位", 10)
    yield "lawyer", filled(one.lawyer if one else "", at, "承办人", 6)
    yield "licence", filled(one.licence_no if one else "", at, "承办人的执业证号", 10)
    phone = one.phone if one else ""
    yield "lawyer_phone", filled(phone, at, "承办人的联系电话", 10)
    doc = one.doc_no if one else ""
    yield "assignment_no", number_or_gap(doc, at, "指派文号")
    yield "assigned_on", filled_day(one.assigned_on if one else None, at, "指派日期")
    letter = one.letter_no if one else ""
    yield "letter_no", number_or_gap(letter, "TellOrgan.letter_no", "公函文号")


def materials_received(paper: AidPaper) -> tuple[Mapping[str, Runs], ...]:
    """What was handed in, in the order of the checklist."""
    here = [one for one in paper.materials if one.received_on or one.instead]
    return tuple(
        {
            "material_no": (str(number),),
            "material": (Filled(one.name, "materials"),),
            "material_copies": (str(one.copies),),
            "material_pages": (str(one.pages) if one.pages else "",),
            "material_on": (day(one.received_on) if one.received_on else "",),
            "material_note": (one.instead or ("原件" if one.original else ""),),
        }
        for number, one in enumerate(here, 1)
    )


def _marks(paper: AidPaper) -> Iterator[str]:
    yield "notice" if Entry(paper.case.entry) is Entry.NOTICE else "application"
    if paper.minor:
        yield "minor"
    if paper.filer is not None:
        yield "filed"
    if paper.assignment is not None:
        yield "assigned"
    limit = paper.case.limitation_on
    if limit is not None and limit - paper.case.received_at.astimezone(CHINA).date() < _WEEK:
        yield "urgent"
    notice = paper.notice
    if notice is not None and notice.ground and NoticeGround(notice.ground).experienced:
        yield "experienced"
