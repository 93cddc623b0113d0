"""Corrects who a person is: the document, its number, sex and birth, checked as on entry."""

from __future__ import annotations

__all__ = ["correct"]

from collections.abc import Iterator

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import full_date, tr
from app.people import idnumbers, links
from app.people.discretion import seen_by
from app.people.idnumbers import IdNumber
from app.people.messages import SAME_NUMBER, IdKind, LinkPersons, RevisePerson, Sex
from app.work import Work
from db.tables.people import Person


def correct(person: Person, command: RevisePerson, work: Work) -> None:
    """Write the identity as corrected; nothing where the command says nothing of it.

    What the number says of sex and birth wins over what is known (GB 11643). Refused with the
    faults of the entry, or while another file has the number and nobody said they are one person.
    """
    if (command.id_kind, command.id_no, command.sex, command.birth) == (None, None, None, None):
        return
    kind = command.id_kind or IdKind(person.id_kind)
    typed = person.id_no if command.id_no is None else command.id_no
    if kind is IdKind.RESIDENT and not typed.strip():
        raise Refused(Fault(tr("请填身份证号；没有带证件的，证件选“其他”，以后再补"), "id_no"))
    number = idnumbers.parse(kind, typed, work.clock.today())
    if faults := [*_disagreeing(number, command), *_to_come(command, work)]:
        raise Refused(*faults)
    if (kind.value, number.normalised) != (person.id_kind, person.id_no):
        _join_others(person, number, command, work)
    person.id_kind, person.id_no = kind.value, number.normalised
    person.sex = (number.sex or command.sex or Sex(person.sex)).value
    person.birth = number.birth or command.birth or person.birth


def _disagreeing(number: IdNumber, command: RevisePerson) -> Iterator[Fault]:
    if number.sex and command.sex and number.sex is not command.sex:
        says = tr("证件号码里的性别是{sex}，与所选的不一样，请对照证件")
        yield Fault(says.format(sex=tr(number.sex.label)), "sex")
    if number.birth and command.birth and number.birth != command.birth:
        says = tr("证件号码里的出生日期是{day}，与所填的不一样，请对照证件")
        yield Fault(says.format(day=full_date(number.birth)), "birth")


def _to_come(command: RevisePerson, work: Work) -> Iterator[Fault]:
    if command.birth and command.birth > work.clock.today():
        yield Fault(tr("出生日期晚于今天，请核对"), "birth")


def _join_others(person: Person, number: IdNumber, command: RevisePerson, work: Work) -> None:
    """Files that have the number already are of the same person only if somebody says so.

    A file the reader may not know of is passed over in silence: a warning would betray it.
    """
    if not number.normalised or number.kind is IdKind.OTHER:
        return
    holders = work.session.scalars(
        select(Person)
        .where(
            Person.id_no == number.normalised,
            Person.id_kind == number.kind.value,
            Person.id != person.id,
            ~Person.voided,
        )
        .order_by(Person.id)
    ).all()
    known = seen_by(work, [one.id for one in holders])
    known -= links.same_as(work.session, [person.id])
    others = [one for one in holders if one.id in known]
    if not others:
        return
    says = tr(
        "这个号码在{name}的档案里，请先核对号码。确是同一个人的，写明理由，"
        "保存后两份档案连在一起，都不会丢"
    )
    named = tr("、").join(dict.fromkeys(one.name for one in others))
    warning = Fault(says.format(name=named), "id_no", SAME_NUMBER, blocks=False)
    reason = dict(command.reasons).get(warning.key, "").strip()
    if not reason:
        raise Refused(warning)
    for one in others:
        links.link_persons(LinkPersons(person.id, one.id, reason), work)
