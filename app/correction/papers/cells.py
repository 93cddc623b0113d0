"""What every paper of 社区矫正 may ask of a subject: {slots}, groups and marks of all templates."""

from __future__ import annotations

__all__ = ["common", "common_names"]

from collections.abc import Iterator, Mapping
from datetime import date

from app.codes import Code
from app.correction.codes import (
    Education,
    Employment,
    ExitHandling,
    ExitKind,
    Marital,
    Standing,
)
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import (
    blank_no,
    days_words,
    filled_day,
    id_number,
    phone,
    sentence_words,
    span_words,
    term_words,
)
from app.correction.states import Category
from app.papers.filling import HAND, Slots
from app.papers.model import Filled, Gap, Masked, Run, Runs
from app.papers.templates import Names
from app.papers.wording import day, filled, stacked
from app.people.idnumbers import mask_id
from app.people.messages import IdKind, Kin, Nationality, Sex
from app.people.phones import mask_phone
from db.tables.correction import Judgment

# Marks by which a template chooses what the law says of a category.
_CATEGORIES = {
    Category.CONTROL: "control",
    Category.SUSPENSION: "suspension",
    Category.PAROLE: "parole",
    Category.OUTSIDE: "outside",
}


def common(paper: SubjectPaper) -> Slots:
    """What is the same on every paper of a subject."""
    runs: dict[str, Runs] = {"resume": _resume(paper)}
    for part in (_office(paper), _person(paper), _profile(paper), _judgment(paper), _course(paper)):
        runs.update((name, (run,)) for name, run in part)
    return Slots(runs, _groups(paper), frozenset(_marks(paper)))


def common_names(slots: Slots) -> Names:
    """The names any template may use; of a group those of its first line, where it has one."""
    groups = {name: frozenset(rows[0]) if rows else _GROUPS[name] for name, rows in
              slots.groups.items() if name in _GROUPS}  # fmt: skip
    return Names(frozenset({*slots.runs, *HAND}), groups, _MARKS)


_GROUPS: Mapping[str, frozenset[str]] = {
    "family": frozenset({"kin", "relative", "relative_note", "relative_phone"}),
    "team": frozenset({"member", "member_sex", "standing", "member_phone", "letter"}),
    "exits": frozenset({"exit_kind", "exit_no", "exit_handling", "exit_basis"}),
    "prohibitions": frozenset({"prohibited", "prohibited_span"}),
}
_MARKS = frozenset(
    {*_CATEGORIES.values(), "minor", "female", "prohibited", "mainland", "confirmed_grade"}
)


def _office(paper: SubjectPaper) -> Iterator[tuple[str, Run]]:
    subject = paper.subject
    yield "office", paper.office
    yield "county", paper.county
    yield "county_no", blank_no()
    yield "mark", filled(paper.mark, "office.mark", "机关代字", 4)
    yield "year", str(subject.number_year or subject.notice_on.year)
    # A paper of which a subject has one takes the subject's own number: two laptops never clash.
    yield "serial", f"{subject.number:03d}" if subject.number else Gap("流水号", "subject_no", 4)
    yield "subject_no", filled(subject.subject_no, "subject_no", "对象编号", 10)
    yield "notice_on", day(subject.notice_on)
    yield "report_by", filled_day(paper.report_by, "judgment.effective_on", "应报到日期")
    yield "notice_no", filled(subject.notice_no, "notice_no", "收文文号", 10)


def _person(paper: SubjectPaper) -> Iterator[tuple[str, Run]]:
    person = paper.person
    kind = IdKind(person.id_kind)
    yield "name", Filled(person.name, "person.name")
    yield "alias", Filled(person.name_alt or "无", "person.name_alt")
    yield "sex", Sex(person.sex).label
    yield "birth", filled_day(person.birth, "person.birth", "出生日期")
    yield "ethnicity", filled(person.ethnicity, "person.ethnicity", "民族", 4)
    yield "nationality", Nationality(person.nationality).label
    yield "id_kind", kind.label
    yield "id_no", id_number(person.id_no)
    yield "phone", phone(person.phone)
    yield "residence", filled(person.address, "person.address", "居住地", 12)
    yield "domicile", filled(person.registered_address, "person.registered_address", "户籍地", 12)
    yield "employer", Filled(person.work_unit or "无", "person.work_unit")
    yield "occupation", Filled(person.occupation or "无", "person.occupation")
    guardian = paper.guardian
    name, number = (guardian.name, guardian.phone) if guardian else ("", "")
    yield "guardian", filled(name, "person.relations", "监护人", 6)
    yield "guardian_phone", phone(number, "监护人的", "person.relations")


def _profile(paper: SubjectPaper) -> Iterator[tuple[str, Run]]:
    subject = paper.subject
    yield "education", _code(subject.education, Education, "education", "文化程度")
    yield "marital", _code(subject.marital, Marital, "marital", "婚姻状况")
    yield "employment", _code(subject.employment, Employment, "employment", "就业就学情况")
    yield "political", filled(subject.political, "political", "政治面貌", 4)
    yield "three_none", "是" if subject.three_none else "否"
    yield "adult", "否" if subject.minor_regime else "是"


def _resume(paper: SubjectPaper) -> Runs:
    return stacked([(Filled(line, "resume"),) for line in paper.subject.resume or ()])


def _judgment(paper: SubjectPaper) -> Iterator[tuple[str, Run]]:
    one = paper.judgment
    category = paper.category
    yield "category", category.label if category else Gap("矫正类别", "judgment.category", 6)
    yield "organ", _of(one, "organ", "决定机关", 10)
    yield "doc_no", _of(one, "doc_no", "裁判文书号", 12)
    yield "exec_no", _of(one, "exec_no", "执行通知书号", 12)
    yield "offence", _of(one, "offence", "罪名", 6)
    for name, words in (
        ("doc_on", "裁判文书日期"),
        ("effective_on", "生效日期"),
        ("executed_on", "执行之日"),
    ):
        yield name, filled_day(getattr(one, name, None), f"judgment.{name}", words)
    sentence = sentence_words(one) if one else ""
    yield "sentence", filled(sentence, "judgment.principal", "刑罚", 12)
    start, end = (one.start_on, one.end_on) if one else (None, None)
    yield "start", filled_day(start, "judgment.start_on", "矫正开始日期")
    yield "end", filled_day(end, "judgment.end_on", "矫正期满日期")
    yield "term", span_words(start, end, "judgment.start_on", "矫正期限")
    yield "length", filled(_length(one), "judgment.start_on", "矫正期限", 6)
    yield "custody_days", str(one.custody_days) if one else Gap("羁押天数", "judgment", 4)


def _length(one: Judgment | None) -> str:
    """How long the correction lasts, as courts write it; of 假释 and 暂监 from day to day."""
    if one is None:
        return ""
    if Category(one.category) is Category.SUSPENSION:
        return term_words(one.probation_years, one.probation_months)
    if Category(one.category) is Category.CONTROL:
        return term_words(one.years, one.months, one.days)
    return days_words(one.start_on, one.end_on)


def _course(paper: SubjectPaper) -> Iterator[tuple[str, Run]]:
    subject = paper.subject
    yield "reported_on", filled_day(subject.reported_on, "reported_on", "报到日期")
    yield "accepted_on", filled_day(subject.accepted_on, "accepted_on", "接收日期")
    yield "declared_on", filled_day(subject.declared_on, "declared_on", "宣告日期")
    yield "declared_by", filled(subject.declared_by, "declared_by", "宣告人", 6)
    yield "grade", paper.grade.label if paper.grade else "未定"
    told = "；".join(f"{one.content}" for one in paper.prohibitions)
    yield "prohibition", Filled(told or "无", "prohibitions")
    spans = "；".join(f"{day(one.start_on)}至{day(one.end_on)}" for one in paper.prohibitions)
    yield "prohibition_span", Filled(spans or "无", "prohibitions")


def _groups(paper: SubjectPaper) -> dict[str, tuple[dict[str, Runs], ...]]:
    return {
        "family": tuple(
            {
                "kin": (Kin(one.kind).label,),
                "relative": (Filled(one.name, "person.relations"),),
                "relative_note": (Filled(one.note, "person.relations"),),
                "relative_phone": (_shown(one.phone, mask_phone(one.phone)),),
            }
            for one in paper.family
        ),
        "team": tuple(
            {
                "member": (Filled(one.name, "team"),),
                "member_sex": (Sex(one.sex).label,),
                "standing": (Standing(one.standing).label,),
                "member_phone": (_shown(one.phone, mask_phone(one.phone)),),
                "letter": (day(one.letter_on) if one.letter_on else "",),
            }
            for one in paper.team
        ),
        "exits": tuple(
            {
                "exit_kind": (ExitKind(one.kind).label,),
                "exit_no": (_shown(one.number, mask_id(one.number)),),
                "exit_handling": (ExitHandling(one.handling).label,),
                "exit_basis": (Filled(one.basis, "exits"),),
            }
            for one in paper.exits
        ),
        "prohibitions": tuple(
            {
                "prohibited": (Filled(one.content, "prohibitions"),),
                "prohibited_span": (_between(one.start_on, one.end_on),),
            }
            for one in paper.prohibitions
        ),
    }


def _marks(paper: SubjectPaper) -> Iterator[str]:
    if paper.category is not None:
        yield _CATEGORIES[paper.category]
    if paper.subject.minor_regime:
        yield "minor"
    if paper.person.sex == Sex.FEMALE:
        yield "female"
    if paper.prohibitions:
        yield "prohibited"
    if paper.person.nationality == Nationality.MAINLAND:
        yield "mainland"
    if paper.grade is not None:
        yield "confirmed_grade"


def _code(code: str, kind: type[Code], target: str, name: str) -> Run:
    return Filled(kind(code).label, target) if code else Gap(name, target, 4)


def _of(one: Judgment | None, field: str, name: str, width: int) -> Run:
    return filled(getattr(one, field) if one else "", f"judgment.{field}", name, width)


def _shown(number: str, cover: str) -> Run:
    """A number covered on the screen, where there is one; nobody must have it."""
    return Masked(number, cover) if number else ""


def _between(start: date, end: date) -> str:
    return f"{day(start)}至{day(end)}"
